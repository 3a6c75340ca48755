"""Tokens of the own seats: listed, made, shown once, revoked."""

from datetime import timedelta
from uuid import UUID

from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from interface import clock
from interface.access import signed_in
from stakeholders import proof
from stakeholders.actions.tokens import make_token, revoke_token
from stakeholders.forms.tokens import RevokeTokenForm, TokenForm
from stakeholders.models import Token
from stakeholders.permits import permits
from stakeholders.requests import Request

# Where the secret waits for the one page that shows it.
SHOWN_ONCE = "token_made"
USUAL = timedelta(days=90)


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
@signed_in
def tokens(request: Request) -> HttpResponseBase:
    form = TokenForm(
        request, initial={"last_day": clock.today() + USUAL, "scope": Token.Scope.READ}
    )
    if request.method == "POST":
        done = form.perform(lambda: make(request, form), then=reverse("tokens") + "#made")
        if done:
            return done
    return render(
        request,
        "stakeholders/tokens.html",
        {
            "form": form,
            "allowed": permits(request.actor, "stakeholders.make_token"),
            "secret": request.session.pop(SHOWN_ONCE, "") if request.method == "GET" else "",
            "tokens": own(request),
            "revoke": RevokeTokenForm(request),
        },
        status=form.status,
    )


def make(request: Request, form: TokenForm) -> None:
    _token, secret = make_token(
        request.actor, **form.cleaned_data, second_factor=proof.has_second_factor(request)
    )
    request.session[SHOWN_ONCE] = secret


def own(request: Request) -> list[Token]:
    """Valid ones first; those that ended stay listed, for whoever wonders what once had access."""
    found = Token.objects.filter(seat__person=request.user.pk).select_related("seat__stakeholder")
    return sorted(found, key=lambda token: not token.is_valid)


@require_POST
@signed_in
def token_revocation(request: Request, pk: UUID) -> HttpResponse:
    token = get_object_or_404(Token, pk=pk, seat__person=request.user.pk)
    form = RevokeTokenForm(request)
    said = _("The token “%(label)s” opens nothing any more.") % {"label": token.label}
    return form.carry_out(
        lambda: revoke_token(request.actor, token), then=reverse("tokens"), said=said
    )
