"""The coalition pages: what they say, who finds which form, and how many queries they take."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from stakeholders.actions.coalitions import (
    answer_request,
    ask_to_join,
    found_coalition,
    invite_to_coalition,
)
from stakeholders.models import Coalition, MembershipRequest
from stakeholders.needs.coalitions import coalition_needs
from stakeholders.reads.coalitions import roll_of
from tests.world import actor_of, seat_of, stakeholder

pytestmark = pytest.mark.django_db


@pytest.fixture
def coalition() -> Coalition:
    return found_coalition(
        actor_of("Dravenia"),
        name="One Internet, One Standard",
        charter="We hold that the worth of a standard lies in there being one.",
        outcomes=["Technical merit decides", "Participation is open"],
    )


def signed_in(client: Client, name: str, role: str = "delegate") -> Client:
    client.force_login(
        seat_of(name, role).person, backend="django.contrib.auth.backends.ModelBackend"
    )
    return client


def send(client: Client, page: str, url: str, form: str, **fields: Any) -> Any:
    """POST the form as the page rendered it, with its hidden fields."""
    shown = client.get(page).context
    bound = shown["forms"][form] if form != "form" else shown["form"]
    hidden = {name: bound[name].value() for name in ("seat", "once", "opened_by")}
    return client.post(url, {**hidden, **fields})


def test_anyone_reads_a_coalition(client: Client, coalition: Coalition) -> None:
    page = client.get(coalition.get_absolute_url())
    assert page.status_code == 200
    shown = page.content.decode()
    for words in ("We hold that", "Technical merit decides", "speaks for the coalition"):
        assert words in shown
    assert "Ask to join" not in shown


def test_an_unknown_coalition_is_not_found(client: Client) -> None:
    assert client.get("/coalitions/019abc00-0000-7000-8000-000000000000/").status_code == 404


def test_a_delegate_founds_one_on_a_page(client: Client) -> None:
    signed_in(client, "Ostvarn")
    url = reverse("coalition_found")
    answer = send(
        client,
        url,
        url,
        "form",
        name="Hospitals Off Limits",
        charter="Care is nobody's target.",
        outcomes="No operation against health services\nHelp within hours\n\n",
    )
    founded = Coalition.objects.get()
    assert answer.status_code == 303
    assert answer["Location"] == founded.get_absolute_url()
    assert founded.outcomes.count() == 2


def test_who_goes_back_and_founds_it_again_has_founded_one(client: Client) -> None:
    signed_in(client, "Ostvarn")
    url = reverse("coalition_found")
    said = {"name": "Hospitals Off Limits", "charter": "Care.", "outcomes": "Help within hours"}
    send(client, url, url, "form", **said)
    answer = send(client, url, url, "form", **said)
    assert answer.status_code == 422
    assert "You have founded Hospitals Off Limits already" in answer.content.decode()
    assert Coalition.objects.count() == 1


def test_an_observer_is_told_why_there_is_no_form(client: Client) -> None:
    signed_in(client, "Ostvarn", "observer")
    page = client.get(reverse("coalition_found"))
    assert "does not carry that right" in page.content.decode()


def test_asking_accepting_and_leaving_on_the_page(client: Client, coalition: Coalition) -> None:
    page = coalition.get_absolute_url()
    signed_in(client, "Meridian Cloud")
    join = reverse("coalition_join", args=[coalition.pk])
    assert send(client, page, join, "join", standing="member", message="Hello").status_code == 303
    asked = client.get(page).content.decode()
    assert 'Meridian Cloud has asked to join. <a href="#jo">' in asked
    assert 'id="jo"' in asked

    signed_in(client, "Dravenia")
    request = MembershipRequest.objects.get()
    form = client.get(page).context["requests"][0][1]
    hidden = {name: form[name].value() for name in ("seat", "once", "opened_by")}
    url = reverse("coalition_answer", args=[coalition.pk, request.pk])
    assert client.post(url, {**hidden, "answer": "accept", "reason": ""}).status_code == 303
    assert roll_of(coalition).is_member(stakeholder("Meridian Cloud"))
    admitted = client.get(page).content.decode()
    assert 'Meridian Cloud is a member of the coalition now. <a href="#me">' in admitted
    assert 'id="me"' in admitted

    signed_in(client, "Meridian Cloud")
    leave = reverse("coalition_leave", args=[coalition.pk])
    assert send(client, page, leave, "leave", reason="It asks too much.").status_code == 303
    left = client.get(page).content.decode()
    assert "It asks too much." in left
    assert "Meridian Cloud has left the coalition." in left


@pytest.mark.parametrize(
    ("form", "fields", "said", "section"),
    [
        ("outcome", {"text": "Help comes"}, "The outcome is added", "po"),
        ("invite", {"stakeholder": "Vailuku", "standing": "member"}, "Vailuku is invited", "me"),
        (
            "declare",
            {"spokesperson": "Kesimba"},
            "Dravenia declared that Kesimba should speak",
            "me",
        ),
    ],
)
def test_what_was_done_is_told_at_the_head_with_a_link_to_where_it_shows(
    client: Client, coalition: Coalition, form: str, fields: dict[str, str], said: str, section: str
) -> None:
    grow(coalition, ["Kesimba"])
    signed_in(client, "Dravenia")
    page = coalition.get_absolute_url()
    fields = {
        name: str(stakeholder(value).pk) if name in ("stakeholder", "spokesperson") else value
        for name, value in fields.items()
    }
    url = reverse(f"coalition_{form}", args=[coalition.pk])
    assert send(client, page, url, form, **fields)["Location"] == page
    shown = client.get(page).content.decode()
    assert said in shown
    assert f'<a href="#{section}">' in shown
    assert f'id="{section}"' in shown


def test_aligning_is_told_as_done(client: Client, coalition: Coalition) -> None:
    signed_in(client, "Kesimba")
    page = coalition.get_absolute_url()
    join = reverse("coalition_join", args=[coalition.pk])
    send(client, page, join, "join", standing="aligned")
    assert "Kesimba is aligned with the coalition now." in client.get(page).content.decode()


def test_a_refused_act_shows_the_page_again_with_the_reason(
    client: Client, coalition: Coalition
) -> None:
    signed_in(client, "Marlonia")
    page = coalition.get_absolute_url()
    form = client.get(page).context["forms"]["declare"]
    hidden = {name: form[name].value() for name in ("seat", "once", "opened_by")}
    url = reverse("coalition_declare", args=[coalition.pk])
    founder = stakeholder("Dravenia").pk
    answer = client.post(url, {**hidden, "spokesperson": str(founder)})
    assert answer.status_code == 422


def test_a_stranger_is_sent_to_sign_in(client: Client, coalition: Coalition) -> None:
    for name in ("coalition_join", "coalition_invite", "coalition_leave", "coalition_outcome"):
        answer = client.post(reverse(name, args=[coalition.pk]), {})
        assert answer.status_code == 302
        assert "/accounts/login/" in answer["Location"]


def test_requests_and_invitations_are_needs_of_who_answers_them(coalition: Coalition) -> None:
    ask_to_join(actor_of("Kesimba"), coalition)
    invite_to_coalition(actor_of("Dravenia"), coalition, stakeholder("Vailuku"))
    asked = [need.key.partition(":")[0] for need in coalition_needs(actor_of("Dravenia"))]
    invited = [need.key.partition(":")[0] for need in coalition_needs(actor_of("Vailuku"))]
    assert asked == ["stakeholders.coalition_request"]
    assert invited == ["stakeholders.coalition_invitation"]
    assert coalition_needs(actor_of("Kesimba")) == []
    assert coalition_needs(actor_of("Vailuku", "adviser")) == []


def grow(coalition: Coalition, names: list[str]) -> None:
    for name in names:
        request = ask_to_join(actor_of(name), coalition)
        answer_request(actor_of("Dravenia"), request, accepted=True)


def test_the_page_takes_as_many_queries_for_many_members(
    client: Client, coalition: Coalition, django_assert_max_num_queries: Any
) -> None:
    signed_in(client, "Dravenia")
    grow(coalition, ["Kesimba", "San Aurelio"])
    with django_assert_max_num_queries(25) as few:
        client.get(coalition.get_absolute_url())
    grow(coalition, ["Meridian Cloud", "Open Relay Foundation", "Institute for Open Standards"])
    for name in ("Vailuku", "Ostvarn", "Marlonia"):
        ask_to_join(actor_of(name), coalition)
    with django_assert_max_num_queries(25) as many:
        client.get(coalition.get_absolute_url())
    assert len(many) <= len(few)


def test_the_list_takes_as_many_queries_for_many_coalitions(
    client: Client, coalition: Coalition, django_assert_num_queries: Any
) -> None:
    url = reverse("coalitions")
    with django_assert_num_queries(5):
        client.get(url)
    for number in range(6):
        found_coalition(
            actor_of("Kesimba"), name=f"Number {number}", charter="We.", outcomes=["One"]
        )
    with django_assert_num_queries(5):
        page = client.get(url)
    html = page.content.decode()
    assert "Number 5" in html
    assert "<h3" not in html.split("<main")[1], "no level of heading is left out"
