"""Positions on paper: by constituency, by name with reasons, and on single paragraphs."""

from collections.abc import Iterable

from django.utils.translation import gettext as _

from interface.listing import listed
from proposals.models import Stance
from reports.compile import words
from reports.compile.blocks import Block, Bullets, Heading, Paragraph, Run, Table, plain
from reports.compile.contents import SIGNS, Contents, Position, Tally, Text
from reports.compile.document_words import reasons, spoken
from reports.compile.findings import Row, Standing, standing


def standing_blocks(found: Standing, caption: str) -> list[Block]:
    """Positions on one whole text by constituency, whose decide, and who objects."""
    header = (
        _("Constituency"),
        *(words.sign_word(sign) for sign in SIGNS),
        _("Not heard"),
        _("Entitled"),
    )
    rows = [(words.kind_word(row.kind), *_figures([row])) for row in found.rows]
    rows.append((_("All"), *_figures(found.rows)))
    blocks: list[Block] = [
        Table(caption % {"text": found.symbol}, header, tuple(rows), numeric=True),
        Paragraph(plain(_explained(found)), "meta"),
    ]
    said = [
        (_("Objections: %(names)s."), found.objections),
        (_("Objections that advise and stop nothing: %(names)s."), found.advisory_objections),
        (
            _("Objections to earlier words, not reconfirmed: %(names)s."),
            found.lapsed_objections,
        ),
        (_("Objections to paragraphs: %(names)s."), found.paragraph_objections),
    ]
    sentences = [line % {"names": listed(names)} for line, names in said if names]
    if sentences:
        blocks.append(Paragraph(plain(" ".join(sentences))))
    return blocks


def _figures(rows: Iterable[Row]) -> tuple[str, ...]:
    counted = list(rows)
    return (
        *(str(sum(row.counts.get(sign, 0) for row in counted)) for sign in SIGNS),
        str(sum(row.entitled - row.heard for row in counted)),
        str(sum(row.entitled for row in counted)),
    )


def _explained(found: Standing) -> str:
    entitled = _(
        "Entitled to a position on this text are the members of the group whose kind takes one, "
        "and whoever has taken one."
    )
    return f"{words.weights_words(found.decides, found.advises)} {entitled}".strip()


def positions(contents: Contents, text: Text) -> list[Block]:
    blocks: list[Block] = [Heading(3, _("Positions"))]
    if not text.positions and not text.tallies:
        return [*blocks, Paragraph(plain(_("Nobody has taken a position on this text.")))]
    if text.positions:
        blocks += standing_blocks(
            standing(contents, text), _("On the whole of %(text)s, by constituency")
        )
        if (
            text.adoption
            and text.adoption.issued_afterwards
            and any(one.lapsed for one in text.positions)
        ):
            said = _(
                "Those not reconfirmed were taken on the words before the meeting amended and "
                "adopted them; the text is closed, and they can no longer be reconfirmed."
            )
            blocks.append(Paragraph(plain(said), "meta"))
        blocks += _named(text.positions)
    if text.tallies:
        header = (_("Paragraph"), *(words.sign_word(sign) for sign in SIGNS), _("Who objects"))
        rows = tuple(_tally(one) for one in text.tallies)
        blocks.append(Table(_("On single paragraphs"), header, rows, numeric=True, wide=True))
        blocks += _reasoned(text.tallies)
    return blocks


def _named(taken: tuple[Position, ...]) -> list[Block]:
    """Who says what, in the order of the stances, with reasons where one was given."""
    items = []
    for sign in SIGNS:
        said = [one for one in taken if one.sign == sign]
        if said:
            items.append((Run(f"{words.sign_word(sign)}: ", "strong"), Run(spoken(said))))
    return [Bullets(tuple(items))] if items else []


def _tally(one: Tally) -> tuple[str, ...]:
    totals = [sum(counts.get(sign, 0) for counts in one.counts.values()) for sign in SIGNS]
    objecting = [found for found in one.positions if found.sign == Stance.OBJECT]
    names = listed(
        found.name if found.decisive else f"{found.name} {_('(advises)')}" for found in objecting
    )
    return (_place(one), *(str(total) for total in totals), names)


def _reasoned(tallies: tuple[Tally, ...]) -> list[Block]:
    """Why delegations object to a paragraph or are concerned about it, in their own words."""
    items = tuple(line for one in tallies for line in reasons(one.positions, _place(one)))
    return [Bullets(items)] if items else []


def _place(one: Tally) -> str:
    return one.label or _("not in the text")
