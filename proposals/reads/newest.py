"""What is new on the texts of a group that everybody may read: tabled, moved and decided."""

from proposals.models import Proposal
from record.models import Event, Stream
from workinggroups.models import Visibility, WorkingGroup

NEWEST = 50
# What a reader outside follows: texts, amendments and what became of them. Positions and
# co-sponsors are read on the pages.
FOLLOWED = tuple(
    f"proposals.{act}"
    for act in (
        "proposal_tabled",
        "non_paper_circulated",
        "amendment_tabled",
        "amendment_rewritten",
        "amendment_withdrawn",
        "outcome_recorded",
        "outcome_taken_back",
        "proposal_taken_over",
        "revision_issued",
        "proposal_deferred",
        "proposal_resumed",
        "proposal_withdrawn",
        "proposal_adopted",
    )
)


def newest_acts(group: WorkingGroup) -> list[Event]:
    """At most `NEWEST` followed acts on the group's public texts, the newest first."""
    public = Proposal.objects.visible_to(None).exclude(visibility=Visibility.DRAFT)
    streams = Stream.objects.filter(
        subject_type="proposal", subject_id__in=public.filter(group=group).values("pk")
    )
    found = Event.objects.filter(stream__in=streams, kind__in=FOLLOWED)
    return list(found.select_related("stream").order_by("-at", "-pk")[:NEWEST])
