"""What is sent in something that is no charset of text is refused, and nothing falls over."""

from typing import Any

import pytest
from django.test import Client

from interface.characters import is_charset
from tests.stakeholders.pages import signed_in, text_of
from tests.world import seat_of

pytestmark = pytest.mark.django_db
NONE_OF_TEXT = ["hex", "base64", "zip", "rot13", "x-unknown", "undefined", "idna", ""]
PARTS = b'--b\r\nContent-Disposition: form-data; name="login"\r\n\r\nana@x.example\r\n--b--\r\n'
KINDS = {
    "multipart/form-data; boundary=b": PARTS,
    "application/x-www-form-urlencoded": b"login=ana",
    "application/json": b'{"body": "a"}',
}


def sent(client: Client, path: str, kind: str, charset: str) -> Any:
    client.raise_request_exception = False
    return client.generic("POST", path, KINDS[kind], f'{kind}; charset="{charset}"')


@pytest.mark.parametrize("charset", NONE_OF_TEXT)
@pytest.mark.parametrize("kind", KINDS)
def test_a_visitor_reads_that_it_could_not_be_read(kind: str, charset: str) -> None:
    client = Client(enforce_csrf_checks=True)
    answer = sent(client, "/accounts/login/", kind, charset)
    assert answer.status_code == 400
    assert "This could not be read" in text_of(answer)
    assert answer["Content-Security-Policy"]


@pytest.mark.parametrize("charset", NONE_OF_TEXT)
@pytest.mark.parametrize("kind", KINDS)
def test_a_program_is_told_in_its_own_form(kind: str, charset: str) -> None:
    answer = sent(signed_in(seat_of("Vailuku")), "/api/v1/comments/", kind, charset)
    assert answer.status_code == 400
    assert answer["Content-Type"] == "application/problem+json"
    assert answer.json()["status"] == 400


@pytest.mark.parametrize("charset", ["utf-8", "UTF8", "iso-8859-1", "windows-1252", "utf-16"])
def test_charsets_of_text_are_read(charset: str) -> None:
    assert is_charset(charset)
    answer = sent(Client(), "/accounts/login/", "multipart/form-data; boundary=b", charset)
    assert answer.status_code == 200
