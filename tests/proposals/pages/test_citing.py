"""Pages cite paragraphs, revisions and amendments in the reader's language; addresses never do."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from django.test import Client, override_settings
from django.utils import translation
from django.utils.translation import trans_real

from interface import languages
from proposals.citing import cited
from proposals.models import Proposal
from proposals.narration import narrate
from proposals.streams import proposal_stream
from record.reads import events_after, stream_of
from tests import world

ROOT = Path(__file__).parents[3]
# Keeps the number of a paragraph beside its letter.
TIED = "\u00a0"


@pytest.fixture
def arabic(tmp_path: Path) -> Iterator[None]:
    """The Arabic catalogue as it is in the sources, compiled or not."""
    source = ROOT / "locale" / "ar" / "LC_MESSAGES" / "django.po"
    compiled = tmp_path / "ar" / "LC_MESSAGES" / "django.mo"
    compiled.parent.mkdir(parents=True)
    with source.open("rb") as read, compiled.open("wb") as write:
        write_mo(write, read_po(read, locale="ar"))
    with override_settings(LOCALE_PATHS=[str(tmp_path)]):
        _forget()
        yield
    _forget()


def _forget() -> None:
    trans_real._translations.pop("ar", None)  # type: ignore[attr-defined]
    languages.spoken.cache_clear()


def in_arabic(client: Client, text: Proposal, **query: str) -> str:
    path = text.get_absolute_url()
    return client.get(path, query, headers={"accept-language": "ar"}).content.decode()


@pytest.mark.parametrize(
    "label", ["PP1", "OP12", "OP2 (b) (iv)", "OP1 (aa)", "Title", "Enacting line", "Heading 3", ""]
)
def test_in_english_a_label_is_cited_as_it_is_stored(label: str) -> None:
    assert cited(label) == label


@pytest.mark.usefixtures("arabic")
@pytest.mark.parametrize(
    ("label", "said"),
    [
        ("PP1", f"د{TIED}1"),
        ("OP12", f"م{TIED}12"),
        ("OP2 (b)", f"م{TIED}2 (ب)"),
        ("OP2 (b) (iv)", f"م{TIED}2 (ب) (4)"),
        ("OP2 (aa)", f"م{TIED}2 (أأ)"),
        ("Title", "العنوان"),
        ("Enacting line", "عبارة الاستهلال"),
        ("Heading 3", "العنوان الفرعي 3"),
    ],
)
def test_in_arabic_letters_and_names_are_those_of_arabic_documents(label: str, said: str) -> None:
    with translation.override("ar"):
        assert cited(label) == said


@pytest.mark.django_db
@pytest.mark.usefixtures("arabic")
def test_a_page_in_arabic_keeps_the_addresses_of_its_paragraphs_and_amendments(
    client: Client,
) -> None:
    text = world.proposal_under_negotiation()
    world.amendment(text)
    page = in_arabic(client, text, focus=str(world.paragraph_id(text, "OP1")))
    assert f">م{TIED}1</a>" in page
    assert 'id="OP1"' in page
    assert 'id="Amd.1"' in page
    assert "التعديل 1" in page
    assert ">Amd.1<" not in page
    assert ">OP1<" not in page


@pytest.mark.django_db
@pytest.mark.usefixtures("arabic")
def test_the_head_of_a_text_counts_open_amendments_in_one_sentence(client: Client) -> None:
    text = world.proposal_under_negotiation()
    assert "<b>0</b> open amendments" in client.get(text.get_absolute_url()).content.decode()
    world.amendment(text)
    assert "تعديل مفتوح <b>واحد</b>" in in_arabic(client, text)


@pytest.mark.django_db
@pytest.mark.usefixtures("arabic")
def test_the_history_cites_in_arabic_and_links_as_ever(client: Client) -> None:
    text = world.proposal_under_negotiation()
    one = world.amendment(text)
    with translation.override("ar"):
        stream = stream_of(proposal_stream(text))
        assert stream is not None
        told = narrate(events_after(stream, 0, 100)).values()
    assert any(f"م{TIED}1" in line and "التعديل 1" in line for line in told)
    assert any(f'href="{one.get_absolute_url()}"' in line for line in told)
