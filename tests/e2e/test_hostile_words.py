"""Words that are written as an attack are read as words: on every page, by every reader."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any
from xml.etree import ElementTree

import pytest
from django.test import Client
from playwright.sync_api import Dialog, Page

from stakeholders.models import Seat
from tests.e2e import hostile

pytestmark = pytest.mark.e2e
BACKEND = "django.contrib.auth.backends.ModelBackend"
LISTEN = """
window.planted = [];
document.addEventListener("securitypolicyviolation", (event) =>
  window.planted.push(`${event.violatedDirective} ${event.blockedURI} ${event.sample}`));
"""
FOUND = """() => [
  ...window.planted,
  ...[...document.querySelectorAll("[data-planted], [onerror], [onload], [onfocus]")]
    .map((element) => element.outerHTML.slice(0, 200)),
  ...[...document.querySelectorAll("a[href], form[action]")]
    .map((element) => element.getAttribute("href") ?? element.getAttribute("action"))
    .filter((address) => /^\\s*javascript:/i.test(address)),
]"""


def client_of(seat: Seat | None) -> Client:
    client = Client()
    if seat is not None:
        client.force_login(seat.person, backend=BACKEND)
        session = client.session
        session["seat"] = str(seat.pk)
        session.save()
    return client


def opened(page_at: Callable[..., Page], seat: Seat | None, site: str) -> Page:
    page = page_at(1280)
    page.add_init_script(LISTEN)
    if seat is not None:
        session = {"name": "sessionid", "value": client_of(seat).cookies["sessionid"].value}
        page.context.add_cookies([{**session, "url": site}])
    return page


def refuse(told: list[str], dialog: Dialog) -> None:
    told.append(f"a dialog: {dialog.message}")
    dialog.dismiss()


@pytest.mark.parametrize("payload", hostile.PAYLOADS)
def test_hostile_words_are_read_as_words(
    page_at: Callable[..., Page], transactional_db: None, live_server: Any, payload: str
) -> None:
    words = hostile.PAYLOADS[payload]
    house = hostile.write_everywhere(words)
    wrong = []
    read = 0
    for reader, paths in house.pages.items():
        seat: Seat | None = getattr(house, reader, None)
        page = opened(page_at, seat, live_server.url)
        page.on("dialog", partial(refuse, wrong))
        for path in paths:
            answer = page.goto(live_server.url + path)
            if answer is None or answer.status != 200:
                wrong.append(f"{reader} {path}: {answer and answer.status}")
            wrong += [f"{reader} {path}: {one}" for one in page.evaluate(FOUND)]
            read += " ".join(page.locator("body").inner_text().split()).count(words[:40])
    assert not wrong, "\n".join(wrong)
    # They stand there to be read: what is left out or half swallowed would pass the rest.
    assert read > 60


@pytest.mark.django_db
@pytest.mark.parametrize("payload", hostile.PAYLOADS)
def test_feeds_programs_and_letters_carry_them_as_words_too(payload: str) -> None:
    words = hostile.PAYLOADS[payload]
    hostile.write_everywhere(words)
    client = Client()
    feed = client.get("/groups/4/feed/")
    ElementTree.fromstring(feed.content)
    for path in ("proposals", "amendments", "comments", "stakeholders", "coalitions", "groups"):
        answer = client.get(f"/api/v1/{path}/")
        assert answer["Content-Type"] == "application/json", path
        assert answer["X-Content-Type-Options"] == "nosniff", path
        answer.json()
    for letter in hostile.letters():
        assert "<img" not in letter
        assert "<script" not in letter
        assert "<b data-planted" not in letter
        assert 'href="javascript:' not in letter
