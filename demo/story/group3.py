"""Group 3, digital technologies: agreements that can be verified, and a non-paper on games."""

from demo.story.steps import Amend, Invite, Say, Table, Take, TextStory, WithdrawAmendment

VERIFY = TextStory(
    key="verify",
    group=3,
    document_type="draft_norm",
    by="Costaluna",
    short_title="Agreements that can be verified without trusting the host",
    drafted=-52,
    source="""Agreements that can be verified without trusting the host

The Working Group,

Recalling that those who agree on a text must be certain that it is the text they agreed on,

Noting that the means to be certain are old, cheap and little used in diplomacy,

Recognizing that a record kept by one party can be doubted by all others,

1. Recommends that the texts of agreements, and the acts by which they came about, be recorded so that any change can be discovered by anybody;

2. Invites hosts of negotiations:

(a) To publish fingerprints of each version at the moment it is issued;

(b) To let participants keep copies of the record from which it can be checked;

(c) To explain how, in words that a delegate can follow;

3. Encourages the technical community to provide the tools, free of charge and open to inspection;

4. Stresses that such records shall not hold what identifies a person;

5. Requests the secretariat to report on the cost.
""",
    steps=(
        Invite(day=-50, accepted=("Dravenia", "Measurement Commons", "Elmark"), waiting=("Batuan",)),
        Table(day=-47, hour=12),
        Say(day=-46, by="Free Firmware Project", at="OP3", text="The tools exist and are free. What is missing is a page that explains them; OP2 (c) is the paragraph to keep."),
        Say(day=-46, hour=15, by="Marlonia", at="OP2 (c)", key="words", text="We will judge the text by this line: if our own delegate cannot follow it, it is not verified."),
        Say(day=-45, by="Measurement Commons", at="OP2 (c)", to="words", text="We have tried an explanation of one page on eleven delegates. Nine could check a text afterwards."),
        Say(day=-44, by="Young Diplomats Online", at="OP2 (c)", to="words", text="May we have the page?"),
        Say(day=-44, hour=13, by="Measurement Commons", at="OP2 (c)", to="words", text="Sent to the co-chairs, who may circulate it."),
        Amend(day=-42, key="anybody", by="Arhaban", at="OP1", old="by anybody", new="by those who took part", rationale="A record of a negotiation belongs to those who negotiated."),
        Amend(day=-41, key="fingerprints", by="Zhenlu", at="OP2 (a)", old="at the moment it is issued", new="within a day of its issue", rationale="Moments are hard to prove."),
        Amend(day=-40, key="copies", by="Citizens' Network Observatory", at="OP2 (b)", old="participants", new="participants and the public", rationale="A record that the public cannot check is checked by nobody in a bad year."),
        Amend(day=-39, key="inspection", by="Tessel Systems", at="OP3", old="free of charge and open to inspection", new="open to inspection", rationale="Somebody pays for maintenance."),
        Amend(
            day=-38,
            key="erase",
            by="Elmark",
            at="OP4",
            old="shall not hold what identifies a person",
            new="shall not hold what identifies a person, so that a person can be forgotten while the record stands",
            rationale="The reason belongs in the text, since it tells builders what to do.",
            cosponsors=("Costaluna", "Digital Commons Watch"),
        ),
        Amend(day=-37, key="annual", by="Brennia", at="OP5", old="on the cost", new="on the cost, once, within a year", rationale="Reports tend to repeat themselves."),
        Amend(day=-35, key="independent", by="Laboratory for Conflict and Code", at="OP4", operation="insert", new="Invites academic institutions to attempt to falsify such records, and to publish whether they succeeded;", rationale="What nobody attacked has not been tested."),
        Amend(day=-34, key="old", by="Backbone Operators' Circle", at="PP2", operation="delete", rationale="Engineers like to hear it; ministers do not."),
        Say(day=-36, by="Elmark", amendment="anybody", key="an", text="If only those who took part can check it, nobody can be told that it was checked."),
        Say(day=-35, by="Arhaban", amendment="anybody", to="an", text="Some negotiations succeed because they are not watched."),
        Say(day=-34, by="Costaluna", amendment="anybody", to="an", text="A fingerprint shows nothing of the content. Would “the fingerprints by anybody, the content by those who took part” help?"),
        Say(day=-33, by="Arhaban", amendment="anybody", to="an", text="It would help a great deal."),
        Say(day=-33, hour=11, by="Dravenia", amendment="fingerprints", text="We issue land titles this way and the moment is the easy part."),
        Say(day=-32, by="Zhenlu", amendment="fingerprints", text="Then we would like to see it shown before we withdraw."),
        Say(day=-31, by="Dravenia", amendment="fingerprints", text="Gladly. We propose an hour on Tuesday."),
        WithdrawAmendment(day=-24, amendment="fingerprints", reason="The demonstration by Dravenia answered the question."),
        Say(day=-30, by="Open Relay Foundation", amendment="inspection", key="ins", text="Free of charge is about the delegate, not about the maker. Could the text say for participants?"),
        Say(day=-29, by="Tessel Systems", amendment="inspection", to="ins", text="Free of charge for participants would be acceptable to us."),
        Say(day=-28, by="Free Firmware Project", amendment="inspection", to="ins", text="And to us."),
        Say(day=-27, by="Digital Commons Watch", amendment="erase", text="This is the first text in any group that says why. We co-sponsor."),
        Say(day=-26, by="Halcyon Social", amendment="erase", text="We have built it both ways. It is easier from the beginning than afterwards."),
        Say(day=-25, by="Koryava", amendment="independent", text="Our universities would compete for this."),
        Say(day=-24, hour=15, by="Karstovia", amendment="independent", text="With the consent of the host, we suppose."),
        Say(day=-23, by="Laboratory for Conflict and Code", amendment="independent", text="A copy is enough; the host need not be touched."),
        Say(day=-22, by="Jade River Devices", at="OP5", text="The cost is mostly in explaining. We sent figures from an audit trail of devices."),
        Say(day=-21, by="Batuan", text="We are invited to co-sponsor and would like the cost to be known first."),
        Say(day=-20, by="Costaluna", text="The secretariat's first estimate is four working days and no licence."),
        Say(day=-18, by="Velmaria", at="OP1", text="“The acts by which they came about” is wide. Does it include who spoke in a closed meeting?"),
        Say(day=-17, by="Measurement Commons", at="OP1", text="Only that an act took place. The text could say so."),
        Say(day=-16, by="Velmaria", at="OP1", text="Then we can accept."),
        Take(day=-30, by=("Costaluna", "Dravenia", "Elmark", "Measurement Commons", "Free Firmware Project", "Open Relay Foundation", "Digital Commons Watch", "Koryava"), stance="support"),
        Take(day=-29, hour=12, by=("Brennia", "Marlonia", "Tessel Systems", "Halcyon Social"), stance="accept"),
        Take(day=-28, hour=12, by=("Arhaban",), stance="concern", reason="The content of a negotiation is for those who took part."),
        Take(day=-27, hour=12, by=("Batuan", "Sindhara"), stance="awaiting"),
        Take(day=-15, by=("Velmaria",), stance="accept", at="OP1"),
        Take(day=-15, hour=12, by=("Arhaban",), stance="object", at="OP1", reason="“By anybody” would open closed negotiations."),
    ),
)

GAMES = TextStory(
    key="games",
    group=3,
    document_type="non_paper",
    by="Sindhara",
    short_title="Scenarios and games before negotiations",
    drafted=-14,
    source="""Scenarios and games before a negotiation: elements

A table-top exercise of three hours shows delegates more of each other's limits than three weeks of statements.

The groups might begin each new subject with one, played under invented flags and without a record.

What was learned could be told in one page that names nobody.
""",
    steps=(
        Table(day=-12),
        Say(day=-11, by="Laboratory for Conflict and Code", text="We have eleven exercises on the shelf and would adapt one for each group."),
        Say(day=-10, by="Tamaresh", text="Without a record is what makes it useful."),
        Say(day=-9, hour=16, by="Digital Commons Watch", text="And the one page is what makes it acceptable to those who are not invited."),
        Say(day=-8, by="Young Diplomats Online", text="We would play all eleven."),
    ),
)

OPENDATA = TextStory(
    key="opendata",
    group=3,
    document_type="draft_norm",
    by="Open Relay Foundation",
    short_title="Records of negotiations as open data",
    drafted=-3,
    source="""Records of negotiations as open data

The Working Group,

Noting that what is public is often published so that it cannot be used,

1. Encourages hosts to publish the public record of a negotiation as data, under a licence that lets anybody use it;

2. Invites them to keep its addresses unchanged.
""",
    steps=(Invite(day=-2, accepted=("Measurement Commons",), waiting=("Dravenia", "Institute for Open Standards")),),
)

TEXTS = (VERIFY, GAMES, OPENDATA)
