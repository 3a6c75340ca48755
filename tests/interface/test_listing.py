"""Names one beside another, as each language puts them."""

from __future__ import annotations

import pytest
from django.template import Context, Template

from interface import listing


@pytest.fixture
def arabic_comma(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(listing, "pgettext", lambda _context, _words: "، ")


def draw(names: list[str]) -> str:
    return Template("{{ names|listed }}").render(Context({"names": names}))


def test_items_that_say_nothing_leave_no_comma() -> None:
    assert listing.listed(["OP2", "", "Vailuku"]) == "OP2, Vailuku"
    assert listing.listed([]) == ""


def test_names_in_a_template_are_escaped() -> None:
    assert draw(["Vailuku", "<b>"]) == "Vailuku, &lt;b&gt;"


@pytest.mark.usefixtures("arabic_comma")
def test_the_comma_is_that_of_the_language() -> None:
    assert listing.listed(["Vailuku", "Elmark"]) == "Vailuku، Elmark"
    assert draw(["Vailuku", "Elmark"]) == "Vailuku، Elmark"
    assert (
        Template("{{ day }}{% comma %}{{ place }}").render(
            Context({"day": "Monday", "place": "Elmark"})
        )
        == "Monday، Elmark"
    )
