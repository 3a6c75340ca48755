"""Whose objections an adoption records as not maintained, each with where it stood."""

from collections.abc import Iterable, Mapping
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
    return released_in([adoption]).get(adoption.pk, [])


def released_in(adoptions: Iterable[Adoption]) -> dict[UUID, list[Objection]]:
    """The same by adoption, in two queries however many adoptions."""
    known = {one.pk: one for one in adoptions}
    pairs = Adoption.not_maintained.through.objects.filter(adoption__in=known)
    whole_first = F("position__paragraph").asc(nulls_first=True)
    told = pairs.select_related("position__stakeholder", "position__amendment").order_by(
        "position__stakeholder__name", whole_first, "position"
    )
    kept = [(known[pair.adoption_id], pair.position) for pair in told]
    rows = last_rows({key for _by, one in kept if (key := paragraph_of(one))})
    found: dict[UUID, list[Objection]] = {}
    for adoption, one in kept:
        place = _place_of(one, rows, adoption)
        found.setdefault(adoption.pk, []).append(Objection(one, place, lapsed=True))
    return found


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
