"""What an act of the API names: revisions and wordings by their number, objections."""

from typing import Any

from django.utils.translation import gettext as _
from rest_framework import serializers

from interface.refusal import Refusal
from proposals.models import Proposal, Revision


def wording_number() -> Any:
    """The wording of an amendment; where none is named, the act is about the last one."""
    return serializers.IntegerField(
        required=False,
        min_value=1,
        max_value=32_767,
        help_text="The number of the wording that was read: the act is about no other.",
    )


def draft_version() -> Any:
    """The version of a draft; nothing is done about other words."""
    return serializers.IntegerField(
        min_value=0,
        max_value=2**31 - 1,
        help_text="The version of the draft whose words were read: the act is about no other.",
    )


def objections_read() -> Any:
    """The objections that an outcome or an adoption releases; where none are named, all."""
    return serializers.ListField(
        child=serializers.UUIDField(),
        required=False,
        max_length=10_000,
        help_text="The objections that were read, by the identifiers of their positions: none "
        "beside them is recorded as not maintained.",
    )


def revision_of(proposal: Proposal, number: int, *, field: str = "base") -> Revision:
    """The revision that the caller has seen, whose words the act is about."""
    found = Revision.objects.filter(proposal=proposal, number=number).first()
    if found is None:
        raise Refusal("no_such_revision", _("There is no such revision."), field=field)
    return found
