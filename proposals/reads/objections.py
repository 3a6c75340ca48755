"""Who objects: to a text and its paragraphs as they stand, or to an amendment as it is worded."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from interface.bidi import isolated
from interface.listing import listed
from proposals.citing import cited
from proposals.models import (
    Adoption,
    Amendment,
    AmendmentVersion,
    Operation,
    Outcome,
    Position,
    PositionSlot,
    Proposal,
    RevisionParagraph,
    Stance,
)
from proposals.reads.grounds import Ground, subject_key
from proposals.reads.texts import TAKEN_IN, issued_revision


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
    def paragraph_id(self) -> UUID | None:
        """The paragraph that it is about, also where it was said of an amendment to it."""
        return paragraph_of(self.position)

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
    labels |= {row.paragraph_id: cited(row.label) for row in latest.rows.all()}
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
    ordered = sorted(found, key=lambda one: order[one.position.paragraph_id])
    return [*ordered, *_carried_into(proposal, labels)]


def _carried_into(proposal: Proposal, labels: Mapping[UUID | None, str]) -> list[Objection]:
    """Decisive objections to amendments whose words the text has taken in since.

    Nobody said that they were not maintained, and whoever objected has not spoken of the words
    since they stand in the text: an adoption asks what became of them.
    """
    taken_in = (
        Outcome.objects.standing()
        .filter(amendment__proposal=proposal, result__in=TAKEN_IN)
        .order_by()
    )
    slots = (
        PositionSlot.objects.filter(
            amendment__in=taken_in.values("amendment"),
            latest__stance=Stance.OBJECT,
            latest__decisive=True,
        )
        .exclude(Exists(taken_in.filter(not_maintained=OuterRef("latest"))))
        .exclude(Exists(_spoken_since()))
        .select_related("latest__stakeholder", "latest__amendment", "amendment")
        .order_by("amendment__number", "stakeholder__name")
    )
    found = []
    for slot in slots:
        assert slot.amendment is not None  # the filter has seen it
        label = place_by(labels.get(slot.amendment.paragraph_id, ""), slot.amendment)
        found.append(Objection(slot.standing, label, lapsed=True))
    return found


def _spoken_since() -> QuerySet[Position]:
    """What a slot's stakeholder said of the text, or of the paragraph, with the words in it."""
    return Position.objects.filter(
        Q(paragraph=None) | Q(paragraph=OuterRef("amendment__paragraph")),
        proposal=OuterRef("proposal"),
        amendment=None,
        stakeholder=OuterRef("stakeholder"),
        revision__number__gte=OuterRef("amendment__inclusion__revision__number"),
    )


def place_by(label: str, amendment: Amendment) -> str:
    """Where words stand that an amendment brought: "OP2, by Amd.4"."""
    if not label:
        return amendment.name
    return _("%(place)s, by %(amendment)s") % {"place": label, "amendment": amendment.name}


def objections_to(amendment: Amendment, version: AmendmentVersion) -> list[Objection]:
    """Decisive objections to an amendment: to this wording, or (lapsed) to an earlier one."""
    return [one for one in objections_on({amendment: version})[amendment.pk] if one.decisive]


def objections_on(wordings: Mapping[Amendment, AmendmentVersion]) -> dict[UUID, list[Objection]]:
    """Who objects to each amendment as it is worded, also who only advises, in one query.

    To object to a paragraph that an amendment would insert is to object to the amendment.
    """
    found: dict[UUID, list[Objection]] = {one.pk: [] for one in wordings}
    inserting = {one.paragraph_id: one for one in wordings if one.operation == Operation.INSERT}
    versions = {one.pk: version.pk for one, version in wordings.items()}
    if not wordings:
        return found
    slots = PositionSlot.objects.filter(
        Q(amendment__in=wordings) | Q(amendment=None, paragraph__in=inserting),
        latest__stance=Stance.OBJECT,
    ).select_related("latest__stakeholder")
    for slot in slots.order_by("stakeholder__name"):
        key = slot.amendment_id or (slot.paragraph_id and inserting[slot.paragraph_id].pk)
        assert key is not None  # the filter has seen one of both
        taken = slot.standing
        found[key].append(Objection(taken, "", lapsed=taken.version_id != versions[key]))
    return found


def voiced(objections: Sequence[Objection]) -> list[str]:
    """Each objection to an amendment as a sentence, with the reason that was given."""
    return [_voiced(one) for one in objections]


def _voiced(one: Objection) -> str:
    words = _("%(name)s objects: “%(reason)s”")
    if one.lapsed:
        words = _("%(name)s objects, to an earlier wording: “%(reason)s”")
    elif not one.decisive:
        words = _("%(name)s objects, which advises and stops nothing: “%(reason)s”")
    name, reason = isolated(str(one.position.stakeholder)), isolated(one.position.reason)
    return words % {"name": name, "reason": reason}


def paragraph_of(position: Position) -> UUID | None:
    return position.amendment.paragraph_id if position.amendment else position.paragraph_id


def told(objections: Sequence[Objection], *, of_a_text: bool = True) -> str:
    """Who, and to what: "Ostvarn (the whole text), Vailuku (OP1, OP3)"."""
    places: dict[str, list[str]] = {}
    for one in objections:
        where = one.label or _("the whole text")
        places.setdefault(str(one.position.stakeholder), []).append(where)
    if not of_a_text:
        earlier = {str(one.position.stakeholder) for one in objections if one.lapsed}
        words = _("%(name)s (on an earlier wording)")
        return listed(words % {"name": one} if one in earlier else one for one in places)
    return listed(f"{name} ({listed(where)})" for name, where in places.items())


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
    return released(released_by(adoption))


def released_by(adoption: Adoption) -> list[Objection]:
    """The objections that an adoption records as not maintained, each with its place."""
    found = adoption.not_maintained.select_related("stakeholder", "amendment")
    positions = list(found.order_by("stakeholder__name"))
    if not positions:
        return []
    rows = RevisionParagraph.objects.filter(
        revision=adoption.revision_id, paragraph__in=[paragraph_of(one) for one in positions]
    )
    said = rows.order_by().values_list("paragraph_id", "label")
    labels: dict[UUID | None, str] = {key: cited(label) for key, label in said}
    return [Objection(one, _place_of(one, labels), lapsed=True) for one in positions]


def _place_of(position: Position, labels: Mapping[UUID | None, str]) -> str:
    label = labels.get(paragraph_of(position), "")
    return place_by(label, position.amendment) if position.amendment else label
