"""The group takes a text over."""

from typing import Any

from rest_framework import serializers
from rest_framework.request import Request

from interface.acts import Words, act
from proposals import actions
from proposals.models import Proposal
from stakeholders.requests import actor_of


class TakeOverSerializer(serializers.Serializer[Any]):
    meeting = Words()
    held_on = serializers.DateField()


class TakeOverActs:
    """An act of the co-chairs."""

    @act("takeover", takes=TakeOverSerializer)
    def takeover(self, request: Request, proposal: Proposal, said: dict[str, Any]) -> None:
        """The group takes the text over from its sponsor."""
        actions.take_over(actor_of(request), proposal, **said)
