"""Messages that may be lost, sent from a thread of their own so that no request waits for Valkey.

What must happen is a row in PostgreSQL; these messages only wake whoever looks at the rows. While
Valkey is away the newest message of each key is kept and tried again, up to a bound.
"""

import atexit
import logging
import os
import threading
import time
from collections.abc import Callable
from typing import Any

logger = logging.getLogger(__name__)

CAPACITY = 10_000
PAUSE_AFTER_FAILURE = 1.0
PATIENCE_AT_EXIT = 1.0


class LossySender:
    """Calls `send(key, message)` in one daemon thread; a later message replaces an unsent one."""

    def __init__(
        self,
        name: str,
        send: Callable[[str, Any], None],
        *,
        after_fork: Callable[[], None] = lambda: None,
    ) -> None:
        self._name = name
        self._send = send
        self._after_fork = after_fork
        self._thread: threading.Thread | None = None
        self._start_empty()
        os.register_at_fork(after_in_child=self._forked)
        atexit.register(self.flush, PATIENCE_AT_EXIT)

    def offer(self, key: str, message: Any) -> None:
        """Have a message sent soon. Returns at once and never fails."""
        with self._changed:
            if key not in self._pending and len(self._pending) >= CAPACITY:
                return
            self._pending[key] = message
            if self._thread is None:
                self._thread = threading.Thread(target=self._run, name=self._name, daemon=True)
                self._thread.start()
            self._changed.notify_all()

    def flush(self, patience: float) -> bool:
        """Wait up to `patience` seconds until nothing is left to send; says whether that is so."""
        with self._changed:
            return self._changed.wait_for(lambda: not self._pending and not self._busy, patience)

    def _start_empty(self) -> None:
        self._changed = threading.Condition()
        self._pending: dict[str, Any] = {}
        self._busy = False
        self._failing = False
        self._thread = None

    def _forked(self) -> None:
        # The child has the lock and the messages of its parent but not the thread.
        self._start_empty()
        self._after_fork()

    def _run(self) -> None:
        while True:
            with self._changed:
                self._changed.wait_for(lambda: bool(self._pending))
                batch, self._pending = self._pending, {}
                self._busy = True
            unsent = self._send_all(batch)
            with self._changed:
                for key, message in unsent.items():
                    self._pending.setdefault(key, message)
                self._busy = False
                self._changed.notify_all()
            if unsent:
                time.sleep(PAUSE_AFTER_FAILURE)

    def _send_all(self, batch: dict[str, Any]) -> dict[str, Any]:
        while batch:
            key = next(iter(batch))
            try:
                self._send(key, batch[key])
            except Exception as error:
                if not self._failing:
                    logger.warning("%s: cannot send, will try again: %r", self._name, error)
                self._failing = True
                return batch
            del batch[key]
            self._failing = False
        return batch
