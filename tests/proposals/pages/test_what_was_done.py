"""After an act the next page says in one sentence what was recorded, and shows it."""

from collections.abc import Callable
from html import unescape
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from interface import clock
from proposals import actions
from proposals.models import Position, Proposal, Revision
from tests import world
from tests.proposals.pages.signing import send, signed_in

WORDS = "Calls upon all States and companies to refrain from operations against health services;"
TODAY = str(clock.today())
MEETING = {"basis": "meeting", "meeting": "2nd meeting", "basis_date": TODAY}


@pytest.fixture
def text(db: None) -> Proposal:
    return world.proposal_under_negotiation()


def position(text: Proposal, label: str = "") -> str:
    query = f"?paragraph={world.paragraph_id(text, label)}" if label else ""
    return reverse("position", args=[text.pk]) + query


def on_op1(client: Client, text: Proposal, **said: Any) -> Any:
    signed_in(client, world.actor_of("Marlonia"))
    return send(client, position(text, "OP1"), "stance", **{"stance": "accept", **said})


def on_the_whole(client: Client, text: Proposal) -> Any:
    signed_in(client, world.actor_of("Marlonia"))
    return send(client, position(text), "stance", stance="object", reason="It is too broad.")


def amending(operation: str) -> Callable[[Client, Proposal], Any]:
    def act(client: Client, text: Proposal) -> Any:
        signed_in(client, world.actor_of("Marlonia"))
        url = f"{reverse('amend', args=[text.pk])}?paragraph={world.paragraph_id(text, 'OP1')}"
        place = f":{world.paragraph_id(text, 'OP2')}"
        return send(
            client, f"{url}&operation={operation}", "new_text",
            operation=operation, new_text="" if operation in ("delete", "move") else WORDS,
            kind="op", mover="own", place=place,
        )  # fmt: skip

    return act


def withdrawing(client: Client, text: Proposal) -> Any:
    amendment = world.amendment(text)
    signed_in(client, world.actor_of("Marlonia"))
    url = reverse("withdraw_amendment", args=[text.pk, amendment.number])
    return send(client, url, "reason", reason="Met elsewhere.")


def rewording(client: Client, text: Proposal) -> Any:
    amendment = world.amendment(text)
    signed_in(client, world.actor_of("Marlonia"))
    url = reverse("rewrite_amendment", args=[text.pk, amendment.number])
    return send(client, url, "new_text", new_text=WORDS.replace("companies", "firms"))


def recording(client: Client, text: Proposal) -> Any:
    world.amendment(text)
    chair = world.cochair(text.group)
    signed_in(client, chair)
    url = reverse("record_outcome", args=[text.pk, 1])
    return client.post(url, {"seat": chair.seat_key, "wording": 1, "result": "agreed", **MEETING})


def taking_back(client: Client, text: Proposal) -> Any:
    recording(client, text)
    url = reverse("take_back_outcome", args=[text.pk, 1])
    return send(client, url, "reason", reason="On the wrong amendment.")


def issuing(client: Client, text: Proposal) -> Any:
    recording(client, text)
    client.get(reverse("desk", args=[text.pk]))
    return send(client, reverse("issue_revision", args=[text.pk]), "summary", summary="")


def accepting(client: Client, _text: Proposal) -> Any:
    text = world.tabled_proposal()
    world.amendment(text)
    signed_in(client, world.actor_of("Dravenia"))
    return send(client, reverse("accept_amendment", args=[text.pk, 1]), "note", note="Gladly.")


def taking_over(client: Client, _text: Proposal) -> Any:
    text = world.tabled_proposal()
    signed_in(client, world.cochair(text.group))
    url = reverse("take_over", args=[text.pk])
    return send(client, url, "meeting", meeting="First meeting", held_on=TODAY)


@pytest.mark.parametrize(
    ("act", "sentence"),
    [
        (on_op1, "Your position on OP1 is recorded: can accept."),
        (on_the_whole, "as a whole is recorded: objection."),
        (amending("replace"), "Amd.1 to OP1 is tabled."),
        (amending("delete"), "Amd.1 to OP1 is tabled."),
        (amending("move"), "Amd.1 to OP1 is tabled."),
        (amending("insert"), "Amd.1 is tabled: a new paragraph after OP1."),
        (withdrawing, "Amd.1 is withdrawn."),
        (rewording, "The new wording of Amd.1 is recorded."),
        (recording, "Amd.1 is recorded as agreed by the group."),
        (taking_back, "The outcome of Amd.1 is taken back."),
        (issuing, "Rev.1 is issued."),
        (accepting, "Amd.1 is accepted: its words go into the next revision."),
        (taking_over, "The group has taken over the text."),
    ],
)
def test_the_next_page_says_what_was_recorded(
    client: Client, text: Proposal, act: Callable[[Client, Proposal], Any], sentence: str
) -> None:
    answer = act(client, text)
    assert answer.status_code == 303
    assert sentence in unescape(client.get(answer["Location"]).content.decode())


@pytest.mark.parametrize(
    ("operation", "end"), [("replace", "#Amd.1"), ("move", "#Amd.1"), ("insert", "/1/")]
)
def test_a_tabled_amendment_is_in_view(
    client: Client, text: Proposal, operation: str, end: str
) -> None:
    assert amending(operation)(client, text)["Location"].endswith(end)


def test_a_refused_act_says_nothing_of_a_record(client: Client, text: Proposal) -> None:
    refused = on_op1(client, text, stance="concern", reason="")
    assert refused.status_code == 422
    assert b"is recorded" not in client.get(text.get_absolute_url()).content


def test_a_second_click_names_no_second_amendment(client: Client, text: Proposal) -> None:
    signed_in(client, world.actor_of("Marlonia"))
    url = f"{reverse('amend', args=[text.pk])}?paragraph={world.paragraph_id(text, 'OP1')}"
    form = client.get(url).context["form"]
    carried = {name: form[name].value() for name in ("seat", "once", "opened_by", "base")}
    said = {**carried, "operation": "replace", "new_text": WORDS, "mover": "own"}
    answers = [client.post(url, {**said, "paragraph": form["paragraph"].value()}) for _ in "12"]
    assert answers[0]["Location"] == answers[1]["Location"]
    shown = client.get(answers[1]["Location"]).content.decode()
    assert "Your amendment to OP1 is tabled." in shown
    assert text.amendments.count() == 1


def test_changing_a_position_does_not_record_the_reason_of_the_one_before(
    client: Client, text: Proposal
) -> None:
    op1 = world.paragraph_id(text, "OP1")
    actions.take_position(
        world.actor_of("Marlonia"),
        text,
        stance="concern",
        reason="Two years are long.",
        revision=Revision.objects.get(proposal=text),
        paragraph=op1,
    )
    signed_in(client, world.actor_of("Marlonia"))
    page = client.get(position(text, "OP1"))
    assert "<q>Two years are long.</q>" in page.content.decode()
    rail = client.get(text.get_absolute_url(), {"focus": str(op1)})
    forms = [page.context["form"], rail.context["rail"].position_form]
    assert [form["reason"].value() for form in forms] == [None, None]
    on_op1(client, text, reason=forms[0]["reason"].value() or "")
    assert Position.objects.get(stance="accept").reason == ""


RAIL = '<aside class="rail" id="rail"'


@pytest.mark.parametrize(
    ("act", "sentence"),
    [
        (on_op1, "Your position on OP1 is recorded: can accept."),
        (on_the_whole, "as a whole is recorded: objection."),
    ],
)
def test_a_position_is_confirmed_where_the_page_opens_with_ones_own_first(
    client: Client, text: Proposal, act: Callable[[Client, Proposal], Any], sentence: str
) -> None:
    head, rail = unescape(client.get(act(client, text)["Location"]).text).split(RAIL)
    assert sentence not in head
    assert rail.count(sentence) == 1
    order = [sentence, "Marlonia: ", "Positions</h3>"]
    assert sorted(order, key=rail.index) == order
    assert "Your position" not in unescape(client.get(text.get_absolute_url()).text)


def test_the_act_beside_a_paragraph_says_that_a_position_is_changed(
    client: Client, text: Proposal
) -> None:
    shown = client.get(on_op1(client, text)["Location"]).text
    assert 'data-key="p">Change the position' in shown
    assert shown.index("Marlonia: can accept") < shown.index('rail-amendments">Amendments <span')


def test_a_position_on_a_paragraph_that_is_no_more_is_confirmed_at_the_head(
    client: Client, text: Proposal
) -> None:
    amending("insert")(client, text)
    new = text.amendments.get().paragraph_id
    url = f"{reverse('position', args=[text.pk])}?paragraph={new}"
    answer = client.get(send(client, url, "stance", stance="accept")["Location"])
    assert "is recorded: can accept." in answer.text
