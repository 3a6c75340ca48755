"""Amendments and brackets that wait for an outcome from whoever runs their text."""

from typing import Any, Literal

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from interface.needs import Need
from proposals.reads.waiting import with_open_amendments
from proposals.rules.texts import run_by
from stakeholders.models import Stakeholder


def to_answer(own: Stakeholder, chaired: QuerySet[Any]) -> list[Need]:
    """Open amendments and brackets of texts that the seat runs: as main sponsor until the group
    takes the text over, as co-chair from then on."""
    found = []
    for text in with_open_amendments(run_by(own, chaired)):
        is_groups = text.taken_over or text.main_sponsor_id is None
        why = kept = _("You chair the group, and the text is the group’s.")
        if not is_groups:
            why = _("Your delegation is the main sponsor of this text.")
            kept = _("Your delegation is the main sponsor: the words are kept, or taken out.")
        if text.waiting:
            answer = _at_desk("record" if is_groups else "accept", text, text.waiting, why)
            found.append(answer)
        # Bracketed words are no amendment to answer: they are kept or taken out.
        if text.brackets:
            found.append(_at_desk("settle", text, text.brackets, kept))
    return found


def _at_desk(act: Literal["accept", "record", "settle"], text: Any, n: int, why: str) -> Need:
    """What waits at the desk of a text, counted."""
    match act:
        case "accept":
            words = ngettext(
                "Answer %(n)s amendment to %(title)s", "Answer %(n)s amendments to %(title)s", n
            )
        case "record":
            words = ngettext(
                "Record the outcome of %(n)s amendment to %(title)s",
                "Record the outcomes of %(n)s amendments to %(title)s",
                n,
            )
        case "settle":
            words = ngettext(
                "%(n)s bracketed passage to settle in %(title)s",
                "%(n)s bracketed passages to settle in %(title)s",
                n,
            )
    return Need(
        key=f"proposals.{act}:{text.pk}",
        text=words % {"n": n, "title": text.name},
        why=why,
        url=reverse("desk", args=[text.pk]),
        act=_("Open the desk"),
        reference=text.symbol or "",
        since=text.oldest,
        rank=2,
    )
