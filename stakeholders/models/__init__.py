from stakeholders.models.accreditation import Accreditation, Application, ApplicationDecision
from stakeholders.models.acts import Act
from stakeholders.models.coalitions import (
    Coalition,
    CoalitionMembership,
    MembershipAnswer,
    MembershipRequest,
    PreferredOutcome,
    SpokespersonDeclaration,
)
from stakeholders.models.people import Person
from stakeholders.models.seats import Invitation, InvitationAnswer, Role, Seat
from stakeholders.models.stakeholders import Kind, RegionalGroup, Stakeholder

__all__ = [
    "Accreditation",
    "Act",
    "Application",
    "ApplicationDecision",
    "Coalition",
    "CoalitionMembership",
    "Invitation",
    "InvitationAnswer",
    "Kind",
    "MembershipAnswer",
    "MembershipRequest",
    "Person",
    "PreferredOutcome",
    "RegionalGroup",
    "Role",
    "Seat",
    "SpokespersonDeclaration",
    "Stakeholder",
]
