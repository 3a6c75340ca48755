"""Load the registry of states and organisations from the files that come with the product."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from stakeholders.actions.registry import load_registry
from stakeholders.registry import files


class Command(BaseCommand):
    help = (
        "Loads real states and organisations as facts; may be run again, changes only what is new, "
        "and dates what the files no longer say instead of deleting it."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--folder", type=Path, default=files.HERE, help="Where the files are.")

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            facts = files.read(options["folder"])
        except (files.RegistryError, OSError, KeyError, ValueError) as error:
            raise CommandError(f"The files of the registry cannot be read: {error}") from error
        loaded = load_registry(facts)
        if options["verbosity"]:
            self.stdout.write(
                f"Registry: {loaded.made} rows made, {loaded.corrected} corrected, "
                f"{loaded.retired} retired."
            )
