"""The forms of coalitions."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from interface.forms import ActForm
from stakeholders.models import Stakeholder, Standing
from stakeholders.models.limits import (
    LONGEST_CHARTER,
    LONGEST_COALITION_NAME,
    LONGEST_MESSAGE,
    LONGEST_OUTCOME,
    MOST_OUTCOMES,
)
from stakeholders.reads.coalitions import Roll
from stakeholders.requests import Request


class FoundForm(ActForm):
    needs = {
        "name": _("Give the coalition a name."),
        "charter": _("Say what the coalition stands for."),
        "outcomes": _("Name at least one preferred outcome."),
    }
    name = forms.CharField(label=_("Name"), max_length=LONGEST_COALITION_NAME)
    charter = forms.CharField(
        label=_("Charter"),
        max_length=LONGEST_CHARTER,
        widget=forms.Textarea(attrs={"rows": 8}),
        help_text=_("What its members hold in common. It stands at the top of its page."),
    )
    outcomes = forms.CharField(
        label=_("Preferred outcomes"),
        # As many lines as there may be outcomes; each is measured where it is written down.
        max_length=MOST_OUTCOMES * (LONGEST_OUTCOME + 1),
        widget=forms.Textarea(attrs={"rows": 5}),
        help_text=_("One a line: what a text should say. You map each to a paragraph afterwards."),
    )

    def clean_outcomes(self) -> list[str]:
        lines = [line.strip() for line in self.cleaned_data["outcomes"].splitlines()]
        return [line for line in lines if line]


class JoinForm(ActForm):
    standing = forms.ChoiceField(
        label=_("How you would take part"), widget=forms.RadioSelect, initial=Standing.MEMBER
    )
    message = forms.CharField(
        label=_("A line to the members"),
        max_length=LONGEST_MESSAGE,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
    )

    def __init__(self, request: Request, *, roll: Roll, **kwargs: Any) -> None:
        super().__init__(request, **kwargs)
        choices = [(Standing.MEMBER.value, _("As a member"))]
        if not roll.is_aligned(request.actor.stakeholder):
            choices.append((Standing.ALIGNED.value, _("Aligned only")))
        self.fields["standing"].choices = choices  # type: ignore[attr-defined]


class InviteForm(ActForm):
    stakeholder = forms.ModelChoiceField(
        label=_("Stakeholder"), queryset=Stakeholder.objects.none()
    )
    standing = forms.ChoiceField(
        label=_("Standing"), choices=Standing.choices, initial=Standing.MEMBER
    )
    message = forms.CharField(
        label=_("A line to it"),
        max_length=LONGEST_MESSAGE,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
    )

    def __init__(self, request: Request, *, roll: Roll, **kwargs: Any) -> None:
        super().__init__(request, **kwargs)
        self.fields["stakeholder"].queryset = (  # type: ignore[attr-defined]
            Stakeholder.objects.accredited()
            .in_constituencies()
            .exclude(pk__in=[member.pk for member in roll.members])
            .order_by("name")
        )


class AnswerForm(ActForm):
    """Two buttons: `answer` is "accept" or "decline"."""

    answer = forms.ChoiceField(choices=[("accept", "accept"), ("decline", "decline")])
    reason = forms.CharField(label=_("Reason"), max_length=LONGEST_MESSAGE, required=False)


class LeaveForm(ActForm):
    reason = forms.CharField(
        label=_("Reason, for the record"),
        max_length=LONGEST_MESSAGE,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
    )


class SpokespersonForm(ActForm):
    spokesperson = forms.ModelChoiceField(
        label=_("Who should speak for it"), queryset=Stakeholder.objects.none()
    )

    def __init__(self, request: Request, *, roll: Roll, **kwargs: Any) -> None:
        super().__init__(request, **kwargs)
        self.fields["spokesperson"].queryset = Stakeholder.objects.filter(  # type: ignore[attr-defined]
            pk__in=[member.pk for member in roll.members]
        ).order_by("name")


class OutcomeForm(ActForm):
    needs = {
        "text": _("Say which outcome the coalition prefers."),
    }
    text = forms.CharField(
        label=_("Preferred outcome"),
        max_length=LONGEST_OUTCOME,
        widget=forms.Textarea(attrs={"rows": 2}),
    )
