"""The forms about seats: inviting, answering an invitation, ending a mandate, choosing a seat."""

from datetime import date
from typing import Any

from django import forms
from django.contrib.auth.password_validation import validate_password
from django.core.validators import MaxValueValidator
from django.db.backends.postgresql.psycopg_any import DateRange
from django.utils.translation import gettext_lazy as _

from interface import clock
from interface.forms import ActForm
from stakeholders.forms.accounts import zone_choices
from stakeholders.models import Role
from stakeholders.models.limits import LONGEST_ADDRESS, LONGEST_NAME, LONGEST_PASSWORD


def date_field(label: Any, *, required: bool = True, help_text: Any = "") -> forms.DateField:
    return forms.DateField(
        label=label,
        required=required,
        help_text=help_text,
        validators=[MaxValueValidator(clock.LAST_DAY)],
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )


def today() -> date:
    return clock.now().date()


class InviteForm(ActForm):
    name = forms.CharField(label=_("Name"), max_length=LONGEST_NAME)
    email = forms.EmailField(label=_("E-mail"), max_length=LONGEST_ADDRESS)
    role = forms.ChoiceField(label=_("Role"), choices=Role.choices, initial=Role.DELEGATE)
    since = date_field(_("Mandate from"))
    until = date_field(
        _("Last day of the mandate"), required=False, help_text=_("Leave empty for an open end.")
    )

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        since, until = cleaned.get("since"), cleaned.get("until")
        if since and until and until < since:
            self.add_error("until", _("The last day lies before the first."))
        return cleaned

    @property
    def mandate(self) -> DateRange:
        """The period, its last day included."""
        since, until = self.cleaned_data["since"], self.cleaned_data["until"]
        return DateRange(since, date.fromordinal(until.toordinal() + 1) if until else None)


class NewPersonForm(ActForm):
    """For whom the invitation's address is not known yet: it proves the address, not the name."""

    name = forms.CharField(label=_("Your name"), max_length=LONGEST_NAME)
    password = forms.CharField(
        label=_("Choose a password"),
        max_length=LONGEST_PASSWORD,
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
        help_text=_("At least ten characters."),
    )
    time_zone = forms.ChoiceField(label=_("Time zone"), choices=zone_choices, initial="UTC")

    def clean_password(self) -> str:
        password = str(self.cleaned_data["password"])
        validate_password(password)
        return password


class TakeSeatForm(ActForm):
    """One button: accept, as the person who is signed in."""


class DeclineForm(ActForm):
    """One button: decline."""


class RevokeForm(ActForm):
    """One button: take an invitation back."""


class EndMandateForm(ActForm):
    last_day = date_field(_("Last day of the mandate"))
