"""Forms of allauth that ask for an address: as long as it can be kept, and taken once."""

from typing import Any

from allauth.account import forms as allauth
from django.db import IntegrityError, transaction
from django.http import HttpRequest, HttpResponse

from interface.complaints import limit_length
from interface.constraints import broken_by
from stakeholders.accounts import ONE_ACCOUNT
from stakeholders.models import Person
from stakeholders.models.limits import LONGEST_ADDRESS

type Saved = tuple[Person | None, HttpResponse | None]


class AsLongAsKept:
    """What is too long for the table of addresses is refused beside the field, in our words."""

    fields: dict[str, Any]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["email"].max_length = LONGEST_ADDRESS
        limit_length(self.fields["email"])


class SignupForm(AsLongAsKept, allauth.SignupForm):
    def try_save(self, request: HttpRequest) -> Saved:
        """A second click that comes with the first is answered as one that comes after it: with
        a letter to whoever has the account."""
        try:
            with transaction.atomic():
                return self._saved(request)
        except IntegrityError as problem:
            if broken_by(problem) not in ONE_ACCOUNT:
                raise
        self.account_already_exists = True
        return self._saved(request)

    def _saved(self, request: HttpRequest) -> Saved:
        saved: Saved = super().try_save(request)
        return saved


class ResetPasswordForm(AsLongAsKept, allauth.ResetPasswordForm):
    pass


class RequestLoginCodeForm(AsLongAsKept, allauth.RequestLoginCodeForm):
    pass


class AddEmailForm(AsLongAsKept, allauth.AddEmailForm):
    pass


class ChangeEmailForm(AsLongAsKept, allauth.ChangeEmailForm):
    pass
