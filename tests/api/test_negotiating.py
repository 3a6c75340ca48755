"""Everything that a text goes through, done by programs."""

from datetime import UTC, date, datetime
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from interface import clock
from interface.identifiers import uuid7
from proposals.api.amendments import NewAmendmentSerializer
from proposals.models import Amendment, Proposal
from proposals.models.limits import MOST_INVITED
from stakeholders.actions.tokens import make_token
from stakeholders.actors import Actor
from tests.api.client import Program
from tests.world import (
    actor_of,
    cochair,
    group,
    member,
    proposal_under_negotiation,
    seat_of,
)

pytestmark = pytest.mark.django_db

TEXT = [
    {"kind": "enacting", "text": "The Working Group,"},
    {"kind": "pp", "text": "Recalling that relays carry everybody's words,"},
    {"kind": "op", "text": "Calls upon States to keep relays running;"},
    {"kind": "op", "text": "Decides to review this norm in two years."},
]


def delegate(name: str) -> Program:
    return Program(seat_of(name))


@pytest.fixture
def floor() -> Any:
    """A group with two members and a co-chair."""
    found = group()
    for name in ("Dravenia", "Ostvarn", "Marlonia"):
        member(name, found)
    return found


def test_a_text_goes_from_its_draft_to_its_adoption(floor: Any) -> None:
    author, other = delegate("Dravenia"), delegate("Ostvarn")
    chair = Program(cochair(floor, "Marlonia").seat)
    text = author.post(
        "proposals/",
        {
            "group": floor.number,
            "document_type": "draft_norm",
            "title": "Relays",
            "paragraphs": TEXT,
        },
        201,
    )
    path = f"proposals/{text['id']}/"
    assert author.headers["Location"].endswith(f"/api/v1/{path}")
    other.get(path, 404)
    kept = author.get(f"{path}draft/")
    rows = [{**row, "text": row["text"].replace("two", "three")} for row in kept["paragraphs"]]
    kept = author.put(
        f"{path}draft/", {"title": "Relays", "paragraphs": rows, "seen_version": kept["version"]}
    )
    assert kept["version"] == 1
    tabled = author.post(f"{path}tabling/", {"seen_version": kept["version"]})
    assert tabled["symbol"].endswith("/L.1")
    assert [row["label"] for row in tabled["paragraphs"]][-2:] == ["OP1", "OP2"]

    target = tabled["paragraphs"][-1]
    moved = other.post(
        "amendments/",
        {
            "proposal": text["id"],
            "base": 0,
            "operation": "replace",
            "paragraph": target["id"],
            "new_text": "Decides to review this norm in four years.",
            "rationale": "Three years are too few.",
        },
        201,
    )
    assert (moved["status"], moved["mover"]) == ("open", "Ostvarn")
    other.post(
        "positions/",
        {"proposal": text["id"], "stance": "support", "revision": 0},
        201,
    )
    assert other.get(f"positions/?proposal={text['id']}")["results"][0]["stance"] == "support"

    today = clock.today().isoformat()
    chair.post(f"{path}takeover/", {"meeting": "First session", "held_on": today})
    agreed = chair.post(
        f"amendments/{moved['id']}/outcome/",
        {
            "result": "agreed",
            "basis": "meeting",
            "meeting": "First session",
            "basis_date": today,
            "wording": moved["versions"][-1]["number"],
            "heard": [],
        },
    )
    assert agreed["status"] == "agreed"
    revised = chair.post(f"{path}revision/")
    assert revised["revisions"][-1]["number"] == 1
    assert revised["paragraphs"][-1]["text"].endswith("four years.")
    adopted = chair.post(
        f"{path}adoption/",
        {
            "meeting": "First session",
            "place": "Vailuku",
            "held_at": clock.now().isoformat(),
            "no_objection_raised": True,
            "revision": revised["revisions"][-1]["number"],
            "heard": [],
        },
    )
    assert adopted["stage"] == "adopted"
    assert adopted["adopted_as"]


def test_sponsors_are_asked_answer_and_leave(floor: Any) -> None:
    text = proposal_under_negotiation(title="Asked")
    amendment = delegate("Dravenia").post(
        "amendments/",
        {
            "proposal": str(text.pk),
            "base": 0,
            "operation": "delete",
            "paragraph": str(text.revisions.get().rows.get(label="OP1").paragraph_id),
            "cosponsors": [str(actor_of("Ostvarn").stakeholder.pk)],  # type: ignore[union-attr]
        },
        201,
    )
    path = f"amendments/{amendment['id']}/"
    asked = delegate("Ostvarn")
    asked.post(f"{path}invitation-answer/", {"accepted": True, "wording": 1})
    asked.post(f"{path}cosponsorship-withdrawal/")
    asked.post(f"{path}cosponsorship/", {"wording": 1})
    again = asked.post(f"{path}cosponsorship/", {"wording": 1}, 409)
    assert again["code"] == "already_sponsor"
    delegate("Dravenia").post(f"{path}withdrawal/", {"reason": "Overtaken by events."})
    assert Amendment.objects.get(pk=amendment["id"]).withdrawal.reason == "Overtaken by events."


def test_a_text_pauses_and_ends(floor: Any) -> None:
    chair = Program(cochair(floor, "Marlonia").seat)
    text = proposal_under_negotiation(title="Paused")
    path = f"proposals/{text.pk}/"
    assert chair.post(f"{path}deferral/", {"reason": "Capitals are asked."})["stage"] == "deferred"
    assert chair.post(f"{path}resumption/")["stage"] == "negotiation"
    assert chair.post(f"{path}deferral/", {"reason": " "}, 422)["errors"].keys() == {"reason"}


def test_whoever_may_not_act_learns_why_in_one_code(floor: Any) -> None:
    text = proposal_under_negotiation(title="Closed")
    program = Program(seat_of("Marlonia", role="observer"))
    refused = program.post(f"proposals/{text.pk}/revision/", status=403)
    assert refused["code"] == "not_entitled"


def test_nobody_in_particular_acts_on_nothing(floor: Any) -> None:
    text = proposal_under_negotiation(title="Public")
    path = f"proposals/{text.pk}/cosponsorship/"
    assert Program().post(path, {"revision": 0}, 403)["code"]
    assert Proposal.objects.count() == 1


def test_what_a_program_does_not_say_of_a_draft_stays_as_it_is(floor: Any) -> None:
    author = delegate("Dravenia")
    made = {
        "group": floor.number,
        "document_type": "draft_norm",
        "title": "Relais",
        "short_title": "R",
        "language": "fr",
        "attribution": "cochairs",
        "nothing_agreed_until_everything": True,
        "paragraphs": TEXT,
    }
    path = f"proposals/{author.post('proposals/', made, 201)['id']}/draft/"
    before = author.get(path)
    said = {"title": "Relais", "paragraphs": before["paragraphs"], "seen_version": 0}
    after = author.put(path, said)
    kept = ("short_title", "language", "attribution", "nothing_agreed_until_everything")
    assert {name: after[name] for name in kept} == {name: made[name] for name in kept}


def asking(text: Proposal, cosponsors: list[str]) -> dict[str, Any]:
    return {
        "proposal": str(text.pk),
        "base": 0,
        "operation": "delete",
        "paragraph": str(text.revisions.get().rows.get(label="OP1").paragraph_id),
        "cosponsors": cosponsors,
    }


def test_who_is_asked_to_co_sponsor_is_looked_up_at_once(floor: Any) -> None:
    text = proposal_under_negotiation(title="Asked")
    keys = [str(actor_of(name).stakeholder.pk) for name in ("Ostvarn", "Kesimba", "Vailuku")]  # type: ignore[union-attr]
    serializer = NewAmendmentSerializer(data=asking(text, keys))
    with CaptureQueriesContext(connection) as queries:
        serializer.is_valid(raise_exception=True)
    assert len(queries) == 1
    assert [str(one.pk) for one in serializer.validated_data["cosponsors"]] == keys


def test_so_many_are_asked_at_once_and_each_is_somebody(floor: Any) -> None:
    text = proposal_under_negotiation(title="Asked")
    author = delegate("Dravenia")
    for keys in ([str(uuid7())], [str(uuid7()) for _ in range(MOST_INVITED + 1)]):
        assert author.post("amendments/", asking(text, keys), 400)
    assert not Amendment.objects.exists()


def test_days_are_those_of_the_person_behind_a_token(floor: Any) -> None:
    seat = cochair(floor, "Marlonia").seat
    assert seat is not None
    type(seat.person).objects.filter(pk=seat.person_id).update(time_zone="Pacific/Kiritimati")
    text = proposal_under_negotiation(title="Far east")
    with clock.at(datetime(2027, 3, 1, 12, tzinfo=UTC)):
        _token, secret = make_token(
            Actor.of_seat(seat),
            label="East",
            scope="act",
            last_day=date(2027, 3, 9),
            second_factor=True,
        )
        refused = Client().post(
            f"/api/v1/proposals/{text.pk}/deferral/",
            {"reason": "Asked.", "until": "2027-03-02"},
            "application/json",
            headers={"Authorization": f"Bearer {secret}"},
        )
    assert refused.json()["code"] == "until_in_past"
