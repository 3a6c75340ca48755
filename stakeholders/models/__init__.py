from stakeholders.models.accreditation import Accreditation, Application, ApplicationDecision
from stakeholders.models.acts import Act
from stakeholders.models.coalitions import (
    Coalition,
    CoalitionMembership,
    Departure,
    MembershipAnswer,
    MembershipRequest,
    PreferredOutcome,
    SpokespersonDeclaration,
    Standing,
)
from stakeholders.models.people import Person
from stakeholders.models.registry import (
    EntryKind,
    Listing,
    PublicList,
    RegistryEntry,
    Source,
)
from stakeholders.models.seats import Invitation, InvitationAnswer, Role, Seat
from stakeholders.models.stakeholders import (
    CONSTITUENCIES,
    CONSTITUENCY_NAMES,
    Kind,
    RegionalGroup,
    Stakeholder,
)
from stakeholders.models.tokens import Token

__all__ = [
    "CONSTITUENCIES",
    "CONSTITUENCY_NAMES",
    "Accreditation",
    "Act",
    "Application",
    "ApplicationDecision",
    "Coalition",
    "CoalitionMembership",
    "Departure",
    "EntryKind",
    "Invitation",
    "InvitationAnswer",
    "Kind",
    "Listing",
    "MembershipAnswer",
    "MembershipRequest",
    "Person",
    "PreferredOutcome",
    "PublicList",
    "RegionalGroup",
    "RegistryEntry",
    "Role",
    "Seat",
    "Source",
    "SpokespersonDeclaration",
    "Stakeholder",
    "Standing",
    "Token",
]
