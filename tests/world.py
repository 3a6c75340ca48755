"""The invented world of the tests: states, organisations and people who belong to nobody real."""

from datetime import date
from typing import Any
from uuid import UUID

from django.db.backends.postgresql.psycopg_any import DateRange

from interface import clock
from proposals import actions as acts
from proposals.models import Proposal
from proposals.reads.texts import issued_revision
from stakeholders.actors import Actor
from stakeholders.models import Accreditation, Person, Seat, Stakeholder
from workinggroups.models import CoChair, Membership, ParticipationRule, WorkingGroup

KINDS = {
    "Vailuku": "state",
    "Marlonia": "state",
    "Ostvarn": "state",
    "Kesimba": "state",
    "San Aurelio": "state",
    "Dravenia": "state",
    "Zhenlu": "state",
    "Southern Compact": "regional",
    "World Spectrum Bureau": "igo",
    "Meridian Cloud": "private",
    "Corvid Networks": "private",
    "Open Relay Foundation": "civil",
    "Access for Islands": "civil",
    "Response Teams Roundtable": "technical",
    "Institute for Open Standards": "academia",
    "Secretariat": "secretariat",
}
ALWAYS = DateRange(date(2020, 1, 1), None)

TEXT = [
    {"id": None, "kind": "title", "parent": None, "text": "Keeping hospitals out of reach"},
    {"id": None, "kind": "enacting", "parent": None, "text": "The Working Group,"},
    {
        "id": None,
        "kind": "pp",
        "parent": None,
        "text": "Recalling that care depends on systems that nobody sees,",
    },
    {
        "id": None,
        "kind": "op",
        "parent": None,
        "text": "Calls upon all States to refrain from operations against health services;",
    },
    {
        "id": None,
        "kind": "op",
        "parent": None,
        "text": "Invites companies to answer requests for help within hours.",
    },
]


def stakeholder(name: str, kind: str | None = None, *, accredited: bool = True) -> Stakeholder:
    """The stakeholder of that name, made where it is not there yet."""
    found, made = Stakeholder.objects.get_or_create(
        name=name, defaults={"kind": kind or KINDS.get(name, "civil")}
    )
    if made and accredited:
        Accreditation.objects.create(accredited=found)
    return found


def seat_of(
    name: str, role: str = "delegate", *, mandate: Any = ALWAYS, email: str | None = None
) -> Seat:
    """A seat for the stakeholder of that name, with a person of its own."""
    holder = stakeholder(name)
    email = email or f"{role}@{name.lower().replace(' ', '-')}.example"
    person = Person.objects.filter(email=email).first()
    if person is None:
        person = Person.objects.create_user(
            email, "a long pass phrase", name=f"{role.title()} of {name}"
        )
    found = Seat.objects.filter(person=person, stakeholder=holder, role=role).first()
    return found or Seat.objects.create(
        person=person, stakeholder=holder, role=role, mandate=mandate
    )


def actor_of(name: str, role: str = "delegate") -> Actor:
    return Actor.of_seat(seat_of(name, role))


def group(number: int = 4) -> WorkingGroup:
    """A group in which states decide and all others advise, as seeded groups do."""
    found, made = WorkingGroup.objects.get_or_create(
        number=number,
        defaults={
            "title": f"Group {number}",
            "mandate": "It drafts norms.",
            "symbol_part": f"WG{number}",
        },
    )
    if made:
        for kind in sorted(set(KINDS.values()) - {"secretariat"}):
            ParticipationRule.objects.create(
                group=found,
                kind=kind,
                position="decisive" if kind == "state" else "advisory",
                may_break_silence=kind == "state",
            )
    return found


def member(name: str, of: WorkingGroup) -> Membership:
    return Membership.objects.get_or_create(
        group=of, stakeholder=stakeholder(name), since=date(2020, 1, 1)
    )[0]


def cochair(of: WorkingGroup, name: str = "San Aurelio") -> Actor:
    seat = seat_of(name)
    CoChair.objects.get_or_create(group=of, seat=seat, since=date(2020, 1, 1))
    return Actor.of_seat(seat)


def draft(
    by: str = "Dravenia",
    in_group: WorkingGroup | None = None,
    *,
    document_type: str = "draft_norm",
    paragraphs: list[dict[str, Any]] | None = None,
    title: str = "Keeping hospitals out of reach",
) -> Proposal:
    return acts.create_draft(
        actor_of(by),
        in_group or group(),
        document_type=document_type,
        title=title,
        paragraphs=paragraphs or TEXT,
    )


def tabled_proposal(
    by: str = "Dravenia", in_group: WorkingGroup | None = None, **fields: Any
) -> Proposal:
    proposal = draft(by, in_group, **fields)
    acts.table_proposal(actor_of(by), proposal)
    proposal.refresh_from_db()
    return proposal


def proposal_under_negotiation(by: str = "Dravenia", **fields: Any) -> Proposal:
    proposal = tabled_proposal(by, **fields)
    acts.take_over(
        cochair(proposal.group), proposal, meeting="First meeting", held_on=clock.today()
    )
    return proposal


def paragraph_id(proposal: Proposal, label: str) -> UUID:
    """The paragraph that bears this label in the latest revision, as in "OP1"."""
    revision = issued_revision(proposal)
    return revision.rows.get(label=label).paragraph_id


def amendment(
    proposal: Proposal, by: str = "Marlonia", label: str = "OP1", new_text: str = "", **fields: Any
) -> Any:
    revision = issued_revision(proposal)
    row = revision.rows.get(label=label)
    return acts.table_amendment(
        actor_of(by),
        proposal,
        operation=fields.pop("operation", "replace"),
        base=revision,
        paragraph=row.paragraph_id,
        new_text=new_text or row.text.replace("States", "States and companies"),
        **fields,
    )


def insertion(proposal: Proposal, words: str = "Calls upon States to answer;") -> Any:
    """Marlonia moves a paragraph of its own behind the first operative one."""
    return acts.table_amendment(
        actor_of("Marlonia"),
        proposal,
        operation="insert",
        base=issued_revision(proposal),
        kind="op",
        after=paragraph_id(proposal, "OP1"),
        new_text=words,
    )


def deletion(proposal: Proposal, label: str) -> Any:
    return acts.table_amendment(
        actor_of("Marlonia"),
        proposal,
        operation="delete",
        base=issued_revision(proposal),
        paragraph=paragraph_id(proposal, label),
    )
