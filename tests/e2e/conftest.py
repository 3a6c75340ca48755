"""Journeys are as patient with what they expect as with what they do."""

import pytest

from tests.browser import PATIENCE_MS


@pytest.fixture(autouse=True)
def patient() -> None:
    from playwright.sync_api import expect

    expect.set_options(timeout=PATIENCE_MS)
