"""The card of the desk: what stands open, in one heading, one sentence and figures."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from proposals.models import Proposal, Stance
from proposals.reads.grounds import WHOLE
from proposals.reads.objections import Objection, told
from proposals.reads.obstacles import Obstacles, obstacles_to, unanswered_words
from proposals.reads.positions import STALE, Standings
from proposals.views.cards import Shown

type Figures = list[tuple[str, int, str]]


@dataclass(frozen=True)
class Needed:
    """What stands open; it decides nothing, and says what an adoption would be refused for."""

    heading: str
    sentence: str
    figures: Figures


def needed(
    proposal: Proposal, waiting: Sequence[Shown], standings: Standings, to_amendments: int
) -> Needed:
    """`to_amendments`: how many objections to amendments decide."""
    found = obstacles_to(
        proposal, opened=[card.amendment for card in waiting], ground=standings.ground
    )
    counts = {stance: n for stance, n, _word in standings.pips(WHOLE)}
    heading, sentence = said(found, lapsed=counts.get(STALE, 0))
    return Needed(heading, sentence, figures(found, counts, to_amendments))


def said(found: Obstacles, *, lapsed: int) -> tuple[str, str]:
    """Heading and sentence, by what weighs most; `lapsed` positions on the whole text."""
    if found.opened:
        heading = ngettext(
            "%(n)d amendment without outcome",
            "%(n)d amendments without outcome",
            len(found.opened),
        )
        sentence = _("Each needs an outcome with its basis before the text can be concluded.")
        return heading % {"n": len(found.opened)}, _and_more(sentence, found, "amendments_open")
    settled = _("Every amendment has an outcome.")
    if found.blocking:
        n = len(found.blocking)
        heading = ngettext("%(n)d objection stands", "%(n)d objections stand", n) % {"n": n}
        words = _(
            "The text is not adopted over an objection to the words as they stand: %(names)s."
        )
        sentence = f"{settled} {words % {'names': told(found.blocking)}}"
        return heading, _and_more(sentence, found, "objection_stands")
    if found.unanswered:
        n = len(found.unanswered)
        heading = ngettext(
            "%(n)d objection not reconfirmed", "%(n)d objections not reconfirmed", n
        ) % {"n": n}
        words = unanswered_words(told(found.unanswered))
        return heading, _and_more(f"{settled} {words}", found)
    if found.waiting:
        heading = _("The next revision is due")
        words = _("Every amendment has an outcome. What was agreed has still to be issued.")
        return heading, words
    return _("Nothing stands open"), _calm(found.advisory, lapsed)


def _and_more(sentence: str, found: Obstacles, said: str = "") -> str:
    """What else an adoption would be refused for, beside what the heading names."""
    return " ".join([sentence, *(words for code, words in found.told if code != said)])


def _calm(advisory: Sequence[Objection], lapsed: int) -> str:
    parts = [_("Every amendment has an outcome and nobody who decides objects.")]
    if advisory:
        words = _("Objections that advise and stop nothing: %(names)s.")
        parts.append(words % {"names": told(advisory)})
    if lapsed:
        parts.append(_("Some positions on the whole text wait to be reconfirmed."))
    return " ".join(parts)


def figures(found: Obstacles, counts: dict[str, int], to_amendments: int) -> Figures:
    whole = sum(not one.label for one in found.blocking)
    lines = [
        (_("Amendments without outcome"), len(found.opened), ""),
        (_("Objections to the whole text"), whole, Stance.OBJECT.value),
        (_("Objections to paragraphs"), len(found.blocking) - whole, Stance.OBJECT.value),
        (_("Objections to amendments"), to_amendments, Stance.OBJECT.value),
        (_("Objections not reconfirmed"), len(found.unanswered), STALE),
    ]
    if found.advisory:
        lines.append((_("Objections that only advise"), len(found.advisory), ""))
    return [*lines, *without_objecting(counts)]


def without_objecting(counts: dict[str, int]) -> Figures:
    """What stops no adoption and is known before one: on the whole text."""
    return [
        (_("Concerns about the whole text"), counts.get(Stance.CONCERN, 0), Stance.CONCERN.value),
        (
            _("Awaiting instructions on the whole text"),
            counts.get(Stance.AWAITING, 0),
            Stance.AWAITING.value,
        ),
        (_("Positions on the whole text to reconfirm"), counts.get(STALE, 0), STALE),
    ]
