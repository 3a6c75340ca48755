"""What an act of the API names: revisions and wordings by their number, objections."""

from typing import Any

from django.utils.translation import gettext as _
from rest_framework import serializers

from interface.refusal import Refusal
from proposals.models import Proposal, Revision


def wording_number(*, required: bool = True) -> Any:
    """The wording of an amendment; an act for which it may be missing asks for it itself."""
    return serializers.IntegerField(
        required=required,
        min_value=1,
        max_value=32_767,
        help_text="The number of the wording that was read: the act is about no other.",
    )


def revision_number(*, required: bool = True) -> Any:
    """The revision of a text; as `wording_number`."""
    return serializers.IntegerField(
        required=required,
        min_value=0,
        max_value=32_767,
        help_text="The number of the revision that was read: the act is about no other.",
    )


def draft_version(*, required: bool = True) -> Any:
    """The version of a draft; as `wording_number`."""
    return serializers.IntegerField(
        required=required,
        min_value=0,
        max_value=2**31 - 1,
        help_text="The version of the draft whose words were read: the act is about no other.",
    )


def objections_read() -> Any:
    """The objections that an outcome or an adoption may release; an empty list where none were."""
    return serializers.ListField(
        child=serializers.UUIDField(),
        max_length=10_000,
        help_text="The objections that were read, by the identifiers of their positions: none "
        "beside them is recorded as not maintained.",
    )


def missing(name: str) -> serializers.ValidationError:
    """That an act needs a field which others of its kind do not."""
    words = serializers.Field.default_error_messages["required"]
    return serializers.ValidationError({name: [words]}, code="required")


def revision_of(proposal: Proposal, number: int, *, field: str = "base") -> Revision:
    """The revision that the caller has seen, whose words the act is about."""
    found = Revision.objects.filter(proposal=proposal, number=number).first()
    if found is None:
        raise Refusal("no_such_revision", _("There is no such revision."), field=field)
    return found
