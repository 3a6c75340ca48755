"""What the pages of docs/ and the README name is there: words, addresses, commands, files."""

import importlib.util
import re
from pathlib import Path
from uuid import UUID

import pytest
import yaml
from django.core.management import get_commands
from django.urls import Resolver404, resolve

from normsforum.documentation import rooms_of
from tests.docs.pages import DOCS, PAGES, ROOT, bold, found, text_of
from tests.docs.said import pattern
from tests.test_house import LAYERS

OPERATORS = DOCS / "operators.md"
# Answered before any address is looked up.
WATCHED = set(re.findall(r'case "(/\w+)"', text_of(ROOT / "normsforum" / "health.py")))
OF_LISTS = {"cursor", "page_size"}


@pytest.fixture(scope="module")
def said() -> re.Pattern[str]:
    return pattern()


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_words_in_bold_type_are_words_of_the_forums_pages(
    page: Path, said: re.Pattern[str]
) -> None:
    assert {words for words in bold(text_of(page)) if not said.fullmatch(words)} == set()


def test_every_address_is_one_that_is_answered() -> None:
    named = found(r"^(?:.*https://norms\.example\.org)?(/[^\s\"]*)")
    assert len(named) > 30
    unknown = set()
    for address in named - WATCHED:
        path = re.sub(r"\{id\}", str(UUID(int=1)), re.split(r"[?#]", address)[0])
        try:
            resolve(path)
        except Resolver404:
            unknown.add(address)
    assert unknown == set()


def test_every_command_exists() -> None:
    commands = found(r"manage\.py (\w+)")
    assert {"create_secretariat", "verify_record"} <= commands
    assert commands - set(get_commands()) == set()
    targets = set(re.findall(r"^(\w+):", text_of(ROOT / "Makefile"), re.MULTILINE))
    assert found(r"(?:^|\s)make ([a-z]\w*)") - targets == set()
    modules = found(r"python -m ([\w.]+)")
    assert "normsforum.backup" in modules
    assert [one for one in modules if importlib.util.find_spec(one) is None] == []
    services = yaml.safe_load(text_of(ROOT / "docker-compose.yml"))["services"]
    assert found(r"(?:exec|--wait|--scale|/backups\") (\w+)") - set(services) == set()


def test_every_file_exists() -> None:
    rooms = {path.name for path in ROOT.iterdir() if path.is_dir()} - {"var", "api"}
    named = {one for one in found(r"^([\w.-]+(?:/[\w.-]*)*)$") if one.split("/")[0] in rooms}
    named |= found(r"(?:^|\s)((?:examples/)?[\w.-]+\.(?:toml|lock|example|py))(?:\s|$)")
    assert len(named) > 20
    assert {one for one in named if not (ROOT / one).exists()} == set()


def test_every_variable_is_read_and_every_variable_of_the_example_is_told() -> None:
    told = found(r"(?:^|\s)([A-Z]+(?:_[A-Z]+)+)(?:$|=)")
    sources = [*(ROOT / "normsforum").rglob("*.py"), *(ROOT / "examples").glob("*.py")]
    sources += [*(ROOT / "tests" / "proposals").rglob("*.py"), ROOT / "docker-compose.yml"]
    read = set(re.findall(r"[A-Z]+(?:_[A-Z]+)+", " ".join(map(text_of, sources))))
    assert told - read == set()
    example = re.findall(r"^([A-Z_]+)=", text_of(ROOT / ".env.example"), re.MULTILINE)
    assert set(example) - found(r"^([A-Z_]+)$", [OPERATORS]) == set()


def test_every_metric_is_counted() -> None:
    named = {one.removesuffix("_total") for one in found(r"norms_[a-z_]+", [OPERATORS])}
    sources = [ROOT / f"{app}/metrics.py" for app in ("normsforum", "record", "outbox")]
    assert named == set(re.findall(r"\"(norms_[a-z_]+)\"", " ".join(map(text_of, sources))))


def test_the_filters_of_each_list_are_those_of_the_api() -> None:
    rows = re.findall(r"^\| `(/api/v1/[\w-]+/)` \|(.*)\|$", text_of(DOCS / "api.md"), re.MULTILINE)
    told = {path: set(re.findall(r"`(\w+)`", filters)) for path, filters in rows}
    doors = [door for _room, doors in rooms_of("en") for door in doors if door.method == "GET"]
    lists = {d.path: {one.name for one in d.parameters} for d in doors if "{" not in d.path}
    assert told == {path: names - OF_LISTS for path, names in lists.items() if path in told}
    assert told.keys() == lists.keys() - {"/api/v1/"}


def test_the_picture_of_the_house_has_its_layers() -> None:
    picture = text_of(DOCS / "pictures" / "house.svg")
    assert re.findall(r'font-weight="600"[^>]*>(\w+)<', picture) == LAYERS


def test_the_readme_leads_to_what_is_there() -> None:
    links = re.findall(r"\]\(([^)#]+)", text_of(ROOT / "README.md"))
    assert any(link.startswith("docs/") and link.endswith(".md") for link in links)
    assert [link for link in links if not (ROOT / link).exists()] == []


def test_every_picture_is_shown_somewhere() -> None:
    shown = " ".join(map(text_of, [*PAGES, ROOT / "README.md"]))
    unused = [one.name for one in (DOCS / "pictures").iterdir() if one.name not in shown]
    assert unused == []
