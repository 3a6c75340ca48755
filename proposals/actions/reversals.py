"""Taking outcomes back: before the next revision is issued, and never after."""

from django.db import transaction
from django.utils.translation import gettext as _

from interface.refusal import Refusal
from proposals.actions.aggregate import lock_amendment, refuse_unless_open
from proposals.actions.outcomes import enter_outcome, refuse_clash
from proposals.models import Amendment, Inclusion, Outcome, OutcomeReversal, Revision
from proposals.models.limits import LONGEST_REASON
from proposals.reads.outcomes import standing_outcomes
from proposals.reads.overtaking import overtaken_by
from proposals.wording import clean_words
from stakeholders.actors import Actor
from stakeholders.permits import require


@transaction.atomic
def take_back_outcome(actor: Actor, outcome: Outcome, *, reason: str) -> OutcomeReversal:
    """The amendment is open again, exactly as it was, and so is what it had overtaken.

    Once the next revision has been issued every outcome before it is final.
    """
    amendment = lock_amendment(outcome.amendment)
    refuse_unless_open(amendment.proposal)
    if OutcomeReversal.objects.filter(outcome=outcome).exists():
        raise Refusal("taken_back", _("This outcome has been taken back already."))
    _refuse_final(amendment, outcome)
    require(actor, "proposals.take_back_outcome", amendment)
    reason = clean_words(reason, field="reason", limit=LONGEST_REASON)
    if not reason:
        raise Refusal("reason_required", _("Say why it is taken back."), field="reason")
    overtaken = overtaken_by(amendment)
    reversal = _take_back(actor, amendment, outcome, reason)
    standing = standing_outcomes(overtaken)
    for other in overtaken:
        other.proposal = amendment.proposal
        _take_back(actor, other, standing[other.pk], reason)
    refuse_clash(amendment.proposal)
    return reversal


def _refuse_final(amendment: Amendment, outcome: Outcome) -> None:
    """Undo holds until the next revision is issued; then a new amendment reopens the matter."""
    included = Inclusion.objects.filter(amendment=amendment).select_related("revision").first()
    if included:
        message = _("%(amendment)s is part of %(revision)s: a new amendment can change that.")
        said = {"amendment": amendment.name, "revision": included.revision.name}
        raise Refusal("included", message % said)
    since = Revision.objects.filter(proposal=amendment.proposal, number__gt=0, at__gt=outcome.at)
    issued = since.order_by("number").first()
    if issued:
        message = _(
            "%(revision)s has been issued since, so the outcome of %(amendment)s is final. A new "
            "amendment can take the matter up again."
        )
        said = {"amendment": amendment.name, "revision": issued.name}
        raise Refusal("final", message % said)


def _take_back(
    actor: Actor, amendment: Amendment, outcome: Outcome, reason: str
) -> OutcomeReversal:
    reversal = OutcomeReversal.objects.create(outcome=outcome, reason=reason, **actor.signature)
    enter_outcome("outcome_taken_back", actor, amendment, outcome)
    return reversal
