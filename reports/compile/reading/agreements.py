"""What was agreed and waited for the next revision at the end: the working text beside the last."""

from collections.abc import Iterable, Mapping
from uuid import UUID

from django.db.models import Q

from proposals import text as engine
from proposals.models import Outcome
from proposals.reads.texts import TAKEN_IN, with_agreed
from proposals.text.comparing import Fate, ParagraphChange, changes_between
from reports.compile.contents import Agreed, Change
from reports.compile.reading.scope import Scope
from reports.compile.reading.texts import Issued


def agreed(
    scope: Scope, texts: Mapping[UUID, Issued], languages: Mapping[UUID, str]
) -> dict[UUID, tuple[Agreed, ...]]:
    """By proposal, in one query."""
    waiting: dict[UUID, list[Outcome]] = {}
    for outcome in _waiting(scope, texts):
        waiting.setdefault(outcome.amendment.proposal_id, []).append(outcome)
    return {
        proposal: _changed(texts[proposal].text, outcomes, languages[proposal])
        for proposal, outcomes in waiting.items()
    }


def _waiting(scope: Scope, proposals: Iterable[UUID]) -> Iterable[Outcome]:
    """Outcomes that put words into a revision that was not issued by the end, in their order."""
    return (
        Outcome.objects.filter(
            Q(reversal=None) | Q(reversal__at__gte=scope.end),
            Q(amendment__inclusion=None) | Q(amendment__inclusion__revision__at__gte=scope.end),
            amendment__proposal__in=list(proposals),
            result__in=TAKEN_IN,
            at__lt=scope.end,
        )
        .select_related("amendment", "version")
        .order_by("at", "pk")
    )


def _changed(
    text: tuple[engine.Paragraph, ...], outcomes: list[Outcome], language: str
) -> tuple[Agreed, ...]:
    """The paragraphs that will differ, in the order of the text to come."""
    working = with_agreed(text, outcomes)
    old, new = _figures(text, language), _figures(working, language)
    numbers: dict[UUID, list[int]] = {}
    for outcome in outcomes:
        numbers.setdefault(outcome.amendment.paragraph_id, []).append(outcome.amendment.number)
    found, behind = [], ""
    for change in changes_between(text, working):
        if change.fate is not Fate.UNCHANGED:
            number, depth = (new if change.new else old)[change.id]
            listed = tuple(sorted(numbers.get(change.id, ())))
            found.append(_told(change, number, depth, behind, listed))
        if change.new:
            behind = str(change.id)
    return tuple(found)


def _figures(text: tuple[engine.Paragraph, ...], language: str) -> dict[UUID, tuple[str, int]]:
    """What is printed before a paragraph, and how deep it stands."""
    numbers, depths = engine.numbers(text, language), engine.depth(text)
    return {one.id: (numbers[one.id], depths[one.id]) for one in text}


def _told(
    change: ParagraphChange, number: str, depth: int, behind: str, amendments: tuple[int, ...]
) -> Agreed:
    one = change.new or change.old
    assert one is not None  # a change has one of the two
    return Agreed(
        paragraph=str(change.id),
        fate=change.fate.value,
        label=change.old_label,
        new_label=change.new_label,
        kind=one.kind.value,
        number=number,
        depth=depth,
        behind=behind,
        changes=tuple(Change(part.kind, part.old, part.new) for part in change.words),
        amendments=amendments,
    )
