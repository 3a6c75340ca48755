"""Names as sentences of the record say them."""

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from interface.signs import kind_name
from stakeholders.models import Stakeholder


def name_of(stakeholder: Stakeholder | None) -> SafeString:
    """With the sign of its kind; what nobody's seat did, the system did."""
    if stakeholder is None:
        return SafeString(_("The system"))
    return kind_name(stakeholder.kind, stakeholder)
