"""Forms as pages show them, and `ActForm`, the base of every form that carries out an act."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping
from typing import Any, ClassVar
from uuid import UUID, uuid5

from django import forms
from django.contrib import messages
from django.core.exceptions import ImproperlyConfigured, ValidationError
from django.core.validators import MaxLengthValidator
from django.db import DataError, IntegrityError, transaction
from django.forms.renderers import TemplatesSetting
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, QueryDict
from django.utils.functional import cached_property
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from interface import characters, done, kept
from interface.access import is_by_htmx
from interface.identifiers import uuid7
from interface.kept import LOOKED_AT as LOOKED_AT
from interface.models import Submission
from interface.refusal import Refusal
from interface.wording import too_long

LONGEST_TEXT = 100_000


class Renderer(TemplatesSetting):
    """Renders every form and field through our own templates."""

    form_template_name = "interface/forms/form.html"
    field_template_name = "interface/forms/field.html"


def _hidden() -> forms.HiddenInput:
    # Several forms stand on one page: what they carry has no id, so that no id stands there twice.
    return forms.HiddenInput(attrs={"id": False})


class Fits(MaxLengthValidator):
    """Words that are too long, refused as actions refuse them."""

    def __call__(self, value: str) -> None:
        if len(value) > self.limit_value:
            raise ValidationError(too_long(len(value), self.limit_value), code="max_length")


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
            first |= self._refill()
        super().__init__(initial=first, **kwargs)
        self._limit_length()
        self._label()
        if self.is_bound:
            self._carry_afresh()
        else:
            self.initial = {**self.initial, **self._carried()}

    def _label(self) -> None:
        """When a field is needed, and what a list says before something is chosen."""
        for name, words in self.needed_when.items():
            self.fields[name].needed_when = words  # type: ignore[attr-defined]
        for name, field in self.fields.items():
            field.error_messages["required"] = self.needs.get(name) or _what_it_needs(field)
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
    ) -> HttpResponse | None:
        """Carry out `act` once for this rendering and content, and go where `then` says.

        `said` is shown at the head of the page that follows, where that page does not tell by
        itself what was done; as a function it is given what `act` made, and None on a second
        click. Returns None when the page must be shown again, with its errors
        beside their fields.
        """
        if not self.is_valid():
            return None
        try:
            with transaction.atomic():
                url, made = self._act_once(act, then)
        except Refusal as refusal:
            place = refusal.field if refusal.field in self.fields else None
            self.add_error(place, ValidationError(str(refusal.message), code=refusal.code))
            return None
        except DataError:
            self.add_error(None, _("Something in this form is too long or too large to be kept."))
            return None
        words = said if isinstance(said, str) else said(made)
        if words:
            messages.success(self.request, words)
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
        if self._stale() or kept.keep(self.request, changed) is None:
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
        stale = self._stale()
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

    def _refill(self) -> dict[str, Any]:
        if not set(self.base_fields) - set(kept.CARRIED):
            return {}
        # A form is kept under its path: what its query says is in its key (`kept_per`).
        path = (self.action or self.request.path).partition("?")[0]
        found = kept.find(self.request, path, self.form_key)
        if found is None:
            return {}
        self.kept, self.kept_data = found
        return {
            name: values if len(values) > 1 else values[0]
            for name, values in self.kept_data.lists()
            if values
        }

    def _limit_length(self) -> None:
        """What is too long is refused aloud: a browser told of the limit cuts without a word."""
        for field in self.fields.values():
            # A UUID field is a CharField whose value is no text.
            if isinstance(field, forms.UUIDField) or not isinstance(field, forms.CharField):
                continue
            field.validators = [
                *(one for one in field.validators if not isinstance(one, MaxLengthValidator)),
                Fits(field.max_length or LONGEST_TEXT),
            ]
            field.widget.attrs.pop("maxlength", None)

    def _carry_afresh(self) -> None:
        fresh = self.data.copy()
        for name, value in self._carried().items():
            fresh[name] = value
        self.data = fresh

    def _carried(self) -> dict[str, str]:
        opened = kept.OpenedBy(self._person(), self._speaker(), self.form_key)
        return {"seat": self._seat(), "once": str(uuid7()), "opened_by": opened.sign()}

    def _person(self) -> str:
        user = getattr(self.request, "user", None)
        return str(user.pk) if user and user.is_authenticated else ""

    def _seat(self) -> str:
        return getattr(getattr(self.request, "actor", None), "seat_key", "") or ""

    def _speaker(self) -> str:
        stakeholder = getattr(getattr(self.request, "actor", None), "stakeholder", None)
        return str(stakeholder) if stakeholder else _("yourself")

    def _stale(self) -> str:
        opened = kept.opened_by(self.sent)
        same_person = opened is None or opened.person == self._person()
        if self.sent.get("seat", "") == self._seat() and same_person:
            return ""
        return _(
            "This form was opened for %(then)s, you now speak as %(now)s. Nothing was done. Read "
            "it once more and send it again, or change the seat first."
        ) % {
            "then": opened.speaker if opened else _("another seat"),
            "now": self._speaker(),
        }

    def _act_once(
        self, act: Callable[[], Any], then: Callable[[Any], str] | str
    ) -> tuple[str, Any]:
        """Where the act leads, and what it made; None if it had been carried out before."""
        key = self._submission_key()
        if key is None:
            made = act()
            return _resolve(then, made), made
        try:
            # A second click waits here until the first has committed, and then finds its row.
            with transaction.atomic():
                Submission.objects.create(key=key, person_id=self._person() or None)
        except IntegrityError:
            return Submission.objects.get(key=key).url, None
        made = act()
        url = _resolve(then, made)
        Submission.objects.filter(key=key).update(url=url)
        return url, made

    def _submission_key(self) -> UUID | None:
        """One key per person, address, rendering and content.

        The content belongs to it: who goes back, changes the text and sends it again acts anew.
        """
        try:
            once = UUID(self.sent.get("once", ""))
        except ValueError:
            return None
        content = hashlib.sha256()
        for name in sorted(set(self.data) - {*kept.CARRIED, "csrfmiddlewaretoken"}):
            content.update(repr((name, self.data.getlist(name))).encode())
        for name in sorted(self.files):
            sent = [(file.name, file.size) for file in self.files.getlist(name)]
            content.update(repr((name, sent)).encode())
        return uuid5(once, f"{self._person()} {self.request.path} {content.hexdigest()}")

    def _done(self, url: str) -> HttpResponse:
        kept.drop(self.request)
        done.remember(self.request, url)
        if is_by_htmx(self.request):
            response = HttpResponse(headers={"HX-Redirect": url})
        else:
            response = SeeOther(url)
        self._tell_device(response)
        return response

    def _tell_device(self, response: HttpResponse) -> None:
        """Tells autosave which renderings were accepted, so that it forgets those texts only."""
        before = self.request.COOKIES.get("sent", "").split(".")[-7:]
        # Whoever sends something else than a rendering's key has no device to be told.
        sent = [part for part in [*before, self.sent.get("once", "")] if _is_key(part)]
        response.set_cookie(
            "sent", ".".join(sent), max_age=86400, samesite="Lax", secure=self.request.is_secure()
        )


def _is_key(given: str) -> bool:
    try:
        return str(UUID(given)) == given
    except ValueError:
        return False


def complaints(bound: forms.BoundField) -> list[str]:
    """What is wrong with one answer; of a library's form in our words too, where one is missing."""
    plain = str(forms.Field.default_error_messages["required"])
    return [
        _what_it_needs(bound.field, str(bound.label)) if said == plain else said
        for said in map(str, bound.errors)
    ]


def _what_it_needs(field: forms.Field, label: str = "") -> str:
    if str(field.error_messages["required"]) != str(forms.Field.default_error_messages["required"]):
        return str(field.error_messages["required"])
    if isinstance(field, forms.ChoiceField | forms.ModelChoiceField):
        said = _("Choose an answer to “%(label)s”.")
    elif isinstance(field, forms.DateField | forms.DateTimeField):
        said = _("Give a date: “%(label)s”.")
    else:
        said = _("Fill in “%(label)s”.")
    return said % {"label": label or field.label or ""}


def _resolve(then: Callable[[Any], str] | str, result: Any) -> str:
    return then if isinstance(then, str) else then(result)
