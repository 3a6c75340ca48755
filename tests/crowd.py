"""A crowded text, as large as the budgets name it, made in bulk for benchmarks and query counts."""

from dataclasses import dataclass
from itertools import cycle

from proposals.models import (
    Amendment,
    AmendmentVersion,
    Position,
    PositionSlot,
    Proposal,
    Revision,
    RevisionParagraph,
)
from proposals.reads.texts import latest_revision
from stakeholders.models import Accreditation, Person, Seat, Stakeholder
from tests import world
from threads.models import Comment

STANCES = ("support", "accept", "concern", "object", "awaiting", "abstain")
WORDS = "States shall refrain from operations against the systems on which health services depend"


@dataclass(frozen=True, slots=True)
class Size:
    paragraphs: int = 60
    amendments: int = 300
    stakeholders: int = 200
    comments: int = 1000


BUDGET = Size()
SMALL = Size(paragraphs=6, amendments=4, stakeholders=5, comments=6)


def crowded_proposal(size: Size = BUDGET, name: str = "crowd") -> Proposal:
    """A text under negotiation with that many amendments, positions and comments."""
    proposal = world.proposal_under_negotiation(paragraphs=paragraphs(size.paragraphs))
    revision = latest_revision(proposal)
    assert revision is not None
    rows = list(revision.rows.filter(kind__in=["pp", "op"]).order_by("order"))
    seats = crowd(size.stakeholders, name)
    amendments = amend(proposal, revision, rows, seats, size.amendments)
    take_positions(proposal, revision, rows, seats)
    discuss(rows, amendments, seats, size.comments)
    return proposal


def paragraphs(number: int) -> list[dict[str, str | None]]:
    """A title, an enacting line, a third of preamble, the rest operative."""
    head = world.TEXT[:2]
    preamble = number // 3
    kinds = ["pp"] * preamble + ["op"] * (number - preamble)
    return [
        *head,
        *(
            {
                "id": None,
                "kind": kind,
                "parent": None,
                "text": (
                    f"Recalling, for the {place}th time, that {WORDS.lower()},"
                    if kind == "pp"
                    else f"Calls upon all States, in matter {place}, to agree that {WORDS};"
                ),
            }
            for place, kind in enumerate(kinds, start=1)
        ),
    ]


def crowd(number: int, name: str) -> list[Seat]:
    """Accredited stakeholders of all kinds, each with a delegate."""
    kinds = cycle(["state", "state", "state", "private", "civil", "technical", "academia"])
    bodies = Stakeholder.objects.bulk_create(
        Stakeholder(name=f"{name} {place:03}", kind=next(kinds)) for place in range(number)
    )
    Accreditation.objects.bulk_create(Accreditation(accredited=body) for body in bodies)
    people = Person.objects.bulk_create(
        Person(email=f"{name}{place:03}@example.example", name=f"Delegate {place}", password="!")
        for place in range(number)
    )
    return Seat.objects.bulk_create(
        Seat(person=person, stakeholder=body, role="delegate", mandate=world.ALWAYS)
        for person, body in zip(people, bodies, strict=True)
    )


def signed(seat: Seat) -> dict[str, object]:
    return {"person_id": seat.person_id, "seat": seat, "stakeholder_id": seat.stakeholder_id}


def amend(
    proposal: Proposal,
    revision: Revision,
    rows: list[RevisionParagraph],
    seats: list[Seat],
    number: int,
) -> list[Amendment]:
    """Open amendments spread over all paragraphs, several to each."""
    words = ("recent", "grave", "repeated", "hidden", "foreign", "all such")
    pairs = [(rows[place % len(rows)], seats[place % len(seats)]) for place in range(number)]
    amendments = Amendment.objects.bulk_create(
        Amendment(
            proposal=proposal,
            number=place,
            symbol=f"{proposal.symbol}/Amd.{place}",
            operation="replace",
            paragraph_id=row.paragraph_id,
            base=revision,
            mover_id=seat.stakeholder_id,
            rationale="It says more exactly what is meant.",
            **signed(seat),
        )
        for place, (row, seat) in enumerate(pairs, start=1)
    )
    AmendmentVersion.objects.bulk_create(
        AmendmentVersion(
            amendment=amendment,
            base=revision,
            base_text=row.text,
            new_text=row.text.replace("the systems", f"the {words[place % 6]} systems"),
            **signed(seat),
        )
        for place, (amendment, (row, seat)) in enumerate(zip(amendments, pairs, strict=True))
    )
    Proposal.objects.filter(pk=proposal.pk).update(last_amendment=number)
    return amendments


def take_positions(
    proposal: Proposal, revision: Revision, rows: list[RevisionParagraph], seats: list[Seat]
) -> None:
    """Every stakeholder on the whole text and on one paragraph in five."""
    subjects = [None, *(row.paragraph_id for row in rows[::5])]
    positions = Position.objects.bulk_create(
        Position(
            proposal=proposal,
            paragraph_id=subject,
            stance=STANCES[(place + turn) % 6],
            reason="Our law says otherwise.",
            revision=revision,
            decisive=True,
            **signed(seat),
        )
        for turn, subject in enumerate(subjects)
        for place, seat in enumerate(seats)
    )
    PositionSlot.objects.bulk_create(
        PositionSlot(
            proposal=proposal,
            paragraph_id=position.paragraph_id,
            stakeholder_id=position.stakeholder_id,
            latest=position,
        )
        for position in positions
    )


def discuss(
    rows: list[RevisionParagraph], amendments: list[Amendment], seats: list[Seat], number: int
) -> None:
    """Two comments of three on paragraphs, one on amendments."""
    Comment.objects.bulk_create(
        Comment(
            subject_type="amendment" if place % 3 == 0 else "paragraph",
            subject_id=(
                amendments[place % len(amendments)].pk
                if place % 3 == 0
                else rows[place % len(rows)].paragraph_id
            ),
            body="We could live with that if the second half were said first.",
            **signed(seats[place % len(seats)]),
        )
        for place in range(number)
    )
