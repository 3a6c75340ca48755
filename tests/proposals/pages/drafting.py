"""Sending the forms of drafting as a browser does, before there is a draft and after."""

from typing import Any

from django.test import Client

from tests.proposals.pages.signing import send

PASTED = """Conduct in times of cyber crises

The Working Group,

Recalling that hospitals depend on [networked] systems,

1. Calls upon States to refrain from operations against health services;

2. Invites companies:

(a) To answer requests for help within hours;

3. Decides to review this norm in 2028.
"""
# Rows from which a script makes those that it kept.
BLANKS = 2


def corrected(client: Client, url: str, **said: str) -> Any:
    """The page that a button leads to; going back from it sends nothing again."""
    answer = send(client, url, "title", **said)
    assert answer.status_code == 303, answer.status_code
    return client.get(answer["Location"])


def facts(**said: str) -> dict[str, str]:
    return {"document_type": "draft_norm", "language": "en", "title": "", "short_title": "", **said}


def typed_rows(*rows: tuple[str, int, str]) -> dict[str, str]:
    found = {}
    for place, (kind, level, words) in enumerate(rows):
        found[f"paragraphs-{place}-id"] = ""
        found[f"paragraphs-{place}-kind"] = kind
        found[f"paragraphs-{place}-level"] = str(level)
        found[f"paragraphs-{place}-text"] = words
    return found
