"""The forms of accreditation: asking, deciding, adding and correcting a stakeholder."""

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from interface.forms import ActForm
from stakeholders.models import RegionalGroup, Stakeholder
from stakeholders.models.limits import (
    LONGEST_ABOUT,
    LONGEST_GROUND,
    LONGEST_NAME,
    LONGEST_STATEMENT,
)
from stakeholders.models.stakeholders import CONSTITUENCY_KINDS


def states() -> QuerySet[Stakeholder]:
    return Stakeholder.objects.states().order_by("name")


def region_field() -> forms.ChoiceField:
    return forms.ChoiceField(
        label=_("Regional group"),
        choices=[("", "–"), *RegionalGroup.choices],
        required=False,
        help_text=_("For states only."),
    )


def host_field() -> "forms.ModelChoiceField[Stakeholder]":
    return forms.ModelChoiceField(
        label=_("Host state"),
        queryset=Stakeholder.objects.none(),
        required=False,
        help_text=_("Where its seat is, for all but states."),
    )


class WithHost(ActForm):
    """A form whose `host` is one of the states."""

    host = host_field()

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        self.fields["host"].queryset = states()  # type: ignore[attr-defined]


class ApplicationForm(WithHost):
    needs = {
        "organisation": _("Name the organisation."),
        "function": _("Say what you are in it."),
        "statement": _("Say why it asks to take part."),
    }
    organisation = forms.CharField(label=_("Name of the organisation"), max_length=LONGEST_NAME)
    kind = forms.ChoiceField(label=_("Kind"), choices=CONSTITUENCY_KINDS)
    regional_group = region_field()
    website = forms.URLField(label=_("Website"), required=False, max_length=200)
    function = forms.CharField(label=_("Your function in it"), max_length=LONGEST_NAME)
    statement = forms.CharField(
        label=_("Why it asks to take part"),
        max_length=LONGEST_STATEMENT,
        widget=forms.Textarea(attrs={"rows": 6}),
        help_text=_("What it does, and which texts concern it. The secretariat reads this."),
    )
    field_order = [
        "organisation",
        "kind",
        "regional_group",
        "host",
        "website",
        "function",
        "statement",
    ]


class DecisionForm(ActForm):
    granted = forms.ChoiceField(
        label=_("Decision"),
        choices=[("yes", _("Accredit")), ("no", _("Do not accredit"))],
        widget=forms.RadioSelect,
    )
    reason = forms.CharField(
        label=_("Reason"),
        max_length=LONGEST_GROUND,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("The applicant reads it, and it stays with the decision."),
    )


class StakeholderFactsForm(WithHost):
    """The facts alone: a stakeholder's kind and its accreditation stay."""

    needs = {
        "name": _("Give its official short name."),
    }
    name = forms.CharField(label=_("Official short name"), max_length=LONGEST_NAME)
    regional_group = region_field()
    about = forms.CharField(
        label=_("About"),
        required=False,
        max_length=LONGEST_ABOUT,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    website = forms.URLField(label=_("Website"), required=False, max_length=200)
    field_order = ["name", "regional_group", "host", "about", "website"]


class StakeholderForm(StakeholderFactsForm):
    kind = forms.ChoiceField(label=_("Kind"), choices=CONSTITUENCY_KINDS)
    reason = forms.CharField(
        label=_("On what ground it is accredited"), required=False, max_length=LONGEST_GROUND
    )
    field_order = ["name", "kind", "regional_group", "host", "about", "website", "reason"]
