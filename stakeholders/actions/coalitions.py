"""The acts of coalitions: founding, joining, leaving, and saying who speaks for them."""

from collections.abc import Sequence
from uuid import UUID

from django.db import IntegrityError, transaction
from django.utils.translation import gettext_lazy as _

from interface import clock
from interface.refusal import Refusal
from interface.wording import grouped, words_within
from record import actions as record
from record.keys import ActorRef, StreamKey, Subject
from stakeholders.actors import Actor
from stakeholders.models import (
    Coalition,
    CoalitionMembership,
    Departure,
    MembershipAnswer,
    MembershipRequest,
    PreferredOutcome,
    SpokespersonDeclaration,
    Stakeholder,
    Standing,
    limits,
)
from stakeholders.permits import require
from stakeholders.reads.coalitions import roll_of, spokesperson_of

ASKED = MembershipRequest.Direction.ASKED
INVITED = MembershipRequest.Direction.INVITED


def lock_coalition(coalition: Coalition) -> Coalition:
    return Coalition.objects.select_for_update(no_key=True).get(pk=coalition.pk)


@transaction.atomic
def found_coalition(actor: Actor, *, name: str, charter: str, outcomes: Sequence[str]) -> Coalition:
    """Found a coalition around a charter; the founder is its first member and speaks for it."""
    require(actor, "stakeholders.found_coalition")
    assert actor.stakeholder is not None
    name = words_within(" ".join(name.split()), field="name", limit=limits.LONGEST_COALITION_NAME)
    charter = words_within(charter, field="charter", limit=limits.LONGEST_CHARTER)
    wanted = [text for one in outcomes if (text := _outcome(one, field="outcomes"))]
    if not wanted:
        raise Refusal("no_outcomes", _("Say at least one preferred outcome."), field="outcomes")
    if len(wanted) > limits.MOST_OUTCOMES:
        raise _too_many(field="outcomes")
    _refuse_taken(actor, name)
    try:
        with transaction.atomic():
            coalition = Coalition.objects.create(name=name, charter=charter, **actor.signature)
    except IntegrityError:
        _refuse_taken(actor, name)
        raise
    PreferredOutcome.objects.bulk_create(
        PreferredOutcome(coalition=coalition, number=number, text=text, **actor.signature)
        for number, text in enumerate(wanted, start=1)
    )
    CoalitionMembership.objects.create(
        coalition=coalition, member=actor.stakeholder, joined_at=clock.now()
    )
    _tell("founded", actor.ref, coalition)
    return coalition


@transaction.atomic
def ask_to_join(
    actor: Actor, coalition: Coalition, *, standing: str = Standing.MEMBER, message: str = ""
) -> MembershipRequest:
    """Ask to become a member, or align, which needs nobody's approval."""
    coalition = lock_coalition(coalition)
    require(actor, "stakeholders.join_coalition", coalition)
    assert actor.stakeholder is not None
    pending = _pending(coalition, actor.stakeholder)
    if pending is not None and pending.direction == INVITED:
        raise Refusal("already_invited", _("You are invited already: answer the invitation."))
    if pending is not None:
        return pending
    if standing == Standing.ALIGNED and _current(coalition, actor.stakeholder.pk):
        raise Refusal("already_aligned", _("You are aligned with this coalition already."))
    request = MembershipRequest.objects.create(
        coalition=coalition,
        candidate=actor.stakeholder,
        direction=ASKED,
        standing=standing,
        message=words_within(message, field="message", limit=limits.LONGEST_MESSAGE),
        **actor.signature,
    )
    if standing == Standing.ALIGNED:
        # The rule answers at once, so the answer names nobody.
        MembershipAnswer.objects.create(request=request, accepted=True)
        _admit(actor.ref, request)
    else:
        _tell_aside("membership_asked", actor.ref, request)
    return request


@transaction.atomic
def invite_to_coalition(
    actor: Actor,
    coalition: Coalition,
    stakeholder: Stakeholder,
    *,
    standing: str = Standing.MEMBER,
    message: str = "",
) -> MembershipRequest:
    """Ask a stakeholder, for the coalition, to join it or to align."""
    coalition = lock_coalition(coalition)
    require(actor, "stakeholders.invite_to_coalition", coalition)
    field = "stakeholder"
    if stakeholder.is_secretariat:
        raise Refusal("secretariat", _("The secretariat joins no coalition."), field=field)
    current = _current(coalition, stakeholder.pk)
    if current is not None and current.standing in (Standing.MEMBER, standing):
        raise Refusal("already_in_it", _("It takes part already."), field=field)
    pending = _pending(coalition, stakeholder)
    if pending is not None and pending.direction == ASKED:
        raise Refusal("has_asked", _("It has asked to join: answer its request."), field=field)
    if pending is not None:
        return pending
    request = MembershipRequest.objects.create(
        coalition=coalition,
        candidate=stakeholder,
        direction=INVITED,
        standing=standing,
        message=words_within(message, field="message", limit=limits.LONGEST_MESSAGE),
        **actor.signature,
    )
    _tell_aside("membership_offered", actor.ref, request)
    return request


@transaction.atomic
def answer_request(
    actor: Actor, request: MembershipRequest, *, accepted: bool, reason: str = ""
) -> MembershipAnswer:
    """Answer a request (the convener) or an invitation (the invited stakeholder)."""
    coalition = lock_coalition(request.coalition)
    request.coalition = coalition
    given = MembershipAnswer.objects.filter(request=request).first()
    if given is not None and given.accepted == accepted:
        return given
    if given is not None:
        raise Refusal("already_answered", _("This has been answered otherwise already."))
    require(actor, "stakeholders.answer_membership_request", request)
    answer = MembershipAnswer.objects.create(
        request=request, accepted=accepted, reason=_reason(reason), **actor.signature
    )
    if accepted:
        _admit(actor.ref, request)
    else:
        _tell_aside("membership_declined", actor.ref, request)
    return answer


@transaction.atomic
def leave_coalition(actor: Actor, coalition: Coalition, *, reason: str = "") -> Departure:
    """Leave; on record, and no position of the stakeholder changes by it."""
    coalition = lock_coalition(coalition)
    require(actor, "stakeholders.leave_coalition", coalition)
    assert actor.stakeholder is not None
    membership = _current(coalition, actor.stakeholder.pk)
    assert membership is not None
    now = clock.now()
    CoalitionMembership.objects.filter(pk=membership.pk).update(left_at=now)
    departure = Departure.objects.create(
        membership=membership, reason=_reason(reason), at=now, **actor.signature
    )
    _tell("left", actor.ref, coalition, departure=str(departure.pk))
    return departure


@transaction.atomic
def declare_spokesperson(
    actor: Actor, coalition: Coalition, stakeholder: Stakeholder
) -> SpokespersonDeclaration:
    """Say which member should speak; it does once more than half of the members say so."""
    coalition = lock_coalition(coalition)
    require(actor, "stakeholders.declare_spokesperson", coalition)
    assert actor.stakeholder is not None
    roll = roll_of(coalition)
    if not roll.is_member(stakeholder):
        raise Refusal("not_a_member", _("Only a member speaks for it."), field="spokesperson")
    if roll.named.get(actor.stakeholder.pk) == stakeholder.pk:
        latest = coalition.declarations.filter(stakeholder=actor.stakeholder).last()
        assert latest is not None
        return latest
    declaration = SpokespersonDeclaration.objects.create(
        coalition=coalition, spokesperson=stakeholder, **actor.signature
    )
    speaks = spokesperson_of(coalition)
    changed = speaks is not None and speaks != roll.spokesperson
    _tell(
        "spokesperson_declared",
        actor.ref,
        coalition,
        spokesperson=str(stakeholder.pk),
        speaks=str(speaks.pk) if speaks and changed else None,
    )
    return declaration


@transaction.atomic
def add_outcome(actor: Actor, coalition: Coalition, *, text: str) -> PreferredOutcome:
    """Add one preferred outcome to those of the charter."""
    coalition = lock_coalition(coalition)
    require(actor, "stakeholders.keep_coalition", coalition)
    text = _outcome(text, field="text")
    if not text:
        raise Refusal("no_outcomes", _("Say what the coalition wants."), field="text")
    numbers = list(coalition.outcomes.values_list("number", flat=True))
    if len(numbers) >= limits.MOST_OUTCOMES:
        raise _too_many(field="text")
    outcome = PreferredOutcome.objects.create(
        coalition=coalition, number=max(numbers, default=0) + 1, text=text, **actor.signature
    )
    _tell("outcome_added", actor.ref, coalition, outcome=str(outcome.pk))
    return outcome


def _outcome(text: str, *, field: str) -> str:
    """One preferred outcome on one line."""
    return words_within(" ".join(text.split()), field=field, limit=limits.LONGEST_OUTCOME)


def _too_many(*, field: str) -> Refusal:
    message = _("A coalition has at most %(most)s outcomes.")
    return Refusal(
        "too_many_outcomes", message % {"most": grouped(limits.MOST_OUTCOMES)}, field=field
    )


def _reason(reason: str) -> str:
    return words_within(reason, field="reason", limit=limits.LONGEST_MESSAGE)


def _current(coalition: Coalition, member: UUID) -> CoalitionMembership | None:
    return CoalitionMembership.objects.current().filter(coalition=coalition, member=member).first()


def _pending(coalition: Coalition, candidate: Stakeholder) -> MembershipRequest | None:
    return MembershipRequest.objects.filter(
        coalition=coalition, candidate=candidate, answer__isnull=True
    ).first()


def _admit(actor: ActorRef, request: MembershipRequest) -> None:
    """Enter the candidate in the roll; who was aligned and becomes a member changes standing."""
    current = _current(request.coalition, request.candidate_id)
    now = clock.now()
    if current is not None and current.standing in (Standing.MEMBER, request.standing):
        return
    if current is not None:
        CoalitionMembership.objects.filter(pk=current.pk).update(left_at=now)
    CoalitionMembership.objects.create(
        coalition=request.coalition,
        member_id=request.candidate_id,
        standing=request.standing,
        joined_at=now,
    )
    act = "aligned" if request.standing == Standing.ALIGNED else "joined"
    _tell(act, actor, request.coalition, member=str(request.candidate_id), request=str(request.pk))


def _tell(act: str, actor: ActorRef, coalition: Coalition, **data: str | None) -> None:
    record.append(
        f"stakeholders.coalition_{act}",
        actor=actor,
        streams=[StreamKey("coalition", coalition.pk, "public")],
        subject=Subject("coalition", coalition.pk),
        data=data,
    )


def _tell_aside(act: str, actor: ActorRef, request: MembershipRequest) -> None:
    """What is not decided yet, or was declined, is told to the two sides only."""
    record.append(
        f"stakeholders.coalition_{act}",
        actor=actor,
        streams=[
            StreamKey("coalition", request.coalition_id, "own"),
            StreamKey("stakeholder", request.candidate_id, "own"),
        ],
        subject=Subject("coalition", request.coalition_id),
        data={"request": str(request.pk), "member": str(request.candidate_id)},
    )


def _refuse_taken(actor: Actor, name: str) -> None:
    taken = Coalition.objects.filter(name__iexact=name).first()
    if taken is None:
        return
    if actor.stakeholder is not None and taken.stakeholder_id == actor.stakeholder.pk:
        message = _("You have founded %(name)s already. It stands among the coalitions.")
        raise Refusal("founded_already", message % {"name": taken.name}, field="name")
    raise Refusal("name_taken", _("A coalition has this name already."), field="name")
