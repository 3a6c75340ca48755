"""Acts through their pages: they happen, lead back, and a refusal keeps what was typed."""

import pytest
from django.test import Client
from django.urls import reverse

from interface import clock
from proposals import actions
from proposals.models import (
    Adoption,
    Amendment,
    AmendmentCoSponsor,
    AmendmentVersion,
    Outcome,
    Position,
    Proposal,
    Revision,
    TakeOver,
)
from proposals.models.outcomes import OutcomeReversal
from tests import world
from tests.proposals.pages.signing import send, signed_in

WORDS = "Calls upon all States and companies to refrain from operations against health services;"


@pytest.fixture
def text(db: None) -> Proposal:
    return world.proposal_under_negotiation()


@pytest.fixture
def delegate(client: Client, text: Proposal) -> Client:
    return signed_in(client, world.actor_of("Marlonia"))


@pytest.fixture
def chair(client: Client, text: Proposal) -> Client:
    return signed_in(client, world.cochair(text.group))


def amend_url(text: Proposal, label: str = "OP1") -> str:
    return f"{reverse('amend', args=[text.pk])}?paragraph={world.paragraph_id(text, label)}"


def test_an_amendment_is_tabled_and_leads_to_its_card_beside_its_paragraph(
    delegate: Client, text: Proposal
) -> None:
    world.stakeholder("Vailuku")
    answer = send(
        delegate,
        amend_url(text),
        "new_text",
        operation="replace",
        new_text=WORDS,
        mover="own",
        rationale="Companies too.",
        cosponsors=["Vailuku", ""],
    )
    assert answer.status_code == 303
    assert answer["Location"].endswith(f"?focus={world.paragraph_id(text, 'OP1')}#Amd.1")
    amendment = Amendment.objects.get(proposal=text)
    assert amendment.versions.get().new_text == WORDS
    assert AmendmentCoSponsor.objects.get(amendment=amendment).stakeholder.name == "Vailuku"


def test_a_paragraph_is_inserted_after_the_one_in_focus(delegate: Client, text: Proposal) -> None:
    answer = send(
        delegate,
        amend_url(text) + "&operation=insert",
        "new_text",
        operation="insert",
        new_text="Encourages help across borders;",
        kind="op",
        mover="own",
    )
    assert answer.status_code == 303
    version = AmendmentVersion.objects.get(amendment__proposal=text)
    assert version.after_id == world.paragraph_id(text, "OP1")
    page = delegate.get(text.get_absolute_url(), {"focus": "OP1"})
    assert b"New paragraph after OP1" in page.content


@pytest.mark.parametrize("operation", ["delete", "move"])
def test_a_paragraph_is_deleted_or_moved(delegate: Client, text: Proposal, operation: str) -> None:
    answer = send(
        delegate,
        amend_url(text),
        "new_text",
        operation=operation,
        new_text="",
        mover="own",
        place=f":{world.paragraph_id(text, 'OP2')}",
    )
    assert answer.status_code == 303
    assert Amendment.objects.get(proposal=text).operation == operation


def test_the_preview_shows_the_words_as_others_will_read_them(
    delegate: Client, text: Proposal
) -> None:
    op1 = world.paragraph_id(text, "OP1")
    url = reverse("amend_preview", args=[text.pk])
    said = {"paragraph": op1, "operation": "replace", "new_text": WORDS}
    fragment = delegate.post(url, said)
    assert b"<ins>and companies</ins>" in fragment.content
    assert b"Marlonia" in fragment.content
    assert b"<html" not in fragment.content
    assert delegate.get(url).status_code == 405
    without_script = send(
        delegate,
        amend_url(text),
        "new_text",
        operation="replace",
        new_text=WORDS,
        mover="own",
        preview="1",
    )
    assert without_script.status_code == 303
    shown = delegate.get(without_script["Location"])
    assert b"<ins>and companies</ins>" in shown.content
    assert WORDS.encode() in shown.content
    assert b"formaction" not in shown.content
    assert not Amendment.objects.exists()
    again = delegate.get(amend_url(text))
    assert b"formaction" in again.content


def test_typed_brackets_are_refused_and_the_words_kept(delegate: Client, text: Proposal) -> None:
    answer = send(
        delegate,
        amend_url(text),
        "new_text",
        operation="replace",
        new_text="Calls upon [all] States;",
        mover="own",
        rationale="Kept as well.",
    )
    assert answer.status_code == 422
    assert b"Calls upon [all] States;" in answer.content
    assert b"Kept as well." in answer.content


@pytest.mark.parametrize("words", ["Calls\x00 upon;", "x" * 20_001, ""])
def test_words_that_cannot_be_kept_are_refused_in_words(
    delegate: Client, text: Proposal, words: str
) -> None:
    answer = send(
        delegate, amend_url(text), "new_text", operation="replace", new_text=words, mover="own"
    )
    assert answer.status_code == 422
    assert not Amendment.objects.exists()


def test_an_unknown_cosponsor_is_named_and_kept(delegate: Client, text: Proposal) -> None:
    answer = send(
        delegate,
        amend_url(text),
        "new_text",
        operation="replace",
        new_text=WORDS,
        mover="own",
        cosponsors=["Nowhere"],
    )
    assert answer.status_code == 422
    assert answer.content.decode().count("Nowhere") >= 2


def test_after_a_new_revision_the_words_are_kept_and_may_be_sent_again(
    delegate: Client, text: Proposal
) -> None:
    page = delegate.get(amend_url(text))
    chair = world.cochair(text.group)
    old = Revision.objects.get(proposal=text)
    settle(text, world.amendment(text, "Ostvarn", "OP2", "Invites companies to help at once."))
    actions.issue_revision(chair, text)
    said = {
        "seat": world.actor_of("Marlonia").seat_key,
        "paragraph": world.paragraph_id(text, "OP1"),
        "base": old.pk,
        "operation": "replace",
        "new_text": WORDS,
        "mover": "own",
    }
    assert page.status_code == 200
    answer = delegate.post(reverse("amend", args=[text.pk]), said)
    assert answer.status_code == 422
    html = answer.content.decode()
    assert WORDS in html
    assert "Rev.1 has been issued" in html
    newest = Revision.objects.get(proposal=text, number=1)
    assert f'value="{newest.pk}"' in html


def test_a_vanished_paragraph_says_so_and_shows_what_was_typed(
    delegate: Client, text: Proposal
) -> None:
    gone = world.paragraph_id(text, "OP2")
    chair = world.cochair(text.group)
    deletion = actions.table_amendment(
        world.actor_of("Marlonia"),
        text,
        operation="delete",
        base=Revision.objects.get(proposal=text),
        paragraph=gone,
    )
    settle(text, deletion)
    actions.issue_revision(chair, text)
    assert (
        delegate.get(reverse("amend", args=[text.pk]), {"paragraph": str(gone)}).status_code == 410
    )
    answer = delegate.post(
        reverse("amend", args=[text.pk]), {"paragraph": gone, "new_text": "My careful words"}
    )
    assert answer.status_code == 409
    assert b"My careful words" in answer.content


def test_an_observer_is_told_why_it_may_not_amend(client: Client, text: Proposal) -> None:
    signed_in(client, world.actor_of("Kesimba", "observer"))
    page = client.get(amend_url(text))
    assert page.status_code == 403
    assert b"You may not move amendments" in page.content


def test_the_public_is_sent_to_sign_in(client: Client, text: Proposal) -> None:
    answer = client.get(amend_url(text))
    assert answer.status_code == 302
    assert reverse("account_login") in answer["Location"]


def test_a_position_is_taken_and_leads_back(delegate: Client, text: Proposal) -> None:
    op1 = world.paragraph_id(text, "OP1")
    url = f"{reverse('position', args=[text.pk])}?paragraph={op1}"
    answer = send(delegate, url, "stance", stance="support", reason="")
    assert answer.status_code == 303
    assert Position.objects.get(paragraph=op1).stance == "support"
    refused = send(delegate, url, "stance", stance="object", reason="")
    assert refused.status_code == 422
    html = refused.content.decode()
    assert "has a reason" in html
    assert Position.objects.count() == 1


def test_the_matrix_shows_who_stands_where(delegate: Client, text: Proposal) -> None:
    send(delegate, reverse("position", args=[text.pk]), "stance", stance="support", reason="")
    html = delegate.get(reverse("positions", args=[text.pk])).content.decode()
    assert "Marlonia" in html
    assert 'class="is-support"' in html


def test_cosponsoring_an_amendment_takes_one_button(client: Client, text: Proposal) -> None:
    amendment = world.amendment(text)
    signed_in(client, world.actor_of("Ostvarn"))
    url = reverse("cosponsor_amendment", args=[text.pk, amendment.number])
    assert client.get(url).status_code == 302
    answer = client.post(url, {"seat": world.actor_of("Ostvarn").seat_key, "wording": 1})
    assert answer.status_code == 303
    assert AmendmentCoSponsor.objects.get(amendment=amendment).stakeholder.name == "Ostvarn"


def test_the_mover_withdraws_and_others_may_not(client: Client, text: Proposal) -> None:
    amendment = world.amendment(text)
    url = reverse("withdraw_amendment", args=[text.pk, amendment.number])
    signed_in(client, world.actor_of("Ostvarn"))
    assert client.get(url).status_code == 403
    signed_in(client, world.actor_of("Marlonia"))
    assert send(client, url, "reason", reason="Met by Amd.2.").status_code == 303
    assert Amendment.objects.with_status().get().status == "withdrawn"


def settle(text: Proposal, amendment: Amendment) -> None:
    actions.record_outcome(
        world.cochair(text.group),
        amendment,
        result="agreed",
        basis="meeting",
        meeting="2nd meeting",
        basis_date=clock.today(),
    )


def test_the_cochair_records_an_outcome_in_place_and_takes_it_back(
    chair: Client, text: Proposal
) -> None:
    world.amendment(text)
    desk = reverse("desk", args=[text.pk])
    page = chair.get(desk, {"record": "1"})
    assert b"Record the outcome of Amd.1" in page.content
    url = reverse("record_outcome", args=[text.pk, 1])
    assert chair.get(url).status_code == 302
    said = {
        "seat": world.cochair(text.group).seat_key,
        "result": "agreed",
        "basis": "meeting",
        "note": "Typed once.",
        "wording": 1,
    }
    refused = chair.post(url, said)
    assert refused.status_code == 422
    assert b"Typed once." in refused.content
    done = chair.post(url, {**said, "meeting": "2nd meeting", "basis_date": str(clock.today())})
    assert done.status_code == 303
    assert Outcome.objects.get().result == "agreed"
    back = reverse("take_back_outcome", args=[text.pk, 1])
    assert send(chair, back, "reason", reason="Recorded on the wrong amendment.").status_code == 303
    assert OutcomeReversal.objects.count() == 1


def test_the_next_revision_is_previewed_and_issued(chair: Client, text: Proposal) -> None:
    url = reverse("issue_revision", args=[text.pk])
    assert b"nothing to issue yet" in chair.get(url).content
    settle(text, world.amendment(text))
    assert b"<ins>and companies</ins>" in chair.get(url).content
    assert send(chair, url, "summary", summary="Companies too.").status_code == 303
    assert Revision.objects.get(proposal=text, number=1).summary == "Companies too."


def test_a_text_is_adopted_on_its_page(chair: Client, text: Proposal) -> None:
    answer = send(
        chair,
        reverse("adopt_proposal", args=[text.pk]),
        "place",
        meeting="5th meeting",
        place="Valdorne",
        held_at=clock.now().strftime("%Y-%m-%dT%H:%M"),
        no_objection_raised="on",
    )
    assert answer.status_code == 303
    symbol = Adoption.objects.get().symbol
    assert symbol.encode() in chair.get(text.get_absolute_url()).content
    assert chair.get(reverse("text", args=[symbol])).status_code == 302


def test_deferring_resuming_and_withdrawing_have_pages(client: Client, text: Proposal) -> None:
    signed_in(client, world.cochair(text.group))
    assert (
        send(
            client, reverse("defer_proposal", args=[text.pk]), "reason", reason="No time.", until=""
        ).status_code
        == 303
    )
    assert b"Consideration is deferred" in client.get(text.get_absolute_url()).content
    resume = reverse("resume_proposal", args=[text.pk])
    assert client.post(resume, {"seat": world.cochair(text.group).seat_key}).status_code == 303


def test_the_main_sponsor_accepts_until_the_group_takes_over(client: Client, db: None) -> None:
    text = world.tabled_proposal()
    world.amendment(text)
    chair = world.cochair(text.group)
    signed_in(client, world.actor_of("Dravenia"))
    assert b"Main sponsor" in client.get(reverse("desk", args=[text.pk])).content
    url = reverse("accept_amendment", args=[text.pk, 1])
    assert send(client, url, "note", note="Gladly.").status_code == 303
    signed_in(client, chair)
    url = reverse("take_over", args=[text.pk])
    answer = send(client, url, "meeting", meeting="First meeting", held_on=str(clock.today()))
    assert answer.status_code == 303
    assert TakeOver.objects.filter(proposal=text).exists()


def test_the_desk_is_for_who_runs_the_text(client: Client, text: Proposal) -> None:
    signed_in(client, world.actor_of("Ostvarn"))
    assert client.get(reverse("desk", args=[text.pk])).status_code == 403


def test_the_desk_opens_though_no_amendment_has_that_number(chair: Client, text: Proposal) -> None:
    answer = chair.get(reverse("desk", args=[text.pk]), {"record": "9" * 5000})
    assert answer.status_code == 200
