"""The front page's specimen: one disputed paragraph of a public text and who would change it."""

from collections import Counter
from dataclasses import dataclass

from desk.reads.texts import texts_in_negotiation
from proposals.models import Proposal, Revision, RevisionParagraph
from proposals.reads.amendments import AmendmentCard, amendment_cards
from proposals.reads.grounds import subject_key
from proposals.reads.positions import Pips, Standings
from proposals.reads.texts import latest_revision

LOOKED_AT = 3


@dataclass(frozen=True, slots=True)
class Specimen:
    revision: Revision
    row: RevisionParagraph
    cards: list[AmendmentCard]
    # Who stands how on the paragraph: stance, how many, the stance's word.
    pips: Pips


def specimen(most: int = 3) -> Specimen | None:
    """The most disputed paragraph of the most disputed public text; None where none is open."""
    for proposal in texts_in_negotiation(None)[:LOOKED_AT]:
        found = _specimen_of(proposal, most)
        if found is not None:
            return found
    return None


def _specimen_of(proposal: Proposal, most: int) -> Specimen | None:
    revision = latest_revision(proposal)
    cards = [card for card in amendment_cards(proposal, None) if is_open_rewording(card)]
    if revision is None or not cards:
        return None
    paragraph, _count = Counter(card.amendment.paragraph_id for card in cards).most_common(1)[0]
    row = revision.rows.filter(paragraph=paragraph).first()
    if row is None:
        return None
    chosen = [card for card in cards if card.amendment.paragraph_id == paragraph]
    pips = Standings(proposal, None, revision).pips(subject_key(paragraph))
    return Specimen(revision, row, chosen[:most], pips)


def is_open_rewording(card: AmendmentCard) -> bool:
    """Whether its words can be shown as changes to the paragraph as it is."""
    return card.is_open and not card.is_behind and card.amendment.operation == "replace"
