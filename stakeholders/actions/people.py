"""The acts about seats: inviting, accepting, declining, ending a mandate, the first secretariat."""

from datetime import date, timedelta
from uuid import UUID

from django.db import IntegrityError, transaction
from django.db.backends.postgresql.psycopg_any import DateRange
from django.utils.translation import gettext_lazy as _

from interface import clock
from interface.constraints import broken_by
from interface.refusal import Refusal
from interface.wording import refuse_unprintable
from record import pings
from record.keys import Subject
from stakeholders import letters
from stakeholders.accounts import addresses_of
from stakeholders.actions.aside import tell_delegation
from stakeholders.actors import SYSTEM, Actor
from stakeholders.models import (
    Accreditation,
    Invitation,
    InvitationAnswer,
    Kind,
    Person,
    Role,
    Seat,
    Stakeholder,
)
from stakeholders.permits import require

Answer = InvitationAnswer.Answer
ONE_MANDATE = "mandates_of_one_person_for_one_stakeholder_never_overlap"


@transaction.atomic
def create_secretariat(email: str, name: str = "") -> Seat:
    """The secretariat and a head's seat in it for that address; again changes nothing."""
    secretariat, _made = Stakeholder.objects.get_or_create(
        kind=Kind.SECRETARIAT, defaults={"name": str(_("Secretariat"))}
    )
    secretariat = _locked(secretariat)
    Accreditation.objects.get_or_create(accredited=secretariat)
    person = Person.objects.filter(email__iexact=email).first()
    if person is None:
        person = Person.objects.create_user(email, name=name)
    seat = Seat.objects.current().filter(person=person, stakeholder=secretariat).first()
    if seat is not None:
        return seat
    return _seat(SYSTEM, person, secretariat, Role.HEAD, DateRange(clock.now().date(), None))


@transaction.atomic
def invite_delegate(
    actor: Actor,
    stakeholder: Stakeholder,
    *,
    email: str,
    name: str = "",
    role: str,
    mandate: DateRange,
) -> Invitation:
    """Invite somebody by e-mail to a seat; one invitation an address waits at a time."""
    stakeholder = _locked(stakeholder)
    require(actor, "stakeholders.invite_delegate", stakeholder)
    _refuse_past(mandate)
    refuse_unprintable(name, field="name")
    if Invitation.objects.open().filter(for_stakeholder=stakeholder, email__iexact=email).exists():
        raise Refusal(
            "already_invited", _("This address has an invitation that waits."), field="email"
        )
    invitation = Invitation.objects.create(
        email=email.lower(),
        name=name,
        for_stakeholder=stakeholder,
        role=role,
        mandate=mandate,
        **actor.signature,
    )
    letters.write(
        "invitation",
        invitation.email,
        stakeholder=stakeholder,
        inviter=actor.stakeholder,
        role=invitation.get_role_display(),
        url=letters.address_of("invitation", invitation.token),
    )
    tell_delegation("seat_invited", actor, stakeholder, Subject("invitation", invitation.pk))
    return invitation


@transaction.atomic
def accept_invitation(person: Person, token: str) -> Seat:
    """Take the seat one was invited to; the address must be the invited one."""
    invitation = open_invitation(token)
    if invitation.email.lower() not in addresses_of(person):
        raise Refusal("other_address", _("This invitation was sent to another address."))
    seat = _seat(
        Actor.of_person(person),
        person,
        invitation.for_stakeholder,
        invitation.role,
        invitation.mandate,
        subject=Subject("invitation", invitation.pk),
    )
    _answer(Actor.of_person(person), invitation, Answer.ACCEPTED, seat)
    return seat


@transaction.atomic
def decline_invitation(token: str, person: Person | None = None) -> InvitationAnswer:
    """Say no; whoever holds the link may."""
    invitation = open_invitation(token)
    actor = Actor.of_person(person) if person else SYSTEM
    answer = _answer(actor, invitation, Answer.DECLINED)
    subject = Subject("invitation", invitation.pk)
    tell_delegation("invitation_declined", actor, invitation.for_stakeholder, subject)
    return answer


@transaction.atomic
def revoke_invitation(actor: Actor, invitation: Invitation) -> InvitationAnswer:
    """Take an invitation back before it is answered."""
    invitation = open_invitation(invitation.token, expired=True)
    require(actor, "stakeholders.revoke_invitation", invitation)
    answer = _answer(actor, invitation, Answer.REVOKED)
    subject = Subject("invitation", invitation.pk)
    tell_delegation("invitation_revoked", actor, invitation.for_stakeholder, subject)
    return answer


@transaction.atomic
def end_mandate(actor: Actor, seat: Seat, *, last_day: date) -> Seat:
    """Let a mandate end on `last_day`, which still counts; it never becomes longer by this.

    Yesterday ends it at once. An earlier day would say that what was done since was done by nobody.
    """
    stakeholder = _locked(seat.stakeholder)
    seat = Seat.objects.select_related("stakeholder", "person").get(pk=seat.pk)
    require(actor, "stakeholders.end_mandate", seat)
    upper = last_day + timedelta(days=1)
    if upper <= seat.mandate.lower or (seat.mandate.upper and upper > seat.mandate.upper):
        raise Refusal(
            "outside_mandate", _("The last day must lie within the mandate."), field="last_day"
        )
    if seat.mandate.upper == upper:
        return seat
    if upper < clock.now().date():
        raise Refusal(
            "past_last_day",
            _("That day has passed. Yesterday is the earliest last day: it ends the mandate now."),
            field="last_day",
        )
    if seat.role == Role.HEAD and _is_last_head(seat, upper):
        raise Refusal(
            "last_head",
            _("A delegation keeps a head: invite another head before this mandate ends."),
        )
    seat.mandate = DateRange(seat.mandate.lower, upper)
    seat.save(update_fields=["mandate"])
    _have_rights_shown_again(seat.person_id)
    tell_delegation(
        "mandate_ended", actor, stakeholder, Subject("seat", seat.pk), until=str(last_day)
    )
    return seat


@transaction.atomic
def keep_settings(actor: Actor, *, name: str, language: str, time_zone: str) -> Person:
    """A person's own name, language and time zone; no event, since the record holds no names."""
    require(actor, "stakeholders.keep_settings")
    assert actor.person is not None
    refuse_unprintable(name, field="name")
    person = Person.objects.select_for_update(no_key=True).get(pk=actor.person.pk)
    person.name, person.language, person.time_zone = name, language, time_zone
    person.save(update_fields=["name", "language", "time_zone"])
    return person


def open_invitation(token: str, *, expired: bool = False) -> Invitation:
    """The invitation, its delegation locked; refused where it was answered or is too old."""
    found = Invitation.objects.filter(token=token).select_related("for_stakeholder").first()
    if found is None:
        raise Refusal("unknown_invitation", _("There is no such invitation."))
    _locked(found.for_stakeholder)
    if InvitationAnswer.objects.filter(invitation=found).exists():
        raise Refusal("already_answered", _("This invitation has been answered already."))
    if not expired and found.is_expired:
        raise Refusal("expired", _("This invitation has expired. Ask for a new one."))
    return found


def seat_applicant(actor: Actor, person: Person, stakeholder: Stakeholder) -> Seat:
    """The head's seat of whoever asked for an accreditation that was granted."""
    return _seat(actor, person, stakeholder, Role.HEAD, DateRange(clock.now().date(), None))


def _locked(stakeholder: Stakeholder) -> Stakeholder:
    return Stakeholder.objects.select_for_update(no_key=True).get(pk=stakeholder.pk)


def _refuse_past(mandate: DateRange) -> None:
    if mandate.upper and mandate.upper <= clock.now().date():
        raise Refusal("past_mandate", _("This mandate has ended already."), field="until")


def _is_last_head(seat: Seat, day: date) -> bool:
    others = Seat.objects.current(day).filter(stakeholder=seat.stakeholder, role=Role.HEAD)
    return not others.exclude(pk=seat.pk).exists()


def _answer(
    actor: Actor, invitation: Invitation, answer: str, seat: Seat | None = None
) -> InvitationAnswer:
    return InvitationAnswer.objects.create(
        invitation=invitation, answer=answer, taken=seat, **actor.signature
    )


def _seat(
    actor: Actor,
    person: Person,
    stakeholder: Stakeholder,
    role: str,
    mandate: DateRange,
    subject: Subject | None = None,
) -> Seat:
    try:
        with transaction.atomic():
            seat = Seat.objects.create(
                person=person, stakeholder=stakeholder, role=role, mandate=mandate
            )
    except IntegrityError as problem:
        if broken_by(problem) != ONE_MANDATE:
            raise
        raise Refusal(
            "already_seated",
            _("This person already has a seat for this stakeholder in that period."),
        ) from None
    _have_rights_shown_again(person.pk)
    tell_delegation(
        "seat_taken", actor, stakeholder, subject or Subject("seat", seat.pk), seat=str(seat.pk)
    )
    return seat


def _have_rights_shown_again(person_id: UUID) -> None:
    """Open pages of a person follow what the person may read from now on."""
    transaction.on_commit(lambda: pings.rights_may_have_changed(person_id), robust=True)
