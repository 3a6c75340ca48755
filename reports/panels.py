"""What reports show on the page of a group."""

from typing import Any

from reports.reads import requests
from stakeholders.requests import Request
from workinggroups.models import WorkingGroup


def group_panel(request: Request, group: WorkingGroup) -> dict[str, Any] | None:
    """The newest finished reports that the reader may read; nothing where there are none."""
    found = list(requests(request.actor.seat).finished().filter(group=group)[:3])
    return {"reports": found} if found else None
