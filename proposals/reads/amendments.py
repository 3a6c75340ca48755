"""Amendments of a text as pages and reports show them: words, movers, what clashes with what."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from functools import lru_cache
from uuid import UUID

from django.db.models import Prefetch, Q, QuerySet

from proposals import text
from proposals.citing import cited
from proposals.models import (
    Amendment,
    AmendmentCoSponsorAct,
    AmendmentStatus,
    AmendmentVersion,
    AmendmentWithdrawal,
    Operation,
    Proposal,
    Result,
    Revision,
    SponsorAct,
)
from proposals.reads.labels import (
    Labels,
    base_label_of,
    base_place_of,
    by_both_labels,
    label_of,
    labels_at,
    place_of,
    within_a_phrase,
)
from proposals.reads.standing import is_behind_words
from proposals.reads.texts import TAKEN_IN, paragraphs_of, revisions_of, words_of
from proposals.reads.wordings import latest_wording
from proposals.rules.attribution import names_are_readable
from proposals.text.amending import AmendmentText, Clash, clashes
from proposals.text.differences import Change, diff
from stakeholders.models import Coalition, Seat, Stakeholder


@dataclass(frozen=True, slots=True)
class ClashWith:
    """That an amendment cannot stand beside another (None: beside the text as it is) over words."""

    amendment: Amendment | None
    words: str
    reason: text.Reason


@dataclass(slots=True)
class AmendmentCard:
    """One amendment with everything that is shown of it.

    `label` is that of its paragraph in the latest revision, "" where it is not in there; of an
    insertion that has not come in, that of the paragraph behind or under which it would stand (""
    at the top). `place` cites the one behind or under which an insertion or a move comes to stand,
    also where its paragraph is in the text by now. `cosponsors`
    have accepted the present wording, `earlier_cosponsors` an earlier one. `attributed` says
    whether the reader may know who moved it: where not, mover, coalition and sponsors are empty.
    """

    amendment: Amendment
    status: str
    version: AmendmentVersion
    label: str
    place: str
    # How it was cited on the amendment's base, where that is another label.
    base_label: str
    attributed: bool
    mover: Stakeholder | Coalition | None
    changes: tuple[Change, ...]
    is_behind: bool
    # Of its paragraph in the latest revision; "" where it is not in there.
    kind: str = ""
    cosponsors: list[Stakeholder] = field(default_factory=list)
    earlier_cosponsors: list[Stakeholder] = field(default_factory=list)
    clashes: list[ClashWith] = field(default_factory=list)

    @property
    def cited(self) -> str:
        """Its paragraph as everybody finds it, also who reads the amendment as it was tabled."""
        return by_both_labels(self.label, self.base_label, self.amendment.base.symbol)

    @property
    def named(self) -> str:
        """The same within a phrase that says what it does to the paragraph."""
        return within_a_phrase(self.label, self.base_label, self.amendment.base.symbol)

    @property
    def is_open(self) -> bool:
        return self.status == AmendmentStatus.OPEN


def open_amendments(proposal: Proposal) -> QuerySet[Amendment]:
    """Neither withdrawn nor closed by an outcome, in the order of their numbers."""
    return Amendment.objects.open().filter(proposal=proposal).order_by("number")


def agreed_amendments(proposal: Proposal) -> QuerySet[Amendment]:
    """Accepted or agreed and not yet in a revision, in the order of their numbers."""
    found = Amendment.objects.with_status().filter(proposal=proposal)
    return found.filter(
        Q(withdrawn=False, standing_result__in=TAKEN_IN), inclusion__isnull=True
    ).order_by("number")


def referred_amendments(proposal: Proposal) -> QuerySet[Amendment]:
    """Referred elsewhere or to later, in the order of their numbers."""
    return Amendment.objects.settled(Result.REFERRED).filter(proposal=proposal).order_by("number")


def withdrawal_of(amendment: Amendment) -> AmendmentWithdrawal | None:
    """How its mover took it back; without a query where it is known that nobody did."""
    if amendment.status != AmendmentStatus.WITHDRAWN:
        return None
    return AmendmentWithdrawal.objects.filter(amendment=amendment).first()


def amendment_cards(proposal: Proposal, seat: Seat | None) -> list[AmendmentCard]:
    """All amendments of a text in the order of the text, then of their numbers."""
    revisions = revisions_of(proposal)
    if not revisions:
        return []
    issued = paragraphs_of(revisions[-1])
    amendments = _with_everything(proposal, revisions)
    labels = labels_at(revisions[-1], issued, amendments)
    place = {paragraph.id: index for index, paragraph in enumerate(issued)}
    words = {paragraph.id: paragraph.text for paragraph in issued}
    kinds = {paragraph.id: paragraph.kind for paragraph in issued}
    named = names_are_readable(proposal, seat)
    sponsors = cosponsors_of(amendments)
    cards = [_card(one, words, labels, sponsors, named, seat) for one in amendments]
    for card in cards:
        card.kind = kinds.get(card.amendment.paragraph_id, "")
    _add_clashes(cards, issued)
    return sorted(cards, key=lambda card: (_place(card, place), card.amendment.number))


def _with_everything(proposal: Proposal, revisions: Sequence[Revision]) -> list[Amendment]:
    found = (
        Amendment.objects.with_status()
        .filter(proposal=proposal)
        .select_related("mover", "coalition", "stakeholder", "inclusion")
        .prefetch_related(Prefetch("versions", AmendmentVersion.objects.order_by("number")))
        .order_by("number")
    )
    bases = {revision.pk: revision for revision in revisions}
    amendments: list[Amendment] = list(found)
    for amendment in amendments:
        amendment.base = bases[amendment.base_id]
        amendment.proposal = proposal
    return amendments


def _card(
    amendment: Amendment,
    words: dict[UUID, str],
    labels: Labels,
    sponsors: Mapping[UUID, Sequence[CoSponsorship]],
    named: bool,
    seat: Seat | None,
) -> AmendmentCard:
    version = latest_wording(amendment)
    own = seat is not None and amendment.mover_id == seat.stakeholder_id
    card = AmendmentCard(
        amendment=amendment,
        status=amendment.status,
        version=version,
        label=cited(label_of(amendment, version, labels)),
        place=within_a_phrase(
            cited(place_of(version, labels)),
            cited(base_place_of(amendment, version, labels)),
            amendment.base.symbol,
        ),
        base_label=cited(base_label_of(amendment, version, labels)),
        attributed=named or own,
        mover=(amendment.mover or amendment.coalition) if named or own else None,
        changes=changes_of(amendment.operation, version),
        is_behind=amendment.is_unsettled and is_behind_words(words_of(version), words),
    )
    if card.attributed:
        told = sponsors.get(amendment.pk, ())
        card.cosponsors = [one.stakeholder for one in told if one.version == version.pk]
        card.earlier_cosponsors = [one.stakeholder for one in told if one.version != version.pk]
    return card


@dataclass(frozen=True, slots=True)
class CoSponsorship:
    """A co-sponsor that stands by an amendment, and the wording that it accepted."""

    stakeholder: Stakeholder
    version: UUID


def cosponsors_of(
    amendments: Sequence[Amendment], until: datetime | None = None
) -> dict[UUID, list[CoSponsorship]]:
    """By amendment, in English alphabetical order, today or as of a moment; in one query."""
    acts = AmendmentCoSponsorAct.objects.filter(cosponsor__amendment__in=amendments)
    if until is not None:
        acts = acts.filter(at__lt=until)
    last = acts.order_by("cosponsor", "-at", "-pk").distinct("cosponsor")
    found: dict[UUID, list[CoSponsorship]] = {}
    for act in last.select_related("cosponsor__stakeholder"):
        if act.act == SponsorAct.ACCEPTED:
            told = CoSponsorship(act.cosponsor.stakeholder, act.version_id)
            found.setdefault(act.cosponsor.amendment_id, []).append(told)
    for listed in found.values():
        listed.sort(key=lambda one: (one.stakeholder.name.casefold(), one.stakeholder.name))
    return found


def changes_of(operation: str, version: AmendmentVersion) -> tuple[Change, ...]:
    """What a wording does to the words; moves and brackets change none."""
    match operation:
        case Operation.INSERT:
            return diff("", version.new_text)
        case Operation.DELETE:
            return diff(version.base_text, "")
        case Operation.MOVE | Operation.BRACKET:
            return diff(version.base_text, version.base_text)
        case _:
            return diff(version.base_text, version.new_text)


def bracketed(version: AmendmentVersion) -> tuple[str, str, str]:
    """Of a bracket operation: the words before, within and behind its brackets."""
    words, start, end = version.base_text, version.span_start or 0, version.span_end or 0
    return words[:start], words[start:end], words[end:]


def _place(card: AmendmentCard, place: dict[UUID, int]) -> int:
    anchors = (card.amendment.paragraph_id, card.version.after_id, card.version.parent_id)
    return next((place[one] for one in anchors if one in place), len(place))


def _add_clashes(cards: Sequence[AmendmentCard], issued: tuple[text.Paragraph, ...]) -> None:
    """Among what is open, referred, or agreed and not yet in the text."""
    waiting = {
        card.amendment.pk: card
        for card in cards
        if card.amendment.is_unsettled
        or (card.status in TAKEN_IN and not hasattr(card.amendment, "inclusion"))
    }
    words = tuple(words_of(card.version) for card in waiting.values() if not card.is_behind)
    for clash in _clashes(issued, words):
        for one, others in _sides(clash):
            card = waiting[one]
            for other in others:
                card.clashes.append(ClashWith(waiting[other].amendment, clash.words, clash.reason))
            if not others:
                card.clashes.append(ClashWith(None, clash.words, clash.reason))


def _sides(clash: Clash) -> list[tuple[UUID, tuple[UUID, ...]]]:
    """A clash told from each of its sides."""
    told = [(clash.amendment_id, clash.with_ids)]
    return told + [(other, (clash.amendment_id,)) for other in clash.with_ids]


@lru_cache(maxsize=128)
def _clashes(
    issued: tuple[text.Paragraph, ...], words: tuple[AmendmentText, ...]
) -> tuple[Clash, ...]:
    """Pure, and the same for every reader until a text, a wording or an outcome is added."""
    return tuple(clashes(issued, words))
