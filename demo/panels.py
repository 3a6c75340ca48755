"""What the demonstration adds to pages: four doors, and the tour of whoever came through one."""

from typing import Any

from demo.doors import DOORS, door_named
from stakeholders.requests import Request

SESSION_KEY = "demo_door"


def banner(request: Request) -> dict[str, Any]:
    """The registry lists organisations that exist: there the banner says what is invented."""
    page = request.resolver_match
    return {"on_registry": page is not None and page.url_name == "registry"}


def doors(request: Request, subject: Any) -> dict[str, Any]:
    return {"doors": DOORS, "next": request.GET.get("next", "")}


def tour(request: Request, subject: Any) -> dict[str, Any] | None:
    """The five steps of the door through which this session came."""
    door = door_named(request.session.get(SESSION_KEY, ""))
    if door is None:
        return None
    found = [(step.text, step.find()) for step in door.steps]
    return {"door": door, "steps": [(text, url) for text, url in found if url]}
