"""What is sent from several windows at once is entered once."""

from typing import Any

import pytest
from django.test import Client

from tests import world
from tests.hands import thrown_out
from tests.proposals.pages.signing import signed_in
from workinggroups.actions.groups import create_group
from workinggroups.actions.memberships import enter_members
from workinggroups.models import Membership

pytestmark = pytest.mark.django_db(transaction=True)


def test_a_member_entered_in_two_windows_is_entered_once() -> None:
    group = world.group()
    secretary, body = world.actor_of("Secretariat"), world.stakeholder("Vailuku")
    client = signed_in(Client(), secretary)
    sent = {"seat": secretary.seat_key, "stakeholders": [body.pk]}
    answers: list[Any] = []
    assert not thrown_out(
        lambda: enter_members(secretary, group, [body]),
        lambda: answers.append(client.post("/groups/4/members/", sent)),
    )
    assert [answer.status_code for answer in answers] == [303]
    assert Membership.objects.filter(group=group, stakeholder=body).count() == 1


def test_of_two_groups_set_up_alike_at_once_the_second_is_told_why_not() -> None:
    secretary = world.actor_of("Secretariat")
    facts = {"number": 7, "title": "Undersea cables", "mandate": "It drafts norms on cables."}
    broken = thrown_out(
        lambda: create_group(secretary, **facts), lambda: create_group(secretary, **facts)
    )
    said = [(getattr(one, "code", one), getattr(one, "field", "")) for one in broken]
    assert said == [("number_taken", "number")]
