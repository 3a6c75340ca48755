"""Sentences for the acts of people and bodies, in bulk: two queries however many there are."""

from collections.abc import Callable, Sequence
from uuid import UUID

from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from record.lookups import rows_of
from record.models import Event
from stakeholders.models import Stakeholder
from stakeholders.narration.names import name_of

SENTENCES: dict[str, Callable[[], str]] = {
    "accreditation_asked": lambda: _("Accreditation was asked for."),
    "application_granted": lambda: _("{actor} granted an application and accredited {body}."),
    "application_refused": lambda: _("{actor} refused an application."),
    "accredited": lambda: _("{body} was accredited by {actor}."),
    "stakeholder_edited": lambda: _("{actor} corrected the facts about {body}."),
    "seat_invited": lambda: _("{actor} invited somebody to a seat for {body}."),
    "seat_taken": lambda: _("A seat for {body} was taken."),
    "invitation_declined": lambda: _("An invitation to a seat for {body} was declined."),
    "invitation_revoked": lambda: _("{actor} took back an invitation to a seat for {body}."),
    "token_made": lambda: _("{actor} made a token for a program of {body}."),
    "token_revoked": lambda: _("{actor} revoked a token for a program of {body}."),
    "person_erased": lambda: _("The personal data of somebody with an account were erased."),
    "mandate_ended": lambda: _("{actor} set the end of a mandate for {body}."),
}


def narrate_stakeholders(events: Sequence[Event]) -> dict[UUID, SafeString]:
    """A sentence for each event of a person or a body, by event id, in the active language."""
    names = rows_of(Stakeholder.objects.all(), _named(events))
    return {event.pk: _sentence(event, names) for event in events if _act(event) in SENTENCES}


def _act(event: Event) -> str:
    return event.kind.partition(".")[2]


def _body(event: Event) -> UUID:
    return UUID(event.data["stakeholder"]) if "stakeholder" in event.data else event.subject_id


def _named(events: Sequence[Event]) -> set[UUID]:
    acting = {event.stakeholder_id for event in events if event.stakeholder_id}
    return acting | {_body(event) for event in events}


def _sentence(event: Event, names: dict[UUID, Stakeholder]) -> SafeString:
    actor = names.get(event.stakeholder_id) if event.stakeholder_id else None
    return format_html(
        SENTENCES[_act(event)](), actor=name_of(actor), body=_link(names.get(_body(event)))
    )


def _link(stakeholder: Stakeholder | None) -> SafeString:
    if stakeholder is None:
        return SafeString(_("a stakeholder"))
    return format_html('<a href="{}">{}</a>', stakeholder.get_absolute_url(), stakeholder)
