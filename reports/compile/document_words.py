"""The words of a text on paper: what is agreed marked in them, and amendments set beneath them."""

from collections.abc import Iterable, Iterator, Sequence

from django.utils.translation import gettext as _

from interface.listing import listed
from proposals.models import Result, Stance
from proposals.text.comparing import Fate
from proposals.text.opening import opening_verb
from proposals.text.paragraphs import Kind
from reports.compile import words
from reports.compile.blocks import Amendment, Block, Heading, Norm, Paragraph, Run, plain
from reports.compile.contents import BRACKET, SIGNS, Agreed, Change, Outcome, Position, Text
from reports.compile.contents import Amendment as Facts
from reports.compile.contents import Paragraph as Words


def compilation(text: Text) -> list[Block]:
    """Paragraph by paragraph: the words with what is agreed, then every open amendment on them."""
    blocks: list[Block] = [Heading(3, _headed(text))]
    if text.agreed:
        said = _("Words that are agreed and go into %(revision)s are marked where they stand.")
        blocks.append(Paragraph(plain(said % {"revision": text.next_revision}), "meta"))
    present = {paragraph.id for paragraph in text.paragraphs}
    by_place: dict[str, list[Facts]] = {}
    for amendment in text.open_amendments:
        place = amendment.paragraph if amendment.paragraph in present else amendment.label
        by_place.setdefault(place, []).append(amendment)
    fates = {one.paragraph: one for one in text.agreed if one.fate != Fate.ADDED}
    blocks += _added(text, "")
    for paragraph in text.paragraphs:
        blocks += _norm(paragraph, fates.get(paragraph.id), text)
        for place in (paragraph.id, paragraph.label):
            blocks += [amendment_block(one, text) for one in by_place.pop(place, [])]
        blocks += _added(text, paragraph.id)
    for left in by_place.values():
        blocks += [amendment_block(one, text) for one in left]
    if text.revision_sha256 and not text.is_non_paper:
        blocks.append(Paragraph(plain(f"SHA-256 {text.revision_sha256}"), "meta"))
    return blocks


def _headed(text: Text) -> str:
    disputed = text.open_amendments and not text.is_non_paper
    said = _("Text of %(revision)s with open amendments") if disputed else _("Text of %(revision)s")
    return said % {"revision": text.revision or text.title}


def _norm(paragraph: Words, agreed: Agreed | None, text: Text) -> Iterator[Block]:
    runs: tuple[Run, ...] = (Run(paragraph.text),)
    opening = opening_verb(paragraph.text, Kind(paragraph.kind), text.language.partition("-")[0])
    if agreed is not None and agreed.fate in (Fate.CHANGED, Fate.REMOVED):
        runs = changed(agreed.changes)
    first = runs[0] if runs else Run("")
    if opening and not first.style and first.text.startswith(opening):
        runs = (Run(opening, "emph"), Run(first.text[len(opening) :]), *runs[1:])
    yield Norm(
        label=paragraph.label,
        number=paragraph.number,
        kind=paragraph.kind,
        depth=paragraph.depth,
        runs=tuple(run for run in runs if run.text),
        language=text.language,
        direction=text.direction,
    )
    if agreed is not None:
        yield _agreed_note(agreed, text)


def _added(text: Text, behind: str) -> Iterator[Block]:
    """Agreed insertions behind a paragraph, and what is inserted behind them in turn."""
    for agreed in text.agreed:
        if agreed.fate == Fate.ADDED and agreed.behind == behind:
            yield Norm(
                label=_("new"),
                number=agreed.number,
                kind=agreed.kind,
                depth=agreed.depth,
                runs=changed(agreed.changes),
                language=text.language,
                direction=text.direction,
            )
            yield _agreed_note(agreed, text)
            yield from _added(text, agreed.paragraph)


def _agreed_note(agreed: Agreed, text: Text) -> Amendment:
    """That it is agreed, by which amendments, and what becomes of the paragraph."""
    names = listed(f"Amd.{number}" for number in agreed.amendments)
    said = _("agreed, goes into %(revision)s") % {"revision": text.next_revision}
    told = {
        Fate.CHANGED: "",
        Fate.ADDED: _("A new paragraph, %(label)s."),
        Fate.REMOVED: _("It is taken out."),
        Fate.MOVED: _("It moves and becomes %(label)s."),
    }[Fate(agreed.fate)] % {"label": agreed.new_label}
    head = (Run(f"{names}: {said}. " if names else f"{said}. ", "strong"), Run(told))
    return Amendment(head, (), (), text.language, text.direction)


def amendment_block(one: Facts, text: Text) -> Amendment:
    """Its operation and mover, its words marked, and what was said and came of it.

    Square brackets say that words are disputed: once there is an outcome they are gone.
    """
    cited = words.cited_in(one)
    place = f", {cited}" if cited else ""
    head = [
        Run(f"{one.name}{place}. ", "strong"),
        Run(f"{words.operation_word(one.operation)}: {words.mover_words(one)}"),
    ]
    if one.cosponsors:
        head.append(Run("; " + _("with %(names)s") % {"names": listed(one.cosponsors)}))
    if one.earlier_cosponsors:
        names = listed(one.earlier_cosponsors)
        head.append(Run("; " + _("earlier wording: %(names)s") % {"names": names}))
    found = changed(one.changes, bracketed=one.is_open)
    if one.is_open and not one.is_brackets:
        found = tuple(disputed(found))
    return Amendment(tuple(head), found, tuple(_notes(one, text)), text.language, text.direction)


def _notes(one: Facts, text: Text) -> Iterator[tuple[Run, ...]]:
    if not one.is_open:
        yield _fate(one)
    if one.place is not None:
        yield plain(_("To stand %(place)s.") % {"place": words.place_words(one.place)})
    if one.bracket_reason:
        reason = words.bracket_word(one.bracket_reason)
        yield plain(_("In brackets: %(reason)s.") % {"reason": reason})
    if one.rationale:
        yield Run(_("Rationale:") + " ", "meta"), Run(one.rationale)
    if one.counts:
        counted = [f"{words.sign_word(sign)} {n}" for sign, n in one.counts.items()]
        yield Run(_("Positions:") + " ", "meta"), Run(listed(counted))
    yield from reasons(one.positions)
    yield from reasons(text.on_paragraph_of(one), _("the paragraph"))


def _fate(one: Facts) -> tuple[Run, ...]:
    """What came of it and on what ground: outcome, revision, what overtook it, note."""
    outcome = one.outcome
    if outcome is None or one.withdrawn_at:
        said = _("withdrawn on %(day)s") % {"day": words.day_of(one.withdrawn_at)}
        return Run(f"{_capital(said)}. ", "strong"), Run(" ".join(_withdrawal(one)))
    grounds = _grounds(one, outcome)
    said = _capital(words.outcome_word(one))
    return Run(f"{said}: " if grounds else f"{said}.", "strong"), Run(grounds)


def _withdrawal(one: Facts) -> Iterator[str]:
    """Why it was withdrawn, and where it had been referred before."""
    if one.withdrawal_reason:
        yield _("Reason: %(reason)s") % {"reason": one.withdrawal_reason}
    if one.referral is not None:
        basis = words.basis_of(one.referral)
        yield f"{_capital(_('having been referred: %(basis)s') % {'basis': basis})}."
        if one.referral.note:
            yield _("Note: %(note)s") % {"note": one.referral.note}


def _grounds(one: Facts, outcome: Outcome) -> str:
    facts = [
        _who_accepted(outcome) if outcome.result == Result.ACCEPTED else words.basis_of(outcome)
    ]
    if outcome.referral is not None:
        facts.append(
            _("having been referred: %(basis)s") % {"basis": words.basis_of(outcome.referral)}
        )
    if outcome.overtaken_by:
        facts.append(_("overtaken by %(symbol)s") % {"symbol": outcome.overtaken_by})
    if outcome.revision:
        facts.append(_("in %(revision)s") % {"revision": outcome.revision})
    elif one.waits_for_revision and not one.is_brackets:
        facts.append(_("waits for the next revision"))
    said = [
        f"{'; '.join(facts)}." if facts else "",
        words.unmaintained_words(outcome.not_maintained),
    ]
    if outcome.note:
        said.append(_("Note: %(note)s") % {"note": outcome.note})
    return " ".join(part for part in said if part)


def _who_accepted(outcome: Outcome) -> str:
    """That the sponsors accepted says on what ground: by whom, and when."""
    said = {"name": outcome.recorded_by, "day": words.day_of(outcome.recorded_at)}
    return _("%(name)s, %(day)s") % said


def _capital(said: str) -> str:
    return said[:1].upper() + said[1:]


def reasons(positions: Iterable[Position], place: str = "") -> Iterator[tuple[Run, ...]]:
    """Who objects and who is concerned, in their own words; those that have lapsed apart."""
    loud = [one for one in positions if one.stance in (Stance.OBJECT, Stance.CONCERN)]
    for sign in SIGNS:
        said = [one for one in loud if one.sign == sign]
        if said:
            word = words.sign_word(sign)
            lead = f"{place}, {word[:1].lower()}{word[1:]}: " if place else f"{word}: "
            yield Run(lead, "strong"), Run(spoken(said))


def spoken(positions: Iterable[Position]) -> str:
    """Names with their reasons; who gives the same reason is told together."""
    by_reason: dict[str, list[str]] = {}
    for one in positions:
        gives = one.stance in (Stance.CONCERN, Stance.OBJECT)
        by_reason.setdefault(one.reason if gives else "", []).append(_named(one))
    return "; ".join(
        f"{', '.join(names)} (“{reason}”)" if reason else "; ".join(names)
        for reason, names in by_reason.items()
    )


def _named(one: Position) -> str:
    """A name, and whether its position has lapsed or only advises."""
    said = one.name
    if one.lapsed:
        said += " " + _("(%(stance)s, taken on %(revision)s)") % {
            "stance": words.sign_word(one.stance).lower(),
            "revision": one.revision,
        }
    if one.stance == Stance.OBJECT and not one.decisive:
        said += " " + _("(advises)")
    return said


def changed(changes: Iterable[Change], *, bracketed: bool = True) -> tuple[Run, ...]:
    """Deleted words before inserted ones, kept words as they are; those that were put in brackets
    in brackets, or set off without them."""
    runs: list[Run] = []
    for change in changes:
        if change.kind == "equal":
            runs.append(Run(change.new))
            continue
        if change.kind == BRACKET:
            runs.append(Run(f"[{change.new}]") if bracketed else Run(change.new, "emph"))
            continue
        # White space that words take the place of is not seen to go.
        struck = change.old if change.old.strip() or not change.new else ""
        if struck:
            runs += _apart(Run(struck, "del"))
        if struck and change.new and not struck[-1:].isspace():
            runs.append(Run(" "))
        if change.new:
            runs += _apart(Run(change.new, "ins"))
    return tuple(run for run in runs if run.text)


def _apart(run: Run) -> tuple[Run, Run, Run]:
    """Marked words, and unmarked the white space around them."""
    words = run.text.strip()
    if not words:
        return run, Run(""), Run("")
    before, _words, behind = run.text.partition(words)
    return Run(before), Run(words, run.style), Run(behind)


def disputed(runs: Sequence[Run]) -> Iterator[Run]:
    """Square brackets around each stretch that goes or comes, and around nothing else."""
    stretch: list[Run] = []
    space: list[Run] = []
    for run in runs:
        if run.style in ("ins", "del"):
            stretch += [*space, run]
            space = []
        elif stretch and not run.text.strip():
            space.append(run)
        else:
            yield from (*_bracketed(stretch), *space, run)
            stretch, space = [], []
    yield from (*_bracketed(stretch), *space)


def _bracketed(stretch: Sequence[Run]) -> tuple[Run, ...]:
    return (Run("["), *stretch, Run("]")) if stretch else ()
