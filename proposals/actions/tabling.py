"""Putting a text before the group: tabling with symbol and revision 0; non-papers circulate."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any
from uuid import UUID

from django.conf import settings
from django.db import transaction
from django.utils.translation import gettext as _

from interface import clock
from interface.characters import visible_words
from interface.identifiers import uuid7
from interface.refusal import Refusal
from proposals import text
from proposals.actions.aggregate import enter, lock_proposal
from proposals.actions.drafts import draft_of, refuse_unread
from proposals.actions.issuing import issue
from proposals.citing import cited_in
from proposals.models import (
    Amendment,
    AmendmentVersion,
    Circulation,
    Draft,
    Operation,
    Origin,
    Paragraph,
    Proposal,
    ProposalParticipation,
    Revision,
    Tabling,
)
from proposals.reads.sponsorship import cosponsors_by_name, standing
from proposals.text.brackets import BracketSpan, strip_brackets
from stakeholders.actors import SYSTEM, Actor
from stakeholders.models import CONSTITUENCIES
from stakeholders.permits import require
from workinggroups.actions.symbols import next_number
from workinggroups.models import Visibility

Found = list[tuple[text.Paragraph, BracketSpan]]


@transaction.atomic
def table_proposal(
    actor: Actor,
    proposal: Proposal,
    *,
    visibility: str | None = None,
    seen_version: int | None = None,
) -> Revision:
    """Give the text its symbol, copy the rules that hold for it, and issue revision 0.

    Square brackets found in it become bracket operations of the imported text. `seen_version` is
    the draft's as it was read; None where the words are tabled by the very program that wrote them.
    """
    proposal = lock_proposal(proposal)
    draft = draft_of(proposal)
    require(actor, "proposals.table", proposal)
    refuse_unread(draft, seen_version)
    paragraphs, brackets = _stripped(paragraphs_of_draft(draft))
    refuse_gaps(paragraphs)
    _copy_matrix(proposal)
    _publish(proposal, visibility)
    year = clock.now().year
    number = next_number(proposal.group, year, "L")
    proposal.symbol = f"{settings.SYMBOL_PREFIX}/{proposal.group.symbol_part}/{year}/L.{number}"
    proposal.last_amendment = len(brackets)
    proposal.save(update_fields=["symbol", "visibility", "last_amendment"])
    Tabling.objects.create(proposal=proposal, words_since=draft.words_since, **actor.signature)
    revision = issue(actor, proposal, paragraphs, number=0)
    _import_brackets(actor, revision, brackets)
    draft.delete()
    enter(
        "proposal_tabled",
        actor,
        proposal,
        in_group=True,
        revision=revision.pk,
        sha256=revision.sha256,
        brackets=len(brackets),
        **_cosponsors(proposal),
    )
    return revision


def _cosponsors(proposal: Proposal) -> dict[str, Any]:
    """Who stands beside the words that are tabled, and who accepted earlier ones."""
    beside, earlier = standing(cosponsors_by_name(proposal))
    return {
        "cosponsors": [one.stakeholder_id for one in beside],
        "unconfirmed": [one.stakeholder_id for one in earlier],
    }


@transaction.atomic
def circulate_non_paper(
    actor: Actor,
    proposal: Proposal,
    *,
    visibility: str | None = None,
    seen_version: int | None = None,
) -> Circulation:
    """Let others read a non-paper. Only this row knows by whom: the event withholds it.

    `seen_version` as in `table_proposal`.
    """
    proposal = lock_proposal(proposal)
    draft = draft_of(proposal)
    require(actor, "proposals.circulate", proposal)
    refuse_unread(draft, seen_version)
    paragraphs = paragraphs_of_draft(draft)
    refuse_gaps(paragraphs)
    _copy_matrix(proposal)
    _publish(proposal, visibility)
    proposal.save(update_fields=["visibility"])
    circulation = Circulation.objects.create(proposal=proposal, **actor.signature)
    issue(SYSTEM, proposal, paragraphs, number=0)
    draft.delete()
    enter("non_paper_circulated", actor, proposal, in_group=True)
    return circulation


def paragraphs_of_draft(draft: Draft) -> list[text.Paragraph]:
    """The draft as a text. Identifiers that another text has taken since are minted anew."""
    wanted = [UUID(row["id"]) for row in draft.paragraphs]
    taken = set(Paragraph.objects.filter(pk__in=wanted).values_list("pk", flat=True))
    fresh = {key: uuid7() if key in taken else key for key in wanted}
    return [
        text.Paragraph(
            fresh[UUID(row["id"])],
            text.Kind(row["kind"]),
            row["text"],
            fresh[UUID(row["parent"])] if row["parent"] else None,
        )
        for row in draft.paragraphs
    ]


def refuse_gaps(paragraphs: Sequence[text.Paragraph]) -> None:
    """A text before a group has words, and so has each of its paragraphs."""
    if not paragraphs:
        raise Refusal("empty_text", _("There is no text yet."), field="paragraphs")
    labels = cited_in(paragraphs)
    empty = [labels[paragraph.id] for paragraph in paragraphs if not visible_words(paragraph.text)]
    if empty:
        message = _("%(label)s has no words. Write them or take the paragraph out.")
        raise Refusal("empty_paragraph", message % {"label": empty[0]}, field="paragraphs")


def _stripped(paragraphs: Sequence[text.Paragraph]) -> tuple[list[text.Paragraph], Found]:
    bare: list[text.Paragraph] = []
    found: Found = []
    for paragraph in paragraphs:
        words, spans = strip_brackets(paragraph.text)
        bare.append(replace(paragraph, text=words))
        found += [(bare[-1], span) for span in spans if span.balanced and span.end > span.start]
    return bare, found


def _publish(proposal: Proposal, visibility: str | None) -> None:
    chosen = visibility or proposal.group.visibility
    if chosen not in Visibility.values or chosen == Visibility.DRAFT:
        raise Refusal("bad_visibility", _("Say who may read the text."), field="visibility")
    proposal.visibility = chosen


def _copy_matrix(proposal: Proposal) -> None:
    """One line for every constituency; a kind that the group says nothing about is an adviser."""
    given = {line.kind: line.terms() for line in proposal.matrix.values()}
    lines = [
        ProposalParticipation(proposal=proposal, **given.get(kind, {"kind": kind.value}))
        for kind in CONSTITUENCIES
    ]
    ProposalParticipation.objects.bulk_create(lines)
    del proposal.matrix


def _import_brackets(actor: Actor, revision: Revision, brackets: Found) -> None:
    amendments = [
        Amendment(
            proposal=revision.proposal,
            number=number,
            symbol=f"{revision.proposal.symbol}/Amd.{number}",
            operation=Operation.BRACKET,
            paragraph_id=paragraph.id,
            base=revision,
            origin=Origin.IMPORTED,
            **actor.signature,
        )
        for number, (paragraph, _span) in enumerate(brackets, start=1)
    ]
    Amendment.objects.bulk_create(amendments)
    AmendmentVersion.objects.bulk_create(
        [
            AmendmentVersion(
                amendment=amendment,
                base=revision,
                base_text=paragraph.text,
                new_text=paragraph.text,
                span_start=span.start,
                span_end=span.end,
                **actor.signature,
            )
            for amendment, (paragraph, span) in zip(amendments, brackets, strict=True)
        ]
    )
