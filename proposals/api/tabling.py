"""Tabling a draft, and circulating a non-paper."""

from typing import Any

from rest_framework import serializers
from rest_framework.request import Request

from interface.acts import act
from proposals import actions
from proposals.api.named import draft_version
from proposals.models import Proposal
from stakeholders.requests import actor_of
from workinggroups.models import Visibility


class TablingSerializer(serializers.Serializer[Any]):
    visibility = serializers.ChoiceField(
        [choice for choice in Visibility.choices if choice[0] != Visibility.DRAFT],
        required=False,
        help_text="The group's own where none is named.",
    )
    seen_version = draft_version()


class TablingActs:
    """Acts of the author, once."""

    @act("tabling", takes=TablingSerializer)
    def tabling(self, request: Request, proposal: Proposal, said: dict[str, Any]) -> None:
        """Table it: a symbol is assigned, and revision 0 issued."""
        actions.table_proposal(actor_of(request), proposal, **said)

    @act("circulation", takes=TablingSerializer)
    def circulation(self, request: Request, proposal: Proposal, said: dict[str, Any]) -> None:
        """Circulate a non-paper, which has no author on any page."""
        actions.circulate_non_paper(actor_of(request), proposal, **said)
