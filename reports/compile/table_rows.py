"""What stands in the tables of a report: texts, paragraphs, amendments, positions, row by row."""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping

from django.utils.translation import gettext as _

from proposals.text.comparing import Fate
from reports.compile import words
from reports.compile.contents import SIGNS, Agreed, Amendment, Position, Tally, Text
from stakeholders.models import Kind

type Row = dict[str, str]

# Columns of counts, one a sign, named as people say them: headings are English throughout.
COUNTED = dict(
    zip(
        SIGNS,
        (
            *("positions: support", "positions: can accept", "positions: awaiting instructions"),
            *("positions: concern", "positions: objection", "positions: abstention"),
            "positions: not reconfirmed",
        ),
        strict=True,
    )
)
COUNTS = tuple(COUNTED.values())
TEXTS = (
    *("text", "title", "type", "stage", "adopted as", "meeting", "place", "date"),
    *(
        "held at",
        "time zone",
        "as amended, issued afterwards as",
        "objections not maintained",
    ),
    *("taken over in", "taken over on", "deferred until", "concluded at", "reason"),
    *("main sponsor", "cosponsors", "cosponsors of an earlier draft"),
    *("tabled at", "revision", "sha256", "next revision"),
    *("open amendments", "open brackets", "decide", "advise"),
)
PARAGRAPHS = (
    *("text", "revision", "paragraph", "number", "words"),
    *("agreed", "agreed words", "goes into", *COUNTS),
)
AMENDMENTS = (
    *("text", "title", "stage", "paragraph", "paragraph on its base", "base", "symbol"),
    *("operation", "stakeholder", "kind"),
    *("coalition", "cosponsors", "cosponsors of an earlier wording", "words before"),
    *("words after", "bracketed words", "in brackets for", "destination", "rationale"),
    *("tabled at", "status", "basis", "meeting", "basis date", "overtaken by", "note"),
    *("referred before in", "referred before on", "note of the referral"),
    *("objections not maintained",),
    *("withdrawn at", "reason of withdrawal", "in revision", *COUNTS),
)
POSITIONS = (
    *("text", "on", "paragraph", "amendment", "stakeholder", "kind", "stance"),
    *("reconfirmed", "decisive", "taken on", "taken at", "reason"),
)


def cited(text: Text) -> str:
    """By its symbol; a non-paper, which has none, by its title and, as two may share it, its id."""
    return text.symbol or f"{text.title} ({text.id})"


def texts(text: Text) -> Iterator[Row]:
    brackets = sum(one.is_brackets for one in text.open_amendments)
    row = {
        "text": cited(text),
        "title": text.title,
        "type": words.type_word(text.document_type),
        "stage": words.stage_word(text.stage),
        "deferred until": text.deferred_until,
        "concluded at": text.concluded_at,
        "reason": text.concluding_reason,
        "main sponsor": text.main_sponsor,
        "cosponsors": "; ".join(text.cosponsors),
        "cosponsors of an earlier draft": "; ".join(text.earlier_cosponsors),
        "tabled at": text.tabled_at,
        "revision": text.revision,
        "sha256": text.revision_sha256,
        "next revision": text.next_revision,
        "open amendments": str(len(text.open_amendments) - brackets),
        "open brackets": str(brackets),
        "decide": "; ".join(words.kind_word(kind) for kind in text.decides),
        "advise": "; ".join(words.kind_word(kind) for kind in text.advises),
    }
    if text.takeover is not None:
        row |= {"taken over in": text.takeover.meeting, "taken over on": text.takeover.held_on}
    if text.adoption is not None:
        row |= {
            "adopted as": text.adoption.symbol,
            "meeting": text.adoption.meeting,
            "place": text.adoption.place,
            "date": text.adoption.day,
            "held at": text.adoption.held_at,
            "time zone": text.adoption.zone,
            "as amended, issued afterwards as": text.adoption.issued_afterwards,
            "objections not maintained": "; ".join(text.adoption.not_maintained),
        }
    yield row


def paragraphs(text: Text) -> Iterator[Row]:
    """Those of the revision, then those that are agreed to come in, then what is in neither."""
    agreed = {one.paragraph: one for one in text.agreed}
    tallies = {one.paragraph: one for one in text.tallies}
    shared = {"text": cited(text), "revision": text.revision}
    for one in text.paragraphs:
        row = {"paragraph": one.label, "number": one.number, "words": one.text}
        yield shared | row | _agreed(agreed.pop(one.id, None), text) | _tally(tallies, one.id)
    for added in agreed.values():
        row = {"paragraph": added.new_label, "number": added.number}
        yield shared | row | _agreed(added, text) | _tally(tallies, added.paragraph)
    for left, tally in list(tallies.items()):
        row = {"paragraph": tally.label or _("not in the text")}
        yield shared | row | _tally(tallies, left)


def _agreed(one: Agreed | None, text: Text) -> Row:
    if one is None:
        return {}
    return {
        "agreed": {
            Fate.CHANGED: _("changed"),
            Fate.ADDED: _("new"),
            Fate.REMOVED: _("taken out"),
            Fate.MOVED: _("moved"),
        }[Fate(one.fate)],
        "agreed words": "".join(change.new for change in one.changes),
        "goes into": text.next_revision,
    }


def _tally(tallies: dict[str, Tally], paragraph: str) -> Row:
    """The counts on a paragraph, which is told once."""
    tally = tallies.pop(paragraph, None)
    return _counts(Counter(one.sign for one in tally.positions)) if tally else {}


def _counts(counts: Mapping[str, int]) -> Row:
    return {COUNTED[sign]: str(counts[sign]) for sign in SIGNS if counts.get(sign)}


def kind_word(kind: str) -> str:
    """The kind of one stakeholder; "" where nobody is named."""
    return str(Kind(kind).label) if kind else ""


def amendments(text: Text) -> Iterator[Row]:
    stage = words.stage_word(text.stage)
    for one in text.amendments:
        yield {
            "text": cited(text),
            "title": text.title,
            "stage": stage,
            **_amendment(one),
            **_outcome(one),
            **_counts(one.counts),
        }


def _amendment(one: Amendment) -> Row:
    return {
        "paragraph": one.label or words.cited_in(one),
        "paragraph on its base": one.base_label or one.label,
        "base": one.base,
        "symbol": one.symbol,
        "operation": words.operation_word(one.operation),
        "stakeholder": one.mover or (_("Imported text") if one.imported else ""),
        "kind": kind_word(one.mover_kind),
        "coalition": one.coalition,
        "cosponsors": "; ".join(one.cosponsors),
        "cosponsors of an earlier wording": "; ".join(one.earlier_cosponsors),
        "words before": one.base_text,
        "words after": one.new_text,
        "bracketed words": one.bracketed,
        "in brackets for": words.bracket_word(one.bracket_reason),
        "destination": words.place_words(one.place) if one.place else "",
        "rationale": one.rationale,
        "tabled at": one.tabled_at,
        "status": words.outcome_word(one),
        "withdrawn at": one.withdrawn_at,
        "reason of withdrawal": one.withdrawal_reason,
    }


def _outcome(one: Amendment) -> Row:
    before = one.came_back_from
    referred = {
        "referred before in": words.ground_of(before) if before else "",
        "referred before on": before.basis_date if before else "",
        "note of the referral": before.note if before else "",
    }
    if one.outcome is None:
        return referred
    return referred | {
        "basis": words.ground_word(one.outcome.basis),
        "meeting": one.outcome.meeting,
        "basis date": one.outcome.basis_date,
        "overtaken by": one.outcome.overtaken_by,
        "note": one.outcome.note,
        "objections not maintained": "; ".join(one.outcome.not_maintained),
        "in revision": one.outcome.revision,
    }


def positions(text: Text) -> Iterator[Row]:
    """Every stakeholder's last one on the whole text, on each paragraph, on each amendment."""
    said, named = Said(), cited(text)
    whole, paragraph, amendment = _("the whole text"), _("a paragraph"), _("an amendment")
    for position in text.positions:
        yield {"text": named, "on": whole, **_position(position, said)}
    for tally in text.tallies:
        where = {"on": paragraph, "paragraph": tally.label or _("not in the text")}
        for position in tally.positions:
            yield {"text": named, **where, **_position(position, said)}
    for one in text.amendments:
        where = {"on": amendment, "amendment": one.symbol}
        where["paragraph"] = one.label or words.cited_in(one)
        for position in one.positions:
            yield {"text": named, **where, **_position(position, said)}


class Said:
    """The words of positions, looked up once for the many thousands of a text."""

    def __init__(self) -> None:
        self.kinds = {kind.value: str(kind.label) for kind in Kind}
        self.stances = {sign: words.sign_word(sign) for sign in SIGNS}
        self.yes, self.no = _("yes"), _("no")


def _position(one: Position, said: Said) -> Row:
    return {
        "stakeholder": one.name,
        "kind": said.kinds[one.kind],
        "stance": said.stances[one.stance],
        "reconfirmed": said.no if one.lapsed else said.yes,
        "decisive": said.yes if one.decisive else said.no,
        "taken on": one.revision,
        "taken at": one.taken_at,
        "reason": one.reason,
    }


TABLES: dict[str, tuple[tuple[str, ...], Callable[[Text], Iterator[Row]]]] = {
    "texts": (TEXTS, texts),
    "paragraphs": (PARAGRAPHS, paragraphs),
    "amendments": (AMENDMENTS, amendments),
    "positions": (POSITIONS, positions),
}
