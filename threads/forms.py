"""The forms of a thread: a comment, and the withdrawal of one."""

from typing import Any
from uuid import UUID

from django import forms
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from interface import done
from interface.access import own_address
from interface.forms import ActForm
from record.keys import Subject
from stakeholders.requests import Request
from threads.models import Comment


class CommentForm(ActForm):
    """A comment on one subject; posts to the thread's own page, from wherever it stands."""

    needs = {
        "body": _("Write something first."),
    }
    body = forms.CharField(label=_("Comment"), widget=forms.Textarea)
    # Which comment is answered belongs to what is kept on the device.
    parent = forms.UUIDField(required=False, widget=forms.HiddenInput(attrs={"data-kept": "given"}))
    next = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, request: Request, subject: Subject, **kwargs: Any) -> None:
        self.subject = subject
        self.place = f"write-{subject.id}"
        address = reverse("threads:thread", args=[subject.type, subject.id])
        super().__init__(request, action=address, auto_id=f"{subject.id}_%s", **kwargs)

    @property
    def said(self) -> list[str]:
        """What the act that led to this page says of itself at this form."""
        return done.said_beside(self.request, self.place)

    def clean_parent(self) -> Comment | None:
        pk: UUID | None = self.cleaned_data["parent"]
        if pk is None:
            return None
        found = (
            Comment.objects.on(self.subject.type, self.subject.id)
            .select_related("parent")
            .filter(pk=pk)
            .first()
        )
        if found is None:
            raise forms.ValidationError(_("The comment that you answer is not in this discussion."))
        return found

    def clean_next(self) -> str:
        """Where to return to: a page of this site, the thread's own otherwise."""
        asked: str = self.cleaned_data["next"].partition("#")[0]
        return own_address(self.request, asked, otherwise=self.action)


class WithdrawalForm(ActForm):
    """One button."""
