"""Home: what needs one's seat, what is moving, and what to do where nothing does."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils.html import escape

from desk.reads.moving import SHOWN, STRANDS, moving
from desk.views import by_urgency
from interface import clock
from interface.needs import Need
from proposals import actions as acts
from proposals.models import Proposal
from record.keys import Subject
from stakeholders.actions.accreditation import add_stakeholder
from stakeholders.actions.people import create_secretariat, invite_delegate
from stakeholders.actors import ANONYMOUS, Actor
from stakeholders.models import Person, Role
from tests.stakeholders.pages import signed_in, text_of
from tests.world import (
    ALWAYS,
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
from threads.actions import post_comment
from workinggroups.actions.groups import appoint_cochair, enter_member

pytestmark = pytest.mark.django_db


def names(actor: Actor) -> list[str]:
    return [strand.name for day in moving(actor) for strand in day.strands]


def test_home_is_for_who_is_signed_in() -> None:
    assert Client().get("/home/").headers["Location"] == "/accounts/login/?next=%2Fhome%2F"


def test_a_person_without_a_seat_reads_why_and_what_is_open() -> None:
    person = Person.objects.create_user("ada@nowhere.example", name="Ada Venn")
    tabled_proposal()
    page = text_of(signed_in(person).get("/home/"))
    assert "Welcome, Ada Venn" in page
    assert "You have no seat yet" in page
    assert "/accreditation/apply/" in page
    assert "Keeping hospitals out of reach" in page


def test_where_nothing_waits_home_says_why_and_where_to_begin() -> None:
    page = text_of(signed_in(seat_of("Vailuku")).get("/home/"))
    assert "Nothing needs Vailuku now" in page
    assert "Why it is empty" in page
    assert "Good first steps" in page


def test_what_waits_is_named_with_its_reason_and_one_act() -> None:
    proposal = proposal_under_negotiation()
    amendment(proposal)
    cochair(proposal.group, "San Aurelio")
    page = text_of(signed_in(seat_of("San Aurelio")).get("/home/"))
    assert "What needs San Aurelio" in page
    assert "One thing waits for your delegation." in page
    assert "Open the desk" in page
    assert str(proposal.symbol) in page
    assert "Why it is empty" not in page


@pytest.mark.parametrize("others", [0, 1])
def test_invitations_to_a_seat_are_said_to_be_for_the_person_alone(others: int) -> None:
    if others:
        proposal = proposal_under_negotiation()
        amendment(proposal)
        cochair(proposal.group, "San Aurelio")
    own = seat_of("San Aurelio")
    assert "for you alone" not in text_of(signed_in(own).get("/home/"))
    invite_delegate(
        actor_of("Vailuku", "head"),
        stakeholder("Vailuku"),
        email=own.person.email,
        role=Role.DELEGATE,
        mandate=ALWAYS,
    )
    page = text_of(signed_in(own).get("/home/"))
    assert ("One thing waits for your delegation." in page) == bool(others)
    assert "for you alone" in page
    assert "2 things wait for your delegation" not in page


def test_needs_with_a_date_come_first_by_how_near_it_is() -> None:
    now = clock.now()
    soon = Need("a", "Soon", "/", deadline=now + timedelta(days=2))
    late = Need("b", "Late", "/", deadline=now + timedelta(days=9))
    never = Need("c", "Never", "/")
    assert by_urgency([late, never, soon]) == [
        ("week", [soon]),
        ("later", [late]),
        ("undated", [never]),
    ]
    assert by_urgency([never]) == [("undated", [never])]


def test_what_is_moving_is_told_by_text_and_day() -> None:
    first, second = tabled_proposal(), tabled_proposal("Kesimba", title="Cables")
    for number in range(SHOWN + 2):
        post_comment(actor_of("Marlonia"), Subject("proposal", first.pk), f"Word {number}")
    (today,) = moving(actor_of("Vailuku"))
    assert [strand.name for strand in today.strands] == [first.title, second.title]
    strand = today.strands[0]
    assert len(strand.events) == SHOWN
    assert strand.more == 3
    assert strand.record == f"/proposals/{first.pk}/history/"


def test_yesterday_is_another_day_in_the_readers_zone() -> None:
    with clock.at(clock.now() - timedelta(days=1)):
        proposal = tabled_proposal()
    post_comment(actor_of("Marlonia"), Subject("proposal", proposal.pk), "A word")
    assert len(moving(actor_of("Vailuku"))) == 2


def test_only_so_much_is_moving() -> None:
    for number in range(STRANDS + 2):
        tabled_proposal(title=f"Text {number}")
    assert len(names(actor_of("Vailuku"))) == STRANDS


def test_drafts_move_for_nobody_else() -> None:
    proposal = draft()
    acts.invite_cosponsor(actor_of("Dravenia"), proposal, stakeholder("Kesimba"))
    assert names(actor_of("Marlonia")) == []
    assert names(ANONYMOUS) == []
    assert names(actor_of("Kesimba")) == ["Your delegation"]


def test_what_is_kept_to_the_group_moves_in_the_group_only() -> None:
    proposal = draft()
    member("Kesimba", proposal.group)
    acts.table_proposal(actor_of("Dravenia"), proposal, visibility="group")
    assert proposal.title in names(actor_of("Kesimba"))
    assert proposal.title not in names(actor_of("Marlonia"))
    assert proposal.title not in names(ANONYMOUS)


def test_who_circulated_a_non_paper_is_not_told() -> None:
    proposal = draft(document_type="non_paper", title="Some questions")
    acts.circulate_non_paper(actor_of("Dravenia"), proposal, visibility="public")
    page = text_of(signed_in(seat_of("Marlonia")).get("/home/"))
    assert "Some questions" in page
    assert "Dravenia" not in page


def test_the_secretariat_is_led_through_setting_up_the_forum() -> None:
    seat = create_secretariat("head@office.example", "Head of Office")
    office, home = Actor.of_seat(seat), signed_in(seat)

    def steps() -> list[bool]:
        return [step.done for step in home.get("/home/").context["beginning"]]

    assert steps() == [False] * 5
    page = text_of(home.get("/home/"))
    assert "Set up the forum" in page
    assert 'href="/groups/new/"' in page
    assert 'href="/stakeholders/new/"' in page
    assert "Why it is empty" not in page
    four = group(4)
    assert steps() == [True, False, False, False, False]
    body = add_stakeholder(office, kind="state", name="Vailuku")
    assert f"/stakeholders/{body.pk}/delegation/" in text_of(home.get("/home/"))
    invite_delegate(
        office, body, email="lei@vailuku.example", name="Lei", role="head", mandate=ALWAYS
    )
    assert steps() == [True, True, True, False, False]
    enter_member(office, four, body)
    appoint_cochair(office, four, seat_of("Vailuku", "head"))
    assert steps() == []
    page = text_of(home.get("/home/"))
    assert "Set up the forum" not in page
    assert "Nothing needs the secretariat now" in page


def test_co_chairs_are_appointed_where_members_are_and_no_co_chair_is() -> None:
    seat = create_secretariat("head@office.example", "Head of Office")
    group(1)
    enter_member(Actor.of_seat(seat), group(2), stakeholder("Vailuku"))
    step = signed_in(seat).get("/home/").context["beginning"][-1]
    assert step.url == "/groups/2/chairs/"


def test_nobody_else_is_shown_how_to_set_up_the_forum() -> None:
    assert "Set up the forum" not in text_of(signed_in(seat_of("Vailuku")).get("/home/"))


def test_home_tells_whose_times_it_shows() -> None:
    seat = seat_of("Vailuku")
    assert "Times without a zone are UTC" in text_of(signed_in(seat).get("/home/"))
    Person.objects.filter(pk=seat.person_id).update(time_zone="Pacific/Tongatapu")
    page = text_of(signed_in(seat_of("Vailuku")).get("/home/"))
    assert "Times without a zone are UTC+13" in page


def crowd(number: int) -> Proposal:
    """A text with that many amendments, comments and positions, for all that home gathers."""
    proposal = proposal_under_negotiation(title=f"Text {number}")
    for place in range(number):
        amendment(proposal, new_text=f"Calls upon all States to refrain {place} times;")
        post_comment(actor_of("Marlonia"), Subject("proposal", proposal.pk), f"Word {place}")
    return proposal


@pytest.mark.parametrize("name", ["San Aurelio", "Secretariat", "Marlonia"])
def test_home_asks_as_much_for_much_as_for_little(name: str) -> None:
    crowd(1)
    home = signed_in(seat_of(name))
    home.get("/home/")
    with CaptureQueriesContext(connection) as few:
        home.get("/home/")
    crowd(4)
    crowd(3)
    with CaptureQueriesContext(connection) as many:
        page = home.get("/home/")
    assert escape("Text 4") in text_of(page)
    assert len(few) == len(many) <= 25
