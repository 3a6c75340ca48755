"""The report on paper: a tagged PDF by Typst, PDF/UA-1 wherever the fonts allow it."""

import json
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from reports.compile.blocks import (
    Amendment,
    Block,
    Bullets,
    Document,
    Heading,
    Norm,
    Paragraph,
    Run,
    Table,
)
from reports.compile.printable import printable
from reports.compile.typesetting import NO_FONT

SCRIPT = Path(__file__).with_name("typesetting.py")
TEMPLATE = Path(__file__).resolve().parents[1] / "typst" / "report.typ"


@dataclass(frozen=True, slots=True)
class Pdf:
    """`accessible` says whether it conforms to PDF/UA-1; a script without a font prevents it."""

    content: bytes
    accessible: bool


def render(document: Document, *, author: str, moment: datetime) -> Pdf:
    """The same document and moment give the same bytes."""
    with tempfile.TemporaryDirectory(prefix="report-") as folder:
        root = Path(folder)
        shutil.copy(TEMPLATE, root / "report.typ")
        (root / "data.json").write_text(
            json.dumps(as_data(document, author), ensure_ascii=False), encoding="utf-8"
        )
        accessible = _typeset(root, moment, "ua-1")
        if not accessible:
            # A character that no font has: better a tagged report with a gap than none.
            _typeset(root, moment)
        return Pdf((root / "report.pdf").read_bytes(), accessible)


def _typeset(root: Path, moment: datetime, *standards: str) -> bool:
    """Whether `report.pdf` was made; False where a character has no font."""
    stamp = str(int(moment.timestamp()))
    # -P: the modules beside the script must not stand in for the standard library's.
    done = subprocess.run(  # noqa: S603  (our own script)
        [sys.executable, "-P", str(SCRIPT), str(root), stamp, *standards],
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode == NO_FONT and standards:
        return False
    if done.returncode:
        raise RuntimeError(f"Typst could not set the report: {done.stderr[-2000:]}")
    return True


def as_data(document: Document, author: str) -> dict[str, Any]:
    return {
        "title": printable(document.title),
        "subtitle": printable(document.subtitle),
        "author": printable(author),
        "language": document.language,
        "banner": printable(document.banner),
        "blocks": [_block(block) for block in document.blocks],
    }


def _block(block: Block) -> dict[str, Any]:
    match block:
        case Heading(level, text):
            return {"t": "h", "level": level, "text": printable(text)}
        case Paragraph(runs, style):
            return {"t": "p", "runs": _runs(runs), "style": style}
        case Norm():
            return {
                "t": "norm",
                "label": printable(block.label),
                "number": printable(block.number),
                "depth": block.depth,
                "runs": _runs(block.runs),
                "lang": block.language.partition("-")[0],
                "dir": block.direction,
            }
        case Amendment():
            return {
                "t": "amendment",
                "head": _runs(block.head),
                "words": _runs(block.words),
                "notes": [_runs(note) for note in block.notes],
                "lang": block.language.partition("-")[0],
                "dir": block.direction,
            }
        case Bullets(items):
            return {"t": "list", "items": [_runs(item) for item in items]}
        case Table():
            return {
                "t": "table",
                "caption": printable(block.caption),
                "header": [printable(cell) for cell in block.header],
                "rows": [[printable(cell) for cell in row] for row in block.rows],
                "numeric": block.numeric,
                "wide": block.wide,
                "short": block.is_short,
            }


def _runs(runs: Iterable[Run]) -> list[list[str]]:
    return [
        [printable(run.text), run.style] if run.style else [printable(run.text)] for run in runs
    ]
