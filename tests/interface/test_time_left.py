"""How long until a deadline: one unit, in plural forms that the language knows."""

from datetime import timedelta

import pytest
from django.utils import timezone, translation

from interface.times import time_left


@pytest.mark.parametrize(
    ("left", "said"),
    [
        (timedelta(days=9, hours=3), "9 days left"),
        (timedelta(days=2, minutes=1), "2 days left"),
        (timedelta(days=1, hours=3, minutes=1), "27 hours left"),
        (timedelta(hours=1, minutes=20, seconds=5), "80 minutes left"),
        (timedelta(minutes=1, seconds=5), "1 minute left"),
        (timedelta(hours=-3), "0 minutes left"),
    ],
)
def test_it_is_said_in_the_largest_unit_of_which_two_are_left(left: timedelta, said: str) -> None:
    assert time_left(timezone.now() + left) == said


def test_two_days_are_a_dual_in_arabic() -> None:
    with translation.override("ar"):
        assert time_left(timezone.now() + timedelta(days=2, hours=1)) == "يتبقى يومان"
