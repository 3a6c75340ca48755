"""Choosing stakeholders by name: a line to type in with suggestions, or several lines."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from stakeholders.models import Stakeholder

SPARE_LINES = 2


class NameInput(forms.TextInput):
    """One line; the names stand in a list of suggestions that several inputs of a page share."""

    template_name = "proposals/forms/name_input.html"

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        super().__init__({"autocomplete": "off", **(attrs or {})})
        self.names: Iterable[str] = ()

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        context = super().get_context(name, value, attrs)
        context["names"] = self.names
        context["label"] = _("Another name")
        return context


class NameInputs(NameInput):
    """As many lines as there are names, and some to spare."""

    template_name = "proposals/forms/name_inputs.html"

    def value_from_datadict(self, data: Any, files: Any, name: str) -> list[str]:
        lines = data.getlist(name) if hasattr(data, "getlist") else data.get(name) or []
        return [line.strip() for line in lines if line.strip()]

    def value_omitted_from_data(self, data: Any, files: Any, name: str) -> bool:
        return False

    def format_value(self, value: Any) -> list[str]:
        lines = [value] if isinstance(value, str) else list(value or [])
        named = [line for line in lines if line.strip()]
        return [*named, *[""] * SPARE_LINES]


def eligible(*, without: Iterable[Any] = ()) -> list[Stakeholder]:
    """The accredited stakeholders that may be named, by official short name."""
    left_out = [stakeholder.pk for stakeholder in without if stakeholder]
    found = Stakeholder.objects.accredited().in_constituencies().exclude(pk__in=left_out)
    return list(found.order_by("name"))


class StakeholderField(forms.CharField):
    """One stakeholder under its official short name."""

    widget = NameInput

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(max_length=200, **kwargs)
        self.found: dict[str, Stakeholder] = {}

    def offer(self, stakeholders: Iterable[Stakeholder]) -> None:
        self.found = {stakeholder.name.casefold(): stakeholder for stakeholder in stakeholders}
        self.widget.names = [stakeholder.name for stakeholder in self.found.values()]

    def clean(self, value: Any) -> Any:
        name = super().clean(value)
        if not name:
            return None
        if name.casefold() not in self.found:
            raise ValidationError(
                _("No stakeholder that can be asked here is called “%(name)s”.") % {"name": name}
            )
        return self.found[name.casefold()]


class StakeholdersField(forms.Field):
    """Several stakeholders, each on a line of its own."""

    widget = NameInputs

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(required=False, **kwargs)
        self.found: dict[str, Stakeholder] = {}

    def offer(self, stakeholders: Iterable[Stakeholder]) -> None:
        self.found = {stakeholder.name.casefold(): stakeholder for stakeholder in stakeholders}
        self.widget.names = [stakeholder.name for stakeholder in self.found.values()]

    def clean(self, value: Any) -> list[Stakeholder]:
        names = [name for name in value or [] if name]
        unknown = [name for name in names if name.casefold() not in self.found]
        if unknown:
            raise ValidationError(
                ngettext(
                    "No stakeholder that can be asked here is called “%(names)s”.",
                    "No stakeholders that can be asked here are called “%(names)s”.",
                    len(unknown),
                )
                % {"names": "”, “".join(name[:200] for name in unknown)}
            )
        chosen = {self.found[name.casefold()].pk: self.found[name.casefold()] for name in names}
        return list(chosen.values())
