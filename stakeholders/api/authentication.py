"""Programs sign in with a token: under its seat, as long as both hold, and for its scope only."""

import zoneinfo
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from drf_spectacular.extensions import OpenApiAuthenticationExtension
from rest_framework import authentication, exceptions, permissions
from rest_framework.request import Request

from interface.access import name_of_address
from stakeholders import proof
from stakeholders.actions.tokens import hash_of, note_use
from stakeholders.actors import Actor
from stakeholders.models import Person, Seat, Token


class TokenAuthentication(authentication.BaseAuthentication):
    """`Authorization: Bearer nf_...`; a request that carries one is nobody else's."""

    def authenticate(self, request: Request) -> tuple[Person, Token] | None:
        kind, _space, secret = request.headers.get("Authorization", "").partition(" ")
        if kind.lower() != "bearer":
            return None
        token = (
            Token.objects.valid()
            .select_related("seat__person", "seat__stakeholder__accreditation")
            .filter(sha256=hash_of(secret.strip()))
            .filter(seat__in=Seat.objects.current(), seat__person__is_active=True)
            .first()
        )
        if token is None:
            message = _("This token is unknown, has been revoked, or has expired.")
            raise exceptions.AuthenticationFailed(message)
        note_use(token)
        # The page's own actor is that of a session, which a program does not have.
        request._request.actor = Actor.of_seat(token.seat)  # type: ignore[attr-defined]
        # Days are the person's own, as on pages; the middleware puts its own back afterwards.
        timezone.activate(zoneinfo.ZoneInfo(token.seat.person.time_zone))
        return token.seat.person, token

    def authenticate_header(self, request: Request) -> str:
        return "Bearer"


class WithinScope(permissions.BasePermission):
    """A token for reading carries out nothing."""

    message = _("This token reads only.")
    code = "out_of_scope"

    def has_permission(self, request: Request, view: Any) -> bool:
        if request.method in permissions.SAFE_METHODS or not isinstance(request.auth, Token):
            return True
        return request.auth.scope == Token.Scope.ACT


class Proven(permissions.BasePermission):
    """A page's script is asked for what its page would be: a second factor, a fresh proof.

    A program is asked for neither, but its token for the second factor: a seat may ask for one only
    since the token was made.
    """

    def has_permission(self, request: Request, view: Any) -> bool:
        if not request.user.is_authenticated:
            return True
        plain = request._request
        name = name_of_address(plain)
        if isinstance(request.auth, Token):
            if not request.auth.second_factor and proof.needs_second_factor(plain, name):
                message = _(
                    "This seat asks for a second factor, and the token was made without one: show "
                    "it on a page, and make the token anew."
                )
                raise exceptions.PermissionDenied(message, "second_factor_required")
            return True
        if proof.lacks_second_factor(plain, name):
            message = _("This seat asks for a second factor: set it up, or sign in with it.")
            raise exceptions.PermissionDenied(message, "second_factor_required")
        if proof.lacks_freshness(plain, name):
            message = _("This cannot be undone: confirm on a page that it is you, then again.")
            raise exceptions.PermissionDenied(message, "proof_required")
        return True


class TokenScheme(OpenApiAuthenticationExtension):
    """How the schema tells of tokens; defining the class registers it."""

    target_class = TokenAuthentication
    name = "token"

    def get_security_definition(self, auto_schema: Any) -> dict[str, str]:
        return {"type": "http", "scheme": "bearer"}
