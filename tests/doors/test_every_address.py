"""Everybody goes to every address, and each answers as the table says; it must know new ones."""

import re
from collections.abc import Iterator

import pytest
from django.urls import URLPattern, URLResolver, get_resolver, reverse

from proposals.urls import proposals
from tests import world
from tests.doors import addresses, expected, expected_programs
from tests.doors.address import Address
from tests.doors.house import FAR, House
from tests.doors.people import OUTSIDE, ROLES
from tests.doors.walking import Walker

pytestmark = [pytest.mark.django_db, pytest.mark.urls("tests.doors.urls")]

DRAFT_COLUMNS = ("anonymous", "observer", "adviser", "delegate", "head")
# The same table holds for both audiences; a few roles suffice to see that the group's is closed.
GO_TO_GROUP_TEXTS = (*OUTSIDE, "member", "secretariat")
# Of the API, what is about no text in particular.
OF_NO_DRAFT = {"api-proposal-list", "api-proposal-reading"}
type Row = dict[str, str]


def read(table: str, columns: tuple[str, ...]) -> dict[tuple[str, str], Row]:
    """Lines of the table by address and method: role to answer. Lines without a method head it."""
    found = {}
    for line in table.strip("\n").splitlines():
        match = re.fullmatch(r"(\S.*?) +(GET|POST) +(.+)", line)
        if match is None:
            continue
        answers = match[3].split()
        if len(answers) == 1:
            answers *= len(columns)
        assert len(answers) == len(columns), line
        found[match[1], match[2]] = dict(zip(columns, answers, strict=True))
    return found


TEXTS = read(expected.TEXTS + expected_programs.TEXTS, tuple(ROLES))
DRAFTS = read(expected.DRAFTS, DRAFT_COLUMNS)
BODIES = read(expected.BODIES + expected_programs.BODIES, tuple(ROLES))
ACCOUNTS = read(expected.ACCOUNTS, ("anonymous", "signed in"))
TABLES = (TEXTS, DRAFTS, BODIES, ACCOUNTS)


def names(table: dict[tuple[str, str], Row]) -> list[str]:
    return list(dict.fromkeys(name for name, _method in table))


def of_group_text(row: Row, role: str) -> str:
    """A text for its group only does not exist for others."""
    answer = row[role]
    return "404" if role in OUTSIDE and answer not in ("in", "405", "list") else answer


def of_draft(row: Row, role: str) -> str:
    """A list of the API is there for everybody; the draft is not in it."""
    return row.get(role, row["anonymous"] if row["anonymous"] in ("405", "list") else "404")


def of_account(row: Row, role: str) -> str:
    return row["anonymous" if role == "anonymous" else "signed in"]


def own(row: Row, role: str) -> str:
    return row[role]


REFUSED = dict.fromkeys((*ROLES, "signed in"), "405")


@pytest.mark.parametrize("role", ROLES)
def test_every_address_answers_this_role_as_the_table_says(role: str) -> None:
    house = House()
    walker = Walker(ROLES[role]())
    walks = [
        (addresses.of_texts(house, house.public), TEXTS, own),
        (addresses.of_drafts(house), DRAFTS, of_draft),
        (addresses.of_bodies(house), BODIES, own),
    ]
    if role in GO_TO_GROUP_TEXTS:
        walks.append((addresses.of_texts(house, house.group), TEXTS, of_group_text))
    if role in ("anonymous", "seatless"):
        walks.append((addresses.of_accounts(names(ACCOUNTS)), ACCOUNTS, of_account))
    wrong = []
    for known, table, answer_of in walks:
        assert set(known) >= set(names(table)), set(names(table)) - set(known)
        for name, address in known.items():
            for method, go in (("GET", walker.get), ("POST", walker.post)):
                wanted = answer_of(table.get((name, method), REFUSED), role)
                found = go(address)
                if found != wanted:
                    wrong.append(f"{name} {method}: {found} instead of {wanted}")
    assert not wrong, f"{role}:\n" + "\n".join(wrong)
    assert not walker.problems, "\n".join(walker.problems)


def test_the_table_knows_every_address_of_the_project() -> None:
    known = {name.split()[0] for table in TABLES for name in names(table)}
    present = set(all_names(get_resolver().url_patterns))
    assert present - known == set(), "addresses that are not in the table"
    assert known - present == set(), "lines of the table without an address"


def test_the_walk_over_drafts_goes_to_every_address_of_a_text() -> None:
    known = addresses.of_drafts(House())
    of_texts = [
        one.name for one in proposals.urlpatterns if f"{one.pattern}".startswith(proposals.TEXT)
    ]
    assert set(of_texts) - set(known) == set()
    acts = {name for name in all_names(get_resolver().url_patterns) if "api-proposal-" in name}
    assert acts - set(known) == OF_NO_DRAFT


def all_names(patterns: list[URLPattern | URLResolver], space: str = "") -> Iterator[str]:
    for pattern in patterns:
        if isinstance(pattern, URLResolver):
            inner = f"{space}{pattern.namespace}:" if pattern.namespace else space
            yield from all_names(pattern.url_patterns, inner)
        else:
            yield f"{space}{pattern.name}"


IDENTIFIER = re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}|(?<=/)\d{1,2}(?=/)")


@pytest.mark.parametrize("role", ["co-chair", "secretariat"])
def test_what_nothing_bears_is_not_found_by_anybody(role: str) -> None:
    """Each identifier of each address in turn is one that does not exist."""
    house = House()
    walker = Walker(ROLES[role]())
    wrong = []
    ours = addresses.of_texts(house, house.public) | addresses.of_bodies(house)
    for name, address in ours.items():
        for place in IDENTIFIER.finditer(address.url.partition("?")[0]):
            far = FAR if "-" in place[0] else "98"
            url = address.url[: place.start()] + far + address.url[place.end() :]
            strange = Address(url, address.sent)
            found = {walker.get(strange), walker.post(strange)}
            if not found <= {"404", "405"}:
                wrong.append(f"{name} {url}: {found}")
    assert not wrong, "\n".join(wrong)
    assert not walker.problems, "\n".join(walker.problems)


def everywhere(house: House) -> dict[str, Address]:
    return (
        addresses.of_texts(house, house.public)
        | addresses.of_bodies(house)
        | addresses.of_accounts(names(ACCOUNTS))
    )


def test_what_belongs_to_another_text_is_not_found_on_this_one() -> None:
    house = House()
    walker = Walker(ROLES["head"]())
    mine, other = house.public.tabled, house.public.negotiation
    strange = world.paragraph_id(other, "OP1")
    assert walker.get(Address(reverse("rail", args=[mine.pk, strange]))) == "404"
    position = f"{reverse('position', args=[mine.pk])}?paragraph={strange}"
    assert walker.get(Address(position)) == "404"
    assert walker.post(Address(position, {"stance": "support"})) == "404"
    amend = reverse("amend", args=[mine.pk])
    assert walker.get(Address(f"{amend}?paragraph={strange}")) == "410"
    sent = {"paragraph": strange, "operation": "delete", "mover": "own"}
    assert walker.post(Address(amend, sent)) == "409"
    assert walker.get(Address(reverse("amendment", args=[mine.pk, 2]))) == "404"
    thread = reverse("threads:thread", args=["proposal", other.pk])
    reply = {"body": "An answer.", "parent": house.public.comment.pk}
    assert walker.post(Address(thread, reply)) == "422"
    assert walker.get(Address(reverse("threads:thread", args=["weather", mine.pk]))) == "404"
