"""Outcomes of amendments: accepted by the main sponsor, or recorded by a co-chair on a basis."""

from datetime import date
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from interface import clock
from interface.refusal import Refusal
from proposals.actions.aggregate import (
    enter,
    lock_amendment,
    refuse_unless_open,
    refuse_unless_unsettled,
)
from proposals.actions.amendment_sponsorship import latest_version
from proposals.models import (
    Amendment,
    Basis,
    Inclusion,
    Outcome,
    OutcomeReversal,
    Proposal,
    Result,
)
from proposals.reads.standing import is_behind
from proposals.reads.texts import (
    TAKEN_IN,
    agreed_words,
    issued_revision,
    paragraphs_of,
    standing_agreements,
    words_of,
)
from proposals.text.amending import Clash, apply
from proposals.wording import clean_words
from record.keys import Subject
from stakeholders.actors import Actor
from stakeholders.permits import require

RECORDABLE = (Result.AGREED, Result.NOT_AGREED, Result.NOT_PUT, Result.REFERRED)


@transaction.atomic
def accept_amendment(actor: Actor, amendment: Amendment, *, note: str = "") -> Outcome:
    """The main sponsor takes an amendment into its text, until the group takes the text over."""
    amendment = _lock(amendment)
    require(actor, "proposals.accept_amendment", amendment)
    return _write(actor, amendment, result=Result.ACCEPTED, basis=Basis.SPONSORS, note=note)


@transaction.atomic
def record_outcome(
    actor: Actor,
    amendment: Amendment,
    *,
    result: str,
    basis: str,
    meeting: str = "",
    basis_date: date | None = None,
    note: str = "",
    overtaken_by: Amendment | None = None,
) -> Outcome:
    """A co-chair records what the group came to, and on what ground; it does not decide alone."""
    amendment = _lock(amendment)
    require(actor, "proposals.record_outcome", amendment)
    if result not in RECORDABLE:
        raise Refusal("bad_result", _("Say what the group came to."), field="result")
    meeting = clean_words(meeting, field="meeting", limit=200)
    refuse_baseless(basis, meeting, basis_date)
    if result == Result.NOT_PUT:
        _refuse_not_overtaken(amendment, overtaken_by)
    return _write(
        actor,
        amendment,
        result=result,
        basis=basis,
        meeting=meeting,
        basis_date=basis_date,
        note=note,
        overtaken_by=overtaken_by if result == Result.NOT_PUT else None,
    )


@transaction.atomic
def take_back_outcome(actor: Actor, outcome: Outcome, *, reason: str) -> OutcomeReversal:
    """Before the next revision is issued; the amendment is open again, exactly as it was."""
    amendment = lock_amendment(outcome.amendment)
    refuse_unless_open(amendment.proposal)
    require(actor, "proposals.take_back_outcome", amendment.proposal)
    if OutcomeReversal.objects.filter(outcome=outcome).exists():
        raise Refusal("taken_back", _("This outcome has been taken back already."))
    included = Inclusion.objects.filter(amendment=amendment).select_related("revision").first()
    if included:
        message = _("%(amendment)s is part of %(revision)s: a new amendment can change that.")
        said = {"amendment": amendment.name, "revision": included.revision.name}
        raise Refusal("included", message % said)
    reason = clean_words(reason, field="reason", limit=1000)
    if not reason:
        raise Refusal("reason_required", _("Say why it is taken back."), field="reason")
    reversal = OutcomeReversal.objects.create(outcome=outcome, reason=reason, **actor.signature)
    _refuse_clash(amendment.proposal)
    _enter("outcome_taken_back", actor, amendment, outcome)
    return reversal


def refuse_baseless(basis: str, meeting: str, basis_date: date | None) -> None:
    """A meeting has a name and a day, an absence of objections a day that has passed."""
    if basis not in Basis.values:
        raise Refusal("basis_required", _("Say on what ground."), field="basis")
    if basis == Basis.MEETING and not meeting:
        raise Refusal("basis_required", _("Name the meeting."), field="meeting")
    if basis != Basis.SPONSORS and basis_date is None:
        raise Refusal("basis_required", _("Give the date."), field="basis_date")
    if basis_date is not None and basis_date > clock.today():
        raise Refusal("basis_in_future", _("This day has not come yet."), field="basis_date")


def _refuse_not_overtaken(amendment: Amendment, other: Amendment | None) -> None:
    if other is None or other.proposal_id != amendment.proposal_id or other.pk == amendment.pk:
        message = _("Say which amendment has overtaken it.")
        raise Refusal("overtaken_by_required", message, field="overtaken_by")
    standing = Amendment.objects.with_status().get(pk=other.pk).status
    if standing not in TAKEN_IN:
        message = _("%(amendment)s has not been agreed, so it overtakes nothing.")
        raise Refusal("not_agreed", message % {"amendment": other.name}, field="overtaken_by")


def _lock(amendment: Amendment) -> Amendment:
    amendment = lock_amendment(amendment)
    refuse_unless_open(amendment.proposal)
    refuse_unless_unsettled(amendment)
    return amendment


def _write(actor: Actor, amendment: Amendment, *, result: str, note: str, **ground: Any) -> Outcome:
    version = latest_version(amendment)
    note = clean_words(note, field="note", limit=1000)
    if result in TAKEN_IN:
        issued = paragraphs_of(issued_revision(amendment.proposal))
        if is_behind(words_of(version), issued):
            message = _(
                "The paragraph has changed since %(amendment)s was last worded. Its mover rewrites "
                "it on the latest revision before it can be agreed."
            )
            raise Refusal("behind", message % {"amendment": amendment.name})
    outcome = Outcome.objects.create(
        amendment=amendment, version=version, result=result, note=note, **ground, **actor.signature
    )
    if result in TAKEN_IN:
        _refuse_clash(amendment.proposal)
    _enter("outcome_recorded", actor, amendment, outcome)
    return outcome


def _refuse_clash(proposal: Proposal) -> None:
    """What has been agreed stands together, word by word, or the last act is refused."""
    outcomes = standing_agreements(proposal)
    try:
        apply(paragraphs_of(issued_revision(proposal)), agreed_words(outcomes))
    except Clash as clash:
        names = {outcome.amendment_id: outcome.amendment.name for outcome in outcomes}
        raise Refusal("clashes", _clash_told(clash, names)) from clash


def _clash_told(clash: Clash, names: dict[UUID, str]) -> str:
    own = names[clash.amendment_id]
    others = [names[key] for key in clash.with_ids if key in names]
    words = clash.words if len(clash.words) <= 200 else clash.words[:200] + "…"
    if not others:
        message = _("%(own)s no longer fits the text, at the words “%(words)s”.")
        return message % {"own": own, "words": words}
    comma = pgettext("between the items of a list", ", ")
    message = _("%(own)s clashes with %(others)s, agreed already, over the words “%(words)s”.")
    return message % {"own": own, "others": comma.join(others), "words": words}


def _enter(act: str, actor: Actor, amendment: Amendment, outcome: Outcome) -> None:
    enter(
        act,
        actor,
        amendment.proposal,
        Subject("amendment", amendment.pk),
        outcome=outcome.pk,
        result=outcome.result,
        revision=amendment.base_id,
        paragraph=amendment.paragraph_id,
    )
