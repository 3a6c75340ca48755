"""Stakeholders for programs: facts, never people; the secretariat adds them and corrects facts."""

from typing import Any, ClassVar

from django.db.models import Q, QuerySet
from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response

from interface.acts import KEY, Told, act, checked, created
from interface.lists import Filter, FilteredViewSet
from stakeholders.actions import accreditation as acts
from stakeholders.models import Kind, RegionalGroup, Stakeholder
from stakeholders.models.limits import LONGEST_ABOUT, LONGEST_GROUND, LONGEST_NAME
from stakeholders.models.stakeholders import CONSTITUENCY_KINDS
from stakeholders.requests import actor_of


class StakeholderSerializer(serializers.ModelSerializer[Stakeholder]):
    host = serializers.CharField(source="host.name", default=None, read_only=True, allow_null=True)
    accredited_at = serializers.DateTimeField(
        source="accreditation.at", default=None, read_only=True
    )

    class Meta:
        model = Stakeholder
        fields = [
            "id",
            "name",
            "kind",
            "regional_group",
            "host",
            "about",
            "website",
            "accredited_at",
        ]


def kind_field() -> Any:
    return serializers.ChoiceField(CONSTITUENCY_KINDS)


def region_field() -> Any:
    return serializers.ChoiceField(
        RegionalGroup.choices, required=False, allow_blank=True, help_text="For states only."
    )


def host_field() -> Any:
    return serializers.PrimaryKeyRelatedField(
        queryset=Stakeholder.objects.states(),
        required=False,
        allow_null=True,
        help_text="A state, where the seat of all but states is.",
    )


def website_field() -> Any:
    return serializers.URLField(max_length=200, required=False, allow_blank=True)


class EditedStakeholderSerializer(serializers.Serializer[Any]):
    """What is not said stays as it is; the kind does in any case."""

    name = Told(max_length=LONGEST_NAME, required=False)
    regional_group = region_field()
    host = host_field()
    about = Told(max_length=LONGEST_ABOUT, required=False, allow_blank=True)
    website = website_field()


class NewStakeholderSerializer(EditedStakeholderSerializer):
    """Its head of delegation is invited next (`/api/v1/invitations/`)."""

    name = Told(max_length=LONGEST_NAME)
    kind = kind_field()
    reason = Told(
        max_length=LONGEST_GROUND,
        required=False,
        allow_blank=True,
        help_text="On what ground it is accredited.",
    )


class StakeholderViewSet(FilteredViewSet[Stakeholder]):
    """Accredited stakeholders."""

    filters: ClassVar = {
        "kind": Filter(
            serializers.ChoiceField(Kind.choices), lambda kind: Q(kind=kind), "Those of one kind."
        )
    }

    queryset = Stakeholder.objects.none()
    serializer_class = StakeholderSerializer

    def get_queryset(self) -> QuerySet[Stakeholder]:
        found = Stakeholder.objects.accredited().select_related("host", "accreditation")
        # The secretariat itself is read like all others, but its facts are not edited.
        return found.in_constituencies() if self.action == "editing" else found

    @extend_schema(request=NewStakeholderSerializer, parameters=[KEY])
    def create(self, request: Request, *_args: Any, **_kwargs: Any) -> Response:
        """The secretariat adds a stakeholder, which is accredited at once."""
        said = checked(self, NewStakeholderSerializer)
        return created(self, lambda: acts.add_stakeholder(actor_of(request), **said))

    @act("editing", takes=EditedStakeholderSerializer)
    def editing(self, request: Request, stakeholder: Stakeholder, said: dict[str, Any]) -> None:
        """The secretariat corrects its facts; what it did stays as it is."""
        acts.edit_stakeholder(actor_of(request), stakeholder, **said)
