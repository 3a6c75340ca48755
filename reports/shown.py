"""What a report's page makes of its findings."""

import re
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from proposals.citing import cited
from reports.compile.contents import SIGNS
from reports.compile.findings import Findings, Row, Standing
from reports.compile.words import kind_word, sign_word, weights_words

# A paragraph as the engine labels it, in words that were stored in one language for all.
LABEL = re.compile(r"\b(?:PP|OP)\d+(?: \([a-z]+\))*")


@dataclass(frozen=True, slots=True)
class Line:
    """One constituency: a sign for each that was heard, a dot for each that was not."""

    kind: str
    word: str
    heard: int
    entitled: int
    signs: list[tuple[str, str]]
    unheard: range
    cells: list[int]


@dataclass(frozen=True, slots=True)
class Chart:
    text: str
    symbol: str
    title: str
    lines: list[Line]
    objections: tuple[str, ...]
    unheard: tuple[str, ...]
    sums: list[int]
    advisory_objections: tuple[str, ...]
    lapsed_objections: tuple[str, ...]
    paragraph_objections: tuple[str, ...]
    weights: str


def findings_of(stored: dict[str, Any]) -> Findings:
    """The findings as they were stored with the report; an older one has stored fewer."""
    known = {name: stored[name] for name in Findings.__dataclass_fields__ if name in stored}
    if known["standing"] is not None:
        standing = {name: _frozen(value) for name, value in known["standing"].items()}
        rows = tuple(Row(**row) for row in standing.pop("rows"))
        known["standing"] = Standing(**standing, rows=rows)
    return Findings(**{name: _frozen(value) for name, value in known.items()})


def _frozen(value: Any) -> Any:
    return tuple(value) if isinstance(value, list) else value


def charted(standing: Standing | None) -> Chart | None:
    if standing is None:
        return None
    lines = [_line(row) for row in standing.rows]
    width = len(SIGNS) + 2
    sums = [sum(line.cells[at] for line in lines) for at in range(width)]
    return Chart(
        standing.text,
        standing.symbol,
        standing.title,
        lines,
        standing.objections,
        standing.unheard,
        sums,
        standing.advisory_objections,
        standing.lapsed_objections,
        tuple(
            LABEL.sub(lambda label: cited(label[0]), one) for one in standing.paragraph_objections
        ),
        weights_words(standing.decides, standing.advises),
    )


def _line(row: Row) -> Line:
    signs = [(sign, sign_word(sign)) for sign in SIGNS for _n in range(row.counts.get(sign, 0))]
    silent = row.entitled - row.heard
    cells = [*(row.counts.get(sign, 0) for sign in SIGNS), silent, row.entitled]
    return Line(row.kind, kind_word(row.kind), row.heard, row.entitled, signs, range(silent), cells)


def step_words(step: str) -> str:
    """What a compiling worker is at."""
    return {
        "texts": _("Taking one snapshot of the record: texts"),
        "positions": _("Taking one snapshot of the record: positions"),
        "amendments": _("Taking one snapshot of the record: amendments and outcomes"),
        "coalitions": _("Taking one snapshot of the record: coalitions"),
        "pdf": _("Setting the PDF, tagged for screen readers"),
        "docx": _("Setting the DOCX"),
        "csv": _("Writing the CSV"),
        "json": _("Writing the JSON"),
        "deliver": _("Hashing the files and putting them in place"),
    }.get(step, step)
