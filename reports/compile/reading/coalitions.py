"""Coalitions that wanted or moved something in the texts, as they stood."""

from collections.abc import Iterable, Mapping
from uuid import UUID

from django.db.models import Q

from proposals.models import OutcomeMapping
from reports.compile.contents import Amendment, Body, Coalition, Wanted
from reports.compile.reading.scope import Scope
from reports.compile.reading.texts import Issued, alphabetical
from stakeholders.models import (
    Coalition as Row,
)
from stakeholders.models import (
    CoalitionMembership,
    SpokespersonDeclaration,
    Standing,
)
from stakeholders.spokesperson import Declaration, Member, spokesperson


def wanted(scope: Scope, texts: Mapping[UUID, Issued]) -> dict[UUID, tuple[Wanted, ...]]:
    """Preferred outcomes by the proposal that they were mapped to, in one query."""
    rows = (
        OutcomeMapping.objects.filter(proposal__in=texts, at__lt=scope.end)
        .filter(Q(unmapping=None) | Q(unmapping__at__gte=scope.end))
        .select_related("outcome__coalition")
        .order_by("outcome__coalition__name", "outcome__number", "at", "pk")
    )
    found: dict[UUID, list[Wanted]] = {}
    for row in rows:
        labels = texts[row.proposal_id].labels
        label = labels.get(row.paragraph_id, "") if row.paragraph_id else ""
        one = Wanted(row.outcome.coalition.name, row.outcome.text, label)
        found.setdefault(row.proposal_id, []).append(one)
    return {proposal: tuple(listed) for proposal, listed in found.items()}


def coalitions(
    scope: Scope,
    wants: Mapping[UUID, tuple[Wanted, ...]],
    amendments: Mapping[UUID, tuple[Amendment, ...]],
) -> tuple[Coalition, ...]:
    """Those that the texts name, in three queries."""
    moved: dict[str, list[str]] = {}
    for amendment in (one for listed in amendments.values() for one in listed if one.coalition):
        moved.setdefault(amendment.coalition, []).append(amendment.symbol)
    names = set(moved) | {one.coalition for listed in wants.values() for one in listed}
    rows = list(Row.objects.filter(name__in=names))
    people = _people(scope, rows)
    speakers = _speakers(scope, rows, people)
    found = [
        Coalition(
            id=str(row.pk),
            name=row.name,
            spokesperson=speakers.get(row.pk, ""),
            members=_bodies(people.get(row.pk, ()), Standing.MEMBER),
            aligned=_bodies(people.get(row.pk, ()), Standing.ALIGNED),
            moved=tuple(sorted(moved.get(row.name, ()))),
        )
        for row in rows
    ]
    return tuple(sorted(found, key=lambda one: alphabetical(one.name)))


def _people(scope: Scope, rows: Iterable[Row]) -> dict[UUID, list[CoalitionMembership]]:
    found: dict[UUID, list[CoalitionMembership]] = {}
    present = CoalitionMembership.objects.filter(
        Q(left_at=None) | Q(left_at__gte=scope.end), coalition__in=rows, joined_at__lt=scope.end
    )
    for membership in present.select_related("member").order_by("joined_at", "pk"):
        found.setdefault(membership.coalition_id, []).append(membership)
    return found


def _speakers(
    scope: Scope, rows: Iterable[Row], people: Mapping[UUID, list[CoalitionMembership]]
) -> dict[UUID, str]:
    said: dict[UUID, list[Declaration]] = {}
    declared = SpokespersonDeclaration.objects.filter(coalition__in=rows, at__lt=scope.end)
    for coalition, by, named, at in declared.values_list(
        "coalition_id", "stakeholder_id", "spokesperson_id", "at"
    ):
        if by is not None:
            said.setdefault(coalition, []).append(Declaration(by, named, at))
    found: dict[UUID, str] = {}
    for row in rows:
        full = [one for one in people.get(row.pk, ()) if one.standing == Standing.MEMBER]
        members = [Member(one.member_id, one.joined_at) for one in full]
        speaks = spokesperson(members, said.get(row.pk, ()), row.stakeholder_id)
        found[row.pk] = next((one.member.name for one in full if one.member_id == speaks), "")
    return found


def _bodies(present: Iterable[CoalitionMembership], standing: str) -> tuple[Body, ...]:
    found = [Body(one.member.name, one.member.kind) for one in present if one.standing == standing]
    return tuple(sorted(found, key=lambda body: alphabetical(body.name)))
