"""What the tests of texts share: a refusal expected by its code, and the events of a stream."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import pytest


@pytest.fixture
def refused() -> Callable[..., object]:
    """`with refused("stale_base", field=None): ...`; the act must also leave no event."""

    # This module is loaded before Django is.
    from interface.refusal import Refusal
    from record.models import Event

    @contextmanager
    def expect(code: str, *, field: str | None = None) -> Iterator[list[Any]]:
        before = Event.objects.count()
        caught: list[Refusal] = []
        with pytest.raises(Refusal) as info:
            yield caught
        caught.append(info.value)
        assert info.value.code == code
        assert field is None or info.value.field == field
        assert Event.objects.count() == before

    return expect


@pytest.fixture
def events_of() -> Callable[..., list[Any]]:
    """The events of a proposal's own stream, oldest first."""
    from proposals.streams import proposal_stream
    from record.reads import events_after, stream_of

    def find(proposal: Any) -> list[Any]:
        stream = stream_of(proposal_stream(proposal))
        return events_after(stream, 0, 1000) if stream else []

    return find
