"""Amendments for programs: words, mover as far as attribution is readable, outcome."""

from typing import ClassVar

from django.db.models import Exists, OuterRef, Prefetch, Q, QuerySet
from rest_framework import serializers

from interface.lists import Filter, ReadOnlyViewSet
from proposals.models import Amendment, AmendmentVersion, Proposal, Result
from proposals.rules.attribution import attributed_to
from stakeholders.requests import actor_of


class WordingSerializer(serializers.ModelSerializer[AmendmentVersion]):
    base = serializers.CharField(source="base.symbol", read_only=True)

    class Meta:
        model = AmendmentVersion
        fields = [
            "number",
            "cause",
            "base",
            "base_text",
            "new_text",
            "kind",
            "parent",
            "after",
            "span_start",
            "span_end",
            "reason",
            "at",
        ]


class AmendmentSerializer(serializers.ModelSerializer[Amendment]):
    status = serializers.SerializerMethodField()
    mover = serializers.SerializerMethodField()
    tabled_at = serializers.DateTimeField(source="at", read_only=True)
    versions = WordingSerializer(many=True, read_only=True)

    class Meta:
        model = Amendment
        fields = [
            "id",
            "symbol",
            "proposal",
            "number",
            "operation",
            "paragraph",
            "origin",
            "mover",
            "rationale",
            "status",
            "tabled_at",
            "versions",
        ]

    def get_status(self, amendment: Amendment) -> str:
        """`open`, `withdrawn`, or the standing outcome."""
        return amendment.status

    def get_mover(self, amendment: Amendment) -> str | None:
        """The mover's name; null for imported text and where attribution is not for this reader.

        Who moved it may always read so.
        """
        own = actor_of(self.context["request"]).stakeholder
        if not (amendment.is_attributed or (own and amendment.mover_id == own.pk)):  # type: ignore[attr-defined]
            return None
        mover = amendment.mover or amendment.coalition
        return str(mover) if mover else None


def _of_status(status: str) -> Q:
    if status in Result.values:
        return Q(withdrawn=False, standing_result=status)
    return Q(withdrawn=True) if status == "withdrawn" else Q(withdrawn=False, standing_result=None)


class AmendmentViewSet(ReadOnlyViewSet[Amendment]):
    """Amendments to the texts that the caller may read."""

    filters: ClassVar = {
        "proposal": Filter(
            serializers.UUIDField(), lambda key: Q(proposal=key), "Those to one text."
        ),
        "paragraph": Filter(
            serializers.UUIDField(), lambda key: Q(paragraph=key), "Those to one paragraph."
        ),
        "status": Filter(
            serializers.ChoiceField(["open", "withdrawn", *Result.values]),
            _of_status,
            "`open`, `withdrawn`, or a standing outcome.",
        ),
    }

    serializer_class = AmendmentSerializer
    queryset = Amendment.objects.none()

    def get_queryset(self) -> QuerySet[Amendment]:
        seat = actor_of(self.request).seat
        named = Proposal.objects.filter(attributed_to(seat), pk=OuterRef("proposal"))
        return (
            Amendment.objects.with_status()
            .filter(proposal__in=Proposal.objects.visible_to(seat))
            .annotate(is_attributed=Exists(named))
            .select_related("mover", "coalition")
            .prefetch_related(Prefetch("versions", AmendmentVersion.objects.select_related("base")))
        )
