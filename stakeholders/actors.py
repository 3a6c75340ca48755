"""Actors: in whose name an act is done. The first argument of every action."""

from dataclasses import dataclass
from typing import Literal

from record.keys import ActorRef
from stakeholders.models import Person, Role, Seat, Stakeholder


@dataclass(frozen=True, slots=True)
class Actor:
    """A seat, a person without one (an applicant), the system, or nobody signed in."""

    kind: Literal["seat", "person", "system", "anonymous"]
    person: Person | None = None
    seat: Seat | None = None

    @classmethod
    def of_seat(cls, seat: Seat) -> "Actor":
        return cls("seat", seat.person, seat)

    @classmethod
    def of_person(cls, person: Person) -> "Actor":
        return cls("person", person)

    @classmethod
    def of(cls, person: Person | None, seat: Seat | None) -> "Actor":
        """Whoever reads through a connection: under a seat, without one, or not signed in."""
        if seat is not None:
            return cls.of_seat(seat)
        return cls("anonymous") if person is None else cls.of_person(person)

    @property
    def stakeholder(self) -> Stakeholder | None:
        return self.seat.stakeholder if self.seat else None

    @property
    def role(self) -> str:
        return self.seat.role if self.seat else ""

    @property
    def seat_key(self) -> str:
        """What a form carries to say for which seat it was opened."""
        return str(self.seat.pk) if self.seat else ""

    @property
    def is_anonymous(self) -> bool:
        return self.kind == "anonymous"

    @property
    def is_secretariat(self) -> bool:
        return self.stakeholder is not None and self.stakeholder.is_secretariat

    @property
    def may_act(self) -> bool:
        """Whether the seat's role commits its stakeholder."""
        return self.role in (Role.HEAD, Role.DELEGATE)

    @property
    def ref(self) -> ActorRef:
        """The identifiers that an event keeps of the actor."""
        if self.kind == "anonymous":
            raise ValueError("nobody who is not signed in acts")
        return ActorRef(
            kind=self.kind,
            person_id=self.person.pk if self.person else None,
            seat_id=self.seat.pk if self.seat else None,
            stakeholder_id=self.seat.stakeholder_id if self.seat else None,
        )

    @property
    def signature(self) -> dict[str, object]:
        """The columns of an act row."""
        return {"person": self.person, "seat": self.seat, "stakeholder": self.stakeholder}


SYSTEM = Actor("system")
ANONYMOUS = Actor("anonymous")
