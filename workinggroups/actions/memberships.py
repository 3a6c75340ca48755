"""Who is in the room: entering and ending memberships and chairs, which the secretariat does."""

from collections.abc import Iterable, Sequence
from datetime import date

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from interface.characters import visible_words
from interface.refusal import Refusal
from interface.wording import refuse_unprintable
from stakeholders.actors import Actor
from stakeholders.models import Kind, Role, Seat, Stakeholder
from stakeholders.permits import require
from workinggroups.actions.aggregate import enter, lock_group
from workinggroups.models import (
    ChairEnding,
    CoChair,
    Membership,
    MembershipEnding,
    WorkingGroup,
)
from workinggroups.models.memberships import today


def enter_member(
    actor: Actor, group: WorkingGroup, stakeholder: Stakeholder, since: date | None = None
) -> Membership:
    """Enter an accredited stakeholder as a member; again changes nothing."""
    return enter_members(actor, group, [stakeholder], since)[0]


@transaction.atomic
def enter_members(
    actor: Actor,
    group: WorkingGroup,
    stakeholders: Iterable[Stakeholder],
    since: date | None = None,
) -> list[Membership]:
    """Enter several at once, all or none; those who are members already stay as they are."""
    stakeholders = list(stakeholders)
    group = lock_group(group)
    require(actor, "workinggroups.enter_member", group)
    standing = Membership.objects.current().filter(group=group, stakeholder__in=stakeholders)
    found = {membership.stakeholder_id: membership for membership in standing}
    coming = [one for one in dict.fromkeys(stakeholders) if one.pk not in found]
    _refuse_outsiders(coming)
    for one in coming:
        found[one.pk] = Membership(group=group, stakeholder=one, since=since or today())
    Membership.objects.bulk_create([found[one.pk] for one in coming])
    for one in coming:
        enter("member_entered", actor, group, stakeholder=str(one.pk))
    return [found[one.pk] for one in stakeholders]


@transaction.atomic
def end_membership(actor: Actor, membership: Membership, *, reason: str) -> Membership:
    """End a membership today, for a reason; what the member did stays."""
    group = lock_group(membership.group)
    require(actor, "workinggroups.enter_member", group)
    membership = Membership.objects.get(pk=membership.pk)
    if membership.until is not None:
        return membership
    membership.until = today()
    membership.save(update_fields=["until"])
    ending = MembershipEnding.objects.create(
        membership=membership, reason=_said(reason), **actor.signature
    )
    enter(
        "membership_ended",
        actor,
        group,
        stakeholder=str(membership.stakeholder_id),
        ending=str(ending.pk),
    )
    return membership


@transaction.atomic
def appoint_cochair(
    actor: Actor, group: WorkingGroup, seat: Seat, since: date | None = None
) -> CoChair:
    """Appoint a co-chair: one of a state, one not of a state, each with a committing role."""
    group = lock_group(group)
    require(actor, "workinggroups.appoint_cochair", group)
    chairs = list(CoChair.objects.current().filter(group=group).select_related("seat__stakeholder"))
    for chair in chairs:
        if chair.seat_id == seat.pk:
            return chair
    _refuse_unfit(seat, chairs)
    chair = CoChair.objects.create(group=group, seat=seat, since=since or today())
    enter(
        "cochair_appointed", actor, group, seat=str(seat.pk), stakeholder=str(seat.stakeholder_id)
    )
    return chair


@transaction.atomic
def end_chair(actor: Actor, chair: CoChair, *, reason: str) -> CoChair:
    """End a co-chair's term today, for a reason."""
    group = lock_group(chair.group)
    require(actor, "workinggroups.appoint_cochair", group)
    chair = CoChair.objects.select_related("seat").get(pk=chair.pk)
    if chair.until is not None:
        return chair
    chair.until = today()
    chair.save(update_fields=["until"])
    ending = ChairEnding.objects.create(chair=chair, reason=_said(reason), **actor.signature)
    enter(
        "chair_ended",
        actor,
        group,
        seat=str(chair.seat_id),
        stakeholder=str(chair.seat.stakeholder_id),
        ending=str(ending.pk),
    )
    return chair


def _said(reason: str) -> str:
    words = visible_words(reason)
    if not words:
        raise Refusal("reason_required", _("Say why it ends."), field="reason")
    refuse_unprintable(words, field="reason")
    return words


def _refuse_outsiders(stakeholders: Sequence[Stakeholder]) -> None:
    if any(one.is_secretariat for one in stakeholders):
        raise Refusal(
            "secretariat", _("The secretariat serves groups and joins none."), field="stakeholders"
        )
    wanted = {one.pk for one in stakeholders}
    if Stakeholder.objects.accredited().filter(pk__in=wanted).count() < len(wanted):
        raise Refusal("not_accredited", _("It is not accredited."), field="stakeholders")


def _refuse_unfit(seat: Seat, chairs: list[CoChair]) -> None:
    if seat.stakeholder.is_secretariat:
        raise Refusal("secretariat", _("The secretariat chairs no group."), field="chair")
    if seat.role not in (Role.HEAD, Role.DELEGATE) or not seat.is_current:
        raise Refusal("unfit_seat", _("A co-chair is a head or delegate in office."), field="chair")
    of_state = seat.stakeholder.kind == Kind.STATE
    if any((chair.seat.stakeholder.kind == Kind.STATE) == of_state for chair in chairs):
        message = (
            _("The group has a co-chair of a state. The other is not of a state.")
            if of_state
            else _("The group has a co-chair who is not of a state. The other is of a state.")
        )
        raise Refusal("side_taken", message, field="chair")
