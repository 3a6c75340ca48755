"""How tests look for something, and what they see of it."""

from typing import Any

from proposals import actions as acts
from proposals.models import Proposal
from search.reads.asking import Asked
from search.reads.found import Found
from search.reads.hits import Hit
from stakeholders.models import Seat
from tests import world


def found(words: str, seat: Seat | None = None, **asked: Any) -> Found:
    return Found(Asked(words, **asked), seat)


def hits(words: str, kind: str, seat: Seat | None = None, **asked: Any) -> list[Hit]:
    return found(words, seat, **asked).first().get(kind, [])


def shown(hit: Hit) -> str:
    """The words of a hit, with brackets around what is marked."""
    return "".join(f"[{one.words}]" if one.marked else one.words for one in hit.pieces)


def name(hit: Hit) -> str:
    return "".join(one.words for one in hit.name)


def tabled_in(language: str, *operative: str, title: str = "A title", **fields: Any) -> Proposal:
    """A text of these operative paragraphs, whose language it is."""
    rows = [{"id": None, "kind": "title", "parent": None, "text": title}]
    rows += [{"id": None, "kind": "op", "parent": None, "text": one} for one in operative]
    text = world.draft(paragraphs=rows, title=title)
    Proposal.objects.filter(pk=text.pk).update(language=language)
    text.refresh_from_db()
    acts.table_proposal(world.actor_of("Dravenia"), text, **fields)
    text.refresh_from_db()
    return text
