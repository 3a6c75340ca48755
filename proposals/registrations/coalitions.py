"""What texts show on the page of a coalition."""

from interface.registry import panels
from proposals.views.coalition_panels import moved_panel, outcome_panel


def register() -> None:
    panels.add(
        "preferred_outcome", "mapping", outcome_panel, "proposals/coalition_outcome.html", 10
    )
    panels.add("coalition", "moved", moved_panel, "proposals/coalition_moved.html", 20)
