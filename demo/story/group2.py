"""Group 2, capacity building: training on equal terms, a withdrawn text, an untabled draft."""

from demo.story.steps import (
    Accept,
    Adopt,
    Amend,
    Invite,
    Issue,
    MapOutcome,
    Record,
    Say,
    Table,
    Take,
    TakeOver,
    TextStory,
    Withdraw,
)

TRAINING = TextStory(
    key="training",
    group=2,
    document_type="draft_norm",
    by="Kesimba",
    short_title="Training in cyber diplomacy on equal terms",
    drafted=-105,
    source="""Training in cyber diplomacy on equal terms

The Working Group,

Recognizing that those who write the rules of a negotiation are rarely those who need training in it,

Convinced that delegates of States and of other stakeholders learn more beside each other than apart,

1. Invites all who offer training in cyber diplomacy to open it to delegates of every kind of stakeholder;

2. Encourages hosts to offer each workshop once in person and once at a distance, with the same certificate;

3. Requests the secretariat to keep a calendar of workshops, with languages, costs and hours in several zones;

4. Invites those who were trained to train two others within two years.
""",
    steps=(
        Invite(day=-103, accepted=("Batuan", "Kesimba School of Diplomacy", "Young Diplomats Online", "Dourane"), declined=("Brennia",)),
        Table(day=-100, hour=11),
        MapOutcome(day=-99, coalition="Voices from the Edge", outcome=1, at="OP2"),
        Say(day=-99, by="Batuan", key="wel", text="We welcome the text and will host the first pair of workshops."),
        Say(day=-98, by="Voices of the Quilla", to="wel", text="In which languages?"),
        Say(day=-98, hour=14, by="Batuan", to="wel", text="English and French to begin with; we would need help for more."),
        Amend(day=-95, key="cert", by="Young Diplomats Online", at="OP2", old="with the same certificate", new="with the same certificate and the same chance to ask questions", rationale="At a distance one is often only an audience."),
        Amend(day=-94, key="peers", by="Sol y Fibra", at="OP1", old="every kind of stakeholder", new="every kind of stakeholder, small enterprises included", rationale="Trainings for industry are trainings for large industry.", cosponsors=("Baobab Pay",)),
        Accept(day=-88, amendment="cert"),
        Accept(day=-88, minute=5, amendment="peers"),
        Issue(day=-86, summary="OP1 names small enterprises; OP2 gives those at a distance the same chance to ask."),
        TakeOver(day=-70, meeting="2nd meeting of Working Group 2"),
        Take(day=-69, by=("Kesimba", "Batuan", "Dourane", "Tolowe", "Vailuku", "Lundwe", "Elmark", "Young Diplomats Online", "Kesimba School of Diplomacy"), stance="support"),
        Take(day=-68, by=("Brennia", "Valdorne", "Sindhara", "Meridian Cloud"), stance="accept"),
        Take(day=-68, hour=15, by=("Arhaban",), stance="awaiting"),
        Amend(day=-60, key="two", by="Valdorne", at="OP4", old="two others within two years", new="others", rationale="We cannot count what we cannot check."),
        Amend(day=-59, key="languages", by="Voices of the Quilla", at="OP3", old="with languages, costs", new="with languages of teaching and of interpretation, costs", rationale="A workshop in English with interpretation is another workshop."),
        Amend(day=-58, key="costs", by="Access for Islands", at="OP2", operation="insert", new="Recommends that those who travel more than a day be offered the distance workshop without asking;", rationale="Nobody should have to explain an ocean."),
        Amend(day=-57, key="gender", by="Elmark", at="OP1", old="to delegates of every kind of stakeholder, small enterprises included;", new="to delegates of every kind of stakeholder, small enterprises included, and to publish who took part by kind, region and sex;", rationale="What is counted is noticed."),
        Amend(day=-55, key="quality", by="Aldermere Centre for Cyber Policy", at="OP4", operation="insert", new="Invites hosts to publish what participants thought of each workshop;", rationale="Twelve workshops were held last year and nobody knows which were good."),
        Say(day=-56, by="Kesimba School of Diplomacy", amendment="two", key="tw", text="Two was chosen because two is enough for the number to grow."),
        Say(day=-55, by="Valdorne", amendment="two", to="tw", text="We see the arithmetic. We would not like to see the register."),
        Say(day=-54, by="Batuan", amendment="two", to="tw", text="“At least one” might be the middle."),
        Say(day=-53, by="Dourane", amendment="costs", text="It takes three flights. The distance workshop is the workshop."),
        Say(day=-52, by="Vailuku", amendment="costs", text="We support, with the request that it not become a reason to stop inviting us."),
        Say(day=-51, by="Access for Islands", amendment="costs", text="Offered is the word; nobody is sent home."),
        Say(day=-50, by="Arhaban", amendment="gender", key="ge", text="Kind and region, yes. For the rest we await instructions."),
        Say(day=-49, by="Elmark", amendment="gender", to="ge", text="We can wait two weeks."),
        Say(day=-48, by="Fair Platform Workers", amendment="gender", text="By kind of employment too, if anything is counted."),
        Say(day=-47, by="Meridian Cloud", amendment="quality", text="Publish ours first. We would rather know."),
        Say(day=-46, by="Quillaya Polytechnic", amendment="quality", text="Anonymously, or the answers will all be kind."),
        Say(day=-40, by="Nyarumba", at="OP3", text="Costs should include connectivity. A video workshop uses a month of data in some districts."),
        Say(day=-39, by="Orbis Telecom", at="OP3", text="We would exempt workshops on the calendar from data charges in our nine countries."),
        Say(day=-39, hour=13, by="Nyarumba", at="OP3", text="Please put that in a pledge."),
        Say(day=-38, by="Orbis Telecom", at="OP3", text="As soon as there is a form for it."),
        Take(day=-37, by=("Voices of the Quilla", "Quillaya", "Kesimba", "Batuan"), stance="support", amendment="languages"),
        Take(day=-36, by=("Vailuku", "Dourane", "Caravela Islands", "Tolowe"), stance="support", amendment="costs"),
        Take(day=-36, hour=13, by=("Arhaban",), stance="concern", amendment="gender", reason="The last of the three categories is not ours to publish."),
        Record(day=-24, amendment="languages", result="agreed", meeting="3rd meeting of Working Group 2"),
        Say(day=-23, by="Batuan", text="Four amendments are left, two of them with their movers' offer to talk. The informal meeting is on Thursday."),
        Say(day=-10, by="Young Diplomats Online", at="OP4", text="“At least one other within two years” has been put to both sides."),
        Say(day=-9, by="Valdorne", at="OP4", text="We have it and are sympathetic."),
    ),
)

HOURS = TextStory(
    key="hours",
    group=2,
    document_type="zero_draft",
    by="Batuan",
    short_title="Meeting hours that rotate",
    drafted=-170,
    source="""Meeting hours that rotate

The Working Group,

Observing that one region has had every night session of the past year,

1. Decides to rotate the hours of its meetings among three bands of eight hours;

2. Requests the secretariat to publish the table of hours for the whole year in January.
""",
    steps=(
        Table(day=-168),
        Say(day=-167, by="Vailuku", text="We have been the region in question."),
        Say(day=-166, by="Valdorne", text="We can host at any hour. Interpreters may see it differently."),
        Amend(day=-160, key="break", by="Caravela Islands", at="OP1", old="among three bands of eight hours;", new="among three bands of eight hours, and to meet for not more than three hours at a time;", rationale="Three hours at night are long."),
        TakeOver(day=-152, meeting="1st meeting of Working Group 2"),
        Record(day=-152, hour=11, amendment="break", result="agreed", meeting="1st meeting of Working Group 2"),
        Issue(day=-150, summary="OP1 limits meetings to three hours."),
        Take(day=-149, by=("Vailuku", "Caravela Islands", "Batuan", "Koryava", "Access for Islands"), stance="support"),
        Take(day=-148, by=("Valdorne", "Brennia", "Elmark", "Marlonia"), stance="accept"),
        Adopt(day=-140, hour=6, meeting="1st meeting of Working Group 2, resumed", place="Remote"),
        Say(day=-139, by="Batuan", text="Adopted at six in the morning, in the first meeting held in the second band."),
    ),
)

EXAM = TextStory(
    key="exam",
    group=2,
    document_type="draft_norm",
    by="Aldermere",
    short_title="A common examination for cyber diplomats",
    drafted=-75,
    source="""A common examination for cyber diplomats

The Working Group,

Considering that certificates are many and little known,

1. Recommends a common examination for those who wish to show what they have learned;

2. Invites universities to prepare it.
""",
    steps=(
        Table(day=-73),
        Say(day=-72, by="Kesimba School of Diplomacy", key="ex", text="An examination in which language, and who may fail it?"),
        Say(day=-72, hour=14, by="Aldermere", to="ex", text="We had hoped that the universities would tell us."),
        Say(day=-71, by="Marlonia", at="OP1", text="Diplomats are sent by their states. Nobody examines a mandate."),
        Say(day=-70, by="Quillaya Polytechnic", at="OP2", text="We would prepare material gladly, and marks with less joy."),
        Take(day=-69, by=("Marlonia", "Zhenlu"), stance="object", reason="Whom a state sends is its own affair."),
        Take(day=-69, hour=13, by=("Kesimba", "Batuan"), stance="concern", reason="It would favour those who are examined in their own language."),
        Withdraw(day=-60, reason="The aim is better served by the text on training, which we now support."),
        Say(day=-59, by="Kesimba", text="With thanks to Aldermere for the way in which this was done."),
    ),
)

LIBRARY = TextStory(
    key="library",
    group=2,
    document_type="draft_norm",
    by="Vailuku",
    short_title="A library of negotiated words",
    drafted=-5,
    source="""A library of words that were agreed before

The Working Group,

Noting that small delegations spend much of their time looking for words that others have already agreed,

1. Requests the secretariat to publish, by subject and in the official languages, the words agreed in the forum so far;

2. Invites delegations to say where they have used them.
""",
    steps=(Invite(day=-4, accepted=("Access for Islands",), waiting=("Kesimba", "Open Relay Foundation")),),
)

TEXTS = (TRAINING, HOURS, EXAM, LIBRARY)
