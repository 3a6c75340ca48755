"""The words that positions were taken on, and those of today, as digests."""

from collections.abc import Collection
from functools import cached_property
from uuid import UUID

from django.db.models import OuterRef, QuerySet, Subquery
from django.db.models.functions import MD5

from proposals.models import (
    AmendmentVersion,
    Operation,
    PositionSlot,
    Revision,
    RevisionParagraph,
)

type SubjectKey = tuple[str, UUID | None]
WHOLE: SubjectKey = ("whole", None)


def subject_key(paragraph: UUID | None = None, amendment: UUID | None = None) -> SubjectKey:
    """What a position is on: the whole text, a paragraph, or an amendment."""
    if amendment is not None:
        return "amendment", amendment
    return ("paragraph", paragraph) if paragraph is not None else WHOLE


class Ground:
    """Whether positions on some proposals still stand on the words that they were taken on.

    Moves and new numbers are no change; a paragraph that came in or went is one of the whole text.
    Four queries at most, however many proposals and positions.
    """

    def __init__(self, proposals: Collection[UUID], latest: dict[UUID, UUID] | None = None) -> None:
        """`latest` says which revision of each proposal is the last, where that is known."""
        self.proposals = proposals
        self.latest = latest

    def has_moved(
        self, proposal: UUID, key: SubjectKey, revision: UUID, version: UUID | None
    ) -> bool:
        """Whether a position on this subject, taken on this revision and wording, has lapsed."""
        what, subject = key
        if what == "amendment":
            return self._wordings.get(subject) != version
        latest = self._latest.get(proposal)
        if version is None and revision == latest:
            return False
        if what == "whole":
            return self._texts.get(revision) != self._texts.get(latest)
        return self._seen(subject, revision, version) != self._standing(subject, latest)

    @cached_property
    def _latest(self) -> dict[UUID, UUID]:
        if self.latest is not None:
            return self.latest
        rows = Revision.objects.filter(proposal__in=self.proposals).order_by("number")
        return dict(rows.values_list("proposal_id", "pk"))

    @cached_property
    def _texts(self) -> dict[UUID | None, dict[UUID | None, str]]:
        """By revision and paragraph, of the revisions that any position was taken on."""
        taken = self._slots.values("latest__revision")
        rows = RevisionParagraph.objects.filter(revision__in=taken)
        rows |= RevisionParagraph.objects.filter(revision__in=self._latest.values())
        found: dict[UUID | None, dict[UUID | None, str]] = {}
        digests = rows.order_by().annotate(digest=MD5("text"))
        for revision, paragraph, digest in digests.values_list(
            "revision_id", "paragraph_id", "digest"
        ):
            found.setdefault(revision, {})[paragraph] = digest
        return found

    @cached_property
    def _versions(self) -> list[tuple[UUID, UUID, str, UUID, str]]:
        """Amendment, its paragraph, its operation, its latest wording and the words' digest."""
        newest = AmendmentVersion.objects.filter(amendment=OuterRef("amendment"))
        last = Subquery(newest.order_by("-number").values("pk")[:1])
        rows = AmendmentVersion.objects.filter(amendment__proposal__in=self.proposals, pk=last)
        return list(
            rows.order_by()
            .annotate(digest=MD5("new_text"))
            .values_list(
                "amendment_id", "amendment__paragraph_id", "amendment__operation", "pk", "digest"
            )
        )

    @cached_property
    def _wordings(self) -> dict[UUID | None, UUID]:
        return {amendment: version for amendment, _p, _o, version, _d in self._versions}

    @cached_property
    def _insertions(self) -> dict[UUID | None, str]:
        """The words by which a paragraph is to come in, if it is not in the text yet."""
        return {p: digest for _a, p, op, _v, digest in self._versions if op == Operation.INSERT}

    @cached_property
    def _wording_digests(self) -> dict[UUID, str]:
        taken = self._slots.filter(latest__version__isnull=False).values("latest__version")
        rows = AmendmentVersion.objects.filter(pk__in=taken)
        return dict(rows.annotate(digest=MD5("new_text")).values_list("pk", "digest"))

    @property
    def _slots(self) -> QuerySet[PositionSlot]:
        return PositionSlot.objects.filter(proposal__in=self.proposals)

    def _seen(self, paragraph: UUID | None, revision: UUID, version: UUID | None) -> str | None:
        if version is not None:
            return self._wording_digests.get(version)
        return self._texts.get(revision, {}).get(paragraph)

    def _standing(self, paragraph: UUID | None, latest: UUID | None) -> str | None:
        now = self._texts.get(latest, {}).get(paragraph)
        return now if now is not None else self._insertions.get(paragraph)
