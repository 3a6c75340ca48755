from typing import Any

import pytest

from interface.identifiers import uuid7
from proposals import actions as acts
from proposals.models import Draft, Proposal
from record.models import Event
from tests import world

pytestmark = pytest.mark.django_db


def save(proposal: Any, by: Any = "Dravenia", role: Any = "delegate", **fields: Any) -> Any:
    said = {
        "title": proposal.title,
        "paragraphs": world.TEXT,
        "seen_version": Draft.objects.get(proposal=proposal).version,
        **fields,
    }
    return acts.save_draft(world.actor_of(by, role), proposal, **said)


def test_a_draft_has_a_main_sponsor_no_symbol_and_leaves_no_event() -> None:
    proposal = world.draft("Dravenia")
    assert proposal.main_sponsor == world.stakeholder("Dravenia")
    assert proposal.symbol is None
    assert proposal.visibility == "draft"
    assert not Event.objects.exists()


def test_missing_identifiers_are_minted_and_kept() -> None:
    proposal = world.draft()
    first = proposal.draft.paragraphs
    assert len({row["id"] for row in first}) == len(world.TEXT)
    save(proposal, paragraphs=first)
    assert Draft.objects.get(proposal=proposal).paragraphs == first


def test_a_save_that_has_not_seen_the_last_one_is_refused_and_changes_nothing(refused: Any) -> None:
    proposal = world.draft()
    save(proposal, title="Another title")
    with refused("stale_draft"):
        save(proposal, title="A third", seen_version=0)
    assert Proposal.objects.get(pk=proposal.pk).title == "Another title"


def test_an_adviser_of_the_author_drafts_and_saves() -> None:
    proposal = acts.create_draft(
        world.actor_of("Dravenia", "adviser"),
        world.group(),
        document_type="draft_norm",
        title="A norm",
    )
    assert save(proposal, role="adviser").version == 1


@pytest.mark.parametrize(("by", "role"), [("Dravenia", "observer"), ("Marlonia", "head")])
def test_nobody_else_saves(refused: Any, by: Any, role: Any) -> None:
    proposal = world.draft("Dravenia")
    with refused("not_entitled"):
        save(proposal, by=by, role=role)


def test_an_invited_sponsor_reads_the_draft_and_does_not_save_it(refused: Any) -> None:
    proposal = world.draft("Dravenia")
    marlonia = world.actor_of("Marlonia")
    assert not proposal.is_visible_to(marlonia.seat)
    acts.invite_cosponsor(world.actor_of("Dravenia"), proposal, world.stakeholder("Marlonia"))
    proposal = Proposal.objects.get(pk=proposal.pk)
    assert proposal.is_visible_to(marlonia.seat)
    with refused("not_entitled"):
        save(proposal, by="Marlonia")


def test_chairs_texts_are_drafted_by_co_chairs_alone(refused: Any) -> None:
    group = world.group()
    with refused("not_entitled"):
        world.draft("Dravenia", group, document_type="zero_draft")
    chair = world.cochair(group)
    proposal = acts.create_draft(chair, group, document_type="chairs_text", title="A bridge")
    assert proposal.main_sponsor is None


def test_the_other_co_chair_saves_a_chairs_draft_too() -> None:
    group = world.group()
    world.cochair(group, "San Aurelio")
    other = world.cochair(group, "Institute for Open Standards")
    proposal = world.draft("San Aurelio", group, document_type="zero_draft")
    assert proposal.is_visible_to(other.seat)
    draft = acts.save_draft(other, proposal, title="T", paragraphs=world.TEXT, seen_version=0)
    assert draft.version == 1


@pytest.mark.parametrize(
    ("fields", "code", "field"),
    [
        ({"title": "  "}, "title_required", "title"),
        ({"title": "x" * 301}, "too_long", "title"),
        ({"short_title": "x" * 121}, "too_long", "short_title"),
        ({"title": "a\x00b"}, "unprintable", "title"),
        ({"language": "tlh"}, "bad_language", "language"),
        ({"paragraphs": [{"kind": "op", "text": "x" * 20_001}]}, "too_long", "paragraphs"),
        ({"paragraphs": [{"kind": "op", "text": "a\x00"}]}, "unprintable", "paragraphs"),
        ({"paragraphs": [{"kind": "op", "text": "x"}] * 201}, "too_many_paragraphs", "paragraphs"),
        ({"paragraphs": [{"kind": "poem", "text": "x"}]}, "bad_kind", "paragraphs"),
        ({"paragraphs": [{"kind": "sub", "text": "x"}]}, "bad_parent", "paragraphs"),
        ({"paragraphs": [{"id": "7", "kind": "op", "text": "x"}]}, "bad_identifier", "paragraphs"),
        (
            {"paragraphs": [{"kind": "sub", "parent": str(uuid7()), "text": "x"}]},
            "bad_parent",
            "paragraphs",
        ),
    ],
)
def test_texts_over_the_limits_or_out_of_shape_are_refused_by_field(
    refused: Any, fields: Any, code: Any, field: Any
) -> None:
    proposal = world.draft()
    with refused(code, field=field):
        save(proposal, **fields)


def test_a_sub_paragraph_may_stand_under_one_minted_by_the_page() -> None:
    parent = str(uuid7())
    proposal = world.draft()
    draft = save(
        proposal,
        paragraphs=[
            {"id": parent, "kind": "op", "text": "Calls upon States:"},
            {"kind": "sub", "parent": parent, "text": "to listen;"},
        ],
    )
    assert draft.paragraphs[1]["parent"] == parent


def test_square_brackets_stay_in_a_draft() -> None:
    proposal = world.draft(paragraphs=[{"kind": "op", "text": "Calls [upon] States"}])
    assert proposal.draft.paragraphs[0]["text"] == "Calls [upon] States"


def test_a_tabled_text_is_saved_no_more(refused: Any) -> None:
    proposal = world.tabled_proposal()
    with refused("not_a_draft"):
        acts.save_draft(
            world.actor_of("Dravenia"), proposal, title="T", paragraphs=[], seen_version=0
        )


def test_a_discarded_draft_is_gone_and_saving_it_says_so(refused: Any) -> None:
    proposal = world.draft()
    acts.discard_draft(world.actor_of("Dravenia"), proposal)
    assert not Proposal.objects.exists()
    assert not Event.objects.exists()
    with refused("vanished"):
        acts.save_draft(
            world.actor_of("Dravenia"), proposal, title="T", paragraphs=[], seen_version=0
        )


def test_discarding_tells_whoever_was_invited_by_its_identifier_only() -> None:
    proposal = world.draft("Dravenia")
    key = proposal.pk
    acts.invite_cosponsor(world.actor_of("Dravenia"), proposal, world.stakeholder("Marlonia"))
    acts.discard_draft(world.actor_of("Dravenia"), proposal)
    told = Event.objects.filter(kind="proposals.draft_discarded").select_related("stream")
    assert {event.stream.subject_id for event in told} == {
        world.stakeholder("Dravenia").pk,
        world.stakeholder("Marlonia").pk,
    }
    assert all(event.data == {"proposal": str(key)} for event in told)


def test_who_reads_attribution_and_agreement_as_a_whole_are_set_while_it_is_a_draft(
    refused: Any,
) -> None:
    proposal = acts.create_draft(
        world.actor_of("Dravenia", "delegate"),
        world.group(),
        document_type="draft_norm",
        title="A norm",
        attribution="members",
        nothing_agreed_until_everything=True,
    )
    assert (proposal.attribution, proposal.nothing_agreed_until_everything) == ("members", True)
    save(proposal)
    proposal.refresh_from_db()
    assert (proposal.attribution, proposal.nothing_agreed_until_everything) == ("members", True)
    save(proposal, attribution="cochairs", nothing_agreed_until_everything=False)
    proposal.refresh_from_db()
    assert (proposal.attribution, proposal.nothing_agreed_until_everything) == ("cochairs", False)
    with refused("bad_attribution", field="attribution"):
        save(proposal, attribution="nobody")
    tabled = world.tabled_proposal()
    with refused("not_a_draft"):
        acts.save_draft(
            world.actor_of("Dravenia"),
            tabled,
            title=tabled.title,
            paragraphs=world.TEXT,
            seen_version=0,
            attribution="cochairs",
        )
