"""The pages of docs/ as the tests read them: words in bold type, code, and the names in it."""

import re
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
DOCS = ROOT / "docs"
# Those that programs write quote nothing.
WRITTEN = {"benchmarks.md", "roles.md"}
PAGES = sorted(page for page in DOCS.glob("*.md") if page.name not in WRITTEN)


def text_of(page: Path) -> str:
    return page.read_text(encoding="utf-8")


def bold(text: str) -> set[str]:
    """What stands in bold type outside code, on one line."""
    plain = re.sub(r"`[^`]+`|^ {4}.*$", "", text, flags=re.MULTILINE)
    return {" ".join(words.split()) for words in re.findall(r"\*\*(.+?)\*\*", plain, re.DOTALL)}


def code(text: str) -> list[str]:
    """What stands in code: pieces within a line, and lines of blocks."""
    return re.findall(r"`([^`\n]+)`", text) + re.findall(r"^ {4,}(\S.*)$", text, re.MULTILINE)


def found(pattern: str, pages: list[Path] | None = None) -> set[str]:
    """What the pattern's group finds in the code of these pages, or of all."""
    pieces = [piece for page in pages or PAGES for piece in code(text_of(page))]
    return {match for piece in pieces for match in re.findall(pattern, piece)}
