"""What forms say of answers that are missing or too long, in the words of the house."""

from __future__ import annotations

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import MaxLengthValidator
from django.utils.translation import gettext as _

from interface.wording import too_long

LONGEST_TEXT = 100_000


class Fits(MaxLengthValidator):
    """Words that are too long, refused as actions refuse them."""

    def __call__(self, value: str) -> None:
        if len(value) > self.limit_value:
            raise ValidationError(too_long(len(value), self.limit_value), code="max_length")


def limit_length(field: forms.Field) -> None:
    """What is too long is refused aloud: a browser told of the limit cuts without a word."""
    # A UUID field is a CharField whose value is no text.
    if isinstance(field, forms.UUIDField) or not isinstance(field, forms.CharField):
        return
    others = (one for one in field.validators if not isinstance(one, MaxLengthValidator))
    field.validators = [*others, Fits(field.max_length or LONGEST_TEXT)]
    field.widget.attrs.pop("maxlength", None)


def said_of(bound: forms.BoundField) -> list[str]:
    """What is wrong with one answer; of a library's form in our words too, where one is missing."""
    plain = str(forms.Field.default_error_messages["required"])
    return [
        what_it_needs(bound.field, str(bound.label)) if said == plain else said
        for said in map(str, bound.errors)
    ]


def what_it_needs(field: forms.Field, label: str = "") -> str:
    if str(field.error_messages["required"]) != str(forms.Field.default_error_messages["required"]):
        return str(field.error_messages["required"])
    if isinstance(field, forms.ChoiceField | forms.ModelChoiceField):
        said = _("Choose an answer to “%(label)s”.")
    elif isinstance(field, forms.DateField | forms.DateTimeField):
        said = _("Give a date: “%(label)s”.")
    else:
        said = _("Fill in “%(label)s”.")
    return said % {"label": label or field.label or ""}
