"""A letter says in which language it is and which way that runs, as pages do."""

from __future__ import annotations

import pytest

from interface import languages
from outbox.models import Mail
from stakeholders.letters import write
from tests.world import stakeholder


@pytest.mark.django_db
@pytest.mark.parametrize(("asked", "said"), [("ar", ("ar", "rtl")), ("fr", ("en", "ltr"))])
def test_the_html_of_an_invitation_runs_as_its_language_does(
    monkeypatch: pytest.MonkeyPatch, asked: str, said: tuple[str, str]
) -> None:
    monkeypatch.setattr(languages, "spoken", lambda: ("ar", "en"))
    about = {"inviter": "Kesimba", "role": "Delegate", "url": "https://forum.example/i/1/"}
    write("invitation", "a@b.example", language=asked, stakeholder=stakeholder("Vailuku"), **about)
    html = Mail.objects.get().html
    assert html.startswith('<div lang="{}" dir="{}"><p>'.format(*said))
    assert 'href="https://forum.example/i/1/"' in html
