"""Acts on a whole text: taking it over, withdrawing, deferring, adopting it."""

from django import forms
from django.utils.translation import gettext_lazy as _

from interface.forms import ActForm


def reason() -> forms.CharField:
    return forms.CharField(
        label=_("Reason"), max_length=1000, widget=forms.Textarea(attrs={"rows": 2})
    )


class TakeOverForm(ActForm):
    meeting = forms.CharField(label=_("Meeting"), max_length=200)
    held_on = forms.DateField(label=_("Date"), widget=forms.DateInput(attrs={"type": "date"}))


class WithdrawForm(ActForm):
    reason = reason()


class DeferForm(ActForm):
    reason = reason()
    until = forms.DateField(
        label=_("Until"), required=False, widget=forms.DateInput(attrs={"type": "date"})
    )


class ResumeForm(ActForm):
    """One button."""


class AdoptForm(ActForm):
    meeting = forms.CharField(label=_("Meeting"), max_length=200)
    place = forms.CharField(label=_("Place"), max_length=200)
    held_at = forms.DateTimeField(
        label=_("Date and time"),
        widget=forms.DateTimeInput(attrs={"type": "datetime-local"}, format="%Y-%m-%dT%H:%M"),
        input_formats=["%Y-%m-%dT%H:%M", "%Y-%m-%dT%H:%M:%S", "%Y-%m-%d %H:%M"],
    )
    no_objection_raised = forms.BooleanField(
        label=_("No objection was raised in the meeting"), required=False
    )
