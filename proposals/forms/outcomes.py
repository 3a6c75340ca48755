"""Recording what became of an amendment, and taking a record back."""

from collections.abc import Mapping, Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from interface.forms import ActForm
from proposals.forms.shown import IdentifiersField, ShownForm, WordingField, identifiers
from proposals.models import Amendment, Operation
from proposals.models.limits import LONGEST_MEETING, LONGEST_NOTE, LONGEST_REASON
from proposals.models.outcomes import Basis, Result
from proposals.reads.objections import Objection, released, voiced
from proposals.reads.results import result_word
from stakeholders.requests import Request

RECORDED = [
    (Result.AGREED, _("Agreed by the group")),
    (Result.NOT_AGREED, _("Not agreed")),
    (Result.NOT_PUT, _("Not put: overtaken by another amendment")),
    (Result.REFERRED, _("Referred to informals, another group or capitals")),
]
# Whatever settles brackets takes them away; the words between them stand as they are.
OF_BRACKETS = [
    (Result.AGREED, _("Brackets lifted: the words are agreed")),
    (Result.NOT_AGREED, _("Brackets not kept by the group")),
    (Result.NOT_PUT, _("Not put: overtaken by another amendment")),
    (Result.REFERRED, _("Referred to informals, another group or capitals")),
]


class RecordForm(ShownForm):
    """The co-chair records; the group has decided."""

    hides = ("wording", "heard")
    asked_again = ("not_maintained",)

    result = forms.ChoiceField(
        label=_("Outcome"),
        choices=RECORDED,
        widget=forms.RadioSelect,
        error_messages={"required": _("Say what the group came to.")},
    )
    basis = forms.ChoiceField(
        label=_("On what basis"),
        choices=[
            (Basis.MEETING, _("A meeting")),
            (Basis.SPONSORS, _("Consent of all sponsors")),
            (Basis.NO_OBJECTION, _("No objection by a date")),
        ],
        widget=forms.RadioSelect,
        error_messages={"required": _("Say on what ground.")},
    )
    meeting = forms.CharField(
        label=_("Meeting"),
        required=False,
        max_length=LONGEST_MEETING,
        help_text=_("As in “4th meeting”."),
    )
    basis_date = forms.DateField(
        label=_("Date"),
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}),
        help_text=_("Of the meeting, or by which no objection had come."),
    )
    not_maintained = forms.BooleanField(required=False)
    overtaken_by = forms.ChoiceField(
        label=_("Overtaken by"),
        required=False,
        help_text=_("An agreed amendment of the same part of the text."),
    )
    note = forms.CharField(label=_("Note for the record"), required=False, max_length=LONGEST_NOTE)
    wording = WordingField()
    heard = IdentifiersField()

    needed_when = {
        "meeting": _("if the basis is a meeting"),
        "basis_date": _("not for the consent of all sponsors"),
        "overtaken_by": _("if the amendment is not put"),
    }

    def __init__(
        self,
        request: Request,
        amendment: Amendment,
        *,
        agreed: Mapping[Amendment, str],
        objections: Sequence[Objection] = (),
        shown: Mapping[str, Any],
        **kwargs: Any,
    ) -> None:
        """`agreed` are those that may have overtaken this one, each with the words to tell it.

        `objections` stand against its words and are told first. Where some decide, it is asked
        whether they were not maintained in the meeting.
        """
        self.objections = voiced(objections)
        decisive = [one for one in objections if one.decisive]
        self.amendment = amendment
        self.agreed = {str(other.pk): other for other in agreed}
        heard = identifiers(one.position.pk for one in decisive)
        super().__init__(request, shown={**shown, "heard": heard}, **kwargs)
        if decisive:
            self.fields["not_maintained"].label = released(decisive, of_a_text=False)
            self.fields["not_maintained"].help_text = gettext("Needed to record it as agreed.")
        else:
            del self.fields["not_maintained"]
        nothing = gettext("Choose one") if agreed else gettext("None has been agreed here yet")
        self.fields["overtaken_by"].choices = [  # type: ignore[attr-defined]
            ("", nothing),
            *[(str(other.pk), words) for other, words in agreed.items()],
        ]
        if amendment.operation == Operation.BRACKET:
            self.fields["result"].choices = OF_BRACKETS  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any] | None:
        """What does not belong to the basis is not seen where scripts run, and counts nowhere."""
        cleaned = super().clean() or self.cleaned_data
        if cleaned.get("basis") != Basis.MEETING:
            cleaned["meeting"] = ""
        if cleaned.get("basis") == Basis.SPONSORS:
            cleaned["basis_date"] = None
        return cleaned

    @property
    def buttons(self) -> list[tuple[str, str]]:
        """What the button says once an outcome is chosen."""
        words = gettext("Record %(name)s as %(result)s")
        brackets = self.amendment.operation == Operation.BRACKET
        return [
            (
                value,
                words
                % {"name": self.amendment.name, "result": result_word(value, brackets=brackets)},
            )
            for value, _label in RECORDED
        ]

    @property
    def act(self) -> dict[str, Any]:
        said = self.cleaned_data
        return {**said, "overtaken_by": self.agreed.get(said["overtaken_by"])}


class AcceptForm(ShownForm):
    hides = ("wording",)
    note = forms.CharField(label=_("Note for the record"), required=False, max_length=LONGEST_NOTE)
    wording = WordingField()


class TakeBackForm(ActForm):
    reason = forms.CharField(
        label=_("Reason"), max_length=LONGEST_REASON, widget=forms.Textarea(attrs={"rows": 2})
    )
