"""A paragraph that is cited otherwise since an amendment was tabled is named by both labels."""

import re

import pytest
from django.test import Client
from django.urls import reverse
from django.utils.html import strip_tags

from interface import clock
from proposals import actions as acts
from proposals.models import Amendment, Proposal
from reports.compile import snapshot
from reports.compile.document_words import amendment_block
from reports.compile.table_rows import amendments
from tests import world
from tests.reports.asked import ask

pytestmark = pytest.mark.django_db


@pytest.fixture
def pushed() -> tuple[Proposal, Amendment]:
    """An amendment on OP1 as tabled, before which another paragraph has come in since."""
    text = world.proposal_under_negotiation()
    amendment = world.amendment(text)
    last = text.revisions.get().rows.filter(kind="pp").order_by("order").last()
    assert last is not None
    insertion = acts.table_amendment(
        world.actor_of("Kesimba"),
        text,
        operation="insert",
        base=text.revisions.get(),
        new_text="Welcomes what was done;",
        kind="op",
        after=last.paragraph_id,
    )
    chair = world.cochair(text.group)
    acts.record_outcome(chair, insertion, result="agreed", basis="sponsors")
    acts.issue_revision(chair, text)
    return text, amendment


def test_pages_say_both(client: Client, pushed: tuple[Proposal, Amendment]) -> None:
    text, amendment = pushed
    client.force_login(world.cochair(text.group).person)
    both = f"OP1 of {text.symbol.rpartition('/')[2]} (now OP2)"
    for url in (reverse("desk", args=[text.pk]), amendment.get_absolute_url()):
        said = re.sub(r"\s+", " ", strip_tags(client.get(url).content.decode()))
        assert both in said


def test_a_report_says_both_in_words_and_in_columns(pushed: tuple[Proposal, Amendment]) -> None:
    text, _amendment = pushed
    asked = ask(first=clock.today(), last=clock.today())
    (told,) = snapshot.read(asked, clock.now(), lambda done, step: None).texts
    one = next(found for found in told.amendments if found.number == 1)
    assert (one.base_label, one.label) == ("OP1", "OP2")
    head = "".join(run.text for run in amendment_block(one, told).head)
    assert f"OP1 of {text.symbol.rpartition('/')[2]} (now OP2)" in head
    row = next(iter(amendments(told)))
    assert (row["paragraph"], row["paragraph on its base"]) == ("OP2", "OP1")


def test_a_label_that_stayed_is_said_once(client: Client) -> None:
    text = world.proposal_under_negotiation()
    amendment = world.amendment(text)
    client.force_login(world.cochair(text.group).person)
    assert "(now" not in strip_tags(client.get(amendment.get_absolute_url()).content.decode())
