"""Issuing a revision, with a summary of what changed."""

from django import forms
from django.utils.translation import gettext_lazy as _

from interface.forms import ActForm
from proposals.models.limits import LONGEST_SUMMARY


class IssueForm(ActForm):
    summary = forms.CharField(
        label=_("Summary of changes"),
        required=False,
        max_length=LONGEST_SUMMARY,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("Stands at the head of the revision. The list of changed paragraphs is added."),
    )
