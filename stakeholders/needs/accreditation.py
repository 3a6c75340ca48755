"""What waits about accreditation: applications for the secretariat, invitations for a person."""

from django.urls import reverse
from django.utils.translation import gettext as _

from interface.needs import Need
from stakeholders.actors import Actor
from stakeholders.models import Application
from stakeholders.permits import permits
from stakeholders.reads.standing import invitations_to


def accreditation_needs(actor: Actor) -> list[Need]:
    """In two queries at most."""
    return [*_applications(actor), *_invitations(actor)]


def _applications(actor: Actor) -> list[Need]:
    if not permits(actor, "stakeholders.see_secretariat"):
        return []
    return [
        Need(
            key=f"stakeholders.application:{application.pk}",
            text=_("Decide on the accreditation of %(name)s") % {"name": application.organisation},
            why=_("It has asked to take part. The applicant reads your reason."),
            url=reverse("application", args=[application.pk]),
            act=_("Decide"),
            since=application.at,
            rank=2,
        )
        for application in Application.objects.undecided()
    ]


def _invitations(actor: Actor) -> list[Need]:
    if actor.person is None:
        return []
    waiting = invitations_to(actor.person).select_related("for_stakeholder")
    return [
        Need(
            key=f"stakeholders.invitation:{invitation.pk}",
            text=_("Answer the invitation to a seat for %(name)s")
            % {"name": invitation.for_stakeholder},
            why=_("The seat is yours once you accept it."),
            url=reverse("invitation", args=[invitation.token]),
            act=_("Answer"),
            deadline=invitation.expires_at,
            since=invitation.at,
            rank=1,
            personal=True,
        )
        for invitation in waiting
    ]
