"""Texts as the engine knows them: issued revisions, and the working text between two of them."""

from collections.abc import Iterable, Sequence

from django.db.models import prefetch_related_objects
from django.utils import translation
from django.utils.translation import gettext as _

from interface.languages import page_language
from interface.listing import listed
from proposals import text
from proposals.citing import cited
from proposals.models import AmendmentVersion, Outcome, Proposal, Result, Revision
from proposals.models.limits import LONGEST_SUMMARY
from proposals.text.amending import AmendmentText, Operation, apply
from proposals.text.comparing import Fate, changes_between

TAKEN_IN = (Result.ACCEPTED, Result.AGREED)
"""The results that put an amendment into the next revision."""


def latest_revision(proposal: Proposal) -> Revision | None:
    """The revision issued last; None before tabling. A page that has read it says so once."""
    if "latest_issued" in proposal.__dict__:
        return proposal.__dict__["latest_issued"]
    found = Revision.objects.filter(proposal=proposal).order_by("-number").first()
    if found is not None:
        found.proposal = proposal
    return found


def tabled_revision(proposal: Proposal) -> Revision | None:
    """The text as it was tabled or circulated; None before that."""
    return Revision.objects.filter(proposal=proposal, number=0).first()


def revisions_of(proposal: Proposal) -> list[Revision]:
    """All that were issued, the first one first."""
    return list(Revision.objects.filter(proposal=proposal).order_by("number"))


def last_issued(proposal: Proposal) -> Revision | None:
    """The latest revision with its rows, read once for a page; None before tabling."""
    if not hasattr(proposal, "latest_issued"):
        revision = latest_revision(proposal)
        if revision is not None:
            prefetch_related_objects([revision], "rows")
        proposal.latest_issued = revision  # type: ignore[attr-defined]
    return proposal.latest_issued  # type: ignore[attr-defined]


def issued_revision(proposal: Proposal) -> Revision:
    """The latest revision of a text that is known to have one."""
    found = latest_revision(proposal)
    if found is None:
        raise LookupError(f"no revision of {proposal} has been issued")
    return found


def paragraphs_of(revision: Revision) -> tuple[text.Paragraph, ...]:
    """The text of a revision; without a query where its `rows` were prefetched."""
    return tuple(
        text.Paragraph(row.paragraph_id, text.Kind(row.kind), row.text, row.parent_id)
        for row in revision.rows.all()
    )


def standing_agreements(proposal: Proposal) -> list[Outcome]:
    """Outcomes whose amendments go into the next revision, in the order recorded."""
    return list(
        Outcome.objects.standing()
        .filter(
            amendment__proposal=proposal,
            amendment__inclusion__isnull=True,
            result__in=TAKEN_IN,
        )
        .select_related("amendment", "version")
    )


def words_of(version: AmendmentVersion) -> AmendmentText:
    """One wording of an amendment as the engine knows it; `version.amendment` must be at hand."""
    amendment = version.amendment
    span = None
    if version.span_start is not None and version.span_end is not None:
        span = (version.span_start, version.span_end)
    return AmendmentText(
        id=amendment.pk,
        operation=Operation(amendment.operation),
        paragraph=amendment.paragraph_id,
        base_text=version.base_text,
        new_text=version.new_text,
        kind=text.Kind(version.kind) if version.kind else None,
        parent=version.parent_id,
        after=version.after_id,
        span=span,
    )


def with_agreed(
    issued: Sequence[text.Paragraph], agreements: Sequence[Outcome]
) -> tuple[text.Paragraph, ...]:
    """A text with what was agreed on it, in the order recorded; a `Clash` where that cannot be."""
    for outcome in agreements:
        outcome.version.amendment = outcome.amendment
    return apply(issued, [words_of(outcome.version) for outcome in agreements])


def working_text(proposal: Proposal) -> tuple[text.Paragraph, ...]:
    """The latest revision with the amendments agreed since; empty before tabling."""
    latest = latest_revision(proposal)
    if latest is None:
        return ()
    return with_agreed(paragraphs_of(latest), standing_agreements(proposal))


def lifted_in(old: Sequence[text.Paragraph], agreements: Iterable[Outcome]) -> list[str]:
    """The labels of paragraphs whose brackets are lifted, which changes no word, in their order."""
    lifted = {
        one.amendment.paragraph_id
        for one in agreements
        if one.amendment.operation == Operation.BRACKET.value
    }
    return [label for key, label in text.labels(old).items() if key in lifted]


def summary_of_revision(
    proposal: Proposal,
    old: Sequence[text.Paragraph],
    new: Sequence[text.Paragraph],
    agreements: Iterable[Outcome],
) -> str:
    """What a revision changes, in the language of the text with which it is kept, whichever the
    page of who issues it speaks."""
    with translation.override(page_language(proposal.language)):
        return summary_of_changes(old, new, lifted_in(old, agreements))[:LONGEST_SUMMARY]


def summary_of_changes(
    old: Sequence[text.Paragraph], new: Sequence[text.Paragraph], lifted: Sequence[str] = ()
) -> str:
    """Which paragraphs differ between two texts, in up to four sentences, and from which brackets
    were lifted; "" if none does."""
    changes = changes_between(old, new)

    def labels(fate: Fate) -> list[str]:
        return [cited(one.new_label or one.old_label) for one in changes if one.fate is fate]

    moved = [
        f"{cited(one.old_label)} → {cited(one.new_label)}"
        for one in changes
        if one.old and one.new and one.moved
    ]
    said = [
        (_("Changed: %(labels)s."), labels(Fate.CHANGED)),
        (_("New: %(labels)s."), labels(Fate.ADDED)),
        (_("Taken out: %(labels)s."), labels(Fate.REMOVED)),
        (_("Moved: %(labels)s."), moved),
        (_("Brackets lifted: %(labels)s."), [cited(one) for one in lifted]),
    ]
    return " ".join(line % {"labels": listed(names)} for line, names in said if names)
