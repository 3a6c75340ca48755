"""At which depth a sub-paragraph stands, told from how its mark counts on from those before."""

from proposals.text.marks import Mark, readings


class Nesting:
    """The open sub-paragraphs under one paragraph, outermost first; false while there are none."""

    def __init__(self) -> None:
        self._open: list[Mark] = []

    def __bool__(self) -> bool:
        return bool(self._open)

    @property
    def depth(self) -> int:
        """The depth of the sub-paragraph entered last; 0 before any."""
        return len(self._open)

    def enter(self, mark: Mark, following: Mark | None) -> bool:
        """Go to the place of a mark; whether it counts on as it should.

        (i) after (h) is the letter unless (ii) follows; a first mark of a shape not open yet
        goes one deeper.
        """
        options = self._options(mark)
        if following is not None:
            counting_on = [one for one in options if _follows(one[2], following)]
            options = counting_on if counting_on and options[0][0] < 2 else options
        rank, depth, reading = options[0]
        self._open = [*self._open[: depth - 1], reading]
        return rank < 2

    def _options(self, mark: Mark) -> list[tuple[int, int, Mark]]:
        """(rank, depth, reading), best first: 0 counts on, 1 begins, 2 and 3 out of order."""
        found: list[tuple[int, int, Mark]] = []
        for reading in readings(mark):
            depth = next(
                (
                    at
                    for at in range(len(self._open), 0, -1)
                    if self._open[at - 1].shape is reading.shape
                ),
                0,
            )
            if not depth:
                rank = 1 if reading.number <= 1 else 3
                found.append((rank, len(self._open) + 1, reading))
            elif reading.number in (0, self._open[depth - 1].number + 1):
                found.append((0, depth, reading))
            else:
                found.append((2, depth, reading))
        return sorted(found, key=lambda option: option[0])


def _follows(mark: Mark, following: Mark) -> bool:
    return any(
        one.shape is mark.shape and one.number == mark.number + 1 for one in readings(following)
    )
