"""The nouns of discussion: comments on any registered subject, and their withdrawal."""

from typing import TYPE_CHECKING, ClassVar
from uuid import UUID

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from stakeholders.models import Act, Seat
from threads import registry

LONGEST_COMMENT = 10_000

if TYPE_CHECKING:
    from django.db.models.manager import Manager


class CommentQuerySet(models.QuerySet["Comment"]):
    def visible_to(self, seat: Seat | None) -> "CommentQuerySet":
        """Comments on subjects that the seat may see: one subquery per type of subject."""
        visible = Q(pk__in=[])
        for name, kind in registry.subjects().items():
            visible |= Q(subject_type=name, subject_id__in=kind.visible_ids(seat).values("pk"))
        return self.filter(visible)

    def on(self, subject_type: str, *subject_ids: UUID) -> "CommentQuerySet":
        return self.filter(subject_type=subject_type, subject_id__in=subject_ids)

    def standing(self) -> "CommentQuerySet":
        return self.filter(withdrawal=None)

    def with_authors(self) -> "CommentQuerySet":
        return self.select_related("person", "stakeholder", "withdrawal")


class Comment(Act):
    """What one seat said on a subject; a reply hangs under a comment that is no reply itself."""

    subject_type = models.CharField(max_length=40)
    subject_id = models.UUIDField()
    parent = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="replies"
    )
    body = models.TextField(_("comment"), max_length=LONGEST_COMMENT)

    objects: ClassVar["Manager[Comment]"] = CommentQuerySet.as_manager()

    class Meta:
        verbose_name = _("comment")
        verbose_name_plural = _("comments")
        ordering = ["id"]
        indexes = [
            models.Index(fields=["subject_type", "subject_id", "id"], name="comment_by_subject")
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(person__isnull=False, seat__isnull=False, stakeholder__isnull=False),
                name="a_seat_comments",
            )
        ]

    def __str__(self) -> str:
        return f"{self.subject_type} {self.subject_id}: {self.pk}"

    def get_absolute_url(self) -> str:
        return reverse("threads:comment", args=[self.pk])

    def is_visible_to(self, seat: Seat | None) -> bool:
        return registry.is_visible(self.subject_type, self.subject_id, seat)

    @property
    def is_withdrawn(self) -> bool:
        return getattr(self, "withdrawal", None) is not None


class CommentWithdrawal(Act):
    """An author takes a comment back: it keeps its place, its words are no longer shown."""

    comment = models.OneToOneField(Comment, on_delete=models.PROTECT, related_name="withdrawal")

    class Meta:
        verbose_name = _("withdrawal of a comment")
        verbose_name_plural = _("withdrawals of comments")
