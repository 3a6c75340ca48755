"""Texts as they stood: stage, revisions, paragraphs, sponsors."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple
from uuid import UUID

from proposals import text as engine
from proposals.models import Adoption as AdoptionAct
from proposals.models import (
    CoSponsorAct,
    Deferral,
    Outcome,
    Proposal,
    ProposalParticipation,
    Revision,
    RevisionParagraph,
    SponsorAct,
    Stage,
    on_earlier_draft,
)
from proposals.reads.adopting import is_issued_after
from proposals.reads.objections import told
from proposals.reads.releasing import released_by
from reports.compile.contents import KINDS, Adoption, Paragraph, TakeOver
from reports.compile.reading.scope import Scope, stamp
from workinggroups.models import PositionWeight


@dataclass(frozen=True, slots=True)
class Issued:
    """The revisions of one text issued by the end; the last one's paragraphs as it prints them."""

    revisions: tuple[Revision, ...]
    text: tuple[engine.Paragraph, ...]
    paragraphs: tuple[Paragraph, ...]

    @property
    def latest(self) -> Revision | None:
        return self.revisions[-1] if self.revisions else None

    @property
    def labels(self) -> dict[UUID, str]:
        return {UUID(paragraph.id): paragraph.label for paragraph in self.paragraphs}


def issued(scope: Scope, proposals: Sequence[Proposal]) -> dict[UUID, Issued]:
    """By proposal, in two queries."""
    revisions: dict[UUID, list[Revision]] = {proposal.pk: [] for proposal in proposals}
    found = Revision.objects.filter(proposal__in=revisions, at__lt=scope.end)
    for revision in found.order_by("proposal_id", "number"):
        revisions[revision.proposal_id].append(revision)
    latest = [found[-1].pk for found in revisions.values() if found]
    rows: dict[UUID, list[RevisionParagraph]] = {pk: [] for pk in latest}
    for row in RevisionParagraph.objects.filter(revision__in=latest).order_by("order"):
        rows[row.revision_id].append(row)
    return {
        proposal.pk: _issued(revisions[proposal.pk], rows, proposal.language)
        for proposal in proposals
    }


def _issued(
    revisions: Sequence[Revision], rows: Mapping[UUID, list[RevisionParagraph]], language: str
) -> Issued:
    text = tuple(
        engine.Paragraph(row.paragraph_id, engine.Kind(row.kind), row.text, row.parent_id)
        for row in (rows[revisions[-1].pk] if revisions else [])
    )
    return Issued(tuple(revisions), text, printed(text, language))


def printed(text: Sequence[engine.Paragraph], language: str) -> tuple[Paragraph, ...]:
    """Paragraphs with label, number and depth."""
    labels, numbers, depths = (
        engine.labels(text),
        engine.numbers(text, language),
        engine.depth(text),
    )
    return tuple(
        Paragraph(
            id=str(one.id),
            kind=one.kind.value,
            label=labels[one.id],
            number=numbers[one.id],
            depth=depths[one.id],
            text=one.text,
        )
        for one in text
    )


def stage(scope: Scope, proposal: Proposal, deferrals: Sequence[Deferral]) -> str:
    """Where a text stood, derived from its acts up to the end."""
    if scope.had(moment_of(proposal, "adoption")):
        return Stage.ADOPTED.value
    if scope.had(moment_of(proposal, "withdrawal")):
        return Stage.WITHDRAWN.value
    if standing_deferral(scope, deferrals) is not None:
        return Stage.DEFERRED.value
    if scope.had(moment_of(proposal, "takeover")):
        return Stage.NEGOTIATION.value
    return Stage.TABLED.value


def is_running(scope: Scope, proposal: Proposal) -> bool:
    """Neither adopted nor withdrawn by the end."""
    return not any(scope.had(moment_of(proposal, act)) for act in ("adoption", "withdrawal"))


def moment_of(proposal: Proposal, act: str) -> Any:
    """When an act on the whole text was done, None if it was not."""
    return getattr(getattr(proposal, act, None), "at", None)


def standing_deferral(scope: Scope, deferrals: Sequence[Deferral]) -> Deferral | None:
    for deferral in deferrals:
        if not scope.had(getattr(getattr(deferral, "resumption", None), "at", None)):
            return deferral
    return None


def deferrals(scope: Scope, proposals: Sequence[Proposal]) -> dict[UUID, list[Deferral]]:
    found: dict[UUID, list[Deferral]] = {proposal.pk: [] for proposal in proposals}
    rows = Deferral.objects.filter(proposal__in=found, at__lt=scope.end)
    for deferral in rows.select_related("resumption").order_by("at", "pk"):
        found[deferral.proposal_id].append(deferral)
    return found


class CoSponsors(NamedTuple):
    """Of one text: who accepted the words that were tabled or issued, and who an earlier draft."""

    beside: tuple[str, ...] = ()
    earlier: tuple[str, ...] = ()


def cosponsors(scope: Scope, proposals: Sequence[Proposal]) -> dict[UUID, CoSponsors]:
    """Co-sponsors who had accepted and not withdrawn by the end, in English alphabetical order."""
    acts = CoSponsorAct.objects.filter(cosponsor__proposal__in=proposals, at__lt=scope.end)
    said = {
        act.cosponsor_id: act
        for act in acts.annotate(is_earlier=on_earlier_draft("", "cosponsor__proposal__"))
        .select_related("cosponsor__stakeholder")
        .order_by("at", "pk")
    }
    names: dict[UUID, tuple[list[str], list[str]]] = {}
    for act in said.values():
        if act.act == SponsorAct.ACCEPTED:
            beside = names.setdefault(act.cosponsor.proposal_id, ([], []))
            beside[act.is_earlier].append(act.cosponsor.stakeholder.name)
    return {
        proposal: CoSponsors(*(tuple(sorted(one, key=alphabetical)) for one in found))
        for proposal, found in names.items()
    }


def alphabetical(name: str) -> tuple[str, str]:
    """English alphabetical order, the same on every machine."""
    return name.casefold(), name


def adoption(scope: Scope, proposal: Proposal, latest: Revision | None) -> Adoption | None:
    if not scope.had(moment_of(proposal, "adoption")):
        return None
    act = proposal.adoption
    return Adoption(
        symbol=act.symbol,
        meeting=act.meeting,
        place=act.place,
        held_at=stamp(act.held_at),
        zone=act.zone,
        day=act.day.isoformat(),
        issued_afterwards=latest.name if latest and is_issued_after(latest, act.held_at) else "",
        not_maintained=released_from(act),
    )


def released_from(act: AdoptionAct) -> tuple[str, ...]:
    """Whose objections an adoption records as not maintained, and to what."""
    found = released_by(act)
    return tuple(
        told([one for one in found if str(one.position.stakeholder) == name])
        for name in sorted({str(one.position.stakeholder) for one in found}, key=alphabetical)
    )


def unmaintained(act: Outcome) -> tuple[str, ...]:
    """Whose objections an outcome records as not maintained."""
    taken = act.not_maintained.all()
    names = {str(position.stakeholder) for position in taken if position.stakeholder}
    return tuple(sorted(names, key=alphabetical))


def takeover(scope: Scope, proposal: Proposal) -> TakeOver | None:
    if not scope.had(moment_of(proposal, "takeover")):
        return None
    act = proposal.takeover
    return TakeOver(act.meeting, act.held_on.isoformat())


def weights(proposals: Sequence[Proposal]) -> dict[UUID, dict[str, tuple[str, ...]]]:
    """By proposal and weight, which kinds take positions of it, by the text's own matrix."""
    kinds: dict[UUID, dict[str, str]] = {proposal.pk: {} for proposal in proposals}
    rows = ProposalParticipation.objects.filter(proposal__in=kinds)
    for proposal, kind, weight in rows.values_list("proposal_id", "kind", "position"):
        kinds[proposal][kind] = weight
    return {
        proposal: {
            weight: tuple(kind for kind in KINDS if found.get(kind) == weight)
            for weight in PositionWeight.values
        }
        for proposal, found in kinds.items()
    }
