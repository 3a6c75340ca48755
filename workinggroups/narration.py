"""Sentences for the acts of working groups, in bulk: four queries however many events there are."""

from collections.abc import Callable, Sequence
from uuid import UUID

from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from record.lookups import rows_of
from record.models import Event
from stakeholders.models import Stakeholder
from stakeholders.narration.names import name_of
from workinggroups.models import ChairEnding, MembershipEnding, WorkingGroup

SENTENCES: dict[str, Callable[[], str]] = {
    "group_created": lambda: _("{actor} set up {group}."),
    "group_edited": lambda: _("{actor} edited {group}."),
    "participation_set": lambda: _("{actor} changed the participation matrix of {group}."),
    "member_entered": lambda: _("{body} became a member of {group}."),
    "membership_ended": lambda: _("{body} is no longer a member of {group}."),
    "cochair_appointed": lambda: _("{body} was appointed to co-chair {group}."),
    "chair_ended": lambda: _("{body} no longer co-chairs {group}."),
}


def narrate(events: Sequence[Event]) -> dict[UUID, SafeString]:
    """A sentence for each event of this app, by event id, in the active language."""
    told = [event for event in events if _act(event) in SENTENCES]
    groups = rows_of(WorkingGroup.objects.all(), {event.subject_id for event in told})
    bodies = rows_of(Stakeholder.objects.all(), {key for event in told for key in _bodies(event)})
    reasons = {**_reasons(told, "membership_ended"), **_reasons(told, "chair_ended")}
    return {event.pk: _with_reason(event, groups, bodies, reasons) for event in told}


ENDINGS: dict[str, type[MembershipEnding] | type[ChairEnding]] = {
    "membership_ended": MembershipEnding,
    "chair_ended": ChairEnding,
}


def _reasons(told: Sequence[Event], act: str) -> dict[UUID, str]:
    """By event: why a membership or a term was ended."""
    named = {
        event.pk: UUID(event.data["ending"])
        for event in told
        if _act(event) == act and "ending" in event.data
    }
    if not named:
        return {}
    rows = ENDINGS[act].objects.in_bulk(set(named.values()))
    return {key: rows[row].reason for key, row in named.items() if row in rows}


def _act(event: Event) -> str:
    return event.kind.partition(".")[2]


def _bodies(event: Event) -> set[UUID]:
    named = {UUID(event.data["stakeholder"])} if "stakeholder" in event.data else set()
    return named | ({event.stakeholder_id} if event.stakeholder_id else set())


def _with_reason(
    event: Event,
    groups: dict[UUID, WorkingGroup],
    bodies: dict[UUID, Stakeholder],
    reasons: dict[UUID, str],
) -> SafeString:
    said = _sentence(event, groups, bodies)
    reason = reasons.get(event.pk)
    if not reason:
        return said
    return format_html(_("{sentence} Reason: “{reason}”"), sentence=said, reason=_quoted(reason))


def _sentence(
    event: Event, groups: dict[UUID, WorkingGroup], bodies: dict[UUID, Stakeholder]
) -> SafeString:
    body = UUID(event.data["stakeholder"]) if "stakeholder" in event.data else None
    return format_html(
        SENTENCES[_act(event)](),
        actor=name_of(bodies.get(event.stakeholder_id) if event.stakeholder_id else None),
        body=name_of(bodies.get(body) if body else None),
        group=_link(groups.get(event.subject_id)),
    )


def _quoted(words: str) -> SafeString:
    """Somebody's own words, whose direction does not turn the sentence around them."""
    return format_html("<bdi>{}</bdi>", words)


def _link(group: WorkingGroup | None) -> SafeString:
    if group is None:
        return SafeString(_("a working group"))
    name = _("Working Group %(number)s") % {"number": group.number}
    return format_html('<a href="{}">{}</a>', group.get_absolute_url(), name)
