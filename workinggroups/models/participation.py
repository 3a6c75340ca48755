"""The participation matrix: what each kind of stakeholder may do in a group, as data."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from interface.identifiers import uuid7
from stakeholders.models import Kind
from workinggroups.models.groups import WorkingGroup


class PositionWeight(models.TextChoices):
    """Whether a position of this kind decides, advises or is not taken at all."""

    NONE = "none", _("takes none")
    ADVISORY = "advisory", _("advisory")
    DECISIVE = "decisive", _("decisive")


class Capability(models.Model):
    """One line of the matrix; copied into a proposal when it is tabled."""

    kind = models.CharField(_("kind"), max_length=20)
    may_see = models.BooleanField(_("may see"), default=True)
    may_comment = models.BooleanField(_("may comment"), default=True)
    may_propose = models.BooleanField(_("may propose"), default=True)
    may_sponsor = models.BooleanField(_("may sponsor"), default=True)
    position = models.CharField(
        _("position"),
        max_length=10,
        choices=PositionWeight.choices,
        default=PositionWeight.ADVISORY,
    )
    may_break_silence = models.BooleanField(_("may break silence"), default=False)

    class Meta:
        abstract = True

    def terms(self) -> dict[str, object]:
        """The line's content, without the row's identity."""
        return {
            name: getattr(self, name)
            for name in (
                "kind",
                "may_see",
                "may_comment",
                "may_propose",
                "may_sponsor",
                "position",
                "may_break_silence",
            )
        }


class ParticipationRule(Capability):
    """The group's own line for one kind, edited by the secretariat."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    group = models.ForeignKey(WorkingGroup, on_delete=models.CASCADE, related_name="participation")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["group", "kind"], name="one_rule_a_group_and_kind")
        ]


def seeded_terms(kind: str) -> dict[str, object]:
    """The line a group begins with: all see, comment, propose and sponsor; states decide."""
    decides = kind == Kind.STATE
    return {
        "kind": kind,
        "position": PositionWeight.DECISIVE if decides else PositionWeight.ADVISORY,
        "may_break_silence": decides,
    }
