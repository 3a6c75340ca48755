"""What pages ask of a session before an act, its scripts are asked too, and tokens once."""

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client

from interface import clock
from stakeholders.actions.accreditation import apply_for_accreditation
from stakeholders.actions.tokens import make_token
from stakeholders.actors import Actor
from stakeholders.models import ApplicationDecision, Person
from tests import proof
from tests.stakeholders.pages import signed_in
from tests.world import actor_of, cochair, group, member, seat_of, stakeholder

pytestmark = pytest.mark.django_db
ROOT = "/api/v1/"


@pytest.fixture
def final() -> dict[str, dict[str, Any]]:
    """Every act on people and groups that cannot be undone, with what it takes."""
    member("Vailuku", group())
    cochair(group(), "San Aurelio")
    asking = Person.objects.create_user("ana@lanterns.example", "a long pass phrase", name="Ana")
    application = apply_for_accreditation(
        Actor.of_person(asking),
        organisation="Lanterns",
        kind="civil",
        function="Chair",
        statement="We watch.",
    )
    of_vailuku = {"stakeholder": str(stakeholder("Vailuku").pk), "reason": "It left."}
    of_chair = {"stakeholder": str(stakeholder("San Aurelio").pk), "reason": "It left."}
    today = clock.now().date().isoformat()
    return {
        "groups/4/membership-ending/": of_vailuku,
        "groups/4/chair-ending/": of_chair,
        f"applications/{application.pk}/decision/": {"granted": True, "reason": "Heard."},
        f"seats/{seat_of('Vailuku', 'adviser').pk}/ending/": {"last_day": today},
    }


def codes(client: Client, acts: dict[str, dict[str, Any]], **headers: str) -> set[Any]:
    """How each is answered: the code of its refusal, or its status."""
    found = set()
    for path, said in acts.items():
        answer = client.post(ROOT + path, said, "application/json", headers=headers)
        found.add(answer.json()["code"] if answer.status_code >= 400 else answer.status_code)
    return found


def test_a_script_is_asked_for_a_fresh_proof_before_what_cannot_be_undone(
    final: dict[str, dict[str, Any]],
) -> None:
    client = signed_in(seat_of("Secretariat", "head"))
    proof.grow_old(client)
    assert codes(client, final) == {"proof_required"}
    member_in = {"stakeholders": [str(stakeholder("Kesimba").pk)]}
    assert codes(client, {"groups/4/membership/": member_in}) == {200}
    fresh = signed_in(seat_of("Secretariat", "head"))
    assert codes(fresh, final) == {200}


def test_the_secretariat_does_nothing_without_its_second_factor(
    final: dict[str, dict[str, Any]],
) -> None:
    client = signed_in(seat_of("Secretariat", "head"))
    proof.note_password(client)
    group_acts = {"groups/": {"number": 9, "title": "Cables", "mandate": "It meets."}}
    assert codes(client, {**final, **group_acts}) == {"second_factor_required"}
    for shown, wanted in ((False, {"second_factor_required"}), (True, {200})):
        _token, secret = make_token(
            actor_of("Secretariat", "head"),
            label="Office",
            scope="act",
            last_day=clock.today() + timedelta(days=3),
            second_factor=shown,
        )
        assert codes(Client(), final, Authorization=f"Bearer {secret}") == wanted
    assert ApplicationDecision.objects.get().granted


def test_a_token_for_reading_carries_none_of_it_out(final: dict[str, dict[str, Any]]) -> None:
    _token, secret = make_token(
        actor_of("Secretariat", "head"),
        label="Office",
        scope="read",
        last_day=clock.today() + timedelta(days=3),
        second_factor=True,
    )
    assert codes(Client(), final, Authorization=f"Bearer {secret}") == {"out_of_scope"}
    assert not ApplicationDecision.objects.exists()
