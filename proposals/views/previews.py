"""An amendment as others will read it, before it is tabled: words, extent, remarks."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from django.utils.translation import gettext as _

from proposals import text
from proposals.text.opening import opening_verb
from proposals.views.checks import Remark

CLOSING = {"pp": ",", "op": ";", "sub": ";"}


@dataclass
class Preview:
    changes: Sequence[text.Change] = ()
    extent: str = ""
    empty: str = ""
    is_change: bool = False
    remarks: list[Remark] = field(default_factory=list)


def preview_words(
    operation: str, target: text.Paragraph, words: str, kind: str, language: str
) -> Preview:
    """What the fragment under the editor shows."""
    match operation:
        case "delete":
            gone = text.diff(target.text, "")
            return Preview(gone, _("The paragraph goes, with everything under it"), is_change=True)
        case "move":
            return Preview(text.diff(target.text, target.text), _("The words stay as they are"))
        case "insert":
            return _preview_insertion(words, kind, language)
    if not words.strip():
        return Preview(empty=_("No words. To take the paragraph out, choose Delete."))
    changes = text.diff(target.text, words)
    out, into = text.words_changed(target.text, words)
    found = Preview(changes, _("%(out)d words out, %(into)d words in") % {"out": out, "into": into})
    found.is_change = True
    if all(change.kind == "equal" for change in changes):
        found.extent = _("These are the words as they stand")
        found.is_change = False
    found.remarks = remarks_on(words, target.kind.value, language)
    return found


def _preview_insertion(words: str, kind: str, language: str) -> Preview:
    if not words.strip():
        return Preview(empty=_("The words of the new paragraph appear here."))
    count = text.words_changed("", words)[1]
    found = Preview(text.diff("", words), _("%(n)d words in") % {"n": count}, is_change=True)
    found.remarks = remarks_on(words, kind, language)
    return found


def remarks_on(words: str, kind: str, language: str) -> list[Remark]:
    """Brackets that may not be typed, and whether opening and close are those of its kind."""
    if text.has_brackets(words):
        return [
            Remark(
                "",
                _(
                    "Square brackets are not typed: they are drawn around the words that an open "
                    "amendment disputes. Write the words you want."
                ),
            )
        ]
    if kind not in CLOSING:
        return []
    language = language.split("-")[0]
    remarks = []
    opens = kind == "sub" or bool(opening_verb(words, text.Kind(kind), language))
    closes = words.rstrip()[-1:] in (CLOSING[kind], ".", ":", "；", "،", "؛", "，", "。")
    if opens and closes:
        remarks.append(Remark("", _("Opens and closes as such a paragraph does."), good=True))
    if not opens:
        remarks.append(
            Remark("", _("It does not open with a verb that such a paragraph usually opens with."))
        )
    if not closes:
        remarks.append(
            Remark(
                "", _("Such a paragraph usually closes with “%(mark)s”.") % {"mark": CLOSING[kind]}
            )
        )
    return remarks
