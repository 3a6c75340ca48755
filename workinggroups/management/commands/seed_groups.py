"""Make the five working groups where they are not there yet."""

from typing import Any

from django.core.management.base import BaseCommand

from workinggroups.seeds import seed_groups


class Command(BaseCommand):
    help = "Makes the five working groups; may be run again, and never overwrites an edit."

    def handle(self, *args: Any, **options: Any) -> None:
        made = seed_groups()
        if options["verbosity"]:
            self.stdout.write(f"{made} working groups made.")
