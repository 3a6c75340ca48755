"""Erasing a person: the act stays, its stakeholder stays, who it was is no longer known."""

import re
from datetime import timedelta

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession
from django.conf import settings
from django.contrib.sessions.models import Session
from django.db import transaction
from django.db.backends.postgresql.psycopg_any import DateRange
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from interface import clock
from interface.models import KeptForm, KeyedAnswer, Submission
from interface.refusal import Refusal
from outbox.models import Mail
from record import actions as record
from record import pings
from record.keys import StreamKey, Subject
from stakeholders.accounts import addresses_of, is_known, unconfirmed_addresses_of
from stakeholders.actors import Actor
from stakeholders.models import (
    Application,
    Invitation,
    InvitationAnswer,
    Kind,
    Person,
    Role,
    Seat,
    Stakeholder,
    Token,
)
from stakeholders.permits import require

NOWHERE = "erased.invalid"
"""A domain that no letter can reach, for columns that must hold an address."""


@transaction.atomic
def erase_person(actor: Actor, person: Person) -> Person:
    """Let nothing say who the person was; mandates, sessions and tokens end with it."""
    person = Person.objects.select_for_update(no_key=True).get(pk=person.pk)
    require(actor, "stakeholders.erase_person", person)
    if settings.DEMONSTRATION:
        raise Refusal("demonstration", _("The people of the demonstration are invented."))
    if person.erased_at is not None:
        return person
    addresses = addresses_of(person)
    tried = unconfirmed_addresses_of(person)
    _hold_delegations(person, addresses)
    _refuse_last_of_secretariat(person)
    seats = list(Seat.objects.filter(person=person).select_related("stakeholder"))
    _forget_ways_in(person)
    _forget_what_was_typed(person)
    _forget_answers(person, addresses)
    _forget_letters(person, addresses, tried)
    _forget_invitations(addresses)
    for seat in seats:
        _end(seat)
    _make_nobody(person)
    _tell(actor, person, seats)
    transaction.on_commit(lambda: pings.rights_may_have_changed(person.pk), robust=True)
    return person


def _hold_delegations(person: Person, addresses: set[str]) -> None:
    """Whoever ends a mandate or answers an invitation holds its delegation: either what they did is
    seen here, or this is seen there."""
    touched = Q(pk__in=Seat.objects.filter(person=person).values("stakeholder")) | Q(
        pk__in=Invitation.objects.filter(email__in=addresses).values("for_stakeholder")
    )
    list(Stakeholder.objects.filter(touched).order_by("pk").select_for_update(no_key=True))


def _refuse_last_of_secretariat(person: Person) -> None:
    """Somebody must be left who can let people in."""
    heads = Seat.objects.current().filter(stakeholder__kind=Kind.SECRETARIAT, role=Role.HEAD)
    if heads.filter(person=person).exists() and not heads.exclude(person=person).exists():
        raise Refusal(
            "last_head",
            _("The secretariat keeps a head: invite another head before this person is erased."),
        )


def _forget_ways_in(person: Person) -> None:
    EmailAddress.objects.filter(user=person).delete()
    Authenticator.objects.filter(user=person).delete()
    UserSession.objects.filter(user=person).delete()
    own = str(person.pk)
    # A session says whose it is only inside.
    keys = [one.pk for one in Session.objects.iterator() if own in str(one.get_decoded())]
    Session.objects.filter(pk__in=keys).delete()
    tokens = Token.objects.filter(seat__person=person)
    tokens.filter(revoked_at=None).update(revoked_at=clock.now())
    tokens.update(label="")


def _forget_what_was_typed(person: Person) -> None:
    for kind in (KeptForm, KeyedAnswer, Submission):
        kind.objects.filter(person_id=person.pk).delete()
    Application.objects.filter(person=person).update(function="")


def _forget_answers(person: Person, addresses: set[str]) -> None:
    """What programs of others were told of the person, and would be told again for a day."""
    named = Q(body__email__in=list(addresses))
    if person.name:
        named |= Q(body__person=person.name) | Q(body__applicant=person.name)
    KeyedAnswer.objects.filter(named).delete()


def _forget_letters(person: Person, addresses: set[str], tried: set[str]) -> None:
    """Also those to an address that was never confirmed, unless they are somebody else's."""
    named = Q(person_id=person.pk)
    for address in tried:
        if not is_known(address):
            named |= Q(to__iexact=address, person_id=None)
    for address in addresses:
        whole = _whole(address)
        named |= Q(to__iexact=address) | Q(text__iregex=whole) | Q(html__iregex=whole)
    Mail.objects.filter(named).delete()


def _whole(address: str) -> str:
    """The address and no longer one: an@x.example stands neither in jan@x.example nor in
    an@x.example.net, but does at the end of a sentence."""
    escaped = re.sub(r"(\W)", r"\\\1", address)
    return rf"(?<![\w.+%-]){escaped}(?![\w-]|\.\w)"


def _forget_invitations(addresses: set[str]) -> None:
    """An invitation stays as an act of who sent it; one that waits is taken back."""
    for invitation in Invitation.objects.filter(email__in=addresses):
        if not InvitationAnswer.objects.filter(invitation=invitation).exists():
            revoked = InvitationAnswer.Answer.REVOKED
            InvitationAnswer.objects.create(invitation=invitation, answer=revoked)
        invitation.name, invitation.email = "", f"{invitation.pk.hex}@{NOWHERE}"
        invitation.save(update_fields=["name", "email"])


def _end(seat: Seat) -> None:
    """From today on nobody acts under it; a mandate that was to begin lasts the shortest it can."""
    end = max(clock.now().date(), seat.mandate.lower + timedelta(days=1))
    if seat.mandate.upper is None or seat.mandate.upper > end:
        seat.mandate = DateRange(seat.mandate.lower, end)
        seat.save(update_fields=["mandate"])


def _make_nobody(person: Person) -> None:
    person.email, person.name = f"{person.pk.hex}@{NOWHERE}", ""
    person.language, person.time_zone = settings.LANGUAGE_CODE, "UTC"
    person.is_active = person.is_staff = person.is_superuser = False
    person.last_login, person.erased_at = None, clock.now()
    person.set_unusable_password()
    person.save()


def _tell(actor: Actor, person: Person, seats: list[Seat]) -> None:
    """The delegations and the secretariat hear that somebody was erased, and not who."""
    secretariat = Stakeholder.objects.filter(kind=Kind.SECRETARIAT)
    bodies = {*secretariat.values_list("pk", flat=True), *(seat.stakeholder_id for seat in seats)}
    if bodies:
        record.append(
            "stakeholders.person_erased",
            actor=actor.ref,
            streams=[StreamKey("stakeholder", body, "own") for body in bodies],
            subject=Subject("person", person.pk),
        )
