"""Group 4: the text on standards that carries the demonstration, and three beside it."""

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
    WithdrawAmendment,
)

STANDARDS = TextStory(
    key="standards",
    group=4,
    document_type="draft_norm",
    by="Dravenia",
    short_title="International standards free of political discrimination",
    drafted=-122,
    source="""Keeping international technical standards open, interoperable and free of political discrimination

The Working Group,

Recalling that digital infrastructure rests on standards which engineers, operators and users agreed in many institutions, and that no government, company or community could have written them alone,

Recognizing that the worth of a technical standard lies in there being one, and that divergence for reasons other than technical merit raises cost, weakens security and leaves the least connected furthest behind,

Noting with concern that contributions to standards bodies have been judged by the nationality of their authors rather than by what they propose,

Mindful that developing countries, small enterprises and civil society remain thinly represented in the rooms where standards are drafted,

1. Calls upon all participants in international standards bodies to assess contributions on technical merit, interoperability and demonstrable security;

2. Invites international standards bodies:

(a) To publish the criteria by which contributions are accepted or declined, and the reasons for each decision;

(b) To waive fees for participants from least developed countries, and in particular:

(i) To offer remote participation on equal terms, including the right to speak and to object;

(ii) To schedule meetings so that no region always bears the night hours;

3. Urges States to refrain from requiring national variants of an international standard for critical infrastructure where the international standard meets the security need;

4. Decides to keep a public register of participation in standards bodies, by country, kind and company, updated every year;

5. Requests the co-chairs to transmit the present norm to Working Groups 2 and 5 for comment before its adoption;

6. Decides to review how the norm is applied in 2028, on the basis of progress reports by those who have pledged to follow it.
""",
    steps=(
        Invite(day=-119, accepted=("Kesimba", "Elmark", "Costaluna", "Measurement Commons", "Name Registry Cooperative", "Batuan"), declined=("Halvard",)),
        Table(day=-112, hour=8),
        MapOutcome(day=-111, coalition="One Internet, One Standard", outcome=1, at="OP1"),
        MapOutcome(day=-111, minute=5, coalition="One Internet, One Standard", outcome=3, at="OP3"),
        MapOutcome(day=-108, coalition="Voices from the Edge", outcome=1, at="OP2 (b) (i)"),
        MapOutcome(day=-108, minute=5, coalition="Voices from the Edge", outcome=2, at="OP2 (b)"),
        MapOutcome(day=-108, minute=10, coalition="Voices from the Edge", outcome=3, at="OP2 (b) (ii)"),
        Say(day=-111, hour=10, by="Kesimba", key="open", text="Thank you to Dravenia for a short text. We would like OP2 to say who pays for what, because that is where good intentions stop."),
        Say(day=-111, hour=14, by="Marlonia", to="open", text="Agreed. And we should ask what happens to a standards body that does not answer an invitation."),
        Say(day=-110, hour=9, by="Open Routing Council", text="From the engineering side: please keep the word interoperability in OP1. It is the only test in the list that can be run on a bench."),
        Amend(day=-106, key="origin", by="Ostvarn", at="OP1", old="demonstrable security;", new="demonstrable security, irrespective of the origin of the contributor;", rationale="PP3 names the problem; the operative part should answer it in the same words.", cosponsors=("Elmark",)),
        Say(day=-105, hour=11, by="Zhenlu", amendment="origin", key="o1", text="We can support this. Origin was used against our engineers in two bodies this year."),
        Say(day=-105, hour=13, by="Brennia", amendment="origin", to="o1", text="We can live with it as long as demonstrable security stays in front of it."),
        Amend(day=-104, key="islands", by="Vailuku", at="OP2 (b)", old="least developed countries, and", new="least developed countries and small island developing States, and", rationale="A small island pays the same fee as a continent and sends one person.", coalition="Voices from the Edge"),
        Say(day=-103, hour=20, by="Vailuku", at="OP2 (b)", key="fee", text="Last year the fee of one body was more than our delegation's whole travel budget."),
        Say(day=-102, hour=9, by="World Spectrum Bureau", at="OP2 (b)", to="fee", text="Our own fee can be waived on request, but nobody reads the page where it says so."),
        Say(day=-102, hour=15, by="Dourane", at="OP2 (b)", to="fee", text="We did read it. The answer came after the meeting."),
        Take(day=-100, by=("Dravenia", "Kesimba", "Elmark", "Costaluna", "Ostvarn", "Open Relay Foundation", "Institute for Open Standards", "Measurement Commons"), stance="support"),
        Take(day=-99, by=("San Aurelio", "Batuan", "Velmaria", "Meridian Cloud"), stance="accept"),
        Take(day=-99, hour=12, by=("Zhenlu",), stance="concern", reason="PP3 should say whether it speaks of the past or of the present."),
        Accept(day=-92, amendment="origin", note="With thanks to Ostvarn."),
        Accept(day=-92, minute=10, amendment="islands"),
        Issue(day=-90, summary="Two amendments accepted by the sponsors: origin of contributors in OP1, small island developing States in OP2 (b)."),
        TakeOver(day=-76, meeting="2nd meeting of Working Group 4"),
        Say(day=-75, by="San Aurelio", text="The group made the text its own yesterday. From now on the co-chairs run it; the main sponsor is thanked and stays a sponsor."),
        Amend(day=-72, key="procure", by="Elmark", at="OP3", old="from requiring national variants", new="from requiring, in law or in public procurement, national variants", rationale="Requirements come more often from tenders than from laws.", cosponsors=("Kesimba", "Institute for Open Standards")),
        Amend(day=-70, key="voluntary", by="Halvard", at="OP3", old="Urges", new="Invites", rationale="The norm is voluntary and should sound so."),
        Say(day=-69, by="Elmark", amendment="voluntary", key="v1", text="Urges is already the weakest verb that still has a subject. We would not go lower."),
        Say(day=-69, hour=16, by="Halvard", amendment="voluntary", to="v1", text="Then we want the condition at the end kept as it stands. If it stays, we do not insist."),
        Say(day=-68, hour=8, by="Institute for Open Standards", amendment="procure", text="Of 41 national variants that we could date, 33 first appeared in tender documents."),
        Say(day=-67, by="Brennia", amendment="procure", key="p1", text="Public procurement is where a state may still choose. Does this touch defence?"),
        Say(day=-66, by="Elmark", amendment="procure", to="p1", text="It does not: the condition on the security need applies to procurement as well."),
        WithdrawAmendment(day=-62, amendment="voluntary", reason="The condition at the end of OP3 meets the concern."),
        Record(day=-58, amendment="procure", result="agreed", meeting="3rd meeting of Working Group 4", note="Brennia asked that the record show that defence procurement was discussed."),
        Take(day=-56, by=("Vailuku", "Abenara", "Marlonia"), stance="accept", at="OP3"),
        Issue(day=-50, summary="OP3 now covers public procurement, as agreed in the third meeting."),
        # Since Rev.2
        Say(day=-48, by="Marlonia", at="OP3", key="ci", text="“Critical infrastructure” means something different in every national law. Services people depend on is a test that everyone can apply."),
        Say(day=-48, hour=14, by="Ostvarn", at="OP3", to="ci", text="We could live with that if supply chains are named. A hospital is a service; the firmware in its pumps is not."),
        Amend(day=-46, key="services", by="Marlonia", at="OP3", old="critical infrastructure", new="essential public services", rationale="No two laws define critical infrastructure alike; everybody knows which services a town cannot do without.", cosponsors=("Abenara", "Lundwe")),
        Amend(day=-45, key="some", by="Zhenlu", at="PP3", old="that contributions", new="that some contributions", rationale="It happened in some cases; the text should not say that it always does.", cosponsors=("Arhaban",)),
        Amend(day=-44, key="chains", by="Ostvarn", at="OP3", old="critical infrastructure", new="critical infrastructure and the supply chains on which it depends", rationale="The last attack on our hospitals came through a supplier of a supplier.", cosponsors=("Corvid Networks",)),
        Say(day=-43, by="Corvid Networks", amendment="chains", text="As a supplier we would rather be named than meant."),
        Say(day=-43, hour=17, by="Koryava", amendment="chains", key="k1", text="How far down does a supply chain go? We make parts for parts."),
        Say(day=-42, by="Ostvarn", amendment="chains", to="k1", text="As far as a failure there stops the service. We can put that in an explanatory note."),
        Amend(
            day=-40,
            key="reasons",
            by="Open Relay Foundation",
            at="OP3",
            old="meets the security need;",
            new="meets the security need, and to publish the reasons for any variant they maintain;",
            rationale="A variant whose reasons are public can be argued with. One whose reasons are secret can only be copied.",
            coalition="One Internet, One Standard",
            cosponsors=("Free Firmware Project",),
        ),
        Amend(day=-39, key="reduce", by="Meridian Cloud", at="OP2 (b)", old="To waive fees", new="To reduce fees", rationale="Small bodies live on fees; a duty to waive may close them."),
        Amend(day=-38, key="teach", by="Quillaya Polytechnic", at="OP3", operation="insert", new="Encourages universities to teach the drafting of standards, and to keep open archives of how contested choices were settled;", rationale="Nobody is born knowing how a standard is written."),
        Amend(
            day=-37,
            key="aggregate",
            by="Sindhara",
            at="OP4",
            old="",
            new="Encourages standards bodies to publish, voluntarily and with regard to privacy, aggregate figures on participation;",
            rationale="A register by company and country invites the very counting of flags that PP3 regrets.",
            cosponsors=("Batuan", "Halcyon Social"),
        ),
        Amend(day=-36, key="before", by="Citizens' Network Observatory", at="OP5", old=" before its adoption", new="", rationale="Comments should be possible after adoption too."),
        Amend(day=-34, key="every", by="Kesimba", at="OP6", old="in 2028", new="every two years, for the first time in 2028", rationale="A single review is a date; a repeated one is a practice."),
        Amend(day=-30, key="wording", by="Brennia", at="PP2", operation="bracket", old="raises cost, weakens security", reason="linkage", rationale="We would like to see the study that Group 3 promised before we say so."),
        Amend(day=-28, key="drop", by="Arhaban", at="PP4", operation="delete", rationale="The operative part says it better."),
        Say(day=-35, by="Sindhara", at="OP4", key="reg", text="A public list of who sat in which meeting for which company will be used to put pressure on engineers. We cannot accept it in this form."),
        Say(day=-35, hour=12, by="Dravenia", at="OP4", to="reg", text="Nobody asks for names of people. Country, kind and company are on every badge today."),
        Say(day=-35, hour=15, by="Digital Commons Watch", at="OP4", to="reg", text="Aggregates hide the one thing worth knowing, which is whether one company has half the room."),
        Say(day=-34, by="Halcyon Social", at="OP4", text="We co-sponsor the amendment that keeps names out. Our staff have received threats after attendance lists were published."),
        Say(day=-34, hour=18, by="Elmark", at="OP4", text="Could the register name companies above a threshold, say five participants in a meeting, and no others?"),
        Say(day=-33, by="Sindhara", at="OP4", text="A threshold is worth discussing. We reserve our position until we have seen words."),
        Say(day=-29, by="Kesimba", at="OP3", key="bridge", text="Would “essential public services and their supply chains” bring the two amendments on critical infrastructure together?"),
        Say(day=-29, hour=11, by="Corvid Networks", at="OP3", to="bridge", text="That wording works for us as co-sponsor."),
        Say(day=-28, hour=9, by="Marlonia", at="OP3", to="bridge", text="We would withdraw ours in its favour if Ostvarn does the same."),
        Say(day=-28, hour=16, by="Ostvarn", at="OP3", to="bridge", text="We are asking our health ministry. Give us until the next meeting."),
        Say(day=-27, by="Brennia", at="PP2", text="We do not dispute that divergence is costly. We dispute that it has been shown to weaken security."),
        Say(day=-26, by="Measurement Commons", at="PP2", text="We have figures on both, and will send them to the co-chairs before the next informal meeting."),
        Say(day=-25, by="Zhenlu", at="PP3", text="With “some” the paragraph is a statement of fact that we can join."),
        Say(day=-25, hour=13, by="Dravenia", at="PP3", text="We can accept “some” if the paragraph stays."),
        Say(day=-24, by="Arhaban", at="PP4", text="We do not object to the substance. The preamble is long."),
        Say(day=-24, hour=15, by="Access for Islands", at="PP4", text="It is the only line of the preamble in which our members are mentioned. Please leave it."),
        Say(day=-22, by="Meridian Cloud", at="OP2 (b)", text="To be clear: we pay for others gladly. A body with four staff cannot."),
        Say(day=-22, hour=19, by="Vailuku", at="OP2 (b)", text="Then let the words say who compensates the body, and leave the waiver."),
        Say(day=-21, by="Young Diplomats Online", at="OP2 (b) (i)", text="The right to object remotely is what matters. We were heard by video in three bodies and counted in none."),
        Say(day=-20, by="Backbone Operators' Circle", at="OP2 (b) (ii)", text="Rotation works in our own meetings since we publish the table of hours two years ahead."),
        Say(day=-18, by="Citizens' Network Observatory", at="OP5", text="We withdraw nothing yet: “before its adoption” reads as if comments afterwards were unwelcome."),
        Say(day=-16, by="Open Relay Foundation", amendment="reasons", text="A variant with public reasons exists already in two states, and both were improved by the comments that came in."),
        Say(day=-16, hour=14, by="Karstovia", amendment="reasons", key="kr", text="Reasons of security cannot always be published."),
        Say(day=-15, by="Institute for Open Standards", amendment="reasons", to="kr", text="The reason can be named without the finding: the category is enough."),
        Take(day=-44, by=("Dravenia", "Elmark", "Kesimba", "Costaluna", "Open Relay Foundation", "Institute for Open Standards", "Measurement Commons", "Open Routing Council", "Batuan"), stance="support", hour=17),
        Take(day=-43, by=("San Aurelio", "Velmaria", "Marlonia", "Koryava", "Corvid Networks"), stance="accept", hour=18),
        Take(day=-42, by=("Lundwe", "Abenara"), stance="awaiting", hour=18),
        Take(day=-41, by=("Brennia",), stance="concern", reason="PP2 claims more than has been shown."),
        Take(day=-41, hour=10, by=("Zhenlu",), stance="concern", reason="PP3 generalises."),
        Take(day=-40, hour=18, by=("Sindhara",), stance="object", reason="OP4 as it stands would expose individuals. Our own amendment would answer it."),
        Take(day=-40, hour=19, by=("Halcyon Social",), stance="concern", reason="OP4 puts our staff at risk."),
        Take(day=-39, hour=19, by=("Arhaban",), stance="abstain"),
        Take(day=-33, hour=10, by=("Marlonia", "Abenara", "Lundwe", "Kesimba", "Digital Commons Watch"), stance="support", at="OP3"),
        Take(day=-33, hour=11, by=("Dravenia", "Elmark", "Costaluna", "Corvid Networks"), stance="accept", at="OP3"),
        Take(day=-32, hour=11, by=("Brennia", "Koryava"), stance="concern", at="OP3", reason="The extent of the obligation is not clear while its object is in dispute."),
        Take(day=-32, hour=12, by=("Karstovia",), stance="object", at="OP3", reason="Public procurement is a matter for each state."),
        Take(day=-31, by=("Sindhara",), stance="object", at="OP4", reason="A register by company exposes individuals."),
        Take(day=-31, hour=10, by=("Batuan", "Koryava", "Halcyon Social"), stance="concern", at="OP4", reason="Aggregate figures would serve the same purpose."),
        Take(day=-31, hour=11, by=("Dravenia", "Kesimba", "Elmark", "Digital Commons Watch", "Citizens' Network Observatory"), stance="support", at="OP4"),
        Take(day=-30, hour=14, by=("Vailuku", "Access for Islands", "Name Registry Cooperative", "Kesimba"), stance="support", at="OP2 (b)"),
        Take(day=-30, hour=15, by=("Meridian Cloud",), stance="concern", at="OP2 (b)", reason="A duty to waive may close small bodies."),
        Take(day=-27, hour=15, by=("Kesimba", "Open Relay Foundation", "Dravenia", "Measurement Commons", "Elmark"), stance="support", amendment="reasons"),
        Take(day=-27, hour=16, by=("Karstovia",), stance="object", amendment="reasons", reason="Reasons of security cannot always be published."),
        Take(day=-26, hour=16, by=("Ostvarn", "Corvid Networks", "Kesimba"), stance="support", amendment="chains"),
        Take(day=-26, hour=17, by=("Marlonia", "Abenara"), stance="support", amendment="services"),
        Record(day=-12, amendment="some", result="agreed", meeting="4th meeting of Working Group 4"),
        Record(day=-12, minute=10, amendment="drop", result="not_agreed", meeting="4th meeting of Working Group 4", note="Arhaban did not insist."),
        Say(day=-11, by="San Aurelio", text="“Some” in PP3 was agreed yesterday. OP3 and OP4 are what is left; the next informal meeting takes them in that order."),
        Say(day=-6, by="Vailuku", at="OP3", text="We could accept the words of Rev.1. We are reading what Rev.2 added with our capital."),
        Say(day=-2, hour=21, by="Kesimba", at="OP3", text="We have sent words for a bridge to both movers and hope to table it with them this week."),
    ),
)

FEES = TextStory(
    key="fees",
    group=4,
    document_type="draft_norm",
    by="Vailuku",
    short_title="Waiving fees in standards bodies",
    drafted=-165,
    source="""Waiving fees of standards bodies for those who cannot pay them

The Working Group,

Noting that a fee which one participant does not notice keeps another out,

Bearing in mind that bodies which live on fees must be able to go on living,

1. Invites standards bodies to waive fees for participants from least developed countries and small island developing States;

2. Encourages those who can to compensate the bodies that do so;

3. Requests the secretariat to publish once a year which bodies waive fees and for whom.
""",
    steps=(
        Invite(day=-162, accepted=("Caravela Islands", "Dourane", "Access for Islands")),
        Table(day=-160),
        Say(day=-158, by="Meridian Cloud", text="We would be among those who compensate, and say so now."),
        Say(day=-157, by="Open Routing Council", at="OP1", text="Our fee is already zero for the countries named; we support making it a norm."),
        Amend(day=-150, key="year", by="Open Relay Foundation", at="OP3", old="once a year", new="once a year, in the official languages,", rationale="Those who need the list read other languages than the one it is written in."),
        Accept(day=-146, amendment="year"),
        Issue(day=-145, summary="OP3: the list appears in the official languages."),
        Take(day=-144, by=("Vailuku", "Caravela Islands", "Dourane", "Kesimba", "Elmark", "Batuan", "Access for Islands", "Meridian Cloud"), stance="support"),
        Take(day=-143, by=("San Aurelio", "Brennia", "Zhenlu", "Sindhara", "Halvard"), stance="accept"),
        TakeOver(day=-140, meeting="1st meeting of Working Group 4"),
        Say(day=-138, by="Dourane", text="We will send somebody to a standards meeting for the first time because of this text."),
        Adopt(day=-130, hour=15, meeting="1st meeting of Working Group 4, resumed", place="Valdorne and remote"),
        Say(day=-129, by="San Aurelio", text="Adopted without objection. The secretariat has begun the list."),
    ),
)

VARIANTS = TextStory(
    key="variants",
    group=4,
    document_type="zero_draft",
    by="San Aurelio",
    short_title="Reasons for national variants, published and reviewed",
    drafted=-33,
    source="""Reasons for national variants of international standards, published and reviewed

The Working Group,

Acknowledging that a State may have reasons of law, language or safety to depart from an international standard,

Convinced that a reason which can be read can be answered,

1. Invites States that require a national variant of an international standard to publish its text and the reasons for it;

2. Recommends that each variant be reviewed every [three] years, and withdrawn where its reasons no longer hold;

3. Encourages standards bodies to take up the reasons published and to say within [one year] whether the standard can meet them;

4. Requests the secretariat to keep a list of the variants published.
""",
    steps=(
        Table(day=-31, hour=14),
        Say(day=-30, by="Institute for Open Standards", text="The co-chairs offer this as a start. Both numbers are in brackets because nobody has yet proposed one."),
        Amend(day=-27, key="five", by="Brennia", at="OP2", old="three years", new="five years", rationale="Three years is shorter than most procurement cycles."),
        Amend(day=-26, key="legit", by="Zhenlu", at="PP1", old="reasons of law, language or safety", new="legitimate reasons of law, language, safety or development", rationale="Development is a reason too."),
        Amend(day=-25, key="security", by="Karstovia", at="OP1", old="the reasons for it;", new="the reasons for it, except where security forbids;", rationale="Some reasons cannot be told."),
        Amend(day=-24, key="costs", by="Corvid Networks", at="OP3", operation="insert", new="Invites companies to publish what it costs them to follow a variant;", rationale="Costs are the argument that ministries of finance read."),
        Amend(day=-22, key="list", by="Measurement Commons", at="OP4", old="to keep a list of the variants published", new="to keep a public list of the variants published, in a form that programs can read", rationale="A list that cannot be counted will not be used."),
        Say(day=-24, hour=16, by="Elmark", amendment="security", key="se", text="An exception without a test becomes the rule. Who says that security forbids?"),
        Say(day=-23, by="Karstovia", amendment="security", to="se", text="The state concerned. We do not know another way."),
        Say(day=-22, by="Laboratory for Conflict and Code", amendment="security", to="se", text="A state could say how many variants it keeps without reasons. The number alone would discipline."),
        Say(day=-21, by="Sindhara", at="OP2", text="Between three and five there is four. We are flexible."),
        Say(day=-20, by="Koryava", at="OP3", text="One year is ambitious for a body that meets twice a year."),
        Take(day=-19, by=("Dravenia", "Kesimba", "Institute for Open Standards", "Open Relay Foundation"), stance="support"),
        Take(day=-18, by=("Zhenlu", "Sindhara", "Koryava", "Corvid Networks"), stance="accept"),
        Take(day=-18, hour=14, by=("Karstovia",), stance="concern", reason="OP1 leaves no room for security."),
        Take(day=-17, by=("Marlonia", "Abenara"), stance="awaiting"),
    ),
)

FIRMWARE = TextStory(
    key="firmware",
    group=4,
    document_type="non_paper",
    by="Brennia",
    short_title="Firmware in public procurement",
    drafted=-19,
    source="""Firmware in public procurement: some questions

Much of what a ministry buys contains firmware that neither the buyer nor the seller has read.

Would it help if tenders asked who can read it, who can replace it, and for how long it is kept up to date?

Could the three questions be asked in the same words everywhere?
""",
    steps=(
        Table(day=-17),
        Say(day=-16, by="Free Firmware Project", text="Yes to all three. We have a list of questions that two cities already use."),
        Say(day=-15, by="Jade River Devices", text="For how long is the easiest to answer and the hardest to keep."),
        Say(day=-13, by="Tessel Systems", text="As a seller we would welcome one set of questions instead of thirty."),
    ),
)

TEXTS = (STANDARDS, FEES, VARIANTS, FIRMWARE)
