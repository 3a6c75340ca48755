"""What overtakes what, and what comes back with it."""

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from interface import clock
from proposals import actions as acts
from proposals.models import Outcome, OutcomeReversal, Proposal
from proposals.reads.overtaking import may_overtake
from proposals.reads.texts import issued_revision
from record.models import Event
from tests import world
from tests.proposals.pages.signing import signed_in

pytestmark = pytest.mark.django_db

TEXT: list[dict[str, Any]] = [
    {"id": "019a21dd-0000-7000-8000-000000000001", "kind": "op", "text": "Calls upon States:"},
    {
        "id": "019a21dd-0000-7000-8000-000000000002",
        "kind": "sub",
        "parent": "019a21dd-0000-7000-8000-000000000001",
        "text": "to act now:",
    },
    {
        "id": "019a21dd-0000-7000-8000-000000000003",
        "kind": "sub",
        "parent": "019a21dd-0000-7000-8000-000000000002",
        "text": "within hours;",
    },
    {"kind": "op", "text": "Invites companies to help;"},
    {"kind": "op", "text": "Decides to meet again."},
]


def record(amendment: Any, result: str = "agreed", **fields: Any) -> Outcome:
    return acts.record_outcome(
        world.cochair(amendment.proposal.group),
        amendment,
        result=result,
        basis="meeting",
        meeting="Second meeting",
        basis_date=clock.today(),
        **fields,
    )


@pytest.fixture
def text() -> Proposal:
    return world.proposal_under_negotiation(paragraphs=TEXT)


def move(text: Proposal, by: str, operation: str, label: str, after: str = "") -> Any:
    fields: dict[str, Any] = {"operation": operation}
    if operation == "insert":
        fields |= {"after": world.paragraph_id(text, label), "kind": "op"}
        fields["new_text"] = f"Requests {by} to report;"
    else:
        fields["paragraph"] = world.paragraph_id(text, label)
    if operation == "replace":
        fields["new_text"] = f"Asks for {by};"
    if operation == "move":
        fields |= {"after": world.paragraph_id(text, after), "kind": "op"}
    return acts.table_amendment(world.actor_of(by), text, base=issued_revision(text), **fields)


@pytest.mark.parametrize(
    ("agreed", "other", "overtakes"),
    [
        (("replace", "OP2"), ("replace", "OP2"), True),
        (("delete", "OP2"), ("replace", "OP2"), True),
        (("move", "OP2", "OP3"), ("replace", "OP2"), True),
        (("replace", "OP1"), ("replace", "OP1 (a)"), True),
        (("replace", "OP1 (a)"), ("replace", "OP1"), True),
        (("insert", "OP2"), ("insert", "OP2"), True),
        (("delete", "OP1"), ("replace", "OP1 (a) (i)"), True),
        (("replace", "OP1"), ("replace", "OP1 (a) (i)"), False),
        (("replace", "OP3"), ("replace", "OP2"), False),
        (("delete", "OP3"), ("replace", "OP2"), False),
        (("move", "OP2", "OP3"), ("replace", "OP3"), False),
        (("insert", "OP2"), ("insert", "OP3"), False),
    ],
)
def test_only_what_touches_the_same_place_overtakes(
    refused: Callable[..., Any], text: Proposal, agreed: Any, other: Any, overtakes: bool
) -> None:
    first, second = move(text, "Marlonia", *agreed), move(text, "Kesimba", *other)
    record(first)
    assert may_overtake(second) == ([first] if overtakes else [])
    if overtakes:
        assert record(second, "not_put", overtaken_by=first).overtaken_by == first
        return
    with refused("elsewhere", field="overtaken_by") as caught:
        record(second, "not_put", overtaken_by=first)
    assert "Amd.1" in caught[0].message


def test_what_has_not_been_agreed_is_no_choice(text: Proposal) -> None:
    first, second = (move(text, by, "replace", "OP2") for by in ("Marlonia", "Kesimba"))
    assert may_overtake(second) == []
    record(first, "not_agreed")
    assert may_overtake(second) == []


@pytest.fixture
def overtaken(text: Proposal) -> list[Any]:
    """Amd.1 agreed, Amd.2 and Amd.3 overtaken by it, Amd.4 not agreed."""
    movers = ("Marlonia", "Kesimba", "Ostvarn", "Zhenlu")
    moved = [move(text, by, "replace", "OP2") for by in movers]
    record(moved[0])
    for one in moved[1:3]:
        record(one, "not_put", overtaken_by=moved[0])
    record(moved[3], "not_agreed")
    return moved


def test_taking_it_back_opens_what_it_had_overtaken(overtaken: list[Any]) -> None:
    first, *others, last = overtaken
    chair = world.cochair(first.proposal.group)
    acts.take_back_outcome(chair, first.outcomes.get(), reason="Recorded by mistake.")
    for one in overtaken:
        one.refresh_from_db()
    assert [one.is_open for one in (first, *others, last)] == [True, True, True, False]
    reversals = OutcomeReversal.objects.all()
    assert {one.reason for one in reversals} == {"Recorded by mistake."}
    events = Event.objects.filter(
        kind="proposals.outcome_taken_back", stream__subject_type="proposal"
    )
    assert [one.subject_id for one in events.order_by("number")] == [
        one.pk for one in (first, *others)
    ]


def test_taking_back_one_that_was_overtaken_opens_that_one_alone(overtaken: list[Any]) -> None:
    first, second, *_rest = overtaken
    chair = world.cochair(first.proposal.group)
    acts.take_back_outcome(chair, second.outcomes.get(), reason="It was put.")
    assert OutcomeReversal.objects.count() == 1


def test_the_form_says_before_what_comes_back_too(client: Client, overtaken: list[Any]) -> None:
    signed_in(client, world.cochair(overtaken[0].proposal.group))
    lead = [
        client.get(
            reverse("take_back_outcome", args=[one.proposal_id, one.number])
        ).content.decode()
        for one in overtaken
    ]
    words = "Amd.2, Amd.3 were not put because of it, and are open again too."
    assert [words in one for one in lead] == [True, False, False, False]
