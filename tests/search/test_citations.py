"""A citation leads directly to what it names, and nowhere if the reader may not see that."""

import pytest
from django.test import Client
from django.utils import translation

from proposals import actions as acts
from proposals.models import Proposal
from search.reads.citations import address_cited
from tests import world
from tests.proposals.pages.test_citing import arabic  # noqa: F401

pytestmark = pytest.mark.django_db


def focused(text: Proposal, label: str) -> str:
    key = world.paragraph_id(text, label)
    return f"{text.get_absolute_url()}?focus={key}#{key}"


def test_a_symbol_leads_to_its_text_with_and_without_the_prefix_of_the_forum() -> None:
    text = world.tabled_proposal()
    symbol = str(text.symbol)
    without = symbol.partition("/")[2]
    for said in (symbol, without, symbol.lower(), f"({symbol})", f"“{symbol}”", f"{symbol}."):
        assert address_cited(said, None) == text.get_absolute_url(), said


def test_a_paragraph_of_a_symbol_leads_to_its_place_however_it_is_cited() -> None:
    text = world.tabled_proposal()
    symbol = str(text.symbol)
    for said in (
        f"OP2 of {symbol}",
        f"op 2 of {symbol.partition('/')[2]}",
        f"{symbol}, OP2",
        f"{symbol}#OP2",
        f"OP2 de {symbol}",
        f"https://forum.example/texts/{symbol}#OP2",
    ):
        assert address_cited(said, None) == focused(text, "OP2"), said


@pytest.mark.usefixtures("arabic")
def test_a_label_is_known_as_arabic_pages_cite_it() -> None:
    text = world.tabled_proposal()
    with translation.override("ar"):
        assert address_cited(f"م 2 من {text.symbol}", None) == focused(text, "OP2")


def test_a_revision_and_its_paragraph_are_those_that_were_issued() -> None:
    text = world.proposal_under_negotiation()
    amendment = world.amendment(text)
    chair = world.cochair(text.group)
    acts.record_outcome(
        chair, amendment, result="agreed", basis="meeting",
        meeting="Second meeting", basis_date=text.created_at.date(),
    )  # fmt: skip
    acts.issue_revision(chair, text)
    page = f"{text.get_absolute_url()}revisions/1/"
    assert address_cited(f"{text.symbol}/Rev.1", None) == page
    assert address_cited(f"OP1 of {text.symbol}/Rev.1", None) == f"{page}#OP1"


def test_an_amendment_is_cited_by_its_symbol_and_by_its_number() -> None:
    text = world.tabled_proposal()
    one = world.amendment(text)
    for said in (f"{text.symbol}/Amd.1", f"Amd.1 of {text.symbol}", f"{text.symbol}, amd.1"):
        assert address_cited(said, None) == one.get_absolute_url(), said


@pytest.mark.parametrize(
    "said",
    ["OP9 of {}", "{}/Rev.7", "{}/Amd.7", "and/or", "/", "//", "hospitals", "see {} please do"],
)
def test_what_names_nothing_is_looked_for_as_words(said: str) -> None:
    text = world.tabled_proposal()
    assert address_cited(said.format(text.symbol), None) is None


def test_the_page_leads_there_at_once(client: Client) -> None:
    text = world.tabled_proposal()
    answer = client.get("/search/", {"q": f"OP1 of {text.symbol}"})
    assert (answer.status_code, answer["Location"]) == (302, focused(text, "OP1"))


def test_the_symbol_of_a_text_that_one_may_not_read_leads_nowhere(client: Client) -> None:
    text = world.draft()
    acts.table_proposal(world.actor_of("Dravenia"), text, visibility="group")
    text.refresh_from_db()
    world.member("Marlonia", text.group)
    one = world.amendment(text)
    for said in (text.symbol, f"OP1 of {text.symbol}", one.symbol, f"{text.symbol}/Rev.0"):
        answer = client.get("/search/", {"q": said})
        assert answer.status_code == 200
        assert answer.context["found"].total == 0
    assert address_cited(str(text.symbol), world.seat_of("Secretariat", "head"))
