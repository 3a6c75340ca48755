"""Acts on a whole text: taking it over, withdrawing, deferring, adopting it."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.timezone import localtime
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from interface.forms import ActForm
from interface.times import offset_words
from proposals.forms.shown import IdentifiersField, RevisionField, ShownForm, identifiers
from proposals.models import Revision
from proposals.models.limits import LONGEST_MEETING, LONGEST_REASON
from proposals.reads.objections import Objection, released
from stakeholders.requests import Request


def reason() -> forms.CharField:
    return forms.CharField(
        label=_("Reason"), max_length=LONGEST_REASON, widget=forms.Textarea(attrs={"rows": 2})
    )


class TakeOverForm(ActForm):
    meeting = forms.CharField(label=_("Meeting"), max_length=LONGEST_MEETING)
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


class AdoptForm(ShownForm):
    """On the revision and the objections that the page shows."""

    hides = ("revision", "heard")
    asked_again = ("not_maintained",)
    meeting = forms.CharField(label=_("Meeting"), max_length=LONGEST_MEETING)
    place = forms.CharField(label=_("Place"), max_length=LONGEST_MEETING)
    held_at = forms.DateTimeField(
        label=_("Date and time"),
        widget=forms.DateTimeInput(attrs={"type": "datetime-local"}, format="%Y-%m-%dT%H:%M"),
        input_formats=["%Y-%m-%dT%H:%M", "%Y-%m-%dT%H:%M:%S", "%Y-%m-%d %H:%M"],
    )
    no_objection_raised = forms.BooleanField(label=_("No objection was raised in the meeting"))
    not_maintained = forms.BooleanField(required=False)
    revision = RevisionField()
    heard = IdentifiersField()

    needs = {
        "no_objection_raised": _(
            "A text is adopted only where no objection was raised in the meeting."
        ),
    }

    def __init__(
        self,
        request: Request,
        latest: Revision,
        unanswered: Sequence[Objection] = (),
        **kwargs: Any,
    ) -> None:
        """`unanswered` are decisive objections to earlier words: what became of them is asked."""
        heard = identifiers(one.position.pk for one in unanswered)
        super().__init__(request, shown={"revision": latest.pk, "heard": heard}, **kwargs)
        zone = gettext("In your own time zone: %(zone)s.")
        self.fields["held_at"].help_text = zone % {"zone": offset_words(localtime())}
        if unanswered:
            self.fields["not_maintained"].label = released(unanswered)
        else:
            del self.fields["not_maintained"]
