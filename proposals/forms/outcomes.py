"""Recording what became of an amendment, and taking a record back."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from interface.forms import ActForm
from proposals.models import Amendment
from proposals.models.outcomes import Basis, Result
from stakeholders.requests import Request

RECORDED = [
    (Result.AGREED, _("Agreed by the group")),
    (Result.NOT_AGREED, _("Not agreed")),
    (Result.NOT_PUT, _("Not put: overtaken by another amendment")),
    (Result.REFERRED, _("Referred to informals, another group or capitals")),
]


class RecordForm(ActForm):
    """The co-chair records; the group has decided."""

    result = forms.ChoiceField(label=_("Outcome"), choices=RECORDED, widget=forms.RadioSelect)
    basis = forms.ChoiceField(
        label=_("On what basis"),
        choices=[
            (Basis.MEETING, _("A meeting")),
            (Basis.SPONSORS, _("Consent of all sponsors")),
            (Basis.NO_OBJECTION, _("No objection by a date")),
        ],
        widget=forms.RadioSelect,
    )
    meeting = forms.CharField(
        label=_("Meeting"),
        required=False,
        max_length=200,
        help_text=_("As in “4th meeting”, where a meeting is the basis."),
    )
    basis_date = forms.DateField(
        label=_("Date"),
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}),
        help_text=_("Of the meeting, or by which no objection had come."),
    )
    overtaken_by = forms.ChoiceField(
        label=_("Overtaken by"), required=False, help_text=_("Where the amendment is not put.")
    )
    note = forms.CharField(label=_("Note for the record"), required=False, max_length=1000)

    def __init__(self, request: Request, *, others: Sequence[Amendment], **kwargs: Any) -> None:
        self.others = {str(amendment.pk): amendment for amendment in others}
        initial = {"result": Result.AGREED, "basis": Basis.MEETING, **kwargs.pop("initial", {})}
        super().__init__(request, initial=initial, **kwargs)
        self.fields["overtaken_by"].choices = [  # type: ignore[attr-defined]
            ("", gettext("None")),
            *[(key, other.name) for key, other in self.others.items()],
        ]

    @property
    def act(self) -> dict[str, Any]:
        said = self.cleaned_data
        return {**said, "overtaken_by": self.others.get(said["overtaken_by"])}


class AcceptForm(ActForm):
    note = forms.CharField(label=_("Note for the record"), required=False, max_length=1000)


class TakeBackForm(ActForm):
    reason = forms.CharField(
        label=_("Reason"), max_length=1000, widget=forms.Textarea(attrs={"rows": 2})
    )
