"""Asking for a report, and delivering it whole."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from django.db import transaction
from django.db.backends.postgresql.psycopg_any import DateRange
from django.db.models import BinaryField, F, Func, Value
from django.utils.translation import gettext_lazy as _

from interface import clock
from interface.identifiers import uuid7
from interface.refusal import Refusal
from outbox.actions import enqueue
from record import actions as record
from record.keys import SYSTEM, ActorRef, StreamKey, Subject
from reports.models import Audience, Report, ReportFile, ReportRequest
from stakeholders.actors import Actor
from stakeholders.permits import require
from workinggroups.models import WorkingGroup

TASK = "reports.compile"
# In bytes.
PIECE = 4 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class Rendered:
    """One complete file, ready to be delivered."""

    format: str
    name: str
    content: bytes
    note: str = ""


@transaction.atomic
def ask_for_report(
    actor: Actor, group: WorkingGroup, *, first_day: date, last_day: date, audience: str
) -> ReportRequest:
    """Have a report compiled; the same one asked for twice while it is compiled is one."""
    group = WorkingGroup.objects.select_for_update(no_key=True).get(pk=group.pk)
    require(actor, "reports.request", group)
    if audience not in Audience.values:
        raise Refusal("unknown_audience", _("Choose who reads it."), field="audience")
    if last_day < first_day:
        raise Refusal("empty_period", _("The last day is before the first."), field="last_day")
    if last_day > clock.now().date():
        message = _("A report tells what was: the last day can be today at the latest.")
        raise Refusal("future_period", message, field="last_day")
    period = DateRange(first_day, last_day + timedelta(days=1))
    running = ReportRequest.objects.unfinished().filter(
        group=group, period=period, audience=audience, job__failed_at__isnull=True
    )
    if (found := running.first()) is not None:
        return found
    key = uuid7()
    request = ReportRequest.objects.create(
        pk=key,
        group=group,
        period=period,
        audience=audience,
        job=enqueue(TASK, request=str(key)),
        **actor.signature,
    )
    _tell("asked", actor.ref, request)
    return request


@transaction.atomic
def deliver(
    request: ReportRequest,
    *,
    taken_at: datetime,
    findings: Mapping[str, Any],
    files: list[Rendered],
) -> Report:
    """Put the report and all its files in place at once; delivered twice, it is there once."""
    request = ReportRequest.objects.select_for_update(no_key=True).get(pk=request.pk)
    if (found := Report.objects.filter(request=request).first()) is not None:
        return found
    report = Report.objects.create(
        request=request, taken_at=taken_at, finished_at=clock.now(), findings=findings
    )
    made = [_put(report, file) for file in files]
    _tell("finished", SYSTEM, request, {file.format: file.sha256 for file in made})
    return report


def _put(report: Report, file: Rendered) -> ReportFile:
    """One file, piece by piece: a statement holds what it sends several times over."""
    made = ReportFile.objects.create(
        report=report,
        format=file.format,
        name=file.name,
        note=file.note,
        content=file.content[:PIECE],
        sha256=hashlib.sha256(file.content).hexdigest(),
        size=len(file.content),
    )
    for start in range(PIECE, len(file.content), PIECE):
        piece = Value(file.content[start : start + PIECE], BinaryField())
        row = ReportFile.objects.filter(pk=made.pk)
        row.update(content=Func(F("content"), piece, arg_joiner=" || ", template="%(expressions)s"))
    return made


def _tell(
    act: str, actor: ActorRef, request: ReportRequest, hashes: dict[str, str] | None = None
) -> None:
    record.append(
        f"reports.{act}",
        actor=actor,
        streams=[StreamKey("workinggroup", request.group_id, request.audience)],  # type: ignore[arg-type]
        subject=Subject("report", request.pk),
        data={"sha256": hashes} if hashes else {},
    )
