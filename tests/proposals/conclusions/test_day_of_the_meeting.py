"""A meeting has one day, that of the place where its hour was written down, for every reader."""

import re
from datetime import UTC, datetime

import pytest
from django.test import Client
from django.utils import timezone
from django.utils.html import strip_tags

from interface import clock
from proposals import actions as acts
from proposals.models import Adoption, Proposal
from proposals.narration import narrate
from record.models import Event
from tests import world

pytestmark = pytest.mark.django_db

# The evening of New Year's Eve on the American coast, and New Year's Day in Greenwich.
EVENING = datetime(2031, 1, 1, 2, tzinfo=UTC)


def adopted() -> tuple[Proposal, Adoption]:
    with clock.at(datetime(2030, 12, 30, 12, tzinfo=UTC)):
        proposal = world.proposal_under_negotiation()
    with clock.at(datetime(2031, 1, 2, 12, tzinfo=UTC)), timezone.override("America/New_York"):
        adoption = acts.adopt_proposal(
            world.cochair(proposal.group),
            proposal,
            meeting="Third meeting",
            place="Valdorne",
            held_at=EVENING,
            no_objection_raised=True,
        )
    return proposal, adoption


def test_the_number_is_of_the_year_of_the_meetings_day() -> None:
    _proposal, adoption = adopted()
    assert adoption.zone == "America/New_York"
    assert adoption.symbol == "NF/WG4/2030/DEC.1"


@pytest.mark.parametrize("zone", ["UTC", "America/New_York", "Pacific/Tongatapu"])
def test_the_page_of_the_text_says_the_same_day_to_everybody(client: Client, zone: str) -> None:
    proposal, _adoption = adopted()
    signed_in(client, zone)
    page = words_of(client, proposal.get_absolute_url())
    assert "Third meeting, Valdorne, 31 December 2030. No objection was raised." in page


@pytest.mark.parametrize("zone", ["UTC", "America/New_York", "Pacific/Tongatapu"])
def test_the_record_says_the_same_day_in_every_place(zone: str) -> None:
    adopted()
    for event in Event.objects.filter(kind="proposals.proposal_adopted"):
        with timezone.override(zone):
            told = strip_tags(narrate([event])[event.id])
        assert "(Third meeting, Valdorne, 31 December 2030)" in told


@pytest.mark.parametrize("zone", ["America/New_York", "Pacific/Tongatapu"])
def test_the_day_of_issuing_in_a_masthead_is_that_of_utc(client: Client, zone: str) -> None:
    with clock.at(datetime(2031, 3, 1, 2, tzinfo=UTC)):
        early = world.tabled_proposal()
    with clock.at(datetime(2031, 3, 1, 20, tzinfo=UTC)):
        late = world.tabled_proposal("Kesimba")
    signed_in(client, zone)
    for proposal in (early, late):
        assert "Tabled 1 March 2031" in words_of(client, proposal.get_absolute_url())


def signed_in(client: Client, zone: str) -> None:
    person = world.seat_of("Ostvarn").person
    person.time_zone = zone
    person.save(update_fields=["time_zone"])
    client.force_login(person)


def words_of(client: Client, url: str) -> str:
    answer = client.get(url)
    assert answer.status_code == 200
    return re.sub(r"\s+", " ", strip_tags(answer.content.decode()))
