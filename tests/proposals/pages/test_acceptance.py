"""Before it accepts, the main sponsor sees what it accepts: words, paragraph, mover, clashes."""

import re

import pytest
from django.test import Client
from django.urls import reverse
from django.utils.html import strip_tags

from tests import world

pytestmark = pytest.mark.django_db


def test_the_page_shows_words_paragraph_mover_and_clashes(client: Client) -> None:
    text = world.tabled_proposal("Dravenia")
    amendment = world.amendment(text, "Marlonia", new_text="Urges all States to refrain;")
    other = world.amendment(text, "Kesimba", new_text="Requests some States to refrain;")
    client.force_login(world.actor_of("Dravenia").person)
    answer = client.get(reverse("accept_amendment", args=[text.pk, amendment.number]))
    assert answer.status_code == 200
    html = answer.content.decode()
    said = re.sub(r"\s+", " ", strip_tags(html))
    assert f"OP1 with {amendment.name}" in said
    assert "Marlonia" in said
    assert re.search(r"<ins[^>]*>\s*Urges", html)
    assert f"Clashes with {other.name}: " in said


def test_brackets_are_shown_where_they_stand(client: Client) -> None:
    text = world.tabled_proposal("Dravenia")
    row = text.revisions.get().rows.get(label="OP1")
    bracket = world.amendment(
        text, "Marlonia", new_text="", operation="bracket", span=(0, 5), reason="substance"
    )
    client.force_login(world.actor_of("Dravenia").person)
    answer = client.get(reverse("accept_amendment", args=[text.pk, bracket.number]))
    assert row.text[:5] in strip_tags(answer.content.decode())
    assert f"OP1 with {bracket.name}" in strip_tags(answer.content.decode())


def test_the_opening_verb_of_the_paragraph_is_set_apart(client: Client) -> None:
    text = world.tabled_proposal("Dravenia")
    amendment = world.amendment(text, "Marlonia")
    client.force_login(world.actor_of("Dravenia").person)
    answer = client.get(reverse("accept_amendment", args=[text.pk, amendment.number]))
    assert '<i class="opening">Calls upon</i>' in answer.content.decode()
