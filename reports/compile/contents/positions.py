"""Who stood where, and the numbers of it: positions by kind and sign."""

from dataclasses import dataclass

from proposals.models import Stance
from proposals.reads.positions import STALE
from stakeholders.models import CONSTITUENCIES

KINDS = tuple(kind.value for kind in CONSTITUENCIES)
# The stances and, beside them, a position on words that have changed since.
SIGNS = (*Stance.values, STALE)


@dataclass(frozen=True, slots=True)
class Position:
    """One stakeholder's stance; `lapsed`: its words changed since and it was not reconfirmed."""

    name: str
    kind: str
    stance: str
    lapsed: bool
    decisive: bool
    revision: str
    reason: str
    taken_at: str

    @property
    def sign(self) -> str:
        """What it counts as."""
        return STALE if self.lapsed else self.stance


@dataclass(frozen=True, slots=True)
class Objection:
    """A decisive one that an adoption meets; `place` says to what, "" for the whole text.

    `lapsed`: what it is about has changed, so that only a meeting knows whether it is kept. What
    was recorded as not maintained is none any more.
    """

    name: str
    kind: str
    place: str
    lapsed: bool


@dataclass(frozen=True, slots=True)
class Tally:
    """Positions on one paragraph, and their numbers by kind and sign.

    `label` is that of the text; of a paragraph that is not in it, where it was last or which
    amendment would bring it.
    """

    paragraph: str
    label: str
    counts: dict[str, dict[str, int]]
    positions: tuple[Position, ...]
