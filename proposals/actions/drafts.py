"""Drafting: the only words that anybody edits, seen by the author's delegation and its guests."""

from collections.abc import Sequence
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from interface import clock
from interface.refusal import Refusal
from proposals.actions.aggregate import enter_aside, lock_proposal
from proposals.models import CoSponsorAct, DocumentType, Draft, Proposal
from proposals.models.limits import LONGEST_SHORT_TITLE, LONGEST_SOURCE, LONGEST_TITLE
from proposals.models.proposals import AttributionPublicity
from proposals.wording import clean_paragraphs, clean_words, under_title
from stakeholders.actors import Actor
from stakeholders.models import Stakeholder
from stakeholders.permits import require
from workinggroups.models import WorkingGroup


@transaction.atomic
def create_draft(
    actor: Actor,
    group: WorkingGroup,
    *,
    document_type: str,
    title: str,
    language: str = "en",
    short_title: str = "",
    paragraphs: Sequence[dict[str, Any]] = (),
    source: str = "",
    attribution: str = AttributionPublicity.PUBLIC,
    nothing_agreed_until_everything: bool = False,
) -> Proposal:
    """Begin a text. It leaves no event: nobody but its readers knows of it before tabling."""
    if document_type not in DocumentType.values:
        raise Refusal(
            "bad_document_type", _("Say what kind of document it is."), field="document_type"
        )
    chairs = document_type in (DocumentType.ZERO_DRAFT, DocumentType.CHAIRS_TEXT)
    require(actor, "proposals.draft_chairs_text" if chairs else "proposals.draft", group)
    proposal = Proposal(
        group=group,
        document_type=document_type,
        author_person=actor.person,
        author_seat=actor.seat,
        author=actor.stakeholder,
        main_sponsor=actor.stakeholder if document_type == DocumentType.DRAFT_NORM else None,
    )
    _entitle(proposal, title, short_title, language)
    _settle(proposal, attribution, nothing_agreed_until_everything)
    proposal.save()
    Draft.objects.create(
        proposal=proposal,
        paragraphs=under_title(clean_paragraphs(paragraphs), proposal.title),
        source=clean_words(source, field="source", limit=LONGEST_SOURCE),
    )
    return proposal


@transaction.atomic
def save_draft(
    actor: Actor,
    proposal: Proposal,
    *,
    title: str,
    short_title: str | None = None,
    language: str | None = None,
    paragraphs: Sequence[dict[str, Any]],
    seen_version: int,
    source: str | None = None,
    attribution: str | None = None,
    nothing_agreed_until_everything: bool | None = None,
) -> Draft:
    """Keep the words, unless somebody else of the delegation has kept others in the meantime.

    Who reads attribution, and whether the text is agreed only as a whole, stand from tabling on.
    """
    proposal = lock_proposal(proposal)
    draft = draft_of(proposal)
    require(actor, "proposals.edit_draft", proposal)
    if draft.version != seen_version:
        raise Refusal(
            "stale_draft",
            _(
                "This draft was saved in the meantime, on another page or by someone else of your "
                "delegation. Compare both before you save yours."
            ),
        )
    before = _words(proposal, draft)
    short = proposal.short_title if short_title is None else short_title
    _entitle(proposal, title, short, language or proposal.language)
    whole = nothing_agreed_until_everything
    _settle(
        proposal,
        attribution or proposal.attribution,
        proposal.nothing_agreed_until_everything if whole is None else whole,
    )
    proposal.save(
        update_fields=[
            "title",
            "short_title",
            "language",
            "attribution",
            "nothing_agreed_until_everything",
        ]
    )
    draft.paragraphs = under_title(clean_paragraphs(paragraphs), proposal.title)
    if source is not None:
        draft.source = clean_words(source, field="source", limit=LONGEST_SOURCE)
    draft.version += 1
    if _words(proposal, draft) != before:
        draft.words_since = draft.version
    draft.saved_at = clock.now()
    draft.save()
    return draft


@transaction.atomic
def discard_draft(actor: Actor, proposal: Proposal, *, seen_version: int | None = None) -> None:
    """Give a draft up; whoever was invited to sponsor it is told.

    `seen_version` is the draft's as it was read: nobody throws away what a colleague has written
    since. None for the program that wrote it.
    """
    proposal = lock_proposal(proposal)
    draft = draft_of(proposal)
    require(actor, "proposals.edit_draft", proposal)
    refuse_unread(draft, seen_version)
    slots = proposal.cosponsors.all()
    told = list(Stakeholder.objects.filter(cosponsorships__proposal=proposal))
    slots.update(latest=None)
    CoSponsorAct.objects.filter(cosponsor__proposal=proposal).delete()
    slots.delete()
    proposal_id = proposal.pk
    proposal.delete()
    proposal.pk = proposal_id
    if told:
        enter_aside("draft_discarded", actor, proposal, [*told, proposal.author])


def draft_of(proposal: Proposal) -> Draft:
    """The draft of a text that is still one."""
    if not proposal.is_draft:
        message = _("This text has been put before the group: it is amended now, not edited.")
        raise Refusal("not_a_draft", message)
    return Draft.objects.get(proposal=proposal)


def refuse_unread(draft: Draft, seen_version: int | None) -> None:
    """Nobody puts words before others, or throws them away, that somebody else has changed since
    they were read."""
    if seen_version is not None and draft.version != seen_version:
        raise Refusal(
            "stale_draft",
            _(
                "This draft was saved in the meantime, on another page or by someone else of your "
                "delegation. Nothing was done. Read the words as they stand now and send it again."
            ),
        )


def refuse_other_draft(draft: Draft, seen_version: int | None) -> None:
    """Nobody co-sponsors words that were changed since they were read; what else is saved with a
    draft keeps nobody from it. None: as they stand."""
    if seen_version is not None and not draft.words_since <= seen_version <= draft.version:
        raise Refusal(
            "stale_draft",
            _(
                "The words of this draft were changed in the meantime. Nothing was done. Read the "
                "words as they stand now and send it again."
            ),
        )


def _words(proposal: Proposal, draft: Draft) -> tuple[Any, ...]:
    """What a co-sponsor reads, whatever its paragraphs are called."""
    place = {row["id"]: number for number, row in enumerate(draft.paragraphs)}
    rows = [(row["kind"], place.get(row["parent"]), row["text"]) for row in draft.paragraphs]
    return proposal.title, proposal.language, rows


def _entitle(proposal: Proposal, title: str, short_title: str, language: str) -> None:
    proposal.title = clean_words(title, field="title", limit=LONGEST_TITLE)
    if not proposal.title:
        raise Refusal("title_required", _("Give the text a title."), field="title")
    proposal.short_title = clean_words(short_title, field="short_title", limit=LONGEST_SHORT_TITLE)
    if language not in dict(Proposal._meta.get_field("language").flatchoices):
        raise Refusal("bad_language", _("Say in which language it is written."), field="language")
    proposal.language = language


def _settle(proposal: Proposal, attribution: str, nothing_agreed_until_everything: bool) -> None:
    if attribution not in AttributionPublicity.values:
        message = _("Say who may read the names beside disputed words.")
        raise Refusal("bad_attribution", message, field="attribution")
    proposal.attribution = attribution
    proposal.nothing_agreed_until_everything = nothing_agreed_until_everything
