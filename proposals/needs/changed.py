"""What a seat said on words that have changed since: amendments and positions."""

from typing import Any
from uuid import UUID

from django.db.models import OuterRef, Q, Subquery
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from interface.needs import Need
from proposals.models import Amendment, AmendmentVersion, Position, PositionSlot, Proposal, Revision
from proposals.reads.grounds import Ground, subject_key
from proposals.reads.standing import is_behind_words
from proposals.reads.texts import words_of
from proposals.reads.waiting import own_wordings
from proposals.rules.texts import OPEN
from stakeholders.models import Stakeholder
from stakeholders.reads.coalitions import spoken_for_by


def to_rewrite(own: Stakeholder) -> list[Need]:
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


def to_reconfirm(own: Stakeholder) -> list[Need]:
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
