"""Puts changed stretches back into a text with the white space that their authors gave them."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from proposals.text.tokens import Tokens


@dataclass(slots=True, eq=False)
class Piece:
    """One changed stretch: base tokens `start` to `end` became tokens `first` to `last` of `side`.

    `change` is equal for pieces of two sides that make the same change at the same place.
    """

    start: int
    end: int
    first: int
    last: int
    side: Tokens
    words: list[str] = field(init=False)
    change: tuple[int, int, tuple[str, ...]] = field(init=False)

    def __post_init__(self) -> None:
        self.words = self.side.words[self.first : self.last]
        self.change = (self.start, self.end, tuple(self.words))

    @property
    def gap_before(self) -> str:
        """The white space before the new words in their own text."""
        return self.side.gaps[self.first - 1] if self.first else self.side.lead

    @property
    def gap_after(self) -> str:
        """The white space behind the new words in their own text."""
        return self.side.gaps[self.last - 1] if self.last else self.side.lead


def weave(
    base: Tokens,
    pieces: Sequence[Piece],
    start: int = 0,
    end: int | None = None,
    space: str | None = None,
) -> str:
    """The base from token `start` to `end` with the pieces in place of what they change.

    Pieces must not overlap; of two at one point the earlier in the list comes first. `space` is
    the white space to begin with, by default what the base begins with.
    """
    end = len(base.words) if end is None else end
    space = base.lead if space is None else space
    out: list[str] = []
    at = start
    before: Piece | None = None
    for piece in sorted(pieces, key=lambda p: (p.start, p.end)):
        if piece.start > at:
            out += [space, base.inner(at, piece.start)]
            space = piece.gap_before
        elif start == 0 if before is None else before.last == len(before.side.words):
            space = piece.gap_before
        if piece.words:
            out += [space, piece.side.inner(piece.first, piece.last)]
        space = piece.gap_after
        at, before = piece.end, piece
    if end > at:
        out += [space, base.text(at, end)]
    else:
        out.append(space)
    return "".join(out)
