"""Comments by their words, in whatever language they were written; withdrawn ones never."""

from typing import Any

from django.db.models import Case, F, OuterRef, Q, QuerySet, Subquery, UUIDField, When
from django.utils.translation import gettext as _

from proposals.models import Amendment, Paragraph, Proposal
from search.reads import words
from search.reads.asking import Asked
from search.reads.hits import Around, Hit, Kind
from search.reads.texts import readable
from stakeholders.models import Seat
from threads.models import Comment


def matching(asked: Asked, seat: Seat | None) -> QuerySet[Comment]:
    found = Comment.objects.visible_to(seat).standing()
    if asked.group is not None:
        found = found.filter(on_texts(readable(asked, seat)))
    return found.filter(pk__in=words.keys_of_matching(Comment.objects.all(), asked.words, "body"))


def on_texts(texts: QuerySet[Proposal]) -> Q:
    keys = texts.values("pk")
    return (
        Q(subject_type="proposal", subject_id__in=keys)
        | Q(
            subject_type="paragraph",
            subject_id__in=Paragraph.objects.filter(proposal__in=keys).values("pk"),
        )
        | Q(
            subject_type="amendment",
            subject_id__in=Amendment.objects.filter(proposal__in=keys).values("pk"),
        )
    )


def best(found: QuerySet[Comment], asked: Asked, _ranked: bool) -> QuerySet[Comment]:
    """The newest first, each with the text under discussion."""
    amendment = Amendment.objects.filter(pk=OuterRef("subject_id"))
    paragraph = Paragraph.objects.filter(pk=OuterRef("subject_id"))
    text = Case(
        When(subject_type="proposal", then=F("subject_id")),
        When(subject_type="paragraph", then=Subquery(paragraph.values("proposal")[:1])),
        When(subject_type="amendment", then=Subquery(amendment.values("proposal")[:1])),
        output_field=UUIDField(),
    )
    return (
        found.select_related("stakeholder")
        .annotate(
            text=text,
            amendment_number=Subquery(amendment.values("number")[:1]),
            excerpt=words.excerpt(asked.words, "body"),
        )
        .order_by("-pk")
    )


def told(comment: Any, asked: Asked, around: Around) -> Hit:
    label = around.labels.get(comment.subject_id, "")
    number = comment.amendment_number
    if number is not None:
        label = _("Amd.%(number)s") % {"number": number}
    return Hit(
        comment.pk,
        comment.get_absolute_url(),
        [words.Piece(str(comment.stakeholder), marked=False)],
        words.pieces(comment.excerpt, comment.body, asked.words),
        text=around.texts.get(comment.text),
        label=label,
        stakeholder=comment.stakeholder,
        at=comment.at,
    )


COMMENTS = Kind(
    matching,
    best,
    told,
    texts=lambda row: row.text,
    paragraphs=lambda row: row.subject_id if row.subject_type == "paragraph" else None,
)
