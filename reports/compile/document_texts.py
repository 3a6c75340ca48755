"""One text as a report prints it: where it stands, its words, positions, outcomes, next steps."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from interface.listing import listed
from proposals.models import Stage
from proposals.reads.results import result_word
from reports.compile import words
from reports.compile.blocks import Block, Bullets, Heading, Paragraph, plain
from reports.compile.contents import Contents, TakenBack, Text
from reports.compile.document_positions import positions
from reports.compile.document_words import amendment_block, compilation


def text_blocks(contents: Contents, text: Text) -> list[Block]:
    heading = f"{text.symbol} {text.title}".strip()
    if text.adoption is not None:
        said = _("%(text)s, adopted as %(symbol)s")
        heading = said % {"text": heading, "symbol": text.adoption.symbol}
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
        facts.append(_("co-sponsors: %(names)s") % {"names": listed(text.cosponsors)})
    if text.earlier_cosponsors:
        said = _("co-sponsored on an earlier draft, not confirmed: %(names)s")
        facts.append(said % {"names": listed(text.earlier_cosponsors)})
    if text.takeover is not None:
        said = _("taken over by the group: %(meeting)s, %(day)s")
        day = words.day_of(text.takeover.held_on)
        facts.append(said % {"meeting": text.takeover.meeting, "day": day})
    blocks: list[Block] = [Paragraph(plain("; ".join(facts) + "."), "meta")]
    weights = words.weights_words(text.decides, text.advises)
    if weights:
        blocks.append(Paragraph(plain(_("On this text: %(who)s") % {"who": weights}), "meta"))
    return [*blocks, *(Paragraph(plain(said)) for said in _concluded(text))]


def _concluded(text: Text) -> Iterator[str]:
    """How it was adopted, or when and why it was withdrawn or deferred."""
    if text.adoption is not None:
        said = _("Adopted as %(symbol)s, %(meeting)s, %(place)s, %(moment)s. No objection raised.")
        adopted = said % {
            "symbol": text.adoption.symbol,
            "meeting": text.adoption.meeting,
            "place": text.adoption.place,
            "moment": words.moment_there(text.adoption.held_at, text.adoption.zone),
        }
        if text.adoption.issued_afterwards:
            said = _("Adopted as amended, issued afterwards as %(revision)s.")
            adopted = f"{adopted} {said % {'revision': text.adoption.issued_afterwards}}"
        yield f"{adopted} {words.unmaintained_words(text.adoption.not_maintained)}".strip()
        left = [one.name for one in text.amendments if one.left_out]
        if left:
            said = _("Referred, and not part of the adopted text: %(names)s.")
            yield said % {"names": listed(left)}
    if text.concluded_at:
        said = _("Withdrawn on %(day)s.") if text.is_closed else _("Deferred on %(day)s.")
        told = said % {"day": words.day_of(text.concluded_at)}
        reason = _("Reason given: %(reason)s") % {"reason": text.concluding_reason}
        yield f"{told} {reason}" if text.concluding_reason else told


def outcomes(text: Text) -> list[Block]:
    """Every amendment that is closed, with its words, its rationale and what came of it."""
    closed = [one for one in text.amendments if not one.is_open]
    blocks: list[Block] = [Heading(3, _("Amendments closed, and on what basis"))]
    if not closed:
        blocks.append(Paragraph(plain(_("No outcome has been recorded."))))
    blocks += [amendment_block(one, text) for one in closed]
    if text.taken_back:
        blocks.append(Paragraph(plain(_("Outcomes taken back in the period:"))))
        blocks.append(Bullets(tuple(plain(_undone(one)) for one in text.taken_back)))
    return blocks


def _undone(one: TakenBack) -> str:
    said = _("%(amendment)s, %(result)s: taken back on %(day)s by %(name)s. Reason: %(reason)s")
    told = said % {
        "amendment": one.amendment.rpartition("/")[2],
        "result": result_word(one.result, brackets=one.is_brackets),
        "day": words.day_of(one.taken_back_at),
        "name": one.taken_back_by,
        "reason": one.reason,
    }
    if not one.not_maintained:
        return told
    fallen = _("It had recorded as not maintained the objections of: %(names)s.")
    return f"{told} {fallen % {'names': ', '.join(one.not_maintained)}}"


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
    items = [*_answers(text)] or [_("Nothing waits for an answer.")]
    return [Heading(3, _("What comes next")), Bullets(tuple(plain(item) for item in items))]


def _answers(text: Text) -> Iterator[str]:
    if text.is_closed:
        return
    agreed = [one.name for one in text.amendments if one.waits_for_revision and not one.is_brackets]
    told = (
        (
            _("Amendments without outcome: %(names)s."),
            [one.name for one in text.open_amendments if not one.is_brackets],
        ),
        (
            _("Brackets without outcome: %(names)s."),
            [one.name for one in text.open_amendments if one.is_brackets],
        ),
        (_("Agreed, goes into %(revision)s: %(names)s."), agreed if text.agreed else []),
        (
            _("Referred, to be heard of again: %(names)s."),
            [one.name for one in text.amendments if one.is_referred],
        ),
        (_("To be reconfirmed by: %(names)s."), [one.name for one in text.waiting]),
    )
    for said, names in told:
        if names:
            yield said % {"names": listed(names), "revision": text.next_revision}
    yield from words.objected(text)
    if text.deferred_until:
        yield _("Deferred until %(day)s.") % {"day": words.day_of(text.deferred_until)}
    elif text.stage == Stage.DEFERRED:
        yield _("Deferred without a date.")
