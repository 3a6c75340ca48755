"""The front page's specimen: one disputed paragraph of a public text and who would change it."""

from collections import Counter
from dataclasses import dataclass

from desk.reads.texts import texts_in_negotiation
from proposals.models import Revision, RevisionParagraph
from proposals.reads.amendments import AmendmentCard, amendment_cards
from proposals.reads.texts import latest_revision


@dataclass(frozen=True, slots=True)
class Specimen:
    revision: Revision
    row: RevisionParagraph
    cards: list[AmendmentCard]


def specimen(most: int = 3) -> Specimen | None:
    """The most disputed paragraph of the most disputed public text; None where none is open."""
    proposal = texts_in_negotiation(None).first()
    if proposal is None:
        return None
    revision = latest_revision(proposal)
    cards = [card for card in amendment_cards(proposal, None) if is_open_rewording(card)]
    if revision is None or not cards:
        return None
    paragraph, _count = Counter(card.amendment.paragraph_id for card in cards).most_common(1)[0]
    row = revision.rows.filter(paragraph=paragraph).first()
    if row is None:
        return None
    chosen = [card for card in cards if card.amendment.paragraph_id == paragraph]
    return Specimen(revision, row, chosen[:most])


def is_open_rewording(card: AmendmentCard) -> bool:
    return card.status == "open" and card.amendment.operation == "replace"
