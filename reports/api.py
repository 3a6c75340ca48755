"""Reports for programs: asked for, followed while they are compiled, fetched file by file."""

from typing import Any, ClassVar

from django.db.models import Q
from django.urls import reverse
from drf_spectacular.utils import extend_schema, extend_schema_field
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response

from interface.acts import KEY, checked, created
from interface.lists import Filter, FilteredViewSet
from reports import reads
from reports.actions import ask_for_report
from reports.models import Audience, ReportFile, ReportRequest, ReportRequestQuerySet
from stakeholders.requests import actor_of
from workinggroups.models import WorkingGroup


class FileSerializer(serializers.ModelSerializer[ReportFile]):
    """`url` gives the bytes that `sha256` is taken over."""

    url = serializers.SerializerMethodField()

    class Meta:
        model = ReportFile
        fields = ["format", "name", "size", "sha256", "url"]

    def get_url(self, file: ReportFile) -> str:
        address = reverse("report_file", args=[self.context["asked"], file.format])
        return str(self.context["request"].build_absolute_uri(address))


class ReportSerializer(serializers.ModelSerializer[ReportRequest]):
    group = serializers.IntegerField(source="group.number", read_only=True)
    first_day = serializers.DateField(read_only=True)
    last_day = serializers.DateField(read_only=True)
    asked_at = serializers.DateTimeField(source="at", read_only=True)
    asked_by = serializers.CharField(source="stakeholder.name", default=None, read_only=True)
    state = serializers.ChoiceField(["asked", "compiling", "finished", "failed"], read_only=True)
    done = serializers.IntegerField(source="job.done", read_only=True)
    total = serializers.IntegerField(source="job.total", read_only=True)
    files = serializers.SerializerMethodField()

    class Meta:
        model = ReportRequest
        fields = [
            "id",
            "group",
            "first_day",
            "last_day",
            "audience",
            "asked_at",
            "asked_by",
            "state",
            "done",
            "total",
            "files",
        ]

    @extend_schema_field(FileSerializer(many=True))
    def get_files(self, asked: ReportRequest) -> list[dict[str, Any]]:
        """All of them, or none while the report is compiled."""
        files = asked.report.ordered_files if asked.state == "finished" else []
        context = {**self.context, "asked": asked.pk}
        return list(FileSerializer(files, many=True, context=context).data)


class AskedReportSerializer(serializers.Serializer[Any]):
    group = serializers.SlugRelatedField(slug_field="number", queryset=WorkingGroup.objects.all())
    first_day = serializers.DateField()
    last_day = serializers.DateField(help_text="It counts; today at the latest.")
    audience = serializers.ChoiceField(Audience.choices)


class ReportViewSet(FilteredViewSet[ReportRequest]):
    """Reports that the caller may read; `state` and `done` tell how far one has come."""

    filters: ClassVar = {
        "group": Filter(
            serializers.IntegerField(min_value=0, max_value=32_767),
            lambda number: Q(group__number=number),
            "Those on one group.",
        ),
        "audience": Filter(
            serializers.ChoiceField(Audience.choices),
            lambda audience: Q(audience=audience),
            "Those for one audience.",
        ),
    }

    serializer_class = ReportSerializer
    queryset = ReportRequest.objects.none()

    def get_queryset(self) -> ReportRequestQuerySet:
        return reads.requests(actor_of(self.request).seat)

    @extend_schema(request=AskedReportSerializer, parameters=[KEY])
    def create(self, request: Request, *_args: Any, **_kwargs: Any) -> Response:
        """Have a report compiled; the same one asked for twice is compiled once."""
        said = checked(self, AskedReportSerializer)
        return created(self, lambda: ask_for_report(actor_of(request), **said))
