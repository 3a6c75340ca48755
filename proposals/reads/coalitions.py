"""What coalitions want of texts and have moved in them, as far as a reader may know."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Prefetch

from proposals.citing import cited
from proposals.models import (
    Amendment,
    AmendmentStatus,
    AmendmentVersion,
    DocumentType,
    Operation,
    OutcomeMapping,
    Proposal,
    Result,
    Revision,
    RevisionParagraph,
)
from proposals.reads.amendments import open_amendments
from proposals.reads.wordings import latest_wording
from proposals.rules.attribution import attributed_to
from proposals.rules.texts import OPEN
from stakeholders.models import Coalition, Seat
from workinggroups.models import Visibility


@dataclass(frozen=True, slots=True)
class Mapped:
    """Where a preferred outcome stands in one text at this moment.

    `standing` is "whole" (mapped to the text as a whole), "in" (the paragraph stands in the latest
    revision and nothing open disputes it), "disputed" (open amendments are on it), "proposed" (an
    open amendment would insert it) or "gone" (it is not in the latest revision).
    """

    mapping: OutcomeMapping
    revision: Revision | None
    label: str
    words: str
    open_amendments: tuple[Amendment, ...]
    standing: str

    @property
    def proposal(self) -> Proposal:
        return self.mapping.proposal


def mapped_outcomes(coalition: Coalition, seat: Seat | None) -> dict[UUID, list[Mapped]]:
    """Every current mapping by the outcome's id, in five queries however many there are."""
    mappings = list(
        OutcomeMapping.objects.current()
        .filter(outcome__coalition=coalition, proposal__in=Proposal.objects.visible_to(seat))
        .select_related("proposal")
    )
    revisions = latest_revisions({mapping.proposal_id for mapping in mappings})
    paragraphs = {mapping.paragraph_id for mapping in mappings if mapping.paragraph_id}
    rows = {
        row.paragraph_id: row
        for row in RevisionParagraph.objects.filter(
            paragraph__in=paragraphs, revision__in=[one.pk for one in revisions.values()]
        )
    }
    disputes: dict[UUID, list[Amendment]] = {}
    for amendment in open_on(paragraphs):
        disputes.setdefault(amendment.paragraph_id, []).append(amendment)
    found: dict[UUID, list[Mapped]] = {}
    for mapping in mappings:
        key = mapping.paragraph_id
        open_amendments = disputes.get(key, []) if key else []
        mapped = _mapped(
            mapping,
            revisions.get(mapping.proposal_id),
            rows.get(key) if key else None,
            open_amendments,
        )
        found.setdefault(mapping.outcome_id, []).append(mapped)
    return found


def _mapped(
    mapping: OutcomeMapping,
    revision: Revision | None,
    row: RevisionParagraph | None,
    open_amendments: list[Amendment],
) -> Mapped:
    disputes = tuple(open_amendments)
    if mapping.paragraph_id is None:
        return Mapped(mapping, revision, "", "", (), "whole")
    if row is not None:
        standing = "disputed" if disputes else "in"
        return Mapped(mapping, revision, cited(row.label), row.text, disputes, standing)
    inserting = next((one for one in disputes if one.operation == Operation.INSERT), None)
    if inserting is not None:
        words = latest_words(inserting)
        return Mapped(mapping, revision, inserting.name, words, disputes, "proposed")
    return Mapped(mapping, revision, "", "", disputes, "gone")


def latest_revisions(proposals: Iterable[UUID]) -> dict[UUID, Revision]:
    """The revision issued last of each of these proposals, by the proposal's id."""
    newest = (
        Revision.objects.filter(proposal__in=set(proposals))
        .order_by("proposal_id", "-number")
        .distinct("proposal_id")
    )
    return {revision.proposal_id: revision for revision in newest}


def open_on(paragraphs: Iterable[UUID]) -> list[Amendment]:
    """Open amendments on these paragraphs, with their wordings, by number."""
    return list(
        Amendment.objects.open()
        .filter(paragraph__in=set(paragraphs))
        .prefetch_related(Prefetch("versions", AmendmentVersion.objects.order_by("number")))
        .order_by("proposal_id", "number")
    )


def latest_words(amendment: Amendment) -> str:
    """Of an amendment whose wordings were read with it."""
    return latest_wording(amendment).new_text


def coalitions_mapping_to(proposal: Proposal) -> list[Coalition]:
    """Those that have mapped an outcome to the text or to a paragraph of it."""
    current = OutcomeMapping.objects.current().filter(proposal=proposal)
    return list(Coalition.objects.filter(outcomes__mappings__in=current).distinct())


def moved_by(coalition: Coalition, seat: Seat | None) -> list[Amendment]:
    """Amendments in the coalition's name of which this seat may know so, the newest first."""
    known = Proposal.objects.visible_to(seat).filter(attributed_to(seat))
    return list(
        Amendment.objects.with_status()
        .filter(coalition=coalition, proposal__in=known)
        .select_related("proposal", "stakeholder", "inclusion__revision")
        .prefetch_related(Prefetch("versions", AmendmentVersion.objects.order_by("number")))
        .order_by("-at", "-pk")
    )


def counted(amendments: Iterable[Amendment]) -> list[tuple[str, int]]:
    """How many have each status, the commonest outcomes of a reader's interest first."""
    order = [
        Result.AGREED,
        Result.ACCEPTED,
        AmendmentStatus.OPEN,
        Result.REFERRED,
        Result.NOT_PUT,
        AmendmentStatus.WITHDRAWN,
        Result.NOT_AGREED,
    ]
    counts = Counter(amendment.status for amendment in amendments)
    return [(status, counts[status]) for status in order if counts[status]]


@dataclass(frozen=True, slots=True)
class Target:
    """A paragraph, or an open insertion, that an outcome can be mapped to."""

    paragraph: UUID
    label: str
    words: str


def targets(proposal: Proposal) -> list[Target]:
    """The paragraphs of the latest revision in order, then those that open amendments insert."""
    revision = latest_revisions([proposal.pk]).get(proposal.pk)
    rows = revision.rows.order_by("order") if revision else []
    found = [Target(row.paragraph_id, cited(row.label), row.text) for row in rows]
    inserted = (
        open_amendments(proposal)
        .filter(operation=Operation.INSERT)
        .prefetch_related(Prefetch("versions", AmendmentVersion.objects.order_by("number")))
    )
    present = {target.paragraph for target in found}
    found += [
        Target(one.paragraph_id, one.name, latest_words(one))
        for one in inserted
        if one.paragraph_id not in present
    ]
    return found


def mappable_proposals(seat: Seat | None) -> list[Proposal]:
    """Texts open for negotiation that this seat may read, group by group."""
    return list(
        Proposal.objects.visible_to(seat)
        .at_stage(*OPEN)
        .exclude(visibility=Visibility.DRAFT)
        .exclude(document_type=DocumentType.NON_PAPER)
        .select_related("group")
        .order_by("group__number", "symbol")
    )
