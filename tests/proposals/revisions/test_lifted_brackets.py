"""Brackets that are lifted change no word, and are told where a revision says what it changes."""

import re

import pytest
from django.test import Client
from django.urls import reverse
from django.utils.html import strip_tags

from proposals import actions as acts
from tests import world

pytestmark = pytest.mark.django_db


def test_they_are_told_beside_what_changes_and_in_the_summary(client: Client) -> None:
    text = world.tabled_proposal("Dravenia")
    sponsor = world.actor_of("Dravenia")
    bracket = world.amendment(
        text, new_text="", label="OP2", operation="bracket", span=(0, 7), reason="substance"
    )
    acts.accept_amendment(sponsor, bracket)
    acts.accept_amendment(sponsor, world.amendment(text))
    client.force_login(sponsor.person)
    answer = client.get(reverse("issue_revision", args=[text.pk]))
    said = re.sub(r"\s+", " ", strip_tags(answer.content.decode()))
    assert "Changed: OP1. Brackets lifted: OP2." in said
    assert acts.issue_revision(sponsor, text).summary == "Changed: OP1. Brackets lifted: OP2."
