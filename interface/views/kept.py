"""Throwing away a text that was kept: the one thing one can do with it besides sending it."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponseBase
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from interface.access import signed_in
from interface.forms import SeeOther
from interface.models import KeptForm


@require_POST
@signed_in
def discard(request: HttpRequest, pk: UUID) -> HttpResponseBase:
    person_id: Any = request.user.pk
    kept = KeptForm.objects.filter(person_id=person_id, pk=pk).first()
    if kept is None:
        raise Http404
    kept.delete()
    messages.success(request, _("What you had typed is thrown away."))
    return SeeOther(kept.page)
