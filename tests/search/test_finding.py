"""Words are found where they stand, in the language of the text, and lead exactly there."""

import pytest
from django.test import Client

from proposals import actions as acts
from proposals.reads.texts import issued_revision
from record.keys import Subject
from stakeholders.actions.coalitions import found_coalition
from stakeholders.models import Stakeholder
from tests import world
from tests.search.asking import found, hits, name, shown, tabled_in
from threads.actions import post_comment, withdraw_comment

pytestmark = pytest.mark.django_db


def test_a_word_finds_its_other_forms_in_the_language_of_the_text() -> None:
    world.tabled_proposal()
    (hit,) = hits("operation services", "paragraphs")
    said = "Calls upon all States to refrain from [operations] against health [services];"
    assert shown(hit) == said
    assert hit.label == "OP1"


@pytest.mark.parametrize(
    ("language", "words", "asked"),
    [
        ("fr", "Invite les États à protéger les hôpitaux;", "hôpital"),
        ("es", "Invita a los Estados a proteger las escuelas;", "escuela"),
        ("ru", "Призывает государства защищать больницы;", "больница"),
        ("ar", "تدعو الدول إلى حماية المستشفيات؛", "دول"),
        ("zh-hans", "呼吁各国不得攻击医院；", "医院"),
    ],
)
def test_each_official_language_is_read_in_its_own_way(
    language: str, words: str, asked: str
) -> None:
    tabled_in(language, words)
    (hit,) = hits(asked, "paragraphs")
    assert hit.language == language
    assert "[" in shown(hit)
    assert shown(hit).replace("[", "").replace("]", "") == words


def test_a_text_is_not_read_as_if_it_were_in_another_language() -> None:
    """Only in English is "operation" the singular of these words."""
    tabled_in("es", "Lamenta las operations;")
    assert not hits("operation", "paragraphs")
    assert hits("operations", "paragraphs")


def test_a_paragraph_is_found_in_the_revision_issued_last_only() -> None:
    text = world.proposal_under_negotiation()
    amendment = world.amendment(text, new_text="Calls upon all States to spare every clinic;")
    assert not hits("clinic", "paragraphs")
    acts.record_outcome(
        world.cochair(text.group), amendment, result="agreed", basis="meeting",
        meeting="Second meeting", basis_date=text.created_at.date(),
    )  # fmt: skip
    acts.issue_revision(world.cochair(text.group), text)
    assert hits("clinic", "paragraphs")
    assert not hits("operations", "paragraphs")


def test_a_paragraph_leads_to_its_very_place(client: Client) -> None:
    text = world.tabled_proposal()
    (hit,) = hits("operations", "paragraphs")
    key = world.paragraph_id(text, "OP1")
    assert hit.url == f"{text.get_absolute_url()}?focus={key}#{key}"
    assert f'id="{key}"' in client.get(hit.url).content.decode()


def test_a_title_is_found_once_as_that_of_its_text() -> None:
    world.tabled_proposal()
    counts = found("hospitals").counts
    assert (counts["proposals"], counts["paragraphs"]) == (1, 0)
    (hit,) = hits("hospital", "proposals")
    assert name(hit) == "Keeping hospitals out of reach"


def test_part_of_a_symbol_finds_texts_and_amendments() -> None:
    text = world.tabled_proposal()
    amendment = world.amendment(text)
    assert [hit.text for hit in hits("wg4", "proposals")] == [text]
    assert [hit.key for hit in hits("Amd.1", "amendments")] == [amendment.pk]


def test_an_amendment_is_found_by_its_words_and_by_its_rationale() -> None:
    text = world.tabled_proposal()
    one = world.amendment(
        text, new_text="Calls upon all States to spare ambulances;", rationale="Wheels save lives."
    )
    (hit,) = hits("ambulance", "amendments")
    assert (shown(hit), hit.url) == (
        "Calls upon all States to spare [ambulances];", one.get_absolute_url()
    )  # fmt: skip
    assert [shown(hit) for hit in hits("wheel", "amendments")] == ["[Wheels] save lives."]
    assert hits("wheel", "amendments")[0].label == "OP1"


def test_an_amendment_is_found_by_the_wording_that_counts() -> None:
    text = world.tabled_proposal()
    one = world.amendment(text, new_text="Calls upon all States to spare ambulances;")
    acts.rewrite_amendment(
        world.actor_of("Marlonia"), one,
        new_text="Calls upon all States to spare helicopters;", base=issued_revision(text),
    )  # fmt: skip
    assert not hits("ambulances", "amendments")
    assert hits("helicopter", "amendments")


def test_a_comment_is_found_in_whatever_language_it_is_and_not_once_withdrawn() -> None:
    text = world.tabled_proposal()
    by = world.actor_of("Marlonia")
    paragraph = Subject("paragraph", world.paragraph_id(text, "OP2"))
    comment = post_comment(by, paragraph, "Nos hôpitaux demandent ces heures.")
    (hit,) = hits("hôpital", "comments")
    assert (shown(hit), hit.label, hit.text) == (
        "Nos [hôpitaux] demandent ces heures.", "OP2", text
    )  # fmt: skip
    assert name(hit) == "Marlonia"
    withdraw_comment(by, comment)
    assert found("hôpital").counts["comments"] == 0


def test_a_comment_in_quotation_marks_is_found_as_it_stands() -> None:
    text = world.tabled_proposal()
    said = "Nos hôpitaux demandent ces heures."
    post_comment(world.actor_of("Marlonia"), Subject("proposal", text.pk), said)
    assert [shown(hit) for hit in hits('"ces heures"', "comments")] == [
        "Nos hôpitaux demandent [ces] [heures]."
    ]
    assert not hits('"heures ces"', "comments")


def test_a_name_is_found_although_it_is_not_spelt_exactly_so() -> None:
    body = world.stakeholder("Response Teams Roundtable")
    Stakeholder.objects.filter(pk=body.pk).update(about="It answers when networks fail.")
    for said in ("roundtable", "Rountable", "network"):
        assert [name(hit) for hit in hits(said, "stakeholders")] == [body.name], said


def test_who_is_not_accredited_and_people_are_never_found() -> None:
    world.stakeholder("Harbour Lights", accredited=False)
    world.seat_of("Dravenia", "head")
    assert found("Harbour Lights").counts["stakeholders"] == 0
    # The person is called "Head of Dravenia".
    office = world.seat_of("Secretariat", "head")
    assert found('"Head of Dravenia"', office).total == 0


def test_a_coalition_is_found_by_name_charter_and_outcome() -> None:
    pact = found_coalition(
        world.actor_of("Dravenia", "head"), name="Quiet Wards", charter="Care comes first.",
        outcomes=["Machines of surgeons are left alone."],
    )  # fmt: skip
    for said in ("quite wards", "care", "surgeon"):
        assert [hit.key for hit in hits(said, "coalitions")] == [pact.pk], said
    assert shown(hits("surgeon", "coalitions")[0]) == "Machines of [surgeons] are left alone."


def test_a_group_narrows_what_is_found_to_its_own() -> None:
    world.tabled_proposal(in_group=world.group(4))
    other = world.tabled_proposal(in_group=world.group(5))
    world.member("Kesimba", world.group(5))
    post_comment(world.actor_of("Kesimba"), Subject("proposal", other.pk), "Hospitals first.")
    assert found("hospitals").counts["proposals"] == 2
    counts = found("hospitals", group=5).counts
    assert (counts["proposals"], counts["comments"]) == (1, 1)
    assert found("hospitals", group=4).counts["comments"] == 0
    assert found("kesimba", group=5).counts["stakeholders"] == 1
    assert found("kesimba", group=4).counts["stakeholders"] == 0


def test_words_in_quotation_marks_stand_one_behind_the_other() -> None:
    world.tabled_proposal()
    assert hits('"health services"', "paragraphs")
    assert not hits('"services health"', "paragraphs")
    assert hits("services -companies", "paragraphs")
    assert not hits("services -health", "paragraphs")


HOSTILE = "Notes that <script>alert(1)</script> & <b>quiet</b> wards are <i>not</i> 1 < 2 safe;"


def test_markup_in_a_text_is_shown_as_it_stands_and_marks_nothing(client: Client) -> None:
    tabled_in("en", HOSTILE)
    (hit,) = hits("ward", "paragraphs")
    assert shown(hit) == HOSTILE.replace("wards", "[wards]")
    page = client.get("/search/?q=ward").content.decode()
    assert "&lt;script&gt;alert(1)&lt;/script&gt; &amp; &lt;b&gt;quiet&lt;/b&gt;" in page
    assert "<mark>wards</mark>" in page
    assert "<script>alert" not in page


def test_a_long_paragraph_is_cut_around_what_was_looked_for() -> None:
    around = "recalling what was said before, " * 30
    tabled_in("en", f"Notes, {around} the keepers of lighthouses, {around} and so on;")
    (hit,) = hits("lighthouse", "paragraphs")
    assert shown(hit).startswith("… ")
    assert shown(hit).endswith(" …")
    assert "[lighthouses]" in shown(hit)
    assert len(shown(hit)) < 400
