"""Measures our merge beside `git merge-file` on one token per line, on the real cases.

Run `python -m tests.bench.text_engine`. It reads the folder that NORMS_DATA names, else
`../shared/data`. "As published" means the same tokens as the editors' own merge; merges in which
both added whole sentences or items at one point are counted apart, as their order is open.
"""

import json
import os
import random
import shutil
import statistics
import subprocess
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path

from proposals.text import Grade, diff, merge, split_text
from proposals.text.tokens import cut

Case = dict[str, str]
Merged = tuple[list[str] | None, Grade | None]


@dataclass
class Tally:
    """What one way of merging made of the cases; times in milliseconds."""

    same: int = 0
    different: int = 0
    refused: int = 0
    added: int = 0
    added_same: int = 0
    wrong_where_combined: int = 0
    times: list[float] = field(default_factory=list)
    grades: dict[str, list[int]] = field(default_factory=dict)


def main() -> None:
    cases = _cases()
    if cases:
        rows = [("ours", _tally(cases, _ours))]
        if shutil.which("git"):
            rows.append(("git merge-file", _tally(cases, _git)))
        _print_tallies(len(cases), rows)
    _print_hostile()


def _cases() -> list[Case]:
    named = os.environ.get("NORMS_DATA")
    folder = Path(named) if named else Path(__file__).resolve().parents[3] / "shared" / "data"
    file = folder / "merges" / "same_paragraph.jsonl"
    if not file.exists():
        print("No merge cases: set NORMS_DATA to the folder that has them.")
        return []
    return [json.loads(line) for line in file.read_text(encoding="utf-8").splitlines()]


def _tally(cases: Sequence[Case], way: Callable[[Case], Merged]) -> Tally:
    tally = Tally()
    for case in cases:
        began = time.perf_counter()
        merged, grade = way(case)
        tally.times.append((time.perf_counter() - began) * 1000)
        published = cut(case["merged"]).words
        if merged is None:
            tally.refused += 1
            continue
        as_published = merged == published
        if grade is Grade.ORDER_OPEN:
            as_published = sorted(merged) == sorted(published)
            tally.added += 1
            tally.added_same += as_published
        elif as_published:
            tally.same += 1
        else:
            tally.different += 1
            sides = [cut(case[name]).words for name in ("base", "left", "right")]
            tally.wrong_where_combined += published not in sides
        if grade is not None:
            counted = tally.grades.setdefault(grade.value, [0, 0])
            counted[0] += as_published
            counted[1] += 1
    return tally


def _ours(case: Case) -> Merged:
    merged = merge(case["base"], case["left"], case["right"])
    return (None if merged.text is None else cut(merged.text).words), merged.grade


def _git(case: Case) -> Merged:
    """One token per line through git; a clean exit is a clean merge."""
    with tempfile.TemporaryDirectory() as folder:
        paths = []
        for name in ("left", "base", "right"):
            path = Path(folder) / name
            path.write_text("".join(f"{word}\n" for word in cut(case[name]).words))
            paths.append(str(path))
        done = subprocess.run(
            ["git", "merge-file", "-p", *paths], capture_output=True, text=True, check=False
        )
    return (None if done.returncode else done.stdout.splitlines()), None


def _print_tallies(total: int, rows: Sequence[tuple[str, Tally]]) -> None:
    print(f"{total} cases of two people changing one paragraph")
    heads = ("as published", "clean but different", "added at one point", "refused")
    print(
        f"{'':16}" + "".join(f"{head:>21}" for head in heads) + f"{'median ms':>12}{'worst ms':>11}"
    )
    for name, tally in rows:
        figures = (
            str(tally.same),
            f"{tally.different} ({tally.wrong_where_combined} combined)",
            f"{tally.added_same} of {tally.added}",
            str(tally.refused),
        )
        timed = f"{statistics.median(tally.times):12.2f}{max(tally.times):11.1f}"
        print(f"{name:16}" + "".join(f"{figure:>21}" for figure in figures) + timed)
    for grade, (same, of) in sorted(rows[0][1].grades.items()):
        print(f"  graded {grade}: {same} of {of} as published")


def _print_hostile() -> None:
    """Made-up inputs of 4,000 characters that would hurt a quadratic algorithm, and long ones."""
    chance = random.Random(7)

    def scattered(signs: str, gap: str, length: int) -> str:
        return gap.join(chance.choice(signs) for _ in range(length))

    triples = {
        "'a ' 2,000 times": ("a " * 2000, "a " * 1990 + "b", " c" + "a " * 1999),
        "'a b' against 'b a'": ("a b " * 1000, "b a " * 1000, "a " * 2000),
        "only full stops": ("." * 4000, "x" + "." * 3990, "." * 3990 + " y"),
        "eight letters at random": tuple(scattered("abcdefgh", " ", 2000) for _ in range(3)),
        "ten characters at random": tuple(
            scattered("的一是不了人我在有他", "", 4000) for _ in range(3)
        ),
    }
    fresh = count(1)  # white space is not compared, but keeps a cache from answering
    print("\nMade-up inputs of 4,000 characters, best of five, in milliseconds")
    print(f"{'':28}{'merge':>9}{'diff':>9}")
    for name, (base, left, right) in triples.items():
        merging = _best(lambda b=base, x=left, y=right: merge(b + " " * next(fresh), x, y))
        differing = _best(lambda b=base, x=left: diff(b + " " * next(fresh), x))
        print(f"{name:28}{merging:9.1f}{differing:9.1f}")
    pasted = "Noting all of it, " * 11_000
    print(
        f"split_text of 198,000 characters on one line: {_best(lambda: split_text(pasted)):.0f} ms"
    )


def _best(work: Callable[[], object]) -> float:
    times = []
    for _ in range(5):
        began = time.perf_counter()
        work()
        times.append((time.perf_counter() - began) * 1000)
    return min(times)


if __name__ == "__main__":
    main()
