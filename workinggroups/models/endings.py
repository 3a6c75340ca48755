"""How a membership or a chair came to its end: who ended it, and why."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from stakeholders.models.acts import Act
from workinggroups.models.memberships import CoChair, Membership

LONGEST_REASON = 1000


class MembershipEnding(Act):
    """The secretariat ended a membership of a group."""

    membership = models.OneToOneField(Membership, on_delete=models.PROTECT, related_name="ending")
    reason = models.CharField(_("reason"), max_length=LONGEST_REASON)


class ChairEnding(Act):
    """The secretariat ended the term of a co-chair."""

    chair = models.OneToOneField(CoChair, on_delete=models.PROTECT, related_name="ending")
    reason = models.CharField(_("reason"), max_length=LONGEST_REASON)
