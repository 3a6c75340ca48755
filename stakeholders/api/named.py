"""What an act of the API names: several stakeholders at once."""

from typing import Any

from django.utils.translation import gettext as _
from rest_framework import serializers

from stakeholders.models import Stakeholder


class Stakeholders(serializers.ListField):
    """Several stakeholders by their identifiers, looked up at once."""

    child = serializers.UUIDField()

    def to_internal_value(self, data: Any) -> list[Stakeholder]:
        keys = super().to_internal_value(data)
        found = Stakeholder.objects.in_bulk(keys)
        missing = [str(key) for key in keys if key not in found]
        if missing:
            message = _("There is no such stakeholder: %(key)s.")
            raise serializers.ValidationError(message % {"key": missing[0]}, "does_not_exist")
        return [found[key] for key in keys]
