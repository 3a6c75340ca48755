"""Who stands where: stakeholders by constituency against the paragraphs of the text."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _

from proposals import text
from proposals.citing import cited_in
from proposals.models import Proposal, Revision
from proposals.reads.grounds import WHOLE, SubjectKey, subject_key
from proposals.reads.matrix import positions_held, silent_members
from proposals.reads.positions import ORDER, Pips, stance_word, worded
from proposals.reads.rows import open_by_paragraph
from proposals.reads.texts import paragraphs_of
from stakeholders.models import CONSTITUENCIES, CONSTITUENCY_NAMES


@dataclass(frozen=True)
class Column:
    key: SubjectKey
    label: str
    url: str
    amendments: int = 0
    # Positions here that are not settled, counted by stance.
    unsettled: Pips = field(default_factory=list)

    @property
    def is_open(self) -> bool:
        """Whether something is left to be negotiated here."""
        return bool(self.amendments or self.unsettled)


@dataclass(frozen=True)
class Cell:
    """One position; `stance` is empty where none was taken."""

    stance: str = ""
    word: str = ""
    is_stale: bool = False


@dataclass
class Line:
    name: str
    url: str
    cells: dict[SubjectKey, Cell] = field(default_factory=dict)


@dataclass
class Constituency:
    """Those of one kind who have spoken, each with its cells, and the members who have not."""

    kind: str
    name: str
    lines: list[tuple[Line, list[Cell]]]
    silent: list[str]


def matrix_of(proposal: Proposal, revision: Revision) -> dict[str, Any]:
    """Columns, what is not settled first, and a line for everybody who has spoken."""
    lines: dict[str, dict[UUID, Line]] = {}
    unsettled: dict[SubjectKey, dict[str, int]] = {}
    for held in positions_held(proposal, revision):
        holder = held.stakeholder
        by_kind = lines.setdefault(holder.kind, {})
        line = by_kind.setdefault(holder.pk, Line(holder.name, holder.get_absolute_url()))
        line.cells[held.key] = Cell(held.stance, stance_word(held.stance), held.is_stale)
        if held.is_unsettled:
            counts = unsettled.setdefault(held.key, {})
            counts[held.counts_as] = counts.get(held.counts_as, 0) + 1
    columns = columns_of(proposal, paragraphs_of(revision), unsettled)
    heard = {stakeholder for by_kind in lines.values() for stakeholder in by_kind}
    return {
        "columns": columns,
        "kinds": kinds_of(lines, columns, silent_members(proposal, heard)),
        "legend": [(stance, capital(stance_word(stance))) for stance in ORDER],
    }


def columns_of(
    proposal: Proposal,
    paragraphs: tuple[text.Paragraph, ...],
    unsettled: dict[SubjectKey, dict[str, int]],
) -> list[Column]:
    """The whole text, then the paragraphs in their order, those where something is open first."""
    labels = cited_in(paragraphs)
    opened = open_by_paragraph(proposal)
    url = proposal.get_absolute_url()
    subjects = [(WHOLE, _("Whole"), f"{url}?focus=whole#whole", 0)]
    for one in paragraphs:
        if one.kind in (text.Kind.PP, text.Kind.OP, text.Kind.SUB):
            address = f"{url}?focus={one.id}#{one.id}"
            subjects.append((subject_key(one.id), labels[one.id], address, opened.get(one.id, 0)))
    found = [Column(*one, worded(unsettled.get(one[0], {}))) for one in subjects]
    return sorted(found, key=lambda column: not (column.key == WHOLE or column.is_open))


def kinds_of(
    lines: dict[str, dict[UUID, Line]], columns: list[Column], silent: dict[str, list[str]]
) -> list[Constituency]:
    """Every constituency in its order, those not heard too, with the cells in column order."""
    empty = Cell()
    return [
        Constituency(
            kind.value,
            str(CONSTITUENCY_NAMES[kind]),
            [
                (line, [line.cells.get(column.key, empty) for column in columns])
                for line in lines.get(kind.value, {}).values()
            ],
            silent.get(kind.value, []),
        )
        for kind in CONSTITUENCIES
    ]


def capital(word: str) -> str:
    return word[:1].upper() + word[1:]
