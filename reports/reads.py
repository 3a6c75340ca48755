"""Reading reports: the list, one report with its files, whether they are what was compiled."""

from dataclasses import dataclass
from uuid import UUID

from django.db.models import F, Func, Prefetch, QuerySet, TextField, Value

from reports.models import ReportFile, ReportRequest, ReportRequestQuerySet
from stakeholders.models import Seat


def files() -> QuerySet[ReportFile]:
    """Files without their content, which may be large."""
    return ReportFile.objects.defer("content").order_by("report", "name")


def requests(seat: Seat | None) -> ReportRequestQuerySet:
    """What this seat may read of, the newest first, with files and progress."""
    return (
        ReportRequest.objects.visible_to(seat)
        .select_related("group", "job", "person", "stakeholder", "report")
        .prefetch_related(Prefetch("report__files", files()))
    )


@dataclass(frozen=True, slots=True)
class Verification:
    """Whether the stored files still have the hashes that were noted when they were compiled."""

    holds: bool
    broken: tuple[str, ...]


def verified(report: UUID) -> Verification:
    """Hashes the stored bytes anew, in the database."""
    hashed = Func(
        Func(F("content"), function="sha256"),
        Value("hex"),
        function="encode",
        output_field=TextField(),
    )
    rows = ReportFile.objects.filter(report=report).annotate(now=hashed)
    broken = tuple(
        name for name, noted, now in rows.values_list("name", "sha256", "now") if noted != now
    )
    return Verification(not broken, broken)
