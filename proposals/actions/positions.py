"""Taking a position: one stance of one stakeholder on one subject, tied to the words it saw."""

from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from interface.refusal import Refusal
from proposals.actions.aggregate import (
    enter,
    lock_proposal,
    refuse_stale,
    refuse_unless_open,
    wording_read,
)
from proposals.models import (
    Amendment,
    AmendmentVersion,
    Paragraph,
    Position,
    PositionSlot,
    Proposal,
    Revision,
    Stance,
)
from proposals.models.limits import LONGEST_POSITION_REASON
from proposals.reads.texts import issued_revision
from proposals.reads.wordings import insertion_of
from proposals.rules.texts import line_of
from proposals.wording import clean_words
from stakeholders.actors import Actor
from stakeholders.permits import require
from workinggroups.models import PositionWeight

REASONED = (Stance.CONCERN, Stance.OBJECT)


@transaction.atomic
def take_position(
    actor: Actor,
    proposal: Proposal,
    *,
    stance: str,
    revision: Revision | UUID,
    reason: str = "",
    paragraph: Paragraph | UUID | None = None,
    amendment: Amendment | None = None,
    wording: int | None = None,
) -> Position:
    """On the whole text, a paragraph or an amendment; the positions before it are all kept.

    Taken again with the same stance it is reconfirmed on the latest revision. `wording` is the
    number of the one that was read, of the amendment or of the insertion of the paragraph.
    """
    proposal = lock_proposal(proposal)
    refuse_unless_open(proposal)
    require(actor, "proposals.take_position", proposal)
    if stance not in Stance.values:
        raise Refusal("bad_stance", _("Say which position your delegation takes."), field="stance")
    reason = clean_words(reason, field="reason", limit=LONGEST_POSITION_REASON)
    if stance in REASONED and not reason:
        message = _("A concern or an objection has a reason, so that others can answer it.")
        raise Refusal("reason_required", message, field="reason")
    latest = issued_revision(proposal)
    refuse_stale(latest, revision)
    key = paragraph.pk if isinstance(paragraph, Paragraph) else paragraph
    version = _wording_seen(proposal, latest, key, amendment, wording)
    slot = _locked_slot(actor, proposal, key, amendment)
    line = line_of(actor, proposal)
    position = Position.objects.create(
        proposal=proposal,
        paragraph_id=key,
        amendment=amendment,
        stance=stance,
        reason=reason,
        revision=latest,
        version=version,
        decisive=line is not None and line.position == PositionWeight.DECISIVE,
        **actor.signature,
    )
    slot.latest = position
    slot.save(update_fields=["latest"])
    enter(
        "position_taken",
        actor,
        proposal,
        position=position.pk,
        stance=stance,
        revision=latest.pk,
        paragraph=key,
        amendment=amendment.pk if amendment else None,
    )
    return position


def _wording_seen(
    proposal: Proposal,
    latest: Revision,
    paragraph: UUID | None,
    amendment: Amendment | None,
    wording: int | None,
) -> AmendmentVersion | None:
    """The wording of the amendment, or of the insertion that brings the paragraph in."""
    if amendment is not None and paragraph is not None:
        raise Refusal("one_subject", _("A position is taken on one subject."))
    if amendment is not None:
        open_one = Amendment.objects.unsettled().filter(pk=amendment.pk, proposal=proposal).first()
        if open_one is None:
            raise Refusal("closed", _("This amendment is not open any more."))
        return wording_read(open_one, wording)
    if paragraph is None or latest.rows.filter(paragraph=paragraph).exists():
        return None
    insertion = insertion_of(latest, paragraph)
    if insertion is None:
        message = _("This paragraph is not in the latest revision any more.")
        raise Refusal("vanished_paragraph", message)
    return wording_read(insertion, wording)


def _locked_slot(
    actor: Actor, proposal: Proposal, paragraph: UUID | None, amendment: Amendment | None
) -> PositionSlot:
    subject: dict[str, Any] = {
        "proposal": proposal,
        "paragraph_id": paragraph,
        "amendment": amendment,
        "stakeholder": actor.stakeholder,
    }
    # The text's row is locked, so that nobody else makes the slot meanwhile.
    slots = PositionSlot.objects.select_for_update(no_key=True, of=("self",))
    return slots.filter(**subject).first() or PositionSlot.objects.create(**subject)
