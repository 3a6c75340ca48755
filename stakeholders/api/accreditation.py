"""Accreditation for programs: asked for by who has no seat, decided by the secretariat."""

from typing import Any, ClassVar

from django.db.models import Q, QuerySet
from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response

from interface.acts import KEY, Told, act, checked, created
from interface.lists import Filter, FilteredViewSet
from stakeholders.actions import accreditation as acts
from stakeholders.api.stakeholders import host_field, kind_field, region_field, website_field
from stakeholders.models import Application, ApplicationDecision
from stakeholders.models.limits import LONGEST_GROUND, LONGEST_NAME, LONGEST_STATEMENT
from stakeholders.reads.accreditation import applications_seen_by
from stakeholders.requests import actor_of


class DecisionSerializer(serializers.ModelSerializer[ApplicationDecision]):
    decided_at = serializers.DateTimeField(source="at", read_only=True)

    class Meta:
        model = ApplicationDecision
        fields = ["granted", "reason", "decided_at"]


class ApplicationSerializer(serializers.ModelSerializer[Application]):
    host = serializers.CharField(source="host.name", default=None, read_only=True, allow_null=True)
    applicant = serializers.SerializerMethodField()
    asked_at = serializers.DateTimeField(source="at", read_only=True)
    decision = DecisionSerializer(read_only=True, allow_null=True, default=None)

    class Meta:
        model = Application
        fields = [
            "id",
            "organisation",
            "kind",
            "regional_group",
            "host",
            "website",
            "applicant",
            "function",
            "statement",
            "asked_at",
            "decision",
        ]

    def get_applicant(self, application: Application) -> str:
        return str(application.person)


class NewApplicationSerializer(serializers.Serializer[Any]):
    organisation = Told(max_length=LONGEST_NAME)
    kind = kind_field()
    regional_group = region_field()
    host = host_field()
    website = website_field()
    function = Told(max_length=LONGEST_NAME, help_text="What the applicant is in it.")
    statement = Told(max_length=LONGEST_STATEMENT, help_text="Why it asks to take part.")


class DecidedSerializer(serializers.Serializer[Any]):
    granted = serializers.BooleanField()
    reason = Told(
        max_length=LONGEST_GROUND,
        allow_blank=True,
        help_text="The applicant reads it, and it stays with the decision.",
    )


class ApplicationViewSet(FilteredViewSet[Application]):
    """The caller's own applications; the secretariat sees all."""

    filters: ClassVar = {
        "decided": Filter(
            serializers.BooleanField(),
            lambda decided: Q(decision__isnull=not decided),
            "Those that were decided, or those that wait.",
        ),
    }

    serializer_class = ApplicationSerializer
    queryset = Application.objects.none()

    def get_queryset(self) -> QuerySet[Application]:
        return applications_seen_by(actor_of(self.request))

    @extend_schema(request=NewApplicationSerializer, parameters=[KEY])
    def create(self, request: Request, *_args: Any, **_kwargs: Any) -> Response:
        """Ask that one's organisation be accredited: who has a seat already does not."""
        said = checked(self, NewApplicationSerializer)
        return created(self, lambda: acts.apply_for_accreditation(actor_of(request), **said))

    @act("decision", takes=DecidedSerializer)
    def decision(self, request: Request, application: Application, said: dict[str, Any]) -> None:
        """The secretariat accredits or does not; who asked heads the new delegation."""
        acts.decide_application(actor_of(request), application, **said)
