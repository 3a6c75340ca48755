"""Every catalogue says what the sources say: nothing missing, nothing doubtful, nothing lost."""

import re
import shutil
from io import StringIO
from pathlib import Path
from shutil import ignore_patterns

import pytest
from babel.messages.catalog import Catalog, Message
from babel.messages.pofile import read_po
from django.core.management import call_command
from django.test import override_settings

ROOT = Path(__file__).parents[2]
FILES = sorted((ROOT / "locale").glob("*/LC_MESSAGES/django.po"))
SOURCES = ["templates", *(file.parent.name for file in ROOT.glob("*/__init__.py"))]
CODES = [path.parts[-3] for path in FILES]
PLACEHOLDER = re.compile(r"%\(\w+\)[sd]|%[sd]|\{\w*\}|</?\w+[^>]*>")

pytestmark = pytest.mark.parametrize("path", FILES, ids=CODES)


def read(path: Path) -> Catalog:
    with path.open("rb") as file:
        return read_po(file, locale=path.parts[-3])


def words(message: Message) -> list[str]:
    return [message.id] if isinstance(message.id, str) else list(message.id)


def answers(message: Message) -> list[str]:
    return [message.string] if isinstance(message.string, str) else list(message.string)


def test_no_entry_is_missing_or_doubtful(path: Path) -> None:
    catalogue = read(path)
    entries = [message for message in catalogue if message.id]
    assert len(entries) > 1500
    open_ones = [m.id for m in entries if m.fuzzy or not all(answers(m))]
    assert not open_ones


def test_every_plural_has_all_forms_of_the_language(path: Path) -> None:
    catalogue = read(path)
    short = [m.id for m in catalogue if m.pluralizable and len(answers(m)) != catalogue.num_plurals]
    assert not short


def test_no_entry_loses_or_invents_a_placeholder(path: Path) -> None:
    wrong = {}
    for message in read(path):
        if not message.id:
            continue
        wanted = placeholders(words(message)[-1])
        for form, answer in enumerate(answers(message)):
            found = placeholders(answer)
            # One, two and none may be said in words; what else is named must be in the plural.
            exact = not message.pluralizable or form > 2
            if found != wanted if exact else not found <= wanted:
                wrong[answer] = wanted ^ found
    assert not wrong


def test_the_catalogue_has_just_what_the_sources_say(
    path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    if shutil.which("xgettext") is None:
        pytest.skip("GNU gettext is not here: apt-get install gettext")
    # The command writes into the first folder `locale` that it meets, and beside each template:
    # it is to meet neither ours.
    for room in set(SOURCES) - {"tests"}:
        shutil.copytree(ROOT / room, tmp_path / room, ignore=ignore_patterns("__pycache__"))
    (tmp_path / "locale").mkdir()
    monkeypatch.chdir(tmp_path)
    with override_settings(LOCALE_PATHS=[str(tmp_path / "locale")]):
        call_command("makemessages", locale=[path.parts[-3]], stdout=StringIO())
    fresh = read(tmp_path / path.relative_to(ROOT))
    said = {(m.context, *words(m)) for m in fresh if m.id}
    kept = {(m.context, *words(m)) for m in read(path) if m.id}
    assert said - kept == set(), "run `make messages`, then translate what is new"
    assert kept - said == set(), "run `make messages`: what nobody says any more goes"


def placeholders(text: str) -> set[str]:
    return set(PLACEHOLDER.findall(text))
