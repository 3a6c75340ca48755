"""Texts by title and symbol, and the paragraphs of the revision issued last."""

from typing import Any

from django.db.models import Exists, F, OuterRef, Q, QuerySet

from proposals.citing import cited
from proposals.models import Proposal, Revision, RevisionParagraph
from proposals.text import Kind as KindOfParagraph
from search.reads import words
from search.reads.asking import Asked
from search.reads.hits import Around, Hit, Kind
from stakeholders.models import Seat

TITLES = ("title", "short_title")
OF_ROW = "revision__proposal__language"


def readable(asked: Asked, seat: Seat | None) -> QuerySet[Proposal]:
    """All texts that a seat may read, of the group that was asked for."""
    found = Proposal.objects.visible_to(seat)
    return found if asked.group is None else found.filter(group__number=asked.group)


def matching_texts(asked: Asked, seat: Seat | None) -> QuerySet[Proposal]:
    titled = words.keys_of_matching(
        Proposal.objects.all(), asked.words, *TITLES, language="language", spoken=asked.spoken
    )
    found = Q(pk__in=titled)
    if is_like_a_symbol(asked.words):
        found |= Q(symbol__icontains=asked.words) | Q(adoption__symbol__icontains=asked.words)
    return readable(asked, seat).filter(found)


def is_like_a_symbol(said: str) -> bool:
    return " " not in said and any(sign in "/." or sign.isdigit() for sign in said)


def best_texts(found: QuerySet[Proposal], asked: Asked, ranked: bool) -> QuerySet[Proposal]:
    found = found.select_related("group")
    if not ranked:
        return found.order_by("-pk")
    order = words.rank(asked.words, *TITLES, language="language")
    return found.annotate(rank=order).order_by("-rank", "-pk")


def told_text(text: Proposal, asked: Asked, _around: Around) -> Hit:
    title = words.in_name(text.name, asked.words)
    whole = []
    if text.name != text.title:
        whole = words.in_name(text.title, asked.words)
    return Hit(text.pk, text.get_absolute_url(), title, whole, language=text.language, text=text)


def matching_paragraphs(asked: Asked, seat: Seat | None) -> QuerySet[RevisionParagraph]:
    """A title is found as that of its text, where it still is."""
    later = Revision.objects.filter(
        proposal=OuterRef("revision__proposal"), number__gt=OuterRef("revision__number")
    )
    said = words.keys_of_matching(
        RevisionParagraph.objects.all(), asked.words, "text", language=OF_ROW, spoken=asked.spoken
    )
    return RevisionParagraph.objects.filter(
        ~Exists(later),
        pk__in=said,
        revision__proposal__in=readable(asked, seat),
    ).exclude(kind=KindOfParagraph.TITLE.value, text=F("revision__proposal__title"))


def best_paragraphs(
    found: QuerySet[RevisionParagraph], asked: Asked, ranked: bool
) -> QuerySet[RevisionParagraph]:
    found = found.select_related("revision__proposal__group").annotate(
        excerpt=words.excerpt(asked.words, "text", language=OF_ROW)
    )
    if not ranked:
        return found.order_by("-revision", "order")
    order = words.rank(asked.words, "text", language=OF_ROW)
    return found.annotate(rank=order).order_by("-rank", "-revision", "order")


def told_paragraph(row: Any, asked: Asked, _around: Around) -> Hit:
    text = row.revision.proposal
    label = cited(row.label)
    return Hit(
        row.paragraph_id,
        f"{text.get_absolute_url()}?focus={row.paragraph_id}#{row.paragraph_id}",
        [words.Piece(label, marked=False)],
        words.pieces(row.excerpt, row.text, asked.words),
        language=text.language,
        text=text,
        label=label,
    )


TEXTS = Kind(matching_texts, best_texts, told_text)
PARAGRAPHS = Kind(matching_paragraphs, best_paragraphs, told_paragraph)
