"""The form of an amendment survives the end of a sign-in: its words, its choices, its place."""

from urllib.parse import parse_qs, urlsplit

import pytest
from django.test import Client
from django.urls import reverse

from interface.models import KeptForm
from tests import world
from tests.proposals.pages.signing import Fields, signed_in

pytestmark = pytest.mark.django_db


def test_who_signs_in_again_comes_back_to_the_paragraph_with_every_choice(client: Client) -> None:
    text = world.proposal_under_negotiation()
    op1, op2 = world.paragraph_id(text, "OP1"), world.paragraph_id(text, "OP2")
    url = f"{reverse('amend', args=[text.pk])}?paragraph={op1}"
    fields = Fields("new_text")
    fields.feed(signed_in(client, world.actor_of("Marlonia")).get(url).text)
    client.session.flush()
    said = {"operation": "move", "place": f":{op2}", "mover": "own"}
    referer = {"Referer": f"http://testserver{url}"}
    answer = client.post(url, {**fields.found(), **said}, headers=referer)
    (back,) = parse_qs(urlsplit(answer["Location"]).query)["next"]
    assert back == f"{url}#{op1}"
    assert KeptForm.objects.get().data["place"] == [f":{op2}"]
    form = signed_in(client, world.actor_of("Marlonia")).get(url).context["form"]
    assert form["place"].value() == f":{op2}"
