"""How allauth meets the forum: its letters leave by the outbox, its names are people's names."""

from collections.abc import Iterable
from typing import Any, ClassVar
from uuid import UUID

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.forms import EmailAwarePasswordResetTokenGenerator
from allauth.account.models import EmailAddress
from allauth.account.utils import user_pk_to_url_str
from allauth.usersessions.adapter import DefaultUserSessionsAdapter
from allauth.usersessions.models import UserSession
from django.contrib.auth import login
from django.db import transaction
from django.db.models.functions import Lower
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _

from interface.limits import network_of
from outbox.actions import post_mail
from record.pings import rights_may_have_changed
from stakeholders import devices, proof
from stakeholders.letters import address_of, as_html
from stakeholders.models import Person

BACKEND = "django.contrib.auth.backends.ModelBackend"
# By which the database refuses a second account under one address.
ONE_ACCOUNT = (
    "stakeholders_person_email_key",
    "person_email_once_whatever_the_case",
    "unique_verified_email",
)


class AccountAdapter(DefaultAccountAdapter):
    """Account letters are rows of the acting transaction like all others; what does not open an
    account is told with what to do next."""

    error_messages: ClassVar[dict[str, Any]] = {
        **DefaultAccountAdapter.error_messages,
        "email_password_mismatch": _(
            "No account opens with this address and this password. Check both, or have a code "
            "sent to you by mail."
        ),
        "too_many_login_attempts": _(
            "Too many attempts to sign in. Wait a few minutes, or have a code sent to you by mail."
        ),
    }

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        message = self.render_mail(template_prefix, email, context)
        # An address that is not confirmed yet is nobody's: the letter is whose act sends it.
        person = Person.objects.filter(email__iexact=email).first() or context.get("user")
        text = str(message.body)
        post_mail(
            email,
            str(message.subject),
            text,
            html=as_html(text),
            person_id=person.pk if person else None,
        )

    def post_login(
        self, request: HttpRequest, user: Person, *, signup: bool, **rest: Any
    ) -> HttpResponse:
        """Whoever signs in where they never have is told by letter."""
        response: HttpResponse = super().post_login(request, user, signup=signup, **rest)
        devices.notice(request, response, user, first=signup)
        return response

    def logout(self, request: HttpRequest) -> None:
        """Whoever signs out hears no more of it in any window that stays open."""
        person = request.user.pk
        super().logout(request)
        if person:
            _have_windows_asked(person)

    def _get_login_attempts_cache_key(self, request: HttpRequest, **credentials: Any) -> str:
        """Wrong passwords count for the account and for where they come from together: whoever
        guesses at an account locks themselves out of it, and not the person."""
        key = super()._get_login_attempts_cache_key(request, **credentials)
        return f"{key}:{network_of(self.get_client_ip(request))}"

    def set_password(self, user: Person, password: str) -> None:
        """A new password ends every session that was opened with the earlier one."""
        super().set_password(user, password)
        _have_windows_asked(user.pk)


class SessionsAdapter(DefaultUserSessionsAdapter):
    """A session that is ended from another one hears no more either."""

    def end_sessions(self, sessions: Iterable[UserSession]) -> None:
        ended = list(sessions)
        super().end_sessions(ended)
        for person in {session.user_id for session in ended}:
            _have_windows_asked(person)


def _have_windows_asked(person: UUID) -> None:
    transaction.on_commit(lambda: rights_may_have_changed(person), robust=True)


def sign_in(request: HttpRequest, person: Person, *, shown: str) -> None:
    """Open a session where no form of allauth does: it is listed, so that it can be ended from
    elsewhere, and knows what the person has shown."""
    login(request, person, backend=BACKEND)
    UserSession.objects.create_from_request(request)
    proof.note(request, person, shown)


def count_as_confirmed(
    request: HttpRequest, user: Person, method: str, email: str = "", **_rest: Any
) -> None:
    """Who has read a code at the address of the account has shown that it is theirs: an account
    that was opened for them, and not by them, has nothing on record of it before."""
    if method == "code" and email and email.lower() == user.email.lower():
        first = not EmailAddress.objects.filter(user=user, primary=True).exists()
        EmailAddress.objects.get_or_create(
            user=user, email=email.lower(), defaults={"verified": True, "primary": first}
        )


def addresses_of(person: Person) -> set[str]:
    """Where a person is known to be reached, in small letters: the first address and the others
    that are confirmed."""
    confirmed = EmailAddress.objects.filter(user=person, verified=True)
    return {person.email.lower(), *confirmed.values_list(Lower("email"), flat=True)}


def unconfirmed_addresses_of(person: Person) -> set[str]:
    """What the person has entered and never confirmed, in small letters: it may be another's."""
    entered = EmailAddress.objects.filter(user=person, verified=False)
    return set(entered.values_list(Lower("email"), flat=True)) - {person.email.lower()}


def is_known(address: str) -> bool:
    """Whether somebody has an account under it, be it as a second address that is confirmed."""
    confirmed = EmailAddress.objects.filter(email__iexact=address, verified=True)
    return Person.objects.filter(email__iexact=address).exists() or confirmed.exists()


def display_name(person: Person) -> str:
    return str(person)


def password_link(person: Person) -> str:
    """A one-time link by which a person chooses a password."""
    token = EmailAwarePasswordResetTokenGenerator().make_token(person)
    return address_of("account_reset_password_from_key", user_pk_to_url_str(person), token)
