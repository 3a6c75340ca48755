"""Static files of the demonstration: compressed, in parts, and as they are at the moment."""

import gzip
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.test import RequestFactory
from whitenoise.middleware import WhiteNoiseMiddleware

from normsforum.compression import CompressedStaticMiddleware

Ask = Callable[..., Any]


@pytest.fixture
def folder(tmp_path: Path, settings: Any) -> Path:
    settings.STATICFILES_DIRS = [tmp_path]
    settings.STATIC_ROOT = None
    settings.WHITENOISE_USE_FINDERS = True
    settings.WHITENOISE_AUTOREFRESH = True
    (tmp_path / "page.css").write_text(".para { color: black; }\n" * 100)
    return tmp_path


@pytest.fixture
def ask(folder: Path) -> Ask:
    serve = CompressedStaticMiddleware(WhiteNoiseMiddleware(lambda request: None))
    return lambda **headers: serve(RequestFactory().get("/static/page.css", headers=headers))


def body(answer: Any) -> bytes:
    return b"".join(answer.streaming_content)


def test_they_are_compressed_for_who_can_read_that(ask: Ask, folder: Path) -> None:
    answer = ask(accept_encoding="gzip")
    assert answer["Content-Encoding"] == "gzip"
    assert gzip.decompress(body(answer)) == (folder / "page.css").read_bytes()
    assert body(ask()) == (folder / "page.css").read_bytes()


def test_what_has_not_changed_is_not_sent_again(ask: Ask) -> None:
    etag = ask(accept_encoding="gzip")["ETag"]
    assert ask(accept_encoding="gzip", if_none_match=etag).status_code == 304


def test_a_part_is_sent_as_it_is(ask: Ask, folder: Path) -> None:
    part = ask(accept_encoding="gzip", range="bytes=0-4")
    assert (part.status_code, body(part)) == (206, b".para")
    assert part["Content-Range"].endswith(f"/{(folder / 'page.css').stat().st_size}")


def test_a_file_that_grew_while_the_server_runs_is_sent_whole(ask: Ask, folder: Path) -> None:
    ask()
    (folder / "page.css").write_text(".para { color: navy; }\n" * 200)
    answer = ask()
    assert body(answer) == (folder / "page.css").read_bytes()
    assert int(answer["Content-Length"]) == (folder / "page.css").stat().st_size


def test_the_demonstration_serves_them_so() -> None:
    from normsforum.settings import local

    order = local.MIDDLEWARE
    compression = order.index("normsforum.compression.CompressedStaticMiddleware")
    assert order[compression + 1] == "whitenoise.middleware.WhiteNoiseMiddleware"
    assert local.WHITENOISE_AUTOREFRESH
