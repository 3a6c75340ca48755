"""Stakeholders: the organisations that take part."""

from typing import TYPE_CHECKING, ClassVar

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from interface.identifiers import uuid7
from stakeholders.models.limits import LONGEST_ABOUT, LONGEST_NAME

if TYPE_CHECKING:
    from django.db.models.manager import Manager


class Kind(models.TextChoices):
    """The kinds of stakeholder; all but the secretariat are constituencies."""

    STATE = "state", _("State")
    REGIONAL = "regional", _("Regional organisation")
    IGO = "igo", _("Intergovernmental organisation")
    PRIVATE = "private", _("Private sector")
    CIVIL = "civil", _("Civil society")
    TECHNICAL = "technical", _("Technical community")
    ACADEMIA = "academia", _("Academia")
    SECRETARIAT = "secretariat", _("Secretariat")


CONSTITUENCIES = [kind for kind in Kind if kind != Kind.SECRETARIAT]
CONSTITUENCY_KINDS = [(kind.value, kind.label) for kind in CONSTITUENCIES]
"""The choices of whatever may be of any kind but the secretariat's."""
CONSTITUENCY_NAMES = {
    Kind.STATE: _("States"),
    Kind.REGIONAL: _("Regional organisations"),
    Kind.IGO: _("Intergovernmental organisations"),
    Kind.PRIVATE: _("Private sector"),
    Kind.CIVIL: _("Civil society"),
    Kind.TECHNICAL: _("Technical community"),
    Kind.ACADEMIA: _("Academia"),
}
"""What a whole constituency is called, where stakeholders are counted."""


class RegionalGroup(models.TextChoices):
    """The five regional groups of the United Nations."""

    AFRICAN = "african", _("African")
    ASIA_PACIFIC = "asia_pacific", _("Asia-Pacific")
    EASTERN_EUROPEAN = "eastern_european", _("Eastern European")
    GRULAC = "grulac", _("Latin American and Caribbean")
    WEOG = "weog", _("Western European and others")


class StakeholderQuerySet(models.QuerySet["Stakeholder"]):
    def accredited(self) -> "StakeholderQuerySet":
        return self.filter(accreditation__isnull=False)

    def in_constituencies(self) -> "StakeholderQuerySet":
        return self.exclude(kind=Kind.SECRETARIAT)

    def states(self) -> "StakeholderQuerySet":
        """Whoever may host a stakeholder of another kind."""
        return self.filter(kind=Kind.STATE)


class Stakeholder(models.Model):
    """An organisation that takes part, under its official short name."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    kind = models.CharField(_("kind"), max_length=20, choices=Kind.choices)
    name = models.CharField(_("official short name"), max_length=LONGEST_NAME, unique=True)
    regional_group = models.CharField(
        _("regional group"), max_length=20, choices=RegionalGroup.choices, blank=True
    )
    host = models.ForeignKey(
        "self",
        verbose_name=_("host state"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="hosted",
    )
    about = models.TextField(_("about"), max_length=LONGEST_ABOUT, blank=True)
    website = models.URLField(_("website"), blank=True)

    objects: ClassVar["Manager[Stakeholder]"] = StakeholderQuerySet.as_manager()

    class Meta:
        verbose_name = _("stakeholder")
        verbose_name_plural = _("stakeholders")
        ordering = ["name"]
        constraints = [
            models.UniqueConstraint(
                fields=["kind"],
                condition=models.Q(kind=Kind.SECRETARIAT),
                name="there_is_one_secretariat",
            ),
            models.CheckConstraint(
                condition=models.Q(regional_group="") | models.Q(kind=Kind.STATE),
                name="only_states_have_a_regional_group",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("stakeholder", args=[self.pk])

    @property
    def is_secretariat(self) -> bool:
        return self.kind == Kind.SECRETARIAT
