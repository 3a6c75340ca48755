"""What a person says of themselves: on signing up, and on their settings page."""

import zoneinfo
from typing import Any

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from interface.forms import ActForm
from stakeholders.models.limits import LONGEST_NAME
from stakeholders.requests import Request


def zone_choices() -> list[tuple[str, str]]:
    """Time zones by their names, without the historical ones that nobody lives in."""
    names = sorted(name for name in zoneinfo.available_timezones() if is_lived_in(name))
    return [("UTC", "UTC"), *((name, name.replace("_", " ")) for name in names)]


def is_lived_in(name: str) -> bool:
    areas = ("Africa", "America", "Asia", "Atlantic", "Australia", "Europe", "Indian", "Pacific")
    return name.partition("/")[0] in areas and "/" in name


class SignupForm(forms.Form):
    """Added to allauth's own form, which has e-mail and password."""

    name = forms.CharField(label=_("Your name"), max_length=LONGEST_NAME)
    time_zone = forms.ChoiceField(label=_("Time zone"), choices=zone_choices, initial="UTC")

    def signup(self, request: Request, user: Any) -> None:
        user.name = self.cleaned_data["name"]
        user.time_zone = self.cleaned_data["time_zone"]
        user.save(update_fields=["name", "time_zone"])


class SettingsForm(ActForm):
    name = forms.CharField(label=_("Your name"), max_length=LONGEST_NAME)
    time_zone = forms.ChoiceField(
        label=_("Time zone"),
        choices=zone_choices,
        help_text=_("Deadlines show it beside UTC."),
    )
    language = forms.ChoiceField(
        label=_("Language of letters and pages"),
        choices=settings.LANGUAGES,
        help_text=_("Pages that have not been translated yet come in English."),
    )
