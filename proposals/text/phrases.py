"""Small questions about a line of a pasted text: does it open, close, or enact?"""

import re
from functools import lru_cache

from proposals.text.opening import UNSPACED, opening_pattern, word_lists
from proposals.text.paragraphs import Kind

CLOSINGS = ".,;:!?\u2026\u3002\uff0c\uff1b\uff1a\u060c\u061b\u061f\u06d4"
TRAILING = "\"'\u201d\u2019\u00bb)]*_ \uff3d"
CONJUNCTIONS = frozenset({"and", "or", "et", "ou", "y", "e", "o", "u", "и", "или", "\u0648"})
MOST_ENACTING_WORDS = 20
_NOTE_MARK = re.compile(
    r"(?<=[,;:.])(?:(?<!\d.)[0-9]{1,2}|[\u00b9\u00b2\u00b3\u2070\u2074-\u2079]{1,3})$"
)
_EMPHASIS = re.compile(r"([\[\s]*)(\*{1,3}|_{1,3})(?=[^\s*_])([^*_]*[^\s*_])\2(?!\w)")


def unmarked(text: str) -> str:
    """The text without the emphasis around its opening words: *Recalling*, _Recalling_."""
    return _EMPHASIS.sub(r"\1\3", text, count=1) if _EMPHASIS.match(text) else text


def closes(text: str) -> bool:
    """Whether words end as a paragraph or chapeau does, a final "and" or "or" aside."""
    bare = text.rstrip(TRAILING)
    if bare[-1:].isdigit():
        bare = _NOTE_MARK.sub("", bare)
    if bare[-1:] in CLOSINGS and bare:
        return True
    body, _, last = bare.rpartition(" ")
    return last.lower() in CONJUNCTIONS and body[-1:] in CLOSINGS and body != ""


def opening_length(text: str, language: str) -> int:
    """How many characters of the text are opening words of a PP or OP; 0 for none."""
    longest = 0
    for kind in (Kind.PP, Kind.OP):
        pattern = opening_pattern(kind, language)
        found = pattern.match(text) if pattern else None
        if found:
            longest = max(longest, found.end())
    return longest


def opens(text: str, language: str) -> bool:
    """Whether a text begins with known opening words, brackets before them aside."""
    return opening_length(text.lstrip("[ \uff3b"), language) > 0


def enacts(text: str, language: str) -> bool:
    """Whether a text is an enacting line: an organ's name that ends with a comma, no verb yet."""
    bare = text.strip("*_[] ")
    if bare[-1:] not in (",", "\uff0c", "\u060c", ":", "\uff1a") or not bare:
        return False
    pattern = _organ(language)
    if pattern is None or len(bare) > 200 or len(bare.split()) > MOST_ENACTING_WORDS:
        return False
    named = bare[0].isalpha() and not bare[0].islower()
    return named and bool(pattern.search(bare)) and not opens(bare, language)


_CAPITAL = r"[^\W\d_a-zа-я]"
# Without an article the organ begins with a capital, its adjective included.
_CAPITALISED = rf"(?:{_CAPITAL}\w*(?:ая|ый|ий|ое) )?(?={_CAPITAL})"


@lru_cache(maxsize=8)
def enacting_inside(language: str) -> re.Pattern[str] | None:
    """What finds an enacting line within running text: group 1, before opening words."""
    organ = _organ(language)
    if organ is None or language in UNSPACED:
        return None
    begin = ARTICLES.get(language, _CAPITALISED)
    between = rf"(?:(?!{begin})[^,\u060c;.:]){{0,80}}?"
    return re.compile(
        rf"(?:^|(?<=\s))({begin}(?:{organ.pattern}|[^\W\d_]{between}(?!{begin}){organ.pattern})"
        r"[^,\u060c;.:]{0,80}[,\u060c:])\s+",
        re.IGNORECASE if language == "ar" else 0,
    )


ARTICLES = {
    "en": "The ",
    "fr": "(?:La |Le |Les |L['\u2019])",
    "es": "(?:La |El |Los |Las )",
    "ar": "\u0625\u0646 ",
}


@lru_cache(maxsize=8)
def _organ(language: str) -> re.Pattern[str] | None:
    words = word_lists(language).get("enacting", ())
    if not words:
        return None
    any_of = "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))
    edge = "" if language in UNSPACED else r"(?!\w)"
    return re.compile(rf"(?i:(?:{any_of}){edge})")
