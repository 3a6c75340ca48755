"""What became of amendments, as sentences: result and ground; brackets in their own words."""

from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from interface.listing import listed, listed_html
from proposals.models import Outcome, Result
from proposals.narration.known import Known
from proposals.narration.rows import released
from proposals.reads.objections import not_maintained_words
from proposals.reads.results import basis_words, result_word
from record.models import Event


def outcome_recorded(event: Event, known: Known) -> SafeString:
    """With its basis, what overtook the amendment, whose objection fell, and the note."""
    outcome = known.outcome(event)
    said = format_html(
        _words(event, known),
        actor=known.actor(event),
        amendment=known.amendment(event),
        place=known.place(event),
        result=result_word(event.data["result"], brackets=known.is_about_brackets(event)),
        basis=_basis(outcome) if outcome else "",
        other=known.overtaker(event) or "",
    )
    fallen = unmaintained(event, known)
    if fallen:
        said = format_html("{} {}.", said, fallen)
    referral = known.referral(event)
    if referral is not None:
        words = _("{sentence} It had been referred: {basis}.")
        said = format_html(words, sentence=said, basis=_basis(referral))
    if outcome is None or not outcome.note:
        return said
    return format_html(_("{sentence} Note: “{note}”"), sentence=said, note=quoted(outcome.note))


def _basis(outcome: Outcome) -> str:
    return basis_words(outcome.basis, outcome.meeting, outcome.basis_date, outcome.result)


def _words(event: Event, known: Known) -> str:
    brackets = known.is_about_brackets(event)
    if event.data.get("result") == Result.ACCEPTED:
        if brackets:
            return _("{actor} lifted the brackets of {amendment} on {place}.")
        return _("{actor} accepted {amendment} on {place}.")
    if known.overtaker(event):
        return _(
            "{actor} recorded {amendment} on {place} as {result}, overtaken by {other}: {basis}."
        )
    return _("{actor} recorded {amendment} on {place} as {result}: {basis}.")


def outcome_taken_back(event: Event, known: Known) -> SafeString:
    words = _("{actor} took back the outcome of {amendment} on {place}: it is open again.")
    if known.referral(event) is not None:
        words = _("{actor} took back the outcome of {amendment} on {place}: it is referred again.")
    return format_html(
        words,
        actor=known.actor(event),
        amendment=known.amendment(event),
        place=known.place(event),
    )


def quoted(words: str) -> SafeString:
    """Somebody's own words, whose direction does not turn the sentence around them."""
    return format_html("<bdi>{}</bdi>", words)


def unmaintained(event: Event, known: Known) -> SafeString | None:
    """Whose objection was recorded as not maintained, and to what of an adopted text."""
    if not released(event):
        return None
    places: dict[str, list[str]] = {one: [] for one in released(event)}
    if event.subject_type == "proposal":
        for one in known.released_at(event):
            where = one.label or _("the whole text")
            places.setdefault(str(one.position.stakeholder_id), []).append(where)
    named = [
        format_html("{} ({})", known.stakeholder(holder), listed(labels))
        if labels
        else known.stakeholder(holder)
        for holder, labels in places.items()
    ]
    words = not_maintained_words("{names}", len(named))
    return format_html(words, names=listed_html(named))
