"""Amendments: one typed operation on one paragraph, its wording a chain of versions."""

from datetime import datetime
from typing import TYPE_CHECKING, Any, ClassVar

from django.db import models
from django.db.models import Exists, OuterRef, Q, Subquery
from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from proposals.models.limits import LONGEST_RATIONALE, LONGEST_REASON
from proposals.models.outcomes import Outcome, Result
from proposals.models.proposals import Paragraph, Proposal, Stage
from stakeholders.models import Act

if TYPE_CHECKING:
    from django.db.models.manager import Manager


class Operation(models.TextChoices):
    REPLACE = "replace", _("Change words")
    INSERT = "insert", _("Insert a paragraph")
    DELETE = "delete", _("Delete")
    MOVE = "move", _("Move")
    BRACKET = "bracket", _("Bracket words")


class BracketReason(models.TextChoices):
    """Why words stand in brackets without an alternative."""

    SUBSTANCE = "substance", _("substance")
    PLACEMENT = "placement", _("placement")
    LINKAGE = "linkage", _("linkage with another text")
    PENDING = "pending", _("pending another group")
    PLACEHOLDER = "placeholder", _("placeholder")


class AmendmentStatus(models.TextChoices):
    """Where an amendment stands without an outcome; with one, where it stands is the `Result`."""

    OPEN = "open", _("open")
    WITHDRAWN = "withdrawn", _("withdrawn")


class Origin(models.TextChoices):
    TABLED = "tabled", _("tabled")
    IMPORTED = "imported", _("imported text")


class AmendmentQuerySet(models.QuerySet["Amendment"]):
    def with_status(self) -> "AmendmentQuerySet":
        """Annotate what `Amendment.status` reads."""
        standing = Outcome.objects.standing().filter(amendment=OuterRef("pk"))
        return self.annotate(
            withdrawn=Exists(AmendmentWithdrawal.objects.filter(amendment=OuterRef("pk"))),
            standing_result=Subquery(standing.reverse().values("result")[:1]),
        )

    def unsettled(self) -> "AmendmentQuerySet":
        """Open, or referred: what comes back is still to be dealt with."""
        pending = Q(standing_result__isnull=True) | Q(standing_result=Result.REFERRED)
        return self.with_status().filter(pending, Q(withdrawn=False))

    def open(self) -> "AmendmentQuerySet":
        return self.with_status().filter(Q(withdrawn=False, standing_result__isnull=True))

    def settled(self, result: str) -> "AmendmentQuerySet":
        """Those whose standing outcome is this one, and which nobody withdrew."""
        return self.with_status().filter(Q(withdrawn=False, standing_result=result))


class Amendment(Act):
    """Moved by a stakeholder or a coalition, or found in an imported text (no mover)."""

    proposal = models.ForeignKey(Proposal, on_delete=models.PROTECT, related_name="amendments")
    number = models.PositiveIntegerField()
    symbol = models.CharField(max_length=80, unique=True)
    operation = models.CharField(max_length=10, choices=Operation.choices)
    # What is amended; an insertion's own paragraph, minted at tabling.
    paragraph = models.ForeignKey(Paragraph, on_delete=models.PROTECT, related_name="amendments")
    base = models.ForeignKey(
        "proposals.Revision", on_delete=models.PROTECT, related_name="amendments"
    )
    origin = models.CharField(max_length=10, choices=Origin.choices, default=Origin.TABLED)
    mover = models.ForeignKey(
        "stakeholders.Stakeholder",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="amendments",
    )
    coalition = models.ForeignKey(
        "stakeholders.Coalition",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="amendments",
    )
    rationale = models.TextField(_("rationale"), max_length=LONGEST_RATIONALE, blank=True)

    objects: ClassVar["Manager[Amendment]"] = AmendmentQuerySet.as_manager()

    class Meta:
        ordering = ["proposal", "number"]
        constraints = [
            models.UniqueConstraint(fields=["proposal", "number"], name="amendment_number_once"),
            models.CheckConstraint(
                condition=Q(origin=Origin.IMPORTED, mover=None, coalition=None)
                | Q(origin=Origin.TABLED, mover__isnull=False, coalition=None)
                | Q(origin=Origin.TABLED, mover=None, coalition__isnull=False),
                name="an_amendment_has_one_mover_unless_imported",
            ),
        ]

    def __str__(self) -> str:
        return self.symbol

    @property
    def name(self) -> str:
        """ "Amd.4", as the reader's language says it."""
        return gettext("Amd.%(number)s") % {"number": self.number}

    @property
    def anchor(self) -> str:
        """Where it stands on a page, the same in every language."""
        return f"Amd.{self.number}"

    @property
    def status(self) -> str:
        """An `AmendmentStatus` or the standing outcome's result; queried unless annotated."""
        known = self.__dict__
        if "standing_result" not in known:
            found = Amendment.objects.with_status().get(pk=self.pk).__dict__
            known.update({name: found[name] for name in ("withdrawn", "standing_result")})
        if known["withdrawn"]:
            return AmendmentStatus.WITHDRAWN
        return known["standing_result"] or AmendmentStatus.OPEN

    @property
    def is_open(self) -> bool:
        return self.status == AmendmentStatus.OPEN

    @property
    def is_unsettled(self) -> bool:
        """Open, or referred: what comes back is still to be dealt with."""
        return self.is_open or self.is_referred

    @property
    def is_referred(self) -> bool:
        return self.status == Result.REFERRED

    @property
    def is_left_out(self) -> bool:
        """Referred when its text was adopted: nothing comes back to that text."""
        return self.is_referred and self.proposal.stage == Stage.ADOPTED

    def refresh_from_db(self, *args: Any, **kwargs: Any) -> None:
        self.__dict__.pop("standing_result", None)
        super().refresh_from_db(*args, **kwargs)

    def get_absolute_url(self) -> str:
        return reverse("amendment", args=[self.proposal_id, self.number])


class AmendmentVersionQuerySet(models.QuerySet["AmendmentVersion"]):
    def latest_wordings(self, until: datetime | None = None) -> "AmendmentVersionQuerySet":
        """Of each amendment the wording that counts, today or as of a moment: the last one."""
        seen, later = self, AmendmentVersion.objects.filter(amendment=OuterRef("amendment"))
        if until is not None:
            seen, later = seen.filter(at__lt=until), later.filter(at__lt=until)
        return seen.filter(~Exists(later.filter(number__gt=OuterRef("number"))))


class AmendmentVersion(Act):
    """One wording; versions are appended, the last one counts."""

    class Cause(models.TextChoices):
        TABLED = "tabled", _("tabled")
        REWRITTEN = "rewritten", _("rewritten")
        REBASED = "rebased", _("rebased")

    amendment = models.ForeignKey(Amendment, on_delete=models.PROTECT, related_name="versions")
    number = models.PositiveSmallIntegerField(default=1)
    cause = models.CharField(max_length=10, choices=Cause.choices, default=Cause.TABLED)
    base = models.ForeignKey("proposals.Revision", on_delete=models.PROTECT, related_name="+")
    base_text = models.TextField(blank=True)
    new_text = models.TextField(blank=True)
    # Insertions and moves: of what kind, under which paragraph, after which sibling (none: first).
    kind = models.CharField(max_length=10, blank=True)
    parent = models.ForeignKey(Paragraph, null=True, on_delete=models.PROTECT, related_name="+")
    after = models.ForeignKey(Paragraph, null=True, on_delete=models.PROTECT, related_name="+")
    # Bracket operations: characters of the base text, and why.
    span_start = models.PositiveIntegerField(null=True)
    span_end = models.PositiveIntegerField(null=True)
    reason = models.CharField(max_length=12, choices=BracketReason.choices, blank=True)

    objects: ClassVar["Manager[AmendmentVersion]"] = AmendmentVersionQuerySet.as_manager()

    class Meta:
        ordering = ["amendment", "number"]
        constraints = [
            models.UniqueConstraint(fields=["amendment", "number"], name="version_number_once")
        ]


class AmendmentWithdrawal(Act):
    """Its mover takes it back."""

    amendment = models.OneToOneField(Amendment, on_delete=models.PROTECT, related_name="withdrawal")
    reason = models.CharField(_("reason"), max_length=LONGEST_REASON, blank=True)
