"""Every change of a text is one of these functions, first argument the actor; see the modules."""

from proposals.actions.amendment_sponsorship import (
    accept_amendment_cosponsorship,
    cosponsor_amendment,
    decline_amendment_cosponsorship,
    invite_amendment_cosponsor,
    withdraw_amendment_cosponsorship,
)
from proposals.actions.amendments import (
    rewrite_amendment,
    table_amendment,
    withdraw_amendment,
)
from proposals.actions.coalitions import (
    map_outcome,
    unmap_outcome,
)
from proposals.actions.conclusions import (
    adopt_proposal,
    defer_proposal,
    resume_proposal,
    withdraw_proposal,
)
from proposals.actions.drafts import (
    create_draft,
    discard_draft,
    save_draft,
)
from proposals.actions.outcomes import (
    accept_amendment,
    record_outcome,
)
from proposals.actions.positions import (
    take_position,
)
from proposals.actions.reversals import (
    take_back_outcome,
)
from proposals.actions.revisions import (
    issue_revision,
)
from proposals.actions.sponsorship import (
    accept_cosponsorship,
    cosponsor_proposal,
    decline_cosponsorship,
    invite_cosponsor,
    withdraw_cosponsorship,
)
from proposals.actions.tabling import (
    circulate_non_paper,
    table_proposal,
)
from proposals.actions.takeover import (
    take_over,
)

__all__ = [
    "accept_amendment",
    "accept_amendment_cosponsorship",
    "accept_cosponsorship",
    "adopt_proposal",
    "circulate_non_paper",
    "cosponsor_amendment",
    "cosponsor_proposal",
    "create_draft",
    "decline_amendment_cosponsorship",
    "decline_cosponsorship",
    "defer_proposal",
    "discard_draft",
    "invite_amendment_cosponsor",
    "invite_cosponsor",
    "issue_revision",
    "map_outcome",
    "record_outcome",
    "resume_proposal",
    "rewrite_amendment",
    "save_draft",
    "table_amendment",
    "table_proposal",
    "take_back_outcome",
    "take_over",
    "take_position",
    "unmap_outcome",
    "withdraw_amendment",
    "withdraw_amendment_cosponsorship",
    "withdraw_cosponsorship",
    "withdraw_proposal",
]
