"""A text to look at without keeping it: pasted or uploaded by whoever comes by."""

from typing import Any

from django import forms
from django.conf import settings
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from proposals.imports import ACCEPT
from proposals.models.limits import LONGEST_SOURCE


def upload_field() -> forms.FileField:
    """A file to read a text from; it is read by the act, whose refusal stands beside it."""
    return forms.FileField(
        label=_("Or a file"),
        required=False,
        allow_empty_file=True,
        widget=forms.FileInput(attrs={"accept": ACCEPT}),
        help_text=_("DOCX, ODT, Markdown or plain text, up to 10 MB."),
    )


class TryForm(forms.Form):
    use_required_attribute = False

    data: QueryDict

    language = forms.ChoiceField(label=_("Language of the text"), choices=settings.LANGUAGES)
    source = forms.CharField(
        label=_("The whole text, pasted"),
        required=False,
        max_length=LONGEST_SOURCE,
        widget=forms.Textarea(attrs={"rows": 12, "class": "norm"}),
    )
    upload = upload_field()

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        # One of the two is needed: neither is told as one that may be left out.
        self.fields["source"].needed_when = _("unless you choose a file")  # type: ignore[attr-defined]
        self.fields["upload"].needed_when = _("unless you paste the text")  # type: ignore[attr-defined]

    def filled(self, source: str) -> "TryForm":
        """The same form with what a file said in the place of what was pasted."""
        return TryForm({**self.data.dict(), "source": source})
