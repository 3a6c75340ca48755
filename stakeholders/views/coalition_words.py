"""What a page of a coalition says at its head once something was done, with where it shows."""

from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from stakeholders.models import MembershipRequest, Stakeholder, Standing
from stakeholders.requests import Request


def joining(request: Request, standing: str) -> SafeString:
    own = {"name": request.actor.stakeholder}
    if standing == Standing.ALIGNED:
        return _at_members(_("%(name)s is aligned with the coalition now.") % own)
    return _linked(_("%(name)s has asked to join.") % own, "jo", _("Who answers"))


def inviting(stakeholder: Stakeholder) -> SafeString:
    words = _("%(name)s is invited: it finds the invitation on its home page.")
    return _at_members(words % {"name": stakeholder})


def leaving(request: Request) -> SafeString:
    words = _("%(name)s has left the coalition.") % {"name": request.actor.stakeholder}
    return _linked(words, "lo", _("Joined and left"))


def declaring(request: Request, spokesperson: Stakeholder) -> SafeString:
    words = _("%(own)s declared that %(name)s should speak for the coalition.")
    return _at_members(words % {"own": request.actor.stakeholder, "name": spokesperson})


def adding() -> SafeString:
    words = _("The outcome is added to those of the charter.")
    return _linked(words, "po", _("Preferred outcomes"))


def answering(asked: MembershipRequest, *, accepted: bool) -> SafeString:
    name = {"name": asked.candidate}
    if not accepted:
        return _at_members(_("It is declined: %(name)s does not join the coalition.") % name)
    if asked.standing == Standing.ALIGNED:
        return _at_members(_("%(name)s is aligned with the coalition now.") % name)
    return _at_members(_("%(name)s is a member of the coalition now.") % name)


def _at_members(words: str) -> SafeString:
    return _linked(words, "me", _("Members"))


def _linked(words: str, fragment: str, label: str) -> SafeString:
    return format_html('{} <a href="#{}">{}</a>', words, fragment, label)
