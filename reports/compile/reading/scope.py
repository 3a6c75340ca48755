"""What a report may look at: one group, one period, one audience, as of one moment."""

from dataclasses import dataclass
from datetime import UTC, datetime, time

from django.db.models import Exists, OuterRef, Q, QuerySet

from proposals.models import Proposal, ProposalParticipation
from proposals.models.proposals import AttributionPublicity
from reports.models import Audience, ReportRequest
from workinggroups.models import Visibility, WorkingGroup

READABLE = {
    Audience.PUBLIC: (Visibility.PUBLIC,),
    Audience.ACCREDITED: (Visibility.PUBLIC, Visibility.ACCREDITED),
    Audience.GROUP: (Visibility.PUBLIC, Visibility.ACCREDITED, Visibility.GROUP),
}


@dataclass(frozen=True, slots=True)
class Scope:
    """Acts from `start` to before `end` are of the period; `end` is never after the snapshot."""

    group: WorkingGroup
    audience: str
    start: datetime
    end: datetime

    @classmethod
    def of(cls, request: ReportRequest, now: datetime) -> "Scope":
        start = datetime.combine(request.period.lower, time.min, UTC)
        end = datetime.combine(request.period.upper, time.min, UTC)
        return cls(request.group, request.audience, start, min(end, now))

    def holds(self, moment: datetime | None) -> bool:
        return moment is not None and self.start <= moment < self.end

    def had(self, moment: datetime | None) -> bool:
        """Whether something had happened by the end."""
        return moment is not None and moment < self.end

    def names_movers_of(self, proposal: Proposal) -> bool:
        """Whether the audience reads the names beside disputed words."""
        if proposal.attribution == AttributionPublicity.PUBLIC:
            return True
        return (
            self.audience == Audience.GROUP and proposal.attribution == AttributionPublicity.MEMBERS
        )

    def proposals(self) -> QuerySet[Proposal]:
        """Texts that everybody in the audience may read, before the group in the period.

        A text that its matrix hides from one kind of stakeholder is left out unless it is public.
        """
        hidden = Exists(
            ProposalParticipation.objects.filter(proposal=OuterRef("pk"), may_see=False)
        )
        begun = Q(tabling__at__lt=self.end) | Q(circulation__at__lt=self.end)
        ended = Q(adoption__at__lt=self.start) | Q(withdrawal__at__lt=self.start)
        return (
            Proposal.objects.filter(
                group=self.group, visibility__in=READABLE[Audience(self.audience)]
            )
            .filter(Q(visibility=Visibility.PUBLIC) | ~hidden)
            .filter(begun)
            .exclude(ended)
            .select_related(
                "main_sponsor", "tabling", "circulation", "takeover", "adoption", "withdrawal"
            )
            .prefetch_related("adoption__not_maintained__stakeholder")
        )


def stamp(moment: datetime | None) -> str:
    """A moment as ISO 8601 in UTC, to the second; "" for none."""
    if moment is None:
        return ""
    return moment.astimezone(UTC).replace(microsecond=0).isoformat().replace("+00:00", "Z")
