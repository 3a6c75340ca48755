"""Texts and amendments in lists: of a group, of a stakeholder, as far as a reader may know."""

from django.contrib.postgres.fields import ArrayField
from django.db.models import (
    Case,
    Count,
    Exists,
    Func,
    IntegerField,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
    TextField,
    Value,
    When,
)
from django.db.models.functions import Cast, Coalesce

from proposals.models import (
    Amendment,
    CoSponsor,
    DocumentType,
    Proposal,
    Revision,
    SponsorAct,
    Stage,
)
from proposals.rules.attribution import attributed_to
from stakeholders.models import Seat, Stakeholder
from workinggroups.models import Visibility, WorkingGroup

LIVELIEST = (
    Stage.SILENCE,
    Stage.NEGOTIATION,
    Stage.TABLED,
    Stage.DRAFT,
    Stage.ADOPTED,
    Stage.DEFERRED,
    Stage.NOT_ADOPTED,
    Stage.WITHDRAWN,
)


def texts_of_group(group: WorkingGroup, seat: Seat | None) -> QuerySet[Proposal]:
    """What is at work before what is concluded, each with stage, open amendments and revision."""
    found = _listed(Proposal.objects.visible_to(seat).filter(group=group))
    return found.order_by(_liveliness(), "-created_at", "-pk")


def _liveliness() -> Case:
    """A circulated non-paper has no stage and stands last."""
    circulated = Q(document_type=DocumentType.NON_PAPER) & ~Q(visibility=Visibility.DRAFT)
    place = Func(
        Value(list(LIVELIEST), output_field=ArrayField(TextField())),
        Cast("derived_stage", TextField()),
        function="array_position",
        output_field=IntegerField(),
    )
    return Case(When(circulated, then=Value(len(LIVELIEST) + 1)), default=place)


def texts_sponsored(stakeholder: Stakeholder, seat: Seat | None) -> QuerySet[Proposal]:
    """The texts before their groups that it submits or co-sponsors, these with whether it accepted
    an earlier draft."""
    accepted = Q(cosponsors__stakeholder=stakeholder, cosponsors__latest__act=SponsorAct.ACCEPTED)
    visible = Proposal.objects.visible_to(seat).filter(symbol__isnull=False)
    own = visible.filter(Q(main_sponsor=stakeholder) | accepted).distinct()
    slots = CoSponsor.objects.on_earlier_drafts().filter(stakeholder=stakeholder)
    earlier = Exists(slots.filter(proposal=OuterRef("pk")))
    return _listed(own).annotate(on_earlier_draft=earlier).order_by("-created_at", "-pk")


def amendments_moved(stakeholder: Stakeholder, seat: Seat | None) -> QuerySet[Amendment]:
    """What it has moved, newest first, where this reader may know who moved it."""
    known = Proposal.objects.visible_to(seat).filter(attributed_to(seat))
    found = (
        Amendment.objects.with_status()
        .filter(mover=stakeholder, proposal__in=known)
        .select_related("proposal")
    )
    return found.order_by("-at", "-pk")


def _listed(texts: QuerySet[Proposal]) -> QuerySet[Proposal]:
    opened = (
        Amendment.objects.open()
        .filter(proposal=OuterRef("pk"))
        .order_by()
        .values("proposal")
        .annotate(n=Count("pk"))
        .values("n")
    )
    revision = Revision.objects.filter(proposal=OuterRef("pk")).order_by("-number")
    return (
        Proposal.objects.filter(pk__in=texts.values("pk"))
        .with_stage()
        .select_related("group", "main_sponsor", "adoption")
        .annotate(
            open_count=Coalesce(Subquery(opened), 0),
            latest_number=Subquery(revision.values("number")[:1]),
        )
    )
