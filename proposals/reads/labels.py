"""How the paragraphs of amendments are cited: in the latest revision, and in that of their base."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from django.utils.translation import gettext as _

from proposals import text
from proposals.models import Amendment, AmendmentVersion, Operation, Revision, RevisionParagraph


@dataclass(frozen=True, slots=True)
class Labels:
    """Labels of one moment: those of the latest revision, and by revision those of older bases."""

    latest: Mapping[UUID, str]
    older: Mapping[UUID, Mapping[UUID, str]]


def labels_at(
    latest: Revision, issued: Sequence[text.Paragraph], amendments: Sequence[Amendment]
) -> Labels:
    older = {amendment.base_id for amendment in amendments} - {latest.pk}
    return Labels(text.labels(issued), labels_in(older))


def labels_in(revisions: Collection[UUID]) -> dict[UUID, dict[UUID, str]]:
    """By revision and paragraph; no query where there is no revision."""
    found: dict[UUID, dict[UUID, str]] = {}
    rows = RevisionParagraph.objects.filter(revision__in=revisions) if revisions else []
    for row in rows:
        found.setdefault(row.revision_id, {})[row.paragraph_id] = row.label
    return found


def label_of(amendment: Amendment, version: AmendmentVersion, labels: Labels) -> str:
    """Of its paragraph; of an insertion, of the one behind or under which it would stand."""
    return _label_at(_cited_by(amendment, version, labels), amendment, labels)


def base_label_of(amendment: Amendment, version: AmendmentVersion, labels: Labels) -> str:
    """The same on the amendment's base, where it was another; "" where it is as it was."""
    key = _cited_by(amendment, version, labels)
    before, now = labels.older.get(amendment.base_id, {}).get(key, ""), labels.latest.get(key, "")
    return before if now and now != before else ""


def by_both_labels(label: str, base_label: str, base: str | None) -> str:
    """The label, and the earlier one beside it: "OP4 of L.4 (now OP5)"."""
    if not base_label:
        return label
    said = {"earlier": base_label, "base": (base or "").rpartition("/")[2], "label": label}
    return _("%(earlier)s of %(base)s (now %(label)s)") % said


def _cited_by(amendment: Amendment, version: AmendmentVersion, labels: Labels) -> UUID:
    key = amendment.paragraph_id
    if amendment.operation == Operation.INSERT and key not in labels.latest:
        key = version.after_id or version.parent_id or key
    return key


def place_of(amendment: Amendment, version: AmendmentVersion, labels: Labels) -> str:
    """Of the paragraph behind or under which an insertion or a move comes to stand."""
    key = version.after_id or version.parent_id
    return _label_at(key, amendment, labels) if key else ""


def _label_at(key: UUID, amendment: Amendment, labels: Labels) -> str:
    return labels.latest.get(key) or labels.older.get(amendment.base_id, {}).get(key, "")
