"""Pages of texts in Arabic: what the interface composes runs as the page does."""

import re
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from interface import clock
from interface.bidi import CLOSE, OPEN
from proposals import actions as acts
from tests import world
from tests.proposals.pages.signing import signed_in

pytestmark = pytest.mark.django_db
ARABIC = {"django_language": "ar"}


@pytest.fixture
def reader() -> Client:
    client = Client()
    client.cookies.load(ARABIC)
    return client


def test_the_revisions_to_compare_begin_with_words_that_say_which_way_they_run(
    reader: Client,
) -> None:
    text = world.tabled_proposal("Dravenia")
    acts.accept_amendment(world.actor_of("Dravenia"), world.amendment(text))
    acts.issue_revision(world.actor_of("Dravenia"), text)
    page = reader.get(reverse("compare", args=[text.pk])).content.decode()
    options = re.findall(r"<option[^>]*>([^<]+)", page[page.index('<select id="from"') :])
    assert len(options) == 4
    columns = re.findall(r"<b>(.)", page[page.index("cols-head") :])[:2]
    assert len(columns) == 2
    assert all(re.match(r"[\u0621-\u064a]", one) for one in [*options, *columns]), options


def test_the_way_back_from_an_amendment_has_the_comma_of_the_language(reader: Client) -> None:
    text = world.tabled_proposal("Dravenia")
    page = reader.get(world.amendment(text).get_absolute_url()).content.decode()
    back = re.search(r'<p class="crumb"><a[^>]*>([^<]+)', page)
    assert back
    assert back[1].startswith(f"{OPEN}{text.symbol}{CLOSE}، ")


def test_the_name_of_a_meeting_keeps_off_the_day_of_an_outcome(reader: Client) -> None:
    text = world.proposal_under_negotiation()
    meeting: dict[str, Any] = {
        "basis": "meeting",
        "meeting": "Fourth meeting",
        "basis_date": clock.today(),
    }
    chair = world.cochair(text.group)
    acts.record_outcome(chair, world.amendment(text), result="not_agreed", **meeting)
    told = f"{OPEN}Fourth meeting{CLOSE}، {clock.today().day} "
    assert told in reader.get(reverse("history", args=[text.pk])).content.decode()
    assert chair.person is not None
    chair.person.language = "ar"
    chair.person.save(update_fields=["language"])
    signed_in(reader, chair)
    assert told in reader.get(reverse("desk", args=[text.pk])).content.decode()


def test_where_a_text_was_adopted_keeps_off_the_day(reader: Client) -> None:
    text = world.proposal_under_negotiation()
    acts.adopt_proposal(
        world.cochair(text.group),
        text,
        meeting="Fourth meeting",
        place="Hall B",
        held_at=clock.now(),
        no_objection_raised=True,
    )
    told = f"{OPEN}Fourth meeting{CLOSE}، {OPEN}Hall B{CLOSE}، "
    for name in ("proposal", "history"):
        assert told in reader.get(reverse(name, args=[text.pk])).content.decode()
