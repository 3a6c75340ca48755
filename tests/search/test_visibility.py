"""No result, count or excerpt tells anybody what a page would refuse."""

import re
from typing import Any

import pytest
from django.test import Client

from proposals import actions as acts
from proposals.models import Amendment, Proposal
from record.keys import Subject
from search.reads.asking import KINDS
from tests import world
from tests.doors.house import House
from tests.doors.people import ROLES, signed_in
from threads.actions import post_comment
from threads.models import Comment
from workinggroups.models import Visibility

pytestmark = pytest.mark.django_db

# What everything in the house has in common; and words that stand on texts of one audience each.
COMMON = "hospitals or states or companies or minutes or word or care"
OF_ONE = ("publicword", "groupword", "draftword")
NOWHERE = "nosuchword"


def furnished() -> House:
    """The house of the doors, with a word of its own in everything that somebody may not see."""
    house = House()
    member = world.actor_of("Marlonia")
    for texts in (house.public, house.group):
        word = f"{texts.visibility}word"
        said = f"Invites companies to {word};"
        world.amendment(texts.tabled, "Marlonia", "OP2", said, rationale=f"Of {word}.")
        post_comment(member, Subject("amendment", texts.first.pk), f"I say {word}.")
        key = world.paragraph_id(texts.tabled, "OP1")
        post_comment(member, Subject("paragraph", key), f"Again {word}.")
    Proposal.objects.filter(pk=house.draft.pk).update(title="A draft with a draftword")
    return house


def asked(client: Client, words: str, **more: Any) -> Any:
    answer = client.get("/api/v1/search/", {"q": words, **more})
    assert answer.status_code == 200, answer.content
    return answer.json()


def test_whatever_a_role_finds_it_can_open_and_nothing_else_is_counted() -> None:
    furnished()
    for role, make in ROLES.items():
        actor = make()
        client = signed_in(actor)
        visible = {str(text.pk) for text in Proposal.objects.visible_to(actor.seat)}
        opened = set()
        for words in (" or ".join((COMMON, *OF_ONE)), "WG4"):
            counts = asked(client, words)["counts"]
            assert client.get("/search/", {"q": words}).context["found"].counts == counts
            for kind in (kind for kind in KINDS if counts[kind]):
                rows = asked(client, words, kind=kind)["results"]
                assert len(rows) == counts[kind], (role, words, kind)
                assert {row["proposal"] for row in rows if row["proposal"]} <= visible, role
                # The newest and the oldest, which are of different audiences.
                opened |= {row["url"].partition("#")[0] for row in (rows[0], rows[-1])}
        assert opened
        for url in opened:
            assert client.get(url, follow=True).status_code == 200, (role, url)


def test_to_a_role_that_may_not_read_them_words_are_as_if_they_were_not_there() -> None:
    """And every count is that of the rows by which pages are refused, counted without search."""
    house = furnished()
    for role, make in ROLES.items():
        actor = make()
        client = signed_in(actor)
        visible = Proposal.objects.visible_to(actor.seat)
        nowhere = asked(client, NOWHERE)
        for word, text in (("groupword", house.group.tabled), ("draftword", house.draft)):
            found = asked(client, word)
            if visible.filter(pk=text.pk).exists():
                assert sum(found["counts"].values()), (role, word)
            else:
                assert found == nowhere, (role, word)
                assert page_for(client, word) == page_for(client, NOWHERE), (role, word)
        counts = asked(client, " or ".join(OF_ONE))["counts"]
        moved = Amendment.objects.filter(proposal__in=visible, rationale__contains="word.")
        said = Comment.objects.visible_to(actor.seat).filter(body__regex=r"(public|group)word\.")
        assert counts["amendments"] == moved.count(), role
        assert counts["comments"] == said.count(), role
        assert counts["proposals"] == visible.filter(title__contains="draftword").count(), role


def page_for(client: Client, word: str) -> str:
    """The page without the words that were asked for and the token of its forms."""
    page = client.get("/search/", {"q": word}).content.decode()
    return re.sub(r'value="\w{64}"', "", page.replace(word, ""))


def test_a_kind_of_stakeholder_that_may_not_see_finds_nothing_of_the_text() -> None:
    group = world.group()
    group.participation.filter(kind="academia").update(may_see=False)
    text = world.draft(in_group=group)
    acts.table_proposal(world.actor_of("Dravenia"), text, visibility=Visibility.ACCREDITED)
    shut_out = signed_in(world.actor_of("Institute for Open Standards"))
    assert asked(shut_out, "operations")["counts"]["paragraphs"] == 0
    assert asked(signed_in(world.actor_of("Kesimba")), "operations")["counts"]["paragraphs"] == 1


def test_who_moved_an_amendment_is_not_found_by_name_where_names_are_withheld() -> None:
    text = world.tabled_proposal()
    Proposal.objects.filter(pk=text.pk).update(attribution="cochairs")
    world.amendment(text, "Marlonia", rationale="Wheels save lives.")
    client = signed_in(world.actor_of("Kesimba"))
    assert asked(client, "Marlonia")["counts"]["amendments"] == 0
    assert "Marlonia" not in client.get("/search/?q=wheels").content.decode()


def test_nobody_learns_who_wrote_a_non_paper() -> None:
    paper = world.draft(document_type="non_paper", title="A paper about quiet lines")
    acts.circulate_non_paper(world.actor_of("Dravenia"), paper, visibility="public")
    client = signed_in(world.actor_of("Kesimba"))
    page = client.get("/search/?q=quiet+lines").content.decode()
    assert "<mark>quiet</mark> <mark>lines</mark>" in page
    assert "Dravenia" not in page
    assert asked(client, "Dravenia")["counts"]["proposals"] == 0
