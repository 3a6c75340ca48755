"""Reports: who asked for one, what came of it, and its files."""

from datetime import date, timedelta

from django.contrib.postgres.fields import DateRangeField
from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from interface.identifiers import uuid7
from proposals.models.visibility import reading
from stakeholders.models import Act, Seat
from workinggroups.models import CoChair, Membership


class Audience(models.TextChoices):
    """Who reads a report; it contains only what all of them may see."""

    PUBLIC = "public", _("Everyone")
    ACCREDITED = "accredited", _("All accredited stakeholders")
    GROUP = "group", _("Members of the group")


class Format(models.TextChoices):
    PDF = "pdf", "PDF"
    DOCX = "docx", "DOCX"
    CSV = "csv", "CSV"
    JSON = "json", "JSON"


class ReportRequestQuerySet(models.QuerySet["ReportRequest"]):
    def visible_to(self, seat: Seat | None) -> "ReportRequestQuerySet":
        """Each report is read by its audience only."""
        seen = Q(audience=Audience.PUBLIC)
        seat = reading(seat)
        if seat is None:
            return self.filter(seen)
        seen |= Q(audience=Audience.ACCREDITED)
        if seat.stakeholder.is_secretariat:
            return self.filter(seen | Q(audience=Audience.GROUP))
        member = Membership.objects.current().filter(
            group=OuterRef("group"), stakeholder=seat.stakeholder_id
        )
        chair = CoChair.objects.current().filter(group=OuterRef("group"), seat=seat.pk)
        in_the_room = Q(Exists(member)) | Q(Exists(chair))
        return self.filter(seen | (Q(audience=Audience.GROUP) & in_the_room))

    def finished(self) -> "ReportRequestQuerySet":
        return self.filter(report__isnull=False)

    def unfinished(self) -> "ReportRequestQuerySet":
        return self.filter(report__isnull=True)


class ReportRequest(Act):
    """A report on one group and period was asked for, for one audience."""

    group = models.ForeignKey(
        "workinggroups.WorkingGroup", on_delete=models.PROTECT, related_name="reports"
    )
    period = DateRangeField(_("period"), help_text=_("The first day counts, the last does not."))
    audience = models.CharField(_("audience"), max_length=10, choices=Audience.choices)
    job = models.OneToOneField("outbox.Job", on_delete=models.PROTECT, related_name="+")

    objects = ReportRequestQuerySet.as_manager()

    class Meta:
        ordering = ["-at", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(period__isempty=False)
                & Q(period__startswith__isnull=False)
                & Q(period__endswith__isnull=False),
                name="a_report_has_a_period",
            )
        ]

    def __str__(self) -> str:
        return f"{self.group}, {self.first_day} to {self.last_day}"

    def get_absolute_url(self) -> str:
        return reverse("report", args=[self.pk])

    @property
    def first_day(self) -> date:
        return self.period.lower

    @property
    def last_day(self) -> date:
        return self.period.upper - timedelta(days=1)

    @property
    def state(self) -> str:
        """One of "finished", "failed", "compiling", "asked"; the job says what no report shows."""
        if hasattr(self, "report"):
            return "finished"
        return {"failed": "failed", "running": "compiling"}.get(self.job.state, "asked")

    def is_visible_to(self, seat: Seat | None) -> bool:
        if self.audience == Audience.PUBLIC:
            return True
        seat = reading(seat)
        if seat is None:
            return False
        if self.audience == Audience.ACCREDITED or seat.stakeholder.is_secretariat:
            return True
        return (
            Membership.objects.current()
            .filter(group=self.group_id, stakeholder=seat.stakeholder_id)
            .exists()
            or CoChair.objects.current().filter(group=self.group_id, seat=seat.pk).exists()
        )


class Report(models.Model):
    """What was compiled, from one moment of the database; it appears with all its files or not."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    request = models.OneToOneField(ReportRequest, on_delete=models.PROTECT, related_name="report")
    # The moment of the snapshot; what is said after it goes into the next report.
    taken_at = models.DateTimeField()
    finished_at = models.DateTimeField()
    # What the page shows: short findings and positions, as `compile.findings` gives them.
    findings = models.JSONField()

    def __str__(self) -> str:
        return str(self.request)

    @property
    def ordered_files(self) -> list["ReportFile"]:
        """In the order of the formats; without a query where they were prefetched."""
        return sorted(self.files.all(), key=lambda file: Format.values.index(file.format))


class ReportFile(models.Model):
    """One file, whole, with the hash by which anybody can check it."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    report = models.ForeignKey(Report, on_delete=models.PROTECT, related_name="files")
    format = models.CharField(max_length=5, choices=Format.choices)
    name = models.CharField(max_length=200)
    note = models.CharField(max_length=200, blank=True)
    content = models.BinaryField()
    sha256 = models.CharField(max_length=64)
    size = models.PositiveBigIntegerField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["report", "format"], name="one_file_a_format")
        ]

    def __str__(self) -> str:
        return self.name
