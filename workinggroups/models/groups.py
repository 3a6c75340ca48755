"""Working groups: where texts are negotiated."""

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from interface import clock
from interface.identifiers import uuid7
from workinggroups.models.visibility import Visibility

LONGEST_TITLE = 200
LONGEST_MANDATE = 4000
LONGEST_SYMBOL_PART = 12
SYMBOL_PART = r"^[A-Z][A-Z0-9]{0,11}$"
HIGHEST_NUMBER = 99
# A group's texts may be kept to any of these; a draft is nobody's default.
AUDIENCES = [choice for choice in Visibility.choices if choice[0] != Visibility.DRAFT]


class ConsensusRule(models.TextChoices):
    """How the group concludes."""

    NO_OBJECTION = "no_objection", _("No entitled stakeholder objects")
    GNSO = "gnso", _("Levels of the GNSO Working Group Guidelines")


class WorkingGroup(models.Model):
    """A group with a mandate, two co-chairs and rules of participation."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    number = models.PositiveSmallIntegerField(_("number"), unique=True)
    title = models.CharField(_("title"), max_length=LONGEST_TITLE)
    mandate = models.TextField(_("mandate"), max_length=LONGEST_MANDATE)
    symbol_part = models.CharField(
        _("part of the symbol"),
        max_length=LONGEST_SYMBOL_PART,
        unique=True,
        help_text=_("As in NF/WG4/2026/L.3."),
    )
    visibility = models.CharField(
        _("who reads its texts unless they say otherwise"),
        max_length=10,
        choices=AUDIENCES,
        default=Visibility.PUBLIC,
    )
    consensus_rule = models.CharField(
        _("how it concludes"),
        max_length=20,
        choices=ConsensusRule.choices,
        default=ConsensusRule.NO_OBJECTION,
    )
    label_scheme = models.CharField(
        _("labels of alternatives and insertions"),
        max_length=10,
        choices=[("alt", _("Alt 1, Alt 2 and bis")), ("un", _("bis, ter (UN Editorial Manual)"))],
        default="alt",
    )
    created_at = models.DateTimeField(default=clock.now)
    # Which seeded group this row came from: the seed never overwrites what was edited since.
    seed_key = models.CharField(max_length=40, blank=True)

    class Meta:
        verbose_name = _("working group")
        verbose_name_plural = _("working groups")
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(
                fields=["seed_key"], condition=~models.Q(seed_key=""), name="a_group_is_seeded_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.number} {self.title}"

    def get_absolute_url(self) -> str:
        return reverse("group", args=[self.number])
