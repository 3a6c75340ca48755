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
    """Of its paragraph in the latest revision, "" where it is not in there; of an insertion that
    has not come in, of the paragraph behind or under which it would stand."""
    return labels.latest.get(_cited_by(amendment, version, labels), "")


def base_label_of(amendment: Amendment, version: AmendmentVersion, labels: Labels) -> str:
    """The same on the amendment's base, where it was another; "" where it is as it was."""
    return _before(_cited_by(amendment, version, labels), amendment, labels)


def place_of(version: AmendmentVersion, labels: Labels) -> str:
    """Of the paragraph behind or under which an insertion or a move comes to stand."""
    key = version.after_id or version.parent_id
    return labels.latest.get(key, "") if key else ""


def base_place_of(amendment: Amendment, version: AmendmentVersion, labels: Labels) -> str:
    """The same on the amendment's base, where it was another."""
    return _before(version.after_id or version.parent_id, amendment, labels)


def by_both_labels(label: str, base_label: str, base: str | None) -> str:
    """The label, and the earlier one beside it: "OP4 of L.4 (now OP5)".

    What is in the text no longer is not cited as what has its number now: "OP3 as tabled, taken
    out".
    """
    if not base_label:
        return label
    said = {"earlier": base_label, "base": _last_part(base), "label": label}
    if label:
        return _("%(earlier)s of %(base)s (now %(label)s)") % said
    said = {"place": base_label, "revision": _last_part(base)}
    if not _is_revision(base):
        return _("%(place)s as tabled, taken out") % said
    return _("%(place)s of %(revision)s, taken out") % said


def within_a_phrase(label: str, base_label: str, base: str | None) -> str:
    """The same where the phrase itself says what becomes of the paragraph."""
    if label or not base_label:
        return by_both_labels(label, base_label, base)
    said = {"place": base_label, "revision": _last_part(base)}
    if not _is_revision(base):
        return _("%(place)s as tabled") % said
    return _("%(place)s of %(revision)s") % said


def _last_part(symbol: str | None) -> str:
    return (symbol or "").rpartition("/")[2]


def _is_revision(symbol: str | None) -> bool:
    """Whether a base is not the text as tabled, which has the symbol of the text."""
    return _last_part(symbol).startswith("Rev.")


def _cited_by(amendment: Amendment, version: AmendmentVersion, labels: Labels) -> UUID:
    key = amendment.paragraph_id
    if amendment.operation == Operation.INSERT and key not in labels.latest:
        key = version.after_id or version.parent_id or key
    return key


def _before(key: UUID | None, amendment: Amendment, labels: Labels) -> str:
    if key is None:
        return ""
    before = labels.older.get(amendment.base_id, {}).get(key, "")
    return before if before != labels.latest.get(key, "") else ""
