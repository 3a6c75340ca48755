"""Acts on a whole text; the stage of a proposal is derived from them."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

from django.db import models
from django.utils.translation import gettext_lazy as _

from proposals.models.limits import LONGEST_MEETING, LONGEST_REASON
from stakeholders.models import Act


class Tabling(Act):
    """The text was put before the group; it got its symbol and revision 0."""

    proposal = models.OneToOneField(
        "proposals.Proposal", on_delete=models.PROTECT, related_name="tabling"
    )
    # Of the draft that was tabled: who co-sponsored an earlier version of it read other words.
    # Null where it was tabled before versions were kept.
    words_since = models.PositiveIntegerField(null=True)


class Circulation(Act):
    """A non-paper was circulated; the row knows by whom, nothing else ever does."""

    proposal = models.OneToOneField(
        "proposals.Proposal", on_delete=models.PROTECT, related_name="circulation"
    )


class TakeOver(Act):
    """The group made the text its own: from now on the co-chairs run it."""

    proposal = models.OneToOneField(
        "proposals.Proposal", on_delete=models.PROTECT, related_name="takeover"
    )
    meeting = models.CharField(_("meeting"), max_length=LONGEST_MEETING)
    held_on = models.DateField(_("date"))


class ProposalWithdrawal(Act):
    """The main sponsor, or the co-chairs for their own text, withdrew it before action."""

    proposal = models.OneToOneField(
        "proposals.Proposal", on_delete=models.PROTECT, related_name="withdrawal"
    )
    reason = models.CharField(_("reason"), max_length=LONGEST_REASON)


class Deferral(Act):
    """Consideration was put off, to a day or without one."""

    proposal = models.ForeignKey(
        "proposals.Proposal", on_delete=models.PROTECT, related_name="deferrals"
    )
    until = models.DateField(_("until"), null=True, blank=True)
    reason = models.CharField(_("reason"), max_length=LONGEST_REASON)


class Resumption(Act):
    """Consideration was taken up again."""

    deferral = models.OneToOneField(Deferral, on_delete=models.PROTECT, related_name="resumption")


class Adoption(Act):
    """Adopted in a meeting in which no objection was raised."""

    proposal = models.OneToOneField(
        "proposals.Proposal", on_delete=models.PROTECT, related_name="adoption"
    )
    revision = models.OneToOneField(
        "proposals.Revision", on_delete=models.PROTECT, related_name="adoption"
    )
    symbol = models.CharField(_("adopted number"), max_length=60, unique=True)
    meeting = models.CharField(_("meeting"), max_length=LONGEST_MEETING)
    place = models.CharField(_("place"), max_length=LONGEST_MEETING)
    held_at = models.DateTimeField(_("time"))
    # In which the co-chair entered the hour: the meeting's day is the day that it was there.
    zone = models.CharField(_("time zone"), max_length=64)
    # Decisive objections to earlier words, nobody having reconfirmed them, which the co-chair
    # recorded as not maintained in the meeting. Written with the adoption, never changed.
    not_maintained = models.ManyToManyField("proposals.Position", blank=True, related_name="+")

    @property
    def day(self) -> date:
        """Of the meeting, the same for every reader."""
        return day_in(self.held_at, self.zone)


def day_in(when: datetime, zone: str) -> date:
    return when.astimezone(ZoneInfo(zone)).date()
