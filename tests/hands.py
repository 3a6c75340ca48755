"""Two acts at once, in threads of their own, each in its own transaction."""

import threading
from collections.abc import Callable
from time import sleep
from typing import Any

from django.db import connection, transaction


def thrown_out(first: Callable[[], Any], second: Callable[[], Any]) -> list[BaseException]:
    """What broke where the second act begins before the first has committed."""
    broken: list[BaseException] = []
    done, begun = threading.Event(), threading.Event()

    def act(what: Callable[[], None]) -> None:
        try:
            what()
        except BaseException as problem:
            broken.append(problem)
        finally:
            connection.close()

    def hold() -> None:
        with transaction.atomic():
            first()
            done.set()
            begun.wait(10)

    one = threading.Thread(target=act, args=(hold,))
    two = threading.Thread(target=act, args=(second,))
    one.start()
    done.wait(10)
    two.start()
    # Time to take its first lock and to wait for what the other holds.
    sleep(0.7)
    begun.set()
    for thread in (one, two):
        thread.join(20)
    return broken
