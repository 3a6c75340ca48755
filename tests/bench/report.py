"""A report at the size of the budget, compiled in all formats by a process of its own.

Budget: 50 proposals of 60 paragraphs and 200 stakeholders in under 30 s and 400 MB. Needs a
database: `make bench` provides one.
"""

import json
import resource
import subprocess
import sys
import time
from dataclasses import dataclass
from datetime import date

from tests.bench.tables import table


@dataclass(frozen=True, slots=True)
class Size:
    proposals: int
    paragraphs: int = 60
    stakeholders: int = 200
    amendments: int = 40


SIZES = (Size(5), Size(50))


def main(sizes: tuple[Size, ...] = SIZES) -> None:
    header = (
        "group",
        "snapshot s",
        "PDF s",
        "DOCX s",
        "CSV, JSON s",
        "all s",
        "peak MB, worker + Typst",
        "PDF, DOCX, CSV, JSON KB",
        "budget",
    )
    rows = [measure(size, number) for number, size in enumerate(sizes, start=1)]
    table("One report, all formats", header, rows)


def measure(size: Size, number: int) -> tuple[object, ...]:
    asked = build(size, number)
    begun = time.perf_counter()
    done = subprocess.run(
        [sys.executable, "-m", "tests.bench.report", asked],
        capture_output=True,
        check=True,
        text=True,
    )
    whole = time.perf_counter() - begun
    found = json.loads(done.stdout.splitlines()[-1])
    steps = found["steps"]
    return (
        f"{size.proposals} texts, {size.paragraphs} paragraphs, {size.stakeholders} stakeholders, "
        f"{size.amendments} amendments each",
        f"{steps['pdf']:.1f}",
        f"{steps['docx'] - steps['pdf']:.1f}",
        f"{steps['csv'] - steps['docx']:.1f}",
        f"{steps['deliver'] - steps['csv']:.1f}",
        f"{whole:.1f}",
        " + ".join(f"{megabytes:.0f}" for megabytes in found["peaks"]),
        ", ".join(f"{kilobytes:.0f}" for kilobytes in found["sizes"]),
        "30 s, 400 MB",
    )


def build(size: Size, number: int) -> str:
    """A group with that many crowded texts, and the id of a request for a report on it."""
    from interface import clock
    from reports.actions import ask_for_report
    from tests import crowd, world

    group = world.group(number)
    seats = crowd.crowd(size.stakeholders, f"Report crowd {number}")
    for _turn in range(size.proposals):
        proposal = world.proposal_under_negotiation(
            in_group=group, paragraphs=crowd.paragraphs(size.paragraphs)
        )
        revision = crowd.latest_revision(proposal)
        assert revision is not None
        rows = list(revision.rows.filter(kind__in=["pp", "op"]).order_by("order"))
        crowd.amend(proposal, revision, rows, seats, size.amendments)
        crowd.take_positions(proposal, revision, rows, seats)
    request = ask_for_report(
        world.actor_of("Secretariat"),
        group,
        first_day=date(2020, 1, 1),
        last_day=clock.now().date(),
        audience="public",
    )
    return str(request.pk)


def compile_here(asked: str) -> None:
    """In a process of its own: compile, and print steps in seconds and the peak of memory."""
    import django

    django.setup()
    from reports.compile.run import compile_report
    from reports.models import ReportRequest

    begun = time.perf_counter()
    steps: dict[str, float] = {}
    report = compile_report(
        ReportRequest.objects.get(pk=asked),
        lambda _done, step: steps.update({step: time.perf_counter() - begun}),
    )
    sizes = {file.format: file.size / 1024 for file in report.files.defer("content")}
    peaks = [
        resource.getrusage(who).ru_maxrss / 1024
        for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)
    ]
    ordered = [sizes[name] for name in ("pdf", "docx", "csv", "json")]
    print(json.dumps({"steps": steps, "peaks": peaks, "sizes": ordered}))


if __name__ == "__main__":
    compile_here(sys.argv[1])
