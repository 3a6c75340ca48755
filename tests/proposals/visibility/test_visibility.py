"""One filter and one predicate, equal for every pair of a text and a reader."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.db.backends.postgresql.psycopg_any import DateRange

from interface import clock
from proposals import actions as acts
from proposals.models import Proposal
from tests import world
from workinggroups.models import ParticipationRule

pytestmark = pytest.mark.django_db

TEXTS = {
    "public": "public",
    "accredited": "accredited",
    "group": "group",
    "public, academia shut out": "public",
    "accredited, academia shut out": "accredited",
    "group, academia shut out": "group",
}

# Reader: what it may read, beside public texts.
EXPECTED = {
    "the public": set(),
    "a member": {
        "accredited", "group", "accredited, academia shut out", "group, academia shut out",
    },
    "an observer of a member": {
        "accredited", "group", "accredited, academia shut out", "group, academia shut out",
    },
    "an accredited stakeholder": {"accredited", "accredited, academia shut out"},
    "academia, a member": {"accredited", "group"},
    "a former member": {"accredited", "accredited, academia shut out"},
    "the secretariat": {
        "accredited", "group", "accredited, academia shut out", "group, academia shut out",
    },
    "a co-chair": {
        "accredited", "group", "accredited, academia shut out", "group, academia shut out",
        "chairs draft",
    },
    "the author": {
        "accredited", "accredited, academia shut out", "draft", "non-paper draft",
    },
    "an adviser of the author": {
        "accredited", "accredited, academia shut out", "draft", "non-paper draft",
    },
    "invited": {"accredited", "accredited, academia shut out", "draft"},
    "accepted": {"accredited", "accredited, academia shut out", "draft"},
    "declined": {"accredited", "accredited, academia shut out"},
    "an expired mandate": set(),
    "not accredited": set(),
}  # fmt: skip


@pytest.fixture
def texts() -> Any:
    group = world.group()
    world.cochair(group)
    found = {}
    for name, visibility in TEXTS.items():
        shut_out = name.endswith("academia shut out")
        rules = ParticipationRule.objects.filter(group=group, kind="academia")
        rules.update(may_see=not shut_out)
        text = world.draft("Dravenia", group, title=name)
        acts.table_proposal(world.actor_of("Dravenia"), text, visibility=visibility)
        found[name] = text
    ParticipationRule.objects.filter(group=group).update(may_see=True)
    author = world.actor_of("Dravenia")
    found["draft"] = world.draft("Dravenia", group, title="draft")
    for name, answer in (
        ("Ostvarn", None),
        ("Kesimba", acts.accept_cosponsorship),
        ("Marlonia", acts.decline_cosponsorship),
    ):
        slot = acts.invite_cosponsor(author, found["draft"], world.stakeholder(name))
        if answer:
            answer(world.actor_of(name), slot)
    found["non-paper draft"] = world.draft(
        "Dravenia", group, document_type="non_paper", title="non-paper draft"
    )
    found["chairs draft"] = world.draft(
        "San Aurelio", group, document_type="zero_draft", title="chairs draft"
    )
    non_paper = world.draft("Dravenia", group, document_type="non_paper", title="non-paper")
    acts.circulate_non_paper(author, non_paper, visibility="public")
    found["non-paper"] = non_paper
    return found


@pytest.fixture
def readers(texts: Any) -> Any:
    group = world.group()
    world.member("Vailuku", group)
    world.member("Institute for Open Standards", group)
    yesterday = clock.now().date() - timedelta(days=1)
    former = world.member("Zhenlu", group)
    former.until = yesterday
    former.save()
    world.member("Corvid Networks", group)
    world.stakeholder("Shadow Union", "civil", accredited=False)
    world.member("Shadow Union", group)
    return {
        "the public": None,
        "a member": world.seat_of("Vailuku"),
        "an observer of a member": world.seat_of("Vailuku", "observer"),
        "an accredited stakeholder": world.seat_of("Meridian Cloud"),
        "academia, a member": world.seat_of("Institute for Open Standards"),
        "a former member": world.seat_of("Zhenlu"),
        "the secretariat": world.seat_of("Secretariat"),
        "a co-chair": world.cochair(group).seat,
        "the author": world.seat_of("Dravenia"),
        "an adviser of the author": world.seat_of("Dravenia", "adviser"),
        "invited": world.seat_of("Ostvarn"),
        "accepted": world.seat_of("Kesimba"),
        "declined": world.seat_of("Marlonia"),
        "an expired mandate": world.seat_of(
            "Corvid Networks", mandate=DateRange(date(2020, 1, 1), yesterday)
        ),
        "not accredited": world.seat_of("Shadow Union"),
    }


def test_filter_and_predicate_say_the_same_for_every_pair_and_both_what_the_rules_say(
    texts: Any, readers: Any
) -> None:
    assert set(readers) == set(EXPECTED)
    public = {"public", "public, academia shut out", "non-paper"}
    for who, seat in readers.items():
        filtered = {text.title for text in Proposal.objects.visible_to(seat)}
        judged = {
            name
            for name, text in texts.items()
            if Proposal.objects.get(pk=text.pk).is_visible_to(seat)
        }
        assert filtered == judged == EXPECTED[who] | public, who


def test_the_filter_costs_one_query_whatever_it_filters(
    texts: Any, readers: Any, django_assert_num_queries: Any
) -> None:
    for seat in readers.values():
        list(Proposal.objects.visible_to(seat))
        with django_assert_num_queries(1):
            list(Proposal.objects.visible_to(seat))


def test_the_predicate_asks_once_for_each_text_and_seat(
    texts: Any, readers: Any, django_assert_num_queries: Any
) -> None:
    text = Proposal.objects.select_related("group").get(pk=texts["group"].pk)
    seat = readers["a member"]
    text.is_visible_to(seat)
    with django_assert_num_queries(0):
        assert text.is_visible_to(seat)
