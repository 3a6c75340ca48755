"""Asking others to co-sponsor, and answering."""

from collections.abc import Sequence
from typing import Any

from django.utils.translation import gettext_lazy as _

from interface.forms import ActForm
from proposals.forms.names import StakeholderField
from proposals.forms.shown import DraftVersionField, RevisionField, ShownForm, WordingField
from stakeholders.models import Stakeholder
from stakeholders.requests import Request


class InviteForm(ActForm):
    stakeholder = StakeholderField(label=_("Ask to co-sponsor"))

    def __init__(
        self, request: Request, *, stakeholders: Sequence[Stakeholder], **kwargs: Any
    ) -> None:
        super().__init__(request, **kwargs)
        self.fields["stakeholder"].offer(stakeholders)  # type: ignore[attr-defined]


class SponsorForm(ShownForm):
    """One button: offer, accept or confirm, on the words that were shown; decline or withdraw."""

    hides = ("revision", "seen_version")
    revision = RevisionField()
    seen_version = DraftVersionField()


class AmendmentSponsorForm(ShownForm):
    """The same of an amendment, on the wording that was shown."""

    hides = ("wording",)
    wording = WordingField()
