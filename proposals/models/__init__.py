from proposals.models.acts import (
    Adoption,
    Circulation,
    Deferral,
    ProposalWithdrawal,
    Resumption,
    Tabling,
    TakeOver,
)
from proposals.models.amendments import (
    Amendment,
    AmendmentStatus,
    AmendmentVersion,
    AmendmentWithdrawal,
    BracketReason,
    Operation,
    Origin,
)
from proposals.models.coalitions import OutcomeMapping, OutcomeUnmapping
from proposals.models.documents import DocumentType
from proposals.models.drafts import Draft
from proposals.models.outcomes import Basis, Outcome, OutcomeReversal, Result
from proposals.models.participation import ProposalParticipation
from proposals.models.positions import Position, PositionSlot, Stance
from proposals.models.proposals import Paragraph, Proposal, Stage
from proposals.models.revisions import Inclusion, Revision, RevisionParagraph
from proposals.models.sponsorship import (
    AmendmentCoSponsor,
    AmendmentCoSponsorAct,
    CoSponsor,
    CoSponsorAct,
    SponsorAct,
    on_earlier_draft,
)

__all__ = [
    "Adoption",
    "Amendment",
    "AmendmentCoSponsor",
    "AmendmentCoSponsorAct",
    "AmendmentStatus",
    "AmendmentVersion",
    "AmendmentWithdrawal",
    "Basis",
    "BracketReason",
    "Circulation",
    "CoSponsor",
    "CoSponsorAct",
    "Deferral",
    "DocumentType",
    "Draft",
    "Inclusion",
    "Operation",
    "Origin",
    "Outcome",
    "OutcomeMapping",
    "OutcomeReversal",
    "OutcomeUnmapping",
    "Paragraph",
    "Position",
    "PositionSlot",
    "Proposal",
    "ProposalParticipation",
    "ProposalWithdrawal",
    "Result",
    "Resumption",
    "Revision",
    "RevisionParagraph",
    "SponsorAct",
    "Stage",
    "Stance",
    "Tabling",
    "TakeOver",
    "on_earlier_draft",
]
