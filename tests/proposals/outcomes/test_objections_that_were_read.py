"""Nobody is recorded as not maintaining an objection that the co-chair had not seen."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from interface import clock
from proposals import actions as acts
from proposals.models import Amendment, Outcome, Position
from proposals.reads.texts import issued_revision
from tests import world
from tests.api.client import Program
from tests.proposals.pages.signing import Fields, signed_in

pytestmark = pytest.mark.django_db

MEETING = {"result": "agreed", "basis": "meeting", "meeting": "Second meeting"}


def take(amendment: Amendment, name: str, stance: str = "object", reason: str = "No.") -> Position:
    return acts.take_position(
        world.actor_of(name),
        amendment.proposal,
        stance=stance,
        reason=reason,
        revision=issued_revision(amendment.proposal),
        amendment=amendment,
    )


@pytest.fixture
def disputed() -> Amendment:
    amendment = world.amendment(world.proposal_under_negotiation())
    take(amendment, "Vailuku")
    return amendment


def record(amendment: Amendment, **said: Any) -> Outcome:
    chair = world.cochair(amendment.proposal.group)
    given = {**MEETING, "basis_date": clock.today(), "not_maintained": True, **said}
    return acts.record_outcome(chair, amendment, **given)


def heard(amendment: Amendment) -> list[Any]:
    return list(Position.objects.filter(amendment=amendment).values_list("pk", flat=True))


@pytest.mark.parametrize("name", ["Ostvarn", "Vailuku"])
def test_an_objection_raised_or_renewed_since_is_named(
    refused: Any, disputed: Amendment, name: str
) -> None:
    seen = heard(disputed)
    take(disputed, name, reason="Not at all.")
    with refused("stale_objections") as caught:
        record(disputed, heard=seen)
    assert name in caught[0].message
    assert str(record(disputed, heard=heard(disputed)).not_maintained.last().stakeholder)


def test_an_objection_lifted_since_is_not_recorded_and_hinders_nobody(
    disputed: Amendment,
) -> None:
    take(disputed, "Ostvarn")
    seen = heard(disputed)
    take(disputed, "Ostvarn", "support")
    outcome = record(disputed, heard=seen)
    assert [str(one.stakeholder) for one in outcome.not_maintained.all()] == ["Vailuku"]


def test_what_is_not_agreed_releases_nobody_and_needs_no_new_reading(disputed: Amendment) -> None:
    assert record(disputed, heard=[], result="not_agreed").result == "not_agreed"


def hidden(page: Any) -> dict[str, str]:
    fields = Fields("result")
    fields.feed(page.text)
    return fields.found()


def test_the_page_names_who_objects_by_now_and_asks_again(
    client: Client, disputed: Amendment
) -> None:
    signed_in(client, world.cochair(disputed.proposal.group))
    desk = reverse("desk", args=[disputed.proposal_id])
    url = reverse("record_outcome", args=[disputed.proposal_id, disputed.number])
    said = {**MEETING, "basis_date": str(clock.today()), "note": "As read out."}
    opened = client.get(desk, {"record": "1"})
    take(disputed, "Ostvarn")
    again = client.post(url, {**hidden(opened), **said, "not_maintained": "on"})
    assert again.status_code == 422
    assert again.text.count("In the meantime an objection was raised or renewed: Ostvarn.") == 1
    assert "Ostvarn, Vailuku did not maintain their objections" in again.text
    assert "As read out." in again.text
    assert not again.context["form"]["not_maintained"].value()
    assert not Outcome.objects.exists()
    done = client.post(url, {**hidden(again), **said, "not_maintained": "on"})
    assert done.status_code == 303
    assert Outcome.objects.get().not_maintained.count() == 2


def test_a_tick_that_is_restored_is_not_for_who_objects_since(
    client: Client, disputed: Amendment
) -> None:
    signed_in(client, world.cochair(disputed.proposal.group))
    desk = reverse("desk", args=[disputed.proposal_id])
    url = reverse("record_outcome", args=[disputed.proposal_id, disputed.number])
    said = {"result": "agreed", "basis": "meeting", "not_maintained": "on"}
    assert (
        client.post(url, {**hidden(client.get(desk, {"record": "1"})), **said}).status_code == 422
    )
    assert client.get(desk, {"record": "1"}).context["form"]["not_maintained"].value()
    take(disputed, "Ostvarn")
    form = client.get(desk, {"record": "1"}).context["form"]
    assert form["result"].value() == "agreed"
    assert not form["not_maintained"].value()


@pytest.mark.parametrize(
    "made_up",
    ["", "x", ",", "b9c3402f-ade0-4cea-8868-7b5433b00285", "\x00", "é" * 40, "1," * 60_000],
)
def test_a_form_that_names_others_releases_nobody(
    client: Client, disputed: Amendment, made_up: str
) -> None:
    signed_in(client, world.cochair(disputed.proposal.group))
    desk = reverse("desk", args=[disputed.proposal_id])
    url = reverse("record_outcome", args=[disputed.proposal_id, disputed.number])
    said = {**MEETING, "basis_date": str(clock.today()), "not_maintained": "on"}
    fields = hidden(client.get(desk, {"record": "1"}))
    assert client.post(url, {**fields, **said, "heard": made_up}).status_code == 422
    assert not Outcome.objects.exists()


def test_a_program_names_the_objections_that_it_has_read(disputed: Amendment) -> None:
    chair = Program(world.cochair(disputed.proposal.group).seat)
    found = chair.get(f"positions/?amendment={disputed.pk}&stance=object")
    read = [one["id"] for one in found["results"]]
    take(disputed, "Ostvarn")
    path = f"amendments/{disputed.pk}/outcome/"
    said = {**MEETING, "basis_date": str(clock.today()), "not_maintained": True, "wording": 1}
    assert chair.post(path, said, 400)["errors"].keys() == {"heard"}
    assert chair.post(path, {**said, "heard": read}, 409)["code"] == "stale_objections"
    chair.post(path, {**said, "heard": [str(key) for key in heard(disputed)]})
