"""Amendments as pages show them: what each does, in words, what it meets, what came of it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from uuid import UUID

from django.utils.translation import gettext as _

from interface.bidi import isolated
from interface.listing import listed
from interface.times import day_of_record, day_words
from proposals.forms.sponsorship import AmendmentSponsorForm
from proposals.models import (
    Amendment,
    AmendmentStatus,
    AmendmentVersion,
    Operation,
    Outcome,
    Proposal,
)
from proposals.models.outcomes import Result
from proposals.reads.amendments import AmendmentCard, amendment_cards
from proposals.reads.clashing import clash_phrase
from proposals.reads.grounds import subject_key
from proposals.reads.objections import not_maintained_words
from proposals.reads.outcomes import standing_outcomes
from proposals.reads.positions import Pips, Standings
from proposals.reads.results import basis_words, result_word
from proposals.rules.amendments import may_join
from proposals.rules.texts import CLOSED
from proposals.text import Change
from stakeholders.models import Coalition
from stakeholders.permits import permits
from stakeholders.reads.coalitions import spoken_for_by
from stakeholders.requests import Request

SIGNS: dict[str, tuple[str, str]] = {
    Result.ACCEPTED: ("check", "is-agreed"),
    Result.AGREED: ("check", "is-agreed"),
    Result.NOT_AGREED: ("x", ""),
    Result.NOT_PUT: ("meets", ""),
    Result.REFERRED: ("next", ""),
    AmendmentStatus.WITHDRAWN: ("back", ""),
}


@dataclass
class Shown:
    """One amendment in a list: the card as read, and what is said of it here."""

    card: AmendmentCard
    pips: Pips = field(default_factory=list)
    outcome: Outcome | None = None
    # The one act that this list offers: "withdraw", "accept", "record", "cosponsor" or none.
    act: str = ""
    # Of "cosponsor": on the words that stand here.
    sponsor_form: AmendmentSponsorForm | None = None

    @property
    def amendment(self) -> Amendment:
        return self.card.amendment

    @property
    def status(self) -> str:
        return self.card.status

    @property
    def version(self) -> AmendmentVersion:
        return self.card.version

    @property
    def is_open(self) -> bool:
        return self.card.is_open

    @property
    def is_referred(self) -> bool:
        return self.amendment.is_referred

    @property
    def kind(self) -> str:
        return self.card.kind

    @property
    def attributed(self) -> bool:
        return self.card.attributed

    @property
    def label(self) -> str:
        return self.card.cited

    @property
    def anchor(self) -> UUID:
        """The paragraph of the text beside which it stands."""
        return anchor_of(self.card)

    @property
    def changes(self) -> Sequence[Change]:
        return () if self.amendment.operation == Operation.MOVE else self.card.changes

    @property
    def mover_key(self) -> str:
        return str(self.card.mover.pk)[-12:] if self.card.mover else ""

    @property
    def cosponsor_names(self) -> list[str]:
        return [str(one) for one in self.card.cosponsors]

    @property
    def does(self) -> str:
        return what_it_does(self.card)

    @property
    def meetings(self) -> list[str]:
        """Of a text that is closed nothing is agreed or reworded any more."""
        closed = self.amendment.proposal.stage in CLOSED
        return [] if closed else meetings_of(self.card)

    @property
    def outcome_words(self) -> str:
        """A withdrawal comes last: what had been referred is withdrawn all the same."""
        if self.status == AmendmentStatus.WITHDRAWN:
            return _("Withdrawn by its mover")
        if self.outcome is None:
            return ""
        left = [_("not part of the adopted text")] if self.amendment.is_left_out else []
        return listed([told(self.outcome), *left])

    @property
    def sign(self) -> tuple[str, str]:
        """The icon of what became of it, and its class: green is for what was agreed."""
        return SIGNS.get(self.status, ("next", ""))

    @property
    def status_words(self) -> str:
        return _("It is open") if self.is_open else self.outcome_words


def anchor_of(card: AmendmentCard) -> UUID:
    if card.amendment.operation == Operation.INSERT and not hasattr(card.amendment, "inclusion"):
        return card.version.after_id or card.version.parent_id or card.amendment.paragraph_id
    return card.amendment.paragraph_id


def what_it_does(card: AmendmentCard) -> str:
    """The operation as a phrase."""
    label = card.named
    match card.amendment.operation:
        case Operation.INSERT:
            # The paragraph has a label of its own once it has come in: it stands after another.
            if card.version.after_id is None and card.version.parent_id is not None:
                return _("New sub-paragraph under %(label)s") % {"label": card.place}
            if card.version.after_id is None:
                return _("New paragraph at the beginning")
            return _("New paragraph after %(label)s") % {"label": card.place}
        case Operation.DELETE:
            return _("Takes out %(label)s") % {"label": label}
        case Operation.MOVE:
            return moves(card)
        case Operation.BRACKET:
            reason = card.version.get_reason_display()
            if not reason:
                return _("Brackets words of %(label)s") % {"label": label}
            said = {"label": label, "reason": reason}
            return _("Brackets words of %(label)s: %(reason)s") % said
    return _("Changes words of %(label)s") % {"label": label}


def moves(card: AmendmentCard) -> str:
    said = {"label": card.named, "place": card.place}
    if not card.place:
        return _("Moves %(label)s to the beginning") % said
    if card.version.after_id is None:
        return _("Moves %(label)s under %(place)s") % said
    return _("Moves %(label)s after %(place)s") % said


def meetings_of(card: AmendmentCard) -> list[str]:
    """What it cannot stand beside, in sentences."""
    if card.is_behind:
        return [_("The words it was moved on have changed since: its mover has to reword it.")]
    told_of = []
    for clash in card.clashes[:4]:
        words = shortened(clash.words)
        if clash.amendment is None:
            told_of.append(
                _("The text has changed at “%(words)s” since it was moved.") % {"words": words}
            )
        else:
            operations = [card.amendment.operation, clash.amendment.operation]
            how = clash_phrase(operations, words, clash.reason)
            said = {"name": clash.amendment.name, "how": how}
            told_of.append(_("Clashes with %(name)s: %(how)s.") % said)
    rest = len(card.clashes) - len(told_of)
    if rest > 0:
        told_of.append(_("And clashes with %(n)d more.") % {"n": rest})
    return told_of


def in_one_line(card: AmendmentCard) -> str:
    """An amendment where nothing but plain words can stand, as in a list to choose from."""
    changed = [change for change in card.changes if change.kind != "equal"]
    words = [
        f"“{shortened(said)}”"
        for said in (" ".join(one.old for one in changed), " ".join(one.new for one in changed))
        if said.strip()
    ]
    parts = [card.amendment.name, card.cited, isolated(str(card.mover or "")), " → ".join(words)]
    return listed(parts)


def shortened(words: str) -> str:
    parts = words.split()
    return " ".join(parts) if len(parts) <= 9 else f"{' '.join(parts[:4])} … {' '.join(parts[-3:])}"


def told(outcome: Outcome) -> str:
    """An outcome with its basis, as one sentence without a full stop."""
    brackets = outcome.amendment.operation == Operation.BRACKET
    if outcome.result == Result.ACCEPTED:
        return accepted_words(outcome, brackets=brackets)
    words = result_word(outcome.result, brackets=brackets)
    said = [words[:1].upper() + words[1:]]
    if outcome.result == Result.NOT_PUT and outcome.overtaken_by:
        said.append(_("overtaken by %(name)s") % {"name": outcome.overtaken_by.name})
    said.append(basis_words(outcome.basis, outcome.meeting, outcome.basis_date, outcome.result))
    if outcome.referral is not None:
        before = outcome.referral
        basis = basis_words(before.basis, before.meeting, before.basis_date, before.result)
        said.append(_("having been referred: %(basis)s") % {"basis": basis})
    names = {str(one.stakeholder) for one in outcome.not_maintained.all()}
    holders = [isolated(name) for name in sorted(names)]
    if holders:
        said.append(not_maintained_words(listed(holders), len(holders)))
    return listed(said)


def accepted_words(outcome: Outcome, *, brackets: bool) -> str:
    """By whom and when: an acceptance has no other ground."""
    words = _("Accepted by %(name)s, main sponsor, %(day)s")
    if brackets:
        words = _("Brackets lifted by %(name)s, main sponsor, %(day)s")
    return words % {
        "name": isolated(str(outcome.stakeholder)),
        "day": day_words(day_of_record(outcome.at)),
    }


def shown_on(
    request: Request, proposal: Proposal, cards: Iterable[AmendmentCard], standings: Standings
) -> list[Shown]:
    """Cards with their counts, outcomes and the one act that this seat has on each."""
    found = [
        Shown(card, standings.pips(subject_key(amendment=card.amendment.pk))) for card in cards
    ]
    outcomes = standing_outcomes([one.amendment for one in found if not one.is_open])
    for one in found:
        one.amendment.proposal = proposal
        one.outcome = outcomes.get(one.amendment.pk)
        one.act = act_on(request, one)
        if one.act == "cosponsor":
            one.sponsor_form = AmendmentSponsorForm(request, shown={"wording": one.version.number})
    return found


def act_on(request: Request, one: Shown) -> str:
    if not one.amendment.is_unsettled:
        return ""
    acts = [
        ("accept", "accept_amendment"),
        ("record", "record_outcome"),
        ("withdraw", "withdraw_amendment"),
    ]
    for act, permission in acts:
        if permits(request.actor, f"proposals.{permission}", one.amendment):
            return act
    joins = may_join(request.actor, one.amendment, one.card.cosponsors)
    return "cosponsor" if joins else ""


def spoken_for(request: Request) -> list[Coalition]:
    """The coalitions in whose name this seat may act."""
    if request.actor.stakeholder is None:
        return []
    return spoken_for_by(request.actor.stakeholder)


def card_of(request: Request, amendment: Amendment) -> Shown:
    """One amendment with its words, its mover and what it clashes with, as the desk shows it."""
    cards = all_cards(request, amendment.proposal)
    return Shown(next(card for card in cards if card.amendment == amendment))


def all_cards(request: Request, proposal: Proposal) -> list[AmendmentCard]:
    """Every amendment of a text as this seat may read it, read once for a page."""
    known: dict[UUID, list[AmendmentCard]] = request.__dict__.setdefault("cards_read", {})
    if proposal.pk not in known:
        known[proposal.pk] = amendment_cards(proposal, request.actor.seat)
    return known[proposal.pk]
