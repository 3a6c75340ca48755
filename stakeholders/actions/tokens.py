"""Tokens for programs: made and revoked by the person who holds the seat."""

import hashlib
import secrets
from datetime import UTC, date, datetime, time, timedelta

from django.db import transaction
from django.utils.translation import gettext as _

from interface import clock
from interface.refusal import Refusal
from interface.wording import words_within
from record.keys import Subject
from stakeholders import letters
from stakeholders.actions.aside import tell_delegation
from stakeholders.actors import Actor
from stakeholders.models import Seat, Token
from stakeholders.models.limits import LONGEST_TOKEN_LABEL
from stakeholders.permits import require

PREFIX = "nf_"


@transaction.atomic
def make_token(
    actor: Actor, *, label: str, scope: str, last_day: date, second_factor: bool = False
) -> tuple[Token, str]:
    """A token for the actor's seat, and its secret, which nobody can look up again.

    `second_factor` says whether the session that makes it has shown one. The person is told by
    letter: a token that they did not make is somebody else's way in.
    """
    require(actor, "stakeholders.make_token")
    assert actor.seat is not None  # the rule has seen it
    label = words_within(label, field="label", limit=LONGEST_TOKEN_LABEL)
    if not label:
        raise Refusal("label_required", _("Say what the token is for."), field="label")
    if scope not in Token.Scope.values:
        raise Refusal("bad_scope", _("Say what the token may do."), field="scope")
    _check_day(last_day)
    Seat.objects.select_for_update(no_key=True).get(pk=actor.seat.pk)
    if Token.objects.valid().filter(seat=actor.seat).count() >= Token.PER_SEAT:
        message = _("A seat has at most %(limit)s tokens: revoke one first.")
        raise Refusal("too_many_tokens", message % {"limit": Token.PER_SEAT})
    secret = PREFIX + secrets.token_urlsafe(32)
    token = Token.objects.create(
        seat=actor.seat,
        label=label,
        scope=scope,
        beginning=secret[:8],
        sha256=hash_of(secret),
        second_factor=second_factor,
        expires_at=datetime.combine(last_day + timedelta(days=1), time(), tzinfo=UTC),
    )
    person = actor.seat.person
    _tell("token_made", actor, token)
    letters.write("token_made", person.email, person=person, token=token)
    return token, secret


@transaction.atomic
def revoke_token(actor: Actor, token: Token) -> Token:
    """From the next request on it opens nothing; revoking twice changes nothing."""
    token = (
        Token.objects.select_for_update(no_key=True, of=("self",))
        .select_related("seat__stakeholder")
        .get(pk=token.pk)
    )
    require(actor, "stakeholders.revoke_token", token)
    if token.revoked_at is None:
        token.revoked_at = clock.now()
        token.save(update_fields=["revoked_at"])
        _tell("token_revoked", actor, token)
    return token


def _tell(act: str, actor: Actor, token: Token) -> None:
    tell_delegation(act, actor, token.seat.stakeholder, Subject("token", token.pk))


def note_use(token: Token) -> None:
    """The day is enough to see which tokens sleep; a write for each request is not."""
    today = clock.now().date()
    if token.used_on != today:
        Token.objects.filter(pk=token.pk).update(used_on=today)


def hash_of(secret: str) -> str:
    """A secret of 256 random bits needs no slow hash."""
    return hashlib.sha256(secret.encode()).hexdigest()


def _check_day(last_day: date) -> None:
    today = clock.now().date()
    if last_day < today:
        raise Refusal("day_has_passed", _("This day has passed."), field="last_day")
    if last_day > today + Token.LONGEST:
        message = _("A token holds for a year at most.")
        raise Refusal("too_long_lived", message, field="last_day")
