"""Who stands where: stakeholders by constituency against the paragraphs of the text."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _

from proposals import text
from proposals.models import PositionSlot, Proposal, Revision, Stance
from proposals.reads.grounds import WHOLE, Ground, SubjectKey, subject_key
from proposals.reads.positions import ORDER, STALE, stance_word, worded
from proposals.reads.texts import paragraphs_of
from proposals.views.rows import open_by_paragraph
from stakeholders.models import CONSTITUENCIES, CONSTITUENCY_NAMES

UNSETTLED = (Stance.OBJECT, Stance.CONCERN, Stance.AWAITING, STALE)


@dataclass(frozen=True)
class Column:
    key: SubjectKey
    label: str
    url: str
    amendments: int = 0


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


def matrix_of(proposal: Proposal, revision: Revision) -> dict[str, Any]:
    """Columns, a first row of what is not settled, and a line for everybody who has spoken."""
    opened = open_by_paragraph(proposal)
    paragraphs = paragraphs_of(revision)
    columns = columns_of(proposal, paragraphs, opened)
    lines: dict[str, dict[UUID, Line]] = {}
    unsettled: dict[SubjectKey, dict[str, int]] = {}
    ground = Ground([proposal.pk], {proposal.pk: revision.pk})
    for slot in slots_of(proposal):
        key = subject_key(slot.paragraph_id)
        said = slot.standing
        stale = ground.has_moved(proposal.pk, key, said.revision_id, said.version_id)
        by_kind = lines.setdefault(slot.stakeholder.kind, {})
        line = by_kind.setdefault(
            slot.stakeholder_id, Line(slot.stakeholder.name, slot.stakeholder.get_absolute_url())
        )
        line.cells[key] = Cell(said.stance, stance_word(said.stance), stale)
        counted = STALE if stale else said.stance
        if counted in UNSETTLED:
            counts = unsettled.setdefault(key, {})
            counts[counted] = counts.get(counted, 0) + 1
    return {
        "columns": columns,
        "unsettled": [worded(unsettled.get(column.key, {})) for column in columns],
        "kinds": kinds_of(lines, columns),
        "legend": [(stance, capital(stance_word(stance))) for stance in ORDER],
    }


def columns_of(
    proposal: Proposal, paragraphs: tuple[text.Paragraph, ...], opened: dict[UUID | None, int]
) -> list[Column]:
    labels = text.labels(paragraphs)
    url = proposal.get_absolute_url()
    found = [Column(WHOLE, _("Whole"), f"{url}?focus=whole#whole")]
    for one in paragraphs:
        if one.kind in (text.Kind.PP, text.Kind.OP, text.Kind.SUB):
            address = f"{url}?focus={one.id}#{one.id}"
            found.append(
                Column(subject_key(one.id), labels[one.id], address, opened.get(one.id, 0))
            )
    return found


def slots_of(proposal: Proposal) -> list[PositionSlot]:
    found = PositionSlot.objects.filter(
        proposal=proposal, amendment=None, latest__isnull=False
    ).select_related("stakeholder", "latest")
    return list(found.order_by("stakeholder__name"))


def kinds_of(
    lines: dict[str, dict[UUID, Line]], columns: list[Column]
) -> list[tuple[str, str, list[tuple[Line, list[Cell]]]]]:
    """Every constituency in its order, those not heard too, with the cells in column order."""
    empty = Cell()
    return [
        (
            kind.value,
            str(CONSTITUENCY_NAMES[kind]),
            [
                (line, [line.cells.get(column.key, empty) for column in columns])
                for line in lines.get(kind.value, {}).values()
            ],
        )
        for kind in CONSTITUENCIES
    ]


def capital(word: str) -> str:
    return word[:1].upper() + word[1:]
