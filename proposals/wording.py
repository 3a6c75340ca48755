"""What words a text may hold: limits, unprintable characters, and brackets that somebody typed."""

from collections.abc import Callable, Sequence
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _

from interface.identifiers import uuid7
from interface.refusal import Refusal
from interface.wording import words_within
from proposals import text
from proposals.models.limits import LONGEST_PARAGRAPH, MOST_PARAGRAPHS
from proposals.text.brackets import has_brackets
from proposals.text.tokens import normal


def clean_words(words: str, *, field: str, limit: int = LONGEST_PARAGRAPH, name: str = "") -> str:
    """The words in NFC without white space around them; refused if unprintable or too long."""
    where = f"{name}: " if name else ""
    return words_within(normal(words), field=field, limit=limit, where=where)


def clean_paragraphs(paragraphs: Any, *, field: str = "paragraphs") -> list[dict[str, Any]]:
    """The paragraphs of a draft, in order, with identifiers minted where they are missing.

    Each is a dict with `id`, `kind`, `parent` and `text`; a parent stands before its children.
    """
    if not isinstance(paragraphs, list | tuple):
        raise Refusal("bad_paragraph", _("The text cannot be read."), field=field)
    refuse_too_many(len(paragraphs), field=field)
    seen: set[UUID] = set()
    cleaned = []
    for position, given in enumerate(paragraphs, start=1):
        name = _("Paragraph %(number)s") % {"number": position}
        row = _clean_paragraph(given, seen, field=field, name=name)
        seen.add(UUID(row["id"]))
        cleaned.append(row)
    return cleaned


def under_title(paragraphs: Sequence[dict[str, Any]], title: str) -> list[dict[str, Any]]:
    """Paragraphs whose title says what the text is called: the words of a title stand once.

    Square brackets in it stay where they are all that is different.
    """
    return [
        {**row, "text": title}
        if title and row["kind"] == text.Kind.TITLE and text.strip_brackets(row["text"])[0] != title
        else dict(row)
        for row in paragraphs
    ]


def refuse_too_many(count: int, *, field: str) -> None:
    """A text longer than any that is negotiated is refused before anything is made of it."""
    if count > MOST_PARAGRAPHS:
        message = _("%(count)s paragraphs are too many; a text has at most %(limit)s.") % {
            "count": count,
            "limit": MOST_PARAGRAPHS,
        }
        raise Refusal("too_many_paragraphs", message, field=field)


def _clean_paragraph(given: Any, seen: set[UUID], *, field: str, name: str) -> dict[str, Any]:
    def refuse(code: str, message: str) -> Refusal:
        return Refusal(code, f"{name}: {message}", field=field)

    if not isinstance(given, dict) or not isinstance(given.get("text", ""), str):
        raise refuse("bad_paragraph", _("it cannot be read."))
    kind = _read(text.Kind, given.get("kind"))
    if kind is None:
        raise refuse("bad_kind", _("say of what kind it is."))
    identifier = given.get("id")
    own = uuid7() if identifier in (None, "") else _read(UUID, identifier)
    if own is None or own in seen:
        raise refuse("bad_identifier", _("its identifier is not its own."))
    parent = None
    if given.get("parent") not in (None, ""):
        parent = _read(UUID, given["parent"])
        if parent not in seen:
            raise refuse(
                "bad_parent", _("the paragraph that it belongs to does not stand before it.")
            )
    if kind is text.Kind.SUB and parent is None:
        raise refuse("bad_parent", _("a sub-paragraph stands under another paragraph."))
    words = clean_words(given.get("text", ""), field=field, name=name)
    return {
        "id": str(own),
        "kind": kind.value,
        "parent": str(parent) if parent else None,
        "text": words,
    }


def _read[T](cast: Callable[[str], T], given: Any) -> T | None:
    try:
        return cast(str(given))
    except ValueError:
        return None


def refuse_typed_brackets(words: str, *, field: str) -> None:
    """Brackets are computed from what is disputed; nobody writes them."""
    if has_brackets(words):
        message = _(
            "Square brackets are not typed: they appear around words that an open amendment "
            "disputes. Write the words that you want, or bracket words and say why."
        )
        raise Refusal("brackets_typed", message, field=field)
