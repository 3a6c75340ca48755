"""Objections and how they are told; who objects to an amendment as it is worded."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Q
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from interface.bidi import isolated
from interface.listing import listed
from proposals.models import (
    Amendment,
    AmendmentVersion,
    Operation,
    Position,
    PositionSlot,
    Stance,
)
from proposals.reads.grounds import Ground, subject_key

# Agreeing these agrees the words of their paragraph.
OF_PARAGRAPHS = (Operation.INSERT, Operation.BRACKET)


@dataclass(frozen=True, slots=True)
class Objection:
    """What a stakeholder says last on the whole text, a paragraph (`label`) or an amendment.

    `lapsed`: the words have changed since, and it was not reconfirmed. One that is not decisive
    advises and stops nothing. `of_text`: what it was said of stands in the text, and it is heard
    of an amendment too, as lifting brackets agrees the words around them.
    """

    position: Position
    label: str
    lapsed: bool
    of_text: bool = False

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


def place_by(label: str, amendment: Amendment) -> str:
    """Where words stand that an amendment brought: "OP2, by Amd.4"."""
    if not label:
        return amendment.name
    return _("%(place)s, by %(amendment)s") % {"place": label, "amendment": amendment.name}


def objections_to(amendment: Amendment, version: AmendmentVersion) -> list[Objection]:
    """Decisive objections to an amendment: to this wording, or (lapsed) to an earlier one."""
    return [one for one in objections_on({amendment: version})[amendment.pk] if one.decisive]


def objections_on(
    wordings: Mapping[Amendment, AmendmentVersion], ground: Ground | None = None
) -> dict[UUID, list[Objection]]:
    """Who objects to each amendment as it is worded, also who only advises, in one query.

    To object to a paragraph that an amendment would insert is to object to the amendment, and to
    one whose brackets it would lift as well. `ground` is that of the page, where it has read one
    already; without it that costs up to four queries more.
    """
    found: dict[UUID, list[Objection]] = {one.pk: [] for one in wordings}
    versions = {one.pk: version.pk for one, version in wordings.items()}
    by_paragraph = [one for one in wordings if one.operation in OF_PARAGRAPHS]
    if not wordings:
        return found
    slots = PositionSlot.objects.filter(
        Q(amendment__in=wordings)
        | Q(amendment=None, paragraph__in={one.paragraph_id for one in by_paragraph}),
        latest__stance=Stance.OBJECT,
    ).select_related("latest__stakeholder")
    ground = ground or Ground({one.proposal_id for one in wordings})
    for slot in slots.order_by("stakeholder__name"):
        taken = slot.standing
        if slot.amendment_id is not None:
            lapsed = taken.version_id != versions[slot.amendment_id]
            found[slot.amendment_id].append(Objection(taken, "", lapsed))
            continue
        for one in by_paragraph:
            if one.paragraph_id == slot.paragraph_id:
                found[one.pk].append(_of_its_paragraph(one, taken, versions[one.pk], ground))
    return found


def _of_its_paragraph(
    amendment: Amendment, taken: Position, version: UUID, ground: Ground
) -> Objection:
    if amendment.operation == Operation.INSERT:
        return Objection(taken, "", lapsed=taken.version_id != version)
    key = subject_key(taken.paragraph_id)
    moved = ground.has_moved(taken.proposal_id, key, taken.revision_id, taken.version_id)
    return Objection(taken, "", lapsed=moved, of_text=True)


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
    if of_a_text:
        return placed((str(one.position.stakeholder), one.label) for one in objections)
    holders = dict.fromkeys(str(one.position.stakeholder) for one in objections)
    earlier = {str(one.position.stakeholder) for one in objections if one.lapsed}
    words = _("%(name)s (on an earlier wording)")
    said = {one: isolated(one) for one in holders}
    return listed(words % {"name": said[one]} if one in earlier else said[one] for one in holders)


def placed(pairs: Iterable[tuple[str, str]]) -> str:
    """Names, each once with all its places; "" is the whole text."""
    places: dict[str, list[str]] = {}
    for name, where in pairs:
        places.setdefault(name, []).append(where or _("the whole text"))
    return listed(f"{isolated(name)} ({listed(where)})" for name, where in places.items())


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
