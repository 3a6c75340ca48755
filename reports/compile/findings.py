"""The short findings of a report: figures counted from its facts, and nothing else."""

from collections import Counter
from dataclasses import dataclass

from reports.compile.contents import KINDS, SIGNS, STALE, Amendment, Contents, Text

# In the order in which outcomes are told.
STATUSES = ("agreed", "accepted", "not_agreed", "not_put", "referred", "withdrawn", "open")
STAGES = ("tabled", "negotiation", "silence", "adopted", "not_adopted", "withdrawn", "deferred")


@dataclass(frozen=True, slots=True)
class Row:
    """One constituency on one text: signs counted, how many were heard, how many could be."""

    kind: str
    counts: dict[str, int]
    heard: int
    entitled: int


@dataclass(frozen=True, slots=True)
class Standing:
    """Where stakeholders stand on one text."""

    text: str
    symbol: str
    title: str
    rows: tuple[Row, ...]
    objections: tuple[str, ...]
    unheard: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Findings:
    """`heard` are members with a position or an attributed amendment on any of the texts."""

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
        stages={stage: stages[stage] for stage in STAGES if stages[stage]},
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
        lapsed=sum(position.lapsed for text in papers for position in text.positions),
        standing=_most_discussed(contents, papers),
    )


def _by_status(amendments: list[Amendment]) -> dict[str, int]:
    statuses = Counter(one.status for one in amendments)
    return {status: statuses[status] for status in STATUSES if statuses[status]}


def heard(contents: Contents) -> set[str]:
    """Names with a position on a whole text, or an amendment that may be told as theirs."""
    found = {position.name for text in contents.texts for position in text.positions}
    for text in contents.texts:
        found |= {one.mover for one in text.amendments if one.mover}
        found |= {position.name for tally in text.tallies for position in tally.named}
    return found


def standing(contents: Contents, text: Text) -> Standing:
    """Positions on one whole text by constituency; who could be heard is a member or has spoken."""
    signs: dict[str, Counter[str]] = {kind: Counter() for kind in KINDS}
    for position in text.positions:
        if position.kind in signs:
            signs[position.kind][STALE if position.lapsed else position.stance] += 1
    spoke = {position.name for position in text.positions}
    silent = [body for body in contents.members if body.name not in spoke]
    rows = []
    for kind in KINDS:
        count = sum(signs[kind].values())
        entitled = count + sum(body.kind == kind for body in silent)
        if entitled:
            counts = {sign: signs[kind][sign] for sign in SIGNS if signs[kind][sign]}
            rows.append(Row(kind, counts, count, entitled))
    return Standing(
        text=text.id,
        symbol=text.revision or text.symbol,
        title=text.title,
        rows=tuple(rows),
        objections=tuple(one.name for one in text.positions if one.stance == "object"),
        unheard=tuple(body.name for body in silent),
    )


def _most_discussed(contents: Contents, papers: list[Text]) -> Standing | None:
    spoken = [text for text in papers if text.positions]
    if not spoken:
        return None
    return standing(contents, max(spoken, key=lambda text: len(text.positions)))
