"""Reading through the API: the same visibility as on pages, whole answers, a constant cost."""

from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from proposals import actions as acts
from proposals.models import Proposal
from stakeholders.actions.coalitions import ask_to_join, found_coalition
from stakeholders.models import Seat
from tests.stakeholders.pages import signed_in
from tests.world import (
    KINDS,
    actor_of,
    amendment,
    cochair,
    draft,
    group,
    member,
    proposal_under_negotiation,
    seat_of,
    stakeholder,
    tabled_proposal,
)

pytestmark = pytest.mark.django_db

ROOT = "/api/v1/"
READ_ONLY = ("registry", "seats", "membership-requests")
LISTS = (
    *READ_ONLY,
    *("groups", "stakeholders", "coalitions", "proposals", "amendments", "positions"),
    *("comments", "reports", "applications", "invitations", "outcome-mappings"),
)
NOBODYS = "01900000-0000-7000-8000-000000000000"


def get(path: str, seat: Seat | None = None) -> Any:
    client = signed_in(seat) if seat else Client()
    answer = client.get(ROOT + path)
    assert answer.status_code == 200, (path, answer.content)
    return answer.json()


def results(path: str, seat: Seat | None = None) -> list[dict[str, Any]]:
    return list(get(path, seat)["results"])


def kept_to(visibility: str, **fields: Any) -> Proposal:
    proposal = draft(**fields)
    acts.table_proposal(actor_of("Dravenia"), proposal, visibility=visibility)
    proposal.refresh_from_db()
    return proposal


def coalition(name: str = "One Internet", by: str = "Open Relay Foundation") -> Any:
    return found_coalition(
        actor_of(by), name=name, charter="We want one network.", outcomes=["One standard."]
    )


def test_the_root_leads_to_every_list() -> None:
    assert set(get("")) == set(LISTS)
    for name in LISTS:
        assert get(f"{name}/") == {"next": None, "previous": None, "results": []}


@pytest.mark.parametrize(
    ("name", "method"),
    [(name, "post") for name in READ_ONLY]
    + [(name, method) for name in LISTS for method in ("put", "patch", "delete")],
)
def test_a_list_is_never_changed_as_such(name: str, method: str) -> None:
    office = signed_in(seat_of("Secretariat", "head"))
    assert getattr(office, method)(f"{ROOT}{name}/").status_code == 405


@pytest.mark.parametrize("name", LISTS)
@pytest.mark.parametrize("key", [NOBODYS, "99999999999", "nonsense", "%00"])
def test_what_is_not_there_is_not_found(name: str, key: str) -> None:
    answer = Client().get(f"{ROOT}{name}/{key}/")
    assert answer.status_code == 404


def test_what_is_not_there_is_a_problem_in_words() -> None:
    answer = Client().get(f"{ROOT}proposals/{NOBODYS}/")
    assert answer.headers["Content-Type"] == "application/problem+json"
    assert (answer.json()["status"], answer.json()["code"]) == (404, "not_found")


def test_a_group_tells_mandate_rules_members_and_chairs() -> None:
    member("Vailuku", group(4))
    cochair(group(4), "San Aurelio")
    told = get("groups/4/")
    assert told["mandate"] == "It drafts norms."
    assert [one["name"] for one in told["members"]] == ["Vailuku"]
    assert [one["name"] for one in told["cochairs"]] == ["San Aurelio"]
    decides = {line["kind"]: line["position"] for line in told["participation"]}
    assert decides["state"] == "decisive"
    assert decides["civil"] == "advisory"


def test_stakeholders_are_told_without_their_people() -> None:
    seat_of("Vailuku")
    told = Client().get(f"{ROOT}stakeholders/").content.decode()
    assert "Vailuku" in told
    assert "Delegate of" not in told
    assert ".example" not in told


def test_who_is_not_accredited_is_not_listed() -> None:
    stranger = stakeholder("Lantern Network", "civil", accredited=False)
    assert results("stakeholders/") == []
    assert Client().get(f"{ROOT}stakeholders/{stranger.pk}/").status_code == 404


def test_a_coalition_tells_charter_outcomes_and_members() -> None:
    told = get(f"coalitions/{coalition().pk}/")
    assert told["founder"] == told["spokesperson"] == "Open Relay Foundation"
    assert [one["text"] for one in told["outcomes"]] == ["One standard."]
    assert [one["name"] for one in told["members"]] == ["Open Relay Foundation"]


def test_a_text_comes_with_its_words_and_revisions() -> None:
    proposal = tabled_proposal()
    told = get(f"proposals/{proposal.pk}/")
    assert told["symbol"] == proposal.symbol
    assert (told["stage"], told["main_sponsor"], told["group"]) == ("tabled", "Dravenia", 4)
    assert [one["label"] for one in told["paragraphs"]][-2:] == ["OP1", "OP2"]
    (revision,) = told["revisions"]
    assert revision["symbol"] == proposal.symbol
    assert len(revision["sha256"]) == 64
    assert told["adopted_as"] is None


def test_an_adopted_text_tells_its_number() -> None:
    proposal = proposal_under_negotiation()
    from interface import clock

    acts.adopt_proposal(
        cochair(proposal.group),
        proposal,
        meeting="Second meeting",
        place="Valdorne",
        held_at=clock.now(),
        no_objection_raised=True,
    )
    told = get(f"proposals/{proposal.pk}/")
    assert (told["stage"], told["adopted_as"]) == ("adopted", "NF/WG4/2026/DEC.1")


@pytest.mark.parametrize(
    ("visibility", "readers"),
    [
        ("public", {"public", "Marlonia", "Kesimba", "Dravenia", "San Aurelio", "Secretariat"}),
        ("accredited", {"Marlonia", "Kesimba", "Dravenia", "San Aurelio", "Secretariat"}),
        ("group", {"Kesimba", "Dravenia", "San Aurelio", "Secretariat"}),
    ],
)
def test_texts_and_amendments_are_read_by_whom_pages_show_them(
    visibility: str, readers: set[str]
) -> None:
    for name in ("Kesimba", "Dravenia"):
        member(name, group(4))
    cochair(group(4), "San Aurelio")
    proposal = kept_to(visibility)
    moved = amendment(proposal, "Kesimba")
    seats = {name: seat_of(name) for name in ("Marlonia", "Kesimba", "Dravenia", "San Aurelio")}
    everybody: dict[str, Seat | None] = {
        "public": None,
        "Secretariat": seat_of("Secretariat"),
        **seats,
    }
    for name, seat in everybody.items():
        client = signed_in(seat) if seat else Client()
        page = client.get(proposal.get_absolute_url()).status_code == 200
        assert page == (name in readers), name
        for path in (f"proposals/{proposal.pk}/", f"amendments/{moved.pk}/"):
            assert (client.get(ROOT + path).status_code == 200) == page, (name, path)
        assert bool(results("proposals/", seat)) == page, name
        assert bool(results("amendments/", seat)) == page, name
        assert bool(results(f"amendments/?proposal={proposal.pk}", seat)) == page, name


def test_a_draft_is_read_by_its_own_delegation_alone() -> None:
    proposal = draft()
    assert get(f"proposals/{proposal.pk}/", seat_of("Dravenia"))["stage"] == "draft"
    for seat in (None, seat_of("Marlonia"), seat_of("Secretariat")):
        assert results("proposals/", seat) == []


def test_nobody_is_told_who_wrote_a_non_paper() -> None:
    paper = draft(document_type="non_paper", title="Some questions")
    acts.circulate_non_paper(actor_of("Dravenia"), paper, visibility="public")
    for seat in (None, seat_of("Marlonia"), seat_of("Secretariat"), seat_of("Dravenia")):
        told = get(f"proposals/{paper.pk}/", seat)
        assert (told["symbol"], told["stage"], told["main_sponsor"]) == (None, None, None)
        assert "Dravenia" not in str(told)
        assert str(stakeholder("Dravenia").pk) not in str(told)
        assert str(seat_of("Dravenia").person_id) not in str(told)


@pytest.mark.parametrize(
    ("attribution", "readers"),
    [
        ("public", {"public", "Vailuku", "San Aurelio", "Secretariat", "Ostvarn", "Marlonia"}),
        ("members", {"Vailuku", "San Aurelio", "Secretariat", "Marlonia"}),
        ("cochairs", {"San Aurelio", "Secretariat", "Marlonia"}),
    ],
)
def test_who_moved_what_is_told_as_the_text_has_it(attribution: str, readers: set[str]) -> None:
    member("Vailuku", group(4))
    cochair(group(4), "San Aurelio")
    proposal = tabled_proposal()
    amendment(proposal, "Marlonia")
    Proposal.objects.update(attribution=attribution)
    names = ("Vailuku", "San Aurelio", "Secretariat", "Ostvarn", "Marlonia")
    for name, seat in {"public": None, **{name: seat_of(name) for name in names}}.items():
        (told,) = results("amendments/", seat)
        assert told["mover"] == ("Marlonia" if name in readers else None), name
        assert told["versions"][0]["new_text"].startswith("Calls upon all States and companies")


def test_an_amendment_tells_how_it_ended() -> None:
    proposal = tabled_proposal()
    moved = amendment(proposal)
    other = amendment(proposal, label="OP2", new_text="Invites companies to help.")
    acts.withdraw_amendment(actor_of("Marlonia"), moved)
    acts.accept_amendment(actor_of("Dravenia"), other)
    status = {one["number"]: one["status"] for one in results("amendments/")}
    assert status == {1: "withdrawn", 2: "accepted"}


def test_amendments_of_one_text_can_be_asked_for() -> None:
    first, second = tabled_proposal(), tabled_proposal("Kesimba", title="Cables")
    amendment(first)
    amendment(second)
    (told,) = results(f"amendments/?proposal={second.pk}")
    assert told["proposal"] == str(second.pk)
    assert Client().get(f"{ROOT}amendments/?proposal=nonsense").status_code == 400
    assert results(f"amendments/?proposal={NOBODYS}") == []


def test_a_list_is_read_page_by_page_newest_first() -> None:
    for name in KINDS:
        stakeholder(name)
    seen: list[str] = []
    url = f"{ROOT}stakeholders/?page_size=5"
    while url:
        page = Client().get(url).json()
        assert len(page["results"]) <= 5
        seen += [one["name"] for one in page["results"]]
        url = page["next"] or ""
    assert seen == list(reversed(KINDS))


@pytest.mark.parametrize(
    "name", [None, "Vailuku", "San Aurelio", "Secretariat", "Open Relay Foundation"]
)
@pytest.mark.parametrize("attribution", ["public", "members"])
def test_lists_cost_the_same_for_much_as_for_little(name: str | None, attribution: str) -> None:
    def fill(number: int) -> None:
        for place in range(number):
            of = group(10 * number + place)
            member("Vailuku", of)
            cochair(of, "San Aurelio")
            proposal = tabled_proposal(in_group=of, title=f"Text {number} {place}")
            amendment(proposal, "Marlonia")
            amendment(proposal, "Kesimba")
            founded = coalition(f"Coalition {number} {place}")
            ask_to_join(actor_of("Vailuku"), founded)
            acts.map_outcome(actor_of("Open Relay Foundation"), founded.outcomes.get(), proposal)
        Proposal.objects.update(attribution=attribution)

    def costs() -> dict[str, int]:
        found = {}
        for path in LISTS:
            with CaptureQueriesContext(connection) as asked:
                assert client.get(f"{ROOT}{path}/").status_code == 200
            found[path] = len(asked)
        return found

    fill(1)
    client = signed_in(seat_of(name)) if name else Client()
    costs()
    little = costs()
    fill(4)
    assert costs() == little
    assert max(little.values()) <= 25
