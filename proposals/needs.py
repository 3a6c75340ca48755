"""What texts ask of a seat: answers, outcomes, rewritings and positions that wait for it."""

from datetime import UTC, datetime, time
from typing import Any, Literal
from uuid import UUID

from django.db.models import OuterRef, Q, QuerySet, Subquery
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from interface.needs import Need
from proposals.models import (
    Amendment,
    AmendmentCoSponsor,
    AmendmentVersion,
    CoSponsor,
    Deferral,
    Draft,
    Position,
    PositionSlot,
    Proposal,
    Revision,
    SponsorAct,
)
from proposals.reads.grounds import Ground, subject_key
from proposals.reads.standing import is_behind_words
from proposals.reads.texts import words_of
from proposals.reads.waiting import own_wordings, with_open_amendments
from proposals.rules.texts import OPEN, run_by
from stakeholders.actors import Actor
from stakeholders.models import Stakeholder
from stakeholders.reads.coalitions import spoken_for_by
from stakeholders.rules.seats import commits, prepares
from workinggroups.models import CoChair, Visibility

MOST_DRAFTS = 5


def text_needs(actor: Actor) -> list[Need]:
    """A constant number of queries. Of a seat that does not commit its stakeholder nothing is
    asked: it only finds the drafts that it works on."""
    if actor.seat is None or actor.stakeholder is None:
        return []
    if not commits(actor):
        return _own_drafts(actor.stakeholder) if prepares(actor) else []
    chaired = CoChair.objects.current().filter(seat=actor.seat).values("group")
    return [
        *_invitations(actor.stakeholder),
        *_amendment_invitations(actor.stakeholder),
        *_to_answer(actor.stakeholder, chaired),
        *_to_rewrite(actor.stakeholder),
        *_to_reconfirm(actor.stakeholder),
        *_to_resume(actor.stakeholder, chaired),
        *_own_drafts(actor.stakeholder),
    ]


def _invitations(own: Stakeholder) -> list[Need]:
    """Invitations to co-sponsor a draft or an open text."""
    slots = CoSponsor.objects.filter(
        Q(proposal__visibility=Visibility.DRAFT)
        | Q(proposal__in=Proposal.objects.at_stage(*OPEN).values("pk")),
        stakeholder=own,
        latest__act=SponsorAct.INVITED,
    ).select_related("proposal", "latest__stakeholder")
    return [
        Need(
            key=f"proposals.cosponsor_invitation:{slot.pk}",
            text=_("Answer the invitation to co-sponsor %(title)s") % {"title": slot.proposal.name},
            why=_("%(name)s invites your delegation.") % {"name": slot.last_act.stakeholder},
            url=slot.proposal.get_absolute_url(),
            act=_("Answer"),
            reference=slot.proposal.symbol or "",
            since=slot.last_act.at,
            rank=3,
        )
        for slot in slots
    ]


def _amendment_invitations(own: Stakeholder) -> list[Need]:
    slots = AmendmentCoSponsor.objects.filter(
        stakeholder=own,
        latest__act=SponsorAct.INVITED,
        amendment__in=Amendment.objects.open().values("pk"),
        amendment__proposal__in=Proposal.objects.at_stage(*OPEN).values("pk"),
    ).select_related("amendment__proposal", "latest__stakeholder")
    return [
        Need(
            key=f"proposals.amendment_invitation:{slot.pk}",
            text=_("Answer the invitation to co-sponsor %(amendment)s to %(title)s")
            % {"amendment": slot.amendment.name, "title": slot.amendment.proposal.name},
            why=_("%(name)s invites your delegation.") % {"name": slot.last_act.stakeholder},
            url=slot.amendment.get_absolute_url(),
            act=_("Answer"),
            reference=slot.amendment.symbol,
            since=slot.last_act.at,
            rank=3,
        )
        for slot in slots
    ]


def _to_answer(own: Stakeholder, chaired: QuerySet[Any]) -> list[Need]:
    """Open amendments and brackets of texts that the seat runs: as main sponsor until the group
    takes the text over, as co-chair from then on."""
    found = []
    for text in with_open_amendments(run_by(own, chaired)):
        is_groups = text.taken_over or text.main_sponsor_id is None
        why = kept = _("You chair the group, and the text is the group's.")
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


def _to_rewrite(own: Stakeholder) -> list[Need]:
    """Open amendments of the delegation, and of coalitions that it speaks for, whose paragraph has
    changed since they were worded."""
    behind = [
        version
        for version in own_wordings(own)
        if is_behind_words(words_of(version), _as_issued(version))
    ]
    joint = [version for version in behind if version.amendment.coalition_id]
    spoken_for = {one.pk for one in spoken_for_by(own)} if joint else set()
    return [
        Need(
            key=f"proposals.rewrite:{version.amendment_id}",
            text=_("Rewrite %(amendment)s to %(title)s on %(revision)s")
            % {
                "amendment": version.amendment.name,
                "title": version.amendment.proposal.name,
                "revision": Revision(number=version.latest_number).name,
            },
            why=_("The paragraph has changed since, so it cannot be agreed as it stands."),
            url=version.amendment.get_absolute_url(),
            act=_("Rewrite"),
            reference=version.amendment.symbol,
            since=version.issued_at,
            rank=3,
        )
        for version in behind
        if version.amendment.mover_id or version.amendment.coalition_id in spoken_for
    ]


def _as_issued(version: Any) -> dict[UUID, str]:
    """What the latest revision says in the paragraphs that a wording names."""
    return {UUID(one["paragraph"]): one["text"] for one in version.stands}


def _to_reconfirm(own: Stakeholder) -> list[Need]:
    """One for each open text of which words have changed under a position of the delegation."""
    newest = Revision.objects.filter(proposal=OuterRef("proposal")).order_by("-number")
    last = AmendmentVersion.objects.latest_wordings().filter(amendment=OuterRef("amendment"))
    slots = list(
        PositionSlot.objects.filter(
            Q(amendment=None) | Q(amendment__in=Amendment.objects.open().values("pk")),
            stakeholder=own,
            latest__isnull=False,
            proposal__in=Proposal.objects.at_stage(*OPEN).values("pk"),
        )
        .select_related("proposal", "latest__revision", "latest__amendment")
        .annotate(newest=Subquery(newest.values("pk")[:1]), wording=Subquery(last.values("pk")))
    )
    latest = {slot.proposal_id: slot.newest for slot in slots}
    ground = Ground(set(latest), latest, wordings={one.amendment_id: one.wording for one in slots})
    changed: dict[UUID, list[PositionSlot]] = {}
    for slot in slots:
        key = subject_key(slot.paragraph_id, slot.amendment_id)
        taken = slot.standing
        if ground.has_moved(slot.proposal_id, key, taken.revision_id, taken.version_id):
            changed.setdefault(slot.proposal_id, []).append(slot)
    return [_reconfirm(lapsed) for lapsed in changed.values()]


def _reconfirm(lapsed: list[PositionSlot]) -> Need:
    text = lapsed[0].proposal
    first = min((slot.standing for slot in lapsed), key=lambda position: position.at)
    return Need(
        key=f"proposals.reconfirm:{text.pk}",
        text=ngettext(
            "Reconfirm %(n)s position on %(title)s",
            "Reconfirm %(n)s positions on %(title)s",
            len(lapsed),
        )
        % {"n": len(lapsed), "title": text.name},
        why=_("The words have changed since your delegation spoke (%(revision)s).")
        % {"revision": first.revision.name},
        url=_position_page(first),
        act=_("Take a position"),
        reference=text.symbol or "",
        since=first.at,
        rank=4,
    )


def _position_page(taken: Position) -> str:
    """The form for the subject of a position, open and by itself."""
    page = reverse("position", args=[taken.proposal_id])
    if taken.amendment:
        return f"{page}?amendment={taken.amendment.number}"
    return f"{page}?paragraph={taken.paragraph_id}" if taken.paragraph_id else page


def _to_resume(own: Stakeholder, chaired: QuerySet[Any]) -> list[Need]:
    """Texts that were deferred to a day: of the co-chair's groups, and of the main sponsor."""
    deferrals = (
        Deferral.objects.filter(
            Q(proposal__group__in=chaired) | Q(proposal__main_sponsor=own),
            until__isnull=False,
            resumption__isnull=True,
            proposal__withdrawal__isnull=True,
        )
        .annotate(chairs=Q(proposal__group__in=chaired))
        .select_related("proposal")
    )
    return [_resume(one) if one.chairs else _return(one) for one in deferrals]


def _resume(deferral: Any) -> Need:
    return _on_the_day(
        deferral,
        f"proposals.resume:{deferral.pk}",
        _("Resume consideration of %(title)s") % {"title": deferral.proposal.name},
        _("It was deferred to this day."),
    )


def _return(deferral: Any) -> Need:
    return _on_the_day(
        deferral,
        f"proposals.return:{deferral.pk}",
        _("Be ready for %(title)s") % {"title": deferral.proposal.name},
        _("Your delegation is the main sponsor; consideration was deferred to this day."),
    )


def _on_the_day(deferral: Any, key: str, words: str, why: str) -> Need:
    return Need(
        key=key,
        text=words,
        why=why,
        url=deferral.proposal.get_absolute_url(),
        act=_("Open the text"),
        reference=deferral.proposal.symbol or "",
        deadline=datetime.combine(deferral.until, time(), UTC),
        day=deferral.until,
        since=deferral.at,
        rank=4,
    )


def _own_drafts(own: Stakeholder) -> list[Need]:
    """The drafts that the delegation has begun, the latest first; they wait for nobody else."""
    drafts = Draft.objects.filter(proposal__author=own).select_related("proposal__group")
    return [
        Need(
            key=f"proposals.draft:{draft.pk}",
            text=_("Go on with your draft %(title)s") % {"title": draft.proposal.name},
            why=_("For Working Group %(number)s. Others do not read it yet.")
            % {"number": draft.proposal.group.number},
            url=reverse("draft", args=[draft.pk]),
            act=_("Go on"),
            since=draft.saved_at,
            rank=9,
        )
        for draft in drafts.order_by("-saved_at")[:MOST_DRAFTS]
    ]
