"""The short findings of a report: figures counted from its facts, and nothing else."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.translation import gettext as _

from proposals.models import Result, Stage, Stance
from reports.compile.contents import (
    KINDS,
    OPEN,
    SIGNS,
    WITHDRAWN,
    Amendment,
    Contents,
    Position,
    Text,
)

# In the order in which outcomes are told.
STATUSES = (
    *(Result.AGREED, Result.ACCEPTED, Result.NOT_AGREED, Result.NOT_PUT, Result.REFERRED),
    *(WITHDRAWN, OPEN),
)


@dataclass(frozen=True, slots=True)
class Row:
    """One constituency on one text: signs counted, how many were heard, how many could be.

    `weight` is decides, advises or, of a kind that takes no position any more, "".
    """

    kind: str
    counts: dict[str, int]
    heard: int
    entitled: int
    weight: str = ""


@dataclass(frozen=True, slots=True)
class Standing:
    """Where stakeholders stand on one text; an objection decides, advises or has lapsed."""

    text: str
    symbol: str
    title: str
    rows: tuple[Row, ...]
    objections: tuple[str, ...]
    unheard: tuple[str, ...]
    advisory_objections: tuple[str, ...] = ()
    lapsed_objections: tuple[str, ...] = ()
    # Decisive ones to paragraphs: "Karstovia (OP3)".
    paragraph_objections: tuple[str, ...] = ()
    decides: tuple[str, ...] = ()
    advises: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Findings:
    """`heard` are members with a position or an attributed amendment on any of the texts.

    What has a default came later: it is not in the findings that older reports have stored.
    """

    texts: int
    stages: dict[str, int]
    non_papers: int
    amendments: int
    amendments_in_period: int
    statuses: dict[str, int]
    brackets: int
    bracket_statuses: dict[str, int]
    members: int
    heard: int
    unheard: tuple[str, ...]
    coalitions: int
    moved_by_coalitions: int
    moved_and_agreed: int
    lapsed: int
    standing: Standing | None
    adopted: tuple[str, ...] = ()
    waiting_for_revision: int = 0
    # Of those referred, the ones without which their text was adopted.
    left_out: int = 0

    @property
    def open_amendments(self) -> int:
        return self.statuses.get(OPEN, 0)

    @property
    def open_brackets(self) -> int:
        return self.bracket_statuses.get(OPEN, 0)


def findings(contents: Contents) -> Findings:
    papers = [text for text in contents.texts if not text.is_non_paper]
    moves = [one for text in papers for one in text.amendments]
    amendments = [one for one in moves if not one.is_brackets]
    brackets = [one for one in moves if one.is_brackets]
    stages = Counter(text.stage for text in papers)
    moved = [one for one in amendments if one.coalition]
    spoke = heard(contents)
    unheard = tuple(body.name for body in contents.members if body.name not in spoke)
    return Findings(
        texts=len(papers),
        stages={stage: stages[stage] for stage in Stage.values if stages[stage]},
        non_papers=len(contents.texts) - len(papers),
        amendments=len(amendments),
        amendments_in_period=sum(one.tabled_in_period for one in amendments),
        statuses=_by_status(amendments),
        brackets=len(brackets),
        bracket_statuses=_by_status(brackets),
        members=len(contents.members),
        heard=len(contents.members) - len(unheard),
        unheard=unheard,
        coalitions=len({one.coalition for one in moved}),
        moved_by_coalitions=len(moved),
        moved_and_agreed=sum(one.is_agreed for one in moved),
        lapsed=sum(len(text.waiting) for text in papers),
        standing=_most_discussed(contents, papers),
        adopted=tuple(text.adoption.symbol for text in papers if text.adoption),
        waiting_for_revision=sum(one.waits_for_revision for one in amendments),
        left_out=sum(one.left_out for one in amendments),
    )


def _by_status(amendments: list[Amendment]) -> dict[str, int]:
    statuses = Counter(one.status for one in amendments)
    return {status: statuses[status] for status in STATUSES if statuses[status]}


def heard(contents: Contents) -> set[str]:
    """Names with a position, or with an amendment that may be told as theirs."""
    found: set[str] = set()
    for text in contents.texts:
        found |= {one.mover for one in text.amendments if one.mover}
        for taken in _all_positions(text):
            found |= {position.name for position in taken}
    return found


def _all_positions(text: Text) -> Iterator[tuple[Position, ...]]:
    yield text.positions
    yield from (tally.positions for tally in text.tallies)
    yield from (amendment.positions for amendment in text.amendments)


def standing(contents: Contents, text: Text) -> Standing:
    """Positions on one whole text by constituency.

    Entitled to a position are members of a kind that takes any, and whoever has taken one.
    """
    spoke = {position.name for position in text.positions}
    takes = {*text.decides, *text.advises}
    silent = [one for one in contents.members if one.name not in spoke and one.kind in takes]
    objecting = [one for one in text.positions if one.stance == Stance.OBJECT]
    advising = [one for one in objecting if not one.decisive]
    of_whole = [one for one in text.objections if not one.place]
    rows = [_row(kind, text, sum(body.kind == kind for body in silent)) for kind in KINDS]
    return Standing(
        text=text.id,
        symbol=text.revision or text.symbol,
        title=text.title,
        rows=tuple(row for row in rows if row.entitled),
        objections=tuple(one.name for one in of_whole if not one.lapsed),
        unheard=tuple(body.name for body in silent),
        advisory_objections=tuple(one.name for one in advising if not one.lapsed),
        lapsed_objections=(
            *(one.name for one in of_whole if one.lapsed),
            *(one.name for one in advising if one.lapsed),
        ),
        paragraph_objections=tuple(to_paragraphs(text)),
        decides=text.decides,
        advises=text.advises,
    )


def to_paragraphs(text: Text) -> Iterator[str]:
    """Who decides and objects to a paragraph, to what an amendment brought, or to what one would
    bring."""
    for one in text.objections:
        if one.place:
            yield _to_paragraph(one.name, one.place, lapsed=one.lapsed)
    coming = {one.paragraph for one in text.open_amendments if text.on_paragraph_of(one)}
    for tally in text.tallies:
        for said in tally.positions if tally.paragraph in coming else ():
            if said.stance == Stance.OBJECT and said.decisive:
                yield _to_paragraph(said.name, tally.label, lapsed=said.lapsed)


def _to_paragraph(name: str, place: str, *, lapsed: bool) -> str:
    words = _("%(name)s (%(place)s)")
    if lapsed:
        words = _("%(name)s (%(place)s, not reconfirmed)")
    return words % {"name": name, "place": place}


def _row(kind: str, text: Text, silent: int) -> Row:
    counts = Counter(position.sign for position in text.positions if position.kind == kind)
    weight = "decides" if kind in text.decides else "advises" if kind in text.advises else ""
    return Row(
        kind=kind,
        counts={sign: counts[sign] for sign in SIGNS if counts[sign]},
        heard=counts.total(),
        entitled=counts.total() + silent,
        weight=weight,
    )


def _most_discussed(contents: Contents, papers: list[Text]) -> Standing | None:
    spoken = [text for text in papers if text.positions]
    if not spoken:
        return None
    return standing(contents, max(spoken, key=lambda text: len(text.positions)))
