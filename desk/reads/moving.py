"""What is moving: the newest events of the streams that a seat may read, by day and by subject."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Q, QuerySet
from django.urls import reverse
from django.utils import timezone
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from proposals.models import Proposal
from proposals.narration.rows import told_texts
from record.lookups import rows_of, shared
from record.models import Event, Stream
from record.reads import tell
from stakeholders.actors import Actor
from stakeholders.models import Coalition
from workinggroups.models import Visibility

READ = 60
SHOWN = 3
STRANDS = 7


@dataclass(frozen=True, slots=True)
class Strand:
    """One day's acts on one text, in one coalition or of the own delegation, newest first.

    `kind` is the type of the stream's subject; `url` leads to the thing, `record` to all its acts;
    `more` counts those that are not shown.
    """

    kind: str
    name: str
    url: str
    record: str
    events: list[tuple[Event, SafeString]]
    more: int


@dataclass(frozen=True, slots=True)
class Day:
    """One day of the reader's own zone, its subjects in the order of their newest act."""

    day: date
    strands: list[Strand]


def moving(actor: Actor) -> list[Day]:
    """The newest acts on texts, of coalitions and of the actor's own delegation."""
    newest = Event.objects.filter(stream__in=streams_for(actor)).select_related("stream")
    found: dict[tuple[date, UUID], list[Event]] = {}
    for event in newest.order_by("-at", "-pk")[:READ]:
        key = (timezone.localtime(event.at).date(), event.stream.subject_id)
        if key not in found and len(found) == STRANDS:
            break
        found.setdefault(key, []).append(event)
    own = _("The secretariat") if actor.is_secretariat else _("Your delegation")
    shown = [event for events in found.values() for event in events[:SHOWN]]
    with shared(shown):
        subjects = _subjects((events[0].stream for events in found.values()), own)
        sentences = dict(tell(shown))
    days: dict[date, list[Strand]] = {}
    for (day, subject), events in found.items():
        told = [(event, sentences[event]) for event in events[:SHOWN]]
        kind = events[0].stream.subject_type
        strand = Strand(kind, *subjects[subject], events=told, more=len(events[SHOWN:]))
        days.setdefault(day, []).append(strand)
    return [Day(day, strands) for day, strands in days.items()]


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


def _subjects(streams: Iterable[Stream], own: str) -> dict[UUID, tuple[str, str, str]]:
    """Name, address and record's address of each stream's subject, in two queries.

    `own` is how the reader's own delegation is called.
    """
    by_type: dict[str, set[UUID]] = {}
    for stream in streams:
        by_type.setdefault(stream.subject_type, set()).add(stream.subject_id)
    found: dict[UUID, tuple[str, str, str]] = {}
    for text in rows_of(told_texts(), by_type.get("proposal", ())).values():
        found[text.pk] = (text.name, text.get_absolute_url(), reverse("history", args=[text.pk]))
    for pact in rows_of(Coalition.objects.all(), by_type.get("coalition", ())).values():
        found[pact.pk] = (str(pact), pact.get_absolute_url(), pact.get_absolute_url())
    for key in by_type.get("stakeholder", ()):
        delegation = reverse("delegation", args=[key])
        found[key] = (own, delegation, delegation)
    return found
