"""What the tests of reports share. Imports stand inside: Django is not ready yet."""

from collections.abc import Iterator

import pytest

from interface import clock


@pytest.fixture
def first_of_june() -> Iterator[None]:
    from tests.reports.asked import NOW

    with clock.at(NOW):
        yield
