"""An amendment as others will read it, before it is tabled: words, extent, remarks."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from interface.listing import listed
from proposals import text
from proposals.models import Operation
from proposals.reads.amendments import AmendmentCard
from proposals.reads.clashing import clash_phrase
from proposals.reads.remarks import Remark
from proposals.text.opening import opening_verb
from proposals.views.cards import Shown, anchor_of, shortened

CLOSING: dict[str, str] = {text.Kind.PP: ",", text.Kind.OP: ";", text.Kind.SUB: ";"}


@dataclass(frozen=True)
class Beside:
    """Another open amendment to the same paragraph, and how it meets this one, if it does."""

    card: Shown
    how: str = ""
    meets: bool = False
    # "ours" where these words contain all of the other's, "theirs" where it is the other way round.
    contains: str = ""


@dataclass
class Preview:
    changes: Sequence[text.Change] = ()
    extent: str = ""
    empty: str = ""
    is_change: bool = False
    kind: str = ""
    beside: list[Beside] = field(default_factory=list)
    remarks: list[Remark] = field(default_factory=list)

    @property
    def met(self) -> list[str]:
        """The names of the amendments that cannot be agreed beside this one."""
        return [one.card.amendment.name for one in self.beside if one.meets]


def preview_amendment(
    operation: str,
    target: text.Paragraph,
    words: str,
    kind: str,
    language: str,
    cards: Sequence[AmendmentCard],
) -> Preview:
    """What the fragment under the editor shows."""
    found = preview_words(operation, target, words, kind, language)
    found.kind = kind if operation == Operation.INSERT else target.kind.value
    others = [card for card in cards if card.is_open and anchor_of(card) == target.id]
    found.beside = [beside(card, operation, target, words, found.is_change) for card in others]
    return found


def beside(
    card: AmendmentCard, operation: str, target: text.Paragraph, words: str, is_change: bool
) -> Beside:
    """Whether another amendment could be agreed together with this one, tried on the words.

    One that changes the same words is met even where the one contains the other.
    """
    shown = Shown(card)
    if not is_change or card.amendment.operation not in (Operation.REPLACE, Operation.DELETE):
        return Beside(shown)
    if operation == Operation.INSERT:
        return Beside(shown)
    if Operation.DELETE in (operation, card.amendment.operation):
        return Beside(shown, meets=True)
    merged = text.merge(target.text, card.version.new_text, words)
    if merged.text is not None:
        found = {"left": "ours", "right": "theirs"}
        contains = next((found[side] for side in sorted(merged.included)), "")
        return Beside(shown, meets=bool(contains), contains=contains)
    reason, at = text.met_at(merged.conflicts[0])
    how = clash_phrase([operation, card.amendment.operation], shortened(at), reason)
    return Beside(shown, capfirst(how), meets=True)


def preview_words(
    operation: str, target: text.Paragraph, words: str, kind: str, language: str
) -> Preview:
    """The words with what changes in them, and remarks on their form."""
    match operation:
        case Operation.DELETE:
            gone = text.diff(target.text, "")
            return Preview(gone, _("The paragraph goes, with everything under it"), is_change=True)
        case Operation.MOVE:
            return Preview(text.diff(target.text, target.text), _("The words stay as they are"))
        case Operation.INSERT:
            return _preview_insertion(words, kind, language)
    if not words.strip():
        return Preview(empty=_("No words. To take the paragraph out, choose Delete."))
    changes = text.diff(target.text, words)
    found = Preview(changes, extent(target.text, words))
    found.is_change = True
    if all(change.kind == "equal" for change in changes):
        found.extent = _("These are the words as they stand")
        found.is_change = False
    found.remarks = remarks_on(words, target.kind.value, language)
    return found


def extent(old: str, new: str) -> str:
    """How many words go and come, in a phrase."""
    out, into = text.words_changed(old, new)
    gone = ngettext("%(n)d word out", "%(n)d words out", out) % {"n": out}
    come = ngettext("%(n)d word in", "%(n)d words in", into) % {"n": into}
    return listed([gone if out else "", come if into else ""]) or _("Marks only")


def _preview_insertion(words: str, kind: str, language: str) -> Preview:
    if not words.strip():
        return Preview(empty=_("The words of the new paragraph appear here."))
    found = Preview(text.diff("", words), extent("", words), is_change=True)
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
    verb = opening_verb(words, text.Kind(kind), language)
    opens = kind == text.Kind.SUB or bool(verb)
    closes = words.rstrip()[-1:] in (CLOSING[kind], ".", ":", "；", "،", "؛", "，", "。")
    if opens and closes:
        said = {"verb": verb, "mark": words.rstrip()[-1:]}
        told = _("Opens with “%(verb)s” and closes with “%(mark)s”, as such a paragraph does.")
        if not verb:
            told = _("Closes with “%(mark)s”, as such a paragraph does.")
        remarks.append(Remark("", told % said, good=True))
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
