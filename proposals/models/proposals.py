"""Proposals: draft norms before a working group, and their lasting paragraphs."""

from functools import cache
from typing import TYPE_CHECKING, Any, ClassVar
from uuid import UUID

from django.conf import settings
from django.db import models
from django.db.models import Case, Exists, OuterRef, Q, Value, When
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from interface import clock
from interface.identifiers import uuid7
from proposals.models import acts
from proposals.models.documents import CHAIRS_TEXTS, DocumentType
from proposals.models.limits import LONGEST_SHORT_TITLE, LONGEST_TITLE
from proposals.models.visibility import is_visible, visible_filter
from stakeholders.models import Seat
from workinggroups.models import Capability, CoChair, Visibility

if TYPE_CHECKING:
    from django.db.models.manager import Manager


class Stage(models.TextChoices):
    """Where a text stands; always derived from its acts."""

    DRAFT = "draft", _("Draft")
    TABLED = "tabled", _("Tabled")
    NEGOTIATION = "negotiation", _("Under negotiation")
    SILENCE = "silence", _("Under silence")
    ADOPTED = "adopted", _("Adopted")
    NOT_ADOPTED = "not_adopted", _("Not adopted")
    WITHDRAWN = "withdrawn", _("Withdrawn")
    DEFERRED = "deferred", _("Deferred")


class AttributionPublicity(models.TextChoices):
    """Who may read the names beside disputed words."""

    PUBLIC = "public", _("Everyone who may read the text")
    MEMBERS = "members", _("Members of the group")
    COCHAIRS = "cochairs", _("Co-chairs and secretariat")


class ProposalQuerySet(models.QuerySet["Proposal"]):
    def with_stage(self) -> "ProposalQuerySet":
        """Annotate `derived_stage`, read by `Proposal.stage`."""
        return self.annotate(derived_stage=stage_expression())

    def at_stage(self, *stages: str) -> "ProposalQuerySet":
        return self.with_stage().filter(derived_stage__in=stages)  # type: ignore[misc]

    def visible_to(self, seat: Seat | None) -> "ProposalQuerySet":
        return self.filter(visible_filter(seat))


@cache
def stage_expression() -> Case:
    """Built once: it stands in most statements about texts, and using it changes nothing in it."""

    def done(act: Any, **terms: Any) -> Exists:
        return Exists(act.objects.filter(proposal=OuterRef("pk"), **terms))

    return Case(
        When(done(acts.Adoption), then=Value(Stage.ADOPTED.value)),
        When(done(acts.ProposalWithdrawal), then=Value(Stage.WITHDRAWN.value)),
        When(done(acts.Deferral, resumption__isnull=True), then=Value(Stage.DEFERRED.value)),
        When(done(acts.TakeOver), then=Value(Stage.NEGOTIATION.value)),
        When(done(acts.Tabling), then=Value(Stage.TABLED.value)),
        default=Value(Stage.DRAFT.value),
        output_field=models.CharField(),
    )


# What an instance remembers of one request; see `Proposal.refresh_from_db`.
REMEMBERED = ("derived_stage", "matrix", "chair_seats", "answers", "latest_issued")


class Proposal(models.Model):
    """A text before a working group. It is never edited: revisions and amendments are."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    group = models.ForeignKey(
        "workinggroups.WorkingGroup", on_delete=models.PROTECT, related_name="proposals"
    )
    document_type = models.CharField(
        _("document type"), max_length=12, choices=DocumentType.choices
    )
    title = models.CharField(_("title"), max_length=LONGEST_TITLE)
    short_title = models.CharField(_("short title"), max_length=LONGEST_SHORT_TITLE, blank=True)
    language = models.CharField(
        _("language of the text"), max_length=10, choices=settings.LANGUAGES, default="en"
    )
    visibility = models.CharField(
        max_length=10, choices=Visibility.choices, default=Visibility.DRAFT
    )
    attribution = models.CharField(
        _("who reads attribution"),
        max_length=10,
        choices=AttributionPublicity.choices,
        default=AttributionPublicity.PUBLIC,
    )
    nothing_agreed_until_everything = models.BooleanField(
        _("Nothing is agreed until everything is agreed"), default=False
    )
    created_at = models.DateTimeField(default=clock.now)
    # Who drafts: the seat's stakeholder is the main sponsor of a draft norm. Of a non-paper the
    # row alone knows it.
    author_person = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    author_seat = models.ForeignKey("stakeholders.Seat", on_delete=models.PROTECT, related_name="+")
    author = models.ForeignKey(
        "stakeholders.Stakeholder", on_delete=models.PROTECT, related_name="drafted"
    )
    main_sponsor = models.ForeignKey(
        "stakeholders.Stakeholder",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="proposals",
    )
    # Given at tabling, never before.
    symbol = models.CharField(max_length=60, unique=True, null=True, blank=True)
    # The slot that numbers this text's amendments; they run through all revisions.
    last_amendment = models.PositiveIntegerField(default=0)

    objects: ClassVar["Manager[Proposal]"] = ProposalQuerySet.as_manager()

    class Meta:
        verbose_name = _("proposal")
        verbose_name_plural = _("proposals")
        ordering = ["-created_at"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(document_type=DocumentType.NON_PAPER)
                | Q(symbol__isnull=True, main_sponsor=None),
                name="a_non_paper_has_no_symbol_and_no_sponsor",
            )
        ]
        indexes = [models.Index(fields=["group", "-created_at"])]

    def __str__(self) -> str:
        return self.symbol or self.title

    def get_absolute_url(self) -> str:
        return reverse("proposal", args=[self.pk])

    @property
    def name(self) -> str:
        return self.short_title or self.title

    @property
    def is_non_paper(self) -> bool:
        return self.document_type == DocumentType.NON_PAPER

    @property
    def is_draft(self) -> bool:
        """Neither tabled nor circulated; tabling and circulation widen the visibility."""
        return self.visibility == Visibility.DRAFT

    @property
    def is_chairs(self) -> bool:
        """A text of the co-chairs, who run it from the first day."""
        return self.document_type in CHAIRS_TEXTS

    @property
    def direction(self) -> str:
        return "rtl" if self.language == "ar" else "ltr"

    @cached_property
    def matrix(self) -> dict[str, Capability]:
        """The participation matrix by kind: the copy made at tabling, before it the group's."""
        rows = self.group.participation if self.is_draft else self.participation
        return {row.kind: row for row in rows.all()}

    @cached_property
    def chair_seats(self) -> frozenset[UUID]:
        """The seats that chair the group now."""
        chairs = CoChair.objects.current().filter(group=self.group_id)
        return frozenset(chairs.values_list("seat_id", flat=True))

    @cached_property
    def answers(self) -> dict[tuple[object, ...], bool]:
        """Answers of rules that cost a query, so that a page asks each of them once."""
        return {}

    def refresh_from_db(self, *args: Any, **kwargs: Any) -> None:
        for name in REMEMBERED:
            self.__dict__.pop(name, None)
        super().refresh_from_db(*args, **kwargs)

    @property
    def stage(self) -> Stage:
        """Derived from the acts; one query where `with_stage()` did not annotate it."""
        found = self.__dict__.get("derived_stage")
        if found is None:
            found = Proposal.objects.with_stage().get(pk=self.pk).__dict__["derived_stage"]
        return Stage(found)

    def is_visible_to(self, seat: Seat | None) -> bool:
        return is_visible(self, seat)


class Paragraph(models.Model):
    """The lasting identity of a paragraph; its words are in revisions and amendments."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    proposal = models.ForeignKey(Proposal, on_delete=models.PROTECT, related_name="paragraphs")
    created_at = models.DateTimeField(default=clock.now)

    def __str__(self) -> str:
        return str(self.pk)
