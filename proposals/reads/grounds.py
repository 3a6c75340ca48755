"""Whether positions stand on the words that they were taken on: one rule, fed with digests."""

from collections.abc import Collection, Mapping
from datetime import datetime
from functools import cached_property
from typing import Protocol
from uuid import UUID

from django.db.models import QuerySet
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


class Words(Protocol):
    """The words that positions were taken on and those of one moment, as digests."""

    @property
    def last_revisions(self) -> Mapping[UUID, UUID]:
        """The revision that was the last at the moment, by proposal."""

    @property
    def texts(self) -> Mapping[UUID | None, Mapping[UUID | None, str]]:
        """By revision and paragraph."""

    @property
    def last_wordings(self) -> Mapping[UUID | None, UUID]:
        """The wording that stood at the moment, by amendment."""

    @property
    def wordings(self) -> Mapping[UUID, str]:
        """By wording."""

    @property
    def insertions(self) -> Mapping[UUID | None, str]:
        """The words by which a paragraph is to come in that was in no revision, by paragraph."""


def has_lapsed(
    words: Words, proposal: UUID, key: SubjectKey, revision: UUID, version: UUID | None
) -> bool:
    """Whether a position on this subject, taken on this revision and wording, has lapsed.

    Moves and new numbers are no change; a paragraph that came in or went is one of the whole text.
    """
    what, subject = key
    if what == "amendment":
        return words.last_wordings.get(subject) != version
    latest = words.last_revisions.get(proposal)
    if version is None and revision == latest:
        return False
    now = words.texts.get(latest, {})
    if what == "whole":
        return words.texts.get(revision, {}) != now
    seen = words.texts.get(revision, {}).get(subject) if version is None else None
    if version is not None:
        seen = words.wordings.get(version)
    return seen != (now.get(subject) or words.insertions.get(subject))


class Ground:
    """The words of some proposals as the database has them, today or as of a moment.

    Four queries at most, however many proposals and positions.
    """

    def __init__(
        self,
        proposals: Collection[UUID],
        latest: dict[UUID, UUID] | None = None,
        until: datetime | None = None,
        wordings: dict[UUID | None, UUID] | None = None,
    ) -> None:
        """`latest` says which revision of each proposal is the last, and `wordings` which wording
        of each amendment, where that is known.

        With `until`, what was issued or worded from that moment on is not looked at.
        """
        self.proposals = proposals
        self.latest = latest
        self.until = until
        self.known_wordings = wordings

    def has_moved(
        self, proposal: UUID, key: SubjectKey, revision: UUID, version: UUID | None
    ) -> bool:
        """Whether a position on this subject, taken on this revision and wording, has lapsed."""
        return has_lapsed(self, proposal, key, revision, version)

    @cached_property
    def last_revisions(self) -> dict[UUID, UUID]:
        if self.latest is not None:
            return self.latest
        rows = self._revisions.order_by("number")
        return dict(rows.values_list("proposal_id", "pk"))

    @cached_property
    def texts(self) -> dict[UUID | None, dict[UUID | None, str]]:
        """Of the revisions that any position was taken on, and of the last ones."""
        rows = RevisionParagraph.objects.filter(revision__in=self._revisions_seen)
        rows |= RevisionParagraph.objects.filter(revision__in=self.last_revisions.values())
        found: dict[UUID | None, dict[UUID | None, str]] = {}
        digests = rows.order_by().annotate(digest=MD5("text"))
        for revision, paragraph, digest in digests.values_list(
            "revision_id", "paragraph_id", "digest"
        ):
            found.setdefault(revision, {})[paragraph] = digest
        return found

    @cached_property
    def last_wordings(self) -> dict[UUID | None, UUID]:
        if self.known_wordings is not None:
            return self.known_wordings
        return {amendment: version for amendment, _p, _o, version, _d in self._last_versions}

    @cached_property
    def insertions(self) -> dict[UUID | None, str]:
        in_text = {paragraph for words in self.texts.values() for paragraph in words}
        return {
            paragraph: digest
            for _amendment, paragraph, operation, _version, digest in self._last_versions
            if operation == Operation.INSERT and paragraph not in in_text
        }

    @cached_property
    def wordings(self) -> dict[UUID, str]:
        rows = self._versions
        if self.until is None:
            taken = self._slots.filter(latest__version__isnull=False).values("latest__version")
            rows = rows.filter(pk__in=taken)
        return dict(rows.annotate(digest=MD5("new_text")).values_list("pk", "digest"))

    @cached_property
    def _last_versions(self) -> list[tuple[UUID, UUID, str, UUID, str]]:
        """Amendment, its paragraph, its operation, its last wording and the words' digest."""
        rows = AmendmentVersion.objects.latest_wordings(self.until).filter(
            amendment__proposal__in=self.proposals
        )
        return list(
            rows.order_by()
            .annotate(digest=MD5("new_text"))
            .values_list(
                "amendment_id", "amendment__paragraph_id", "amendment__operation", "pk", "digest"
            )
        )

    @property
    def _versions(self) -> QuerySet[AmendmentVersion]:
        rows = AmendmentVersion.objects.filter(amendment__proposal__in=self.proposals)
        return rows if self.until is None else rows.filter(at__lt=self.until)

    @property
    def _revisions(self) -> QuerySet[Revision]:
        rows = Revision.objects.filter(proposal__in=self.proposals)
        return rows if self.until is None else rows.filter(at__lt=self.until)

    @property
    def _revisions_seen(self) -> QuerySet[Revision, UUID]:
        """Those with a position; as of a moment all, since slots know the newest position only."""
        if self.until is None:
            return self._slots.values_list("latest__revision", flat=True)  # type: ignore[return-value]
        return self._revisions.values_list("pk", flat=True)

    @property
    def _slots(self) -> QuerySet[PositionSlot]:
        return PositionSlot.objects.filter(proposal__in=self.proposals)
