"""What is moving: the newest events of the streams that a seat may read, told day by day."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Q, QuerySet
from django.utils import timezone
from django.utils.safestring import SafeString

from proposals.models import Proposal
from record.models import Event, Stream
from record.reads import tell
from stakeholders.actors import Actor
from workinggroups.models import Visibility


@dataclass(frozen=True, slots=True)
class Day:
    """One day of the reader's own zone with its events, newest first."""

    day: date
    events: list[tuple[Event, SafeString]]


def moving(actor: Actor, limit: int = 12) -> list[Day]:
    """The newest acts on texts, coalitions and the actor's own delegation."""
    newest = Event.objects.filter(stream__in=streams_for(actor)).order_by("-at", "-pk")[:limit]
    days: dict[date, list[tuple[Event, SafeString]]] = {}
    for event, sentence in tell(list(newest)):
        days.setdefault(timezone.localtime(event.at).date(), []).append((event, sentence))
    return [Day(day, events) for day, events in days.items()]


def streams_for(actor: Actor) -> QuerySet[Stream]:
    """Texts the seat may read, every coalition, and what is the delegation's alone.

    Group streams are left out: they repeat what the texts' own streams say.
    """
    visible = Proposal.objects.visible_to(actor.seat).exclude(visibility=Visibility.DRAFT)
    wanted = Q(subject_type="proposal", subject_id__in=visible.values("pk"))
    wanted |= Q(subject_type="coalition", audience="public")
    if actor.seat is not None:
        wanted |= Q(
            subject_type="stakeholder", subject_id=actor.seat.stakeholder_id, audience="own"
        )
    return Stream.objects.filter(wanted)
