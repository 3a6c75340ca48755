"""Taking outcomes back: before the next revision is issued, and never after."""

from django.db import transaction
from django.utils.translation import gettext as _

from interface.refusal import Refusal
from proposals.actions.aggregate import lock_amendment, refuse_unless_open
from proposals.actions.outcomes import enter_outcome, refuse_clash
from proposals.models import Outcome, OutcomeReversal
from proposals.models.limits import LONGEST_REASON
from proposals.reads.finality import why_final
from proposals.reads.outcomes import standing_outcomes
from proposals.reads.overtaking import overtaken_by
from proposals.wording import clean_words
from stakeholders.actors import Actor
from stakeholders.permits import require


@transaction.atomic
def take_back_outcome(actor: Actor, outcome: Outcome, *, reason: str) -> OutcomeReversal:
    """The amendment is open again, or referred, exactly as it was, and so is what it had overtaken.

    Once the next revision has been issued every outcome before it is final.
    """
    amendment = lock_amendment(outcome.amendment)
    refuse_unless_open(amendment.proposal)
    if OutcomeReversal.objects.filter(outcome=outcome).exists():
        raise Refusal("taken_back", _("This outcome has been taken back already."))
    overtaken = overtaken_by(amendment)
    standing = standing_outcomes([amendment, *overtaken])
    if outcome != standing.get(amendment.pk):
        message = _("A later outcome of %(amendment)s stands: that one is taken back first.")
        raise Refusal("not_standing", message % {"amendment": amendment.name})
    if final := why_final(amendment, outcome):
        raise Refusal(*final)
    require(actor, "proposals.take_back_outcome", amendment)
    reason = clean_words(reason, field="reason", limit=LONGEST_REASON)
    if not reason:
        raise Refusal("reason_required", _("Say why it is taken back."), field="reason")
    reversal = _take_back(actor, standing[amendment.pk], reason)
    for other in overtaken:
        other.proposal = amendment.proposal
        _take_back(actor, standing[other.pk], reason)
    refuse_clash(amendment.proposal)
    return reversal


def _take_back(actor: Actor, outcome: Outcome, reason: str) -> OutcomeReversal:
    """What had referred the amendment before stands again."""
    reversal = OutcomeReversal.objects.create(outcome=outcome, reason=reason, **actor.signature)
    amendment, referral = outcome.amendment, outcome.referral
    enter_outcome("outcome_taken_back", actor, amendment, outcome, referral=referral)
    return reversal
