"""The background entrance: compiling a report that was asked for."""

from outbox import registry
from outbox.actions import report_progress
from outbox.models import Job
from reports.actions import TASK
from reports.compile.run import TOTAL, compile_report
from reports.models import ReportRequest


@registry.job(TASK)
def compile_asked(job: Job, request: str) -> None:
    asked = ReportRequest.objects.get(pk=request)
    compile_report(asked, lambda done, step: report_progress(job, done, TOTAL, step))
