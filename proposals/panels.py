"""What texts show on the pages of groups and of stakeholders."""

from typing import Any

from interface.pagination import page_of_list
from interface.registry import panels
from proposals.models import DocumentType
from proposals.reads.listing import amendments_moved, texts_of_group, texts_sponsored
from proposals.reads.stances import positions_now, said_in
from stakeholders.models import Stakeholder
from stakeholders.permits import permits
from stakeholders.requests import Request
from workinggroups.models import WorkingGroup


def group_texts(request: Request, group: WorkingGroup) -> dict[str, Any]:
    """The texts of a group that this reader may see, and drafting one more."""
    return {
        "group": group,
        "texts": page_of_list(texts_of_group(group, request.actor.seat), request, "texts"),
        "may_draft": permits(request.actor, "proposals.draft", group)
        or permits(request.actor, "proposals.draft_chairs_text", group),
        "non_paper": DocumentType.NON_PAPER,
    }


def stakeholder_texts(request: Request, stakeholder: Stakeholder) -> dict[str, Any] | None:
    """What a stakeholder says, sponsors and has moved, as far as this reader may know."""
    seat = request.actor.seat
    sponsored = page_of_list(texts_sponsored(stakeholder, seat), request, "sponsored")
    moved = page_of_list(amendments_moved(stakeholder, seat), request, "moved")
    positions = page_of_list(positions_now(stakeholder, seat), request, "positions")
    if not sponsored and not moved and not positions:
        return None
    return {
        "stakeholder": stakeholder,
        "sponsored": sponsored,
        "moved": moved,
        "positions": positions,
        "said": said_in(list(positions)),
    }


def register() -> None:
    panels.add("group", "texts", group_texts, "proposals/panel_group.html", 10)
    panels.add("stakeholder", "texts", stakeholder_texts, "proposals/panel_stakeholder.html", 20)
