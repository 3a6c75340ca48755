"""Whose objections an adoption records as not maintained, each with where it stood."""

from collections.abc import Mapping
from uuid import UUID

from django.db.models import F

from proposals.citing import cited
from proposals.models import Adoption, Position, RevisionParagraph
from proposals.reads.objecting import gone_words, last_rows
from proposals.reads.objections import Objection, paragraph_of, place_by, released


def released_at(adoption: Adoption) -> str:
    """Of an adopted text: whose objections were recorded as not maintained; "" if nobody's."""
    return released(released_by(adoption))


def released_by(adoption: Adoption) -> list[Objection]:
    """The objections that an adoption records as not maintained, each with its place."""
    found = adoption.not_maintained.select_related("stakeholder", "amendment")
    whole_first = F("paragraph").asc(nulls_first=True)
    positions = list(found.order_by("stakeholder__name", whole_first, "pk"))
    if not positions:
        return []
    rows = last_rows({key for one in positions if (key := paragraph_of(one))})
    return [Objection(one, _place_of(one, rows, adoption), lapsed=True) for one in positions]


def _place_of(
    position: Position, rows: Mapping[UUID, RevisionParagraph], adoption: Adoption
) -> str:
    key = paragraph_of(position)
    row = rows.get(key) if key else None
    in_text = row is not None and row.revision_id == adoption.revision_id
    if position.amendment:
        return place_by(cited(row.label) if row and in_text else "", position.amendment)
    if row is None:
        return ""
    return cited(row.label) if in_text else gone_words(row)
