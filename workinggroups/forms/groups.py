"""The forms about a group: setting it up, editing it, and its participation matrix."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from interface.forms import ActForm
from stakeholders.models.stakeholders import CONSTITUENCIES, CONSTITUENCY_NAMES
from stakeholders.requests import Request
from workinggroups.models import ParticipationRule, PositionWeight, WorkingGroup
from workinggroups.models.groups import (
    AUDIENCES,
    HIGHEST_NUMBER,
    LONGEST_MANDATE,
    LONGEST_SYMBOL_PART,
    LONGEST_TITLE,
    SYMBOL_PART,
    ConsensusRule,
)

CHECKS = {
    "may_see": _("See"),
    "may_comment": _("Comment"),
    "may_propose": _("Propose"),
    "may_sponsor": _("Sponsor"),
    "may_break_silence": _("Break silence"),
}


class GroupForm(ActForm):
    needs = {
        "title": _("Give the group a title."),
        "mandate": _("Say what the group is to do."),
    }
    number = forms.IntegerField(label=_("Number"), min_value=1, max_value=HIGHEST_NUMBER)
    title = forms.CharField(label=_("Title"), max_length=LONGEST_TITLE)
    mandate = forms.CharField(
        label=_("Mandate"), max_length=LONGEST_MANDATE, widget=forms.Textarea(attrs={"rows": 6})
    )
    symbol_part = forms.RegexField(
        SYMBOL_PART,
        label=_("Part of the symbol"),
        max_length=LONGEST_SYMBOL_PART,
        help_text=_("Capital letters and digits, as in NF/WG4/2026/L.3."),
        error_messages={"invalid": _("Use capital letters and digits, a letter first.")},
    )
    visibility = forms.ChoiceField(
        label=_("Who reads its texts, unless a text says otherwise"),
        choices=AUDIENCES,
    )
    consensus_rule = forms.ChoiceField(label=_("How it concludes"), choices=ConsensusRule.choices)

    def facts(self) -> dict[str, Any]:
        return dict(self.cleaned_data)


class ParticipationForm(ActForm):
    """The whole matrix: a line for each kind, its fields named "<kind>-<column>"."""

    def __init__(self, request: Request, *, group: WorkingGroup, **kwargs: Any) -> None:
        super().__init__(request, **kwargs)
        rules = {rule.kind: rule for rule in ParticipationRule.objects.filter(group=group)}
        for kind in CONSTITUENCIES:
            self._add_line(kind.value, rules.get(kind.value) or ParticipationRule(kind=kind.value))

    def _add_line(self, kind: str, rule: ParticipationRule) -> None:
        for name, label in CHECKS.items():
            self.fields[f"{kind}-{name}"] = forms.BooleanField(
                label=label, required=False, initial=getattr(rule, name)
            )
        self.fields[f"{kind}-position"] = forms.ChoiceField(
            label=_("Position"), choices=PositionWeight.choices, initial=rule.position
        )

    def lines(self) -> list[tuple[str, str, list[forms.BoundField], forms.BoundField]]:
        """Each kind with its boxes and its choice of weight, for the table."""
        return [
            (
                kind.value,
                str(CONSTITUENCY_NAMES[kind]),
                [self[f"{kind.value}-{name}"] for name in CHECKS],
                self[f"{kind.value}-position"],
            )
            for kind in CONSTITUENCIES
        ]

    def terms(self) -> dict[str, dict[str, Any]]:
        """The terms of each kind, as `set_participation` takes them."""
        columns = (*CHECKS, "position")
        return {
            kind.value: {name: self.cleaned_data[f"{kind.value}-{name}"] for name in columns}
            for kind in CONSTITUENCIES
        }
