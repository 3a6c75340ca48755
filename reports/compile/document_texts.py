"""One text as a report prints it: words with open amendments, positions, outcomes, next steps."""

from collections.abc import Iterable

from django.utils.translation import gettext as _

from proposals.models import Operation, Stage
from proposals.text.opening import opening_verb
from proposals.text.paragraphs import Kind
from reports.compile import words
from reports.compile.blocks import (
    Amendment,
    Block,
    Bullets,
    Heading,
    Norm,
    Paragraph,
    Run,
    Table,
    plain,
)
from reports.compile.contents import SIGNS, Change, Contents, Position, Tally, Text
from reports.compile.contents import Amendment as Facts
from reports.compile.contents import Paragraph as Words
from reports.compile.findings import Standing, standing


def text_blocks(contents: Contents, text: Text) -> list[Block]:
    heading = f"{text.symbol} {text.title}".strip()
    blocks: list[Block] = [Heading(2, heading), *_about(text), *compilation(text)]
    if text.is_non_paper:
        return blocks
    return [*blocks, *positions(contents, text), *outcomes(text), *wanted(text), *coming(text)]


def _about(text: Text) -> list[Block]:
    if text.is_non_paper:
        said = _("Non-paper, circulated on %(day)s. It has no status and no author.") % {
            "day": words.day_of(text.tabled_at)
        }
        return [Paragraph(plain(said), "meta")]
    kind, stage = words.type_word(text.document_type), words.stage_word(text.stage).lower()
    facts = [
        kind if text.stage == Stage.TABLED else f"{kind}, {stage}",
        _("tabled on %(day)s") % {"day": words.day_of(text.tabled_at)},
    ]
    if text.main_sponsor:
        facts.append(_("main sponsor: %(name)s") % {"name": text.main_sponsor})
    if text.cosponsors:
        facts.append(_("co-sponsors: %(names)s") % {"names": ", ".join(text.cosponsors)})
    blocks: list[Block] = [Paragraph(plain("; ".join(facts) + "."), "meta")]
    if text.adoption is not None:
        said = _("Adopted as %(symbol)s, %(meeting)s, %(place)s, %(moment)s. No objection raised.")
        said %= {
            "symbol": text.adoption.symbol,
            "meeting": text.adoption.meeting,
            "place": text.adoption.place,
            "moment": words.moment_of(text.adoption.held_at),
        }
        blocks.append(Paragraph(plain(said)))
    if text.concluding_reason:
        said = _("Reason given: %(reason)s") % {"reason": text.concluding_reason}
        blocks.append(Paragraph(plain(said)))
    return blocks


def compilation(text: Text) -> list[Block]:
    """Paragraph by paragraph: the words, then every open amendment on them."""
    name = text.revision or text.title
    heading = (
        _("Text of %(revision)s")
        if text.is_non_paper or not text.open_amendments
        else _("Text of %(revision)s with open amendments")
    )
    blocks: list[Block] = [Heading(3, heading % {"revision": name})]
    present = {paragraph.id for paragraph in text.paragraphs}
    by_place: dict[str, list[Facts]] = {}
    for amendment in text.open_amendments:
        place = amendment.paragraph if amendment.paragraph in present else amendment.label
        by_place.setdefault(place, []).append(amendment)
    for paragraph in text.paragraphs:
        blocks.append(_norm(paragraph, text))
        for place in (paragraph.id, paragraph.label):
            blocks += [_amendment(one, text) for one in by_place.pop(place, [])]
    for left in by_place.values():
        blocks += [_amendment(one, text) for one in left]
    if text.revision_sha256 and not text.is_non_paper:
        blocks.append(Paragraph(plain(f"SHA-256 {text.revision_sha256}"), "meta"))
    return blocks


def _norm(paragraph: Words, text: Text) -> Norm:
    short = text.language.partition("-")[0]
    opening = opening_verb(paragraph.text, Kind(paragraph.kind), short)
    runs: tuple[Run, ...] = (Run(paragraph.text),)
    if opening and paragraph.text.startswith(opening):
        runs = (Run(opening, "emph"), Run(paragraph.text[len(opening) :]))
    return Norm(
        label=paragraph.label,
        number=paragraph.number,
        kind=paragraph.kind,
        depth=paragraph.depth,
        runs=tuple(run for run in runs if run.text),
        language=text.language,
        direction=text.direction,
    )


def _amendment(one: Facts, text: Text) -> Amendment:
    place = f", {one.label}" if one.label else ""
    head = [
        Run(f"Amd.{one.number}{place}. ", "strong"),
        Run(f"{words.operation_word(one.operation)}: {words.mover_words(one)}"),
    ]
    if one.coalition and one.mover:
        head.append(Run(f" ({one.mover})"))
    if one.cosponsors:
        head.append(Run("; " + _("with %(names)s") % {"names": ", ".join(one.cosponsors)}))
    notes: list[tuple[Run, ...]] = []
    if one.bracket_reason:
        reason = words.bracket_word(one.bracket_reason)
        notes.append(plain(_("In brackets: %(reason)s.") % {"reason": reason}))
    if one.rationale:
        notes.append((Run(_("Rationale:") + " ", "meta"), Run(one.rationale)))
    if one.counts:
        counted = [f"{words.sign_word(sign)} {n}" for sign, n in one.counts.items()]
        notes.append((Run(_("Positions:") + " ", "meta"), Run(", ".join(counted))))
    found = changed(one.changes)
    if found and one.operation != Operation.BRACKET:
        found = (Run("["), *found, Run("]"))
    return Amendment(tuple(head), found, tuple(notes), text.language, text.direction)


def changed(changes: Iterable[Change]) -> tuple[Run, ...]:
    """Deleted words before inserted ones, bracketed ones in brackets, kept words as they are."""
    runs: list[Run] = []
    for change in changes:
        if change.kind == "equal":
            runs.append(Run(change.new))
            continue
        if change.kind == "bracket":
            runs.append(Run(f"[{change.new}]"))
            continue
        if change.old:
            runs.append(Run(change.old, "del"))
        if change.old and change.new and not change.old[-1:].isspace():
            runs.append(Run(" "))
        if change.new:
            runs.append(Run(change.new, "ins"))
    return tuple(run for run in runs if run.text)


def standing_blocks(standing: Standing, caption: str) -> list[Block]:
    """Positions on one whole text by constituency, and who objects."""
    header = (
        _("Constituency"),
        *(words.sign_word(sign) for sign in SIGNS),
        _("Not heard"),
        _("Entitled"),
    )
    rows = [
        (
            words.kind_word(row.kind),
            *(str(row.counts.get(sign, 0)) for sign in SIGNS),
            str(row.entitled - row.heard),
            str(row.entitled),
        )
        for row in standing.rows
    ]
    rows.append(
        (
            _("All"),
            *(str(sum(row.counts.get(sign, 0) for row in standing.rows)) for sign in SIGNS),
            str(sum(row.entitled - row.heard for row in standing.rows)),
            str(sum(row.entitled for row in standing.rows)),
        )
    )
    blocks: list[Block] = [
        Table(caption % {"text": standing.symbol}, header, tuple(rows), numeric=True)
    ]
    if standing.objections:
        said = _("Objections of: %(names)s.") % {"names": ", ".join(standing.objections)}
        blocks.append(Paragraph(plain(said)))
    return blocks


def positions(contents: Contents, text: Text) -> list[Block]:
    blocks: list[Block] = [Heading(3, _("Positions"))]
    if not text.positions and not text.tallies:
        return [*blocks, Paragraph(plain(_("Nobody has taken a position on this text.")))]
    if text.positions:
        blocks += standing_blocks(
            standing(contents, text), _("On the whole of %(text)s, by constituency")
        )
        blocks += _named(text.positions)
    if text.tallies:
        header = (_("Paragraph"), *(words.sign_word(sign) for sign in SIGNS), _("Who objects"))
        rows = tuple(_tally(one) for one in text.tallies)
        blocks.append(Table(_("On single paragraphs"), header, rows, numeric=True, wide=True))
        blocks += _reasoned(text.tallies)
    return blocks


def _named(positions: tuple[Position, ...]) -> list[Block]:
    """Who says what, in the order of the stances, with reasons where one was given."""
    items = []
    for sign in SIGNS:
        said = [one for one in positions if ("stale" if one.lapsed else one.stance) == sign]
        if said:
            runs = [Run(f"{words.sign_word(sign)}: ", "strong")]
            runs.append(Run("; ".join(_said(one) for one in said)))
            items.append(tuple(runs))
    return [Bullets(tuple(items))] if items else []


def _said(one: Position) -> str:
    said = one.name
    if one.lapsed:
        said += " " + _("(%(stance)s, taken on %(revision)s)") % {
            "stance": words.sign_word(one.stance).lower(),
            "revision": one.revision,
        }
    if one.reason and one.stance in ("concern", "object"):
        said += f" (“{one.reason}”)"
    return said


def _tally(one: Tally) -> tuple[str, ...]:
    totals = [sum(counts.get(sign, 0) for counts in one.counts.values()) for sign in SIGNS]
    objecting = ", ".join(found.name for found in one.named if found.stance == "object")
    label = one.label or _("not in the text")
    return (label, *(str(total) for total in totals), objecting)


def _reasoned(tallies: tuple[Tally, ...]) -> list[Block]:
    """Why delegations object to a paragraph or are concerned about it, in their own words."""
    items = []
    for tally in tallies:
        for sign in ("object", "concern"):
            said = [one for one in tally.named if one.stance == sign and one.reason]
            if said:
                place = tally.label or _("not in the text")
                runs = [Run(f"{place}, {words.sign_word(sign).lower()}: ", "strong")]
                runs.append(Run("; ".join(_said(one) for one in said)))
                items.append(tuple(runs))
    return [Bullets(tuple(items))] if items else []


def outcomes(text: Text) -> list[Block]:
    closed = [one for one in text.amendments if not one.is_open]
    blocks: list[Block] = [Heading(3, _("Outcomes and their basis"))]
    if not closed:
        return [*blocks, Paragraph(plain(_("No outcome has been recorded.")))]
    header = (_("Amendment"), _("Moved by"), _("Outcome"), _("Basis"), _("Note"))
    rows = tuple(_closed(one) for one in closed)
    return [*blocks, Table(_("Amendments closed"), header, rows)]


def _closed(one: Facts) -> tuple[str, ...]:
    status = words.outcome_word(one)
    outcome = one.outcome
    if outcome is not None and outcome.revision:
        status += ", " + _("in %(revision)s") % {"revision": outcome.revision}
    if outcome is not None and outcome.overtaken_by:
        status += ", " + _("overtaken by %(symbol)s") % {"symbol": outcome.overtaken_by}
    basis = words.basis_words(one) or words.day_of(one.withdrawn_at)
    place = f"{one.symbol} ({one.label})" if one.label else one.symbol
    return place, words.mover_words(one), status, basis, outcome.note if outcome else ""


def wanted(text: Text) -> list[Block]:
    moved = [one for one in text.amendments if one.coalition]
    if not text.wanted and not moved:
        return []
    items = [
        f"{want.coalition}: {want.text} ({want.label or _('the text as a whole')})"
        for want in text.wanted
    ]
    items += [f"{one.coalition}: {one.symbol}, {words.outcome_word(one)}" for one in moved]
    return [Heading(3, _("Coalitions")), Bullets(tuple(plain(item) for item in items))]


def coming(text: Text) -> list[Block]:
    """What is still needed, derived from the facts above."""
    items = []
    if text.open_amendments:
        names = ", ".join(f"Amd.{one.number}" for one in text.open_amendments)
        items.append(_("Without outcome: %(names)s.") % {"names": names})
    lapsed = [one.name for one in text.positions if one.lapsed]
    if lapsed:
        items.append(_("To be reconfirmed by: %(names)s.") % {"names": ", ".join(lapsed)})
    if text.deferred_until:
        day = words.day_of(text.deferred_until)
        items.append(_("Deferred until %(day)s.") % {"day": day})
    elif text.stage == "deferred":
        items.append(_("Deferred without a date."))
    if not items:
        items.append(_("Nothing waits for an answer."))
    return [Heading(3, _("What comes next")), Bullets(tuple(plain(item) for item in items))]
