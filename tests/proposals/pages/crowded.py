"""A crowded text: many paragraphs, open amendments, positions and comments, written in bulk."""

from itertools import cycle, islice

from proposals.models import (
    Amendment,
    AmendmentVersion,
    Position,
    PositionSlot,
    Proposal,
    Revision,
    RevisionParagraph,
)
from stakeholders.models import Accreditation, Stakeholder
from tests import world
from threads.models import Comment

WORDS = (
    "Calls upon all States, number {n}, to refrain from operations that would harm the general "
    "availability of services on which people depend, and to answer requests for help within hours;"
)
STANCES = ["support", "accept", "awaiting", "concern", "object", "abstain"]


def crowded(paragraphs: int, amendments: int, positions: int, comments: int) -> Proposal:
    """Amendments, positions and comments are spread over the paragraphs in turn."""
    kinds = ["title", "enacting", *["op"] * paragraphs]
    rows = [
        {"id": None, "kind": kind, "parent": None, "text": WORDS.format(n=n)}
        for n, kind in enumerate(kinds)
    ]
    proposal = world.proposal_under_negotiation(paragraphs=rows)
    revision = Revision.objects.get(proposal=proposal)
    targets = [row for row in revision.rows.order_by("order") if row.kind == "op"]
    _amend(proposal, revision, list(islice(cycle(targets), amendments)))
    _position(proposal, revision, targets, positions)
    seat = world.seat_of("Kesimba")
    Comment.objects.bulk_create(
        Comment(
            subject_type="paragraph",
            subject_id=target.paragraph_id,
            body="A word on this paragraph that is neither short nor long, as words go.",
            person=seat.person,
            seat=seat,
            stakeholder=seat.stakeholder,
        )
        for target in islice(cycle(targets), comments)
    )
    return proposal


def _amend(proposal: Proposal, revision: Revision, targets: list[RevisionParagraph]) -> None:
    movers = [world.actor_of(name) for name in ("Marlonia", "Ostvarn", "Corvid Networks")]
    signed = list(islice(cycle(movers), len(targets)))
    made = Amendment.objects.bulk_create(
        Amendment(
            proposal=proposal,
            number=n,
            symbol=f"{proposal.symbol}/Amd.{n}",
            operation="replace",
            paragraph_id=target.paragraph_id,
            base=revision,
            mover=actor.stakeholder,
            **actor.signature,
        )
        for n, (target, actor) in enumerate(zip(targets, signed, strict=True), 1)
    )
    AmendmentVersion.objects.bulk_create(
        AmendmentVersion(
            amendment=amendment,
            base=revision,
            base_text=target.text,
            new_text=target.text.replace("within hours", f"within {amendment.number} days"),
            **actor.signature,
        )
        for amendment, target, actor in zip(made, targets, signed, strict=True)
    )
    Proposal.objects.filter(pk=proposal.pk).update(last_amendment=len(made))


def _position(
    proposal: Proposal, revision: Revision, targets: list[RevisionParagraph], n: int
) -> None:
    names = [f"Invented body {number} of {proposal.pk}" for number in range(n)]
    bodies = Stakeholder.objects.bulk_create(
        Stakeholder(name=name, kind=kind)
        for name, kind in zip(names, cycle(["state", "civil", "private"]), strict=False)
    )
    Accreditation.objects.bulk_create(Accreditation(accredited=body) for body in bodies)
    subjects = [None, *(target.paragraph_id for target in targets[:5])]
    taken = Position.objects.bulk_create(
        Position(
            proposal=proposal,
            paragraph_id=subject,
            stance=stance,
            revision=revision,
            decisive=False,
            stakeholder=body,
        )
        for subject in subjects
        for body, stance in zip(bodies, cycle(STANCES), strict=False)
    )
    PositionSlot.objects.bulk_create(
        PositionSlot(
            proposal=proposal,
            paragraph_id=one.paragraph_id,
            stakeholder=one.stakeholder,
            latest=one,
        )
        for one in taken
    )
