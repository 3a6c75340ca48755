"""The form that asks for a report."""

from datetime import timedelta
from typing import Any

from django import forms
from django.core.validators import MaxValueValidator
from django.utils.translation import gettext_lazy as _

from interface import clock
from interface.forms import ActForm
from reports.models import Audience
from stakeholders.requests import Request
from workinggroups.models import CoChair, WorkingGroup

QUARTER = timedelta(days=91)


class Day(forms.DateInput):
    input_type = "date"

    def __init__(self) -> None:
        super().__init__(format="%Y-%m-%d")


class ReportForm(ActForm):
    needs = {
        "group": _("Choose the group that it reports on."),
        "first_day": _("Say from which day on it reports."),
        "last_day": _("Say up to which day it reports."),
    }
    group = forms.ModelChoiceField(label=_("Group"), queryset=WorkingGroup.objects.none())
    first_day = forms.DateField(label=_("From"), widget=Day())
    last_day = forms.DateField(
        label=_("To"), widget=Day(), validators=[MaxValueValidator(clock.LAST_DAY)]
    )
    audience = forms.ChoiceField(
        label=_("Who may read it"),
        choices=Audience.choices,
        help_text=_("It contains only what all of this audience may read."),
    )

    def __init__(self, request: Request, **kwargs: Any) -> None:
        today = clock.now().date()
        initial = {"first_day": today - QUARTER, "last_day": today, "audience": Audience.PUBLIC}
        super().__init__(request, initial=initial, **kwargs)
        self.fields["group"].queryset = _askable(request)  # type: ignore[attr-defined]


def _askable(request: Request) -> Any:
    """All groups for the secretariat, their own for co-chairs."""
    actor = request.actor
    if actor.is_secretariat:
        return WorkingGroup.objects.all()
    chaired = CoChair.objects.current().filter(seat=actor.seat.pk if actor.seat else None)
    return WorkingGroup.objects.filter(pk__in=chaired.values("group"))
