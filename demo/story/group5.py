"""Group 5, the technology sector: hospitals, medical devices, abuse on platforms."""

from demo.story.steps import (
    Accept,
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

HOSPITALS = TextStory(
    key="hospitals",
    group=5,
    document_type="draft_norm",
    by="Ostvarn",
    short_title="Hospitals off limits, and help within hours",
    drafted=-94,
    source="""Keeping hospitals out of reach, and helping them within hours

The Working Group,

Recalling that care depends on systems that nobody sees until they fail,

Deeply concerned that hospitals have been attacked for money, for advantage and by mistake,

Recognizing that those who can help are often companies in another country,

1. Calls upon States not to conduct or knowingly support operations against health services;

2. Calls upon all others to refrain from them as well;

3. Invites companies whose products health services use:

(a) To answer a request for help within hours, at any hour;

(b) To put patients before contracts when they do;

(c) To tell all other users what was learned;

4. Encourages States to name one office that answers at any time;

5. Invites insurers to pay for help first and to argue afterwards.
""",
    steps=(
        Invite(day=-92, accepted=("Elmark", "Vailuku", "Clinics Without Downtime", "Response Teams Roundtable", "Redwell Insurance"), waiting=("Velmaria",)),
        Table(day=-90, hour=7),
        MapOutcome(day=-89, coalition="Hospitals Off Limits", outcome=1, at="OP1"),
        MapOutcome(day=-89, minute=5, coalition="Hospitals Off Limits", outcome=2, at="OP3 (a)"),
        Say(day=-88, by="Clinics Without Downtime", key="h", text="In the spring we were called by nineteen hospitals. Eleven had a supplier who answered the same day."),
        Say(day=-88, hour=14, by="Meridian Cloud", to="h", text="We were one of the eleven. It should not depend on who is on duty."),
        Say(day=-87, by="Karstovia", at="OP1", key="kn", text="“Knowingly support” is a standard that can be applied. We can work with it."),
        Say(day=-86, by="Halvard", at="OP1", to="kn", text="We read operations as those that disrupt. Scanning for a warning is not meant?"),
        Say(day=-86, hour=12, by="Ostvarn", at="OP1", to="kn", text="It is not meant."),
        Amend(day=-84, key="depend", by="Response Teams Roundtable", at="OP1", old="against health services;", new="against health services or the systems on which they depend;", rationale="The laboratory, the pharmacy and the cable are outside the hospital.", coalition="", cosponsors=("Clinics Without Downtime",)),
        Amend(day=-83, key="within", by="Corvid Networks", at="OP3 (a)", old="within hours, at any hour;", new="within hours, at any hour, where they have been told whom to expect;", rationale="An emergency line that anybody may call is attacked first."),
        Accept(day=-78, amendment="depend"),
        Issue(day=-76, summary="OP1 covers the systems on which health services depend."),
        TakeOver(day=-59, meeting="2nd meeting of Working Group 5"),
        Take(day=-58, by=("Ostvarn", "Elmark", "Vailuku", "Kesimba", "Dravenia", "Clinics Without Downtime", "Response Teams Roundtable", "Redwell Insurance", "Batuan"), stance="support"),
        Take(day=-57, by=("Halvard", "Brennia", "Karstovia", "Meridian Cloud", "Zhenlu"), stance="accept"),
        Take(day=-57, hour=15, by=("Corvid Networks",), stance="concern", reason="OP3 (a) needs a list of who may call."),
        Take(day=-56, hour=15, by=("Velmaria", "Abenara"), stance="awaiting"),
        Amend(day=-50, key="money", by="Marlonia", at="PP2", old="for money, for advantage and by mistake", new="for money and for advantage", rationale="A mistake is not an attack."),
        Amend(day=-49, key="contracts", by="Tessel Systems", at="OP3 (b)", old="To put patients before contracts when they do;", new="To put patients before contracts when they do, without losing their rights under them;", rationale="Our engineers will help sooner if our lawyers are calm."),
        Amend(day=-48, key="office", by="Open Routing Council", at="OP4", old="one office that answers at any time;", new="one office that answers at any time, and to keep its address in a list that all can read;", rationale="We looked for eleven such offices and found four."),
        Amend(day=-47, key="insurers", by="Aldermere", at="OP5", old="to pay for help first and to argue afterwards", new="to pay for first help before cover is settled", rationale="The same thought, in words that an insurer can sign.", cosponsors=("Redwell Insurance",)),
        Amend(day=-46, key="small", by="Caravela Islands", at="OP4", operation="insert", new="Encourages States that have such an office to answer for neighbours that have none;", rationale="We have no office. We have neighbours.", invited=("Kesimba",)),
        Amend(day=-44, key="ransom", by="Dravenia", at="OP5", operation="insert", new="Invites States to consider whether payment of ransom by health services should be reported;", rationale="What is not reported is repeated."),
        Say(day=-45, by="Redwell Insurance", amendment="insurers", key="in", text="As an insurer we can sign Amd.6. We could not sign OP5 as it stands, though we liked it."),
        Say(day=-45, hour=15, by="Ostvarn", amendment="insurers", to="in", text="It is less beautiful and more likely to be paid. We are flexible."),
        Say(day=-44, by="Clinics Without Downtime", amendment="contracts", text="We have seen both: engineers who waited for a lawyer, and engineers who did not and were dismissed."),
        Say(day=-43, by="Fair Platform Workers", amendment="contracts", text="The second kind should be protected by name."),
        Say(day=-42, by="Jade River Devices", amendment="contracts", text="We support. Service agreements in twelve countries say different things about emergencies."),
        Say(day=-41, by="Response Teams Roundtable", amendment="office", text="A list exists among the teams. Making it public needs care about who is on call."),
        Say(day=-40, by="Open Routing Council", amendment="office", text="The office, not the person."),
        Say(day=-40, hour=13, by="Response Teams Roundtable", amendment="office", text="Then yes."),
        Say(day=-39, by="Vailuku", amendment="small", text="We are such a neighbour and support it."),
        Say(day=-38, by="Kesimba", amendment="small", text="Our office answers for two already. We are considering the invitation to co-sponsor."),
        Say(day=-37, by="Union of the Western Archipelagos", amendment="small", text="Five of our members would be covered by one office in the region."),
        Say(day=-36, by="Halvard", amendment="ransom", key="ran", text="Reporting yes, naming no."),
        Say(day=-35, by="Costaluna", amendment="ransom", to="ran", text="To whom is it reported? An address is missing."),
        Say(day=-34, by="Dravenia", amendment="ransom", to="ran", text="To the office of OP4. We will say so."),
        Say(day=-33, by="Marlonia", amendment="money", key="mi", text="We do not insist if others think that mistakes happen."),
        Say(day=-32, by="Ostvarn", amendment="money", to="mi", text="Ours was one. It stopped eleven operating theatres."),
        Say(day=-31, by="Marlonia", amendment="money", to="mi", text="Then we withdraw, with respect."),
        WithdrawAmendment(day=-31, hour=17, amendment="money", reason="Mistakes do happen; the delegation of Ostvarn has told the group of one."),
        Record(day=-26, amendment="office", result="agreed", meeting="3rd meeting of Working Group 5"),
        Record(day=-26, minute=10, amendment="insurers", result="agreed", meeting="3rd meeting of Working Group 5", note="Ostvarn joined."),
        Issue(day=-23, summary="OP4: the list of offices. OP5: first help is paid before cover is settled."),
        Say(day=-22, by="Redwell Insurance", text="With Rev.2 two more insurers have told us they would sign."),
        Say(day=-21, by="Corvid Networks", at="OP3 (a)", text="Our amendment stands on older words; we will rewrite it on Rev.2."),
        Say(day=-20, by="Elmark", at="OP3 (a)", text="Could the office of OP4 be the one whom companies expect?"),
        Say(day=-19, by="Corvid Networks", at="OP3 (a)", text="That would answer our concern entirely."),
        Say(day=-14, by="Velmaria", text="Our government is deciding on co-sponsorship next week."),
        Take(day=-20, hour=17, by=("Redwell Insurance", "Aldermere", "Halvard"), stance="support", at="OP5"),
        Take(day=-19, hour=17, by=("Ostvarn", "Elmark", "Clinics Without Downtime"), stance="support"),
        Take(day=-18, hour=17, by=("Vailuku", "Caravela Islands", "Union of the Western Archipelagos"), stance="support", amendment="small"),
        Take(day=-18, hour=18, by=("Halvard",), stance="concern", amendment="ransom", reason="It must not lead to the naming of those who were attacked."),
    ),
)

DEVICES = TextStory(
    key="devices",
    group=5,
    document_type="draft_norm",
    by="Elmark",
    short_title="Disclosure of flaws in medical devices",
    drafted=-40,
    source="""Disclosure of flaws in medical devices

The Working Group,

Noting that a device which keeps a person alive is used for fifteen years and its software is kept up to date for five,

Appreciating those who look for flaws in order to have them mended,

1. Invites manufacturers to disclose flaws in medical devices within ninety days of learning of them;

2. Calls upon States to protect those who report flaws in good faith;

3. Recommends that devices be kept up to date for as long as they are in use;

4. Encourages hospitals to say which devices they have.
""",
    steps=(
        Invite(day=-38, accepted=("Ostvarn", "Free Firmware Project"), declined=("Brennia",)),
        Table(day=-36),
        MapOutcome(day=-35, coalition="Hospitals Off Limits", outcome=3, at="OP1"),
        Say(day=-35, by="Kite and Harrow Semiconductors", at="OP1", key="ni", text="Ninety days from learning of them, or from having a remedy? For a chip the difference is a year."),
        Say(day=-34, by="Elmark", at="OP1", to="ni", text="From learning. A hospital can take a pump off the network while it waits."),
        Say(day=-33, by="Jade River Devices", at="OP1", to="ni", text="Only if it has another pump."),
        Amend(day=-32, key="remedy", by="Jade River Devices", at="OP1", old="within ninety days of learning of them", new="within ninety days of learning of them, and to hospitals at once", rationale="Those who can act should know first."),
        Amend(day=-31, key="ninety", by="Kite and Harrow Semiconductors", at="OP1", old="within ninety days of learning of them", new="as soon as a remedy is at hand and in any case within one hundred and eighty days", rationale="Silicon takes longer than software."),
        Amend(day=-30, key="faith", by="Halvard", at="OP2", old="in good faith", new="in good faith and without demanding payment", rationale="Some reports are invoices."),
        Amend(day=-29, key="use", by="Sindhara", at="OP3", old="for as long as they are in use", new="for a period made known at the time of sale", rationale="As long as they are in use has no end."),
        Amend(day=-28, key="inventory", by="Ostvarn", at="OP4", old="to say which devices they have", new="to keep a list of the devices they have, and States to help them do so", rationale="Nobody can say what nobody has counted."),
        Say(day=-27, by="Free Firmware Project", amendment="faith", key="pay", text="A reward offered by the manufacturer is a payment too. The words would catch those whom you invite."),
        Say(day=-26, by="Halvard", amendment="faith", to="pay", text="Demanding is meant, not accepting."),
        Say(day=-25, by="Citizens' Network Observatory", amendment="faith", to="pay", text="Then good faith already says it."),
        Say(day=-24, by="Clinics Without Downtime", amendment="remedy", text="At once, and in confidence. We can live with ninety days for everybody else."),
        Say(day=-23, by="Redwell Insurance", amendment="remedy", text="It would change what we can insure."),
        Say(day=-22, by="Response Teams Roundtable", amendment="ninety", text="One hundred and eighty days is a long time to keep a secret that others may find."),
        Say(day=-21, by="Koryava", amendment="ninety", text="For chips we see no shorter way. For software ninety is generous."),
        Say(day=-20, by="Elmark", amendment="ninety", text="Two periods, then? We would rather have that than one that is wrong twice."),
        Say(day=-19, by="Kite and Harrow Semiconductors", amendment="ninety", text="Two periods would be honest."),
        Say(day=-17, by="Brennia", amendment="use", text="A period made known at the time of sale can be compared by buyers. We prefer it."),
        Say(day=-16, by="Digital Commons Watch", amendment="use", text="A period made known can be two weeks."),
        Say(day=-15, by="Sindhara", amendment="use", text="Nobody would buy it, which is the point."),
        Say(day=-13, by="Quillaya", at="OP4", text="Our hospitals would need help to count. The amendment of Ostvarn says so."),
        Take(day=-18, by=("Elmark", "Ostvarn", "Free Firmware Project", "Clinics Without Downtime", "Response Teams Roundtable", "Costaluna"), stance="support"),
        Take(day=-17, by=("Vailuku", "Kesimba", "Redwell Insurance", "Meridian Cloud"), stance="accept"),
        Take(day=-16, by=("Kite and Harrow Semiconductors", "Jade River Devices"), stance="concern", reason="The period of OP1 does not fit hardware."),
        Take(day=-16, hour=14, by=("Sindhara", "Brennia"), stance="concern", reason="OP3 has no end."),
        Take(day=-15, hour=14, by=("Koryava",), stance="awaiting"),
    ),
)

LIAISON = TextStory(
    key="liaison",
    group=5,
    document_type="zero_draft",
    by="Valdorne",
    short_title="How companies and states speak with each other in a crisis",
    drafted=-16,
    source="""How companies and States speak with each other in a crisis

The Working Group,

Noting that in the first hours of a crisis most calls go to the wrong person,

1. Invites each company of more than [one thousand] employees to name a person whom States can call;

2. Invites each State to name a person whom companies can call;

3. Recommends that the two be introduced to each other before they need to be;

4. Encourages both to exercise once a year [under invented flags].
""",
    steps=(
        Table(day=-14),
        Say(day=-13, hour=10, by="Halcyon Social", at="OP1", text="We have such a person. Forty states have her number and six have called."),
        Say(day=-13, hour=15, by="Baobab Pay", at="OP1", text="We have three hundred employees and forty million customers. Count the second."),
        Amend(day=-11, key="count", by="Abenara", at="OP1", old="of more than one thousand employees", new="whose failure would be felt by more than one million people", rationale="Size is what would be missed."),
        Amend(day=-10, key="rest", by="Dourane", at="OP2", old="a person whom companies can call", new="a person or, where there is none, a neighbour's office whom companies can call", rationale="Our person sleeps."),
        Say(day=-9, by="Orbis Telecom", amendment="count", text="We would be caught by it and do not mind."),
        Say(day=-8, by="Meridian Cloud", amendment="count", text="Felt is hard to measure, employees are easy and wrong."),
        Say(day=-7, by="Tessel Systems", at="OP3", text="The best paragraph. Introductions cost a coffee."),
        Say(day=-6, by="Laboratory for Conflict and Code", at="OP4", text="Invented flags make people braver. Please keep the bracket open only as long as needed."),
        Say(day=-5, by="Brennia", at="OP4", text="Our bracket is not about the flags but about once a year."),
        Take(day=-6, hour=13, by=("Abenara", "Kesimba", "Orbis Telecom", "Tessel Systems"), stance="support"),
        Take(day=-5, hour=13, by=("Brennia", "Meridian Cloud", "Halcyon Social"), stance="accept"),
    ),
)

TEXTS = (HOSPITALS, DEVICES, LIAISON)
