"""Pages of texts in Arabic: what the interface composes runs as the page does."""

import re

import pytest
from django.test import Client
from django.urls import reverse

from interface.bidi import CLOSE, OPEN
from proposals import actions as acts
from tests import world

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
