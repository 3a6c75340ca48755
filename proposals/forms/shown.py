"""Forms that say, hidden, what their page showed: nothing binds words or names that nobody saw."""

from collections.abc import Iterable, Mapping
from typing import Any, ClassVar
from uuid import UUID

from django import forms
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.utils.translation import gettext_lazy as _

from interface.forms import ActForm
from stakeholders.requests import Request

STALE = frozenset(["stale_base", "stale_draft", "stale_wording", "stale_objections"])
READ_AGAIN = _("Read the words as they stand and send it again.")


def hidden() -> forms.HiddenInput:
    return forms.HiddenInput(attrs={"id": False})


class WordingField(forms.IntegerField):
    """The number of the wording of an amendment that was shown."""

    def __init__(self) -> None:
        super().__init__(
            min_value=1,
            max_value=32_767,
            widget=hidden(),
            error_messages={"required": READ_AGAIN},
        )


class DraftVersionField(forms.IntegerField):
    """The version of the draft that was shown."""

    def __init__(self) -> None:
        super().__init__(
            min_value=0,
            max_value=2**31 - 1,
            widget=hidden(),
            error_messages={"required": READ_AGAIN},
        )


class RevisionField(forms.UUIDField):
    """The revision that was shown, by identifier."""

    def __init__(self) -> None:
        super().__init__(widget=hidden(), error_messages={"required": READ_AGAIN})


class IdentifiersField(forms.CharField):
    """What was shown, by identifier; nothing was where it is empty."""

    def __init__(self) -> None:
        super().__init__(required=False, widget=hidden())

    def clean(self, value: Any) -> frozenset[UUID]:
        try:
            return frozenset(UUID(one) for one in super().clean(value).split(",") if one)
        except ValueError:
            message = _("This form is no longer the one of its page. Open it again.")
            raise ValidationError(message, code="invalid") from None


def identifiers(keys: Iterable[UUID]) -> str:
    return ",".join(sorted(str(key) for key in keys))


class ShownForm(ActForm):
    """`shown` gives the hidden fields that say what the page shows. What it does not name was not
    shown, and is no field of this form.

    After a refusal for what has changed since, the next press is for what is shown by then, and
    `asked_again` names the answers that were given to other words.
    """

    hides: ClassVar[tuple[str, ...]] = ()
    asked_again: ClassVar[tuple[str, ...]] = ()

    def __init__(self, request: Request, *, shown: Mapping[str, Any], **kwargs: Any) -> None:
        super().__init__(request, **kwargs)
        self.shown = {name: str(value) for name, value in shown.items()}
        for name in self.hides:
            if name not in self.shown:
                del self.fields[name]
        if self.is_bound:
            return
        kept = self.kept_data
        if kept is not None and any(kept.get(name) != now for name, now in self.shown.items()):
            for name in self.asked_again:
                self.initial.pop(name, None)
        self.initial = {**self.initial, **self.shown}

    def perform(self, *args: Any, **kwargs: Any) -> HttpResponse | None:
        answer = super().perform(*args, **kwargs)
        if answer is None and self._is_outdated():
            for name, now in self.shown.items():
                self.data[self.add_prefix(name)] = now
            for name in self.asked_again:
                self.data.pop(self.add_prefix(name), None)
        return answer

    def _is_outdated(self) -> bool:
        """Refused for another reason, it stays the form of what was shown when it was opened."""
        found = self.errors.as_data()
        return any(name in found for name in self.shown) or any(
            one.code in STALE for one in found.get("__all__", ())
        )
