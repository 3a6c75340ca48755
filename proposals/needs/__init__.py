"""What texts ask of a seat: answers, outcomes, rewritings and positions that wait for it."""

from interface.needs import Need
from proposals.needs.changed import to_reconfirm, to_rewrite
from proposals.needs.invitations import amendment_invitations, invitations
from proposals.needs.outcomes import to_answer
from proposals.needs.texts import own_drafts, to_resume
from stakeholders.actors import Actor
from stakeholders.rules.seats import commits, prepares
from workinggroups.models import CoChair


def text_needs(actor: Actor) -> list[Need]:
    """A constant number of queries. Of a seat that does not commit its stakeholder nothing is
    asked: it only finds the drafts that it works on."""
    if actor.seat is None or actor.stakeholder is None:
        return []
    if not commits(actor):
        return own_drafts(actor.stakeholder) if prepares(actor) else []
    chaired = CoChair.objects.current().filter(seat=actor.seat).values("group")
    return [
        *invitations(actor.stakeholder),
        *amendment_invitations(actor.stakeholder),
        *to_answer(actor.stakeholder, chaired),
        *to_rewrite(actor.stakeholder),
        *to_reconfirm(actor.stakeholder),
        *to_resume(actor.stakeholder, chaired),
        *own_drafts(actor.stakeholder),
    ]
