"""What is found, as pages and programs show it: where it stands, and the words that match."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import QuerySet

from proposals.models import Proposal
from search.reads.asking import Asked
from search.reads.words import Piece
from stakeholders.models import Seat, Stakeholder
from threads import registry


@dataclass(frozen=True, slots=True)
class Hit:
    """`name` is what the link says, `pieces` the words that match. Of a part of a text, `text` is
    that text and `label` how the part is cited; `language` is that of the pieces, where known."""

    key: UUID
    url: str
    name: list[Piece]
    pieces: list[Piece] = field(default_factory=list)
    language: str = ""
    text: Proposal | None = None
    label: str = ""
    stakeholder: Stakeholder | None = None
    at: datetime | None = None
    about: str = ""

    @property
    def direction(self) -> str:
        """Words whose language is not known find their own."""
        return {"": "auto", "ar": "rtl"}.get(self.language, "ltr")


@dataclass(frozen=True, slots=True)
class Around:
    """What rows of several kinds need beside themselves, read once for all of them."""

    texts: Mapping[UUID, Proposal]
    labels: Mapping[UUID, str]

    @classmethod
    def of(cls, texts: set[UUID], paragraphs: set[UUID]) -> "Around":
        """Texts and paragraphs whose visibility is known."""
        found = Proposal.objects.select_related("group").in_bulk(texts) if texts else {}
        label = registry.subjects()["paragraph"].label
        return cls(found, label(sorted(paragraphs)) if paragraphs else {})


@dataclass(frozen=True, slots=True)
class Kind:
    """How one kind of thing is found: `matching` is what a seat may see of it and nothing else,
    in no order; `best` puts it in order with what `told` needs to show it."""

    matching: Callable[[Asked, Seat | None], QuerySet[Any]]
    best: Callable[[QuerySet[Any], Asked, bool], QuerySet[Any]]
    told: Callable[[Any, Asked, Around], Hit]
    texts: Callable[[Any], UUID | None] = lambda row: None
    paragraphs: Callable[[Any], UUID | None] = lambda row: None

    def around(self, rows: Sequence[Any]) -> tuple[set[UUID], set[UUID]]:
        """The texts and the paragraphs that are shown beside these rows."""
        return (
            {key for row in rows if (key := self.texts(row))},
            {key for row in rows if (key := self.paragraphs(row))},
        )
