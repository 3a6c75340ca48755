"""Who speaks for a coalition: pure reckoning over its members and what they have declared.

The founder speaks until more than half of the current members' latest declarations name another
member. A declaration holds only while both who made it and whom it names have stayed members
since. Where the founder has left, the member of longest standing takes the founder's place.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID


@dataclass(frozen=True, slots=True)
class Member:
    """A current member (not a merely aligned one) and since when."""

    id: UUID
    since: datetime


@dataclass(frozen=True, slots=True)
class Declaration:
    """Member `by` said at a moment that member `named` should speak."""

    by: UUID
    named: UUID
    at: datetime


def convener(members: Sequence[Member], founder: UUID | None) -> UUID | None:
    """Who admits members: the founder, else the member of longest standing; None without any."""
    if any(member.id == founder for member in members):
        return founder
    first = min(members, key=lambda member: (member.since, member.id), default=None)
    return first.id if first else None


def standing_declarations(
    members: Sequence[Member], declarations: Sequence[Declaration]
) -> dict[UUID, UUID]:
    """Whom each current member names now, where its last declaration still holds."""
    since = {member.id: member.since for member in members}
    latest: dict[UUID, Declaration] = {}
    for declaration in sorted(declarations, key=lambda one: one.at):
        latest[declaration.by] = declaration
    return {
        by: one.named
        for by, one in latest.items()
        if by in since and one.named in since and one.at >= since[by] and one.at >= since[one.named]
    }


def spokesperson(
    members: Sequence[Member], declarations: Sequence[Declaration], founder: UUID | None
) -> UUID | None:
    """Who speaks now; None where the coalition has no member left."""
    named = Counter(standing_declarations(members, declarations).values())
    for candidate, count in named.items():
        if 2 * count > len(members):
            return candidate
    return convener(members, founder)
