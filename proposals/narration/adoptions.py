"""An adoption as the page of its text tells it: no objection, and why marks of objection stand."""

from django.utils.translation import gettext as _

from interface.bidi import isolated
from interface.times import day_words
from proposals.models import Proposal
from proposals.reads.adopting import is_issued_after
from proposals.reads.objecting import standing_objections
from proposals.reads.objections import told
from proposals.reads.releasing import released_at
from proposals.reads.texts import last_issued


def adopted_words(proposal: Proposal) -> str:
    """Meeting, place and day; whose objection was not maintained, and who only advised."""
    adoption = proposal.adoption
    said = [
        _("%(meeting)s, %(place)s, %(day)s. No objection was raised.")
        % {
            "meeting": isolated(adoption.meeting),
            "place": isolated(adoption.place),
            "day": day_words(adoption.day),
        }
    ]
    revision = last_issued(proposal)
    if revision is not None and is_issued_after(revision, adoption.held_at):
        words = _("Adopted as amended, issued afterwards as %(revision)s.")
        said.append(words % {"revision": revision.name})
    released = released_at(adoption)
    if released:
        said.append(f"{released}.")
    advisory = [one for one in standing_objections(proposal) if not one.decisive and not one.lapsed]
    if advisory:
        words = _("Objections that advise and stop nothing: %(names)s.")
        said.append(words % {"names": told(advisory)})
    return " ".join(said)
