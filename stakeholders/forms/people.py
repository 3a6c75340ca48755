"""The form that erases a person: the address once more, so that nobody is erased by a slip."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from interface.forms import ActForm
from stakeholders.models import Person
from stakeholders.models.limits import LONGEST_ADDRESS
from stakeholders.requests import Request


class ErasureForm(ActForm):
    email = forms.CharField(label=_("E-mail address of the account"), max_length=LONGEST_ADDRESS)

    def __init__(self, request: Request, person: Person, **kwargs: Any) -> None:
        self.person = person
        super().__init__(request, **kwargs)

    def clean_email(self) -> str:
        given = str(self.cleaned_data["email"]).strip()
        if given.lower() != self.person.email.lower():
            raise ValidationError(_("This is not the address of the account."))
        return given
