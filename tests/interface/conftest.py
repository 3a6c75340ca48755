"""A signed-in delegate, and the templates of the little site."""

from __future__ import annotations

import copy
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.test import Client, override_settings


@pytest.fixture(autouse=True)
def little_site(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Only the design system: what higher apps have registered has tests of its own."""
    from interface import registry
    from tests.interface import sample

    templates: Any = copy.deepcopy(settings.TEMPLATES)
    templates[0]["DIRS"] = [*templates[0]["DIRS"], Path(__file__).parent / "templates"]
    sample.done.clear()
    monkeypatch.setattr(registry, "head_slots", registry.HeadSlots())
    monkeypatch.setattr(registry, "navigation", registry.Navigation())
    with override_settings(ROOT_URLCONF="tests.interface.sample", TEMPLATES=templates):
        yield


@pytest.fixture
def delegate(db: None) -> Any:
    from tests.world import seat_of

    return seat_of("Vailuku")


@pytest.fixture
def speaking(client: Client, delegate: Any) -> Client:
    """A browser in which the delegate of Vailuku is signed in."""
    client.force_login(delegate.person, backend="django.contrib.auth.backends.ModelBackend")
    return client
