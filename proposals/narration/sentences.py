"""The sentences themselves: who did what to which words, for whom, and on what ground."""

from collections.abc import Callable

from django.utils.formats import date_format
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from interface.bidi import isolated
from proposals.models import Operation, Stance
from proposals.narration.known import Known
from proposals.narration.outcomes import outcome_recorded, outcome_taken_back, quoted, unmaintained
from record.models import Event


def sentence(event: Event, known: Known) -> SafeString | None:
    """The sentence of one event; None for a kind that is not told."""
    tell = TELLERS.get(event.kind.partition(".")[2])
    if tell is None:
        return None
    said, reason = tell(event, known), known.reason(event)
    if not reason:
        return said
    return format_html(_("{sentence} Reason: “{reason}”"), sentence=said, reason=quoted(reason))


def _proposal_tabled(event: Event, known: Known) -> SafeString:
    said = _of_proposal(_("{actor} tabled {proposal}."), event, known)
    for words, named in (
        (_("Co-sponsors: {names}."), event.data.get("cosponsors")),
        (
            _("Co-sponsored on an earlier draft, not confirmed: {names}."),
            event.data.get("unconfirmed"),
        ),
    ):
        if named:
            beside = format_html(words, names=known.stakeholders(named))
            said = format_html("{} {}", said, beside)
    brackets = int(event.data.get("brackets", 0))
    if not brackets:
        return said
    counted = ngettext(
        "{n} bracket in the text became a bracket operation.",
        "{n} brackets in the text became bracket operations.",
        brackets,
    )
    return format_html("{} {}", said, format_html(counted, n=brackets))


def _non_paper_circulated(event: Event, known: Known) -> SafeString:
    return format_html(_("A non-paper was circulated: {proposal}."), proposal=known.proposal(event))


def _cosponsor_invited(event: Event, known: Known) -> SafeString:
    if "cosponsor" not in event.data:
        return _of_proposal(_("{actor} sent an invitation to co-sponsor {proposal}."), event, known)
    return format_html(
        _("{actor} invited {other} to co-sponsor {proposal}."),
        actor=known.actor(event),
        other=known.stakeholder(event.data["cosponsor"]),
        proposal=known.proposal(event),
    )


def _amendment_tabled(event: Event, known: Known) -> SafeString:
    words = {
        Operation.INSERT: _("{actor} tabled {amendment}, {new} ({revision})."),
        Operation.DELETE: _("{actor} tabled {amendment} to delete {place} ({revision})."),
        Operation.MOVE: _("{actor} tabled {amendment} to move {move} ({revision})."),
        Operation.BRACKET: _("{actor} tabled {amendment}, bracketing {place} ({revision})."),
    }.get(
        Operation(event.data.get("operation", Operation.REPLACE)),
        _("{actor} tabled {amendment} on {place} ({revision})."),
    )
    said = _of_amendment(words, event, known)
    invited = event.data.get("invited")
    if not invited or known.is_unattributed(event):
        return said
    asked = format_html(_("Invited to co-sponsor: {names}."), names=known.stakeholders(invited))
    return format_html("{} {}", said, asked)


def _amendment_cosponsor_invited(event: Event, known: Known) -> SafeString:
    if known.is_unattributed(event):
        return format_html(
            _("{actor} invited another to co-sponsor {amendment}."),
            actor=known.actor(event),
            amendment=known.amendment(event),
        )
    return format_html(
        _("{actor} invited {other} to co-sponsor {amendment}."),
        actor=known.actor(event),
        other=known.stakeholder(event.data.get("cosponsor")),
        amendment=known.amendment(event),
    )


def _taken_over(event: Event, known: Known) -> SafeString:
    takeover = known.takeover(event)
    return format_html(
        _("The group took over {proposal} ({meeting}, {date}), as recorded by {actor}."),
        proposal=known.proposal(event),
        meeting=isolated(takeover.meeting) if takeover else "",
        date=date_format(takeover.held_on) if takeover else "",
        actor=known.signatory(event),
    )


def _revision_issued(event: Event, known: Known) -> SafeString:
    return format_html(
        _("{actor} issued {revision}, with {amendments}."),
        actor=known.actor(event),
        revision=known.revision(event),
        amendments=known.amendments(event),
    )


def _position_taken(event: Event, known: Known) -> SafeString:
    if event.data.get("amendment"):
        subject: SafeString | str = known.amendment(event)
    elif event.data.get("paragraph"):
        subject = known.place(event)
    else:
        subject = _("the whole text")
    return format_html(
        _("{actor} took a position on {subject} ({revision}): {stance}."),
        actor=known.actor(event),
        subject=subject,
        revision=known.revision(event),
        stance=Stance(event.data["stance"]).label,
    )


def _amendment_withdrawn(event: Event, known: Known) -> SafeString:
    if known.is_imported(event):
        words = _("{actor} lifted the brackets of {amendment} on {place}.")
    else:
        words = _("{actor} withdrew {amendment} on {place}.")
    return _of_amendment(words, event, known)


def _deferred(event: Event, known: Known) -> SafeString:
    until = known.until(event)
    if until is None:
        words = _("{actor} deferred consideration of {proposal}.")
        return _of_proposal(words, event, known)
    return format_html(
        _("{actor} deferred consideration of {proposal} until {date}."),
        actor=known.actor(event),
        proposal=known.proposal(event),
        date=date_format(until),
    )


def _adopted(event: Event, known: Known) -> SafeString:
    adoption = known.adoption(event)
    who = known.signatory(event)
    if adoption is None:
        words = _("{proposal} was adopted, as recorded by {actor}.")
        return format_html(words, proposal=known.proposal(event), actor=who)
    said = format_html(
        _(
            "{proposal} was adopted as {symbol} ({meeting}, {place}, {date}), no objection "
            "being raised, as recorded by {actor}."
        ),
        proposal=known.proposal(event),
        symbol=adoption.symbol,
        meeting=isolated(adoption.meeting),
        place=isolated(adoption.place),
        date=date_format(adoption.day),
        actor=who,
    )
    if event.data.get("as_amended"):
        words = _("{sentence} It was adopted as amended, issued afterwards as {revision}.")
        said = format_html(words, sentence=said, revision=known.revision(event))
    fallen = unmaintained(event, known)
    if fallen:
        said = format_html("{} {}.", said, fallen)
    left = known.referred(event)
    if left is None:
        return said
    words = _("{sentence} Referred, and not part of the adopted text: {amendments}.")
    return format_html(words, sentence=said, amendments=left)


def _outcome_mapped(event: Event, known: Known) -> SafeString:
    return _of_mapping(_("{actor} mapped “{outcome}” to {proposal}."), event, known)


def _outcome_unmapped(event: Event, known: Known) -> SafeString:
    words = _("{actor} no longer maps “{outcome}” to {proposal}.")
    return _of_mapping(words, event, known)


def _of_proposal(words: str, event: Event, known: Known) -> SafeString:
    return format_html(words, actor=known.actor(event), proposal=known.proposal(event))


def _of_amendment(words: str, event: Event, known: Known) -> SafeString:
    return format_html(
        words,
        actor=known.actor(event),
        amendment=known.amendment(event),
        place=known.place(event),
        new=known.new_place(event),
        move=known.move(event),
        revision=known.revision(event),
    )


def _of_mapping(words: str, event: Event, known: Known) -> SafeString:
    return format_html(
        words,
        actor=known.actor(event),
        outcome=known.preferred(event),
        proposal=known.proposal(event),
    )


def _plain(
    form: Callable[[str, Event, Known], SafeString], words: Callable[[], str]
) -> Callable[[Event, Known], SafeString]:
    """A sentence of the usual names alone; `words` is asked in the active language."""
    return lambda event, known: form(words(), event, known)


TELLERS: dict[str, Callable[[Event, Known], SafeString]] = {
    "proposal_tabled": _proposal_tabled,
    "non_paper_circulated": _non_paper_circulated,
    "draft_discarded": _plain(_of_proposal, lambda: _("{actor} discarded {proposal}.")),
    "cosponsor_invited": _cosponsor_invited,
    "cosponsor_accepted": _plain(
        _of_proposal, lambda: _("{actor} joined the sponsors of {proposal}.")
    ),
    "cosponsor_confirmed": _plain(
        _of_proposal, lambda: _("{actor} confirmed its sponsorship of {proposal}.")
    ),
    "cosponsor_declined": _plain(
        _of_proposal, lambda: _("{actor} declined to co-sponsor {proposal}.")
    ),
    "cosponsor_withdrawn": _plain(
        _of_proposal, lambda: _("{actor} withdrew its sponsorship of {proposal}.")
    ),
    "amendment_tabled": _amendment_tabled,
    "amendment_rewritten": _plain(
        _of_amendment, lambda: _("{actor} rewrote {amendment} on {place} ({revision}).")
    ),
    "amendment_withdrawn": _amendment_withdrawn,
    "amendment_cosponsor_invited": _amendment_cosponsor_invited,
    "amendment_cosponsor_accepted": _plain(
        _of_amendment, lambda: _("{actor} joined the sponsors of {amendment}.")
    ),
    "amendment_cosponsor_declined": _plain(
        _of_amendment, lambda: _("{actor} declined to co-sponsor {amendment}.")
    ),
    "amendment_cosponsor_withdrawn": _plain(
        _of_amendment, lambda: _("{actor} withdrew its sponsorship of {amendment}.")
    ),
    "outcome_recorded": outcome_recorded,
    "outcome_taken_back": outcome_taken_back,
    "proposal_taken_over": _taken_over,
    "revision_issued": _revision_issued,
    "position_taken": _position_taken,
    "proposal_withdrawn": _plain(_of_proposal, lambda: _("{actor} withdrew {proposal}.")),
    "proposal_deferred": _deferred,
    "proposal_resumed": _plain(
        _of_proposal, lambda: _("{actor} resumed consideration of {proposal}.")
    ),
    "proposal_adopted": _adopted,
    "outcome_mapped": _outcome_mapped,
    "outcome_unmapped": _outcome_unmapped,
}
