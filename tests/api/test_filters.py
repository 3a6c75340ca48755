"""Lists of the API keep what a filter names, refuse others, and are not sent twice."""

from typing import Any

import pytest
from django.test import Client

from proposals import actions as acts
from proposals.models import Proposal
from tests.stakeholders.pages import signed_in
from tests.world import (
    actor_of,
    amendment,
    group,
    member,
    paragraph_id,
    proposal_under_negotiation,
    seat_of,
    stakeholder,
    tabled_proposal,
)

pytestmark = pytest.mark.django_db

ROOT = "/api/v1/"


def kept(path: str, client: Client | None = None) -> list[dict[str, Any]]:
    answer = (client or Client()).get(ROOT + path)
    assert answer.status_code == 200, answer.content
    return list(answer.json()["results"])


def refused(path: str) -> dict[str, Any]:
    answer = Client().get(ROOT + path)
    assert answer.status_code == 400
    assert answer["Content-Type"] == "application/problem+json"
    return dict(answer.json())


def test_texts_are_kept_by_group_stage_and_type() -> None:
    tabled = tabled_proposal("Dravenia")
    proposal_under_negotiation("Kesimba")
    tabled_proposal("Dravenia", in_group=group(2))
    assert len(kept("proposals/?group=4")) == 2
    assert [one["symbol"] for one in kept("proposals/?group=4&stage=tabled")] == [tabled.symbol]
    assert kept("proposals/?document_type=non_paper") == []


def test_amendments_are_kept_by_paragraph_and_status() -> None:
    text = tabled_proposal("Dravenia")
    amendment(text, "Marlonia")
    accepted = amendment(text, "Kesimba", "OP2", "Invites companies.")
    gone = amendment(text, "Vailuku", "OP2", "Invites nobody.")
    acts.withdraw_amendment(actor_of("Vailuku"), gone)
    acts.accept_amendment(actor_of("Dravenia"), accepted)
    numbers = {
        status: [one["number"] for one in kept(f"amendments/?status={status}")]
        for status in ("open", "accepted", "withdrawn", "referred")
    }
    assert numbers == {"open": [1], "accepted": [2], "withdrawn": [3], "referred": []}
    of_op2 = kept(f"amendments/?paragraph={paragraph_id(text, 'OP2')}")
    assert {one["number"] for one in of_op2} == {2, 3}


def test_stakeholders_are_kept_by_kind() -> None:
    stakeholder("Meridian Cloud", "private")
    assert {one["kind"] for one in kept("stakeholders/?kind=private")} == {"private"}


@pytest.mark.parametrize(
    ("path", "name"),
    [
        ("proposals/?stage=asleep", "stage"),
        ("proposals/?group=four", "group"),
        ("proposals/?group=99999999999", "group"),
        ("amendments/?status=", "status"),
        ("amendments/?paragraph=%00", "paragraph"),
        ("groups/?mandate=x", "mandate"),
        ("amendments/?mover=Marlonia", "mover"),
    ],
)
def test_a_filter_that_is_none_is_refused_by_name(path: str, name: str) -> None:
    assert set(refused(path)["errors"]) == {name}


def test_pages_of_a_filtered_list_keep_the_filter() -> None:
    for one in ("Dravenia", "Kesimba", "Marlonia"):
        tabled_proposal(one, title=f"Of {one}")
    answer = Client().get(f"{ROOT}proposals/?group=4&page_size=2").json()
    assert len(answer["results"]) == 2
    assert "group=4" in answer["next"]
    assert len(Client().get(answer["next"]).json()["results"]) == 1


def test_what_has_not_changed_is_not_sent_again() -> None:
    text = tabled_proposal("Dravenia")
    path = f"{ROOT}proposals/{text.pk}/"
    first = Client().get(path)
    again = Client().get(path, headers={"if-none-match": first["ETag"]})
    assert again.status_code == 304
    assert again.content == b""
    amended = f"{ROOT}amendments/?proposal={text.pk}"
    before = Client().get(amended)["ETag"]
    amendment(text, "Marlonia")
    assert Client().get(amended, headers={"if-none-match": before}).status_code == 200


def test_an_answer_for_one_seat_is_not_taken_for_anothers() -> None:
    member("Dravenia", group())
    text = tabled_proposal("Dravenia")
    Proposal.objects.filter(pk=text.pk).update(visibility="group")
    inside = signed_in(seat_of("Dravenia")).get(f"{ROOT}proposals/")
    assert len(inside.json()["results"]) == 1
    outside = Client().get(f"{ROOT}proposals/", headers={"if-none-match": inside["ETag"]})
    assert outside.status_code == 200
    assert outside.json()["results"] == []
    assert "Cookie" in inside["Vary"]
