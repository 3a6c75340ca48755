"""Who is asked to co-sponsor an amendment, and who does, is told to whom its mover is told."""

import json

import pytest
from django.test import Client

from interface import clock
from outbox.models import Mail
from proposals import actions as acts
from proposals.models import Amendment, Proposal
from record import payloads
from record.models import Event, Stream
from reports.compile import json as report
from stakeholders.actions.coalitions import found_coalition
from stakeholders.models import Coalition
from tests import world
from tests.proposals.pages.signing import signed_in
from tests.proposals.visibility.test_withheld_movers import addresses
from tests.reports.asked import NOW, read

pytestmark = pytest.mark.django_db

MOVER, ASKED, JOINED, LEFT = "Kesimba", "Vailuku", "Zhenlu", "Meridian Cloud"
COALITION = "Hospitals Off Limits"
HIDDEN = (MOVER, ASKED, JOINED, LEFT, COALITION)
READERS = {
    "anonymous": None,
    "outsider": "Corvid Networks",
    "member": "Marlonia",
    "co-chair": "San Aurelio",
}
# By the text's own setting: who reads the names.
TOLD = {
    "members": {"member", "co-chair"},
    "cochairs": {"co-chair"},
}
SETTINGS = [(attribution, reader) for attribution in TOLD for reader in READERS]


@pytest.fixture
def amendment(request: pytest.FixtureRequest) -> Amendment:
    return moved(request.param)


def moved(attribution: str) -> Amendment:
    """With every step of its sponsors; another moved for a coalition."""
    world.cochair(world.group())
    world.member("Marlonia", world.group())
    proposal = world.draft("Dravenia")
    Proposal.objects.filter(pk=proposal.pk).update(attribution=attribution)
    acts.table_proposal(world.actor_of("Dravenia"), proposal)
    mover = world.actor_of(MOVER)
    asked = [world.stakeholder(ASKED), world.stakeholder(LEFT)]
    found = world.amendment(proposal, MOVER, cosponsors=asked)
    acts.invite_amendment_cosponsor(mover, found, world.stakeholder(JOINED))
    for name in (JOINED, LEFT):
        slot = found.cosponsors.get(stakeholder__name=name)
        acts.accept_amendment_cosponsorship(world.actor_of(name), slot)
    acts.withdraw_amendment_cosponsorship(world.actor_of(LEFT), slot)
    speaker = world.actor_of("Ostvarn")
    coalition = found_coalition(speaker, name=COALITION, charter="We.", outcomes=["No attack"])
    words = "Invites companies to answer."
    own = world.amendment(proposal, "Ostvarn", "OP2", words, coalition=coalition)
    acts.rewrite_amendment(speaker, own, new_text="Asks companies to answer.", base=own.base)
    acts.invite_amendment_cosponsor(speaker, own, world.stakeholder(ASKED))
    return found


def reading(reader: str) -> Client:
    name = READERS[reader]
    return signed_in(Client(), world.actor_of(name)) if name else Client()


def told_to(reader: str, amendment: Amendment) -> list[str]:
    """The addresses about the text and its group that name somebody who is not to be named."""
    client = reading(reader)
    pages = [
        *addresses(amendment),
        f"/proposals/{amendment.proposal_id}/amendments/{amendment.number + 1}/",
        "/groups/4/feed/",
        f"/api/v1/amendments/{amendment.pk}/",
    ]
    return [page for page in pages if names(client.get(page, follow=True).content.decode())]


def names(said: str) -> bool:
    """Outside of the lists of all bodies, the coalition's own acts, and its stream."""
    for name in HIDDEN:
        said = said.replace(f'<option value="{name}">', "")
    keys = [str(world.stakeholder(name).pk) for name in HIDDEN[:-1]]
    return any(one in said for one in (*HIDDEN[:-1], *keys))


@pytest.mark.parametrize(("amendment", "reader"), SETTINGS, indirect=["amendment"])
def test_every_door_tells_the_sponsors_to_whom_the_text_tells_them(
    amendment: Amendment, reader: str
) -> None:
    attribution = amendment.proposal.attribution
    telling = told_to(reader, amendment)
    page = f"/proposals/{amendment.proposal_id}/amendments/{amendment.number}/"
    if reader in TOLD[attribution]:
        assert {page, "/api/v1/amendments/"} <= set(telling)
    else:
        assert telling == []


@pytest.mark.parametrize("amendment", TOLD, indirect=True)
def test_what_is_said_once_for_all_names_nobody(amendment: Amendment) -> None:
    """The socket sends the same payload to whoever follows a stream, as the history says it."""
    sent = payloads.payloads(list(Event.objects.filter(kind__startswith="proposals.amendment_")))
    assert len(sent) == 8
    assert not [one for one in sent if names(payloads.encode(one)) or COALITION in str(one)]
    live = payloads.texts(list(Event.objects.filter(kind__startswith="proposals.")), ["en", "ar"])
    assert not [one for texts in live.values() for one in texts if names(one)]
    kept = [set(one["data"]) for one in sent]
    assert all({"proposal"} <= data for data in kept)
    assert not [data for data in kept if data & {"cosponsor", "invited"}]


@pytest.mark.parametrize("attribution", TOLD)
@pytest.mark.parametrize("audience", ["public", "accredited", "group"])
def test_a_report_names_sponsors_to_its_audience_alone(attribution: str, audience: str) -> None:
    named = audience == "group" and attribution == "members"
    with clock.at(NOW):
        moved(attribution)
        said = report.render(read(audience)).decode()
    told = [name for name in (MOVER, JOINED, COALITION) if name in said]
    assert told == ([MOVER, JOINED, COALITION] if named else [])


@pytest.mark.parametrize("amendment", TOLD, indirect=True)
def test_no_letter_names_them(amendment: Amendment) -> None:
    assert not [mail for mail in Mail.objects.all() if names(mail.subject + mail.text)]


@pytest.mark.parametrize("amendment", TOLD, indirect=True)
def test_a_coalitions_own_stream_does_not_say_that_it_moved_one(amendment: Amendment) -> None:
    coalition = Coalition.objects.get()
    stream = Stream.objects.get(subject_type="coalition", subject_id=coalition.pk)
    answer = json.loads(Client().get(f"/streams/{stream.pk}/events/").content)
    assert {event["kind"].partition(".")[0] for event in answer["events"]} == {"stakeholders"}
    mapped = coalition.outcomes.get()
    acts.map_outcome(world.actor_of("Ostvarn"), mapped, amendment.proposal)
    answer = json.loads(Client().get(f"/streams/{stream.pk}/events/").content)
    assert answer["events"][-1]["kind"] == "proposals.outcome_mapped"


def test_where_attribution_is_public_sponsors_are_named() -> None:
    proposal = world.tabled_proposal("Dravenia")
    found = world.amendment(proposal, MOVER, cosponsors=[world.stakeholder(ASKED)])
    (sent,) = payloads.payloads(list(Event.objects.filter(subject_id=found.pk)))
    assert sent["data"]["invited"] == [str(world.stakeholder(ASKED).pk)]
    assert ASKED in sent["sentence"]
