"""What a meeting adopted: a revision that it had before it, or one issued afterwards as amended."""

from datetime import date, datetime

from django.conf import settings

from proposals.models import Amendment, Basis, Outcome, Proposal, Revision
from proposals.reads.texts import TAKEN_IN
from workinggroups.models import WorkingGroup

# The series in which a group numbers what it adopts.
SERIES = "DEC"


def is_issued_after(revision: Revision, held_at: datetime) -> bool:
    """Whether the meeting came before the revision; a form knows no seconds."""
    return held_at < revision.at.replace(second=0, microsecond=0)


def agreed_later(revision: Revision, held_at: datetime, day: date) -> list[Amendment]:
    """What went into a revision and was agreed neither in the meeting of that day nor before it."""
    agreements = Outcome.objects.standing().filter(
        amendment__inclusion__revision=revision, result__in=TAKEN_IN
    )
    outcomes = agreements.select_related("amendment")
    later = [one.amendment for one in outcomes if not _was_agreed(one, held_at, day)]
    return sorted(later, key=lambda one: one.number)


def settled_later(proposal: Proposal, day: date) -> list[Amendment]:
    """Those of whose outcome the day of record is after a day."""
    found = Outcome.objects.standing().filter(amendment__proposal=proposal, basis_date__gt=day)
    amendments = {one.amendment_id: one.amendment for one in found.select_related("amendment")}
    return sorted(amendments.values(), key=lambda one: one.number)


def _was_agreed(outcome: Outcome, held_at: datetime, day: date) -> bool:
    if outcome.basis == Basis.MEETING and outcome.basis_date is not None:
        return outcome.basis_date <= day
    if outcome.basis == Basis.NO_OBJECTION and outcome.basis_date is not None:
        # Until that day was over somebody might have objected.
        return outcome.basis_date < day
    return outcome.at <= held_at


def adopted_symbol(group: WorkingGroup, year: int, number: int) -> str:
    """What an adopted text is cited by: `NF/WG4/2026/DEC.2`."""
    return f"{settings.SYMBOL_PREFIX}/{group.symbol_part}/{year}/{SERIES}.{number}"
