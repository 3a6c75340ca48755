"""Proposals for programs: what a seat may read of them, with the words of the latest revision."""

from typing import ClassVar

from django.db.models import Prefetch, Q, QuerySet
from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from interface.lists import Filter, FilteredViewSet
from proposals.api.conclusions import ConclusionActs
from proposals.api.drafts import DraftActs
from proposals.api.imports import ReadingActs
from proposals.api.revisions import RevisionActs
from proposals.api.sponsorship import OF_TEXTS, TextSponsorshipActs
from proposals.api.tabling import TablingActs
from proposals.api.takeover import TakeOverActs
from proposals.models import CoSponsor, DocumentType, Proposal, Revision, RevisionParagraph, Stage
from proposals.reads.sponsorship import standing
from proposals.reads.texts import latest_revision
from stakeholders.requests import actor_of


class ParagraphSerializer(serializers.ModelSerializer[RevisionParagraph]):
    id = serializers.UUIDField(source="paragraph_id", read_only=True)

    class Meta:
        model = RevisionParagraph
        fields = ["id", "label", "kind", "parent", "text"]


class RevisionSerializer(serializers.ModelSerializer[Revision]):
    issued_at = serializers.DateTimeField(source="at", read_only=True)

    class Meta:
        model = Revision
        fields = ["number", "symbol", "issued_at", "sha256", "summary"]


class CoSponsorSerializer(serializers.ModelSerializer[CoSponsor]):
    name = serializers.CharField(source="stakeholder.name", read_only=True)
    confirmed = serializers.SerializerMethodField(
        help_text="False: it accepted an earlier draft, and has not confirmed the words since."
    )

    class Meta:
        model = CoSponsor
        fields = ["stakeholder", "name", "confirmed"]

    def get_confirmed(self, slot: CoSponsor) -> bool:
        return not slot.is_earlier


class ProposalSerializer(serializers.ModelSerializer[Proposal]):
    """No field tells who wrote a non-paper: it has no main sponsor, and no author is given."""

    group = serializers.IntegerField(source="group.number", read_only=True)
    stage = serializers.SerializerMethodField()
    main_sponsor = serializers.CharField(source="main_sponsor.name", default=None, read_only=True)
    adopted_as = serializers.CharField(
        source="adoption.symbol", default=None, read_only=True, allow_null=True
    )
    cosponsors = serializers.SerializerMethodField()
    revisions = RevisionSerializer(many=True, read_only=True)

    class Meta:
        model = Proposal
        fields = [
            "id",
            "symbol",
            "adopted_as",
            "document_type",
            "title",
            "group",
            "stage",
            "language",
            "visibility",
            "main_sponsor",
            "cosponsors",
            "revisions",
        ]

    def get_stage(self, proposal: Proposal) -> str | None:
        """A non-paper has no stage."""
        return None if proposal.is_non_paper else proposal.stage.value

    @extend_schema_field(CoSponsorSerializer(many=True))
    def get_cosponsors(self, proposal: Proposal) -> list[dict[str, object]]:
        """Who has accepted and not withdrawn; of a draft its author alone reads it."""
        own = actor_of(self.context["request"]).stakeholder
        if proposal.is_non_paper or (
            proposal.is_draft and (own is None or own.pk != proposal.author_id)
        ):
            return []
        beside, earlier = standing(proposal.cosponsors.all())
        return list(CoSponsorSerializer([*beside, *earlier], many=True).data)


class TextSerializer(ProposalSerializer):
    paragraphs = serializers.SerializerMethodField()

    class Meta(ProposalSerializer.Meta):
        fields = [*ProposalSerializer.Meta.fields, "paragraphs"]

    @extend_schema_field(ParagraphSerializer(many=True))
    def get_paragraphs(self, proposal: Proposal) -> list[dict[str, object]]:
        """The paragraphs of the latest issued revision, in order."""
        revision = latest_revision(proposal)
        rows = revision.rows.order_by("order") if revision else []
        return list(ParagraphSerializer(list(rows), many=True).data)


class ProposalViewSet(
    DraftActs,
    ReadingActs,
    TablingActs,
    TextSponsorshipActs,
    TakeOverActs,
    RevisionActs,
    ConclusionActs,
    FilteredViewSet[Proposal],
):
    """Texts before the working groups; one of them comes with its words."""

    filters: ClassVar = {
        "group": Filter(
            serializers.IntegerField(min_value=0, max_value=32_767),
            lambda number: Q(group__number=number),
            "Those of the working group with this number.",
        ),
        "stage": Filter(
            serializers.ChoiceField(Stage.choices),
            lambda stage: Q(derived_stage=stage),
            "Those at one stage.",
        ),
        "document_type": Filter(
            serializers.ChoiceField(DocumentType.choices),
            lambda kind: Q(document_type=kind),
            "Those of one type.",
        ),
    }

    steps = OF_TEXTS
    queryset = Proposal.objects.none()

    def get_queryset(self) -> QuerySet[Proposal]:
        actor = actor_of(self.request)
        return (
            Proposal.objects.visible_to(actor.seat)
            .with_stage()
            .select_related("group", "main_sponsor", "adoption")
            .prefetch_related(
                Prefetch("revisions", Revision.objects.order_by("number")),
                Prefetch("cosponsors", CoSponsor.objects.with_words().by_name()),
            )
        )

    def get_serializer_class(self) -> type[ProposalSerializer]:
        return ProposalSerializer if self.action == "list" else TextSerializer
