"""The form that maps a preferred outcome to a paragraph of one text."""

from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from interface.forms import ActForm
from proposals.models import Paragraph, Proposal
from proposals.reads.coalitions import Target
from stakeholders.requests import Request

WHOLE = "whole"


class MapForm(ActForm):
    paragraph = forms.ChoiceField(
        label=_("Paragraph"), widget=forms.RadioSelect, choices=[], initial=WHOLE
    )

    def __init__(
        self, request: Request, *, proposal: Proposal, targets: list[Target], **kwargs: Any
    ) -> None:
        super().__init__(request, **kwargs)
        self.proposal = proposal
        self.fields["paragraph"].choices = [  # type: ignore[attr-defined]
            (WHOLE, _("The text as a whole")),
            *((str(target.paragraph), target.label) for target in targets),
        ]

    def clean_paragraph(self) -> Paragraph | None:
        chosen = self.cleaned_data["paragraph"]
        return None if chosen == WHOLE else Paragraph.objects.get(pk=UUID(chosen))


class UnmapForm(ActForm):
    """One button."""
