"""Issuing the next revision."""

from typing import Any

from rest_framework import serializers
from rest_framework.request import Request

from interface.acts import Words, act
from proposals import actions
from proposals.models import Proposal
from stakeholders.requests import actor_of


class IssuingSerializer(serializers.Serializer[Any]):
    summary = Words(
        required=False,
        allow_blank=True,
        default="",
        help_text="Generated from the changes where it is empty.",
    )


class RevisionActs:
    """An act of whoever runs the text."""

    @act("revision", takes=IssuingSerializer)
    def revision(self, request: Request, proposal: Proposal, said: dict[str, Any]) -> None:
        """The next revision is issued with what was agreed since."""
        actions.issue_revision(actor_of(request), proposal, **said)
