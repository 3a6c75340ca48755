"""While fifty clients write: nothing acknowledged is lost, and every view equals the database."""

from collections.abc import Iterator

import pytest

from tests.engines.storm import CLIENTS, WORDS, Storm
from tests.live import Stack

pytestmark = pytest.mark.engines
ALL = CLIENTS * WORDS


@pytest.fixture(scope="module")
def stack(template_database: str) -> Iterator[Stack]:
    with Stack("storm", demonstration=False, own_database=True) as started:
        yield started


def test_a_web_process_is_killed_and_comes_back(stack: Stack) -> None:
    with Storm(stack) as storm:
        for share in (ALL // 4, ALL // 2):
            storm.wait_for(share)
            stack.kill("web")
            stack.start("web")
            stack.wait_until_ready()
        storm.settle()
    compare(stack, storm)


def test_the_database_is_killed_and_comes_back(stack: Stack) -> None:
    with Storm(stack) as storm:
        storm.wait_for(ALL // 4)
        stack.database.kill()
        stack.database.start()
        storm.wait_for(ALL // 2)
        stack.valkey.kill()
        storm.wait_for(ALL * 3 // 4)
        stack.valkey.start()
        storm.settle()
    assert all(process.poll() is None for process in stack.processes.values())
    compare(stack, storm)


def compare(stack: Stack, storm: Storm) -> None:
    """What each client was told, and what it heard, beside what the database holds."""
    text, stream = storm.told["text"], storm.told["stream"]
    assert [one for client in storm.clients for one in client.refused] == []
    acknowledged = {
        words: key for client in storm.clients for words, key in client.acknowledged.items()
    }
    kept = stack.sql(
        "SELECT body, id::text FROM threads_comment WHERE subject_id = %s ORDER BY body", [text]
    )
    assert kept == sorted(acknowledged.items())
    assert len(kept) == ALL
    recorded = stack.sql(
        "SELECT number, kind, subject_id::text FROM record_event"
        " WHERE stream_id = %s AND number > %s ORDER BY number",
        [stream, storm.told["length"]],
    )
    for client in storm.clients:
        assert client.heard == recorded
    assert "0 places" not in stack.manage("verify_record")
