"""Accreditation: asked for by an applicant, decided by the secretariat, with a reason."""

from typing import TYPE_CHECKING, ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from stakeholders.models.acts import Act
from stakeholders.models.limits import LONGEST_GROUND, LONGEST_NAME, LONGEST_STATEMENT
from stakeholders.models.stakeholders import CONSTITUENCY_KINDS, RegionalGroup

if TYPE_CHECKING:
    from django.db.models.manager import Manager


class ApplicationQuerySet(models.QuerySet["Application"]):
    def undecided(self) -> "ApplicationQuerySet":
        """What waits for a decision; who has been erased waits for nothing."""
        return self.filter(decision__isnull=True, person__erased_at=None)


class Application(Act):
    """An applicant's request that an organisation be accredited and that the applicant head it."""

    organisation = models.CharField(_("official short name"), max_length=LONGEST_NAME)
    kind = models.CharField(
        _("kind"),
        max_length=20,
        choices=CONSTITUENCY_KINDS,
    )
    regional_group = models.CharField(
        _("regional group"), max_length=20, choices=RegionalGroup.choices, blank=True
    )
    host = models.ForeignKey(
        "stakeholders.Stakeholder",
        verbose_name=_("host state"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
    )
    function = models.CharField(_("your function"), max_length=LONGEST_NAME)
    statement = models.TextField(_("why it asks to take part"), max_length=LONGEST_STATEMENT)
    website = models.URLField(_("website"), blank=True)
    # The no-objection window, empty where the secretariat decides at once.
    opens_on = models.DateField(null=True, blank=True)
    closes_on = models.DateField(null=True, blank=True)

    objects: ClassVar["Manager[Application]"] = ApplicationQuerySet.as_manager()

    class Meta:
        ordering = ["at"]

    @property
    def applicant_left(self) -> bool:
        return self.person is not None and self.person.erased_at is not None


class ApplicationDecision(Act):
    """The secretariat's answer to an application."""

    application = models.OneToOneField(
        Application, on_delete=models.PROTECT, related_name="decision"
    )
    granted = models.BooleanField()
    reason = models.TextField(_("reason"), max_length=LONGEST_GROUND)


class Accreditation(Act):
    """That a stakeholder may take part, from when, and on what ground."""

    accredited = models.OneToOneField(
        "stakeholders.Stakeholder", on_delete=models.PROTECT, related_name="accreditation"
    )
    decision = models.OneToOneField(
        ApplicationDecision,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="accreditation",
    )
    reason = models.TextField(_("reason"), max_length=LONGEST_GROUND, blank=True)
