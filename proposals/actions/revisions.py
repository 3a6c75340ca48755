"""Issuing the next revision: the agreed amendments applied in the order recorded."""

from django.db import transaction
from django.utils.translation import gettext as _

from interface.refusal import Refusal
from proposals.actions.aggregate import enter, lock_proposal, refuse_unless_open
from proposals.actions.issuing import issue
from proposals.models import Inclusion, Proposal, Revision
from proposals.models.limits import LONGEST_SUMMARY
from proposals.reads.texts import (
    issued_revision,
    paragraphs_of,
    standing_agreements,
    summary_of_revision,
    with_agreed,
)
from proposals.wording import clean_words
from stakeholders.actors import Actor
from stakeholders.permits import require


@transaction.atomic
def issue_revision(actor: Actor, proposal: Proposal, *, summary: str = "") -> Revision:
    """By the main sponsor, or by the co-chairs once the group has taken the text over.

    Without a summary of changes, the paragraphs that changed are named.
    """
    proposal = lock_proposal(proposal)
    refuse_unless_open(proposal)
    require(actor, "proposals.issue_revision", proposal)
    agreements = standing_agreements(proposal)
    if not agreements:
        message = _(
            "Nothing has been agreed since the last revision, so there is nothing to issue."
        )
        raise Refusal("nothing_agreed", message)
    latest = issued_revision(proposal)
    before = paragraphs_of(latest)
    after = with_agreed(before, agreements)
    summary = clean_words(summary, field="summary", limit=LONGEST_SUMMARY)
    revision = issue(
        actor,
        proposal,
        after,
        number=latest.number + 1,
        summary=summary or summary_of_revision(proposal, before, after, agreements),
    )
    Inclusion.objects.bulk_create(
        [Inclusion(revision=revision, amendment=one.amendment) for one in agreements]
    )
    enter(
        "revision_issued",
        actor,
        proposal,
        in_group=True,
        revision=revision.pk,
        sha256=revision.sha256,
        amendments=[one.amendment_id for one in agreements],
    )
    return revision
