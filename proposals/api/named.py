"""What an act of the API names: revisions by their number."""

from django.utils.translation import gettext as _

from interface.refusal import Refusal
from proposals.models import Proposal, Revision


def revision_of(proposal: Proposal, number: int, *, field: str = "base") -> Revision:
    """The revision that the caller has seen, whose words the act is about."""
    found = Revision.objects.filter(proposal=proposal, number=number).first()
    if found is None:
        raise Refusal("no_such_revision", _("There is no such revision."), field=field)
    return found
