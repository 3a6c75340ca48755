"""How consideration of a text ends or pauses: withdrawn, deferred, resumed, adopted."""

from collections.abc import Collection, Sequence
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils.timezone import get_current_timezone_name
from django.utils.translation import gettext as _

from interface import clock
from interface.listing import listed
from interface.refusal import Refusal
from interface.times import day_words
from proposals.actions.aggregate import (
    enter,
    lock_proposal,
    refuse_stale,
    refuse_unheard,
    refuse_unless_open,
)
from proposals.models import (
    Adoption,
    Deferral,
    Proposal,
    ProposalWithdrawal,
    Resumption,
    Revision,
    Stage,
    TakeOver,
)
from proposals.models.acts import day_in
from proposals.models.limits import LONGEST_MEETING, LONGEST_REASON
from proposals.reads.adopting import (
    SERIES,
    adopted_symbol,
    agreed_later,
    is_issued_after,
    settled_later,
)
from proposals.reads.objections import Objection, told
from proposals.reads.obstacles import obstacles_to
from proposals.reads.texts import issued_revision
from proposals.wording import clean_words
from stakeholders.actors import Actor
from stakeholders.permits import require
from workinggroups.actions.symbols import next_number


@transaction.atomic
def withdraw_proposal(actor: Actor, proposal: Proposal, *, reason: str) -> ProposalWithdrawal:
    """By the main sponsor before the group takes it over, or by the co-chairs their own text."""
    proposal = lock_proposal(proposal)
    refuse_unless_open(proposal)
    require(actor, "proposals.withdraw", proposal)
    reason = _required(reason, _("Say why it is withdrawn."))
    withdrawal = ProposalWithdrawal.objects.create(
        proposal=proposal, reason=reason, **actor.signature
    )
    enter("proposal_withdrawn", actor, proposal, in_group=True)
    return withdrawal


@transaction.atomic
def defer_proposal(
    actor: Actor, proposal: Proposal, *, reason: str, until: date | None = None
) -> Deferral:
    """Put consideration off, to a day or without one."""
    proposal = lock_proposal(proposal)
    refuse_unless_open(proposal)
    require(actor, "proposals.defer", proposal)
    reason = _required(reason, _("Say why it is deferred."))
    if until is not None and until <= clock.today():
        passed = until < clock.today()
        message = _("This day has passed.") if passed else _("Give a day after today.")
        raise Refusal("until_in_past", message, field="until")
    deferral = Deferral.objects.create(
        proposal=proposal, reason=reason, until=until, **actor.signature
    )
    enter("proposal_deferred", actor, proposal, in_group=True, deferral=deferral.pk)
    return deferral


@transaction.atomic
def resume_proposal(actor: Actor, proposal: Proposal) -> Resumption:
    """Take consideration up again, where it was left."""
    proposal = lock_proposal(proposal)
    if proposal.stage != Stage.DEFERRED:
        raise Refusal("not_deferred", _("Consideration of this text has not been deferred."))
    require(actor, "proposals.resume", proposal)
    deferral = Deferral.objects.get(proposal=proposal, resumption__isnull=True)
    resumption = Resumption.objects.create(deferral=deferral, **actor.signature)
    enter("proposal_resumed", actor, proposal, in_group=True, deferral=deferral.pk)
    return resumption


@transaction.atomic
def adopt_proposal(
    actor: Actor,
    proposal: Proposal,
    *,
    meeting: str,
    place: str,
    held_at: datetime,
    no_objection_raised: bool,
    not_maintained: bool = False,
    revision: Revision | UUID | None = None,
    heard: Collection[UUID] | None = None,
) -> Adoption:
    """A co-chair records that a meeting adopted the latest revision without an objection.

    `not_maintained` says that whoever had objected to earlier words, and decides, did not maintain
    the objection in the meeting. Its day, and the year of its number, are those of the time zone
    of who records: the hour was entered in it. `revision` is the one that was read, and `heard`
    are the objections to earlier words that were, as positions: no other is released.
    """
    proposal = lock_proposal(proposal)
    refuse_unless_open(proposal)
    require(actor, "proposals.adopt", proposal)
    meeting = _required(meeting, _("Name the meeting."), field="meeting", limit=LONGEST_MEETING)
    place = _required(place, _("Say where it was held."), field="place", limit=LONGEST_MEETING)
    latest = issued_revision(proposal)
    if revision is not None:
        refuse_stale(latest, revision)
    _refuse_wrong_time(held_at, latest)
    _refuse_before_what_it_rests_on(proposal, held_at)
    if no_objection_raised is not True:
        message = _("A text is adopted only where no objection was raised in the meeting.")
        raise Refusal("objection_raised", message, field="no_objection_raised")
    obstacles = obstacles_to(proposal)
    for code, message in obstacles.told:
        raise Refusal(code, message)
    refuse_unheard(obstacles.unanswered, heard)
    _refuse_unanswered(obstacles.unanswered, not_maintained)
    zone = get_current_timezone_name()
    year = day_in(held_at, zone).year
    number = next_number(proposal.group, year, SERIES)
    adoption = Adoption.objects.create(
        proposal=proposal,
        revision=latest,
        symbol=adopted_symbol(proposal.group, year, number),
        meeting=meeting,
        place=place,
        held_at=held_at,
        zone=zone,
        **actor.signature,
    )
    adoption.not_maintained.set([one.position for one in obstacles.unanswered])
    enter(
        "proposal_adopted",
        actor,
        proposal,
        in_group=True,
        adoption=adoption.pk,
        revision=latest.pk,
        sha256=latest.sha256,
        **_amended(latest, held_at),
        **_released(obstacles.unanswered),
    )
    return adoption


def _refuse_wrong_time(held_at: datetime, latest: Revision) -> None:
    """A meeting adopts what it has before it, or as amended there: words issued afterwards."""
    if held_at > clock.now():
        raise Refusal("held_in_future", _("This moment has not come yet."), field="held_at")
    if not is_issued_after(latest, held_at):
        return
    said = {"revision": latest.name}
    message = _("%(revision)s was issued after that, so the meeting has not adopted it.")
    before = Revision.objects.filter(proposal=latest.proposal, number=latest.number - 1).first()
    if before is not None:
        message = _(
            "%(revision)s and %(before)s were both issued after that, so the meeting has not "
            "adopted it."
        )
        said["before"] = before.name
        if not is_issued_after(before, held_at):
            later = agreed_later(latest, held_at, day_in(held_at, get_current_timezone_name()))
            if not later:
                return
            said["names"] = listed(one.name for one in later)
            message = _(
                "%(revision)s was issued after that, and this meeting or an earlier one had not "
                "agreed what came into it: %(names)s. So the meeting has not adopted it."
            )
    raise Refusal("held_before_issue", message % said, field="held_at")


def _refuse_before_what_it_rests_on(proposal: Proposal, held_at: datetime) -> None:
    """A group adopts what it has taken over, when all else about the text has been decided."""
    day = day_in(held_at, get_current_timezone_name())
    takeover = TakeOver.objects.filter(proposal=proposal).first()
    if takeover is not None and day < takeover.held_on:
        message = _("The group took this text over on %(day)s, so no meeting adopted it before.")
        said = {"day": day_words(takeover.held_on)}
        raise Refusal("held_before_takeover", message % said, field="held_at")
    later = settled_later(proposal, day)
    if later:
        message = _("Of some amendments the outcome came after that day: %(names)s.")
        said = {"names": listed(one.name for one in later)}
        raise Refusal("held_before_outcomes", message % said, field="held_at")


def _refuse_unanswered(objections: Sequence[Objection], not_maintained: bool) -> None:
    """Only the meeting knows whether an objection to earlier words is kept."""
    if objections and not_maintained is not True:
        message = _("Objections to earlier words were not reconfirmed and not lifted: %(names)s.")
        names = told(objections)
        raise Refusal("objection_unanswered", message % {"names": names}, field="not_maintained")


def _amended(revision: Revision, held_at: datetime) -> dict[str, Any]:
    """That the words were issued after the meeting that amended and adopted them."""
    return {"as_amended": True} if is_issued_after(revision, held_at) else {}


def _released(objections: Sequence[Objection]) -> dict[str, Any]:
    """Whose objection was not maintained, and to which paragraph, by identifier."""
    if not objections:
        return {}
    pairs = [[one.position.stakeholder_id, one.paragraph_id] for one in objections]
    return {"not_maintained": pairs}


def _required(
    words: str, message: str, *, field: str = "reason", limit: int = LONGEST_REASON
) -> str:
    words = clean_words(words, field=field, limit=limit)
    if not words:
        raise Refusal(f"{field}_required", message, field=field)
    return words
