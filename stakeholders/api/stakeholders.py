"""Stakeholders for programs: facts, never people."""

from rest_framework import serializers, viewsets

from stakeholders.models import Stakeholder


class StakeholderSerializer(serializers.ModelSerializer[Stakeholder]):
    host = serializers.CharField(source="host.name", default=None, read_only=True)
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


class StakeholderViewSet(viewsets.ReadOnlyModelViewSet[Stakeholder]):
    """Accredited stakeholders."""

    queryset = Stakeholder.objects.accredited().select_related("host", "accreditation")
    serializer_class = StakeholderSerializer
