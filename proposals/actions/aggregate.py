"""The first and the last step of every act on a text: lock its row, enter it in the record."""

from collections.abc import Collection, Iterable
from dataclasses import replace
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _

from interface.listing import listed
from interface.refusal import Refusal
from proposals import streams
from proposals.models import Amendment, AmendmentStatus, AmendmentVersion, Proposal, Revision
from proposals.reads.finality import why_closed
from proposals.reads.objections import Objection
from proposals.reads.texts import paragraphs_of, summary_of_changes
from proposals.reads.wordings import latest_wording
from proposals.rules.texts import OPEN
from record import actions as record
from record.keys import WITHHELD, StreamKey, Subject
from stakeholders.actions.coalitions import lock_coalition
from stakeholders.actors import Actor
from stakeholders.models import Coalition, Stakeholder


def lock_proposal(proposal: Proposal | UUID) -> Proposal:
    """Lock a proposal's row until the transaction ends, then read it with its stage.

    Two statements: what a locking statement reads beside the locked row is as old as its start.
    """
    key = proposal.pk if isinstance(proposal, Proposal) else proposal
    rows = Proposal.objects.filter(pk=key)
    if not rows.select_for_update(no_key=True).values_list("pk", flat=True):
        raise Refusal("vanished", _("This draft has been discarded in the meantime."))
    related = ("group", "author", "main_sponsor")
    return Proposal.objects.with_stage().select_related(*related).get(pk=key)


def lock_amendment(amendment: Amendment) -> Amendment:
    """Lock the text of an amendment, and the coalition that moved it behind the text, so that
    nobody else begins to speak for it; then read the amendment with its status."""
    proposal = lock_proposal(amendment.proposal_id)
    if amendment.coalition is not None:
        lock_coalition(amendment.coalition)
    rows = Amendment.objects.with_status().select_related("mover", "coalition")
    found = rows.get(pk=amendment.pk)
    found.proposal = proposal
    return found


def refuse_unless_open(proposal: Proposal) -> None:
    """Say in words why nothing can be negotiated here, before asking about rights."""
    if proposal.is_non_paper:
        message = _("A non-paper has no status: it is discussed, and nothing else is done to it.")
    elif proposal.stage in OPEN:
        return
    else:
        message = why_closed(proposal)
    raise Refusal("not_open", message)


def refuse_unless_unsettled(amendment: Amendment) -> None:
    """A referred amendment is dealt with elsewhere, and comes back."""
    if amendment.is_unsettled:
        return
    if amendment.status == AmendmentStatus.WITHDRAWN:
        message = _("%(amendment)s has been withdrawn.")
    else:
        message = _("An outcome of %(amendment)s has been recorded already.")
    raise Refusal("closed", message % {"amendment": amendment.name})


def wording_read(amendment: Amendment, number: int | None) -> AmendmentVersion:
    """The wording that counts, if it is the one that was read; None: as it stands.

    Nobody agrees to words, supports or signs them who has seen others.
    """
    version = latest_wording(amendment)
    if number is None or number == version.number:
        return version
    message = _("There is no such wording of %(amendment)s.")
    if 0 < number < version.number:
        message = _(
            "%(amendment)s was worded anew in the meantime. Nothing was done. Read the words as "
            "they stand now and send it again."
        )
    raise Refusal("stale_wording", message % {"amendment": amendment.name})


def refuse_stale(latest: Revision, seen: Revision | UUID) -> None:
    """Acts are done on the latest words: say what has changed since those that were seen."""
    seen_id = seen.pk if isinstance(seen, Revision) else seen
    if seen_id == latest.pk:
        return
    old = Revision.objects.filter(pk=seen_id, proposal=latest.proposal).first()
    if old is None:
        raise Refusal("stale_base", _("There is no such revision of this text."))
    changes = summary_of_changes(paragraphs_of(old), paragraphs_of(latest))
    raise Refusal(
        "stale_base",
        _("%(latest)s has been issued in the meantime. %(changes)s Read it and send this again.")
        % {"latest": latest.name, "changes": changes},
    )


def refuse_unheard(objections: Iterable[Objection], heard: Collection[UUID] | None) -> None:
    """Nobody's objection is released who is not among those that were read, by position; None:
    whoever objects."""
    unheard = [one for one in objections if heard is not None and one.position.pk not in heard]
    if unheard:
        message = _(
            "In the meantime an objection was raised or renewed: %(names)s. Nothing was done. "
            "Read it and send this again."
        )
        names = listed(dict.fromkeys(str(one.position.stakeholder) for one in unheard))
        raise Refusal("stale_objections", message % {"names": names})


def enter(
    act: str,
    actor: Actor,
    proposal: Proposal,
    subject: Subject | None = None,
    *,
    in_group: bool = False,
    coalition: Coalition | None = None,
    **data: Any,
) -> None:
    """Enter an act in the proposal's stream and, where concerned, its group's and a coalition's."""
    subject = subject or Subject("proposal", proposal.pk)
    concerned = [streams.proposal_stream(proposal)]
    if in_group:
        concerned.append(streams.group_stream(proposal))
    ref = WITHHELD if proposal.is_non_paper else actor.ref
    if coalition is not None:
        concerned += streams.coalition_streams(coalition, proposal, subject)
        ref = replace(ref, coalition_id=coalition.pk)
    record.append(
        f"proposals.{act}",
        actor=ref,
        streams=concerned,
        subject=subject,
        data={"proposal": proposal.pk, **data},
    )


def enter_aside(
    act: str, actor: Actor, proposal: Proposal, stakeholders: Iterable[Stakeholder]
) -> None:
    """Tell the delegations concerned of a draft, by its identifier only."""
    concerned: list[StreamKey] = [streams.own_stream(one) for one in stakeholders]
    subject = Subject("proposal", proposal.pk)
    data = {"proposal": proposal.pk}
    record.append(
        f"proposals.{act}", actor=actor.ref, streams=concerned, subject=subject, data=data
    )
