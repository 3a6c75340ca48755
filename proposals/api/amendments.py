"""Amendments for programs: words, mover as far as attribution is readable, outcome."""

from typing import Any, ClassVar

from django.db.models import Exists, OuterRef, Prefetch, Q, QuerySet
from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.generics import get_object_or_404
from rest_framework.request import Request
from rest_framework.response import Response

from interface.acts import KEY, Words, act, checked, created
from interface.lists import Filter, FilteredViewSet
from proposals import actions
from proposals.api.named import revision_of, wording_number
from proposals.api.outcomes import OutcomeActs
from proposals.api.reversals import ReversalActs
from proposals.api.sponsorship import OF_AMENDMENTS, AmendmentSponsorshipActs
from proposals.models import (
    Amendment,
    AmendmentStatus,
    AmendmentVersion,
    BracketReason,
    Operation,
    Proposal,
    Result,
)
from proposals.models.limits import LONGEST_PARAGRAPH, MOST_INVITED
from proposals.rules.attribution import attributed_to
from stakeholders.api.named import Stakeholders
from stakeholders.models import Coalition
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


class NewAmendmentSerializer(serializers.Serializer[Any]):
    """One operation on one paragraph; what each operation needs is refused beside its field."""

    proposal = serializers.UUIDField()
    base = serializers.IntegerField(
        min_value=0, max_value=32_767, help_text="The number of the revision that was read."
    )
    operation = serializers.ChoiceField(Operation.choices)
    paragraph = serializers.UUIDField(required=False, allow_null=True, default=None)
    new_text = Words(required=False, allow_blank=True, default="")
    kind = serializers.CharField(required=False, allow_blank=True, default="", max_length=10)
    parent: Any = serializers.UUIDField(required=False, allow_null=True, default=None)
    after = serializers.UUIDField(required=False, allow_null=True, default=None)
    span = serializers.ListField(
        child=serializers.IntegerField(min_value=0, max_value=LONGEST_PARAGRAPH),
        min_length=2,
        max_length=2,
        required=False,
        allow_null=True,
        default=None,
        help_text="First and last character, in the paragraph's words, of what is bracketed.",
    )
    reason = serializers.ChoiceField(
        BracketReason.choices, required=False, allow_blank=True, default=""
    )
    coalition = serializers.PrimaryKeyRelatedField(
        queryset=Coalition.objects.all(), required=False, allow_null=True, default=None
    )
    rationale = Words(required=False, allow_blank=True, default="")
    cosponsors = Stakeholders(max_length=MOST_INVITED, required=False, default=list)


class RewritingSerializer(serializers.Serializer[Any]):
    new_text = Words(allow_blank=True)
    base = serializers.IntegerField(
        min_value=0, max_value=32_767, help_text="The number of the revision that was read."
    )
    wording = wording_number()


class AmendmentWithdrawalSerializer(serializers.Serializer[Any]):
    reason = Words(required=False, allow_blank=True, default="")


def _of_status(status: str) -> Q:
    if status in Result.values:
        return Q(withdrawn=False, standing_result=status)
    if status == AmendmentStatus.WITHDRAWN:
        return Q(withdrawn=True)
    return Q(withdrawn=False, standing_result=None)


class AmendmentViewSet(
    OutcomeActs, ReversalActs, AmendmentSponsorshipActs, FilteredViewSet[Amendment]
):
    """Amendments to the texts that the caller may read."""

    filters: ClassVar = {
        "proposal": Filter(
            serializers.UUIDField(), lambda key: Q(proposal=key), "Those to one text."
        ),
        "paragraph": Filter(
            serializers.UUIDField(), lambda key: Q(paragraph=key), "Those to one paragraph."
        ),
        "status": Filter(
            serializers.ChoiceField([*AmendmentStatus.values, *Result.values]),
            _of_status,
            "`open`, `withdrawn`, or a standing outcome.",
        ),
    }

    steps = OF_AMENDMENTS
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

    @extend_schema(request=NewAmendmentSerializer, parameters=[KEY])
    def create(self, request: Request, *_args: Any, **_kwargs: Any) -> Response:
        """Move an amendment for the own stakeholder, or for a coalition as its spokesperson."""
        actor = actor_of(request)
        said = checked(self, NewAmendmentSerializer)
        readable = Proposal.objects.visible_to(actor.seat)
        proposal = get_object_or_404(readable, pk=said.pop("proposal"))
        base = revision_of(proposal, said.pop("base"))
        span = tuple(said.pop("span") or ()) or None
        return created(
            self,
            lambda: actions.table_amendment(actor, proposal, base=base, span=span, **said),
        )

    @act("rewriting", takes=RewritingSerializer)
    def rewriting(self, request: Request, amendment: Amendment, said: dict[str, Any]) -> None:
        """Its mover words it anew; co-sponsors stay with the wording that they signed."""
        base = revision_of(amendment.proposal, said.pop("base"))
        actions.rewrite_amendment(actor_of(request), amendment, base=base, **said)

    @act("withdrawal", takes=AmendmentWithdrawalSerializer)
    def withdrawal(self, request: Request, amendment: Amendment, said: dict[str, Any]) -> None:
        """Its mover withdraws it."""
        actions.withdraw_amendment(actor_of(request), amendment, **said)
