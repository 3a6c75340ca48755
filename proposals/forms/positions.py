"""Taking a position: a stance, and a reason where one is owed."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from proposals.forms.shown import ShownForm, WordingField, hidden
from proposals.models import Stance
from proposals.models.limits import LONGEST_POSITION_REASON
from stakeholders.requests import Request


class PositionForm(ShownForm):
    """About the text, one paragraph or one amendment, as the query of its address says."""

    hides = ("revision", "wording")
    kept_per = ("about",)
    needs = {
        "stance": _("Choose a position."),
    }
    needed_when = {"reason": _("for a concern or an objection")}
    stance = forms.ChoiceField(
        label=_("Position"), choices=Stance.choices, widget=forms.RadioSelect
    )
    reason = forms.CharField(
        label=_("Reason"),
        required=False,
        max_length=LONGEST_POSITION_REASON,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("Needed for a concern or an objection: what would answer it."),
    )
    about = forms.CharField(required=False, widget=hidden())
    revision = forms.UUIDField(widget=hidden())
    wording = WordingField()

    def __init__(self, request: Request, **kwargs: Any) -> None:
        # Neither the stance nor the reason of before is filled in: what a delegation says, it says
        # each time, and the reason of a concern is none for accepting.
        super().__init__(request, **kwargs)
        self.fields["stance"].template_name = "proposals/forms/stances.html"  # type: ignore[attr-defined]
