"""No text changes under a co-sponsor: it stands beside the words that it read, and no others."""

from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils.html import strip_tags

from proposals import actions as acts
from proposals.models import CoSponsor, CoSponsorAct, Draft, Proposal, SponsorAct, Tabling
from proposals.needs import text_needs
from proposals.reads.texts import issued_revision
from record.models import Event
from record.reads import tell
from stakeholders.actors import Actor
from tests import world
from tests.api.client import Program
from tests.proposals.pages.signing import Fields, signed_in
from tests.proposals.sponsorship.test_sponsorship import invited

pytestmark = pytest.mark.django_db

REST = " to do something else entirely."
ANEW = f"Decides{REST}"
NOT_CONFIRMED = "on an earlier draft, not confirmed"


def save(proposal: Proposal, words: str | None = ANEW, **facts: Any) -> Draft:
    """The author saves the draft, with one paragraph in the place of all, or the same words."""
    draft = Draft.objects.get(proposal=proposal)
    rows = draft.paragraphs if words is None else [{"kind": "op", "text": words}]
    return acts.save_draft(
        world.actor_of("Dravenia"),
        proposal,
        paragraphs=rows,
        seen_version=draft.version,
        **{"title": proposal.title, **facts},
    )


def table(proposal: Proposal) -> Proposal:
    acts.table_proposal(world.actor_of("Dravenia"), proposal)
    return Proposal.objects.get(pk=proposal.pk)


def issue(proposal: Proposal) -> None:
    dravenia = world.actor_of("Dravenia")
    acts.accept_amendment(dravenia, world.amendment(proposal))
    acts.issue_revision(dravenia, proposal)


@pytest.fixture
def marlonia() -> Actor:
    return world.actor_of("Marlonia")


@pytest.fixture
def accepted(marlonia: Actor) -> CoSponsor:
    """Marlonia accepted a draft of Dravenia."""
    return acts.accept_cosponsorship(marlonia, invited())


@pytest.fixture
def earlier(accepted: CoSponsor) -> Proposal:
    """The text was tabled with other words than those."""
    save(accepted.proposal)
    return table(accepted.proposal)


def hidden(page: Any, has: str) -> dict[str, str]:
    fields = Fields(has)
    fields.feed(page.text)
    return next(one for one in fields.forms if has in one and " stance" not in one)


def needs(actor: Actor) -> list[str]:
    return [need.key.partition(":")[0] for need in text_needs(actor)]


def told(proposal: Proposal) -> str:
    events = Event.objects.filter(stream__subject_id=proposal.pk).order_by("number")
    return " ".join(strip_tags(str(said)) for _event, said in tell(list(events)))


# What was not read is not signed.
def test_a_revision_that_was_not_read_is_not_co_sponsored(marlonia: Actor, refused: Any) -> None:
    text = world.tabled_proposal("Dravenia")
    read = issued_revision(text)
    issue(text)
    with refused("stale_base"):
        acts.cosponsor_proposal(marlonia, text, revision=read)
    assert not CoSponsorAct.objects.exists()
    slot = acts.cosponsor_proposal(marlonia, text, revision=issued_revision(text))
    assert slot.last_act.revision == issued_revision(text)


def test_a_draft_that_was_not_read_is_not_accepted(marlonia: Actor, refused: Any) -> None:
    slot = invited()
    save(slot.proposal)
    with refused("stale_draft"):
        acts.accept_cosponsorship(marlonia, slot, seen_version=0)
    with refused("stale_draft"):
        acts.accept_cosponsorship(marlonia, slot, seen_version=2)
    assert acts.accept_cosponsorship(marlonia, slot, seen_version=1).last_act.draft_version == 1


def test_what_else_is_saved_with_a_draft_keeps_nobody_from_accepting(marlonia: Actor) -> None:
    slot = invited()
    save(slot.proposal, None, short_title="Hospitals")
    assert acts.accept_cosponsorship(marlonia, slot, seen_version=0).last_act.draft_version == 1


def test_a_draft_that_was_tabled_meanwhile_is_not_accepted_unread(
    marlonia: Actor, refused: Any
) -> None:
    slot = invited()
    save(slot.proposal)
    table(slot.proposal)
    with refused("stale_draft") as caught:
        acts.accept_cosponsorship(marlonia, slot, seen_version=0)
    assert "tabled in the meantime" in caught[0].message


@pytest.mark.parametrize("is_invited", [False, True])
def test_the_page_shows_the_new_revision_before_it_is_co_sponsored(
    client: Client, marlonia: Actor, is_invited: bool
) -> None:
    text = world.tabled_proposal("Dravenia")
    if is_invited:
        invited(proposal=text)
    signed_in(client, marlonia)
    url = reverse("cosponsor_proposal", args=[text.pk]) + ("?step=accept" if is_invited else "")
    opened = client.get(text.get_absolute_url())
    issue(text)
    again = client.post(url, hidden(opened, "revision"))
    assert again.status_code == 422
    assert "has been issued in the meantime" in again.text
    assert "States and companies" in again.text
    assert not CoSponsorAct.objects.filter(act="accepted").exists()
    assert client.post(url, hidden(again, "revision")).status_code == 303
    assert CoSponsorAct.objects.get(act="accepted").revision == issued_revision(text)


def test_the_page_shows_the_new_draft_before_it_is_accepted(
    client: Client, marlonia: Actor
) -> None:
    slot = invited()
    signed_in(client, marlonia)
    url = reverse("cosponsor_proposal", args=[slot.proposal_id]) + "?step=accept"
    opened = client.get(reverse("draft", args=[slot.proposal_id]))
    save(slot.proposal)
    again = client.post(url, hidden(opened, "seen_version"))
    assert again.status_code == 422
    assert "were changed in the meantime" in again.text
    assert REST in again.text
    assert not CoSponsorAct.objects.filter(act="accepted").exists()
    assert client.post(url, hidden(again, "seen_version")).status_code == 303
    assert CoSponsorAct.objects.get(act="accepted").draft_version == 1


def test_a_form_of_a_draft_that_was_tabled_meanwhile_shows_the_text(
    client: Client, marlonia: Actor
) -> None:
    slot = invited()
    signed_in(client, marlonia)
    url = reverse("cosponsor_proposal", args=[slot.proposal_id]) + "?step=accept"
    opened = client.get(reverse("draft", args=[slot.proposal_id]))
    save(slot.proposal)
    table(slot.proposal)
    again = client.post(url, hidden(opened, "seen_version"))
    assert again.status_code == 422
    assert "Read the words as they stand and send it again" in again.text
    assert REST in again.text
    assert client.post(url, hidden(again, "revision")).status_code == 303


def test_who_declines_or_withdraws_needs_to_have_read_nothing(
    client: Client, marlonia: Actor
) -> None:
    slot = invited()
    signed_in(client, marlonia)
    url = reverse("cosponsor_proposal", args=[slot.proposal_id]) + "?step=decline"
    assert client.post(url, {"seat": marlonia.seat_key}).status_code == 303
    assert CoSponsor.objects.get().last_act.act == "declined"


# What was read is told as what was read.
def test_who_accepted_the_words_that_are_tabled_stands_beside_them(
    accepted: CoSponsor, marlonia: Actor
) -> None:
    save(accepted.proposal, None, short_title="Hospitals")
    text = table(accepted.proposal)
    assert not CoSponsor.objects.get().is_earlier
    assert needs(marlonia) == []
    assert "Co-sponsors: Marlonia." in told(text)


@pytest.mark.parametrize(
    "change",
    [
        {"title": "Another title"},
        {"language": "fr"},
        {"words": ANEW},
        {"words": "Calls upon all States."},
    ],
)
def test_any_other_words_are_other_words(accepted: CoSponsor, change: dict[str, Any]) -> None:
    save(accepted.proposal, **{"words": None, **change})
    table(accepted.proposal)
    assert CoSponsor.objects.get().is_earlier


def test_every_page_says_who_accepted_an_earlier_draft(
    client: Client, earlier: Proposal, marlonia: Actor
) -> None:
    said = f"Co-sponsored {NOT_CONFIRMED}: Marlonia."
    page = client.get(earlier.get_absolute_url()).text
    assert said in page
    assert "Co-sponsored by Marlonia" not in page
    assert said in told(earlier)
    assert marlonia.stakeholder is not None
    assert NOT_CONFIRMED in client.get(marlonia.stakeholder.get_absolute_url()).text


def test_the_page_that_tables_says_who_has_not_confirmed(
    client: Client, accepted: CoSponsor
) -> None:
    signed_in(client, world.actor_of("Dravenia"))
    tabling = reverse("tabling", args=[accepted.proposal_id])
    assert "Co-sponsored by Marlonia." in client.get(tabling).text
    save(accepted.proposal)
    page = client.get(tabling).text
    assert "Co-sponsors on an earlier draft, not confirmed" in page
    assert "The words have changed since they accepted: Marlonia." in page
    assert NOT_CONFIRMED in client.get(reverse("draft", args=[accepted.proposal_id])).text


# It is asked again, until it confirms or withdraws.
def test_home_asks_until_it_confirms(client: Client, earlier: Proposal, marlonia: Actor) -> None:
    assert needs(marlonia) == ["proposals.confirm_cosponsorship"]
    signed_in(client, marlonia)
    page = client.get(earlier.get_absolute_url())
    assert "Confirm co-sponsorship" in page.text
    assert "Withdraw co-sponsorship" in page.text
    url = reverse("cosponsor_proposal", args=[earlier.pk]) + "?step=accept"
    unread = client.post(url, {"seat": marlonia.seat_key})
    assert unread.status_code == 422
    assert '<button class="btn btn--primary">Confirm co-sponsorship</button>' in unread.text
    assert client.post(url, hidden(page, "revision")).status_code == 303
    assert needs(marlonia) == []
    after = client.get(earlier.get_absolute_url()).text
    assert "Co-sponsored by Marlonia" in after
    assert "Confirm co-sponsorship" not in after
    assert "confirmed its sponsorship" in told(earlier)


def test_home_asks_until_it_withdraws(earlier: Proposal, marlonia: Actor) -> None:
    acts.withdraw_cosponsorship(marlonia, CoSponsor.objects.get())
    assert needs(marlonia) == []
    assert not CoSponsor.objects.get().is_earlier


def test_a_draft_is_confirmed_before_it_is_tabled(
    client: Client, accepted: CoSponsor, marlonia: Actor
) -> None:
    save(accepted.proposal)
    assert needs(marlonia) == ["proposals.confirm_cosponsorship"]
    signed_in(client, marlonia)
    page = client.get(reverse("draft", args=[accepted.proposal_id]))
    assert NOT_CONFIRMED in page.text
    assert "Confirm co-sponsorship" in page.text
    url = reverse("cosponsor_proposal", args=[accepted.proposal_id]) + "?step=accept"
    assert client.post(url, hidden(page, "seen_version")).status_code == 303
    assert needs(marlonia) == []
    table(accepted.proposal)
    assert not CoSponsor.objects.get().is_earlier


def test_the_offer_of_a_tabled_text_confirms_too_and_once(
    earlier: Proposal, marlonia: Actor, refused: Any
) -> None:
    acts.cosponsor_proposal(marlonia, earlier)
    assert not CoSponsor.objects.get().is_earlier
    with refused("already_sponsor"):
        acts.cosponsor_proposal(marlonia, earlier)
    with refused("no_invitation"):
        acts.accept_cosponsorship(marlonia, CoSponsor.objects.get())


def test_what_was_accepted_before_versions_were_kept(accepted: CoSponsor) -> None:
    CoSponsorAct.objects.update(draft_version=None)
    assert CoSponsor.objects.get().is_earlier
    table(accepted.proposal)
    assert CoSponsor.objects.get().is_earlier
    Tabling.objects.update(words_since=None)
    assert not CoSponsor.objects.get().is_earlier


def test_a_later_revision_asks_nothing_again(accepted: CoSponsor, marlonia: Actor) -> None:
    text = table(accepted.proposal)
    issue(text)
    assert not CoSponsor.objects.get().is_earlier
    assert needs(marlonia) == []


# Programs.
def test_a_program_says_which_draft_it_accepts(marlonia: Actor) -> None:
    slot = invited()
    asked = Program(world.seat_of("Marlonia"))
    path = f"proposals/{slot.proposal_id}/"
    yes = {"accepted": True}
    answer = f"{path}invitation-answer/"
    assert asked.post(answer, yes, 400)["errors"].keys() == {"seen_version"}
    assert asked.post(answer, {**yes, "revision": 0}, 400)["errors"].keys() == {"seen_version"}
    read = asked.get(f"{path}draft/")["version"]
    save(slot.proposal)
    assert asked.post(answer, {**yes, "seen_version": read}, 409)["code"] == "stale_draft"
    asked.post(answer, {**yes, "seen_version": read + 1})
    assert CoSponsor.objects.get().last_act.act == SponsorAct.ACCEPTED


def test_a_program_says_which_revision_it_co_sponsors() -> None:
    text = world.tabled_proposal("Dravenia")
    asked = Program(world.seat_of("Marlonia"))
    path = f"proposals/{text.pk}/cosponsorship/"
    assert asked.post(path, {}, 400)["errors"].keys() == {"revision"}
    issue(text)
    assert asked.post(path, {"revision": 0}, 409)["code"] == "stale_base"
    assert asked.post(path, {"revision": 7}, 422)["code"] == "no_such_revision"
    told = asked.post(path, {"revision": 1})["cosponsors"]
    assert [(one["name"], one["confirmed"]) for one in told] == [("Marlonia", True)]


def test_a_program_reads_who_has_not_confirmed_and_confirms(earlier: Proposal) -> None:
    asked = Program(world.seat_of("Marlonia"))
    path = f"proposals/{earlier.pk}/"
    (told,) = asked.get(path)["cosponsors"]
    assert (told["name"], told["confirmed"]) == ("Marlonia", False)
    answer = {"accepted": True, "revision": 0}
    assert asked.post(f"{path}invitation-answer/", {"accepted": True}, 400)["errors"].keys() == {
        "revision"
    }
    (told,) = asked.post(f"{path}invitation-answer/", answer)["cosponsors"]
    assert told["confirmed"]


def test_who_declines_by_program_needs_to_have_read_nothing() -> None:
    slot = invited()
    asked = Program(world.seat_of("Marlonia"))
    asked.post(f"proposals/{slot.proposal_id}/invitation-answer/", {"accepted": False}, 204)
    assert CoSponsor.objects.get().last_act.act == "declined"


def test_the_sponsors_of_a_draft_are_read_by_its_author_alone(accepted: CoSponsor) -> None:
    invited("Kesimba", accepted.proposal)
    path = f"proposals/{accepted.proposal_id}/"
    (told,) = Program(world.seat_of("Dravenia")).get(path)["cosponsors"]
    assert told["name"] == "Marlonia"
    assert Program(world.seat_of("Kesimba")).get(path)["cosponsors"] == []


def test_a_list_asks_once_for_all_sponsors() -> None:
    def count() -> int:
        program = Program(world.seat_of("Ostvarn"))
        program.get("proposals/")
        with CaptureQueriesContext(connection) as queries:
            program.get("proposals/")
        return len(queries)

    acts.cosponsor_proposal(world.actor_of("Kesimba"), world.tabled_proposal("Dravenia"))
    before = count()
    for title in ("One", "Two"):
        text = world.tabled_proposal("Dravenia", title=title)
        acts.cosponsor_proposal(world.actor_of("Kesimba"), text)
        acts.cosponsor_proposal(world.actor_of("Marlonia"), text)
    assert count() == before
