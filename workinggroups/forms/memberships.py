"""The forms about who is in the room: members and co-chairs."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from interface.forms import ActForm
from stakeholders.models import Kind, Seat, Stakeholder
from stakeholders.requests import Request
from workinggroups.models import Membership, WorkingGroup
from workinggroups.models.endings import LONGEST_REASON
from workinggroups.reads import may_chair, sides_taken


class EnterMembersForm(ActForm):
    stakeholders = forms.ModelMultipleChoiceField(
        label=_("Accredited stakeholders that are not members"),
        queryset=Stakeholder.objects.none(),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Choose at least one stakeholder.")},
    )

    def __init__(self, request: Request, *, group: WorkingGroup, **kwargs: Any) -> None:
        super().__init__(request, **kwargs)
        inside = Membership.objects.current().filter(group=group).values("stakeholder")
        self.fields["stakeholders"].queryset = (  # type: ignore[attr-defined]
            Stakeholder.objects.accredited()
            .in_constituencies()
            .exclude(pk__in=inside)
            .order_by("name")
        )

    def clean_stakeholders(self) -> list[Stakeholder]:
        """Those who were chosen, for good: asked again later, the list would leave out whoever
        has become a member in another window."""
        return list(self.cleaned_data["stakeholders"])


class EndForm(ActForm):
    """End a membership or a chair today."""

    reason = forms.CharField(
        label=_("Reason"),
        max_length=LONGEST_REASON,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("It stands in the public record of the group."),
    )


class SeatField(forms.ModelChoiceField):
    def label_from_instance(self, seat: Any) -> str:
        return f"{seat.stakeholder}: {seat.person}"


class AppointForm(ActForm):
    chair = SeatField(
        label=_("Co-chair"),
        queryset=Seat.objects.none(),
        help_text=_("A head or delegate of a member. One co-chair is of a state, one is not."),
    )

    def __init__(self, request: Request, *, group: WorkingGroup, **kwargs: Any) -> None:
        super().__init__(request, **kwargs)
        field = self.fields["chair"]
        seats = may_chair(group)
        field.queryset = seats  # type: ignore[attr-defined]
        # Who sits where a co-chair is sent anyway is told why not; offered is only the other side.
        taken = sides_taken(group)
        self.is_complete = len(taken) == 2
        open_ones = [one for one in seats if (one.stakeholder.kind == Kind.STATE) not in taken]
        offered = [(one.pk, f"{one.stakeholder}: {one.person}") for one in open_ones]
        field.widget.choices = [("", "---------"), *offered]
