"""What becomes of an amendment: accepted by its sponsors, or an outcome recorded."""

from typing import Any

from rest_framework import serializers
from rest_framework.generics import get_object_or_404
from rest_framework.request import Request

from interface.acts import Words, act
from proposals import actions
from proposals.api.named import objections_read, wording_number
from proposals.models import Amendment, Basis, Result
from stakeholders.requests import actor_of


class AcceptanceSerializer(serializers.Serializer[Any]):
    note = Words(required=False, allow_blank=True, default="")
    wording = wording_number()


class OutcomeSerializer(serializers.Serializer[Any]):
    """A meeting needs its name and day; "not put" names the amendment that overtook it."""

    result = serializers.ChoiceField(Result.choices)
    basis = serializers.ChoiceField(Basis.choices)
    meeting = Words(required=False, allow_blank=True, default="")
    basis_date = serializers.DateField(required=False, allow_null=True, default=None)
    note = Words(required=False, allow_blank=True, default="")
    overtaken_by = serializers.UUIDField(required=False, allow_null=True, default=None)
    not_maintained = serializers.BooleanField(
        required=False,
        default=False,
        help_text="That standing objections were not maintained in the meeting.",
    )
    wording = wording_number()
    heard = objections_read()


class OutcomeActs:
    """Acts of the main sponsor and of the co-chairs."""

    @act("acceptance", takes=AcceptanceSerializer)
    def acceptance(self, request: Request, amendment: Amendment, said: dict[str, Any]) -> None:
        """The main sponsor takes the amendment into its text."""
        actions.accept_amendment(actor_of(request), amendment, **said)

    @act("outcome", takes=OutcomeSerializer)
    def outcome(self, request: Request, amendment: Amendment, said: dict[str, Any]) -> None:
        """A co-chair records what was decided, and on what ground."""
        key = said.pop("overtaken_by")
        other = get_object_or_404(self.get_queryset(), pk=key) if key else None  # type: ignore[attr-defined]
        actions.record_outcome(actor_of(request), amendment, overtaken_by=other, **said)
