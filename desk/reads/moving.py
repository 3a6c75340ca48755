"""What is moving: the newest events of the streams that a seat may read, by day and by subject."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from uuid import UUID

from django.db.models import Q, QuerySet
from django.urls import reverse
from django.utils import timezone
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from proposals.models import Proposal
from record.models import Event, Stream
from record.reads import tell
from stakeholders.actors import Actor
from stakeholders.models import Coalition
from workinggroups.models import Visibility

READ = 60
SHOWN = 3
STRANDS = 7


@dataclass(slots=True)
class Strand:
    """One day's acts on one text, in one coalition or of the own delegation, newest first.

    `url` leads to the thing, `record` to all its acts; `more` counts those that are not shown.
    """

    name: str
    url: str
    record: str
    events: list[tuple[Event, SafeString]] = field(default_factory=list)
    more: int = 0


@dataclass(frozen=True, slots=True)
class Day:
    """One day of the reader's own zone, its subjects in the order of their newest act."""

    day: date
    strands: list[Strand]


def moving(actor: Actor) -> list[Day]:
    """The newest acts on texts, of coalitions and of the actor's own delegation."""
    newest = Event.objects.filter(stream__in=streams_for(actor)).select_related("stream")
    told = tell(list(newest.order_by("-at", "-pk")[:READ]))
    subjects = _subjects(event.stream for event, _sentence in told)
    strands: dict[tuple[date, UUID], Strand] = {}
    for event, sentence in told:
        key = (timezone.localtime(event.at).date(), event.stream.subject_id)
        if key not in strands and len(strands) == STRANDS:
            break
        strand = strands.setdefault(key, Strand(*subjects[event.stream.subject_id]))
        if len(strand.events) < SHOWN:
            strand.events.append((event, sentence))
        else:
            strand.more += 1
    days: dict[date, list[Strand]] = {}
    for (day, _subject), strand in strands.items():
        days.setdefault(day, []).append(strand)
    return [Day(day, found) for day, found in days.items()]


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


def _subjects(streams: Iterable[Stream]) -> dict[UUID, tuple[str, str, str]]:
    """Name, address and record's address of each stream's subject, in two queries."""
    by_type: dict[str, set[UUID]] = {}
    for stream in streams:
        by_type.setdefault(stream.subject_type, set()).add(stream.subject_id)
    found: dict[UUID, tuple[str, str, str]] = {}
    for text in Proposal.objects.filter(pk__in=by_type.get("proposal", ())):
        found[text.pk] = (text.name, text.get_absolute_url(), reverse("history", args=[text.pk]))
    for pact in Coalition.objects.filter(pk__in=by_type.get("coalition", ())):
        found[pact.pk] = (str(pact), pact.get_absolute_url(), pact.get_absolute_url())
    for own in by_type.get("stakeholder", ()):
        delegation = reverse("delegation", args=[own])
        found[own] = (_("Your delegation"), delegation, delegation)
    return found
