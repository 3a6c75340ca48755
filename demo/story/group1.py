"""Group 1, lessons from the Paris Agreement: pledges and a stocktake, a chair's text, a deferral."""

from demo.story.steps import (
    Accept,
    Amend,
    Defer,
    Invite,
    Issue,
    Record,
    Say,
    Table,
    Take,
    TakeOver,
    TextStory,
    WithdrawAmendment,
)

PLEDGES = TextStory(
    key="pledges",
    group=1,
    document_type="draft_norm",
    by="Kesimba",
    short_title="Pledges, progress reports and a stocktake",
    drafted=-98,
    source="""Pledges, progress reports and a stocktake every two years

The Working Group,

Recalling that an agreement which each party fills for itself can be one that all parties keep,

Recognizing that what is promised in public is kept more often than what is promised in private,

Aware that capacities differ and that a report must not cost more than the measure it reports on,

1. Invites all stakeholders to pledge in public how they will apply the norms adopted by the forum;

2. Recommends that each pledge name:

(a) The norm and the paragraph it applies;

(b) What will be done, by when, and how others can see that it was done;

(c) The support on which it depends, where it depends on support;

3. Encourages those who have pledged to report on progress once a year, in not more than two pages;

4. Decides to hold a stocktake every two years, collective and without naming those who fell short;

5. Encourages each new pledge to go further than the one before.
""",
    steps=(
        Invite(day=-96, accepted=("Costaluna", "Elmark", "Quillaya", "Assembly for Digital Development"), waiting=("Vailuku",)),
        Table(day=-92, hour=10),
        Say(day=-91, by="Kesimba School of Diplomacy", key="a", text="The co-chairs suggest one reading by paragraph first and the stocktake last, since most views differ there."),
        Say(day=-91, hour=12, by="Costaluna", to="a", text="Agreed. We would spend the first meeting on OP2 alone."),
        Say(day=-90, by="Marlonia", at="OP1", key="who", text="All stakeholders? A company pledges to its shareholders, and a state to its citizens. Are these the same act?"),
        Say(day=-90, hour=15, by="Elmark", at="OP1", to="who", text="They are different acts with one shape. That is what made the model work elsewhere."),
        Say(day=-89, by="Digital Commons Watch", at="OP1", to="who", text="Then let the pledge say to whom it is made."),
        Amend(day=-88, key="whom", by="Digital Commons Watch", at="OP2 (a)", operation="insert", kind="sub", new="To whom it is made;", rationale="A promise has an addressee."),
        Amend(day=-87, key="support", by="Dourane", at="OP2 (c)", old="where it depends on support;", new="where it depends on support, and from whom it is sought;", rationale="Support that nobody is asked for is not given.", cosponsors=("Tolowe",)),
        Accept(day=-80, amendment="support"),
        Accept(day=-80, minute=5, amendment="whom"),
        Issue(day=-78, summary="OP2 gained an addressee, and says from whom support is sought."),
        TakeOver(day=-64, meeting="1st meeting of Working Group 1"),
        Take(day=-63, by=("Kesimba", "Costaluna", "Elmark", "Quillaya", "Dourane", "Tolowe", "Open Relay Foundation", "Kesimba School of Diplomacy"), stance="support"),
        Take(day=-62, by=("Brennia", "San Aurelio", "Batuan", "Meridian Cloud"), stance="accept"),
        Take(day=-61, by=("Karstovia",), stance="concern", reason="A stocktake without names becomes one with names in the newspapers."),
        Take(day=-61, hour=14, by=("Sindhara",), stance="awaiting"),
        Amend(day=-58, key="names", by="Elmark", at="OP4", old="without naming those who fell short", new="naming good practice", rationale="Silence about failure and about success are not the same."),
        Amend(day=-57, key="three", by="Zhenlu", at="OP4", old="every two years", new="every three years", rationale="Two reports must fit between two stocktakes."),
        Amend(day=-56, key="pages", by="Tolowe", at="OP3", old="in not more than two pages", new="in not more than two pages or five minutes of recorded speech", rationale="Writing is not everybody's first way of reporting.", cosponsors=("Voices of the Quilla",)),
        Amend(day=-55, key="ratchet", by="Karstovia", at="OP5", operation="delete", rationale="Pledges are voluntary; so is their content."),
        Amend(day=-54, key="circumstances", by="Sindhara", at="OP5", old="to go further than the one before", new="to go further than the one before in the light of national circumstances", rationale="Capacities also go down.", cosponsors=("Abenara",)),
        Amend(day=-53, key="peer", by="Laboratory for Conflict and Code", at="OP3", operation="insert", new="Invites those who report to have their reports read by two others of a different kind, who answer in writing;", rationale="A report that nobody reads improves nothing."),
        Amend(day=-52, key="helpdesk", by="Assembly for Digital Development", at="OP5", operation="insert", new="Requests the secretariat to help those who ask to write their first pledge;", rationale="The first pledge is the hard one."),
        Say(day=-52, hour=13, by="Kesimba", amendment="names", key="nm", text="We like naming good practice. We fear that a list of the good is read as a list of the others."),
        Say(day=-51, by="Elmark", amendment="names", to="nm", text="It will be, a little. That is the point of going first."),
        Say(day=-51, hour=16, by="Karstovia", amendment="names", text="We can accept the text as tabled and not this amendment."),
        Say(day=-50, by="Fair Platform Workers", amendment="names", text="Those whom a practice concerns should say whether it is good."),
        Say(day=-49, by="Brennia", amendment="three", text="Three years would let us align with our own budget cycle."),
        Say(day=-49, hour=12, by="Quillaya", amendment="three", text="Two. Memory is shorter than three years in every ministry we know."),
        Say(day=-48, by="Batuan", amendment="pages", text="A fine idea, and cheap. We support."),
        Say(day=-48, hour=10, by="Voices of the Quilla", amendment="pages", text="Most of our members report by telephone. Five minutes is generous."),
        Say(day=-47, by="Costaluna", amendment="ratchet", key="ra", text="Without OP5 the text is a noticeboard."),
        Say(day=-47, hour=11, by="Karstovia", amendment="ratchet", to="ra", text="A noticeboard is not a small thing."),
        Say(day=-46, by="San Aurelio", amendment="ratchet", to="ra", text="Would the words of Sindhara meet the concern?"),
        Say(day=-45, by="Karstovia", amendment="ratchet", to="ra", text="They come close. We will ask."),
        Say(day=-44, by="Abenara", amendment="circumstances", text="A flood takes a ministry offline for a year. The words are needed."),
        Say(day=-43, by="Meridian Cloud", amendment="peer", text="We volunteer to read two reports and to be read by anybody."),
        Say(day=-42, by="Marlonia", amendment="peer", text="By whom are the two chosen? If by the one who reports, we know the answer."),
        Say(day=-41, by="Laboratory for Conflict and Code", amendment="peer", text="By lot, among those who offered. We should have written it."),
        Say(day=-40, by="Tolowe", amendment="helpdesk", text="This is the paragraph that would make us pledge."),
        Say(day=-38, by="Response Teams Roundtable", at="OP2 (b)", text="“How others can see” is the best phrase of the text. Please nobody improve it."),
        Say(day=-37, by="Institute for Open Standards", at="OP2 (b)", text="Seconded."),
        Say(day=-36, by="Young Diplomats Online", at="PP3", text="Could PP3 become an operative paragraph? It is the only promise the small ones are given."),
        Say(day=-35, by="Costaluna", at="PP3", text="It binds better where it is: every other paragraph is read in its light."),
        Take(day=-34, by=("Elmark", "Costaluna", "Meridian Cloud"), stance="support", amendment="names"),
        Take(day=-34, hour=10, by=("Karstovia", "Zhenlu"), stance="object", amendment="names", reason="It invites comparison between states."),
        Take(day=-33, by=("Tolowe", "Dourane", "Batuan", "Voices of the Quilla"), stance="support", amendment="pages"),
        Take(day=-32, by=("Karstovia",), stance="object", at="OP5", reason="The content of a pledge is for whoever makes it."),
        Take(day=-32, hour=10, by=("Kesimba", "Costaluna", "Elmark", "Quillaya"), stance="support", at="OP5"),
        Record(day=-21, amendment="pages", result="agreed", meeting="2nd meeting of Working Group 1"),
        Record(day=-21, minute=10, amendment="three", result="not_agreed", meeting="2nd meeting of Working Group 1", note="Zhenlu can live with two years if the first stocktake is in 2029."),
        Say(day=-20, by="Kesimba", text="“Recorded speech” was agreed. Issue of the next revision waits for OP5."),
        Say(day=-9, by="Sindhara", at="OP5", text="Our capital asks us to keep the words on circumstances and to be flexible on everything else."),
        Say(day=-8, by="Costaluna", at="OP5", text="Then we are one sentence away."),
        Say(day=-4, by="Vailuku", text="We have been invited to co-sponsor and are looking at what OP2 would ask of a ministry of four."),
    ),
)

BRIDGE = TextStory(
    key="bridge",
    group=1,
    document_type="chairs_text",
    by="Kesimba",
    short_title="Working methods between sessions",
    drafted=-46,
    source="""Working methods of the working groups between their sessions

The Working Group,

Noting that most of the work is done between meetings and that most rules are about meetings,

1. Recommends that a text be open for amendment not less than fourteen days before a meeting considers it;

2. Recommends that no outcome be recorded in the absence of those who moved the amendment, unless they agreed;

3. Invites co-chairs to publish, after each meeting, one page that says what is left;

4. Encourages delegations to answer a question put to them within ten days, if only to say when they will answer.
""",
    steps=(
        Table(day=-44),
        Say(day=-43, by="Halvard", at="OP2", key="ab", text="What if the mover never comes? A text could be held for ever."),
        Say(day=-43, hour=12, by="Open Relay Foundation", at="OP2", to="ab", text="Two invitations and then on the papers, as in our own bylaws."),
        Amend(day=-41, key="twice", by="Open Relay Foundation", at="OP2", old="unless they agreed;", new="unless they agreed or have twice been invited;", rationale="Nobody should be able to hold a text by staying away."),
        Amend(day=-40, key="seven", by="Brennia", at="OP1", old="fourteen days", new="seven days", rationale="Fourteen days would have ruled out half of this year's useful amendments."),
        Amend(day=-39, key="capital", by="Dourane", at="OP1", old="fourteen days", new="twenty-one days", rationale="Our capital answers by diplomatic bag."),
        Amend(day=-38, key="night", by="Caravela Islands", at="OP3", old="one page that says what is left;", new="one page that says what is left, and the hours of the next meeting in the zones of those expected;", rationale="We have missed two meetings by a day."),
        Say(day=-38, hour=18, by="Tolowe", at="OP1", text="Fourteen was already a compromise between the two."),
        Say(day=-37, by="Batuan", at="OP1", text="What matters is that it is known in advance."),
        Say(day=-36, by="Young Diplomats Online", at="OP4", text="Ten days is fair. Saying when one will answer is the important half."),
        Say(day=-35, by="Zhenlu", at="OP4", text="Encourages is the right verb here."),
        Say(day=-30, by="Southern Compact", at="OP3", text="For eleven states with one office, the page of what is left is worth more than the minutes."),
        Take(day=-29, by=("Batuan", "Costaluna", "Tolowe", "Caravela Islands", "Southern Compact"), stance="support"),
        Take(day=-28, by=("Brennia", "Halvard", "Zhenlu"), stance="accept"),
    ),
)

FINANCE = TextStory(
    key="finance",
    group=1,
    document_type="draft_norm",
    by="Quillaya",
    short_title="Finance that follows pledges",
    drafted=-84,
    source="""Finance that follows pledges

The Working Group,

Recognizing that a pledge which depends on support is a question put to others,

1. Invites those who can to say which pledges they will support, and by how much;

2. Requests the secretariat to publish pledges without support beside support without pledges.
""",
    steps=(
        Table(day=-82),
        Say(day=-80, by="Assembly for Digital Development", at="OP2", text="We would publish our own column tomorrow."),
        Say(day=-79, by="Brennia", at="OP1", key="sum", text="By how much is the difficulty. Budgets are voted by parliaments."),
        Say(day=-78, by="Quillaya", at="OP1", to="sum", text="An order of magnitude would do."),
        Amend(day=-75, key="order", by="Quillaya Polytechnic", at="OP1", old="and by how much", new="and in what order of magnitude", rationale="Enough to plan, too little to be held to."),
        WithdrawAmendment(day=-72, amendment="order", reason="Quillaya will offer its own wording after the pledges text."),
        Defer(day=-66, reason="The group wishes to conclude the text on pledges first.", until=40),
        Say(day=-65, by="Kesimba", text="Deferred at the request of the sponsor, until the pledges text is settled."),
    ),
)

TEXTS = (PLEDGES, BRIDGE, FINANCE)
