"""What was referred when its text was adopted is said, wherever it is told, to be no part of it."""

import json
import re
from datetime import UTC, datetime, timedelta

import pytest
from django.test import Client
from django.utils.html import strip_tags

from interface import clock
from proposals import actions as acts
from proposals.models import Amendment, Proposal
from reports.compile import json as for_programs
from reports.compile import snapshot
from reports.compile.contents import Contents
from reports.compile.document import document
from tests import world
from tests.reports.asked import ask
from tests.reports.rendered import tables_of
from tests.reports.test_pages_say import docx_said, pdf_said

pytestmark = pytest.mark.django_db

REFERRED = datetime(2026, 4, 20, 10, tzinfo=UTC)
ADOPTED = datetime(2026, 5, 20, 10, tzinfo=UTC)


@pytest.fixture
def left_out() -> tuple[Proposal, Amendment]:
    """An amendment that was referred before its words changed, and a text adopted without it."""
    with clock.at(REFERRED - timedelta(days=2)):
        text = world.proposal_under_negotiation()
        referred = world.amendment(text, label="OP1")
        agreed = world.amendment(text, label="OP1", new_text="Urges States to answer;")
        chair = world.cochair(text.group)
        acts.record_outcome(
            chair, referred, result="referred", basis="sponsors", note="To capitals."
        )
        acts.record_outcome(chair, agreed, result="agreed", basis="sponsors")
    with clock.at(REFERRED):
        acts.issue_revision(chair, text)
    with clock.at(ADOPTED):
        acts.adopt_proposal(
            chair,
            text,
            meeting="Third meeting",
            place="Valdorne",
            held_at=ADOPTED - timedelta(hours=1),
            no_objection_raised=True,
        )
    return text, referred


def contents() -> Contents:
    """Of a period that holds the adoption and not the referral."""
    later = ADOPTED + timedelta(days=20)
    with clock.at(later):
        return snapshot.read(ask(), later, lambda done, step: None)


def test_its_page_says_so_and_asks_for_no_new_wording(
    client: Client, left_out: tuple[Proposal, Amendment]
) -> None:
    _text, referred = left_out
    page = re.sub(r"\s+", " ", strip_tags(client.get(referred.get_absolute_url()).content.decode()))
    assert "not part of the adopted text." in page
    assert "has to reword it" not in page


@pytest.mark.parametrize("said", [docx_said, pdf_said])
def test_the_printed_report_says_so(left_out: tuple[Proposal, Amendment], said: object) -> None:
    words = " ".join(said(contents()).split())  # type: ignore[operator]
    for sentence in (
        "Referred, and not part of the adopted text: Amd.1.",
        "Referred, not part of the adopted text: the sponsors consented to that.",
        "that. Note: To capitals.",
        "1 referred, not part of the adopted text",
    ):
        assert sentence in words


def test_the_tables_and_the_facts_for_programs_say_so(left_out: tuple[Proposal, Amendment]) -> None:
    facts = contents()
    rows = tables_of(facts)["amendments"]
    assert [row["status"] for row in rows if row["symbol"].endswith("Amd.1")] == [
        "referred, not part of the adopted text"
    ]
    told = json.loads(for_programs.render(facts))
    assert [one["left_out"] for one in told["texts"][0]["amendments"]] == [True]
    assert told["findings"]["left_out"] == 1


def test_what_is_referred_in_a_text_that_runs_may_come_back() -> None:
    with clock.at(ADOPTED):
        text = world.proposal_under_negotiation()
        chair = world.cochair(text.group)
        moved = world.amendment(text)
        acts.record_outcome(chair, moved, result="referred", basis="sponsors")
    assert "not part of the adopted text" not in str(document(contents(), "en"))
