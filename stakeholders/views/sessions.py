"""Ending one session of one's own from another; the list itself is allauth's."""

from allauth.usersessions.adapter import get_adapter
from allauth.usersessions.models import UserSession
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from interface.access import signed_in
from interface.forms import SeeOther
from stakeholders.requests import Request


@require_POST
@signed_in
def session_end(request: Request, pk: int) -> HttpResponse:
    """Never the session that asks: signing out is for that."""
    others = UserSession.objects.exclude(session_key=request.session.session_key)
    session = get_object_or_404(others, pk=pk, user=request.user)
    get_adapter().end_sessions([session])
    messages.success(request, _("That browser is signed out."))
    return SeeOther(reverse("usersessions_list"))
