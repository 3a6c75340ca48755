"""What PDF and DOCX both print: blocks in order, each text with the runs that it is made of."""

from dataclasses import dataclass
from typing import Literal

SHORT = 12

type RunStyle = Literal["", "strong", "emph", "ins", "del", "meta"]


@dataclass(frozen=True, slots=True)
class Run:
    """Words of one style; "ins" is underlined and "del" struck, never told by colour alone."""

    text: str
    style: RunStyle = ""


@dataclass(frozen=True, slots=True)
class Heading:
    """Levels 1 to 3 below the title; none is skipped."""

    level: int
    text: str


@dataclass(frozen=True, slots=True)
class Paragraph:
    runs: tuple[Run, ...]
    style: Literal["", "lead", "meta"] = ""


@dataclass(frozen=True, slots=True)
class Norm:
    """A paragraph of a norm text in its own language; the label hangs in the margin."""

    label: str
    number: str
    kind: str
    depth: int
    runs: tuple[Run, ...]
    language: str
    direction: str


@dataclass(frozen=True, slots=True)
class Amendment:
    """An amendment under the paragraph that it is about: who moved it, its words, what is said."""

    head: tuple[Run, ...]
    words: tuple[Run, ...]
    notes: tuple[tuple[Run, ...], ...]
    language: str
    direction: str


@dataclass(frozen=True, slots=True)
class Bullets:
    items: tuple[tuple[Run, ...], ...]


@dataclass(frozen=True, slots=True)
class Table:
    """A header row above the rows; `wide`: the last column holds words rather than a figure."""

    caption: str
    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    numeric: bool = False
    wide: bool = False

    @property
    def is_short(self) -> bool:
        """Kept on one page, so that no sum stands alone on the next: figures only, a line a row.
        Words make a row as high as they are long, and a page that waits for them stays empty."""
        return self.numeric and not self.wide and len(self.rows) <= SHORT


type Block = Heading | Paragraph | Norm | Amendment | Bullets | Table


@dataclass(frozen=True, slots=True)
class Document:
    """A document in one interface language (a BCP 47 code)."""

    title: str
    subtitle: str
    language: str
    banner: str = ""
    blocks: tuple[Block, ...] = ()


def plain(text: str) -> tuple[Run, ...]:
    return (Run(text),)
