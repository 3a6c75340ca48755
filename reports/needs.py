"""What waits about reports: what the secretariat asked for is whole, or could not be compiled."""

from datetime import timedelta

from django.utils.translation import gettext as _

from interface import clock
from interface.needs import Need
from reports.models import ReportRequest
from stakeholders.actors import Actor
from stakeholders.permits import permits

# After this long nobody waits for it any more, and the list of reports still has it.
WAITING = timedelta(days=3)


def report_needs(actor: Actor) -> list[Need]:
    """In one query, for the secretariat, whose people all see the same list.

    Co-chairs, who may ask too, find theirs in the list of reports and on the page of the group.
    """
    if not permits(actor, "stakeholders.see_secretariat"):
        return []
    asked = (
        ReportRequest.objects.filter(stakeholder=actor.stakeholder, at__gte=clock.now() - WAITING)
        .visible_to(actor.seat)
        .select_related("group", "job", "person", "report")
    )
    told = {"finished": _ready, "failed": _failed}
    return [told[request.state](request) for request in asked if request.state in told]


def _ready(request: ReportRequest) -> Need:
    return Need(
        key=f"reports.ready:{request.pk}",
        text=_("Read the report on Working Group %(number)d") % {"number": request.group.number},
        why=_("Asked for by %(name)s, and ready. It leaves this list three days after that.")
        % {"name": request.person},
        url=request.get_absolute_url(),
        act=_("Open"),
        since=request.report.finished_at,
        rank=4,
    )


def _failed(request: ReportRequest) -> Need:
    return Need(
        key=f"reports.failed:{request.pk}",
        text=_("Ask again for the report on Working Group %(number)d")
        % {"number": request.group.number},
        why=_("It could not be compiled; nothing of it was kept."),
        url=request.get_absolute_url(),
        act=_("Look"),
        since=request.at,
        rank=3,
    )
