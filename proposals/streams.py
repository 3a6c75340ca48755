"""The streams in which acts on texts are entered."""

from proposals.models import Proposal
from record.keys import Audience, StreamKey
from stakeholders.models import Coalition, Stakeholder
from workinggroups.models import Visibility

AUDIENCES: dict[str, Audience] = {
    Visibility.DRAFT: "own",
    Visibility.GROUP: "group",
    Visibility.ACCREDITED: "accredited",
    Visibility.PUBLIC: "public",
}


def proposal_stream(proposal: Proposal) -> StreamKey:
    return StreamKey("proposal", proposal.pk, AUDIENCES[proposal.visibility])


def group_stream(proposal: Proposal) -> StreamKey:
    return StreamKey("workinggroup", proposal.group_id, AUDIENCES[proposal.visibility])


def own_stream(stakeholder: Stakeholder) -> StreamKey:
    return StreamKey("stakeholder", stakeholder.pk, "own")


def coalition_streams(coalition: Coalition, proposal: Proposal) -> list[StreamKey]:
    """None for a text that is not public: not all members of the coalition may read of it."""
    if proposal.visibility != Visibility.PUBLIC:
        return []
    return [StreamKey("coalition", coalition.pk, "public")]
