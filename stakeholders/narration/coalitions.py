"""Sentences for the acts of coalitions, in bulk: two queries however many events there are."""

from collections.abc import Callable, Sequence
from uuid import UUID

from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from record.lookups import rows_of
from record.models import Event
from stakeholders.models import Coalition, Stakeholder
from stakeholders.narration.names import name_of

PREFIX = "stakeholders.coalition_"
SENTENCES: dict[str, Callable[[], str]] = {
    "founded": lambda: _("{actor} founded the coalition {coalition}."),
    "membership_asked": lambda: _("{member} asked to join the coalition {coalition}."),
    "membership_offered": lambda: _("{actor} invited {member} to the coalition {coalition}."),
    "membership_declined": lambda: _(
        "{actor} declined that {member} join the coalition {coalition}."
    ),
    "joined": lambda: _("{member} joined the coalition {coalition}."),
    "aligned": lambda: _("{member} aligned with the coalition {coalition}."),
    "left": lambda: _("{actor} left the coalition {coalition}."),
    "spokesperson_declared": lambda: _(
        "{actor} declared that {spokesperson} should speak for {coalition}."
    ),
    "spokesperson_changed": lambda: _(
        "{actor} declared that {spokesperson} should speak for {coalition}; more than half of its "
        "members now say so, and it does."
    ),
    "outcome_added": lambda: _("{actor} added a preferred outcome to those of {coalition}."),
}


def tells(event: Event) -> bool:
    return event.kind.startswith(PREFIX)


def narrate_coalitions(events: Sequence[Event]) -> dict[UUID, SafeString]:
    """A sentence for each event of a coalition, by event id, in the active language."""
    told = [event for event in events if tells(event)]
    names = rows_of(Stakeholder.objects.all(), _stakeholders(told))
    coalitions = rows_of(Coalition.objects.all(), {event.subject_id for event in told})
    return {event.pk: _sentence(event, names, coalitions) for event in told if _known(event)}


def _known(event: Event) -> bool:
    return event.kind.removeprefix(PREFIX) in SENTENCES


def _stakeholders(events: Sequence[Event]) -> set[UUID]:
    found = {event.stakeholder_id for event in events if event.stakeholder_id}
    for event in events:
        named = (event.data.get(key) for key in ("member", "spokesperson"))
        found |= {UUID(key) for key in named if key}
    return found


def _sentence(
    event: Event, names: dict[UUID, Stakeholder], coalitions: dict[UUID, Coalition]
) -> SafeString:
    act = event.kind.removeprefix(PREFIX)
    if act == "spokesperson_declared" and event.data.get("speaks") == event.data["spokesperson"]:
        act = "spokesperson_changed"
    coalition = coalitions.get(event.subject_id)
    link = (
        format_html('<a href="{}">{}</a>', coalition.get_absolute_url(), coalition)
        if coalition
        else SafeString(_("a coalition"))
    )
    return format_html(
        SENTENCES[act](),
        actor=name_of(names.get(event.stakeholder_id) if event.stakeholder_id else None),
        member=name_of(_named(event, "member", names)),
        spokesperson=name_of(_named(event, "spokesperson", names)),
        coalition=link,
    )


def _named(event: Event, key: str, names: dict[UUID, Stakeholder]) -> Stakeholder | None:
    return names.get(UUID(event.data[key])) if event.data.get(key) else None
