"""Who objects: to a text and its paragraphs as they stand, or to an amendment as it is worded."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from uuid import UUID

from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from proposals.models import (
    Adoption,
    Amendment,
    AmendmentVersion,
    Position,
    PositionSlot,
    Proposal,
    RevisionParagraph,
    Stance,
)
from proposals.reads.grounds import Ground, subject_key
from proposals.reads.texts import issued_revision


@dataclass(frozen=True, slots=True)
class Objection:
    """What a stakeholder says last on the whole text, a paragraph (`label`) or an amendment.

    `lapsed`: the words have changed since, and it was not reconfirmed. One that is not decisive
    advises and stops nothing.
    """

    position: Position
    label: str
    lapsed: bool

    @property
    def decisive(self) -> bool:
        return self.position.decisive

    @property
    def blocks(self) -> bool:
        """It decides, and it is about the words as they stand."""
        return self.decisive and not self.lapsed

    @property
    def is_unanswered(self) -> bool:
        """It decides, and the words have changed: only the meeting knows whether it is kept."""
        return self.decisive and self.lapsed


def standing_objections(proposal: Proposal, ground: Ground | None = None) -> list[Objection]:
    """Those to the whole text and then, by paragraph, to what is in the latest revision.

    `ground` is that of the page, where it has read one already.
    """
    latest = issued_revision(proposal)
    ground = ground or Ground([proposal.pk], {proposal.pk: latest.pk})
    labels: dict[UUID | None, str] = {None: ""}
    labels |= {row.paragraph_id: row.label for row in latest.rows.all()}
    order = {key: place for place, key in enumerate(labels)}
    slots = PositionSlot.objects.filter(
        proposal=proposal, amendment=None, latest__stance=Stance.OBJECT
    ).select_related("latest__stakeholder")
    found = []
    for slot in slots.order_by("stakeholder__name"):
        if slot.paragraph_id in labels:
            taken, key = slot.standing, subject_key(slot.paragraph_id)
            lapsed = ground.has_moved(proposal.pk, key, taken.revision_id, taken.version_id)
            found.append(Objection(taken, labels[slot.paragraph_id], lapsed))
    return sorted(found, key=lambda one: order[one.position.paragraph_id])


def objections_to(amendment: Amendment, version: AmendmentVersion) -> list[Objection]:
    """Decisive objections to an amendment on this wording of it."""
    slots = PositionSlot.objects.filter(
        amendment=amendment,
        latest__stance=Stance.OBJECT,
        latest__decisive=True,
        latest__version=version,
    ).select_related("latest__stakeholder")
    ordered = slots.order_by("stakeholder__name")
    return [Objection(slot.standing, "", lapsed=False) for slot in ordered]


def told(objections: Iterable[Objection], *, of_a_text: bool = True) -> str:
    """Who, and to what: "Ostvarn (the whole text), Vailuku (OP1, OP3)"."""
    comma = pgettext("between the items of a list", ", ")
    places: dict[str, list[str]] = {}
    for one in objections:
        where = one.label or _("the whole text")
        places.setdefault(str(one.position.stakeholder), []).append(where)
    if not of_a_text:
        return comma.join(places)
    return comma.join(f"{name} ({comma.join(where)})" for name, where in places.items())


def not_maintained_words(names: str, count: int) -> str:
    """The sentence of record, without a full stop."""
    words = ngettext(
        "%(names)s did not maintain the objection in the meeting",
        "%(names)s did not maintain their objections in the meeting",
        count,
    )
    return words % {"names": names}


def released(objections: Sequence[Objection], *, of_a_text: bool = True) -> str:
    """The same about objections; "" where there are none."""
    if not objections:
        return ""
    holders = {one.position.stakeholder_id for one in objections}
    return not_maintained_words(told(objections, of_a_text=of_a_text), len(holders))


def released_at(adoption: Adoption) -> str:
    """Of an adopted text: whose objections were recorded as not maintained; "" if nobody's."""
    positions = list(
        adoption.not_maintained.select_related("stakeholder").order_by("stakeholder__name")
    )
    if not positions:
        return ""
    rows = RevisionParagraph.objects.filter(
        revision=adoption.revision_id, paragraph__in=[one.paragraph_id for one in positions]
    )
    labels: dict[UUID | None, str] = dict(rows.order_by().values_list("paragraph_id", "label"))
    return released(
        [Objection(one, labels.get(one.paragraph_id, ""), lapsed=True) for one in positions]
    )
