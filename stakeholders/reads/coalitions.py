"""Reading coalitions: who is in them, who speaks for them, what waits for an answer."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from uuid import UUID

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import OuterRef, QuerySet
from django.db.models.functions import JSONObject
from django.utils.formats import date_format
from django.utils.translation import pgettext

from stakeholders.models import (
    CONSTITUENCIES,
    CONSTITUENCY_NAMES,
    Coalition,
    CoalitionMembership,
    Kind,
    MembershipRequest,
    SpokespersonDeclaration,
    Stakeholder,
    Standing,
)
from stakeholders.spokesperson import (
    Declaration,
    Member,
    convener,
    spokesperson,
    standing_declarations,
)


@dataclass(frozen=True, slots=True)
class Roll:
    """A coalition's people at this moment, in the order in which they joined."""

    coalition: Coalition
    members: list[Stakeholder]
    aligned: list[Stakeholder]
    founder: Stakeholder | None
    convener: Stakeholder | None
    spokesperson: Stakeholder | None
    # Whom each member (by id) names as spokesperson now.
    named: dict[UUID, UUID] = field(default_factory=dict)

    @property
    def kinds(self) -> list[tuple[Kind, str, list[Stakeholder]]]:
        """Each kind with its constituency's name and its members, by English name."""
        by_kind = {
            kind: sorted((m for m in self.members if m.kind == kind), key=lambda m: m.name)
            for kind in CONSTITUENCIES
        }
        return [
            (kind, str(CONSTITUENCY_NAMES[kind]), found) for kind, found in by_kind.items() if found
        ]

    def is_member(self, stakeholder: Stakeholder | None) -> bool:
        return stakeholder is not None and any(m.pk == stakeholder.pk for m in self.members)

    def is_aligned(self, stakeholder: Stakeholder | None) -> bool:
        return stakeholder is not None and any(m.pk == stakeholder.pk for m in self.aligned)


def rolls(coalitions: Iterable[Coalition]) -> dict[UUID, Roll]:
    """The rolls of these coalitions, in three queries at most however many there are."""
    wanted = {coalition.pk: coalition for coalition in coalitions}
    rows: dict[UUID, list[CoalitionMembership]] = {pk: [] for pk in wanted}
    current = CoalitionMembership.objects.current().filter(coalition__in=wanted)
    for row in current.select_related("member").order_by("joined_at", "pk"):
        rows[row.coalition_id].append(row)
    said: dict[UUID, list[Declaration]] = {pk: [] for pk in wanted}
    for declaration in SpokespersonDeclaration.objects.filter(coalition__in=wanted):
        if declaration.stakeholder_id is not None:
            said[declaration.coalition_id].append(
                Declaration(declaration.stakeholder_id, declaration.spokesperson_id, declaration.at)
            )
    founders = _founders(wanted.values())
    return {
        pk: _roll(coalition, rows[pk], said[pk], founders.get(coalition.stakeholder_id))
        for pk, coalition in wanted.items()
    }


def _founders(coalitions: Iterable[Coalition]) -> dict[UUID | None, Stakeholder]:
    """By their id; without a query where they were read with the coalitions."""
    read = [one for one in coalitions if Coalition.stakeholder.is_cached(one)]
    found = {one.stakeholder_id: one.stakeholder for one in read if one.stakeholder}
    missing = {one.stakeholder_id for one in coalitions} - set(found) - {None}
    return {**found, **(Stakeholder.objects.in_bulk(missing) if missing else {})}


def _roll(
    coalition: Coalition,
    rows: Sequence[CoalitionMembership],
    said: Sequence[Declaration],
    founder: Stakeholder | None,
) -> Roll:
    full = [row for row in rows if row.standing == Standing.MEMBER]
    members = [Member(row.member_id, row.joined_at) for row in full]
    known = {row.member_id: row.member for row in full}
    founder_id = founder.pk if founder else None
    speaks = spokesperson(members, said, founder_id)
    admits = convener(members, founder_id)
    return Roll(
        coalition=coalition,
        members=[row.member for row in full],
        aligned=[row.member for row in rows if row.standing == Standing.ALIGNED],
        founder=founder,
        convener=known[admits] if admits else None,
        spokesperson=known[speaks] if speaks else None,
        named=standing_declarations(members, said),
    )


def roll_of(coalition: Coalition) -> Roll:
    return rolls([coalition])[coalition.pk]


def roll_as_read(coalition: Any) -> Roll:
    """Of a coalition read with its founder, `current_members` and declarations: no query."""
    said = [
        Declaration(one.stakeholder_id, one.spokesperson_id, one.at)
        for one in coalition.declarations.all()
        if one.stakeholder_id is not None
    ]
    return _roll(coalition, coalition.current_members, said, coalition.stakeholder)


def with_members(requests: QuerySet[MembershipRequest]) -> QuerySet[Any]:
    """Requests with the `members` of their coalitions, for `admits`: no query of its own."""
    full = CoalitionMembership.objects.current().filter(
        standing=Standing.MEMBER, coalition=OuterRef("coalition")
    )
    pairs = full.order_by().values(pair=JSONObject(id="member", since="joined_at"))
    return requests.select_related("coalition").annotate(members=ArraySubquery(pairs))


def admits(request: Any) -> UUID | None:
    """Who admits the members of the coalition of a request read `with_members`."""
    members = [
        Member(UUID(one["id"]), datetime.fromisoformat(one["since"])) for one in request.members
    ]
    return convener(members, request.coalition.stakeholder_id)


def spokesperson_of(coalition: Coalition) -> Stakeholder | None:
    """Who alone acts in the coalition's name; None where nobody is left in it."""
    return roll_of(coalition).spokesperson


def spoken_for_by(stakeholder: Stakeholder) -> list[Coalition]:
    """The coalitions in whose name this stakeholder may act, by name."""
    mine = Coalition.objects.filter(
        memberships__member=stakeholder,
        memberships__left_at__isnull=True,
        memberships__standing=Standing.MEMBER,
    ).order_by("name")
    found = rolls(mine)
    return [
        roll.coalition
        for roll in found.values()
        if roll.spokesperson is not None and roll.spokesperson.pk == stakeholder.pk
    ]


def pending_requests(coalition: Coalition) -> QuerySet[MembershipRequest]:
    """Requests and invitations without an answer, the oldest first."""
    return (
        MembershipRequest.objects.filter(coalition=coalition, answer__isnull=True)
        .select_related("candidate", "stakeholder")
        .order_by("at", "pk")
    )


@dataclass(frozen=True, slots=True)
class LogEntry:
    """One line of the join and leave log."""

    membership: CoalitionMembership
    act: str
    reason: str = ""

    @property
    def at(self) -> datetime:
        left = self.membership.left_at
        return left if self.act == "left" and left else self.membership.joined_at

    @property
    def short_day(self) -> str:
        """For a narrow column; the year is in the title of the moment."""
        return date_format(self.at, pgettext("format of a short date", "j M"))


def join_and_leave_log(coalition: Coalition) -> list[LogEntry]:
    """Who joined, aligned or left, the newest first; a change of standing is one line."""
    rows = list(
        CoalitionMembership.objects.filter(coalition=coalition).select_related(
            "member", "departure"
        )
    )
    entries = []
    for row in rows:
        entries.append(LogEntry(row, "aligned" if row.standing == Standing.ALIGNED else "joined"))
        if hasattr(row, "departure"):
            entries.append(LogEntry(row, "left", row.departure.reason))
    return sorted(entries, key=lambda entry: (entry.at, entry.membership.pk), reverse=True)


def coalition_list() -> QuerySet[Coalition]:
    """Every coalition with its outcomes, by name."""
    named = Coalition.objects.select_related("stakeholder").order_by("name")
    return named.prefetch_related("outcomes")
