"""Drafting: the facts of a text, its paragraphs, and a whole text to paste."""

from typing import Any

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from interface.forms import ActForm
from proposals.forms.imports import upload_field
from proposals.forms.paragraphs import ParagraphRows, ParagraphsField, Row
from proposals.forms.shown import DraftVersionField, ShownForm
from proposals.models import DocumentType, Draft
from proposals.models.limits import LONGEST_SHORT_TITLE, LONGEST_SOURCE, LONGEST_TITLE
from proposals.models.proposals import AttributionPublicity
from proposals.wording import under_title
from stakeholders.requests import Request
from workinggroups.models import Visibility


class TextForm(ActForm):
    """What the new and the saved draft have in common."""

    needs = {
        "title": _("Give the text a title."),
        "language": _("Say in which language it is written."),
    }
    title = forms.CharField(label=_("Title"), max_length=LONGEST_TITLE)
    short_title = forms.CharField(
        label=_("Short title"),
        required=False,
        max_length=LONGEST_SHORT_TITLE,
        help_text=_("Stands in lists and at the head of the page."),
    )
    language = forms.ChoiceField(label=_("Language of the text"), choices=settings.LANGUAGES)
    attribution = forms.ChoiceField(
        label=_("Who reads attribution"),
        required=False,
        choices=AttributionPublicity.choices,
        help_text=_(
            "The names of those who move amendments to this text. It cannot be changed once the "
            "text is tabled."
        ),
    )
    nothing_agreed_until_everything = forms.BooleanField(
        label=_("Nothing is agreed until everything is agreed"),
        required=False,
        help_text=_("Its paragraphs stay ad referendum, and no part is adopted alone."),
    )
    paragraphs = ParagraphsField(label=_("Paragraphs"))

    def __init__(self, request: Request, **kwargs: Any) -> None:
        super().__init__(request, **kwargs)
        if self.kept_data is not None:
            field = self.fields["paragraphs"]
            self.initial["paragraphs"] = field.widget.value_from_datadict(
                self.kept_data, {}, self.add_prefix("paragraphs")
            )
        self.widget.title = self.called

    @property
    def widget(self) -> ParagraphRows:
        widget: ParagraphRows = self.fields["paragraphs"].widget
        return widget

    @property
    def called(self) -> str:
        """What the text is called as the form stands."""
        return " ".join(str(self["title"].value() or "").split())

    @property
    def rows(self) -> list[Row]:
        """The rows as they stand in the form, typed or stored, under the title of the text."""
        return under_title(self["paragraphs"].value() or [], self.called)

    @property
    def is_only_pasted(self) -> bool:
        """Whether there is a pasted text and not one paragraph yet."""
        pasted = "source" in self.fields and (
            str(self["source"].value() or "").strip() or self.files.get("upload")
        )
        return bool(pasted) and not any(row["text"].strip() for row in self.rows)

    def show(self, rows: list[Row], **facts: str) -> None:
        """Put rows, and what goes with them, in the place of what was typed."""
        name = self.add_prefix("paragraphs")
        for key in [key for key in self.data if key.startswith(f"{name}-")]:
            del self.data[key]
        for place, row in enumerate(rows):
            for part in ("id", "kind", "level", "text"):
                self.data[f"{name}-{place}-{part}"] = str(row[part])
        for key, value in facts.items():
            self.data[key] = value
        self.widget.title = self.called


class NewDraftForm(TextForm):
    """A text that is not stored yet: it is read from what was pasted, and corrected first."""

    field_order = [
        "document_type", "title", "short_title", "language", "source", "upload", "paragraphs",
    ]  # fmt: skip

    document_type = forms.ChoiceField(
        label=_("Document type"), choices=DocumentType.choices, widget=forms.RadioSelect
    )
    source = forms.CharField(
        label=_("The whole text, pasted"),
        required=False,
        max_length=LONGEST_SOURCE,
        widget=forms.Textarea(attrs={"rows": 14, "class": "norm", "placeholder": " "}),
        help_text=_(
            "It is split into title, enacting line, preambular and operative paragraphs for you to "
            "correct. Words in square brackets are listed and become bracketed when you table it."
        ),
    )
    upload = upload_field()

    @property
    def is_file_unread(self) -> bool:
        """Whether a file was chosen that nothing has been read from yet."""
        return bool(self.files.get("upload"))


class DraftForm(TextForm):
    """A stored draft; `seen_version` is the one that was shown."""

    seen_version = forms.IntegerField(
        min_value=0, widget=forms.HiddenInput(attrs={"id": "id_seen_version"})
    )


class OnDraftForm(ShownForm):
    """About the words of a draft, which its page shows: whatever was sent or kept, the next press
    is for those.
    """

    hides = ("seen_version",)
    needs = {
        "seen_version": _("Read the words below and send it again."),
    }
    seen_version = DraftVersionField()

    def __init__(self, request: Request, shown: Draft | None, **kwargs: Any) -> None:
        version = {} if shown is None else {"seen_version": shown.version}
        super().__init__(request, shown=version, **kwargs)

    @property
    def is_stale(self) -> bool:
        """Whether the words were saved anew after they had been read."""
        return self.is_bound and self.has_error("__all__", "stale_draft")

    def _is_outdated(self) -> bool:
        return True


class TableForm(OnDraftForm):
    """Tabling or circulating: binding, and so on a page of its own."""

    visibility = forms.ChoiceField(
        label=_("Who may read it"),
        choices=[choice for choice in Visibility.choices if choice[0] != Visibility.DRAFT],
        widget=forms.RadioSelect,
    )


class DiscardForm(OnDraftForm):
    """One button, for words that are thrown away."""
