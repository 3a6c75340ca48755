"""The table of roles and capabilities, as the rules have it now."""

from argparse import ArgumentParser
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand

from stakeholders.capabilities import as_markdown

PAGE = "docs/roles.md"


class Command(BaseCommand):
    help = f"Prints which role may do what; with --write, into {PAGE}."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--write", action="store_true")

    def handle(self, *args: Any, **options: Any) -> None:
        if options["write"]:
            (settings.ROOT / PAGE).write_text(as_markdown())
        else:
            self.stdout.write(as_markdown())
