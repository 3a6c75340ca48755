"""The group takes a text over: from then on the co-chairs run it."""

from datetime import date

from django.db import transaction
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from interface import clock
from interface.refusal import Refusal
from interface.times import day_words
from proposals.actions.aggregate import enter, lock_proposal, refuse_unless_open
from proposals.models import Proposal, Stage, TakeOver
from proposals.models.limits import LONGEST_MEETING
from proposals.wording import clean_words
from stakeholders.actors import Actor
from stakeholders.permits import require


@transaction.atomic
def take_over(actor: Actor, proposal: Proposal, *, meeting: str, held_on: date) -> TakeOver:
    """An act of record by a co-chair, on the ground of a meeting of the group."""
    proposal = lock_proposal(proposal)
    refuse_unless_open(proposal)
    if proposal.stage == Stage.NEGOTIATION:
        raise Refusal("taken_over", _("The group has taken this text over already."))
    require(actor, "proposals.take_over", proposal)
    meeting = clean_words(meeting, field="meeting", limit=LONGEST_MEETING)
    if not meeting:
        raise Refusal("basis_required", _("Name the meeting."), field="meeting")
    if held_on > clock.today():
        raise Refusal("basis_in_future", _("This day has not come yet."), field="held_on")
    _refuse_before_tabling(proposal, held_on)
    takeover = TakeOver.objects.create(
        proposal=proposal, meeting=meeting, held_on=held_on, **actor.signature
    )
    enter("proposal_taken_over", actor, proposal, in_group=True, takeover=takeover.pk)
    return takeover


def _refuse_before_tabling(proposal: Proposal, held_on: date) -> None:
    tabled = localdate(proposal.tabling.at)
    if held_on < tabled:
        message = _("This text was tabled on %(day)s, so no meeting took it over before.")
        raise Refusal("before_tabling", message % {"day": day_words(tabled)}, field="held_on")
