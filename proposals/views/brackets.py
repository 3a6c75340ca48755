"""Bracketed words: they are kept, without brackets, or an amendment takes them out."""

from django.urls import reverse
from django.utils.translation import gettext as _

from proposals.models import Amendment, AmendmentVersion
from proposals.reads.amendments import bracketed
from proposals.reads.wordings import latest_wording
from proposals.views.cards import shortened
from proposals.views.frame import ActPage
from stakeholders.requests import Request


def lifting(request: Request, amendment: Amendment, back: str) -> ActPage:
    """The page on which the main sponsor keeps the words."""
    _before, words, _after = bracketed(latest_wording(amendment))
    return ActPage(
        _("Lift the brackets of %(name)s") % {"name": amendment.name},
        _(
            "The words “%(words)s” stay in the text as they are, without brackets. Until the next "
            "revision is issued this can be taken back. To take the words out, move an amendment "
            "that deletes them."
        )
        % {"words": shortened(words)},
        _("Keep the words for %(stakeholder)s") % {"stakeholder": request.actor.stakeholder or ""},
        back,
    )


def taking_out(amendment: Amendment) -> str:
    """The editor of the paragraph, opened with the bracketed words gone."""
    page = reverse("amend", args=[amendment.proposal_id])
    return f"{page}?paragraph={amendment.paragraph_id}&without={amendment.number}"


def without_brackets(version: AmendmentVersion) -> str:
    """The paragraph less its bracketed words, and less the white space that is then double."""
    before, _words, after = bracketed(version)
    if before[-1:].isspace() or not before:
        after = after.lstrip()
    if after[:1] in (",", ";", ".", ":"):
        before = before.rstrip()
    return f"{before}{after}"
