"""Setting a report's facts as a document: sections, sentences and tables in the active language."""

from collections.abc import Iterator

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from interface.listing import listed
from proposals.models import Stage
from reports.compile import words
from reports.compile.blocks import Block, Bullets, Document, Heading, Paragraph, Run, Table, plain
from reports.compile.contents import Contents, Text
from reports.compile.document_positions import standing_blocks
from reports.compile.document_texts import text_blocks
from reports.compile.findings import findings


def document(contents: Contents, language: str) -> Document:
    """The whole report; the same facts give the same document."""
    blocks: list[Block] = [
        *opening(contents),
        *in_short(contents),
        Heading(1, _("The texts as they stand")),
    ]
    if not contents.texts:
        blocks.append(
            Paragraph(plain(_("No text that this audience may read was before the group.")))
        )
    for text in contents.texts:
        blocks += text_blocks(contents, text)
    blocks += [
        *coalitions(contents),
        *participation(contents),
        *coming(contents),
        *annex(contents),
    ]
    return Document(
        title=_("Working Group %(number)s: report") % {"number": contents.group_number},
        subtitle=contents.group_title,
        language=language,
        banner=_("Demonstration: every state, organisation and position here is invented.")
        if contents.demonstration
        else "",
        blocks=tuple(blocks),
    )


def opening(contents: Contents) -> list[Block]:
    period = _("%(first)s to %(last)s") % {
        "first": words.day_of(contents.first_day),
        "last": words.day_of(contents.last_day),
    }
    reach = _(
        "%(audience)s may read it, and it contains only what all of them may. Asked for by "
        "%(name)s."
    ) % {"audience": words.audience_word(contents.audience), "name": contents.asked_by}
    return [
        Paragraph(plain(period), "lead"),
        Paragraph(plain(_taken(contents)), "meta"),
        Paragraph(plain(reach), "meta"),
        Heading(1, _("What the group was asked to do")),
        Paragraph(plain(contents.mandate)),
    ]


def _taken(contents: Contents) -> str:
    """When it was read; and of which moment it tells, where the period had ended before."""
    moment, as_of = words.moment_of(contents.taken_at), words.moment_of(contents.as_of)
    said = _("Taken from the record on %(moment)s.") % {"moment": moment}
    if moment == as_of:
        return said
    told = _("The texts stand here as they stood on %(as_of)s.") % {"as_of": as_of}
    return f"{said} {told}"


def in_short(contents: Contents) -> list[Block]:
    found = findings(contents)
    items = tuple(
        (Run(figure, "strong"), Run(f" {what}. "), Run(how, "meta"))
        for figure, what, how in words.short_findings(found)
    )
    blocks: list[Block] = [Heading(1, _("In short")), Bullets(items)]
    if found.standing is not None:
        blocks += standing_blocks(found.standing, _("Where stakeholders stand on %(text)s"))
    return blocks


def participation(contents: Contents) -> list[Block]:
    found = findings(contents)
    unheard = set(found.unheard)
    rows = tuple(
        (body.name, words.kind_word(body.kind), _yes(body.name not in unheard))
        for body in contents.members
    )
    blocks: list[Block] = [Heading(1, _("Participation"))]
    if not rows:
        return [*blocks, Paragraph(plain(_("The group had no members.")))]
    header = (_("Member"), _("Constituency"), _("Heard"))
    return [*blocks, Table(_("Members on the last day of the period"), header, rows)]


def _yes(whether: bool) -> str:
    return _("yes") if whether else _("no")


def coalitions(contents: Contents) -> list[Block]:
    blocks: list[Block] = [Heading(1, _("Coalitions and what they moved"))]
    if not contents.coalitions:
        said = _("No coalition moved text, or mapped a preferred outcome to one, in these texts.")
        return [*blocks, Paragraph(plain(said))]
    statuses = {one.symbol: one for text in contents.texts for one in text.amendments}
    for coalition in contents.coalitions:
        blocks.append(Heading(2, coalition.name))
        members = _("Members: %(names)s.") % {
            "names": listed(body.name for body in coalition.members) or _("none")
        }
        if coalition.aligned:
            names = listed(body.name for body in coalition.aligned)
            members += " " + _("Aligned: %(names)s.") % {"names": names}
        if coalition.spokesperson:
            members += " " + _("%(name)s speaks for it.") % {"name": coalition.spokesperson}
        blocks.append(Paragraph(plain(members)))
        wants = [
            (want, text)
            for text in contents.texts
            for want in text.wanted
            if want.coalition == coalition.name
        ]
        items = tuple(
            plain(
                _("Wanted: %(outcome)s Mapped to %(place)s.")
                % {"outcome": _stopped(want.text), "place": f"{text.symbol} {want.label}".strip()}
            )
            for want, text in wants
        )
        moved = tuple(
            plain(f"{symbol}: {words.outcome_word(statuses[symbol])}") for symbol in coalition.moved
        )
        blocks += [Bullets(found) for found in (items, moved) if found]
    return blocks


def _stopped(sentence: str) -> str:
    return sentence if sentence.endswith((".", "!", "?", "…")) else f"{sentence}."


def coming(contents: Contents) -> list[Block]:
    """What comes next over all texts: everything that is still to be answered, as in short."""
    found = findings(contents)
    waiting = found.open_amendments + found.open_brackets
    said = ngettext("%(what)s is without outcome.", "%(what)s are without outcome.", waiting)
    items = [said % {"what": words.open_words(found.open_amendments, found.open_brackets)}]
    if found.lapsed:
        said = ngettext(
            "%(n)s position on a whole text waits to be reconfirmed.",
            "%(n)s positions on whole texts wait to be reconfirmed.",
            found.lapsed,
        )
        items.append(said % {"n": found.lapsed})
    for text in contents.texts:
        items += _of_text(text)
    return [Heading(1, _("What comes next")), Bullets(tuple(plain(item) for item in items))]


def _of_text(text: Text) -> Iterator[str]:
    agreed = [one.name for one in text.amendments if one.waits_for_revision and not one.is_brackets]
    if text.agreed:
        said = _("%(text)s: %(names)s agreed, goes into %(revision)s.")
        yield said % {
            "text": text.symbol,
            "names": listed(agreed),
            "revision": text.next_revision,
        }
    for one in text.amendments:
        if one.is_referred and not text.is_closed:
            note = one.outcome.note if one.outcome else ""
            said = _("%(symbol)s is referred. %(note)s") % {"symbol": one.symbol, "note": note}
            yield said.strip()
    for said in () if text.is_closed else words.objected(text):
        yield _("%(text)s: %(said)s") % {"text": text.symbol, "said": said}
    if text.stage == Stage.DEFERRED:
        day = words.day_of(text.deferred_until)
        said = _("%(text)s is deferred until %(day)s.") if day else _("%(text)s is deferred.")
        yield said % {"text": text.symbol, "day": day}


def annex(contents: Contents) -> list[Block]:
    """All texts by stage."""
    rows = tuple(_annexed(text) for text in contents.texts)
    if not rows:
        return []
    header = (
        *(_("Text"), _("Title"), _("Type"), _("Stage")),
        *(_("Open amendments"), _("Open brackets")),
    )
    table = Table(_("Texts by stage"), header, tuple(sorted(rows, key=lambda row: row[3])))
    return [Heading(1, _("Annex: texts by stage")), table]


def _annexed(text: Text) -> tuple[str, ...]:
    brackets = sum(one.is_brackets for one in text.open_amendments)
    counts = str(len(text.open_amendments) - brackets), str(brackets)
    return (
        text.revision or text.symbol or _("no symbol"),
        text.title,
        words.type_word(text.document_type),
        _staged(text),
        *(("", "") if text.is_non_paper else counts),
    )


def _staged(text: Text) -> str:
    if text.adoption is not None:
        return _("Adopted as %(symbol)s") % {"symbol": text.adoption.symbol}
    return words.stage_word(text.stage) or _("no status")
