"""Printing measurements: one table a benchmark, times in milliseconds unless a header says more."""

import statistics
import time
from collections.abc import Callable, Sequence


def table(title: str, header: Sequence[str], rows: Sequence[Sequence[object]]) -> None:
    cells = [[str(cell) for cell in row] for row in (header, *rows)]
    widths = [max(len(row[place]) for row in cells) for place in range(len(header))]
    print(f"\n{title}")
    for number, row in enumerate(cells):
        print("  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)))
        if number == 0:
            print("  ".join("-" * width for width in widths))


def timed(act: Callable[[], object], times: int) -> list[float]:
    """How long `act` took each time, in milliseconds."""
    taken = []
    for _turn in range(times):
        begun = time.perf_counter()
        act()
        taken.append((time.perf_counter() - begun) * 1000)
    return taken


def p50(values: Sequence[float]) -> str:
    return f"{statistics.median(values):.0f}"


def p95(values: Sequence[float]) -> str:
    return f"{sorted(values)[int(len(values) * 0.95) - 1]:.0f}"
