"""What of texts is discussed in threads, and which streams tell of it."""

from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

from django.db.models import OuterRef, QuerySet, Subquery

from proposals.citing import anchor_of, cited
from proposals.models import Amendment, Operation, Paragraph, Proposal, RevisionParagraph
from proposals.narration.rows import told_texts
from proposals.streams import proposal_stream
from record.keys import StreamKey
from record.lookups import rows_of
from stakeholders.actors import Actor
from stakeholders.models import Seat
from stakeholders.permits import permits
from threads.registry import register_subject
from workinggroups.models import Visibility


def register() -> None:
    register_subject(
        "proposal",
        visible_ids=before_the_group,
        streams_of=lambda key: _streams(_proposal(key)),
        may_comment=lambda actor, key: _may_comment(actor, _proposal(key)),
        label=_proposal_labels,
        url=lambda key: _proposal(key).get_absolute_url(),
        lock=lambda key: _lock(Proposal.objects.filter(pk=key)),
        is_visible=lambda seat, key: _is_visible(Proposal.objects.filter(pk=key), seat),
    )
    register_subject(
        "paragraph",
        visible_ids=lambda seat: _parts(Paragraph.objects.all(), seat),
        streams_of=lambda key: _streams(_of_paragraph(key)),
        may_comment=lambda actor, key: _may_comment(actor, _of_paragraph(key)),
        label=_paragraph_labels,
        url=_paragraph_url,
        lock=lambda key: _lock(Proposal.objects.filter(paragraphs=key)),
        is_visible=lambda seat, key: _is_visible(Proposal.objects.filter(paragraphs=key), seat),
    )
    register_subject(
        "amendment",
        visible_ids=lambda seat: _parts(Amendment.objects.all(), seat),
        streams_of=lambda key: _streams(_of_amendment(key)),
        may_comment=lambda actor, key: _may_comment(actor, _of_amendment(key)),
        label=_amendment_labels,
        url=lambda key: Amendment.objects.get(pk=key).get_absolute_url(),
        lock=lambda key: _lock(Proposal.objects.filter(amendments=key)),
        is_visible=lambda seat, key: _is_visible(Proposal.objects.filter(amendments=key), seat),
    )


def before_the_group(seat: Seat | None) -> QuerySet[Proposal]:
    """Texts that the seat may read and that are not drafts, which nobody discusses here."""
    return Proposal.objects.visible_to(seat).exclude(visibility=Visibility.DRAFT)


def _is_visible(texts: QuerySet[Proposal], seat: Seat | None) -> bool:
    """The same for one subject, whose text is the only one of `texts`."""
    text = texts.first()
    return text is not None and not text.is_draft and text.is_visible_to(seat)


def _lock(texts: QuerySet[Proposal]) -> None:
    """As acts on texts hold it: a text does not close under what is being said on it."""
    list(texts.select_for_update(no_key=True, of=("self",)).values_list("pk", flat=True))


def _paragraph_labels(keys: Sequence[UUID]) -> Mapping[UUID, str]:
    """How paragraphs are cited in the last revision that has them; "Amd.4" for one to come in."""
    labels = _stored_labels(keys)
    inserting = _inserting([key for key in keys if key not in labels])
    return {
        **{key: cited(label) for key, label in labels.items()},
        **{key: amendment.name for key, amendment in inserting.items()},
    }


def _stored_labels(keys: Sequence[UUID]) -> dict[UUID, str]:
    """Of each paragraph in the last revision that has it."""
    last = RevisionParagraph.objects.filter(paragraph=OuterRef("paragraph"))
    rows = RevisionParagraph.objects.filter(
        paragraph__in=keys, pk=Subquery(last.order_by("-revision__number").values("pk")[:1])
    )
    return dict(rows.order_by().values_list("paragraph_id", "label"))


def _inserting(keys: Sequence[UUID]) -> dict[UUID, Amendment]:
    """The amendments that would bring these paragraphs in; no query where there are none."""
    found = Amendment.objects.filter(paragraph__in=keys, operation=Operation.INSERT)
    return {one.paragraph_id: one for one in found} if keys else {}


def _parts(rows: QuerySet[Any], seat: Seat | None) -> QuerySet[Any]:
    return rows.filter(proposal__in=before_the_group(seat).values("pk"))


def _streams(proposal: Proposal) -> list[StreamKey]:
    return [proposal_stream(proposal)]


def _may_comment(actor: Actor, proposal: Proposal) -> bool:
    return permits(actor, "proposals.comment", proposal)


def _proposal_labels(keys: Sequence[UUID]) -> Mapping[UUID, str]:
    return {key: str(one) for key, one in rows_of(told_texts(), keys).items()}


def _amendment_labels(keys: Sequence[UUID]) -> Mapping[UUID, str]:
    return {key: one.name for key, one in rows_of(Amendment.objects.all(), keys).items()}


def _paragraph_url(key: UUID) -> str:
    return f"{_of_paragraph(key).get_absolute_url()}#{_anchor(key)}"


def _anchor(key: UUID) -> str:
    """Where a paragraph, or the amendment that would bring it in, stands in every language."""
    if label := _stored_labels([key]).get(key):
        return anchor_of(label)
    amendment = _inserting([key]).get(key)
    return amendment.anchor if amendment else ""


def _proposal(key: UUID) -> Proposal:
    return Proposal.objects.select_related("group").get(pk=key)


def _of_paragraph(key: UUID) -> Proposal:
    return Proposal.objects.select_related("group").get(paragraphs=key)


def _of_amendment(key: UUID) -> Proposal:
    return Proposal.objects.select_related("group").get(amendments=key)
