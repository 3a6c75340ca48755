"""The house: everything points downwards, also what no import shows: keys, tags and addresses."""

import ast
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.apps import apps
from django.db.models import ForeignObject
from django.urls import URLPattern, URLResolver, get_resolver

ROOT = Path(__file__).resolve().parents[1]
# Highest first, as the layers contract in pyproject.toml has it.
LAYERS = [
    "normsforum",
    "demo",
    "desk",
    "search",
    "reports",
    "proposals",
    "threads",
    "workinggroups",
    "stakeholders",
    "record",
    "outbox",
    "interface",
]
APPS = LAYERS[1:]
TEMPLATES = [
    (app, path)
    for app in APPS
    for folder in (ROOT / "templates" / app, ROOT / app / "templates" / app)
    for path in sorted(folder.rglob("*"))
    if path.is_file()
]


def is_upwards(user: str, used: str) -> bool:
    return used in LAYERS and LAYERS.index(used) < LAYERS.index(user)


def test_imports_go_downwards_only() -> None:
    checked = subprocess.run(
        [Path(sys.executable).with_name("lint-imports")],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert checked.returncode == 0, checked.stdout + checked.stderr


def test_the_layers_here_are_those_of_the_contract() -> None:
    contract = (ROOT / "pyproject.toml").read_text()
    quoted = ", ".join(f'"{layer}"' for layer in LAYERS)
    assert f"layers = [{quoted}]" in contract


@pytest.mark.parametrize("app", APPS)
def test_no_foreign_key_points_upwards(app: str) -> None:
    wrong = [
        f"{model.__name__}.{field.name} → {field.related_model._meta.label}"
        for model in apps.get_app_config(app).get_models(include_auto_created=True)
        for field in model._meta.get_fields()
        if (isinstance(field, ForeignObject) or field.many_to_many)
        and not field.auto_created
        and field.related_model
        and is_upwards(app, field.related_model._meta.app_label)
    ]
    assert not wrong


def test_the_record_and_the_outbox_refer_by_type_and_id_only() -> None:
    """So that a person can be erased, and a subject vanish, without touching what happened."""
    keys = [
        f"{model._meta.label}.{field.name}"
        for app in ("record", "outbox")
        for model in apps.get_app_config(app).get_models()
        for field in model._meta.get_fields()
        if isinstance(field, ForeignObject)
        and field.related_model
        and field.related_model._meta.app_label != app
    ]
    assert not keys


def libraries() -> dict[str, str]:
    """Template library → app; those of `interface` are built in."""
    return {
        path.stem: app
        for app in APPS
        for path in (ROOT / app / "templatetags").glob("*.py")
        if path.stem != "__init__"
    }


def url_names() -> dict[str, set[str]]:
    """Name of an address → the apps whose views answer under it."""
    found: dict[str, set[str]] = {}
    for pattern, space in _patterns(get_resolver(), ""):
        app = pattern.callback.__module__.partition(".")[0]
        view = getattr(pattern.callback, "view_class", None) or getattr(
            pattern.callback, "cls", None
        )
        if view is not None:
            app = view.__module__.partition(".")[0]
        if pattern.name:
            found.setdefault(f"{space}{pattern.name}", set()).add(app)
    return found


def _patterns(resolver: URLResolver, space: str) -> Iterator[tuple[URLPattern, str]]:
    for entry in resolver.url_patterns:
        if isinstance(entry, URLResolver):
            inner = f"{space}{entry.namespace}:" if entry.namespace else space
            yield from _patterns(entry, inner)
        else:
            yield entry, space


def test_templates_use_tags_of_their_own_app_or_below() -> None:
    home = libraries()
    wrong = [
        f"{path.relative_to(ROOT)} loads {name} of {home[name]}"
        for app, path in TEMPLATES
        for names in re.findall(r"{%\s*load\s+([^%]+?)\s*%}", path.read_text())
        for name in names.partition(" from ")[2].split() or names.split()
        if name in home and is_upwards(app, home[name])
    ]
    assert not wrong


def test_templates_link_to_pages_of_their_own_app_or_below() -> None:
    homes = url_names()
    wrong = [
        f"{path.relative_to(ROOT)} links to {name} of {', '.join(homes[name])}"
        for app, path in TEMPLATES
        for name in re.findall(r"""{%\s*url\s+["']([\w:-]+)["']""", path.read_text())
        if name in homes and all(is_upwards(app, home) for home in homes[name])
    ]
    assert not wrong


def test_templates_include_and_extend_their_own_app_or_below() -> None:
    wrong = [
        f"{path.relative_to(ROOT)} takes {name}"
        for app, path in TEMPLATES
        for name in re.findall(r"""{%\s*(?:extends|include)\s+["']([^"']+)["']""", path.read_text())
        if is_upwards(app, name.partition("/")[0])
    ]
    assert not wrong


def test_code_names_addresses_of_its_own_app_or_below() -> None:
    homes = url_names()
    wrong = [
        f"{path.relative_to(ROOT)} names {name}"
        for app in APPS
        for path in sorted((ROOT / app).rglob("*.py"))
        for name in _reversed_names(path)
        if name in homes and all(is_upwards(app, home) for home in homes[name])
    ]
    assert not wrong


def _reversed_names(path: Path) -> Iterator[str]:
    """First arguments of reverse(), reverse_lazy() and redirect() that are plain words."""
    for node in ast.walk(ast.parse(path.read_text())):
        if not isinstance(node, ast.Call) or not node.args:
            continue
        called = getattr(node.func, "id", getattr(node.func, "attr", ""))
        first = node.args[0]
        if called in ("reverse", "reverse_lazy", "redirect") and isinstance(first, ast.Constant):
            yield str(first.value)


def test_locks_let_others_point_at_the_row() -> None:
    """FOR UPDATE keeps foreign keys waiting until their commit: two acts then wait for each other.

    A lock takes the rows of its own model only, for the same reason: those that are joined are
    pointed at by much else.
    """
    wrong = [
        f"{path.relative_to(ROOT)}:{call.lineno}"
        for app in APPS
        for path in sorted((ROOT / app).rglob("*.py"))
        for call, root, called in _locks(path)
        if (_is_pointed_at(root) and not _says(call, "no_key"))
        or ("select_related" in called and not _says(call, "of"))
    ]
    assert not wrong


def _locks(path: Path) -> Iterator[tuple[ast.Call, str, set[str]]]:
    """Each select_for_update with the name its chain begins with and all that is called in it."""
    found: dict[ast.Call, tuple[str, set[str]]] = {}
    for node in ast.walk(ast.parse(path.read_text())):
        called, locks, link = set(), [], node
        while isinstance(link, ast.Call) and isinstance(link.func, ast.Attribute):
            called.add(link.func.attr)
            if link.func.attr == "select_for_update":
                locks.append(link)
            link = link.func.value
            while isinstance(link, ast.Attribute):
                link = link.value
        for lock in locks:
            # The walk comes from outside, so the first chain with the lock in it is the longest.
            found.setdefault(lock, (getattr(link, "id", ""), called))
    for lock, (root, called) in found.items():
        yield lock, root, called


def _is_pointed_at(name: str) -> bool:
    """Whether other rows refer to those of the model; of what is no model, nobody knows."""
    models = [model for model in apps.get_models() if model.__name__ == name]
    return not models or any(model._meta.related_objects for model in models)


def _says(call: ast.Call, name: str) -> bool:
    return any(keyword.arg == name for keyword in call.keywords)


def test_no_template_lets_a_browser_cut_what_is_typed() -> None:
    """A limit that a browser knows cuts what is pasted without a word; a search loses nothing."""
    wrong = [
        f"{path.relative_to(ROOT)}: {tag}"
        for _app, path in TEMPLATES
        for tag in re.findall(r"<(?:input|textarea)[^>]*maxlength[^>]*", path.read_text())
        if 'type="search"' not in tag
    ]
    assert not wrong


def test_no_room_is_so_large_that_one_cannot_see_it() -> None:
    too_long = [
        f"{path.relative_to(ROOT)}: {lines} lines"
        for layer in [*LAYERS, "tests"]
        for path in sorted((ROOT / layer).rglob("*.py"))
        if "migrations" not in path.parts and (lines := len(path.read_text().splitlines())) > 400
    ]
    assert not too_long


def test_every_app_is_a_layer_and_every_layer_an_app() -> None:
    own = [
        config.name.partition(".")[0]
        for config in apps.get_app_configs()
        if Path(config.path).is_relative_to(ROOT) and ".venv" not in Path(config.path).parts
    ]
    assert sorted(own) == sorted(APPS)
