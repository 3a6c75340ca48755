"""The pages of groups: what they tell, which forms they have for whom, and what they cost."""

from typing import Any

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from record.registry import may_read
from stakeholders.models import Stakeholder
from tests.stakeholders.pages import send, signed_in, text_of
from tests.world import KINDS, actor_of, cochair, group, member, seat_of, stakeholder
from workinggroups.actions.groups import enter_member, set_participation
from workinggroups.models import CoChair, Membership, WorkingGroup

pytestmark = pytest.mark.django_db

FACTS = {
    "number": "7",
    "title": "Undersea cables",
    "mandate": "It drafts norms on cables.",
    "symbol_part": "CABLES",
    "visibility": "public",
    "consensus_rule": "no_objection",
}


@pytest.fixture
def office() -> Client:
    return signed_in(seat_of("Secretariat", "head"))


@pytest.fixture
def world() -> None:
    for name in KINDS:
        stakeholder(name)
    Stakeholder.objects.filter(name__in=["Vailuku", "Zhenlu"]).update(regional_group="asia_pacific")


def hidden(client: Client, page: str) -> dict[str, Any]:
    form = client.get(page).context["form"]
    return {name: form[name].value() for name in ("seat", "once", "opened_by")}


@pytest.mark.usefixtures("world")
def test_a_groups_page_tells_mandate_chairs_who_decides_and_who_is_missing() -> None:
    member("Vailuku", group(4))
    cochair(group(4), "San Aurelio")
    page = text_of(Client().get("/groups/4/"))
    for words in (
        "It drafts norms.",
        "San Aurelio",
        "States decide; all others advise.",
        "1 of 7",
        "1 of 2 accredited states",
        "Zhenlu",
    ):
        assert words in page
    assert "Delegate of San Aurelio" not in page
    assert 'style="' not in page


def test_the_sentence_of_who_decides_follows_the_matrix() -> None:
    set_participation(actor_of("Secretariat"), group(4), "technical", position="decisive")
    assert "States, Technical community" in text_of(Client().get("/groups/4/"))


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("Vailuku", "Vailuku is a member."),
        ("Marlonia", "Marlonia is not a member"),
        ("San Aurelio", "You co-chair this group for San Aurelio."),
        ("Secretariat", "The secretariat serves this group."),
    ],
)
def test_a_groups_page_tells_what_one_is_in_it(name: str, words: str) -> None:
    member("Vailuku", group(4))
    cochair(group(4), "San Aurelio")
    assert words in text_of(signed_in(seat_of(name)).get("/groups/4/"))


def test_an_unknown_group_is_not_found() -> None:
    for page in ("/groups/99/", "/groups/99/members/", "/groups/99/record/"):
        assert Client().get(page).status_code == 404


def test_the_record_of_a_group_is_told_newest_first() -> None:
    enter_member(actor_of("Secretariat"), group(4), stakeholder("Vailuku"))
    enter_member(actor_of("Secretariat"), group(4), stakeholder("Marlonia"))
    page = text_of(Client().get("/groups/4/record/"))
    assert page.index("Marlonia") < page.index("Vailuku")
    assert "became a member of" in page
    assert "became a member of" in text_of(Client().get("/groups/4/"))


def test_a_groups_streams_are_read_by_the_room_the_accredited_and_everybody() -> None:
    member("Vailuku", group(4))
    inside, outside = seat_of("Vailuku"), seat_of("Marlonia")
    office, number = seat_of("Secretariat"), group(4).pk
    expected = {
        "public": [True, True, True, True],
        "accredited": [True, True, True, False],
        "group": [True, False, True, False],
        "own": [False, False, False, False],
    }
    for audience, answers in expected.items():
        onlookers = [(seat.person, seat) for seat in (inside, outside, office)] + [(None, None)]
        told = [may_read(who, "workinggroup", number, audience) for who in onlookers]
        assert told == answers, audience


@pytest.mark.usefixtures("world")
@pytest.mark.parametrize("page", ["/groups/", "/groups/4/", "/groups/4/members/"])
def test_pages_cost_the_same_however_many_there_are(
    page: str, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    member("Vailuku", group(4))
    cochair(group(4), "San Aurelio")
    enter_member(actor_of("Secretariat"), group(4), stakeholder("Kesimba"))
    with django_assert_max_num_queries(25) as few:
        Client().get(page)
    for number in range(10, 40):
        cochair(group(number), "San Aurelio")
        enter_member(actor_of("Secretariat"), group(4), stakeholder(f"Society {number}"))
        enter_member(actor_of("Secretariat"), group(number), stakeholder("Vailuku"))
    with django_assert_max_num_queries(len(few)):
        Client().get(page)


def test_the_secretariat_sets_up_and_edits_a_group_on_pages(office: Client) -> None:
    assert send(office, "/groups/new/", **FACTS)["Location"] == "/groups/7/"
    group = WorkingGroup.objects.get(number=7)
    assert group.symbol_part == "CABLES"
    assert "The group is set up." in text_of(office.get("/groups/7/"))
    done = send(office, "/groups/7/edit/", **{**FACTS, "visibility": "group"})
    assert done.status_code == 303
    assert "The changes are kept." in text_of(office.get("/groups/7/"))
    group.refresh_from_db()
    assert group.visibility == "group"


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("number", "0"),
        ("number", "many"),
        ("number", "4"),
        ("title", ""),
        ("title", "t" * 201),
        ("mandate", "m" * 4001),
        ("mandate", "nul \x00"),
        ("symbol_part", "wg/7"),
        ("visibility", "draft"),
        ("consensus_rule", "majority"),
    ],
)
def test_the_form_of_a_group_refuses_bad_input(office: Client, field: str, value: str) -> None:
    group(4)
    assert send(office, "/groups/new/", **{**FACTS, field: value}).status_code == 422
    assert not WorkingGroup.objects.filter(title="Undersea cables").exists()


def test_the_matrix_is_a_table_that_is_set_at_once(office: Client) -> None:
    page = "/groups/4/participation/"
    group(4)
    form = office.get(page).context["form"]
    lines: dict[str, Any] = {}
    names = [word for _kind, word, _boxes, _weight in form.lines()]
    assert names[:2] == ["States", "Regional organisations"]
    for kind, _word, boxes, weight in form.lines():
        lines |= {box.html_name: "on" for box in boxes if box.value()}
        lines[weight.html_name] = weight.value()
        assert kind
    lines["academia-position"] = "none"
    del lines["civil-may_comment"]
    assert send(office, page, **lines).status_code == 303
    rules = {rule.kind: rule for rule in group(4).participation.all()}
    assert rules["academia"].position == "none"
    assert not rules["civil"].may_comment
    assert rules["state"].may_break_silence
    assert send(office, page, **{**lines, "state-position": "veto"}).status_code == 422


def test_members_are_entered_and_ended_on_their_page(office: Client) -> None:
    group(4)
    vailuku, kesimba = stakeholder("Vailuku"), stakeholder("Kesimba")
    page = "/groups/4/members/"
    assert send(office, page).status_code == 422
    done = send(office, page, stakeholders=[str(vailuku.pk), str(kesimba.pk)])
    assert done.status_code == 303
    row = Membership.objects.get(stakeholder=vailuku)
    assert "2 stakeholders are members now." in text_of(office.get(page))
    ending = f"/memberships/{row.pk}/end/"
    assert send(office, ending).status_code == 422
    assert Membership.objects.current().count() == 2
    assert send(office, ending, reason="It asked to leave.").status_code == 303
    assert "The membership of Vailuku has ended." in text_of(office.get(page))
    assert "This has ended already" in text_of(office.get(ending))
    assert [one.stakeholder for one in Membership.objects.current()] == [kesimba]


def test_co_chairs_are_appointed_and_released_on_their_page(office: Client) -> None:
    for name in ("San Aurelio", "Kesimba", "Institute for Open Standards"):
        member(name, group(4))
    page = "/groups/4/chairs/"
    assert send(office, page, chair=str(seat_of("San Aurelio").pk)).status_code == 303
    second = send(office, page, chair=str(seat_of("Kesimba").pk))
    assert second.status_code == 422
    assert "The other is not of a state" in text_of(second)
    outsider = send(office, page, chair=str(seat_of("Marlonia").pk))
    assert outsider.status_code == 422
    chair = CoChair.objects.get()
    ending = f"/chairs/{chair.pk}/end/"
    assert "The group then has no co-chair" in text_of(office.get(ending))
    send(office, page, chair=str(seat_of("Institute for Open Standards").pk))
    assert "The group then has 1 co-chair left" in text_of(office.get(ending))
    send(office, ending, reason="Another post.")
    page_after = text_of(office.get(page))
    assert "The term of San Aurelio has ended." in page_after
    assert CoChair.objects.current().count() == 1


@pytest.mark.parametrize(
    ("page", "status"),
    [
        ("/groups/new/", 404),
        ("/groups/4/edit/", 404),
        ("/groups/4/participation/", 404),
        ("/groups/4/chairs/", 403),
    ],
)
def test_what_the_secretariat_does_has_no_page_for_others(page: str, status: int) -> None:
    group(4)
    assert signed_in(seat_of("Vailuku", "head")).get(page).status_code == status
    assert Client().get(page).status_code == 302


def test_members_are_entered_by_nobody_else() -> None:
    vailuku = seat_of("Vailuku", "head")
    client, page = signed_in(vailuku), "/groups/4/members/"
    group(4)
    assert "Enter as members" not in text_of(client.get(page))
    fields = {**hidden(client, page), "stakeholders": [str(vailuku.stakeholder_id)]}
    assert client.post(page, fields).status_code == 422
    assert Client().post(page, {"stakeholders": [str(vailuku.stakeholder_id)]}).status_code != 303
    assert not Membership.objects.exists()


def test_where_nobody_can_chair_the_page_says_what_comes_first(office: Client) -> None:
    page = "/groups/4/chairs/"
    group(4)
    empty = text_of(office.get(page))
    assert "the group has no member yet" in empty
    assert "/groups/4/members/#enter" in empty
    assert "Appoint co-chair" not in empty
    member("Vailuku", group(4))
    assert "Appoint co-chair" in text_of(office.get(page))


def test_who_may_not_be_appointed_is_not_offered(office: Client) -> None:
    page, four = "/groups/4/chairs/", group(4)
    for name in ("San Aurelio", "Kesimba", "Institute for Open Standards", "Meridian Cloud"):
        member(name, four)
        seat_of(name)
    assert "Kesimba: " in text_of(office.get(page))
    send(office, page, chair=str(seat_of("San Aurelio").pk))
    half = text_of(office.get(page))
    assert ("Kesimba: " in half, "San Aurelio: " in half, "Meridian Cloud: " in half) == (
        *(False, False),
        True,
    )
    send(office, page, chair=str(seat_of("Institute for Open Standards").pk))
    both = text_of(office.get(page))
    assert "Meridian Cloud: " not in both
    assert "The group has both its co-chairs" in both


def test_the_secretariats_page_leads_to_the_editing_of_each_group(office: Client) -> None:
    group(4)
    assert "/groups/4/edit/" in text_of(office.get("/secretariat/"))


def test_a_co_chair_whose_membership_ends_still_chairs_and_the_page_says_so(
    office: Client,
) -> None:
    row = member("Vailuku", group(4))
    page = f"/memberships/{row.pk}/end/"
    assert "still co-chairs" not in text_of(office.get(page))
    cochair(group(4), "Vailuku")
    assert "still co-chairs" in text_of(office.get(page))
