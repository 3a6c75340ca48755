"""What coalitions tell the frame, the record and the desk."""

from django.utils.translation import gettext_lazy as _

from interface import needs
from interface.registry import navigation
from record import registry
from stakeholders.needs.coalitions import coalition_needs
from stakeholders.rules.coalitions import may_read_coalition


def register() -> None:
    navigation.add("coalitions", _("Coalitions"), "coalitions", 40)
    needs.register(coalition_needs)
    registry.register_stream("coalition", may_read_coalition)
