"""Whatever is sent to whatever address: a clear answer, never a crash, and nothing is done."""

import json
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from django.db import transaction
from django.test import Client
from django.urls import reverse

from tests import world
from tests.doors import addresses
from tests.doors.addresses import OWN_SEAT, Address
from tests.doors.house import House
from tests.doors.people import ROLES, signed_in
from tests.doors.test_every_address import (
    BODIES,
    DRAFTS,
    TEXTS,
    everywhere,
)

pytestmark = [pytest.mark.django_db, pytest.mark.urls("tests.doors.urls")]

# Not forms for acts: they answer in their own way, and do nothing that binds.
NOT_ACTS = (
    "amend_preview", "draft_saved", "speak_as", "language", "session_end", "demo_enter",
    "interface:discard",
)  # fmt: skip
TOO_LONG = "x" * 200_000


def acts(house: House) -> Iterator[tuple[str, str, Address]]:
    """Every address that takes an act, with a role that may do it."""
    known = {
        **addresses.of_bodies(house),
        **addresses.of_drafts(house),
        **addresses.of_texts(house, house.public),
    }
    for (name, method), row in (BODIES | DRAFTS | TEXTS).items():
        doers = [role for role, answer in row.items() if answer == "done"]
        if method == "POST" and doers and name.split()[0] not in NOT_ACTS:
            yield name, doers[-1], known[name]


@pytest.fixture
def house() -> House:
    return House()


@pytest.fixture
def sent_to_all(house: House) -> Callable[..., None]:
    """Sends what `spoil` makes of each form to its address; nobody's act may happen by it."""

    def run(spoil: Callable[[str], str]) -> None:
        clients = {role: signed_in(make()) for role, make in ROLES.items()}
        wrong, tried = [], 0
        for name, role, address in acts(house):
            seat = ROLES[role]().seat_key
            for field, value in address.sent.items():
                if not isinstance(value, str) or value in ("on", "save", OWN_SEAT):
                    continue
                sent = {"seat": seat, **address.sent, field: spoil(value)}
                status, words = send(clients[role], address.url, sent)
                tried += 1
                if not 400 <= status < 500 or "</h1>" not in words:
                    wrong.append(f"{name}, {field}: {status}")
        assert tried > 50
        assert not wrong, "\n".join(wrong)

    return run


def send(client: Client, url: str, sent: Any, **kind: Any) -> tuple[int, str]:
    cookies = {name: morsel.value for name, morsel in client.cookies.items()}
    # As it is: `post` would encode bytes by the charset that they claim.
    raw = isinstance(sent, bytes)
    with transaction.atomic():
        answer: Any = client.generic("POST", url, sent, **kind) if raw else client.post(url, sent)
        transaction.set_rollback(True)
    client.cookies.clear()
    for name, value in cookies.items():
        client.cookies[name] = value
    return answer.status_code, answer.content.decode(errors="replace")


def test_text_that_is_far_too_long_is_refused_with_a_message(
    sent_to_all: Callable[..., None],
) -> None:
    sent_to_all(lambda _value: TOO_LONG)


def test_nul_characters_are_refused_with_a_message(sent_to_all: Callable[..., None]) -> None:
    sent_to_all(lambda value: f"{value[:3]}\x00{value[3:]}")


def test_bytes_that_are_no_text_are_refused_with_a_message(house: House) -> None:
    """Percent-encodings that are not UTF-8, in every field at once."""
    clients = {role: signed_in(make()) for role, make in ROLES.items()}
    wrong = []
    for name, role, address in acts(house):
        if not any(isinstance(value, str) for value in address.sent.values()):
            continue
        body = f"seat={ROLES[role]().seat_key}&" + "&".join(
            f"{field}={value}%ff%c3%28" for field, value in address.sent.items()
        )
        status, _words = send(
            clients[role],
            address.url,
            body.encode(),
            content_type="application/x-www-form-urlencoded",
        )
        if not 400 <= status < 500 and name != "draft_new":
            wrong.append(f"{name}: {status}")
    assert not wrong, "\n".join(wrong)


@pytest.mark.parametrize(
    ("kind", "body"),
    [
        ("application/json", json.dumps({"title": "x"})),
        ("text/plain", "title=x"),
        ("application/x-www-form-urlencoded; charset=no-such", "title=x"),
        ("multipart/form-data", "title=x"),
        ("multipart/form-data; boundary=here", "--here\r\nContent-Disposition: form-d"),
        ("application/x-www-form-urlencoded", "&".join(f"f{n}=1" for n in range(5001))),
        ("application/x-www-form-urlencoded", "title=" + "x" * 6_000_000),
    ],
    ids=["json", "plain", "charset", "no boundary", "cut off", "too many", "too large"],
)
def test_what_is_no_form_does_nothing_and_breaks_nothing(
    house: House, kind: str, body: str
) -> None:
    clients = {role: signed_in(make()) for role, make in ROLES.items()}
    wrong = []
    for name, role, address in acts(house):
        status, _words = send(clients[role], address.url, body.encode(), content_type=kind)
        if status == 303 or status >= 500:
            wrong.append(f"{name}: {status}")
    assert not wrong, "\n".join(wrong)


QUERIES = (
    "q", "kind", "region", "page", "focus", "view", "paragraph", "amendment", "operation", "from",
    "to", "record", "reply", "before", "under", "after", "step", "next", "cursor", "proposal",
    "page_size", "format",
)  # fmt: skip


@pytest.mark.parametrize("value", ["%00", "%ff%fe", "9" * 60, "-1", "%E2%80%AE", "x" * 3000])
def test_no_query_breaks_a_page(house: House, value: str) -> None:
    client = signed_in(ROLES["head"]())
    query = "&".join(f"{name}={value}" for name in QUERIES)
    alone = {"stakeholders": "q kind region page", "proposal": "focus view"}
    wrong = []
    for name, address in everywhere(house).items():
        url = address.url.partition("?")[0]
        queries = [query, *[f"{one}={value}" for one in alone.get(name, "").split()]]
        for one in queries:
            status = client.get(f"{url}?{one}").status_code
            if status >= 500:
                wrong.append(f"{name}?{one[:80]}: {status}")
    assert not wrong, "\n".join(wrong)


@pytest.mark.parametrize(
    "path",
    [
        "/texts/%00", "/texts/%ff", "/texts/a%00b/", "/invitations/%00/", "/invitations/%ff/",
        "/invitations/%00/decline/", f"/groups/{'9' * 60}/", "/groups/%D9%A3/",
        "/threads/proposal/x/", "/demo/enter/%00/", "/api/v1/groups/%00/",
        "/api/v1/proposals/%00/", "/api/v1/stakeholders/%ff/", f"/api/v1/groups/{'9' * 60}/",
        "/accounts/password/reset/key/x-%00/", "/accounts/2fa/webauthn/keys/99999999999/edit/",
        "/%00", "/%ff", "/" + "x" * 5000,
    ],
)  # fmt: skip
def test_no_path_breaks_anything(path: str) -> None:
    client = signed_in(ROLES["head"]())
    assert client.get(path).status_code < 500
    assert client.post(path).status_code < 500


def test_numbers_beyond_every_column_are_not_found(house: House) -> None:
    client = signed_in(ROLES["head"]())
    text, far = house.public.tabled.pk, 10**40
    for url in (
        reverse("amendment", args=[text, far]),
        reverse("proposal_revision", args=[text, far]),
        reverse("group", args=[far]),
        reverse("outcome_texts", args=[house.coalition.pk, far]),
        f"{reverse('position', args=[text])}?amendment={far}",
        f"{reverse('compare', args=[text])}?to={far}",
        f"{reverse('record:events', args=[house.public.stream.pk])}?after={far}",
    ):
        assert client.get(url).status_code in (200, 404), url


def test_no_form_is_taken_without_its_token(house: House) -> None:
    """Sent from another site, by somebody whose browser is signed in."""
    world.seat_of("Vailuku", "head")
    client = signed_in(ROLES["head"](), enforce_csrf_checks=True)
    wrong = {
        name: answer.status_code
        for name, address in (everywhere(house) | addresses.of_drafts(house)).items()
        if not name.startswith(("api-", "api_schema"))
        and (answer := client.post(address.url, address.sent)).status_code != 403
    }
    assert not wrong


def test_no_form_of_a_page_elsewhere_is_an_act_of_the_api(house: House) -> None:
    """A page of another site can send forms and plain text with the reader's cookies, no JSON."""
    client = signed_in(ROLES["head"](), enforce_csrf_checks=True)
    doors = {
        name: address
        for name, address in (everywhere(house) | addresses.of_drafts(house)).items()
        if name.startswith("api-")
    }
    for kind in ("multipart/form-data; boundary=x", "text/plain"):
        found = {client.post(one.url, "{}", kind).status_code for one in doors.values()}
        assert found <= {403, 405, 415}
