"""Setting a report's facts as a document: sections, sentences and tables in the active language."""

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from reports.compile import words
from reports.compile.blocks import Block, Bullets, Document, Heading, Paragraph, Run, Table, plain
from reports.compile.contents import Contents, Text
from reports.compile.document_texts import standing_blocks, text_blocks
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
        "For: %(audience)s. It contains only what all of this audience may read. Asked for by "
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
            "names": ", ".join(body.name for body in coalition.members) or _("none")
        }
        if coalition.aligned:
            names = ", ".join(body.name for body in coalition.aligned)
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
    """What comes next over all texts: everything that is still to be answered."""
    open_ones = sum(len(text.open_amendments) for text in contents.texts)
    lapsed = sum(one.lapsed for text in contents.texts for one in text.positions)
    items = [
        ngettext(
            "%(n)s amendment is without outcome.",
            "%(n)s amendments are without outcome.",
            open_ones,
        )
        % {"n": open_ones},
        ngettext(
            "%(n)s position on a whole text waits to be reconfirmed.",
            "%(n)s positions on whole texts wait to be reconfirmed.",
            lapsed,
        )
        % {"n": lapsed},
    ]
    items += [
        _("%(text)s is deferred until %(day)s.")
        % {"text": text.symbol, "day": words.day_of(text.deferred_until)}
        for text in contents.texts
        if text.deferred_until
    ]
    return [Heading(1, _("What comes next")), Bullets(tuple(plain(item) for item in items))]


def annex(contents: Contents) -> list[Block]:
    """All texts by stage."""
    rows = tuple(_annexed(text) for text in contents.texts)
    if not rows:
        return []
    header = (_("Text"), _("Title"), _("Type"), _("Stage"), _("Open amendments"))
    table = Table(_("Texts by stage"), header, tuple(sorted(rows, key=lambda row: row[3])))
    return [Heading(1, _("Annex: texts by stage")), table]


def _annexed(text: Text) -> tuple[str, ...]:
    return (
        text.revision or text.symbol or _("no symbol"),
        text.title,
        words.type_word(text.document_type),
        words.stage_word(text.stage) or _("no status"),
        "" if text.is_non_paper else str(len(text.open_amendments)),
    )
