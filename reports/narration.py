"""Sentences for the acts on reports, in bulk: three queries however many events there are."""

from collections.abc import Sequence
from uuid import UUID

from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from interface.times import day_words
from record.lookups import rows_of
from record.models import Event
from reports.models import ReportRequest
from stakeholders.models import Stakeholder


def narrate(events: Sequence[Event]) -> dict[UUID, SafeString]:
    """A sentence for each event, by event id, in the active language."""
    found = ReportRequest.objects.select_related("group").in_bulk(
        {event.subject_id for event in events}
    )
    names = rows_of(Stakeholder.objects.all(), {event.stakeholder_id for event in events})
    return {
        event.pk: _sentence(event, found[event.subject_id], names.get(event.stakeholder_id))
        for event in events
        if event.subject_id in found
    }


def _sentence(event: Event, asked: ReportRequest, by: Stakeholder | None) -> SafeString:
    words = {
        "reports.asked": _("{actor} asked for {report} on Working Group {group}, {period}."),
        "reports.finished": _("{report} on Working Group {group}, {period}, was compiled."),
    }
    period = _("%(first)s to %(last)s") % {
        "first": day_words(asked.first_day),
        "last": day_words(asked.last_day),
    }
    name = _("a report") if event.kind == "reports.asked" else _("A report")
    return format_html(
        words.get(event.kind, _("An act on {report} was recorded.")),
        actor=by or _("The system"),
        report=format_html('<a href="{}">{}</a>', asked.get_absolute_url(), name),
        group=asked.group.number,
        period=period,
    )
