"""What a printed page has around its text: symbol, distribution, date, job number, "2/4".

Copies from PDFs and databases carry it in the middle of sentences. It is recognized here, sign by
sign; nothing that a sentence could cite by itself (a symbol, a date) is furniture alone.
"""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

PAGE_BREAK = "\x0c"
"""Stands in a line where furniture was taken out of it: notes at the page's end stop here."""

SYMBOL = r"\b[A-Z][A-Z\d.]{0,11}(?:/[A-Z\d][\w.()-]{0,15}){2,7}(?<![.(-])"
_MONTHS_AND_YEAR = r"[^\W\d_]{3,10}\.?\s\d{4}(?:\s?(?:года|г\.))?(?!\d)"
DATE = rf"\b\d{{1,2}}(?:er)?(?:\s?\d)?\s(?:de\s)?{_MONTHS_AND_YEAR}"
JOB = r"(?<![\w/.-])\d{2}-\d{5}(?:\s?\([A-Z]\))?(?:\s+\d{6}(?!\d))?(?![\w/-])"
BARCODE = r"\*\d{5,9}[A-Z]?\*"
PAGE = (
    r"(?:\b(?:[Pp]age|Страница)\s\d{1,3}"
    r"(?:\s?(?:of|sur|de|из|/)\s?\d{1,3})?(?!\d))"
)
COUNTED = r"(?<![\w/.-])\d{1,3}/\d{1,3}(?![\w/-]|\.\d)"
DISTRIBUTION = (
    r"\b(?:Distr\.|Distribution\b|Распространение)\s?:?\s?"
    r"(?:General|Limited|Restricted|Derestricted|générale|limitée|restreinte|Limitada|limitada"
    r"|общее|ограниченное)"
)
ORIGINAL = (
    r"\b(?:Original|ORIGINAL|Оригинал|Язык оригинала)\s?:\s?[^\W\d_]+"
    r"(?:(?:/|\sand\s|\set\s|\sy\s|\sи\s)[^\W\d_]+)?"
)
RECYCLE = (
    r"\b(?:Please recycle|Merci de recycler|Sírvase reciclar"
    r"|Просьба отправить на вторичную переработку)\b"
)
_SIGNS = {
    "symbol": SYMBOL,
    "distribution": DISTRIBUTION,
    "original": ORIGINAL,
    "recycle": RECYCLE,
    "barcode": BARCODE,
    "job": JOB,
    "page": PAGE,
    "counted": COUNTED,
    "date": DATE,
}
# Every sign begins with a capital, a digit, an asterisk or "page": nothing else is looked at twice.
_SIGN = re.compile(
    r"(?=[A-Z\d*pА-Я])(?:"
    + "|".join(f"(?P<{name}>{pattern})" for name, pattern in _SIGNS.items())
    + ")"
)
LONGEST_LINE = 300
_STRONG = frozenset({"distribution", "original", "recycle", "barcode", "job", "page"})
_BETWEEN = re.compile(r"[\s|\u00b7\u2022,;]*")
_LONE_PAGE = re.compile(r"(?:[-\u2013\u2014]\s?)?\d{1,3}(?:\s?[-\u2013\u2014])?")
# A number such as 2/4 behind one of these is cited: it is no page.
_CITED = re.compile(
    r"(?:resolutions?|decisions?|articles?|paragraphs?|and|or|,|No\.|résolutions?|décisions?"
    r"|et|резолюц\w+|решен\w+|и)\s*$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Sign:
    """One sign of furniture in a line: what it is, where it stands, its words."""

    what: str
    start: int
    end: int
    text: str


@lru_cache(maxsize=64)
def signs(line: str) -> tuple[Sign, ...]:
    """Every sign in a line, in order; remembered, since one line is asked about several times."""
    return tuple(
        Sign(found.lastgroup or "", found.start(), found.end(), found.group())
        for found in _SIGN.finditer(line)
    )


def without(line: str, found: Sequence[Sign]) -> str:
    """What is left of a line without its signs, table rules and emphasis."""
    pieces: list[str] = []
    done = 0
    for sign in found:
        pieces.append(line[done : sign.start])
        done = sign.end
    return " ".join(re.sub(r"[|\u00b7*_]", " ", " ".join([*pieces, line[done:]])).split())


def runs(line: str) -> list[list[Sign]]:
    """The signs of a line in runs that nothing but space stands between."""
    found: list[list[Sign]] = []
    if not line:
        return found
    for sign in signs(line):
        if found and _BETWEEN.fullmatch(line, found[-1][-1].end, sign.start):
            found[-1].append(sign)
        else:
            found.append([sign])
    return found


def own_symbol(lines: Sequence[str]) -> str:
    """The symbol of the document itself, as its pages repeat it; "" if no page shows one."""
    beside: Counter[str] = Counter()
    for line in lines:
        if "/" not in line:
            continue
        bare = line.strip()
        for run in runs(line):
            kinds = {sign.what for sign in run}
            if "symbol" in kinds and (kinds & (_STRONG | {"counted"}) or bare == run[0].text):
                beside.update(sign.text for sign in run if sign.what == "symbol")
    first = [sign.text for line in lines[:3] for sign in signs(line[:200]) if sign.what == "symbol"]
    beside.update(first[:1])
    return beside.most_common(1)[0][0] if beside else ""


def is_furniture(line: str, own: str, title: str = "") -> bool:
    """Whether a whole line is furniture: nothing but signs, or signs beside the running title."""
    if len(line) > LONGEST_LINE:
        return False
    bare = line.strip(" \t|*_")
    if _LONE_PAGE.fullmatch(bare):
        return True
    found = signs(line)
    if not found:
        return bool(title) and len(bare) > 15 and bare == title
    kinds = {sign.what for sign in found}
    rest = without(line, found)
    if rest and not (title and len(rest) > 8 and title.startswith(rest.rstrip("\u2026. "))):
        return False
    if kinds == {"symbol"}:
        return bool(rest) or not own or all(sign.text == own for sign in found)
    return kinds != {"date"}


def furniture_inside(line: str, own: str) -> list[tuple[int, int]]:
    """The stretches of a line, amid its words, that are furniture."""
    found: list[tuple[int, int]] = []
    for run in runs(line):
        kinds = {sign.what for sign in run}
        if not kinds & _STRONG and not _is_page_number(line, run, own):
            continue
        run = _trimmed(run, own)
        if run:
            found.append((run[0].start, run[-1].end))
    return found


def _is_page_number(line: str, run: Sequence[Sign], own: str) -> bool:
    """Whether a run without stronger signs counts pages: "2/4", best beside the own symbol."""
    pages = [sign for sign in run if sign.what == "counted"]
    if not pages:
        return False
    here, of = (int(number) for number in pages[0].text.split("/"))
    if not 1 <= here <= of or of > 300:
        return False
    if any(sign.what == "symbol" and sign.text == own for sign in run):
        return True
    return len(run) == 1 and of <= 40 and not _CITED.search(line[: run[0].start][-24:])


def _trimmed(run: list[Sign], own: str) -> list[Sign]:
    """A run without what the sentence beside it may own: another's symbol, a date, at its ends."""
    while run and _is_doubtful(run[0], run[1:2], own):
        run = run[1:]
    while run and _is_doubtful(run[-1], run[-2:-1], own):
        run = run[:-1]
    return run


def _is_doubtful(sign: Sign, beside: Sequence[Sign], own: str) -> bool:
    if sign.what == "symbol":
        return bool(own) and sign.text != own
    if sign.what == "date":
        return not any(one.what in ("distribution", "original") for one in beside)
    return False
