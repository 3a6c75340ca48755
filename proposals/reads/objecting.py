"""Who objects to a text as it stands: one rule, today for its pages and as of a moment for reports.

What was recorded as not maintained is no objection any more. What stands in the text no longer, or
came into it over an objection, is asked for at an adoption, as only the meeting knows.
"""

from collections.abc import Collection, Iterable, Mapping
from datetime import datetime
from functools import cached_property
from uuid import UUID

from django.db.models import Exists, Max, OuterRef, Q, QuerySet
from django.utils.translation import gettext as _

from proposals.citing import cited
from proposals.models import (
    Adoption,
    Amendment,
    Operation,
    Outcome,
    Position,
    PositionSlot,
    Proposal,
    RevisionParagraph,
    Stance,
)
from proposals.reads.grounds import Ground, subject_key
from proposals.reads.objections import Objection, place_by
from proposals.reads.texts import TAKEN_IN, issued_revision

type Labels = Mapping[UUID, Mapping[UUID, str]]
# What takes objections to parts of a text back, said of the whole of it.
LIFTS = (Stance.SUPPORT, Stance.ACCEPT)
# An objection behind the rank of its subject: the whole text, paragraphs in their order, others.
type Ranked = tuple[tuple[int, int], Objection]
# Text, stakeholder and, where it is not the whole text, paragraph.
type Spoken = tuple[UUID, UUID | None, UUID | None]


def standing_objections(proposal: Proposal, ground: Ground | None = None) -> list[Objection]:
    """Those to the whole text; by paragraph, to what is in the latest revision; and then decisive
    ones to amendments that it took in, and to what was taken out of it.

    `ground` is that of the page, where it has read one already.
    """
    latest = issued_revision(proposal)
    ground = ground or Ground([proposal.pk], {proposal.pk: latest.pk})
    labels = {row.paragraph_id: row.label for row in latest.rows.all()}
    amended = Q(amendment__in=_taken_in().filter(proposal=proposal).values("pk"))
    slots = (
        PositionSlot.objects.filter(Q(amendment=None) | amended, proposal=proposal)
        .filter(latest__stance=Stance.OBJECT)
        .select_related("latest__stakeholder")
        .order_by("stakeholder__name")
    )
    said = [slot.standing for slot in slots]
    return standing_among(said, {proposal.pk: labels}, ground).get(proposal.pk, [])


def standing_among(
    said: Iterable[Position], labels: Labels, ground: Ground, until: datetime | None = None
) -> dict[UUID, list[Objection]]:
    """By text, which of the objections stand that stakeholders said last on each subject.

    `labels` are those of the last revisions. With `until`, what was done from that moment on is
    not looked at. Four queries at most, however many texts and objections.
    """
    judged = _Judged(list(said), labels, ground, until)
    found: dict[UUID, list[Ranked]] = {}
    for one in judged.said:
        ranked = judged.ranked(one)
        if ranked is not None:
            found.setdefault(one.proposal_id, []).append(ranked)
    return {
        proposal: [one for _rank, one in sorted(listed, key=lambda ranked: ranked[0])]
        for proposal, listed in found.items()
    }


class _Judged:
    """Objections with what was done about them since."""

    def __init__(
        self, said: list[Position], labels: Labels, ground: Ground, until: datetime | None
    ) -> None:
        self.said, self.labels, self.ground, self.until = said, labels, ground, until
        self.orders = {
            proposal: {key: place for place, key in enumerate(found)}
            for proposal, found in labels.items()
        }

    def ranked(self, one: Position) -> Ranked | None:
        """The objection that it still is; None where it is none any more."""
        if one.pk in self._released:
            return None
        if one.amendment_id is not None:
            return self._carried(one, self._brought.get(one.amendment_id))
        if one.paragraph_id is None or one.paragraph_id in self.labels[one.proposal_id]:
            return self._as_it_stands(one)
        by = self._bringing.get(one.paragraph_id)
        return self._carried(one, by) if by else self._of_what_is_gone(one, one.paragraph_id)

    def _as_it_stands(self, one: Position) -> Ranked:
        key = subject_key(one.paragraph_id)
        lapsed = self.ground.has_moved(one.proposal_id, key, one.revision_id, one.version_id)
        if one.paragraph_id is None:
            return (0, 0), Objection(one, "", lapsed)
        label = cited(self.labels[one.proposal_id][one.paragraph_id])
        order = self.orders[one.proposal_id][one.paragraph_id]
        return (1, order), Objection(one, label, lapsed)

    def _carried(self, one: Position, by: Amendment | None) -> Ranked | None:
        """A decisive one to an amendment whose words the text has taken in, or will."""
        if by is None or not one.decisive:
            return None
        since = by.in_revision  # type: ignore[attr-defined]
        if since is not None and self._has_spoken(one, by.paragraph_id, since):
            return None
        if one.amendment_id is not None:
            one.amendment = by
        label = cited(self.labels[one.proposal_id].get(by.paragraph_id, ""))
        return (2, by.number), Objection(one, place_by(label, by), lapsed=True)

    def _of_what_is_gone(self, one: Position, paragraph: UUID) -> Ranked | None:
        """A decisive one to a paragraph that was taken out: its words may be in another."""
        last = self._gone.get(paragraph)
        if last is None or not one.decisive:
            return None
        if self._has_spoken(one, paragraph, last.revision.number + 1):
            return None
        return (3, last.order), Objection(one, gone_words(last), lapsed=True)

    def _has_spoken(self, one: Position, paragraph: UUID, since: int) -> bool:
        """Whether who objected has lifted it since a revision: by a stance on the whole text, or
        on the paragraph where the words are."""
        spoken = (
            self._spoken.get((one.proposal_id, one.stakeholder_id, on), -1)
            for on in (None, paragraph)
        )
        return max(spoken) >= since

    @cached_property
    def _missing(self) -> set[UUID]:
        """Paragraphs that somebody objects to and no last revision has."""
        return {
            one.paragraph_id
            for one in self.said
            if one.paragraph_id and one.paragraph_id not in self.labels[one.proposal_id]
        }

    @cached_property
    def _released(self) -> set[UUID]:
        """What an outcome or an adoption that stands records as not maintained."""
        if not self.said:
            return set()
        outcomes = _standing(self.until).filter(not_maintained=OuterRef("pk"))
        adoptions = Adoption.objects.filter(not_maintained=OuterRef("pk"))
        if self.until is not None:
            adoptions = adoptions.filter(at__lt=self.until)
        rows = Position.objects.filter(Exists(outcomes) | Exists(adoptions))
        return set(rows.filter(pk__in=[one.pk for one in self.said]).values_list("pk", flat=True))

    @cached_property
    def _brought(self) -> dict[UUID, Amendment]:
        """Amendments taken in that somebody objects to, themselves or in their paragraph."""
        amendments = {one.amendment_id for one in self.said if one.amendment_id}
        if not amendments and not self._missing:
            return {}
        inserting = Q(operation=Operation.INSERT, paragraph__in=self._missing)
        rows = _taken_in(self.until).filter(Q(pk__in=amendments) | inserting)
        told = rows.annotate(
            in_revision=Max("inclusion__revision__number", filter=_issued_by(self.until))
        )
        return {one.pk: one for one in told}

    @cached_property
    def _bringing(self) -> dict[UUID, Amendment]:
        """By paragraph, insertions that were taken in and are in no revision yet."""
        return {
            one.paragraph_id: one
            for one in self._brought.values()
            if one.operation == Operation.INSERT and one.in_revision is None  # type: ignore[attr-defined]
        }

    @cached_property
    def _gone(self) -> dict[UUID, RevisionParagraph]:
        return last_rows(self._missing, self.until)

    @cached_property
    def _spoken(self) -> dict[Spoken, int]:
        """By text, stakeholder and subject, on which revision it last said what lifts."""
        rows = Position.objects.filter(
            proposal__in={one.proposal_id for one in self.said},
            stakeholder__in={one.stakeholder_id for one in self.said},
            amendment=None,
        )
        if self.until is not None:
            rows = rows.filter(at__lt=self.until)
        last = rows.order_by().values_list(
            "proposal_id", "stakeholder_id", "paragraph_id", "stance"
        )
        found: dict[Spoken, int] = {}
        for proposal, stakeholder, paragraph, stance, number in last.annotate(
            number=Max("revision__number")
        ):
            subject = proposal, stakeholder, paragraph
            if self._lifts(stance, subject):
                found[subject] = max(number, found.get(subject, -1))
        return found

    def _lifts(self, stance: str, subject: Spoken) -> bool:
        """To await instructions lifts nothing, and of the whole text only a yes does.

        On its paragraph any other stance is one on the words themselves; an objection there
        stands in the place of the earlier one as long as it is what is said last.
        """
        if stance in LIFTS:
            return True
        if subject[2] is None or stance == Stance.AWAITING:
            return False
        return stance != Stance.OBJECT or subject in self._objected

    @cached_property
    def _objected(self) -> set[Spoken]:
        return {
            (one.proposal_id, one.stakeholder_id, one.paragraph_id)
            for one in self.said
            if one.amendment_id is None
        }


def last_rows(
    paragraphs: Collection[UUID], until: datetime | None = None
) -> dict[UUID, RevisionParagraph]:
    """Of each paragraph the row, with its revision, of the last revision that had it."""
    if not paragraphs:
        return {}
    rows = RevisionParagraph.objects.filter(paragraph__in=paragraphs)
    if until is not None:
        rows = rows.filter(revision__at__lt=until)
    rows = rows.select_related("revision").order_by("paragraph_id", "-revision__number")
    return {row.paragraph_id: row for row in rows.distinct("paragraph_id")}


def places_out_of_texts(paragraphs: Collection[UUID], until: datetime) -> dict[UUID, str]:
    """How paragraphs are cited that no last revision has: by the revision that had them last, or
    by the amendment that would bring them."""
    if not paragraphs:
        return {}
    inserting = Amendment.objects.filter(
        operation=Operation.INSERT, paragraph__in=paragraphs, at__lt=until
    )
    words = _("the paragraph of %(amendment)s")
    found = {one.paragraph_id: words % {"amendment": one.name} for one in inserting}
    gone = last_rows(paragraphs, until)
    return found | {key: gone_words(last) for key, last in gone.items()}


def gone_words(last: RevisionParagraph) -> str:
    """What is in the text no longer: "OP5 of Rev.2, taken out"."""
    if not last.revision.number:
        return _("%(place)s as tabled, taken out") % {"place": cited(last.label)}
    said = {"place": cited(last.label), "revision": last.revision.name}
    return _("%(place)s of %(revision)s, taken out") % said


def _standing(until: datetime | None) -> QuerySet[Outcome]:
    if until is None:
        return Outcome.objects.standing().order_by()
    kept = Q(reversal=None) | Q(reversal__at__gte=until)
    return Outcome.objects.filter(kept, at__lt=until)


def _taken_in(until: datetime | None = None) -> QuerySet[Amendment]:
    """Amendments whose words the text has taken in, or will in its next revision."""
    outcomes = _standing(until).filter(result__in=TAKEN_IN)
    return Amendment.objects.filter(pk__in=outcomes.values("amendment"))


def _issued_by(until: datetime | None) -> Q:
    return Q() if until is None else Q(inclusion__revision__at__lt=until)
