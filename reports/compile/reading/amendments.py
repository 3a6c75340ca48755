"""Amendments as they stood: their wording, movers as far as the audience may know, outcomes."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from uuid import UUID

from proposals.models import Amendment as Row
from proposals.models import (
    AmendmentVersion,
    Inclusion,
    Operation,
    Origin,
    OutcomeReversal,
    Proposal,
    Result,
)
from proposals.models import Outcome as OutcomeRow
from proposals.reads.amendments import bracketed, changes_of, cosponsors_of
from proposals.reads.labels import Labels, base_label_of, by_both_labels, label_of, labels_in
from proposals.reads.outcomes import chained
from reports.compile.contents import (
    BRACKET,
    OPEN,
    WITHDRAWN,
    Amendment,
    Change,
    Outcome,
    Place,
    Referral,
    TakenBack,
)
from reports.compile.reading.positions import NOBODY, OnAmendment
from reports.compile.reading.scope import Scope, stamp
from reports.compile.reading.texts import Issued, is_running, moment_of, unmaintained


def amendments(
    scope: Scope,
    proposals: Sequence[Proposal],
    texts: Mapping[UUID, Issued],
    positions: Mapping[UUID, OnAmendment],
) -> dict[UUID, tuple[Amendment, ...]]:
    """By proposal, in eight queries: those open at the end, or referred while their text runs, or
    tabled or closed in the period; what a text left out is closed by its adoption."""
    rows = list(
        Row.objects.filter(proposal__in=proposals, at__lt=scope.end)
        .select_related("proposal", "mover", "coalition", "stakeholder", "base", "withdrawal")
        .order_by("proposal_id", "number")
    )
    versions, closed, included = (
        _versions(scope, rows),
        _outcomes(scope, rows),
        _included(scope, rows),
    )
    sponsors = cosponsors_of(rows, scope.end)
    older = labels_in({row.base_id for row in rows})
    running = {one.pk: is_running(scope, one) for one in proposals}
    adopted = {one.pk: at for one in proposals if scope.had(at := moment_of(one, "adoption"))}
    found: dict[UUID, list[Amendment]] = {}
    for row in rows:
        outcome, referral = closed.get(row.pk), None
        if _withdrawn(scope, row) is not None:
            # What is withdrawn has no outcome any more: what it had was a referral.
            outcome, referral = None, outcome
        left_out = row.proposal_id in adopted and _status(scope, row, outcome) == Result.REFERRED
        ended = _withdrawn(scope, row) or _closed_at(outcome, running[row.proposal_id])
        if left_out:
            ended = adopted[row.proposal_id]
        if ended is not None and ended < scope.start:
            continue
        version = versions[row.pk]
        named = scope.names_movers_of(row.proposal)
        labels = Labels(texts[row.proposal_id].labels, older)
        told = sponsors.get(row.pk, ()) if named else ()
        taken = positions.get(row.pk, NOBODY)
        found.setdefault(row.proposal_id, []).append(
            Amendment(
                id=str(row.pk),
                symbol=row.symbol,
                number=row.number,
                operation=row.operation,
                paragraph=str(row.paragraph_id),
                label=label_of(row, version, labels),
                base_label=base_label_of(row, version, labels),
                attributed=named,
                imported=row.origin == Origin.IMPORTED,
                mover=row.mover.name if named and row.mover else "",
                mover_kind=row.mover.kind if named and row.mover else "",
                coalition=row.coalition.name if named and row.coalition else "",
                delegation=str(row.stakeholder or "") if named and row.coalition else "",
                cosponsors=tuple(one.stakeholder.name for one in told if one.version == version.pk),
                earlier_cosponsors=tuple(
                    one.stakeholder.name for one in told if one.version != version.pk
                ),
                base=row.base.symbol or "",
                base_text=version.base_text,
                new_text=version.new_text,
                changes=_changes(row.operation, version),
                place=_place(row, version, labels),
                bracket_reason=version.reason,
                rationale=row.rationale,
                tabled_at=stamp(row.at),
                tabled_in_period=scope.holds(row.at),
                status=_status(scope, row, outcome),
                withdrawn_at=stamp(_withdrawn(scope, row)),
                withdrawal_reason=row.withdrawal.reason if _withdrawn(scope, row) else "",
                outcome=_outcome(scope, outcome, included.get(row.pk, "")) if outcome else None,
                referral=_referral(referral) if referral else None,
                left_out=left_out,
                counts=taken.counts,
                positions=taken.positions,
            )
        )
    return {proposal: tuple(listed) for proposal, listed in found.items()}


def taken_back(scope: Scope, proposals: Sequence[Proposal]) -> dict[UUID, tuple[TakenBack, ...]]:
    """By proposal, the outcomes that were taken back in the period, in two queries."""
    rows = OutcomeReversal.objects.filter(
        outcome__amendment__proposal__in=proposals, at__gte=scope.start, at__lt=scope.end
    ).select_related("outcome__amendment", "stakeholder")
    rows = rows.prefetch_related("outcome__not_maintained__stakeholder")
    found: dict[UUID, list[TakenBack]] = {}
    for row in rows.order_by("at", "pk"):
        amendment = row.outcome.amendment
        told = TakenBack(
            amendment=amendment.symbol,
            result=row.outcome.result,
            is_brackets=amendment.operation == Operation.BRACKET,
            taken_back_by=str(row.stakeholder or ""),
            taken_back_at=stamp(row.at),
            reason=row.reason,
            not_maintained=unmaintained(row.outcome),
        )
        found.setdefault(amendment.proposal_id, []).append(told)
    return {proposal: tuple(listed) for proposal, listed in found.items()}


def _withdrawn(scope: Scope, row: Row) -> datetime | None:
    at = row.withdrawal.at if hasattr(row, "withdrawal") else None
    return at if scope.had(at) else None


def _closed_at(outcome: OutcomeRow | None, running: bool) -> datetime | None:
    """What was referred is to be heard of again as long as its text runs."""
    if outcome is None or (running and outcome.result == Result.REFERRED):
        return None
    return outcome.at


def _status(scope: Scope, row: Row, outcome: OutcomeRow | None) -> str:
    if _withdrawn(scope, row) is not None:
        return WITHDRAWN
    return outcome.result if outcome else OPEN


def _versions(scope: Scope, rows: Sequence[Row]) -> dict[UUID, AmendmentVersion]:
    """The last wording by the end; the first one always counts, whatever its clock said."""
    found: dict[UUID, AmendmentVersion] = {}
    for version in AmendmentVersion.objects.filter(amendment__in=rows).order_by("number"):
        if version.amendment_id not in found or scope.had(version.at):
            found[version.amendment_id] = version
    return found


def _outcomes(scope: Scope, rows: Sequence[Row]) -> dict[UUID, OutcomeRow]:
    """The outcome that stood at the end: not taken back by then."""
    recorded = OutcomeRow.objects.filter(amendment__in=rows, at__lt=scope.end)
    recorded = recorded.select_related("reversal", "overtaken_by", "stakeholder").order_by(
        "at", "pk"
    )
    recorded = recorded.prefetch_related("not_maintained__stakeholder")
    return chained(one for one in recorded if not _taken_back(scope, one))


def _taken_back(scope: Scope, outcome: OutcomeRow) -> bool:
    return hasattr(outcome, "reversal") and scope.had(outcome.reversal.at)


def _included(scope: Scope, rows: Sequence[Row]) -> dict[UUID, str]:
    taken_in = Inclusion.objects.filter(amendment__in=rows, revision__at__lt=scope.end)
    pairs = taken_in.values_list("amendment_id", "revision__symbol")
    return {amendment: symbol or "" for amendment, symbol in pairs}


def _outcome(scope: Scope, outcome: OutcomeRow, revision: str) -> Outcome:
    return Outcome(
        result=outcome.result,
        basis=outcome.basis,
        meeting=outcome.meeting,
        basis_date=outcome.basis_date.isoformat() if outcome.basis_date else "",
        note=outcome.note,
        recorded_at=stamp(outcome.at),
        recorded_in_period=scope.holds(outcome.at),
        overtaken_by=outcome.overtaken_by.symbol if outcome.overtaken_by else "",
        revision=revision,
        recorded_by=str(outcome.stakeholder or ""),
        not_maintained=unmaintained(outcome),
        referral=_referral(outcome.referral) if outcome.referral else None,
    )


def _referral(outcome: OutcomeRow) -> Referral:
    return Referral(
        basis=outcome.basis,
        meeting=outcome.meeting,
        basis_date=outcome.basis_date.isoformat() if outcome.basis_date else "",
        note=outcome.note,
    )


def _place(row: Row, version: AmendmentVersion, labels: Labels) -> Place | None:
    if row.operation not in (Operation.INSERT, Operation.MOVE):
        return None
    old = labels.older.get(row.base_id, {})

    def label(key: UUID | None) -> str:
        if key is None:
            return ""
        gone = by_both_labels("", old.get(key, ""), row.base.symbol)
        return labels.latest.get(key) or gone

    parent, after = version.parent_id, version.after_id
    return Place(
        kind=version.kind,
        parent=str(parent or ""),
        parent_label=label(parent),
        after=str(after or ""),
        after_label=label(after),
    )


def _changes(operation: str, version: AmendmentVersion) -> tuple[Change, ...]:
    if operation == Operation.BRACKET:
        before, inside, after = bracketed(version)
        parts = (("equal", before), (BRACKET, inside), ("equal", after))
        return tuple(Change(kind, part, part) for kind, part in parts if part or kind == BRACKET)
    return tuple(Change(one.kind, one.old, one.new) for one in changes_of(operation, version))
