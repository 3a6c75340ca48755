"""Programs have a text read: the same reading as on the drafting page, and nothing is stored."""

from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from proposals.models import Proposal
from tests import world
from tests.api.client import ROOT, Program
from tests.proposals.documents import files

pytestmark = pytest.mark.django_db
READING = "proposals/reading/"


@pytest.fixture
def program() -> Program:
    return Program(world.actor_of("Dravenia").seat)


def upload(program: Program, name: str, data: bytes) -> Any:
    return program.client.post(ROOT + READING, {"upload": SimpleUploadedFile(name, data)})


def test_a_file_is_read_into_what_a_draft_takes(program: Program) -> None:
    read = upload(program, "norm.docx", files.norm_docx()).json()
    assert read["title"] == "Integrity of update channels"
    assert read["notes"][0]["text"] == "See DEMO/WG4/2026/3, para. 4."
    assert "DEMO/WG4/2026/CRP.1" in read["aside"][0]
    assert not Proposal.objects.exists()
    group = world.group()
    said = {"group": group.number, "document_type": "draft_norm", "title": read["title"]}
    program.post("proposals/", {**said, "paragraphs": read["paragraphs"]}, 201)


def test_pasted_words_are_read_too(program: Program) -> None:
    read = program.post(READING, {"source": "The Working Group, Recalling x, 1. Decides y."})
    assert [row["kind"] for row in read["paragraphs"]] == ["enacting", "pp", "op"]


def test_of_many_remarks_the_first_are_told_and_the_rest_is_counted(program: Program) -> None:
    read = program.post(READING, {"source": "Recalling " + "[a " * 1_000})
    assert len(read["remarks"]) == 30
    assert read["remarks"][0]["words"] == "No title was found. Say it above."
    assert read["more_remarks"] > 970
    few = program.post(READING, {"source": "The Working Group, Recalling x, 1. Decides y."})
    assert 0 < len(few["remarks"]) < 30
    assert few["more_remarks"] == 0


def test_a_title_that_is_too_long_is_given_whole_and_remarked_on(program: Program) -> None:
    title = ("Conduct in times of crises " * 14).strip()
    read = program.post(READING, {"source": f"{title}\n\nThe Working Group,\n\n1. Decides."})
    assert read["title"] == title
    assert read["remarks"][0] == {
        "paragraph": "Title",
        "words": f"{len(title)} characters are too many; at most 300 fit here.",
    }
    said = {"group": world.group().number, "document_type": "draft_norm", "title": title}
    refused = program.post("proposals/", {**said, "paragraphs": read["paragraphs"]}, 422)
    assert list(refused["errors"]) == ["title"]


@pytest.mark.parametrize("what", files.hostile())
def test_what_should_not_be_opened_is_refused_with_its_code(program: Program, what: str) -> None:
    name, data, code = files.hostile()[what]
    answer = upload(program, name, data)
    assert answer.status_code == 422
    assert code in answer.content.decode()
    assert "upload" in answer.content.decode()


def test_who_is_nobody_reads_on_the_public_page_instead() -> None:
    Program().post(READING, {"source": "1. Decides."}, 403)


def test_a_key_that_meant_another_file_of_the_same_name_is_refused(program: Program) -> None:
    def send(words: bytes) -> Any:
        said = {"upload": SimpleUploadedFile("norm.md", words)}
        return program.client.post(ROOT + READING, said, headers={"Idempotency-Key": "of a file"})

    first = send(b"1. Decides to act.")
    assert first.json()["source"] == "1. Decides to act."
    again = send(b"1. Decides to act.")
    assert again.json() == first.json()
    assert again["Idempotency-Replayed"] == "true"
    assert send(b"1. Decides to wait.").status_code == 422
