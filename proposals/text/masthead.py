"""The head of a document above its title: organ, session, agenda item, sponsors, and the rest.

Everything above the title goes to what was not placed; the title itself is what stands between
the last line of the masthead and the enacting line.
"""

import re
from collections.abc import Sequence

from proposals.text.furniture import LONGEST_LINE, is_furniture, signs, without
from proposals.text.marks import Shape, read_marks
from proposals.text.phrases import enacting_inside, enacts, opens, unmarked

MOST_LINES = 60
_DRAFT = (
    r"(?:(?:revised|preliminary|amended)\s)?draft\s"
    r"(?:norm|resolution|decision|declaration|statement)s?"
    r"|working\spaper|non-paper"
    r"|projet\sde\s(?:norme|résolution|décision|déclaration)(?:\srévisée?)?"
    r"|proyecto\sde\s(?:norma|resolución|decisión)(?:\srevisado)?"
    r"|(?:пересмотренный\s)?проект\s(?:нормы|резолюции|решения|заявления)"
)
SPONSORS = re.compile(rf"[^:]{{2,2000}}?[^\s:]\s?:\s?(?:{_DRAFT})(?!\w)")
_SUBMITTED = re.compile(
    r"\W*(?:Sponsors?|Co-sponsors?|Submitted by|Sponsored by|Présenté par|Auteurs?"
    r"|Авторы|Внесено)\b"
)
_KIND_OF_TEXT = re.compile(rf"\W*(?:zero draft|chair['\u2019]s text|{_DRAFT})\W*", re.IGNORECASE)
ITEM = re.compile(
    r"\b(?:Agenda items?\s\d{1,3}(?:\s\([a-z]\))?(?:\sand\s\d{1,3})?"
    r"|Items?\s\d{1,3}(?:\s\([a-z]\))?\sof\sthe\s(?:provisional\s)?agenda"
    r"|Points?\s\d{1,3}(?:\s[a-z]\))?\sde\sl['\u2019]ordre\sdu\sjour(?:\sprovisoire)?"
    r"|Пункт\s\d{1,3}\s(?:предварительной\s)?повестки\sдня)\*?"
)
SESSION = re.compile(r"(?:(?<=\s)|^)[^\W\d_a-z][\w-]*\s(?:session|sesión|сессия)(?!\w)")


def head_end(lines: Sequence[str], language: str) -> int:
    """The index of the line that the text proper begins on; 0 where it has no head of its own."""
    seen = 0
    opening = 0
    for index, line in enumerate(lines):
        if not line.strip():
            continue
        seen += 1
        if seen > MOST_LINES:
            break
        marks, _, rest = read_marks(line)
        bare = unmarked(rest)
        if enacts(bare, language):
            return index
        is_text = bool(marks) and marks[0].shape in (Shape.PP, Shape.OP)
        if not opening and index and (is_text or opens(bare, language)):
            opening = index
    return opening


def masthead_lines(lines: Sequence[str], end: int, own: str) -> set[int]:
    """Which of the lines before `end` are masthead: all but those of the title.

    None if nothing among them is furniture, or if no title would be left.
    """
    told = [index for index in range(end) if lines[index].strip()]
    marked = [index for index in told if _is_masthead(lines[index], own)]
    if not marked or len(marked) == len(told):
        return set(marked)
    last = len(told) - 1
    while told[last] in marked:
        last -= 1
    first = last
    while first and told[first - 1] not in marked:
        first -= 1
    return set(told) - set(told[first : last + 1])


def masthead_length(line: str, language: str) -> int:
    """How much of a run-on line is masthead: to the last sign of one before the enacting line."""
    pattern = enacting_inside(language)
    found = pattern.search(line) if pattern else None
    if found is None:
        first = next(iter(signs(line[:300])), None)
        return first.end if first and first.start == 0 else 0
    head = line[: found.start(1)]
    ends = [sign.end for sign in signs(head)]
    ends += [match.end() for kind in (ITEM, SESSION) for match in kind.finditer(head)]
    at = max(ends, default=0)
    sponsors = SPONSORS.match(head, at)
    at = sponsors.end() if sponsors else at
    return at if head[at:].strip() else 0


def _is_masthead(line: str, own: str) -> bool:
    bare = line.strip(" \t*_|")
    if is_furniture(line, own) or SPONSORS.fullmatch(bare) or _SUBMITTED.match(bare):
        return True
    if ITEM.fullmatch(bare) or SESSION.fullmatch(bare) or _KIND_OF_TEXT.fullmatch(bare):
        return True
    found = signs(bare) if len(bare) <= LONGEST_LINE else ()
    if not found:
        return bool(
            re.fullmatch(r"[^.;]{2,40},\s\d{1,2}[-\u2013]\d{1,2}\s[^\W\d_]+\s\d{4}.{0,6}", bare)
        )
    words = [word for word in re.findall(r"[^\W\d_]+", without(bare, found)) if len(word) > 3]
    return len(words) <= 5 and all(word[0].isupper() for word in words[:1])
