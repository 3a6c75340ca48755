"""Stakeholders for programs: facts, never people."""

from typing import ClassVar

from django.db.models import Q
from rest_framework import serializers

from interface.lists import Filter, FilteredViewSet
from stakeholders.models import Kind, Stakeholder


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


class StakeholderViewSet(FilteredViewSet[Stakeholder]):
    """Accredited stakeholders."""

    filters: ClassVar = {
        "kind": Filter(
            serializers.ChoiceField(Kind.choices), lambda kind: Q(kind=kind), "Those of one kind."
        )
    }

    queryset = Stakeholder.objects.accredited().select_related("host", "accreditation")
    serializer_class = StakeholderSerializer
