"""Outcomes of amendments: accepted by the main sponsor, or recorded by a co-chair on a basis."""

from collections.abc import Collection, Sequence
from datetime import date
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from interface.listing import listed
from interface.refusal import Refusal
from proposals.actions.aggregate import (
    enter,
    lock_amendment,
    refuse_unheard,
    refuse_unless_open,
    refuse_unless_unsettled,
    wording_read,
)
from proposals.actions.basis import refuse_baseless, refuse_too_early
from proposals.models import (
    Amendment,
    AmendmentVersion,
    Basis,
    Outcome,
    Proposal,
    Result,
)
from proposals.models.limits import LONGEST_MEETING, LONGEST_NOTE
from proposals.reads.clashing import clash_phrase
from proposals.reads.objections import Objection, objections_to, told
from proposals.reads.outcomes import standing_outcome
from proposals.reads.overtaking import may_overtake
from proposals.reads.standing import is_behind
from proposals.reads.texts import (
    TAKEN_IN,
    issued_revision,
    paragraphs_of,
    standing_agreements,
    with_agreed,
    words_of,
)
from proposals.text.amending import Clash
from proposals.wording import clean_words
from record.keys import Subject
from stakeholders.actors import Actor
from stakeholders.permits import require

RECORDABLE = (Result.AGREED, Result.NOT_AGREED, Result.NOT_PUT, Result.REFERRED)


@transaction.atomic
def accept_amendment(
    actor: Actor, amendment: Amendment, *, note: str = "", wording: int | None = None
) -> Outcome:
    """The main sponsor takes an amendment into its text, until the group takes the text over.

    `wording` is the number of the one that was read.
    """
    amendment = _lock(amendment)
    require(actor, "proposals.accept_amendment", amendment)
    version = wording_read(amendment, wording)
    return _write(actor, version, result=Result.ACCEPTED, basis=Basis.SPONSORS, note=note)


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
    not_maintained: bool = False,
    wording: int | None = None,
    heard: Collection[UUID] | None = None,
) -> Outcome:
    """A co-chair records what the group came to, and on what ground; it does not decide alone.

    `not_maintained` says that whoever objects to these words, and decides, did not maintain the
    objection in the meeting; nothing is agreed over a standing decisive objection otherwise.
    `wording` is the number of the one that was read: the outcome is about it. `heard` are the
    objections that were read, as positions: no other is released.
    """
    amendment = _lock(amendment)
    require(actor, "proposals.record_outcome", amendment)
    version = wording_read(amendment, wording)
    if result not in RECORDABLE:
        raise Refusal("bad_result", _("Say what the group came to."), field="result")
    meeting = clean_words(meeting, field="meeting", limit=LONGEST_MEETING)
    refuse_baseless(basis, meeting, basis_date)
    refuse_too_early(version, result, basis_date)
    if result == Result.NOT_PUT:
        _refuse_not_overtaken(amendment, overtaken_by)
    objections = []
    if result == Result.AGREED:
        objections = objections_to(amendment, version)
        refuse_unheard(objections, heard)
        _refuse_over_objections(objections, basis, not_maintained)
    return _write(
        actor,
        version,
        objections,
        result=result,
        basis=basis,
        meeting=meeting,
        basis_date=basis_date,
        note=note,
        overtaken_by=overtaken_by if result == Result.NOT_PUT else None,
    )


def _refuse_not_overtaken(amendment: Amendment, other: Amendment | None) -> None:
    if other is None or other.proposal_id != amendment.proposal_id or other.pk == amendment.pk:
        message = _("Say which amendment has overtaken it.")
        raise Refusal("overtaken_by_required", message, field="overtaken_by")
    standing = Amendment.objects.with_status().get(pk=other.pk).status
    if standing not in TAKEN_IN:
        message = _("%(amendment)s has not been agreed, so it overtakes nothing.")
        raise Refusal("not_agreed", message % {"amendment": other.name}, field="overtaken_by")
    if other not in may_overtake(amendment):
        message = _("%(other)s is about another part of the text: it does not overtake %(own)s.")
        said = {"other": other.name, "own": amendment.name}
        raise Refusal("elsewhere", message % said, field="overtaken_by")


def _refuse_over_objections(
    objections: Sequence[Objection], basis: str, not_maintained: bool
) -> None:
    """Nobody who decides, and objects to these words, is passed over in silence."""
    if not objections:
        return
    names = told(objections, of_a_text=False)
    if basis != Basis.MEETING:
        message = _(
            "An objection stands: %(names)s. Only a meeting in which it was not maintained can "
            "have agreed these words."
        )
        raise Refusal("objection_stands", message % {"names": names}, field="basis")
    if not_maintained is not True:
        message = _(
            "An objection stands: %(names)s. These words are agreed only if it was not maintained "
            "in the meeting."
        )
        raise Refusal("objection_stands", message % {"names": names}, field="not_maintained")


def _lock(amendment: Amendment) -> Amendment:
    amendment = lock_amendment(amendment)
    refuse_unless_open(amendment.proposal)
    refuse_unless_unsettled(amendment)
    return amendment


def _write(
    actor: Actor,
    version: AmendmentVersion,
    released: Sequence[Objection] = (),
    *,
    result: str,
    note: str,
    **ground: Any,
) -> Outcome:
    """`released`: the objections that were not maintained."""
    amendment = version.amendment
    note = clean_words(note, field="note", limit=LONGEST_NOTE)
    if result in TAKEN_IN:
        issued = paragraphs_of(issued_revision(amendment.proposal))
        if is_behind(words_of(version), issued):
            message = _(
                "The paragraph has changed since %(amendment)s was last worded. Its mover rewrites "
                "it on the latest revision before it can be agreed."
            )
            raise Refusal("behind", message % {"amendment": amendment.name})
    referral = standing_outcome(amendment)
    outcome = Outcome.objects.create(
        amendment=amendment, version=version, result=result, note=note, **ground, **actor.signature
    )
    outcome.not_maintained.set([one.position for one in released])
    if result in TAKEN_IN:
        refuse_clash(amendment.proposal)
    enter_outcome("outcome_recorded", actor, amendment, outcome, released, referral)
    return outcome


def refuse_clash(proposal: Proposal) -> None:
    """What has been agreed stands together, word by word, or the last act is refused."""
    outcomes = standing_agreements(proposal)
    try:
        with_agreed(paragraphs_of(issued_revision(proposal)), outcomes)
    except Clash as clash:
        agreed = {outcome.amendment_id: outcome for outcome in outcomes}
        raise Refusal("clashes", _clash_told(clash, agreed)) from clash


def _clash_told(clash: Clash, agreed: dict[UUID, Outcome]) -> str:
    own = agreed[clash.amendment_id].amendment
    meets = [agreed[key] for key in clash.with_ids if key in agreed]
    others = [one.amendment for one in meets]
    words = clash.words if len(clash.words) <= 200 else clash.words[:200] + "…"
    if not others:
        message = _("%(own)s no longer fits the text, at the words “%(words)s”.")
        return message % {"own": own.name, "words": words}
    message = _("%(own)s clashes with %(others)s, agreed already: %(how)s.")
    if all(one.result == Result.ACCEPTED for one in meets):
        message = _("%(own)s clashes with %(others)s, accepted already: %(how)s.")
    return message % {
        "own": own.name,
        "others": listed(one.name for one in others),
        "how": clash_phrase(
            [own.operation, *(one.operation for one in others)], words, clash.reason
        ),
    }


def enter_outcome(
    act: str,
    actor: Actor,
    amendment: Amendment,
    outcome: Outcome,
    released: Sequence[Objection] = (),
    referral: Outcome | None = None,
) -> None:
    """With the stakeholders, by identifier, whose objection was not maintained, if any was not,
    and with the outcome that had referred the amendment, if one had."""
    holders = [one.position.stakeholder_id for one in released]
    data: dict[str, Any] = {"not_maintained": holders} if holders else {}
    if referral is not None:
        data["referral"] = referral.pk
    enter(
        act,
        actor,
        amendment.proposal,
        Subject("amendment", amendment.pk),
        outcome=outcome.pk,
        result=outcome.result,
        revision=amendment.base_id,
        paragraph=amendment.paragraph_id,
        **data,
    )
