"""A citation leads to what it names: a symbol, or a paragraph or an amendment of what bears it."""

import re

from django.conf import settings
from django.urls import reverse

from proposals.citing import anchor_of, cited
from proposals.models import Adoption, Amendment, Proposal, Revision
from proposals.reads.texts import latest_revision
from stakeholders.models import Seat

# A symbol has a stroke in it and no space; what stands around it says which part.
SYMBOL = re.compile(r"[^\s,;#()]*/[^\s,;#()]*")
# In an address the symbol stands behind this.
ADDRESS = "/texts/"


def address_cited(said: str, seat: Seat | None) -> str | None:
    """Where "OP3 of WG4/2026/L.2", "NF/WG4/2026/L.2/Rev.1, OP3" or the address of either leads,
    among what the seat may read; None for whatever is no citation or nothing of that kind."""
    found = SYMBOL.search(said)
    if found is None:
        return None
    symbol = found[0].rpartition(ADDRESS)[2].strip('./\u2068\u2069“”"')
    part = f"{said[: found.start()]} {said[found.end() :]}"
    for one in (symbol, f"{settings.SYMBOL_PREFIX}/{symbol}"):
        address = _address_of(one, part, seat) if "/" in symbol else None
        if address:
            return address
    return None


def _address_of(symbol: str, part: str, seat: Seat | None) -> str | None:
    visible = Proposal.objects.visible_to(seat)
    text = visible.filter(symbol__iexact=symbol).first()
    if text is not None:
        return _in_text(text, part)
    amendment = Amendment.objects.filter(symbol__iexact=symbol, proposal__in=visible).first()
    if amendment is not None:
        return None if _names(part) else amendment.get_absolute_url()
    revision = Revision.objects.filter(symbol__iexact=symbol, proposal__in=visible).first()
    if revision is None:
        adopted = Adoption.objects.filter(symbol__iexact=symbol, proposal__in=visible)
        adoption = adopted.select_related("revision").first()
        revision = adoption.revision if adoption else None
    return _in_revision(revision, part) if revision else None


def _in_text(text: Proposal, part: str) -> str | None:
    """The symbol of a text is cited for what the text says now."""
    names = _names(part)
    url = text.get_absolute_url()
    if not names:
        return url
    revision = latest_revision(text)
    row = _row_of(revision, names) if revision else None
    if row:
        return f"{url}?focus={row[0]}#{row[0]}"
    for amendment in Amendment.objects.filter(proposal=text):
        if names & {_plain(amendment.anchor), _plain(amendment.name)}:
            return amendment.get_absolute_url()
    return None


def _in_revision(revision: Revision, part: str) -> str | None:
    names = _names(part)
    url = reverse("proposal_revision", args=[revision.proposal_id, revision.number])
    if not names:
        return url
    row = _row_of(revision, names)
    return f"{url}#{anchor_of(row[1])}" if row else None


def _row_of(revision: Revision, names: set[str]) -> tuple[object, str] | None:
    """The key and the label of the paragraph that is cited so, in English or as pages cite it."""
    for key, label in revision.rows.values_list("paragraph_id", "label"):
        if label and names & {_plain(label), _plain(cited(label))}:
            return key, label
    return None


def _names(part: str) -> set[str]:
    """What may be the label: all the words, or all without the one that joins them ("of")."""
    words = [one for one in part.split() if _plain(one)]
    return {name for some in (words, words[:-1], words[1:]) if (name := _plain("".join(some)))}


def _plain(label: str) -> str:
    return re.sub(r"[\W_]+", "", label).casefold()
