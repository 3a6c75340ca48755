"""The streams in which acts on texts are entered."""

from proposals.models import Proposal
from proposals.models.proposals import AttributionPublicity
from record.keys import Audience, StreamKey, Subject
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


def coalition_streams(
    coalition: Coalition, proposal: Proposal, subject: Subject
) -> list[StreamKey]:
    """None for a text that is not public: not all members of the coalition may read of it. Nor
    for an amendment where movers are not named to everybody: its stream would name the mover."""
    if proposal.visibility != Visibility.PUBLIC:
        return []
    if subject.type == "amendment" and proposal.attribution != AttributionPublicity.PUBLIC:
        return []
    return [StreamKey("coalition", coalition.pk, "public")]
