"""Load the demonstration once: bodies, coalitions, texts and one report, all told by actions."""

from typing import Any

from django.conf import settings
from django.core.management import CommandError, call_command
from django.core.management.base import BaseCommand
from django.db import transaction

from demo.loading import is_loaded, load
from interface import clock


class Command(BaseCommand):
    help = "Loads the demonstration into an empty database; does nothing where it stands already."

    def handle(self, *args: Any, **options: Any) -> None:
        if not settings.DEMONSTRATION:
            raise CommandError("The demonstration is loaded only where DEMONSTRATION=1 is set.")
        if is_loaded():
            self.stdout.write("The demonstration is already there.")
            return
        with transaction.atomic():
            call_command("seed_groups", verbosity=0)
            load(clock.now().date())
        self.stdout.write("The demonstration has been told.")
