"""Whether issued texts still have the words that were issued."""

from collections.abc import Iterator
from uuid import UUID

from proposals import text
from proposals.models import Revision
from proposals.reads.texts import paragraphs_of
from record.models import Event


def text_faults() -> Iterator[str]:
    """A sentence for each revision whose words, or whose events, tell another hash."""
    told = _hashes_told()
    revisions = Revision.objects.select_related("proposal").prefetch_related("rows")
    for revision in revisions.order_by("pk").iterator(chunk_size=100):
        words = text.sha256(paragraphs_of(revision), revision.proposal.language)
        if words != revision.sha256:
            yield f"{revision} ({revision.pk}): its words are not those that were issued"
        if told.get(revision.pk, set()) - {revision.sha256}:
            yield f"{revision} ({revision.pk}): the record tells another hash"


def _hashes_told() -> dict[UUID, set[str]]:
    events = Event.objects.filter(data__has_keys=["revision", "sha256"])
    found: dict[UUID, set[str]] = {}
    for revision, sha256 in events.values_list("data__revision", "data__sha256"):
        found.setdefault(UUID(revision), set()).add(sha256)
    return found
