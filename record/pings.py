"""Telling every web process that a stream has grown or rights have changed; may be lost.

What listeners see comes from the log by number, so a lost ping costs seconds, never an event.
"""

import asyncio
from typing import Any
from uuid import UUID

from channels.layers import get_channel_layer

from outbox.lossy import LossySender

RIGHTS_GROUP = "live.rights"
# A healthy Valkey answers within a millisecond or two.
PATIENCE = 2.0

_runner: asyncio.Runner | None = None


def stream_group(stream_id: UUID) -> str:
    return f"live.stream.{stream_id.hex}"


def stream_reached(stream_id: UUID, length: int) -> None:
    """Say that a stream has reached `length`. Returns at once, whatever Valkey does."""
    _sender.offer(
        stream_group(stream_id),
        {"type": "stream.reached", "stream": str(stream_id), "length": length},
    )


def rights_may_have_changed(person_id: UUID | None = None) -> None:
    """Have the open connections of a person (None: of everybody) show their rights again."""
    who = str(person_id) if person_id else ""
    _sender.offer(f"{RIGHTS_GROUP}:{who}", {"type": "rights.changed", "person": who})


def flush(patience: float) -> bool:
    """Wait until everything offered so far is sent; for tests and for the end of a process."""
    return _sender.flush(patience)


def _send(key: str, message: dict[str, Any]) -> None:
    global _runner
    if _runner is None:
        _runner = asyncio.Runner()
    _runner.run(_send_in_loop(key.partition(":")[0], message))


async def _send_in_loop(group: str, message: dict[str, Any]) -> None:
    layer = get_channel_layer()
    if layer is not None:
        await asyncio.wait_for(layer.group_send(group, message), PATIENCE)


def _forget_loop() -> None:
    global _runner
    _runner = None


_sender = LossySender("live-pings", _send, after_fork=_forget_loop)
