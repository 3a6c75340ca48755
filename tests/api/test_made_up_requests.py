"""Programs that send what nobody would: the schema says all that the API answers, never a 500."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest
import schemathesis
from django.core.signals import request_finished, request_started
from django.db import close_old_connections
from django.db.backends.postgresql.psycopg_any import DateRange
from hypothesis import HealthCheck, Phase, given, seed, settings
from hypothesis import strategies as st
from schemathesis import Case, GenerationMode
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi import checks

from interface import clock
from normsforum.wsgi import application
from proposals import actions as acts
from proposals.reads.texts import issued_revision
from record.keys import Subject
from stakeholders.actions.accreditation import apply_for_accreditation
from stakeholders.actions.coalitions import ask_to_join, found_coalition
from stakeholders.actions.people import invite_delegate
from stakeholders.actions.tokens import make_token
from stakeholders.actors import Actor
from stakeholders.models import Person
from tests.world import (
    actor_of,
    amendment,
    cochair,
    group,
    proposal_under_negotiation,
    seat_of,
    stakeholder,
)
from threads.actions import post_comment

SEED = 27
# A verb on a resource is asked so often, by a delegate, a co-chair and the secretariat, of things
# that exist and of things that do not: some two minutes in all.
EXAMPLES = 24
ASKED = settings(
    max_examples=EXAMPLES,
    deadline=None,
    database=None,
    phases=[Phase.generate],
    suppress_health_check=list(HealthCheck),
)
CHECKS = [
    not_a_server_error,
    checks.status_code_conformance,
    checks.content_type_conformance,
    checks.response_headers_conformance,
    checks.response_schema_conformance,
]


@pytest.fixture
def kept_connection(db: None) -> Iterator[None]:
    """A request of a real server closes its connection, and the test's transaction with it."""
    for signal in (request_started, request_finished):
        signal.disconnect(close_old_connections)
    yield
    for signal in (request_started, request_finished):
        signal.connect(close_old_connections)


@pytest.mark.usefixtures("kept_connection")
def test_whatever_is_asked_the_answer_is_one_that_the_schema_names(
    subtests: pytest.Subtests,
) -> None:
    schema = schemathesis.openapi.from_wsgi("/api/schema/", application)
    operations = [found.ok() for found in schema.get_all_operations()]
    assert len(operations) > 80
    things = a_negotiation()
    acting = [actor_of("Marlonia"), cochair(group()), actor_of("Secretariat", "head")]
    programs = [*map(secret_of, acting), ""]
    for operation in operations:
        with subtests.test(operation.label):
            ask(operation, things, programs)


def ask(operation: Any, things: dict[str, UUID | int], programs: list[str]) -> None:
    """Sends what fits the schema and what does not, to what is there and to what is not."""
    kinds = [operation.as_strategy(GenerationMode.POSITIVE)]
    kinds.append(operation.as_strategy(GenerationMode.NEGATIVE))

    @seed(SEED)
    @ASKED
    @given(case=st.one_of(kinds), there=st.booleans(), secret=st.sampled_from(programs))
    def asked(case: Case, there: bool, secret: str) -> None:
        if there:
            place(case, things)
        headers = {"Accept-Encoding": "identity"}
        if secret:
            headers["Authorization"] = f"Bearer {secret}"
        case.call_and_validate(headers=headers, checks=CHECKS)

    asked()


def place(case: Case, things: dict[str, UUID | int]) -> None:
    kind = case.operation.path.removeprefix("/api/v1/").partition("/")[0]
    for name in case.path_parameters:
        if kind in things:
            case.path_parameters[name] = str(things[kind])
    if isinstance(case.body, dict) and "proposal" in case.body:
        case.body["proposal"] = str(things["proposals"])


def secret_of(actor: Actor) -> str:
    last_day = clock.today() + timedelta(days=3)
    made = make_token(actor, label="Made up", scope="act", last_day=last_day, second_factor=True)
    return made[1]


def a_negotiation() -> dict[str, UUID | int]:
    """One of each thing that delegations make, and those that it is made among."""
    proposal = proposal_under_negotiation()
    said = post_comment(actor_of("Ostvarn"), Subject("proposal", proposal.pk), "Which clinics?")
    taken = acts.take_position(
        actor_of("Kesimba"), proposal, stance="support", revision=issued_revision(proposal)
    )
    coalition = found_coalition(
        actor_of("Open Relay Foundation"),
        name="Friends of clinics",
        charter="Care goes on.",
        outcomes=["Clinics are out of reach."],
    )
    asked = ask_to_join(actor_of("Marlonia"), coalition)
    mapping = acts.map_outcome(
        actor_of("Open Relay Foundation"), coalition.outcomes.get(), proposal
    )
    return {
        "groups": proposal.group.number,
        "stakeholders": proposal.main_sponsor.pk,
        "coalitions": coalition.pk,
        "proposals": proposal.pk,
        "amendments": amendment(proposal).pk,
        "positions": taken.pk,
        "comments": said.pk,
        "membership-requests": asked.pk,
        "outcome-mappings": mapping.pk,
        **a_delegation(),
    }


def a_delegation() -> dict[str, UUID | int]:
    """What the secretariat, and a person without a seat, have to do with one."""
    invitation = invite_delegate(
        actor_of("Secretariat", "head"),
        stakeholder("Marlonia"),
        email="coming@marlonia.example",
        name="Coming Soon",
        role="adviser",
        mandate=DateRange(clock.today(), None),
    )
    asking = Person.objects.create_user("ana@lanterns.example", "a long pass phrase", name="Ana")
    application = apply_for_accreditation(
        Actor.of_person(asking),
        organisation="Lanterns",
        kind="civil",
        function="Chair",
        statement="We watch.",
    )
    return {
        "invitations": invitation.pk,
        "applications": application.pk,
        "seats": seat_of("Marlonia", "adviser").pk,
    }
