import re
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils.html import strip_tags

from interface import clock
from interface.times import day_words
from proposals import actions as acts
from proposals.models import Proposal
from proposals.narration import narrate
from proposals.narration.sentences import TELLERS
from proposals.reads.texts import issued_revision
from record.models import Event
from record.reads import tell
from stakeholders.actions import coalitions
from tests import world

pytestmark = pytest.mark.django_db


def plain(sentence: Any) -> Any:
    return re.sub(r"\s+", " ", strip_tags(str(sentence))).strip()


def told(proposal: Any) -> Any:
    """The sentences of a proposal's own stream, without who signed them."""
    events = Event.objects.filter(stream__subject_id=proposal.pk).order_by("number")
    return [re.sub(r" [A-Z]\w+ of .*$", "", plain(said)) for _event, said in tell(list(events))]


def test_the_life_of_a_text_in_plain_sentences() -> None:
    proposal = world.tabled_proposal("Dravenia")
    symbol = proposal.symbol
    chair = world.cochair(proposal.group)
    first = world.amendment(proposal, "Marlonia", cosponsors=[world.stakeholder("Kesimba")])
    acts.accept_amendment_cosponsorship(world.actor_of("Kesimba"), first.cosponsors.get())
    acts.accept_amendment(world.actor_of("Dravenia"), first)
    acts.issue_revision(world.actor_of("Dravenia"), proposal)
    acts.take_over(chair, proposal, meeting="First meeting", held_on=clock.today())
    second = world.amendment(proposal, "Vailuku", "OP2", "Asks companies for help.")
    outcome = acts.record_outcome(
        chair,
        second,
        result="agreed",
        basis="meeting",
        meeting="Second meeting",
        basis_date=clock.today(),
    )
    acts.take_back_outcome(chair, outcome, reason="By mistake.")
    acts.rewrite_amendment(
        world.actor_of("Vailuku"), second, new_text="Asks.", base=issued_revision(proposal)
    )
    acts.withdraw_amendment(world.actor_of("Vailuku"), second)
    acts.take_position(
        world.actor_of("Ostvarn"), proposal, stance="support", revision=issued_revision(proposal)
    )
    acts.cosponsor_proposal(world.actor_of("Kesimba"), proposal)
    acts.defer_proposal(chair, proposal, reason="R")
    acts.resume_proposal(chair, proposal)
    acts.adopt_proposal(
        chair,
        proposal,
        meeting="Third meeting",
        place="Valdorne",
        held_at=clock.now(),
        no_objection_raised=True,
    )
    said, today = told(proposal), day_words(clock.today())
    assert said[:-1] == [
        f"Dravenia tabled {symbol}.",
        "Marlonia tabled Amd.1 on OP1 (as tabled). Invited to co-sponsor: Kesimba.",
        "Kesimba joined the sponsors of Amd.1.",
        "Dravenia accepted Amd.1 on OP1.",
        "Dravenia issued Rev.1, with Amd.1.",
        f"The group took over {symbol} (First meeting, {today}), "
        "as recorded by San Aurelio, co-chair of Working Group 4.",
        "Vailuku tabled Amd.2 on OP2 (Rev.1).",
        "San Aurelio, as co-chair of Working Group 4, recorded Amd.2 on OP2 as agreed by the "
        f"group: Second meeting, {today}.",
        "San Aurelio, as co-chair of Working Group 4, took back the outcome of Amd.2 on OP2: "
        "it is open again. Reason: “By mistake.”",
        "Vailuku rewrote Amd.2 on OP2 (Rev.1).",
        "Vailuku withdrew Amd.2 on OP2.",
        "Ostvarn took a position on the whole text (Rev.1): Support.",
        f"Kesimba joined the sponsors of {symbol}.",
        f"San Aurelio, as co-chair of Working Group 4, deferred consideration of {symbol}. "
        "Reason: “R”",
        f"San Aurelio, as co-chair of Working Group 4, resumed consideration of {symbol}.",
    ]
    assert said[-1].startswith(f"{symbol} was adopted as NF/WG4/{clock.now().year}/DEC.1 (Third")


def test_the_person_stands_behind_the_stakeholder() -> None:
    proposal = world.tabled_proposal("Dravenia")
    (event,) = Event.objects.filter(stream__subject_id=proposal.pk)
    assert plain(narrate([event])[event.id]).endswith("Delegate of Dravenia")


def test_symbols_are_links_and_whole_elsewhere() -> None:
    proposal = world.tabled_proposal("Dravenia")
    coalition = coalitions.found_coalition(
        world.actor_of("Open Relay Foundation"), name="Open Minds", charter="C", outcomes=["O"]
    )
    amendment = acts.table_amendment(
        world.actor_of("Open Relay Foundation"),
        proposal,
        operation="delete",
        base=issued_revision(proposal),
        paragraph=world.paragraph_id(proposal, "OP2"),
        coalition=coalition,
    )
    event = Event.objects.get(kind="proposals.amendment_tabled", stream__subject_id=coalition.pk)
    said = narrate([event])[event.id]
    assert f'href="{amendment.get_absolute_url()}"' in said
    assert plain(said).startswith(
        "Open Relay Foundation, for Open Minds, tabled "
        f"{proposal.symbol}/Amd.1 to delete OP2 ({proposal.symbol})."
    )


def test_names_and_titles_are_escaped() -> None:
    attacker = "<script>alert(1)</script>"
    world.stakeholder(attacker, "civil")
    proposal = world.tabled_proposal("Dravenia")
    acts.cosponsor_proposal(world.actor_of(attacker), proposal)
    said = [str(one) for _event, one in tell(list(Event.objects.all()))]
    assert not any("<script>" in one for one in said)


def test_the_author_of_a_non_paper_is_never_told() -> None:
    proposal = world.draft("Vailuku", document_type="non_paper", title="Ideas")
    acts.circulate_non_paper(world.actor_of("Vailuku"), proposal)
    events = list(Event.objects.all())
    for said in narrate(events).values():
        assert plain(said) == "A non-paper was circulated: Ideas."


def test_a_draft_is_told_of_without_its_title() -> None:
    proposal = world.draft("Dravenia", title="A secret plan")
    acts.invite_cosponsor(world.actor_of("Dravenia"), proposal, world.stakeholder("Marlonia"))
    said = [plain(one) for one in narrate(list(Event.objects.all())).values()]
    assert len(said) == 2
    assert all("a draft" in one and "secret" not in one for one in said)
    acts.discard_draft(world.actor_of("Dravenia"), Proposal.objects.get())
    said = [plain(one) for one in narrate(list(Event.objects.all())).values()]
    assert all("discarded" in one for one in said)


def test_movers_are_not_named_where_attribution_is_not_public() -> None:
    proposal = world.tabled_proposal("Dravenia")
    Proposal.objects.update(attribution="cochairs")
    world.amendment(proposal, "Marlonia")
    event = Event.objects.get(kind="proposals.amendment_tabled")
    assert plain(narrate([event])[event.id]) == "A delegation tabled Amd.1 on OP1 (as tabled)."


def test_the_number_of_queries_does_not_grow_with_the_events() -> None:
    proposal = world.tabled_proposal("Dravenia")
    revision = issued_revision(proposal)

    def act(name: Any) -> None:
        amendment = world.amendment(proposal, name, "OP2", f"Asks {name}.")
        acts.cosponsor_amendment(world.actor_of("Ostvarn"), amendment)
        acts.take_position(world.actor_of(name), proposal, stance="support", revision=revision)
        acts.withdraw_amendment(world.actor_of(name), amendment)

    act("Marlonia")
    before = count()
    for name in ("Kesimba", "Vailuku", "Meridian Cloud"):
        act(name)
    assert count() == before
    assert before <= 10


def count() -> Any:
    events = list(Event.objects.order_by("stream", "number"))
    with CaptureQueriesContext(connection) as queries:
        assert len(narrate(events)) == len(events)
    return len(queries)


def test_every_kind_that_an_action_enters_has_its_sentence() -> None:
    import inspect
    import pkgutil

    import proposals.actions as package

    entered = set()
    for module in pkgutil.iter_modules(package.__path__):
        source = inspect.getsource(__import__(f"proposals.actions.{module.name}", fromlist=["x"]))
        entered |= set(re.findall(r'(?:enter|enter_\w+|_enter)\(\s*f?"(\w+)(?:_\{act\})?"', source))
    for stem in entered:
        assert any(kind == stem or kind.startswith(f"{stem}_") for kind in TELLERS), stem
    assert len(entered) >= 15
