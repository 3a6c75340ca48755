"""The bodies of the demonstration: stakeholders, seats, memberships and co-chairs, by actions."""

from datetime import date, timedelta

from django.db.backends.postgresql.psycopg_any import DateRange
from django.utils.text import slugify

from demo import world
from stakeholders.actions.accreditation import add_stakeholder
from stakeholders.actions.people import (
    accept_invitation,
    create_secretariat,
    invite_delegate,
)
from stakeholders.actors import Actor
from stakeholders.models import Person, Role, Seat, Stakeholder
from workinggroups.actions.groups import appoint_cochair, enter_members
from workinggroups.models import WorkingGroup

ZONES = {
    "Vailuku": "Pacific/Tongatapu",
    "Marlonia": "America/Sao_Paulo",
    "San Aurelio": "America/Montevideo",
    "Kesimba": "Africa/Nairobi",
    "Ostvarn": "Europe/Bratislava",
    "Zhenlu": "Asia/Shanghai",
    "Sindhara": "Asia/Kolkata",
    "Elmark": "Europe/Copenhagen",
}


class Cast:
    """Everybody on the stage, by the name of the stakeholder for which they speak."""

    def __init__(self, today: date) -> None:
        self.today = today
        self.actors: dict[str, list[Actor]] = {}
        self.groups = {group.number: group for group in WorkingGroup.objects.all()}
        self.cochairs: dict[int, list[Actor]] = {}

    def enter(self) -> None:
        """Seat the secretariat, then everybody else, group by group."""
        self._seat_secretariat()
        for body in world.MEMBERS:
            self._add(body)
        for number, group in sorted(self.groups.items()):
            self._fill(number, group)

    def of(self, name: str, which: int = 0) -> Actor:
        """The actor who speaks for a stakeholder; the head of delegation unless told otherwise."""
        actors = self.actors[name]
        return actors[which % len(actors)]

    def stakeholder(self, name: str) -> Stakeholder:
        stakeholder = self.of(name).stakeholder
        assert stakeholder is not None
        return stakeholder

    @property
    def secretariat(self) -> Actor:
        return self.of(world.SECRETARIAT.name)

    def _seat_secretariat(self) -> None:
        body = world.SECRETARIAT
        first, *others = body.people
        seat = create_secretariat(address(first, body.name), first)
        self.actors[body.name] = [Actor.of_seat(seat)]
        for name in others:
            self._seat(body, seat.stakeholder, name, Role.DELEGATE)

    def _add(self, body: world.Body) -> None:
        host = self.stakeholder(body.host) if body.host else None
        stakeholder = add_stakeholder(
            self.secretariat,
            kind=body.kind,
            name=body.name,
            regional_group=body.region,
            host=host,
            about=body.about,
        )
        self.actors[body.name] = []
        for place, name in enumerate(body.people):
            self._seat(body, stakeholder, name, Role.DELEGATE if place else Role.HEAD)

    def _seat(self, body: world.Body, stakeholder: Stakeholder, name: str, role: str) -> None:
        seat = self._take_seat(stakeholder, person(name, body.name), role, self._mandate())
        self.actors[body.name].append(Actor.of_seat(seat))

    def _take_seat(
        self, stakeholder: Stakeholder, sitting: Person, role: str, mandate: DateRange
    ) -> Seat:
        invitation = invite_delegate(
            self.secretariat,
            stakeholder,
            email=sitting.email,
            name=sitting.name,
            role=role,
            mandate=mandate,
        )
        return accept_invitation(sitting, invitation.token)

    def _mandate(self) -> DateRange:
        return DateRange(self.today - timedelta(days=400), date(self.today.year + 1, 7, 1))

    def _fill(self, number: int, group: WorkingGroup) -> None:
        absent = world.ABSENT[number]
        since = self.today - timedelta(days=200)
        present = [body for body in world.MEMBERS if body.name not in absent]
        members = [self.stakeholder(body.name) for body in present]
        enter_members(self.secretariat, group, members, since=since)
        self.cochairs[number] = [self.of(name, 0) for name in world.COCHAIRS[number]]
        for chair in self.cochairs[number]:
            appoint_cochair(self.secretariat, group, seat_of(chair), since=since)

    def adviser(self, name: str, body: str) -> Seat:
        """A second seat for somebody who already sits elsewhere."""
        sitting = Person.objects.get(name=name)
        mandate = DateRange(self.today - timedelta(days=90), date(self.today.year + 1, 1, 1))
        return self._take_seat(self.stakeholder(body), sitting, Role.ADVISER, mandate)

    def ask(self, name: str, body: str) -> None:
        """Somebody who sits elsewhere is asked to advise this body too, and has not answered."""
        sitting = Person.objects.get(name=name)
        invite_delegate(
            self.secretariat,
            self.stakeholder(body),
            email=sitting.email,
            name=sitting.name,
            role=Role.ADVISER,
            mandate=DateRange(self.today, date(self.today.year + 1, 7, 1)),
        )


def seat_of(actor: Actor) -> Seat:
    assert actor.seat is not None
    return actor.seat


def person(name: str, body: str) -> Person:
    return Person.objects.create_user(
        address(name, body), name=name, language="en", time_zone=ZONES.get(body, "UTC")
    )


def address(name: str, body: str) -> str:
    """An address under `.example`, which nobody can own."""
    return f"{slugify(name)}@{slugify(body)}.example"
