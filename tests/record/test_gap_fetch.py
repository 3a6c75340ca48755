"""What a page missed can be fetched by number, under the rights of the socket."""

from collections.abc import Callable
from uuid import UUID

import pytest
from django.test import Client

from interface.identifiers import uuid7
from record.keys import StreamKey
from record.models import Event
from record.views import GAP_LIMIT

pytestmark = pytest.mark.django_db
Enter = Callable[..., list[Event]]


def test_it_gives_the_events_after_a_number(
    client: Client, things: set[UUID], enter: Enter, key: StreamKey
) -> None:
    for _ in range(3):
        stream = enter(key)[0].stream
    found = client.get(f"/streams/{stream.pk}/events/?after=1").json()
    assert [event["number"] for event in found["events"]] == [2, 3]
    assert found["length"] == 3


def test_it_gives_a_page_at_a_time_with_as_many_queries(
    client: Client,
    things: set[UUID],
    enter: Enter,
    key: StreamKey,
    django_assert_max_num_queries: Callable[..., object],
) -> None:
    for _ in range(GAP_LIMIT + 1):
        stream = enter(key)[0].stream
    with django_assert_max_num_queries(8):
        found = client.get(f"/streams/{stream.pk}/events/").json()
    assert len(found["events"]) == GAP_LIMIT < found["length"]


@pytest.mark.parametrize("audience", ["group", "own", "accredited"])
def test_what_one_may_not_read_is_not_there(
    client: Client, things: set[UUID], enter: Enter, audience: str
) -> None:
    stream = enter(StreamKey("book", uuid7(), audience))[0].stream
    assert client.get(f"/streams/{stream.pk}/events/").status_code == 404
    assert client.get(f"/streams/{uuid7()}/events/").status_code == 404


def test_a_stream_of_a_type_that_nobody_registered_is_read_by_nobody(
    client: Client, enter: Enter
) -> None:
    stream = enter(StreamKey("secret", uuid7(), "public"))[0].stream
    assert client.get(f"/streams/{stream.pk}/events/").status_code == 404


@pytest.mark.parametrize("after", ["x", "-1", "1" * 30, "٣"])
def test_a_number_that_is_none_is_not_found(
    client: Client, things: set[UUID], enter: Enter, key: StreamKey, after: str
) -> None:
    stream = enter(key)[0].stream
    assert client.get(f"/streams/{stream.pk}/events/", {"after": after}).status_code == 404
