"""Preferred outcomes mapped to paragraphs, and what a coalition's page tells of texts."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from interface import clock
from interface.refusal import Refusal
from proposals import actions as acts
from proposals.actions.coalitions import map_outcome, unmap_outcome
from proposals.actions.outcomes import record_outcome
from proposals.models import OutcomeMapping, Paragraph, Proposal
from proposals.reads.coalitions import mapped_outcomes, moved_by
from proposals.reads.texts import latest_revision
from record.models import Event
from record.reads import tell
from stakeholders.actions.coalitions import found_coalition
from stakeholders.models import Coalition, PreferredOutcome
from tests.world import (
    actor_of,
    amendment,
    cochair,
    draft,
    paragraph_id,
    proposal_under_negotiation,
    seat_of,
    tabled_proposal,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def coalition() -> Coalition:
    return found_coalition(
        actor_of("Ostvarn"),
        name="Hospitals Off Limits",
        charter="We.",
        outcomes=["No operation against health services", "Help within hours"],
    )


@pytest.fixture
def proposal() -> Proposal:
    return proposal_under_negotiation()


@pytest.fixture
def outcome(coalition: Coalition) -> PreferredOutcome:
    return coalition.outcomes.get(number=1)


def op1(proposal: Proposal) -> Paragraph:
    return Paragraph.objects.get(pk=paragraph_id(proposal, "OP1"))


def test_an_outcome_mapped_shows_the_present_words(
    outcome: PreferredOutcome, proposal: Proposal
) -> None:
    map_outcome(actor_of("Ostvarn"), outcome, proposal, op1(proposal))
    (found,) = mapped_outcomes(outcome.coalition, None)[outcome.pk]
    assert (found.label, found.standing) == ("OP1", "in")
    assert found.words.startswith("Calls upon all States")
    amendment(proposal)
    (found,) = mapped_outcomes(outcome.coalition, None)[outcome.pk]
    assert (found.standing, len(found.open_amendments)) == ("disputed", 1)


def test_who_took_a_mapping_back_may_map_again(
    outcome: PreferredOutcome, proposal: Proposal
) -> None:
    ours = actor_of("Ostvarn")
    mapping = map_outcome(ours, outcome, proposal, op1(proposal))
    unmap_outcome(ours, mapping)
    assert mapped_outcomes(outcome.coalition, None) == {}
    assert map_outcome(ours, outcome, proposal, op1(proposal)) != mapping


def test_a_paragraph_that_an_open_amendment_inserts_is_proposed(
    outcome: PreferredOutcome, proposal: Proposal
) -> None:
    inserting = acts.table_amendment(
        actor_of("Marlonia"),
        proposal,
        operation="insert",
        base=latest_revision(proposal),
        new_text="Decides to meet again.",
        kind="op",
        after=paragraph_id(proposal, "OP2"),
    )
    map_outcome(actor_of("Ostvarn"), outcome, proposal, inserting.paragraph)
    (found,) = mapped_outcomes(outcome.coalition, None)[outcome.pk]
    assert (found.standing, found.words) == ("proposed", "Decides to meet again.")


def test_both_acts_are_told(outcome: PreferredOutcome, proposal: Proposal) -> None:
    mapping = map_outcome(actor_of("Ostvarn"), outcome, proposal, op1(proposal))
    unmap_outcome(actor_of("Ostvarn"), mapping)
    events = list(Event.objects.filter(kind__startswith="proposals.outcome_").order_by("at"))
    assert {event.kind for event in events} == {
        "proposals.outcome_mapped",
        "proposals.outcome_unmapped",
    }
    for _event, sentence in tell(events):
        assert "Hospitals Off Limits" in sentence


def test_a_paragraph_of_another_text_is_refused(
    outcome: PreferredOutcome, proposal: Proposal
) -> None:
    other = tabled_proposal("Kesimba", title="Another")
    with pytest.raises(Refusal) as refused:
        map_outcome(actor_of("Ostvarn"), outcome, proposal, op1(other))
    assert refused.value.code == "vanished_paragraph"


MAY_MAP = {
    ("Ostvarn", "head"): True,
    ("Ostvarn", "delegate"): True,
    ("Ostvarn", "adviser"): False,
    ("Ostvarn", "observer"): False,
    ("Kesimba", "delegate"): False,
    ("Secretariat", "delegate"): False,
}


@pytest.mark.parametrize(("name", "role"), MAY_MAP)
def test_only_who_runs_the_coalition_maps(
    name: str, role: str, outcome: PreferredOutcome, proposal: Proposal
) -> None:
    if MAY_MAP[name, role]:
        map_outcome(actor_of(name, role), outcome, proposal)
    else:
        with pytest.raises(Refusal):
            map_outcome(actor_of(name, role), outcome, proposal)
    assert OutcomeMapping.objects.exists() is MAY_MAP[name, role]


def test_a_text_that_one_may_not_see_is_neither_mapped_nor_shown(
    outcome: PreferredOutcome, proposal: Proposal
) -> None:
    with pytest.raises(Refusal):
        map_outcome(actor_of("Ostvarn"), outcome, draft("Kesimba", title="Private"))
    map_outcome(actor_of("Ostvarn"), outcome, proposal, op1(proposal))
    Proposal.objects.filter(pk=proposal.pk).update(visibility="accredited")
    assert mapped_outcomes(outcome.coalition, None) == {}
    assert outcome.pk in mapped_outcomes(outcome.coalition, seat_of("Kesimba"))


@pytest.mark.parametrize(
    ("attribution", "known"), [("public", True), ("members", False), ("cochairs", False)]
)
def test_what_it_moved_is_told_only_where_movers_are_named(
    attribution: str, known: bool, coalition: Coalition, proposal: Proposal
) -> None:
    moved = amendment(proposal, "Ostvarn", coalition=coalition)
    Proposal.objects.filter(pk=proposal.pk).update(attribution=attribution)
    assert (moved in moved_by(coalition, None)) is known
    assert moved in moved_by(coalition, seat_of("Secretariat"))


def test_what_became_of_what_it_moved_is_told_in_the_words_of_outcomes(
    client: Client, coalition: Coalition, proposal: Proposal
) -> None:
    moved = amendment(proposal, "Ostvarn", coalition=coalition)
    record_outcome(
        cochair(proposal.group), moved, result="not_agreed", basis="meeting",
        meeting="First meeting", basis_date=clock.today(),
    )  # fmt: skip
    amendment(proposal, "Ostvarn", "OP2", "Asks companies.", coalition=coalition)
    page = client.get(coalition.get_absolute_url()).content.decode()
    assert "1 open, 1 not agreed" in " ".join(page.split())
    assert "Not agreed" in page
    assert "Open</span>" in page


def test_what_it_moved_is_shown_by_the_words_that_change(
    client: Client, coalition: Coalition, proposal: Proposal
) -> None:
    amendment(proposal, "Ostvarn", coalition=coalition)
    page = client.get(coalition.get_absolute_url()).content.decode()
    assert "<ins>and companies</ins>" in page.split('id="mo"')[1]


def test_mapping_on_the_pages(client: Client, coalition: Coalition, proposal: Proposal) -> None:
    client.force_login(
        seat_of("Ostvarn").person, backend="django.contrib.auth.backends.ModelBackend"
    )
    texts = client.get(reverse("outcome_texts", args=[coalition.pk, 1]))
    url = reverse("outcome_map", args=[coalition.pk, 1, proposal.pk])
    assert url in texts.content.decode()
    form = client.get(url).context["form"]
    hidden = {name: form[name].value() for name in ("seat", "once", "opened_by")}
    answer = client.post(url, {**hidden, "paragraph": str(op1(proposal).pk)})
    assert answer.status_code == 303
    page = client.get(coalition.get_absolute_url()).content.decode()
    assert "Calls upon all States" in page
    assert "In the text" in page

    texts = client.get(reverse("outcome_texts", args=[coalition.pk, 1]))
    form = texts.context["form"]
    hidden = {name: form[name].value() for name in ("seat", "once", "opened_by")}
    back = reverse("outcome_unmap", args=[coalition.pk, 1, OutcomeMapping.objects.get().pk])
    assert client.post(back, hidden).status_code == 303
    assert mapped_outcomes(coalition, None) == {}


def test_the_page_takes_as_many_queries_for_many_mappings(
    client: Client, coalition: Coalition, proposal: Proposal, django_assert_max_num_queries: Any
) -> None:
    client.force_login(
        seat_of("Ostvarn").person, backend="django.contrib.auth.backends.ModelBackend"
    )
    ours = actor_of("Ostvarn")
    first, second = coalition.outcomes.all()
    map_outcome(ours, first, proposal, op1(proposal))
    amendment(proposal, "Ostvarn", coalition=coalition)
    with django_assert_max_num_queries(25) as few:
        client.get(coalition.get_absolute_url())
    for _number in range(2):
        other = proposal_under_negotiation()
        map_outcome(ours, second, other, op1(other))
        amendment(other, "Ostvarn", coalition=coalition)
    with django_assert_max_num_queries(25) as many:
        client.get(coalition.get_absolute_url())
    assert len(many) <= len(few)
