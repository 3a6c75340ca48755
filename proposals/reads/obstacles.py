"""What stands between a text and its adoption: the refusal, the desk and the form read the same."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from interface.listing import listed
from proposals.models import Amendment, Proposal
from proposals.reads.amendments import open_amendments
from proposals.reads.grounds import Ground
from proposals.reads.objecting import standing_objections
from proposals.reads.objections import Objection, told
from proposals.reads.texts import standing_agreements


@dataclass(frozen=True, slots=True)
class Obstacles:
    """Amendments without outcome, those agreed and not issued yet, and who objects to what."""

    opened: Sequence[Amendment]
    waiting: Sequence[Amendment]
    objections: Sequence[Objection]

    @property
    def blocking(self) -> list[Objection]:
        """Decisive objections to the words as they stand."""
        return [one for one in self.objections if one.blocks]

    @property
    def unanswered(self) -> list[Objection]:
        """Decisive objections to earlier words: an adoption says what became of them."""
        return [one for one in self.objections if one.is_unanswered]

    @property
    def advisory(self) -> list[Objection]:
        """Objections that stop nothing, to the words as they stand."""
        return [one for one in self.objections if not one.decisive and not one.lapsed]

    @property
    def told(self) -> list[tuple[str, str]]:
        """Each thing that stands in the way for certain: its code and a sentence."""
        found = []
        if self.opened:
            names = listed(one.name for one in self.opened)
            words = _("Amendments without an outcome: %(names)s.")
            found.append(("amendments_open", words % {"names": names}))
        if self.waiting:
            names = listed(one.name for one in self.waiting)
            words = _("Agreed and not yet in the text: %(names)s. Issue the next revision first.")
            found.append(("revision_due", words % {"names": names}))
        if self.blocking:
            found.append(("objection_stands", standing_words(told(self.blocking))))
        return found


def standing_words(names: str) -> str:
    """Who objects to what stands in the text: over it nothing is adopted."""
    return _("An objection to the words as they stand: %(names)s.") % {"names": names}


def unanswered_words(names: str) -> str:
    """Who objected to what has changed since, and what an adoption needs of it."""
    words = _(
        "The words have changed since the objection: %(names)s. An adoption needs that it was "
        "not maintained in the meeting."
    )
    return words % {"names": names}


def obstacles_to(
    proposal: Proposal,
    *,
    opened: Sequence[Amendment] | None = None,
    ground: Ground | None = None,
) -> Obstacles:
    """`opened` and `ground` are those of a page that has read them already."""
    if opened is None:
        opened = list(open_amendments(proposal))
    waiting = sorted(
        (one.amendment for one in standing_agreements(proposal)), key=lambda one: one.number
    )
    return Obstacles(opened, waiting, standing_objections(proposal, ground))
