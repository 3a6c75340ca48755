"""How the record names things: by type and UUID, never by foreign key, so that it stays below."""

from dataclasses import dataclass
from typing import Literal
from uuid import UUID

ActorKind = Literal["seat", "person", "system", "withheld"]
Audience = Literal["public", "accredited", "group", "own"]


@dataclass(frozen=True, slots=True)
class ActorRef:
    """Who acted, for whom. "withheld" carries no ids: the record must not know either."""

    kind: ActorKind
    person_id: UUID | None = None
    seat_id: UUID | None = None
    stakeholder_id: UUID | None = None
    coalition_id: UUID | None = None


@dataclass(frozen=True, slots=True)
class StreamKey:
    """A subject and one audience; numbers run without gaps inside it and betray nothing outside."""

    subject_type: str
    subject_id: UUID
    audience: Audience


@dataclass(frozen=True, slots=True)
class Subject:
    """What an event is about, named by type and UUID."""

    type: str
    id: UUID


SYSTEM = ActorRef("system")
WITHHELD = ActorRef("withheld")
