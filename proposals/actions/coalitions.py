"""Mapping a coalition's preferred outcomes to texts and paragraphs."""

from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from interface.refusal import Refusal
from proposals.actions.aggregate import enter, lock_proposal, refuse_unless_open
from proposals.models import (
    Operation,
    OutcomeMapping,
    OutcomeUnmapping,
    Paragraph,
    Proposal,
)
from proposals.reads.amendments import open_amendments
from proposals.reads.texts import issued_revision
from record.keys import Subject
from stakeholders.actions.coalitions import lock_coalition
from stakeholders.actors import Actor
from stakeholders.models import PreferredOutcome
from stakeholders.permits import require


@transaction.atomic
def map_outcome(
    actor: Actor,
    outcome: PreferredOutcome,
    proposal: Proposal,
    paragraph: Paragraph | UUID | None = None,
) -> OutcomeMapping:
    """Say which paragraph, present or about to be inserted, or which text an outcome is about."""
    proposal = lock_proposal(proposal)
    refuse_unless_open(proposal)
    require(actor, "proposals.map_outcome", proposal)
    require(actor, "stakeholders.keep_coalition", lock_coalition(outcome.coalition))
    key = paragraph.pk if isinstance(paragraph, Paragraph) else paragraph
    if key is not None and not _stands_in(proposal, key):
        message = _("This paragraph is not in the latest revision any more.")
        raise Refusal("vanished_paragraph", message, field="paragraph")
    mapped = OutcomeMapping.objects.current().filter(
        outcome=outcome, proposal=proposal, paragraph=key
    )
    if mapped.exists():
        raise Refusal("mapped", _("This outcome is mapped there already."))
    mapping = OutcomeMapping.objects.create(
        outcome=outcome, proposal=proposal, paragraph_id=key, **actor.signature
    )
    _enter("outcome_mapped", actor, mapping)
    return mapping


@transaction.atomic
def unmap_outcome(actor: Actor, mapping: OutcomeMapping) -> OutcomeUnmapping:
    """A mapping is taken back, also of a text that is not open any more."""
    mapping.proposal = lock_proposal(mapping.proposal_id)
    require(actor, "stakeholders.keep_coalition", lock_coalition(mapping.outcome.coalition))
    if OutcomeUnmapping.objects.filter(mapping=mapping).exists():
        raise Refusal("unmapped", _("This mapping has been taken back already."))
    unmapping = OutcomeUnmapping.objects.create(mapping=mapping, **actor.signature)
    _enter("outcome_unmapped", actor, mapping)
    return unmapping


def _stands_in(proposal: Proposal, paragraph: UUID) -> bool:
    """In the latest revision, or in an open amendment that would insert it."""
    inserted = open_amendments(proposal).filter(paragraph=paragraph, operation=Operation.INSERT)
    rows = issued_revision(proposal).rows.filter(paragraph=paragraph)
    return rows.exists() or inserted.exists()


def _enter(act: str, actor: Actor, mapping: OutcomeMapping) -> None:
    enter(
        act,
        actor,
        mapping.proposal,
        Subject("preferred_outcome", mapping.outcome_id),
        coalition=mapping.outcome.coalition,
        paragraph=mapping.paragraph_id,
    )
