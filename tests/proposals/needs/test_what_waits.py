from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from interface import clock
from interface.needs import needs_of
from interface.times import day_words
from proposals import actions as acts
from proposals.needs import text_needs
from proposals.reads.texts import issued_revision
from stakeholders.actions.coalitions import (
    answer_request,
    ask_to_join,
    declare_spokesperson,
    found_coalition,
)
from stakeholders.actors import ANONYMOUS
from tests import world
from tests.proposals.pages.signing import signed_in

pytestmark = pytest.mark.django_db


def waiting(actor: Any) -> Any:
    """What waits, by the kind of need."""
    found = {}
    for need in text_needs(actor):
        found.setdefault(need.key.partition(":")[0].removeprefix("proposals."), []).append(need)
    return found


def test_nothing_waits_for_who_does_not_commit_a_stakeholder() -> None:
    proposal = world.draft("Dravenia")
    acts.invite_cosponsor(world.actor_of("Dravenia"), proposal, world.stakeholder("Marlonia"))
    for actor in (ANONYMOUS, world.actor_of("Marlonia", "adviser")):
        assert text_needs(actor) == []


def test_an_invitation_waits_until_it_is_answered() -> None:
    proposal = world.draft("Dravenia")
    marlonia = world.actor_of("Marlonia")
    slot = acts.invite_cosponsor(world.actor_of("Dravenia"), proposal, marlonia.stakeholder)
    (need,) = waiting(marlonia)["cosponsor_invitation"]
    assert proposal.title in need.text
    assert need.url == proposal.get_absolute_url()
    acts.decline_cosponsorship(marlonia, slot)
    assert waiting(marlonia) == {}


def test_an_invitation_to_an_amendment_waits_while_it_is_open() -> None:
    proposal = world.tabled_proposal("Dravenia")
    kesimba = world.actor_of("Kesimba")
    amendment = world.amendment(proposal, "Marlonia", cosponsors=[kesimba.stakeholder])
    (need,) = waiting(kesimba)["amendment_invitation"]
    assert need.url == amendment.get_absolute_url()
    acts.withdraw_amendment(world.actor_of("Marlonia"), amendment)
    assert waiting(kesimba) == {}


def test_amendments_wait_for_the_main_sponsor_then_for_the_co_chair() -> None:
    proposal = world.tabled_proposal("Dravenia")
    sponsor, chair = world.actor_of("Dravenia"), world.cochair(proposal.group)
    world.amendment(proposal, "Marlonia")
    second = world.amendment(proposal, "Kesimba", "OP2", "Asks.")
    (need,) = waiting(sponsor)["accept"]
    assert "2 amendments" in need.text
    assert waiting(chair) == {}
    acts.withdraw_amendment(world.actor_of("Kesimba"), second)
    acts.take_over(chair, proposal, meeting="M", held_on=clock.now().date())
    assert waiting(sponsor) == {}
    (need,) = waiting(chair)["record"]
    assert "1 amendment" in need.text
    assert need.since is not None


def test_texts_of_the_chairs_wait_for_the_chairs_from_the_first_day() -> None:
    group = world.group()
    chair = world.cochair(group)
    proposal = world.tabled_proposal("San Aurelio", group, document_type="zero_draft")
    world.amendment(proposal, "Marlonia")
    assert list(waiting(chair)) == ["record"]


def test_a_lapsed_position_waits_to_be_reconfirmed() -> None:
    proposal = world.tabled_proposal("Dravenia")
    marlonia = world.actor_of("Marlonia")
    revision = issued_revision(proposal)
    first = world.paragraph_id(proposal, "OP1")
    acts.take_position(marlonia, proposal, stance="support", revision=revision)
    acts.take_position(marlonia, proposal, stance="support", revision=revision, paragraph=first)
    assert waiting(marlonia) == {}
    acts.accept_amendment(world.actor_of("Dravenia"), world.amendment(proposal, "Kesimba"))
    latest = acts.issue_revision(world.actor_of("Dravenia"), proposal)
    (need,) = waiting(marlonia)["reconfirm"]
    assert "2 positions" in need.text
    assert need.url == reverse("position", args=[proposal.pk])
    acts.take_position(marlonia, proposal, stance="support", revision=latest)
    (need,) = waiting(marlonia)["reconfirm"]
    assert need.url == f"{reverse('position', args=[proposal.pk])}?paragraph={first}"
    acts.take_position(marlonia, proposal, stance="support", revision=latest, paragraph=first)
    assert waiting(marlonia) == {}


def test_an_amendment_left_behind_waits_for_its_mover() -> None:
    proposal = world.tabled_proposal("Dravenia")
    marlonia = world.actor_of("Marlonia")
    amendment = world.amendment(proposal, "Marlonia")
    accepted = world.amendment(proposal, "Kesimba", new_text="Asks all States to act;")
    acts.accept_amendment(world.actor_of("Dravenia"), accepted)
    latest = acts.issue_revision(world.actor_of("Dravenia"), proposal)
    (need,) = waiting(marlonia)["rewrite"]
    assert "Rev.1" in need.text
    acts.rewrite_amendment(marlonia, amendment, new_text="Urges.", base=latest)
    assert waiting(marlonia) == {}


def test_a_coalitions_amendment_to_rewrite_waits_for_who_speaks_for_it() -> None:
    proposal = world.tabled_proposal("Dravenia")
    speaker, member = world.actor_of("Kesimba"), world.actor_of("Ostvarn")
    coalition = found_coalition(speaker, name="Watch", charter="We answer.", outcomes=["Hours"])
    answer_request(speaker, ask_to_join(member, coalition), accepted=True)
    amendment = world.amendment(proposal, "Kesimba", "OP1", "Asks all States;", coalition=coalition)
    accepted = world.amendment(proposal, "Vailuku", "OP1", "Calls upon States.")
    acts.accept_amendment(world.actor_of("Dravenia"), accepted)
    latest = acts.issue_revision(world.actor_of("Dravenia"), proposal)
    (need,) = waiting(speaker)["rewrite"]
    assert need.url == amendment.get_absolute_url()
    assert waiting(member) == {}
    for actor in (speaker, member):
        declare_spokesperson(actor, coalition, member.stakeholder)
    assert waiting(speaker) == {}
    assert [need.key for need in waiting(member)["rewrite"]] == [
        f"proposals.rewrite:{amendment.pk}"
    ]
    acts.rewrite_amendment(member, amendment, new_text="Urges.", base=latest)
    assert waiting(member) == {}


def test_a_text_deferred_to_a_day_waits_for_the_co_chair_with_that_deadline() -> None:
    proposal = world.tabled_proposal("Dravenia")
    chair = world.cochair(proposal.group)
    until = clock.now().date() + timedelta(days=30)
    acts.defer_proposal(chair, proposal, reason="R", until=until)
    (need,) = waiting(chair)["resume"]
    assert need.deadline.date() == until
    acts.resume_proposal(chair, proposal)
    assert waiting(chair) == {}


def test_a_day_is_told_as_a_day_wherever_it_is_read(client: Client) -> None:
    chair = world.cochair(world.group())
    proposal = world.tabled_proposal("Dravenia")
    until = clock.today() + timedelta(days=30)
    acts.defer_proposal(chair, proposal, reason="R", until=until)
    assert chair.person is not None
    chair.person.time_zone = "America/Montevideo"
    chair.person.save()
    signed_in(client, chair)
    page = client.get("/home/").content.decode()
    assert f'<time datetime="{until}">{day_words(until)}</time>' in page
    assert "00:00 UTC" not in page


def test_they_are_gathered_with_those_of_the_other_apps() -> None:
    proposal = world.draft("Dravenia")
    acts.invite_cosponsor(world.actor_of("Dravenia"), proposal, world.stakeholder("Marlonia"))
    keys = [need.key for need in needs_of(world.actor_of("Marlonia"))]
    assert any(key.startswith("proposals.cosponsor_invitation:") for key in keys)


def test_the_number_of_queries_does_not_grow_with_what_waits() -> None:
    marlonia = world.actor_of("Marlonia")

    def load() -> None:
        proposal = world.tabled_proposal("Dravenia")
        world.amendment(proposal, "Marlonia")
        own = world.tabled_proposal("Marlonia")
        world.amendment(own, "Kesimba", cosponsors=[marlonia.stakeholder])
        acts.take_position(marlonia, proposal, stance="support", revision=issued_revision(proposal))
        accepted = world.amendment(proposal, "Kesimba", new_text="Asks all States to act;")
        acts.accept_amendment(world.actor_of("Dravenia"), accepted)
        acts.issue_revision(world.actor_of("Dravenia"), proposal)

    load()
    before = count(marlonia)
    load()
    load()
    assert len(text_needs(marlonia)) == 12
    assert count(marlonia) == before
    assert before <= 14


def count(actor: Any) -> Any:
    with CaptureQueriesContext(connection) as queries:
        text_needs(actor)
    return len(queries)
