"""Square brackets in pasted or imported text: found, reported, and taken out of the words.

In the platform brackets are derived and never stored; those that come in with a text become
bracket operations attributed to "imported text" (DESIGN.md, section 3).
"""

from dataclasses import dataclass

from proposals.text.tokens import normal

OPENING = "[\uff3b"
CLOSING = "]\uff3d"
DEEPEST = 40


@dataclass(frozen=True, slots=True)
class BracketSpan:
    """One bracketed stretch: `text[start:end]`, brackets included in what `find_brackets` gives.

    In what `strip_brackets` gives the offsets count in the words without brackets. `depth` is 0
    for an outermost pair. An unbalanced sign has `balanced` False (`opens` tells which sign
    it is) and spans only itself, nothing once stripped; so do the signs of pairs nested deeper
    than any drafter means. `text` is the words inside, without bracket signs.
    """

    start: int
    end: int
    depth: int
    balanced: bool
    text: str
    opens: bool = True


def find_brackets(text: str) -> list[BracketSpan]:
    """All brackets of the NFC text in order of their opening, nested ones after the outer."""
    text = normal(text)
    return [
        BracketSpan(start, end, depth, balanced, _bare(text[start:end]), text[start] in OPENING)
        for start, end, depth, balanced in _pairs(text)
    ]


def has_brackets(text: str) -> bool:
    """Whether a text has any square bracket sign, which an amendment's words may not."""
    return any(sign in text for sign in OPENING + CLOSING)


def strip_brackets(text: str) -> tuple[str, tuple[BracketSpan, ...]]:
    """The NFC words without bracket signs, and where in them each pair stood.

    White space that only parted a bracket from its words, or two brackets, goes with them; no
    word is lost. Empty pairs, often placeholders such as "[ ]", are kept as empty spans.
    """
    text = normal(text)
    place, bare = _places(text)
    found: list[BracketSpan] = []
    for start, end, depth, balanced in _pairs(text):
        first, last = min(place[start], place[end]), place[end]
        while first < last and bare[first].isspace():
            first += 1
        while last > first and bare[last - 1].isspace():
            last -= 1
        opens = text[start] in OPENING
        found.append(BracketSpan(first, last, depth, balanced, bare[first:last], opens))
    return bare, tuple(found)


def _pairs(text: str) -> list[tuple[int, int, int, bool]]:
    """(start, end, depth, balanced) of every pair and of every sign without a partner."""
    found: list[tuple[int, int, int, bool]] = []
    waiting: list[int] = []
    pairs: list[tuple[int, int]] = []
    for at, sign in enumerate(text):
        if sign in OPENING:
            waiting.append(at)
        elif sign in CLOSING:
            if waiting:
                pairs.append((waiting.pop(), at + 1))
            else:
                found.append((at, at + 1, 0, False))
    found += [(at, at + 1, 0, False) for at in waiting]
    open_until: list[int] = []
    for start, end in sorted(pairs):
        while open_until and open_until[-1] <= start:
            open_until.pop()
        if len(open_until) < DEEPEST:
            found.append((start, end, len(open_until), True))
        else:
            found += [(start, start + 1, 0, False), (end - 1, end, 0, False)]
        open_until.append(end)
    return sorted(found)


def _places(text: str) -> tuple[list[int], str]:
    """For every offset of the text its offset in the words without brackets, and those words."""
    kept: list[str] = []
    place: list[int] = []
    for at, sign in enumerate(text):
        place.append(len(kept))
        before, after = text[at - 1 : at], text[at + 1 : at + 2]
        spaced = not kept or kept[-1].isspace()
        if _is_sign(sign):
            if sign in CLOSING and after and after in OPENING and not spaced:
                kept.append(" ")
            elif sign in CLOSING and spaced and kept and not after.isalnum():
                kept.pop()
        elif not (sign.isspace() and spaced and _is_sign(before)):
            kept.append(sign)
    place.append(len(kept))
    return [min(one, len(kept)) for one in place], "".join(kept)


def _is_sign(character: str) -> bool:
    return character != "" and character in OPENING + CLOSING


def _bare(text: str) -> str:
    inside = text[1:-1]
    return (strip_brackets(inside)[0] if has_brackets(inside) else inside).strip()
