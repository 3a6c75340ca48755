"""Letters of people and bodies: each a template of plain text, from which the HTML is made."""

from typing import Any

from django.conf import settings
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import translation
from django.utils.html import linebreaks, urlize

from interface.languages import page_language
from outbox.actions import post_mail
from stakeholders.models import Person


def write(
    name: str, to: str, *, person: Person | None = None, language: str = "", **context: Any
) -> None:
    """Post `templates/stakeholders/letters/<name>.txt`, whose first line is the subject.

    Who has been erased has no address any more, and is written to no more.
    """
    if person is not None and person.erased_at is not None:
        return
    with translation.override(page_language(person.language if person else language)):
        letter = render_to_string(f"stakeholders/letters/{name}.txt", {**context, "person": person})
        subject, _, text = letter.strip().partition("\n")
        text = text.strip() + "\n"
        html = as_html(text)
    post_mail(
        to,
        subject.strip(),
        text,
        html=html,
        person_id=person.pk if person else None,
    )


def as_html(text: str) -> str:
    """The same letter for readers of HTML, with the language that it is in and its direction."""
    direction = "rtl" if translation.get_language_bidi() else "ltr"
    words = linebreaks(urlize(text, autoescape=True))
    return f'<div lang="{translation.get_language()}" dir="{direction}">{words}</div>'


def address_of(view: str, *args: Any) -> str:
    """The absolute address of a page, for a letter."""
    return str(settings.SITE_URL).rstrip("/") + reverse(view, args=args)
