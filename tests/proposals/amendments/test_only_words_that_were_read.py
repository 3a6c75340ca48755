"""Nobody agrees to the words of an amendment, accepts, supports or signs them, who read others."""

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from interface import clock
from proposals import actions as acts
from proposals.models import Amendment, AmendmentCoSponsorAct, Outcome, Position, Proposal
from proposals.reads.texts import issued_revision
from stakeholders.actors import Actor
from tests import world
from tests.api.client import Program
from tests.proposals.pages.signing import Fields, signed_in

pytestmark = pytest.mark.django_db

ANEW = "Urges every State to spare all health services;"
MEETING = {"result": "agreed", "basis": "meeting", "meeting": "Second meeting"}


def reword(amendment: Amendment) -> None:
    acts.rewrite_amendment(
        world.actor_of("Marlonia"),
        amendment,
        new_text=ANEW,
        base=issued_revision(amendment.proposal),
    )


def of_sponsor() -> Amendment:
    return world.amendment(world.tabled_proposal("Dravenia"))


def of_group() -> Amendment:
    return world.amendment(world.proposal_under_negotiation())


def of_insertion() -> Amendment:
    text = world.tabled_proposal("Dravenia")
    return world.insertion(text, "Asks States for help;")


def invited() -> Amendment:
    amendment = of_sponsor()
    acts.invite_amendment_cosponsor(
        world.actor_of("Marlonia"), amendment, world.stakeholder("Ostvarn")
    )
    return amendment


def record(amendment: Amendment, **seen: Any) -> Any:
    chair = world.cochair(amendment.proposal.group)
    return acts.record_outcome(chair, amendment, **MEETING, basis_date=clock.today(), **seen)


def accept(amendment: Amendment, **seen: Any) -> Any:
    return acts.accept_amendment(world.actor_of("Dravenia"), amendment, **seen)


def take(text: Proposal, **on: Any) -> Any:
    revision = issued_revision(text)
    return acts.take_position(
        world.actor_of("Ostvarn"), text, stance="support", revision=revision, **on
    )


def support(amendment: Amendment, **seen: Any) -> Any:
    return take(amendment.proposal, amendment=amendment, **seen)


def support_its_paragraph(amendment: Amendment, **seen: Any) -> Any:
    return take(amendment.proposal, paragraph=amendment.paragraph_id, **seen)


def sign(amendment: Amendment, **seen: Any) -> Any:
    return acts.cosponsor_amendment(world.actor_of("Ostvarn"), amendment, **seen)


def answer(amendment: Amendment, **seen: Any) -> Any:
    slot = amendment.cosponsors.get()
    return acts.accept_amendment_cosponsorship(world.actor_of("Ostvarn"), slot, **seen)


@pytest.mark.parametrize(
    ("made", "act"),
    [
        (of_group, record),
        (of_sponsor, accept),
        (of_sponsor, support),
        (of_insertion, support_its_paragraph),
        (of_sponsor, sign),
        (invited, answer),
    ],
)
def test_an_act_on_a_wording_that_is_not_the_last_is_refused(
    refused: Any, made: Callable[[], Amendment], act: Callable[..., Any]
) -> None:
    amendment = made()
    reword(amendment)
    with refused("stale_wording") as caught:
        act(amendment, wording=1)
    assert "Amd.1 was worded anew in the meantime" in caught[0].message
    with refused("stale_wording") as caught:
        act(amendment, wording=3)
    assert "no such wording" in caught[0].message
    act(amendment, wording=2)


def hidden(page: Any, has: str) -> dict[str, str]:
    fields = Fields(has)
    fields.feed(page.text)
    return fields.found()


def button(page: Any) -> dict[str, str]:
    """The form of one button on which a wording is signed."""
    fields = Fields("wording")
    fields.feed(page.text)
    return next(one for one in fields.forms if "wording" in one and "revision" not in one)


def at(name: str, amendment: Amendment) -> str:
    return reverse(name, args=[amendment.proposal_id, amendment.number])


def chair_of(amendment: Amendment) -> Actor:
    return world.cochair(amendment.proposal.group)


def test_the_cochair_sees_the_new_words_before_they_are_agreed(client: Client) -> None:
    amendment = of_group()
    signed_in(client, chair_of(amendment))
    desk = reverse("desk", args=[amendment.proposal_id])
    opened = client.get(desk, {"record": "1"})
    reword(amendment)
    said = {**MEETING, "basis_date": str(clock.today()), "note": "As read out."}
    url = at("record_outcome", amendment)
    again = client.post(url, {**hidden(opened, "result"), **said})
    assert again.status_code == 422
    assert again.text.count("worded anew in the meantime") == 1
    assert "every" in again.text
    assert "As read out." in again.text
    assert not Outcome.objects.exists()
    assert client.post(url, {**hidden(again, "result"), **said}).status_code == 303
    assert Outcome.objects.get().version.number == 2


def test_the_main_sponsor_sees_the_new_words_before_it_accepts_them(client: Client) -> None:
    amendment = of_sponsor()
    signed_in(client, world.actor_of("Dravenia"))
    url = at("accept_amendment", amendment)
    opened = client.get(url)
    reword(amendment)
    again = client.post(url, {**hidden(opened, "note"), "note": "Gladly."})
    assert again.status_code == 422
    assert "worded anew in the meantime" in again.text
    assert "Gladly." in again.text
    assert not Outcome.objects.exists()
    assert client.post(url, {**hidden(again, "note"), "note": ""}).status_code == 303


@pytest.mark.parametrize("beside", [False, True])
@pytest.mark.parametrize("made", [of_sponsor, of_insertion])
def test_a_delegation_sees_the_new_words_before_it_supports_them(
    client: Client, made: Callable[[], Amendment], beside: bool
) -> None:
    amendment = made()
    signed_in(client, world.actor_of("Ostvarn"))
    url = f"{reverse('position', args=[amendment.proposal_id])}?amendment=1"
    opened = client.get(amendment.get_absolute_url() if beside else url)
    reword(amendment)
    again = client.post(url, {**hidden(opened, "stance"), "stance": "support"})
    assert again.status_code == 422
    assert "worded anew in the meantime" in again.text
    assert "every" in again.text
    assert not Position.objects.exists()
    sent = {**hidden(again, "stance"), "stance": "support"}
    assert client.post(url, sent).status_code == 303


def test_a_position_on_a_paragraph_that_is_to_come_in_is_on_the_words_shown(
    client: Client,
) -> None:
    amendment = of_insertion()
    signed_in(client, world.actor_of("Ostvarn"))
    address = reverse("position", args=[amendment.proposal_id])
    url = f"{address}?paragraph={amendment.paragraph_id}"
    opened = client.get(url)
    reword(amendment)
    again = client.post(url, {**hidden(opened, "stance"), "stance": "support"})
    assert (again.status_code, Position.objects.count()) == (422, 0)


def test_after_a_new_revision_the_next_press_is_for_that_one(client: Client) -> None:
    amendment = of_sponsor()
    text: Proposal = amendment.proposal
    signed_in(client, world.actor_of("Ostvarn"))
    url = reverse("position", args=[text.pk])
    opened = client.get(url)
    accept(amendment)
    acts.issue_revision(world.actor_of("Dravenia"), text)
    again = client.post(url, {**hidden(opened, "stance"), "stance": "support"})
    assert (again.status_code, Position.objects.count()) == (422, 0)
    sent = {**hidden(again, "stance"), "stance": "support"}
    assert client.post(url, sent).status_code == 303


@pytest.mark.parametrize(("made", "step"), [(of_sponsor, ""), (invited, "?step=accept")])
def test_who_co_sponsors_sees_the_new_words_first(
    client: Client, made: Callable[[], Amendment], step: str
) -> None:
    amendment = made()
    signed_in(client, world.actor_of("Ostvarn"))
    url = at("cosponsor_amendment", amendment) + step
    before = AmendmentCoSponsorAct.objects.count()
    opened = button(client.get(amendment.get_absolute_url()))
    assert opened["wording"] == "1"
    reword(amendment)
    again = client.post(url, opened)
    assert again.status_code == 422
    assert "worded anew in the meantime" in again.text
    assert "every" in again.text
    assert AmendmentCoSponsorAct.objects.count() == before
    assert client.post(url, button(again)).status_code == 303
    assert AmendmentCoSponsorAct.objects.latest("at").version.number == 2


def test_the_button_beside_the_text_signs_the_words_beside_it(client: Client) -> None:
    amendment = of_sponsor()
    signed_in(client, world.actor_of("Ostvarn"))
    rail = reverse("rail", args=[amendment.proposal_id, amendment.paragraph_id])
    opened = button(client.get(rail))
    reword(amendment)
    assert client.post(at("cosponsor_amendment", amendment), opened).status_code == 422


@pytest.mark.parametrize("number", ["", "0", "x", "99999", "9" * 40, "2"])
def test_a_form_that_does_not_say_what_was_read_does_nothing(client: Client, number: str) -> None:
    amendment = of_sponsor()
    signed_in(client, world.actor_of("Dravenia"))
    url = at("accept_amendment", amendment)
    answer = client.post(url, {**hidden(client.get(url), "note"), "wording": number})
    assert answer.status_code == 422
    assert not Outcome.objects.exists()
    assert client.post(url, hidden(answer, "note")).status_code == 303


def test_a_program_says_which_wording_it_has_read() -> None:
    amendment = invited()
    text: Proposal = amendment.proposal
    path = f"amendments/{amendment.pk}/"
    sponsor, other = (Program(world.seat_of(name)) for name in ("Dravenia", "Ostvarn"))
    read = sponsor.get(path)["versions"][-1]["number"]
    reword(amendment)
    on = {"proposal": str(text.pk), "amendment": str(amendment.pk), "stance": "support"}
    for program, where, said in (
        (sponsor, f"{path}acceptance/", {}),
        (other, f"{path}invitation-answer/", {"accepted": True}),
        (other, f"{path}cosponsorship/", {}),
        (other, "positions/", {**on, "revision": 0}),
    ):
        assert program.post(where, said, 400)["errors"].keys() == {"wording"}, where
        told = program.post(where, {**said, "wording": read}, 409)
        assert told["code"] == "stale_wording", where
    other.post(f"{path}invitation-answer/", {"accepted": True, "wording": read + 1})
    other.post("positions/", {**on, "revision": 0, "wording": read + 1}, 201)
    sponsor.post(f"{path}acceptance/", {"wording": read + 1})


def test_a_program_that_speaks_on_a_paragraph_to_come_in_says_which_words_it_has_read() -> None:
    amendment = of_insertion()
    program = Program(world.seat_of("Ostvarn"))
    on = {"proposal": str(amendment.proposal_id), "stance": "support", "revision": 0}
    said = {**on, "paragraph": str(amendment.paragraph_id)}
    assert program.post("positions/", said, 400)["errors"].keys() == {"wording"}
    reword(amendment)
    assert program.post("positions/", {**said, "wording": 1}, 409)["code"] == "stale_wording"
    program.post("positions/", {**said, "wording": 2}, 201)
    program.post("positions/", on, 201)
    there = {**on, "paragraph": str(world.paragraph_id(amendment.proposal, "OP1"))}
    program.post("positions/", there, 201)


def test_who_declines_by_program_needs_to_have_read_nothing() -> None:
    amendment = invited()
    other = Program(world.seat_of("Ostvarn"))
    other.post(f"amendments/{amendment.pk}/invitation-answer/", {"accepted": False})
    assert AmendmentCoSponsorAct.objects.latest("at").act == "declined"


def test_the_amendment_says_who_accepted_an_earlier_wording_and_lets_it_confirm(
    client: Client,
) -> None:
    amendment = of_sponsor()
    sign(amendment)
    signed_in(client, world.actor_of("Ostvarn"))
    page = amendment.get_absolute_url()
    assert "Confirm co-sponsorship" not in client.get(page).text
    reword(amendment)
    shown = client.get(page)
    assert "earlier wording, not confirmed" in shown.text
    assert "Confirm co-sponsorship" in shown.text
    url = at("cosponsor_amendment", amendment)
    assert client.post(url, button(shown)).status_code == 303
    assert AmendmentCoSponsorAct.objects.latest("at").version.number == 2
    assert "Confirm co-sponsorship" not in client.get(page).text


def test_a_program_of_the_cochair_says_it_too() -> None:
    amendment = of_group()
    reword(amendment)
    chair = Program(chair_of(amendment).seat)
    said = {**MEETING, "basis_date": str(clock.today()), "heard": []}
    path = f"amendments/{amendment.pk}/outcome/"
    assert chair.post(path, said, 400)["errors"].keys() == {"wording"}
    assert chair.post(path, {**said, "wording": 1}, 409)["code"] == "stale_wording"
    chair.post(path, {**said, "wording": 2})
