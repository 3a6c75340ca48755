from workinggroups.models.endings import ChairEnding, MembershipEnding
from workinggroups.models.groups import WorkingGroup
from workinggroups.models.memberships import CoChair, Membership
from workinggroups.models.participation import Capability, ParticipationRule, PositionWeight
from workinggroups.models.series import SymbolSeries
from workinggroups.models.visibility import Visibility

__all__ = [
    "Capability",
    "ChairEnding",
    "CoChair",
    "Membership",
    "MembershipEnding",
    "ParticipationRule",
    "PositionWeight",
    "SymbolSeries",
    "Visibility",
    "WorkingGroup",
]
