"""Forms as pages show them, and `ActForm`, the base of every form that carries out an act."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, ClassVar
from uuid import UUID

from django import forms
from django.contrib import messages
from django.core.exceptions import ImproperlyConfigured, ValidationError
from django.db import DataError, transaction
from django.forms.renderers import TemplatesSetting
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, QueryDict
from django.utils.functional import cached_property
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from interface import characters, done, kept, opening
from interface.access import is_by_htmx
from interface.complaints import limit_length, what_it_needs
from interface.kept import LOOKED_AT as LOOKED_AT
from interface.once import act_once, submission_key, tell_device
from interface.opening import person_of
from interface.refusal import Refusal


class Renderer(TemplatesSetting):
    """Renders every form and field through our own templates."""

    form_template_name = "interface/forms/form.html"
    field_template_name = "interface/forms/field.html"


def _hidden() -> forms.HiddenInput:
    # Several forms stand on one page: what they carry has no id, so that no id stands there twice.
    return forms.HiddenInput(attrs={"id": False})


class SeeOther(HttpResponseRedirect):
    status_code = 303


class ActForm(forms.Form):
    """A form for one act by one seat, safe against double clicks, stale seats and lost replies.

    It is bound to `request.POST` on POST. `action` is the address that it posts to, where that is
    not the page itself. After a refusal nothing typed is lost: the page shows it again, and the
    server keeps it for a day for this person and seat; `kept_data` holds it raw after a refill.
    Where one address serves forms about several things, `kept_per` names the fields whose initial
    values tell them apart, so that the words for one never stand in the form of another.
    """

    seat = forms.CharField(required=False, widget=_hidden())
    once = forms.CharField(required=False, widget=_hidden())
    opened_by = forms.CharField(required=False, widget=_hidden())
    use_required_attribute = False
    data: Any
    kept_per: ClassVar[tuple[str, ...]] = ()
    # When a field that is not always required is: the label says so in place of "(optional)".
    needed_when: ClassVar[dict[str, Any]] = {}
    # What is said beside a field that was left empty, where more can be said than its label.
    needs: ClassVar[dict[str, Any]] = {}

    def __init_subclass__(cls, **kwargs: Any) -> None:
        super().__init_subclass__(**kwargs)
        taken = cls.__dict__["declared_fields"].keys() & set(kept.CARRIED)
        if taken:
            raise ImproperlyConfigured(
                f"{cls.__name__} may not have a field named {min(taken)}: every form carries one."
            )

    def __init__(
        self,
        request: HttpRequest,
        *,
        action: str = "",
        initial: Mapping[str, Any] | None = None,
        **kwargs: Any,
    ) -> None:
        self.request = request
        self.action = action
        self.complaint = ""
        self.kept: Any = None
        self.kept_data: QueryDict | None = None
        self.sent: dict[str, str] = {}
        # The page was asked again only to look at what was typed: nothing had been refused.
        self.is_looked_at = request.method != "POST" and LOOKED_AT in request.GET
        first = dict(initial or {})
        about = [str(first.get(name, "")) for name in self.kept_per]
        self.form_key = ":".join([f"{type(self).__module__}.{type(self).__qualname__}", *about])
        if self._is_meant():
            self._bind(kwargs)
        elif request.method != "POST":
            first |= self._refill(first)
        super().__init__(initial=first, **kwargs)
        self._dress_fields()
        if self.is_bound:
            self._carry_afresh()
        else:
            self.initial = {**self.initial, **opening.carried(self.request, self.form_key)}

    def _dress_fields(self) -> None:
        """When a field is needed, how much it takes, and what a list says before a choice."""
        for name, words in self.needed_when.items():
            self.fields[name].needed_when = words  # type: ignore[attr-defined]
        for name, field in self.fields.items():
            field.error_messages["required"] = self.needs.get(name) or what_it_needs(field)
            limit_length(field)
            if isinstance(field, forms.ModelChoiceField) and field.empty_label is not None:
                field.empty_label = _("Choose one") if field.required else _("None")

    @property
    def status(self) -> int:
        """The status of the page that shows this form: 422 after a refusal."""
        return 422 if self.is_bound else 200

    def perform(
        self,
        act: Callable[[], Any],
        then: Callable[[Any], str] | str,
        said: Callable[[Any], str] | str = "",
        beside: str = "",
    ) -> HttpResponse | None:
        """Carry out `act` once for this rendering and content, and go where `then` says.

        `said` is shown at the head of the page that follows, where that page does not tell by
        itself what was done; as a function it is given what `act` made, and None on a second
        click. Where that page opens further down, `beside` names the place on it that says it.
        Returns None when the page must be shown again, with its errors
        beside their fields.
        """
        if not self.is_valid():
            return None
        try:
            with transaction.atomic():
                url, made = act_once(self._submission_key(), person_of(self.request), act, then)
        except Refusal as refusal:
            place = refusal.field if refusal.field in self.fields else None
            self.add_error(place, ValidationError(str(refusal.message), code=refusal.code))
            return None
        except DataError:
            self.add_error(None, _("Something in this form is too long or too large to be kept."))
            return None
        words = said if isinstance(said, str) else said(made)
        if words:
            messages.success(self.request, words, extra_tags=beside)
        return self._done(url)

    def carry_out(
        self, act: Callable[[], Any], then: Callable[[Any], str] | str, said: str = ""
    ) -> HttpResponse:
        """`perform` for a button that has no page of its own: a refusal is a page that says why."""
        answer = self.perform(act, then, said)
        if answer is not None:
            return answer
        for problem in (one for found in self.errors.as_data().values() for one in found):
            raise Refusal(problem.code or "refused", " ".join(problem.messages))
        raise Refusal("other_form", _("This form is no longer the one of its page. Open it again."))

    def set_aside(self, page: str, changed: QueryDict | None = None) -> HttpResponse | None:
        """Keep what was typed and lead to `page`, which shows it: going back sends nothing again.

        `changed` is what a button made of it. None where it cannot be kept, being too long or
        opened for another seat: answer in place.
        """
        if opening.stale(self.request, self.sent) or kept.keep(self.request, changed) is None:
            return None
        return SeeOther(page)

    def add_prefix(self, field_name: str) -> str:
        """What every form carries has the same name in every form."""
        return field_name if field_name in kept.CARRIED else super().add_prefix(field_name)

    def full_clean(self) -> None:
        super().full_clean()
        if not self.is_bound:
            return
        for name in kept.CARRIED:
            self.cleaned_data.pop(name, None)
        if self.complaint:
            self.add_error(None, ValidationError(self.complaint, code="unreadable"))
        stale = opening.stale(self.request, self.sent)
        if stale:
            self.add_error(None, ValidationError(stale, code="stale_seat"))

    @property
    def filled_at(self) -> str:
        """Which of the server's copies this page shows; autosave lets a newer one of the device's
        win."""
        if self.is_bound:
            return kept.moment_of(self.request).isoformat()
        return self.kept.created_at.isoformat() if self.kept else ""

    @cached_property
    def hidden(self) -> SafeString:
        """The hidden fields as HTML, made once however many buttons of a page share this form."""
        return mark_safe("".join(str(field) for field in self.hidden_fields()))  # noqa: S308

    def _is_meant(self) -> bool:
        """Whether the POST is for this form and not for another on the same page."""
        if self.request.method != "POST" or self.action not in ("", self.request.path):
            return False
        opened = kept.opened_by(self.request.POST)
        return opened is None or opened.form == self.form_key

    def _bind(self, kwargs: dict[str, Any]) -> None:
        data, self.complaint = characters.clean(self.request.POST)
        self.sent = {name: data.get(name, "") for name in kept.CARRIED}
        kwargs.setdefault("data", data)
        kwargs.setdefault("files", self.request.FILES)

    def _refill(self, first: Mapping[str, Any]) -> dict[str, Any]:
        if not set(self.base_fields) - set(kept.CARRIED):
            return {}
        # A form is kept under its path: what its query says is in its key (`kept_per`).
        path = (self.action or self.request.path).partition("?")[0]
        found = kept.find(self.request, path, self.form_key)
        if found is None or self._was_left_empty(found[1], first):
            return {}
        self.kept, self.kept_data = found
        return {
            name: values if len(values) > 1 else values[0]
            for name, values in self.kept_data.lists()
            if values
        }

    def _was_left_empty(self, data: QueryDict, first: Mapping[str, Any]) -> bool:
        """Whether nothing was typed where nothing had stood: there is nothing to restore. A file
        may have been chosen, and is not among what was kept."""
        asked = {name: f for name, f in self.base_fields.items() if not f.widget.is_hidden}
        if any(field.widget.needs_multipart_form for field in asked.values()):
            return False
        stood = any(first.get(name) or field.initial for name, field in asked.items())
        said = (
            value.strip()
            for key, values in data.lists()
            if any(key == name or key.startswith((f"{name}-", f"{name}_")) for name in asked)
            for value in values
        )
        return not stood and not any(said)

    def _carry_afresh(self) -> None:
        fresh = self.data.copy()
        for name, value in opening.carried(self.request, self.form_key).items():
            fresh[name] = value
        self.data = fresh

    def _submission_key(self) -> UUID | None:
        person, path = person_of(self.request), self.request.path
        return submission_key(self.sent.get("once", ""), person, path, self.data, self.files)

    def _done(self, url: str) -> HttpResponse:
        kept.drop(self.request)
        done.remember(self.request, url)
        if is_by_htmx(self.request):
            response = HttpResponse(headers={"HX-Redirect": url})
        else:
            response = SeeOther(url)
        tell_device(self.request, response, self.sent.get("once", ""))
        return response
