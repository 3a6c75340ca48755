"""Co-sponsoring on pages: what is done is said, and nobody withdraws by one tap."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from proposals import actions as acts
from proposals.models import AmendmentCoSponsor, CoSponsor
from tests import world
from tests.proposals.pages.signing import send, signed_in

pytestmark = pytest.mark.django_db


def on_a_text() -> tuple[str, str, type[CoSponsor]]:
    proposal = world.tabled_proposal("Dravenia")
    acts.cosponsor_proposal(world.actor_of("Vailuku"), proposal)
    url = reverse("cosponsor_proposal", args=[proposal.pk])
    return url, proposal.get_absolute_url(), CoSponsor


def on_an_amendment() -> tuple[str, str, type[AmendmentCoSponsor]]:
    amendment = world.amendment(world.tabled_proposal("Dravenia"), "Marlonia")
    acts.cosponsor_amendment(world.actor_of("Vailuku"), amendment)
    url = reverse("cosponsor_amendment", args=[amendment.proposal_id, amendment.number])
    return url, amendment.get_absolute_url(), AmendmentCoSponsor


@pytest.fixture
def vailuku() -> Client:
    return signed_in(Client(), world.actor_of("Vailuku"))


@pytest.mark.parametrize("case", [on_a_text, on_an_amendment])
def test_withdrawing_asks_on_a_page_of_its_own_and_says_what_was_done(
    vailuku: Client, case: Any
) -> None:
    url, page, slots = case()
    asked = vailuku.get(f"{url}?step=withdraw")
    assert asked.status_code == 200
    assert b"no longer named among the co-sponsors" in asked.content
    assert slots.objects.get().last_act.act == "accepted"
    done = send(vailuku, f"{url}?step=withdraw", "once")
    assert (done.status_code, done["Location"]) == (303, page)
    assert slots.objects.get().last_act.act == "withdrawn"
    assert b"Vailuku no longer co-sponsors" in vailuku.get(page).content


@pytest.mark.parametrize("case", [on_a_text, on_an_amendment])
@pytest.mark.parametrize("step", ["", "?step=accept", "?step=decline", "?step=else"])
def test_what_needs_no_asking_has_no_page(vailuku: Client, case: Any, step: str) -> None:
    url, page, _slots = case()
    assert vailuku.get(url + step)["Location"] == page


@pytest.mark.parametrize("case", [on_a_text, on_an_amendment])
def test_who_does_not_sponsor_is_not_asked_to_withdraw(case: Any) -> None:
    url, page, _slots = case()
    other = signed_in(Client(), world.actor_of("Kesimba"))
    assert other.get(f"{url}?step=withdraw")["Location"] == page


@pytest.mark.parametrize(
    ("step", "said"),
    [
        ("accept", b"Vailuku co-sponsors Amd.1 now."),
        ("decline", b"Vailuku declined to co-sponsor Amd.1."),
    ],
)
def test_an_answer_to_an_invitation_is_told_at_the_head_of_the_amendment(
    vailuku: Client, step: str, said: bytes
) -> None:
    amendment = world.amendment(world.tabled_proposal("Dravenia"), "Marlonia")
    marlonia = world.actor_of("Marlonia")
    acts.invite_amendment_cosponsor(marlonia, amendment, world.stakeholder("Vailuku"))
    url = reverse("cosponsor_amendment", args=[amendment.proposal_id, amendment.number])
    page = amendment.get_absolute_url()
    assert b"Accept co-sponsorship" in vailuku.get(page).content
    sent = {"seat": world.actor_of("Vailuku").seat_key, "wording": 1}
    done = vailuku.post(f"{url}?step={step}", sent)
    assert (done.status_code, done["Location"]) == (303, page)
    assert said in vailuku.get(page).content


def test_who_withdraws_from_a_draft_is_led_to_its_group(vailuku: Client) -> None:
    draft = world.draft("Dravenia")
    slot = acts.invite_cosponsor(world.actor_of("Dravenia"), draft, world.stakeholder("Vailuku"))
    acts.accept_cosponsorship(world.actor_of("Vailuku"), slot)
    url = reverse("cosponsor_proposal", args=[draft.pk]) + "?step=withdraw"
    assert send(vailuku, url, "once")["Location"] == draft.group.get_absolute_url()


def test_asking_to_co_sponsor_says_whom(client: Client) -> None:
    proposal = world.tabled_proposal("Dravenia")
    world.stakeholder("Vailuku")
    delegate = signed_in(client, world.actor_of("Dravenia"))
    url = reverse("invite_cosponsor", args=[proposal.pk])
    send(delegate, url, "stakeholder", stakeholder="vailuku")
    page = delegate.get(proposal.get_absolute_url())
    assert b"Vailuku is asked to co-sponsor." in page.content


def test_tabling_says_by_which_symbol_the_text_is_before_the_group(client: Client) -> None:
    draft = world.draft("Dravenia")
    delegate = signed_in(client, world.actor_of("Dravenia"))
    send(delegate, reverse("tabling", args=[draft.pk]), "visibility", visibility="public")
    draft.refresh_from_db()
    said = f"The text is tabled as {draft.symbol} and is before the group."
    assert draft.symbol
    assert said in delegate.get(draft.get_absolute_url()).content.decode()
