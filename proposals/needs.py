"""What texts ask of a seat: answers, outcomes, rewritings and positions that wait for it."""

from collections.abc import Iterable
from datetime import UTC, datetime, time
from typing import Any
from uuid import UUID

from django.db.models import Count, Exists, Min, OuterRef, Q, QuerySet, Subquery
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
    Position,
    PositionSlot,
    Proposal,
    Revision,
    RevisionParagraph,
    SponsorAct,
    TakeOver,
)
from proposals.reads.grounds import Ground, subject_key
from proposals.reads.standing import is_behind_words
from proposals.reads.texts import words_of
from proposals.rules.texts import OPEN
from stakeholders.actors import Actor
from stakeholders.models import Stakeholder
from stakeholders.rules.seats import commits
from workinggroups.models import CoChair

CHAIRS_TEXTS = Q(document_type__in=("zero_draft", "chairs_text"))


def text_needs(actor: Actor) -> list[Need]:
    """A constant number of queries; nothing for a seat that does not commit its stakeholder."""
    if actor.seat is None or actor.stakeholder is None or not commits(actor):
        return []
    chaired = CoChair.objects.current().filter(seat=actor.seat).values("group")
    return [
        *_invitations(actor.stakeholder),
        *_amendment_invitations(actor.stakeholder),
        *_to_answer(actor.stakeholder, chaired),
        *_to_rewrite(actor.stakeholder),
        *_to_reconfirm(actor.stakeholder),
        *_to_resume(chaired),
    ]


def _open_texts() -> Any:
    return Proposal.objects.at_stage(*OPEN).values("pk")


def _invitations(own: Stakeholder) -> list[Need]:
    """Invitations to co-sponsor a draft or an open text."""
    slots = CoSponsor.objects.filter(
        Q(proposal__visibility="draft") | Q(proposal__in=_open_texts()),
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
        amendment__proposal__in=_open_texts(),
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
    """Open amendments to texts that the stakeholder sponsors and the group has not taken over, and
    to texts that the seat runs as co-chair."""
    taken_over = Exists(TakeOver.objects.filter(proposal=OuterRef("pk")))
    texts = _with_open_amendments(
        (Q(main_sponsor=own) & ~taken_over) | (Q(group__in=chaired) & (taken_over | CHAIRS_TEXTS))
    ).annotate(taken_over=taken_over)
    return [
        _record(text) if text.taken_over or text.main_sponsor_id is None else _accept(text)
        for text in texts
    ]


def _accept(text: Any) -> Need:
    return Need(
        key=f"proposals.accept:{text.pk}",
        text=ngettext(
            "Answer %(n)s amendment to %(title)s",
            "Answer %(n)s amendments to %(title)s",
            text.waiting,
        )
        % {"n": text.waiting, "title": text.name},
        why=_("Your delegation is the main sponsor of this text."),
        url=reverse("desk", args=[text.pk]),
        act=_("Open the desk"),
        reference=text.symbol or "",
        since=text.oldest,
        rank=2,
    )


def _record(text: Any) -> Need:
    return Need(
        key=f"proposals.record:{text.pk}",
        text=ngettext(
            "Record the outcome of %(n)s amendment to %(title)s",
            "Record the outcomes of %(n)s amendments to %(title)s",
            text.waiting,
        )
        % {"n": text.waiting, "title": text.name},
        why=_("You chair the group, and the text is the group's."),
        url=reverse("desk", args=[text.pk]),
        act=_("Open the desk"),
        reference=text.symbol or "",
        since=text.oldest,
        rank=2,
    )


def _with_open_amendments(terms: Any) -> Any:
    """Open texts with how many amendments `waiting`, and since when the `oldest`."""
    waiting = Q(amendments__in=Amendment.objects.open().values("pk"))
    return (
        Proposal.objects.at_stage(*OPEN)
        .filter(terms)
        .annotate(
            waiting=Count("amendments", filter=waiting),
            oldest=Min("amendments__at", filter=waiting),
        )
        .filter(waiting__gt=0)
        .order_by("oldest")
    )


def _to_rewrite(own: Stakeholder) -> list[Need]:
    """Own open amendments whose paragraph has changed since they were worded."""
    versions = _latest_wordings(own)
    latest: dict[UUID, Revision] = {}
    issued: dict[UUID, dict[UUID, str]] = {}
    for row in _latest_words({version.amendment.proposal_id for version in versions}):
        latest[row.revision.proposal_id] = row.revision
        issued.setdefault(row.revision.proposal_id, {})[row.paragraph_id] = row.text
    return [
        Need(
            key=f"proposals.rewrite:{version.amendment_id}",
            text=_("Rewrite %(amendment)s to %(title)s on %(revision)s")
            % {
                "amendment": version.amendment.name,
                "title": version.amendment.proposal.name,
                "revision": latest[version.amendment.proposal_id].name,
            },
            why=_("The paragraph has changed since, so it cannot be agreed as it stands."),
            url=version.amendment.get_absolute_url(),
            act=_("Rewrite"),
            reference=version.amendment.symbol,
            since=latest[version.amendment.proposal_id].at,
            rank=3,
        )
        for version in versions
        if is_behind_words(words_of(version), issued[version.amendment.proposal_id])
    ]


def _latest_words(texts: set[UUID]) -> Iterable[RevisionParagraph]:
    """The paragraphs of the revision issued last of each text, in one query."""
    if not texts:
        return []
    newest = Revision.objects.filter(proposal__in=texts).order_by("proposal_id", "-number")
    rows = RevisionParagraph.objects.filter(
        revision__in=newest.distinct("proposal_id").values("pk")
    )
    return rows.order_by().select_related("revision")


def _latest_wordings(own: Stakeholder) -> list[AmendmentVersion]:
    later = AmendmentVersion.objects.filter(
        amendment=OuterRef("amendment"), number__gt=OuterRef("number")
    )
    return list(
        AmendmentVersion.objects.filter(
            ~Exists(later),
            amendment__in=Amendment.objects.open().filter(mover=own).values("pk"),
            amendment__proposal__in=_open_texts(),
        ).select_related("amendment__proposal")
    )


def _to_reconfirm(own: Stakeholder) -> list[Need]:
    """One for each open text of which words have changed under a position of the delegation."""
    newest = Revision.objects.filter(proposal=OuterRef("proposal")).order_by("-number")
    slots = list(
        PositionSlot.objects.filter(
            stakeholder=own, latest__isnull=False, proposal__in=_open_texts()
        )
        .select_related("proposal", "latest__revision", "latest__amendment")
        .annotate(newest=Subquery(newest.values("pk")[:1]))
    )
    latest = {slot.proposal_id: slot.newest for slot in slots}
    ground = Ground(set(latest), latest)
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


def _to_resume(chaired: QuerySet[Any]) -> list[Need]:
    """Texts of the co-chair's groups that were deferred to a day."""
    deferrals = Deferral.objects.filter(
        proposal__group__in=chaired,
        until__isnull=False,
        resumption__isnull=True,
        proposal__withdrawal__isnull=True,
    ).select_related("proposal")
    return [
        Need(
            key=f"proposals.resume:{deferral.pk}",
            text=_("Resume consideration of %(title)s") % {"title": deferral.proposal.name},
            why=_("It was deferred to this day."),
            url=deferral.proposal.get_absolute_url(),
            act=_("Open the text"),
            reference=deferral.proposal.symbol or "",
            deadline=datetime.combine(deferral.until, time(), UTC) if deferral.until else None,
            day=deferral.until,
            since=deferral.at,
            rank=4,
        )
        for deferral in deferrals
    ]
