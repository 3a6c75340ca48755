"""Who may change, sponsor and settle an amendment."""

from collections.abc import Collection

from django.db.models import Subquery
from rules.permissions import add_perm
from rules.predicates import predicate

from proposals.models import Amendment, AmendmentCoSponsor, Outcome, Revision
from proposals.rules.texts import (
    cochair,
    is_groups,
    is_main_sponsor,
    is_open,
    is_slots_own,
    may_sponsor,
    runs,
    sees,
    text_of,
)
from stakeholders.actors import Actor
from stakeholders.models import Coalition, Stakeholder
from stakeholders.permits import permits
from stakeholders.rules.seats import commits


def amendment_of(subject: Amendment | AmendmentCoSponsor | Outcome) -> Amendment:
    return subject if isinstance(subject, Amendment) else subject.amendment


@predicate
def is_unsettled(_actor: Actor, subject: Amendment | AmendmentCoSponsor) -> bool:
    """Neither withdrawn nor closed by a standing outcome; what was referred may come back."""
    return amendment_of(subject).is_unsettled


@predicate
def is_imported(_actor: Actor, subject: Amendment) -> bool:
    return amendment_of(subject).mover_id is None and amendment_of(subject).coalition_id is None


@predicate
def moved(actor: Actor, subject: Amendment | AmendmentCoSponsor) -> bool:
    """Of the stakeholder that moved it, or of the spokesperson of the coalition that did."""
    amendment = amendment_of(subject)
    if amendment.coalition_id is not None:
        return speaks_for(actor, amendment)
    return actor.stakeholder is not None and amendment.mover_id == actor.stakeholder.pk


def speaks_for(actor: Actor, amendment: Amendment) -> bool:
    known = text_of(amendment).answers
    asked = ("speaks for", actor.seat_key, amendment.coalition_id)
    if asked not in known:
        coalition = amendment.coalition
        assert isinstance(coalition, Coalition)
        known[asked] = permits(actor, "stakeholders.speak_for_coalition", coalition)
    return known[asked]


@predicate
def can_be_undone(_actor: Actor, subject: Amendment | Outcome) -> bool:
    """Its outcome was recorded after the latest revision was issued, and nobody withdrew it: what
    is withdrawn comes back to nobody. One query a text."""
    text = text_of(subject)
    known = text.answers
    if ("undone",) not in known:
        known[("undone",)] = True
        latest = Revision.objects.filter(proposal=text).order_by("-number").values("at")[:1]
        since = Outcome.objects.standing().filter(
            amendment__proposal=text,
            amendment__inclusion__isnull=True,
            amendment__withdrawal__isnull=True,
            at__gte=Subquery(latest),
        )
        for key in since.values_list("amendment_id", flat=True):
            known[("undone", key)] = True
    return known.get(("undone", amendment_of(subject).pk), False)


def may_join(actor: Actor, amendment: Amendment, cosponsors: Collection[Stakeholder]) -> bool:
    """Whether the actor may co-sponsor what these co-sponsor already: nobody does it twice."""
    if actor.stakeholder in cosponsors:
        return False
    return permits(actor, "proposals.sponsor_amendment", amendment)


changes_words = commits & is_open & is_unsettled & sees

add_perm("proposals.rewrite_amendment", changes_words & moved)
# Brackets found in an imported text have no mover: who runs the text lifts them.
add_perm("proposals.withdraw_amendment", changes_words & (moved | (is_imported & runs)))
add_perm("proposals.accept_amendment", changes_words & is_main_sponsor & ~is_groups)
add_perm("proposals.record_outcome", cochair & is_open & is_unsettled & is_groups)
add_perm("proposals.take_back_outcome", is_open & runs & can_be_undone)

add_perm("proposals.invite_amendment_sponsor", changes_words & moved)
add_perm("proposals.sponsor_amendment", changes_words & may_sponsor & ~is_imported & ~moved)
add_perm("proposals.answer_amendment_invitation", changes_words & is_slots_own & may_sponsor)
add_perm("proposals.withdraw_amendment_sponsorship", changes_words & is_slots_own)
