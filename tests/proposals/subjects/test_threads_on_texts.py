from typing import Any

import pytest
from django.utils import translation

from interface.refusal import Refusal
from proposals import actions as acts
from proposals.reads.texts import issued_revision
from record.keys import Subject
from record.models import Event
from tests import world
from threads.actions import post_comment
from threads.registry import is_visible, kind_of
from workinggroups.models import ParticipationRule

pytestmark = pytest.mark.django_db


def subjects(proposal: Any) -> Any:
    amendment = world.amendment(proposal, "Marlonia")
    return {
        "proposal": proposal.pk,
        "paragraph": world.paragraph_id(proposal, "OP1"),
        "amendment": amendment.pk,
    }


def test_comments_on_each_are_told_in_the_proposals_stream() -> None:
    proposal = world.tabled_proposal()
    for kind, key in subjects(proposal).items():
        post_comment(world.actor_of("Kesimba", "adviser"), Subject(kind, key), "A question.")
    events = Event.objects.filter(kind="threads.comment_posted").select_related("stream")
    assert {(event.stream.subject_type, event.stream.subject_id) for event in events} == {
        ("proposal", proposal.pk)
    }
    assert len(events) == 3


def test_they_are_named_and_addressed() -> None:
    proposal = world.tabled_proposal()
    found = subjects(proposal)
    names = {kind: kind_of(kind).label([key])[key] for kind, key in found.items()}
    assert names == {"proposal": proposal.symbol, "paragraph": "OP1", "amendment": "Amd.1"}
    urls = {kind: kind_of(kind).url(key) for kind, key in found.items()}
    assert urls["paragraph"] == f"{proposal.get_absolute_url()}#OP1"
    assert all(url.startswith(proposal.get_absolute_url()) for url in urls.values())


def test_a_paragraph_to_come_in_is_named_after_its_amendment() -> None:
    proposal = world.tabled_proposal()
    amendment = acts.table_amendment(
        world.actor_of("Marlonia"),
        proposal,
        operation="insert",
        kind="op",
        base=issued_revision(proposal),
        new_text="Requests a report;",
    )
    key = amendment.paragraph_id
    kind = kind_of("paragraph")
    assert kind.label([key]) == {key: "Amd.1"}
    # Its name is in the language of the reader, and where it stands is the same for all.
    with translation.override("ar"):
        assert kind.label([key]) == {key: amendment.name} != {key: "Amd.1"}
        assert kind.url(key) == f"{proposal.get_absolute_url()}#Amd.1"


def test_they_are_seen_by_whoever_may_read_the_text() -> None:
    group = world.group()
    group.visibility = "accredited"
    group.save()
    proposal = world.tabled_proposal(in_group=group)
    for kind, key in subjects(proposal).items():
        assert not is_visible(kind, key, None)
        assert is_visible(kind, key, world.seat_of("Vailuku"))


def test_a_draft_is_not_discussed() -> None:
    proposal = world.draft("Dravenia")
    assert not is_visible("proposal", proposal.pk, world.seat_of("Dravenia"))


@pytest.mark.parametrize(("by", "role"), [("Meridian Cloud", "delegate"), ("Kesimba", "observer")])
def test_who_may_not_comment_is_refused(by: Any, role: Any) -> None:
    group = world.group()
    ParticipationRule.objects.filter(group=group, kind="private").update(may_comment=False)
    proposal = world.tabled_proposal(in_group=group)
    with pytest.raises(Refusal) as caught:
        post_comment(world.actor_of(by, role), Subject("proposal", proposal.pk), "Well,")
    assert caught.value.code == "not_entitled"


def test_a_non_paper_is_discussed() -> None:
    proposal = world.draft("Vailuku", document_type="non_paper")
    acts.circulate_non_paper(world.actor_of("Vailuku"), proposal)
    said = post_comment(world.actor_of("Kesimba"), Subject("proposal", proposal.pk), "Thank you.")
    assert (said.subject_id, said.body) == (proposal.pk, "Thank you.")
