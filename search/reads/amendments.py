"""Amendments by the wording that counts, by their rationale and by their symbol."""

from typing import Any

from django.db.models import OuterRef, Q, QuerySet, Subquery

from proposals.models import Amendment, AmendmentVersion
from search.reads import words
from search.reads.asking import Asked
from search.reads.hits import Around, Hit, Kind
from search.reads.texts import is_like_a_symbol, readable
from stakeholders.models import Seat

OF_TEXT = "proposal__language"
OF_WORDING = "amendment__proposal__language"


def matching(asked: Asked, seat: Seat | None) -> QuerySet[Amendment]:
    """Each by what an index finds of it; earlier wordings are history, not what is before us."""
    latest = AmendmentVersion.objects.latest_wordings()
    found = Q(
        pk__in=words.keys_of_matching(
            latest, asked.words, "new_text",
            language=OF_WORDING, spoken=asked.spoken, key="amendment",
        )
    ) | Q(
        pk__in=words.keys_of_matching(
            Amendment.objects.all(), asked.words, "rationale",
            language=OF_TEXT, spoken=asked.spoken,
        )
    )  # fmt: skip
    if is_like_a_symbol(asked.words):
        symbols = Amendment.objects.filter(symbol__icontains=asked.words)
        found |= Q(pk__in=symbols.order_by().values("pk"))
    return Amendment.objects.filter(found, proposal__in=readable(asked, seat))


def best(found: QuerySet[Amendment], asked: Asked, _ranked: bool) -> QuerySet[Amendment]:
    """The newest first: what was moved last is what is spoken of."""
    wording = AmendmentVersion.objects.filter(amendment=OuterRef("pk")).order_by("-number")
    shown = wording.annotate(shown=words.excerpt(asked.words, "new_text", language=OF_WORDING))
    return (
        found.select_related("proposal__group")
        .annotate(
            wording=Subquery(wording.values("new_text")[:1]),
            excerpt=Subquery(shown.values("shown")[:1]),
            reason=words.excerpt(asked.words, "rationale", language=OF_TEXT),
        )
        .order_by("-pk")
    )


def told(amendment: Any, asked: Asked, around: Around) -> Hit:
    text = amendment.proposal
    wording, excerpt, reason = (
        amendment.wording,
        amendment.excerpt,
        amendment.reason,
    )
    whole = wording if excerpt or not reason else amendment.rationale
    return Hit(
        amendment.pk,
        amendment.get_absolute_url(),
        [words.Piece(amendment.name, marked=False)],
        words.pieces(excerpt or reason, whole or amendment.rationale, asked.words),
        language=text.language,
        text=text,
        label=around.labels.get(amendment.paragraph_id, ""),
    )


AMENDMENTS = Kind(matching, best, told, paragraphs=lambda row: row.paragraph_id)
