from proposals.models.acts import (
    Adoption,
    Circulation,
    Deferral,
    ProposalWithdrawal,
    Resumption,
    Tabling,
    TakeOver,
)
from proposals.models.amendments import Amendment, AmendmentVersion, AmendmentWithdrawal
from proposals.models.coalitions import OutcomeMapping
from proposals.models.drafts import Draft
from proposals.models.outcomes import Outcome, OutcomeReversal
from proposals.models.participation import ProposalParticipation
from proposals.models.positions import Position, PositionSlot, Stance
from proposals.models.proposals import DocumentType, Paragraph, Proposal, Stage
from proposals.models.revisions import Inclusion, Revision, RevisionParagraph
from proposals.models.sponsorship import (
    AmendmentCoSponsor,
    AmendmentCoSponsorAct,
    CoSponsor,
    CoSponsorAct,
)

__all__ = [
    "Adoption",
    "Amendment",
    "AmendmentCoSponsor",
    "AmendmentCoSponsorAct",
    "AmendmentVersion",
    "AmendmentWithdrawal",
    "Circulation",
    "CoSponsor",
    "CoSponsorAct",
    "Deferral",
    "DocumentType",
    "Draft",
    "Inclusion",
    "Outcome",
    "OutcomeMapping",
    "OutcomeReversal",
    "Paragraph",
    "Position",
    "PositionSlot",
    "Proposal",
    "ProposalParticipation",
    "ProposalWithdrawal",
    "Resumption",
    "Revision",
    "RevisionParagraph",
    "Stage",
    "Stance",
    "Tabling",
    "TakeOver",
]
