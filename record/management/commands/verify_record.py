"""Walks through everything that was recorded and says whether it is as it was written."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError

from record.registry import checks


class Command(BaseCommand):
    help = (
        "Checks that streams have no gaps and that texts and reports still have the SHA-256 that "
        "was recorded. Reads only; ends with an error where something is not as it was written."
    )

    def handle(self, *_args: Any, **options: Any) -> None:
        found = 0
        for what, faults in checks().items():
            wrong = list(faults())
            found += len(wrong)
            for fault in wrong:
                self.stderr.write(f"{what}: {fault}")
            if options["verbosity"]:
                self.stdout.write(f"{what}: {'as recorded' if not wrong else len(wrong)}")
        if found:
            raise CommandError(f"{found} places are not as they were recorded.")
