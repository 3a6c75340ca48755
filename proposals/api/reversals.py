"""Taking an outcome back."""

from typing import Any

from rest_framework import serializers
from rest_framework.exceptions import NotFound
from rest_framework.request import Request

from interface.acts import Words, act
from proposals import actions
from proposals.models import Amendment
from proposals.reads.outcomes import standing_outcome
from stakeholders.requests import actor_of


class ReasonSerializer(serializers.Serializer[Any]):
    reason = Words()


class ReversalActs:
    """An act of whoever recorded it, before the next revision is issued."""

    @act("reversal", takes=ReasonSerializer)
    def reversal(self, request: Request, amendment: Amendment, said: dict[str, Any]) -> None:
        """The standing outcome is taken back: the amendment is open again, or referred."""
        standing = standing_outcome(amendment)
        if standing is None:
            raise NotFound
        actions.take_back_outcome(actor_of(request), standing, **said)
