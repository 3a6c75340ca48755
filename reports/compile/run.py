"""From a request to four complete files: one moment of the database, then nothing but its facts."""

from collections.abc import Callable
from dataclasses import asdict
from datetime import UTC, datetime
from typing import Any

from django.utils import translation

from interface import clock
from reports.actions import Rendered, deliver
from reports.compile import docx, json, pdf, snapshot, table
from reports.compile.contents import Contents
from reports.compile.document import document
from reports.compile.findings import findings
from reports.models import Format, Report, ReportRequest

LANGUAGE = "en"
# What a report compiles to is told in this many hundredths, for a bar and for who waits.
TOTAL = 100

type Progress = Callable[[int, str], None]


def compile_report(request: ReportRequest, progress: Progress) -> Report:
    """Compile and deliver. Run again after a crash it starts afresh; once delivered it is done."""
    if (found := Report.objects.filter(request=request).first()) is not None:
        return found
    with snapshot.one_moment(), translation.override(LANGUAGE):
        now = clock.now()
        request = ReportRequest.objects.select_related("group", "person", "stakeholder").get(
            pk=request.pk
        )
        contents = snapshot.read(request, now, lambda done, step: progress(done // 3, step))
    with translation.override(LANGUAGE):
        files = render(contents, now, progress)
    told = shown(contents)
    # A large report is not held beside its files while they are sent.
    del contents
    progress(98, "deliver")
    return deliver(request, taken_at=now, findings=told, files=files)


def render(contents: Contents, moment: datetime, progress: Progress) -> list[Rendered]:
    """All formats, each complete, in the active language."""
    name = file_name(contents)
    set_document = document(contents, LANGUAGE)
    author = contents.asked_by or "Norms Forum"
    progress(40, "pdf")
    paper = pdf.render(set_document, author=author, moment=moment)
    note = "tagged for screen readers (PDF/UA-1)" if paper.accessible else ""
    progress(75, "docx")
    word = docx.render(set_document, author=author, moment=moment.astimezone(UTC))
    progress(92, "csv")
    rows = table.render(contents, moment)
    progress(95, "json")
    return [
        Rendered(Format.PDF, f"{name}.pdf", paper.content, note),
        Rendered(Format.DOCX, f"{name}.docx", word),
        Rendered(Format.CSV, f"{name}-csv.zip", rows),
        Rendered(Format.JSON, f"{name}.json", json.render(contents)),
    ]


def file_name(contents: Contents) -> str:
    period = f"{contents.first_day}-to-{contents.last_day}"
    return f"working-group-{contents.group_number}-{period}-{contents.audience}"


def shown(contents: Contents) -> dict[str, Any]:
    """What the report's page shows, ready for JSON."""
    found = asdict(findings(contents))
    texts = [{"symbol": text.symbol, "title": text.title} for text in contents.texts]
    return {**found, "contents": texts, "as_of": contents.as_of}
