"""Amendments as they stood: their wording, movers as far as the audience may know, outcomes."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from uuid import UUID

from proposals import text as engine
from proposals.models import Amendment as Row
from proposals.models import (
    AmendmentCoSponsorAct,
    AmendmentVersion,
    Inclusion,
    Operation,
    Origin,
    Proposal,
    RevisionParagraph,
    SponsorAct,
)
from proposals.models import Outcome as OutcomeRow
from proposals.reads.amendments import bracketed
from reports.compile.contents import Amendment, Change, Outcome
from reports.compile.reading.scope import Scope, stamp
from reports.compile.reading.texts import Issued, alphabetical


def amendments(
    scope: Scope,
    proposals: Sequence[Proposal],
    texts: Mapping[UUID, Issued],
    counts: Mapping[UUID, dict[str, int]],
) -> dict[UUID, tuple[Amendment, ...]]:
    """By proposal, in six queries: those open at the end, or tabled or closed in the period."""
    rows = list(
        Row.objects.filter(proposal__in=proposals, at__lt=scope.end)
        .select_related("proposal", "mover", "coalition", "base", "withdrawal")
        .order_by("proposal_id", "number")
    )
    versions, closed, included = (
        _versions(scope, rows),
        _outcomes(scope, rows),
        _included(scope, rows),
    )
    sponsors, old_labels = _sponsors(scope, rows), _labels(rows)
    found: dict[UUID, list[Amendment]] = {}
    for row in rows:
        outcome = closed.get(row.pk)
        ended = _withdrawn(scope, row) or (outcome.at if outcome else None)
        if ended is not None and ended < scope.start:
            continue
        version = versions[row.pk]
        named = scope.names_movers_of(row.proposal)
        labels = texts[row.proposal_id].labels
        found.setdefault(row.proposal_id, []).append(
            Amendment(
                id=str(row.pk),
                symbol=row.symbol,
                number=row.number,
                operation=row.operation,
                paragraph=str(row.paragraph_id),
                label=_label(row, version, labels, old_labels),
                attributed=named,
                imported=row.origin == Origin.IMPORTED,
                mover=row.mover.name if named and row.mover else "",
                mover_kind=row.mover.kind if named and row.mover else "",
                coalition=row.coalition.name if named and row.coalition else "",
                cosponsors=tuple(sponsors.get(row.pk, ())) if named else (),
                base=row.base.symbol or "",
                base_text=version.base_text,
                new_text=version.new_text,
                changes=_changes(row.operation, version),
                bracket_reason=version.reason,
                rationale=row.rationale,
                tabled_at=stamp(row.at),
                tabled_in_period=scope.holds(row.at),
                status=_status(scope, row, outcome),
                withdrawn_at=stamp(_withdrawn(scope, row)),
                outcome=_outcome(scope, outcome, included.get(row.pk, "")) if outcome else None,
                counts=counts.get(row.pk, {}),
            )
        )
    return {proposal: tuple(listed) for proposal, listed in found.items()}


def _withdrawn(scope: Scope, row: Row) -> datetime | None:
    at = row.withdrawal.at if hasattr(row, "withdrawal") else None
    return at if scope.had(at) else None


def _status(scope: Scope, row: Row, outcome: OutcomeRow | None) -> str:
    if _withdrawn(scope, row) is not None:
        return "withdrawn"
    return outcome.result if outcome else "open"


def _versions(scope: Scope, rows: Sequence[Row]) -> dict[UUID, AmendmentVersion]:
    """The last wording by the end; the first one always counts, whatever its clock said."""
    found: dict[UUID, AmendmentVersion] = {}
    for version in AmendmentVersion.objects.filter(amendment__in=rows).order_by("number"):
        if version.amendment_id not in found or scope.had(version.at):
            found[version.amendment_id] = version
    return found


def _outcomes(scope: Scope, rows: Sequence[Row]) -> dict[UUID, OutcomeRow]:
    """The outcome that stood at the end: not taken back by then."""
    found: dict[UUID, OutcomeRow] = {}
    recorded = OutcomeRow.objects.filter(amendment__in=rows, at__lt=scope.end)
    for outcome in recorded.select_related("reversal", "overtaken_by").order_by("at", "pk"):
        reversed_at = outcome.reversal.at if hasattr(outcome, "reversal") else None
        if not scope.had(reversed_at):
            found[outcome.amendment_id] = outcome
    return found


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
    )


def _sponsors(scope: Scope, rows: Sequence[Row]) -> dict[UUID, list[str]]:
    """Co-sponsors by amendment, in English alphabetical order."""
    said: dict[UUID, tuple[UUID, str, str]] = {}
    acts = AmendmentCoSponsorAct.objects.filter(cosponsor__amendment__in=rows, at__lt=scope.end)
    for slot, amendment, name, act in acts.order_by("at", "pk").values_list(
        "cosponsor_id", "cosponsor__amendment_id", "cosponsor__stakeholder__name", "act"
    ):
        said[slot] = (amendment, name, act)
    found: dict[UUID, list[str]] = {}
    for amendment, name, act in said.values():
        if act == SponsorAct.ACCEPTED:
            found.setdefault(amendment, []).append(name)
    for names in found.values():
        names.sort(key=alphabetical)
    return found


def _labels(rows: Sequence[Row]) -> dict[tuple[UUID, UUID], str]:
    """Labels in the revisions that amendments were made on, by revision and paragraph."""
    bases = {row.base_id for row in rows}
    found = RevisionParagraph.objects.filter(revision__in=bases)
    return {
        (revision, paragraph): label
        for revision, paragraph, label in found.values_list("revision_id", "paragraph_id", "label")
    }


def _label(
    row: Row,
    version: AmendmentVersion,
    labels: Mapping[str, str],
    old: Mapping[tuple[UUID, UUID], str],
) -> str:
    """Of its paragraph; of an insertion, of the one behind or under which it would stand."""
    key = row.paragraph_id
    if row.operation == Operation.INSERT and str(key) not in labels:
        key = version.after_id or version.parent_id or key
    return labels.get(str(key)) or old.get((row.base_id, key), "")


def _changes(operation: str, version: AmendmentVersion) -> tuple[Change, ...]:
    old, new = version.base_text, version.new_text
    if operation == Operation.INSERT:
        old = ""
    elif operation == Operation.DELETE:
        new = ""
    elif operation == Operation.BRACKET:
        before, inside, after = bracketed(version)
        parts = (("equal", before), ("bracket", inside), ("equal", after))
        return tuple(Change(kind, part, part) for kind, part in parts if part or kind != "equal")
    elif operation == Operation.MOVE:
        new = old
    return tuple(Change(one.kind, one.old, one.new) for one in engine.diff(old, new))
