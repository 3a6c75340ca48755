"""Which agreed amendments may have overtaken another one: those that touch the same place."""

from collections.abc import Iterable, Mapping
from uuid import UUID

from proposals.models import (
    Amendment,
    AmendmentVersion,
    Operation,
    Outcome,
    Proposal,
    Result,
    RevisionParagraph,
)
from proposals.reads.texts import TAKEN_IN

type Parents = Mapping[UUID, set[UUID]]


def may_overtake(amendment: Amendment) -> list[Amendment]:
    """Agreed or accepted amendments of the same paragraph, of the one above or right below it,
    or that delete or move something it stands in; insertions also meet at one place."""
    wordings = _latest_wordings(amendment.proposal)
    own = wordings.pop(amendment.pk, None)
    if own is None:
        return []
    parents = _parents(amendment.proposal, wordings.values())
    found = [
        one.amendment
        for one in wordings.values()
        if one.amendment.status in TAKEN_IN and _meet(one, own, parents)
    ]
    return sorted(found, key=lambda one: one.number)


def overtaken_by(amendment: Amendment) -> list[Amendment]:
    """Those that were not put because this one was agreed, as the record stands."""
    overtaken = Outcome.objects.standing().filter(overtaken_by=amendment)
    found = Amendment.objects.settled(Result.NOT_PUT).filter(
        pk__in=overtaken.order_by().values("amendment")
    )
    return list(found.order_by("number"))


def _latest_wordings(proposal: Proposal) -> dict[UUID, AmendmentVersion]:
    """Each amendment's last wording, with its amendment and the status of that."""
    amendments = Amendment.objects.with_status().filter(proposal=proposal).in_bulk()
    wordings = AmendmentVersion.objects.latest_wordings().filter(amendment__proposal=proposal)
    for version in wordings:
        version.amendment = amendments[version.amendment_id]
    return {version.amendment_id: version for version in wordings}


def _parents(proposal: Proposal, wordings: Iterable[AmendmentVersion]) -> Parents:
    """What each paragraph has ever stood under, in a revision or where it was to be inserted."""
    rows = RevisionParagraph.objects.filter(revision__proposal=proposal, parent__isnull=False)
    pairs = set(rows.order_by().values_list("paragraph_id", "parent_id"))
    pairs |= {(one.amendment.paragraph_id, one.parent_id) for one in wordings if one.parent_id}
    found: dict[UUID, set[UUID]] = {}
    for paragraph, parent in pairs:
        found.setdefault(paragraph, set()).add(parent)
    return found


def _meet(agreed: AmendmentVersion, other: AmendmentVersion, parents: Parents) -> bool:
    places, own = _touched(agreed), _touched(other)
    if any(a == b or _adjoin(a, b, parents) for a in places for b in own):
        return True
    if agreed.amendment.operation not in (Operation.DELETE, Operation.MOVE):
        return False
    return any(agreed.amendment.paragraph_id in _above(one, parents) for one in own)


def _touched(version: AmendmentVersion) -> set[UUID]:
    """The paragraph, and where an insertion comes in: two at one place meet there."""
    found = {version.amendment.paragraph_id}
    if version.amendment.operation == Operation.INSERT:
        found |= {place for place in (version.after_id, version.parent_id) if place}
    return found


def _adjoin(one: UUID, other: UUID, parents: Parents) -> bool:
    return one in parents.get(other, ()) or other in parents.get(one, ())


def _above(paragraph: UUID, parents: Parents) -> set[UUID]:
    found: set[UUID] = set()
    waiting = [paragraph]
    while waiting:
        for parent in parents.get(waiting.pop(), set()) - found:
            found.add(parent)
            waiting.append(parent)
    return found
