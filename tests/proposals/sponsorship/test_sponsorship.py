from typing import Any

import pytest

from proposals import actions as acts
from proposals.models import AmendmentCoSponsor, CoSponsor
from proposals.reads.amendments import amendment_cards
from proposals.reads.texts import issued_revision
from record.models import Event
from tests import world
from workinggroups.models import ParticipationRule

pytestmark = pytest.mark.django_db


def invited(name: Any = "Marlonia", proposal: Any = None) -> Any:
    proposal = proposal or world.draft("Dravenia")
    return acts.invite_cosponsor(world.actor_of("Dravenia"), proposal, world.stakeholder(name))


def test_an_invitation_to_a_draft_is_told_to_the_two_delegations_alone() -> None:
    slot = invited()
    events = list(Event.objects.select_related("stream"))
    assert {event.stream.subject_id for event in events} == {
        world.stakeholder("Dravenia").pk,
        world.stakeholder("Marlonia").pk,
    }
    assert {event.stream.audience for event in events} == {"own"}
    assert all(event.data == {"proposal": str(slot.proposal_id)} for event in events)


def test_it_is_accepted_on_the_draft_and_stands_after_tabling() -> None:
    slot = invited()
    acts.accept_cosponsorship(world.actor_of("Marlonia"), slot)
    acts.table_proposal(world.actor_of("Dravenia"), slot.proposal)
    slot.refresh_from_db()
    assert slot.latest.act == "accepted"
    assert (slot.latest.revision, slot.latest.draft_version) == (None, 0)
    assert not slot.is_earlier


def test_who_declined_reads_the_draft_no_more_and_may_be_invited_again() -> None:
    slot = invited()
    acts.decline_cosponsorship(world.actor_of("Marlonia"), slot)
    assert not slot.proposal.__class__.objects.get(pk=slot.proposal_id).is_visible_to(
        world.seat_of("Marlonia")
    )
    again = invited(proposal=slot.proposal)
    assert again.pk == slot.pk
    assert [step.act for step in slot.acts.all()] == ["invited", "declined", "invited"]


def test_nobody_answers_for_another(refused: Any) -> None:
    slot = invited()
    with refused("not_entitled"):
        acts.accept_cosponsorship(world.actor_of("Kesimba"), slot)
    with refused("not_entitled"):
        acts.accept_cosponsorship(world.actor_of("Marlonia", "adviser"), slot)


def test_an_invitation_is_answered_once(refused: Any) -> None:
    slot = invited()
    acts.accept_cosponsorship(world.actor_of("Marlonia"), slot)
    with refused("no_invitation"):
        acts.decline_cosponsorship(world.actor_of("Marlonia"), slot)
    with refused("already_invited", field="stakeholder"):
        invited(proposal=slot.proposal)


def test_who_cannot_sponsor_is_not_invited(refused: Any) -> None:
    group = world.group()
    proposal = world.draft("Dravenia", group)
    ParticipationRule.objects.filter(group=group, kind="private").update(may_sponsor=False)
    with refused("may_not_sponsor", field="stakeholder"):
        invited("Meridian Cloud", proposal)
    with refused("own_text", field="stakeholder"):
        invited("Dravenia", proposal)
    world.stakeholder("Shadow Union", "civil", accredited=False)
    with refused("may_not_sponsor", field="stakeholder"):
        invited("Shadow Union", proposal)


def test_a_tabled_text_may_be_joined_and_left_until_action_is_taken(refused: Any) -> None:
    proposal = world.tabled_proposal()
    kesimba = world.actor_of("Kesimba")
    slot = acts.cosponsor_proposal(kesimba, proposal)
    assert slot.latest.revision == issued_revision(proposal)
    with refused("already_sponsor"):
        acts.cosponsor_proposal(kesimba, proposal)
    acts.withdraw_cosponsorship(kesimba, slot)
    with refused("not_a_sponsor"):
        acts.withdraw_cosponsorship(kesimba, slot)
    acts.cosponsor_proposal(kesimba, proposal)
    acts.withdraw_proposal(world.actor_of("Dravenia"), proposal, reason="Overtaken.")
    with refused("not_open"):
        acts.withdraw_cosponsorship(kesimba, CoSponsor.objects.get())


def test_texts_of_the_chairs_have_no_sponsors(refused: Any) -> None:
    group = world.group()
    world.cochair(group)
    proposal = world.tabled_proposal("San Aurelio", group, document_type="zero_draft")
    with refused("not_entitled"):
        acts.cosponsor_proposal(world.actor_of("Kesimba"), proposal)


class TestAmendments:
    def test_invitations_go_out_with_the_amendment_in_one_event(self) -> None:
        proposal = world.tabled_proposal()
        amendment = world.amendment(proposal, cosponsors=[world.stakeholder("Kesimba")])
        slot = AmendmentCoSponsor.objects.get()
        assert (slot.amendment, slot.latest.act) == (amendment, "invited")
        event = Event.objects.get(kind="proposals.amendment_tabled")
        assert event.data["invited"] == [str(world.stakeholder("Kesimba").pk)]

    def test_it_is_accepted_declined_offered_and_withdrawn(self, refused: Any) -> None:
        proposal = world.tabled_proposal()
        amendment = world.amendment(proposal, "Marlonia")
        mover = world.actor_of("Marlonia")
        slot = acts.invite_amendment_cosponsor(mover, amendment, world.stakeholder("Kesimba"))
        kesimba = world.actor_of("Kesimba")
        acts.accept_amendment_cosponsorship(kesimba, slot)
        acts.withdraw_amendment_cosponsorship(kesimba, slot)
        acts.cosponsor_amendment(kesimba, amendment)
        with refused("already_sponsor"):
            acts.cosponsor_amendment(kesimba, amendment)
        with refused("not_entitled"):
            acts.cosponsor_amendment(mover, amendment)
        other = acts.invite_amendment_cosponsor(mover, amendment, world.stakeholder("Ostvarn"))
        acts.decline_amendment_cosponsorship(world.actor_of("Ostvarn"), other)
        assert [step.act for step in other.acts.all()] == ["invited", "declined"]

    def test_a_signature_stays_with_the_words_it_was_put_under(self) -> None:
        proposal = world.tabled_proposal()
        amendment = world.amendment(proposal, "Marlonia")
        kesimba = world.actor_of("Kesimba")
        acts.cosponsor_amendment(kesimba, amendment)
        acts.rewrite_amendment(
            world.actor_of("Marlonia"),
            amendment,
            new_text="Urges all States to spare health services;",
            base=issued_revision(proposal),
        )
        (card,) = amendment_cards(proposal, None)
        assert card.cosponsors == []
        assert card.earlier_cosponsors == [world.stakeholder("Kesimba")]
        acts.cosponsor_amendment(kesimba, amendment)
        (card,) = amendment_cards(proposal, None)
        assert card.cosponsors == [world.stakeholder("Kesimba")]

    def test_a_closed_amendment_is_joined_no_more(self, refused: Any) -> None:
        proposal = world.tabled_proposal()
        amendment = world.amendment(proposal, "Marlonia")
        acts.withdraw_amendment(world.actor_of("Marlonia"), amendment)
        with refused("closed"):
            acts.cosponsor_amendment(world.actor_of("Kesimba"), amendment)
