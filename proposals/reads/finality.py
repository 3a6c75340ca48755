"""Why nothing more can be done: to a text that is closed, to an outcome that is final."""

from django.utils.translation import gettext as _

from proposals.models import (
    Amendment,
    AmendmentStatus,
    Inclusion,
    Outcome,
    Proposal,
    Result,
    Revision,
    Stage,
)


def why_closed(proposal: Proposal) -> str:
    """Of a text that is not open for negotiation."""
    return {
        Stage.DRAFT: _("This text has not been tabled yet."),
        Stage.ADOPTED: _("This text has been adopted."),
        Stage.WITHDRAWN: _("This text has been withdrawn."),
        Stage.DEFERRED: _("Consideration of this text has been deferred."),
    }.get(proposal.stage, _("This text is not open for negotiation."))


def why_final(amendment: Amendment, outcome: Outcome) -> tuple[str, str] | None:
    """Undo holds until the next revision is issued; then a new amendment reopens the matter, or
    what comes back of a referral is recorded beside it. What is withdrawn is not undone. A code and
    a sentence."""
    included = Inclusion.objects.filter(amendment=amendment).select_related("revision").first()
    if included:
        message = _("%(amendment)s is part of %(revision)s: a new amendment can change that.")
        said = {"amendment": amendment.name, "revision": included.revision.name}
        return "included", message % said
    if amendment.status == AmendmentStatus.WITHDRAWN:
        message = _("%(amendment)s has been withdrawn.")
        return "closed", message % {"amendment": amendment.name}
    since = Revision.objects.filter(proposal=amendment.proposal, number__gt=0, at__gt=outcome.at)
    issued = since.order_by("number").first()
    if issued is None:
        return None
    message = _(
        "%(revision)s has been issued since, so the outcome of %(amendment)s is final. A new "
        "amendment can take the matter up again."
    )
    if outcome.result == Result.REFERRED:
        message = _(
            "%(revision)s has been issued since, so it stays on the record that %(amendment)s "
            "was referred. What comes back is recorded as its outcome."
        )
    return "final", message % {"amendment": amendment.name, "revision": issued.name}
