"""Load the demonstration once: bodies, coalitions, texts and one report, all told by actions."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.conf import settings
from django.core.management import CommandError, call_command
from django.core.management.base import BaseCommand
from django.db import transaction

from demo.loading import is_loaded, is_taken, load
from interface import clock


@contextmanager
def rare_collection() -> Iterator[None]:
    """Thousands of acts in a row leave little in cycles: looking for it often is a fifth of all
    the work."""
    before = gc.get_threshold()
    gc.set_threshold(200_000, 20, 100)
    try:
        yield
    finally:
        gc.set_threshold(*before)


class Command(BaseCommand):
    help = "Loads the demonstration into an empty database; does nothing where it stands already."
    # `migrate` has just checked everything.
    requires_system_checks = ()

    def handle(self, *args: Any, **options: Any) -> None:
        if not settings.DEMONSTRATION:
            raise CommandError("The demonstration is loaded only where DEMONSTRATION=1 is set.")
        if is_loaded():
            self.stdout.write("The demonstration is already there.")
            return
        if is_taken():
            raise CommandError(
                "Somebody is set up in this database, so the demonstration was not loaded: it goes "
                "into an empty one only. Under var/, RESET=1 make demo removes what is there first."
            )
        with transaction.atomic(), rare_collection():
            call_command("seed_groups", verbosity=0)
            load(clock.now().date())
        self.stdout.write("The demonstration has been told.")
