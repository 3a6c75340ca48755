"""Amending: one typed operation on one paragraph, rewritten or withdrawn by its mover."""

from collections.abc import Iterable
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from interface.refusal import Refusal
from proposals import operations
from proposals.actions.aggregate import (
    enter,
    lock_amendment,
    lock_proposal,
    refuse_stale,
    refuse_unless_open,
    refuse_unless_unsettled,
    wording_read,
)
from proposals.actions.amendment_sponsorship import invite_all
from proposals.models import (
    Amendment,
    AmendmentVersion,
    AmendmentWithdrawal,
    Operation,
    Paragraph,
    Proposal,
    Revision,
)
from proposals.models.limits import LONGEST_RATIONALE, LONGEST_REASON
from proposals.reads.texts import issued_revision, paragraphs_of
from proposals.wording import clean_words
from record.keys import Subject
from stakeholders.actions.coalitions import lock_coalition
from stakeholders.actors import Actor
from stakeholders.models import Coalition, Stakeholder
from stakeholders.permits import require


@transaction.atomic
def table_amendment(
    actor: Actor,
    proposal: Proposal,
    *,
    operation: str,
    base: Revision | UUID,
    paragraph: UUID | None = None,
    new_text: str = "",
    kind: str = "",
    parent: UUID | None = None,
    after: UUID | None = None,
    span: tuple[int, int] | None = None,
    reason: str = "",
    coalition: Coalition | None = None,
    rationale: str = "",
    cosponsors: Iterable[Stakeholder] = (),
) -> Amendment:
    """Move an amendment for the own stakeholder, or for a coalition as its spokesperson."""
    proposal = lock_proposal(proposal)
    refuse_unless_open(proposal)
    require(actor, "proposals.amend", proposal)
    if coalition is not None:
        coalition = lock_coalition(coalition)
        require(actor, "stakeholders.speak_for_coalition", coalition)
    latest = issued_revision(proposal)
    refuse_stale(latest, base)
    asked = operations.Asked(operation, paragraph, new_text, kind, parent, after, span, reason)
    wording = operations.read(asked, paragraphs_of(latest))
    _refuse_repeated(actor, latest, operation, wording, coalition)
    rationale = clean_words(rationale, field="rationale", limit=LONGEST_RATIONALE)
    if operation == Operation.INSERT:
        Paragraph.objects.create(id=wording.paragraph, proposal=proposal)
    proposal.last_amendment += 1
    proposal.save(update_fields=["last_amendment"])
    amendment = Amendment.objects.create(
        proposal=proposal,
        number=proposal.last_amendment,
        symbol=f"{proposal.symbol}/Amd.{proposal.last_amendment}",
        operation=operation,
        paragraph_id=wording.paragraph,
        base=latest,
        mover=None if coalition else actor.stakeholder,
        coalition=coalition,
        rationale=rationale,
        **actor.signature,
    )
    version = AmendmentVersion.objects.create(
        amendment=amendment, base=latest, **wording.columns, **actor.signature
    )
    invited = invite_all(actor, version, cosponsors)
    enter(
        "amendment_tabled",
        actor,
        proposal,
        Subject("amendment", amendment.pk),
        coalition=coalition,
        revision=latest.pk,
        paragraph=wording.paragraph,
        operation=operation,
        invited=[one.pk for one in invited],
    )
    return amendment


def _refuse_repeated(
    actor: Actor,
    latest: Revision,
    operation: str,
    wording: operations.Wording,
    coalition: Coalition | None,
) -> None:
    """Who goes back to a form and sends it again moves nothing twice."""
    said = {
        name: value
        for name, value in wording.columns.items()
        if name not in ("base_text", "reason")
    }
    mover = None if coalition else actor.stakeholder
    same = Amendment.objects.open().filter(
        proposal=latest.proposal_id, operation=operation, mover=mover, coalition=coalition
    )
    if operation != Operation.INSERT:
        same = same.filter(paragraph=wording.paragraph)
    wordings = AmendmentVersion.objects.latest_wordings().filter(
        amendment__in=same.values("pk"), base=latest, **said
    )
    standing = wordings.select_related("amendment").first()
    if standing is not None:
        raise Refusal(
            "already_moved",
            _("These words have been moved already: %(amendment)s.")
            % {"amendment": standing.amendment.name},
            field="new_text",
        )


@transaction.atomic
def rewrite_amendment(
    actor: Actor,
    amendment: Amendment,
    *,
    new_text: str,
    base: Revision | UUID,
    wording: int | None = None,
) -> AmendmentVersion:
    """New words by the mover, on the latest revision; what was signed before stays as it was.

    For a deletion or a move there are no words: rewriting it says that it holds on this revision.
    `wording` is the number of the one that was read: nobody's new words are buried unread.
    """
    amendment = lock_amendment(amendment)
    refuse_unless_open(amendment.proposal)
    refuse_unless_unsettled(amendment)
    require(actor, "proposals.rewrite_amendment", amendment)
    latest = issued_revision(amendment.proposal)
    refuse_stale(latest, base)
    before = wording_read(amendment, wording)
    words = operations.reread(before, new_text, paragraphs_of(latest))
    if (before.base_id, before.new_text) == (latest.pk, words.new_text):
        raise Refusal("no_change", _("These are the words as they stand."), field="new_text")
    version = AmendmentVersion.objects.create(
        amendment=amendment,
        number=before.number + 1,
        cause=AmendmentVersion.Cause.REWRITTEN,
        base=latest,
        **words.columns,
        **actor.signature,
    )
    enter(
        "amendment_rewritten",
        actor,
        amendment.proposal,
        Subject("amendment", amendment.pk),
        coalition=amendment.coalition,
        revision=latest.pk,
        paragraph=amendment.paragraph_id,
        version=version.pk,
    )
    return version


@transaction.atomic
def withdraw_amendment(
    actor: Actor, amendment: Amendment, *, reason: str = ""
) -> AmendmentWithdrawal:
    """Its mover takes it back; brackets of an imported text are lifted by who runs the text."""
    amendment = lock_amendment(amendment)
    refuse_unless_open(amendment.proposal)
    refuse_unless_unsettled(amendment)
    require(actor, "proposals.withdraw_amendment", amendment)
    reason = clean_words(reason, field="reason", limit=LONGEST_REASON)
    withdrawal = AmendmentWithdrawal.objects.create(
        amendment=amendment, reason=reason, **actor.signature
    )
    enter(
        "amendment_withdrawn",
        actor,
        amendment.proposal,
        Subject("amendment", amendment.pk),
        coalition=amendment.coalition,
        revision=amendment.base_id,
        paragraph=amendment.paragraph_id,
    )
    return withdrawal
