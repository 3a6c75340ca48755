"""Pages of reports: the list with the form, a report while it is compiled and after, its files."""

from pathlib import PurePath
from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from interface import clock
from interface.access import signed_in_to_send
from interface.forms import ActForm
from interface.pagination import page_of
from reports import reads
from reports.actions import ask_for_report
from reports.compile.contents import SIGNS
from reports.compile.words import short_findings, sign_word
from reports.forms import ReportForm
from reports.models import ReportFile, ReportRequest
from reports.shown import charted, findings_of, step_words
from stakeholders.permits import permits
from stakeholders.requests import Request

# By the end of a file's name: older reports have one table, newer ones a ZIP of tables.
MIME = {
    ".pdf": "application/pdf",
    ".docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    ".csv": "text/csv; charset=utf-8",
    ".zip": "application/zip",
    ".json": "application/json",
}


@signed_in_to_send
def reports(request: Request) -> HttpResponse:
    may_ask = permits(request.actor, "reports.request")
    form = ReportForm(request) if may_ask or request.method == "POST" else None
    if request.method == "POST" and form is not None:
        done = form.perform(
            lambda: ask_for_report(request.actor, **form.cleaned_data),
            then=lambda asked: asked.get_absolute_url(),
        )
        if done:
            return done
    return _list(request, form)


def _list(request: Request, form: ActForm | None) -> HttpResponse:
    found = reads.requests(request.actor.seat)
    page = page_of(found.finished(), request, size=20)
    return render(
        request,
        "reports/reports.html",
        {
            "form": form,
            "compiling": [_progress(one) for one in found.unfinished()[:10]],
            "page": page,
        },
        status=form.status if form else 200,
    )


@require_safe
def report(request: Request, pk: UUID) -> HttpResponse:
    asked = _visible(request, pk)
    if asked.state != "finished":
        return render(request, "reports/compiling.html", {"asked": asked, **_progress(asked)})
    found = findings_of(asked.report.findings)
    return render(
        request,
        "reports/report.html",
        {
            "asked": asked,
            "report": asked.report,
            "files": asked.report.ordered_files,
            "verification": reads.verified(asked.report.pk),
            "now": clock.now(),
            "short": short_findings(found),
            "standing": charted(found.standing),
            "contents": asked.report.findings["contents"],
            "signs": [(sign, sign_word(sign)) for sign in SIGNS],
        },
    )


@require_safe
def progress(request: Request, pk: UUID) -> HttpResponse:
    """How far it is, for a page that asks every two seconds; finished, the page is loaded anew."""
    asked = _visible(request, pk)
    answer = render(request, "reports/progress.html", _progress(asked))
    if asked.state in ("finished", "failed"):
        answer["HX-Refresh"] = "true"
    return answer


@require_safe
def download(request: Request, pk: UUID, format: str) -> HttpResponse:
    asked = _visible(request, pk)
    if asked.state != "finished":
        raise Http404
    file = get_object_or_404(ReportFile, report=asked.report, format=format)
    answer = HttpResponse(bytes(file.content), content_type=MIME[PurePath(file.name).suffix])
    answer["Content-Disposition"] = f'attachment; filename="{file.name}"'
    answer["X-Content-Type-Options"] = "nosniff"
    answer["ETag"] = f'"{file.sha256}"'
    answer["Cache-Control"] = "private, no-cache"
    return answer


def _visible(request: Request, pk: UUID) -> ReportRequest:
    return get_object_or_404(reads.requests(request.actor.seat), pk=pk)


def _progress(asked: ReportRequest) -> dict[str, object]:
    job = asked.job
    return {
        "asked": asked,
        "done": job.done,
        "total": job.total,
        "note": step_words(job.note),
        "state": asked.state,
    }
