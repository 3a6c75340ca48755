"""Everything that has an address, each in the state in which its act can be done by somebody."""

from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import Any

from allauth.usersessions.models import UserSession
from django.db.backends.postgresql.psycopg_any import DateRange

from interface import clock
from interface.models import KeptForm
from outbox.actions import post_mail
from proposals import actions as acts
from proposals.models import Amendment, Proposal
from record.keys import StreamKey, Subject
from record.reads import stream_of
from reports.actions import Rendered, ask_for_report, deliver
from reports.compile.findings import Findings
from stakeholders.actions import accreditation, coalitions, people
from stakeholders.actions.tokens import make_token
from stakeholders.actors import Actor
from tests import world
from tests.doors.people import seatless
from threads.actions import post_comment

FAR = "01900000-0000-7000-8000-000000000000"
"""An identifier that nothing bears."""
NOTHING_FOUND: dict[str, Any] = {
    **dict.fromkeys(Findings.__dataclass_fields__, 0),
    "stages": {},
    "statuses": {},
    "unheard": [],
    "standing": None,
    "contents": [],
}


@dataclass
class Texts:
    """One text at each stage, all with the same visibility, and what hangs on them."""

    visibility: str
    mapping: Any = None

    def __post_init__(self) -> None:
        self.tabled = self._table("Tabled")
        self.first = world.amendment(self.tabled, "Marlonia")
        acts.invite_amendment_cosponsor(
            world.actor_of("Marlonia"), self.first, world.stakeholder("San Aurelio")
        )
        self.negotiation = self._take_over(self._table("Negotiated"))
        self.second = world.amendment(self.negotiation, "Marlonia")
        agreed = world.amendment(
            self.negotiation, "Marlonia", "OP2", "Invites companies to answer within minutes."
        )
        self._agree(agreed)
        self.agreed = agreed
        self.settled = self._take_over(self._table("Settled"))
        self.deferred = self._table("Deferred")
        acts.defer_proposal(self.chair, self.deferred, reason="Pending another group.")
        self.position = acts.take_position(
            world.actor_of("Marlonia"),
            self.tabled,
            stance="support",
            revision=self.tabled.revisions.get(),
        )
        self.comment = post_comment(
            world.actor_of("Dravenia"), Subject("proposal", self.tabled.pk), "A first word."
        )
        self.report = self._report()

    @property
    def chair(self) -> Actor:
        return world.cochair(world.group())

    def _table(self, title: str) -> Proposal:
        proposal = world.draft(title=f"{title}, for the {self.visibility}")
        acts.table_proposal(world.actor_of("Dravenia"), proposal, visibility=self.visibility)
        return Proposal.objects.get(pk=proposal.pk)

    def _take_over(self, proposal: Proposal) -> Proposal:
        acts.take_over(self.chair, proposal, meeting="First meeting", held_on=clock.today())
        return Proposal.objects.get(pk=proposal.pk)

    def _agree(self, amendment: Amendment) -> None:
        acts.record_outcome(
            self.chair,
            amendment,
            result="agreed",
            basis="meeting",
            meeting="Second meeting",
            basis_date=clock.today(),
        )

    def _report(self) -> Any:
        asked = ask_for_report(
            world.actor_of("Secretariat", "head"),
            world.group(),
            first_day=date(2026, 1, 1),
            last_day=date(2026, 1, 31),
            audience=self.visibility,
        )
        deliver(
            asked,
            taken_at=clock.now(),
            findings=NOTHING_FOUND,
            files=[Rendered("pdf", "report.pdf", b"%PDF-1.7")],
        )
        return asked

    @property
    def stream(self) -> Any:
        return stream_of(StreamKey("proposal", self.tabled.pk, self.visibility))  # type: ignore[arg-type]


@dataclass
class House:
    """The world of one walk; `public` and `group` are the texts of either visibility."""

    public: Texts = field(init=False)
    group: Texts = field(init=False)

    def __post_init__(self) -> None:
        group = world.group()
        for name in ("Dravenia", "Marlonia", "San Aurelio", "Open Relay Foundation"):
            world.member(name, group)
        for name in ("Kesimba", "Vailuku"):
            world.seat_of(name, "head")
        self.working_group = group
        self.public = Texts("public")
        self.group = Texts("group")
        self.draft = world.draft(title="A draft of somebody else's")
        self.non_paper = world.draft(document_type="non_paper", title="A paper without a name")
        self._seat_people()
        self._found_coalition()
        self.letter = post_mail("somebody@vailuku.example", "A letter", "Good day.")

    def _seat_people(self) -> None:
        self.leaving = world.seat_of("Dravenia", "adviser", email="leaving@dravenia.example")
        self.invitation = people.invite_delegate(
            world.actor_of("Dravenia", "head"),
            world.stakeholder("Dravenia"),
            email="coming@dravenia.example",
            name="Coming Soon",
            role="adviser",
            mandate=DateRange(clock.now().date(), None),
        )
        applicant = world.seat_of("Vailuku", "observer").person
        applicant.seats.all().delete()
        self.application = accreditation.apply_for_accreditation(
            Actor.of_person(applicant),
            organisation="Harbour Radio Society",
            kind="civil",
            function="Chair",
            statement="It keeps ships in touch.",
        )
        self.offer = people.invite_delegate(
            world.actor_of("Secretariat", "head"),
            world.stakeholder("Kesimba"),
            email=seatless().email,
            name="Nobody Yet",
            role="adviser",
            mandate=DateRange(clock.now().date(), None),
        )
        delegate = world.actor_of("Dravenia")
        assert delegate.person is not None
        self.kept = KeptForm.objects.create(
            person_id=delegate.person.pk,
            seat_key=delegate.seat_key,
            path="/kept/",
            form="a form",
            page="/home/",
            data={"words": ["half a sentence"]},
        )

    def _found_coalition(self) -> None:
        founder = world.actor_of("Dravenia", "head")
        self.coalition = coalitions.found_coalition(
            founder, name="Quiet Wards", charter="Care first.", outcomes=["Wards are left alone."]
        )
        invited = coalitions.invite_to_coalition(
            founder, self.coalition, world.stakeholder("Marlonia")
        )
        coalitions.answer_request(world.actor_of("Marlonia"), invited, accepted=True)
        self.request = coalitions.ask_to_join(world.actor_of("Kesimba"), self.coalition)
        self.outcome = self.coalition.outcomes.get()
        for texts in (self.public, self.group):
            texts.mapping = acts.map_outcome(founder, self.outcome, texts.tabled)

    @cached_property
    def token(self) -> Any:
        last_day = clock.now().date()
        return make_token(
            world.actor_of("Dravenia"), label="Archive", scope="read", last_day=last_day
        )[0]

    @cached_property
    def session(self) -> UserSession:
        """Of Dravenia's delegate, in another browser."""
        person = world.actor_of("Dravenia").person
        return UserSession.objects.create(user=person, session_key="elsewhere", ip="192.0.2.7")

    @cached_property
    def membership(self) -> Any:
        return world.member("Marlonia", self.working_group)

    @cached_property
    def chair(self) -> Any:
        return self.working_group.cochairs.get()
