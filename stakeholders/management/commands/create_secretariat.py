"""The first seat of a new forum: the head of the secretariat."""

from argparse import ArgumentParser
from typing import Any

from allauth.account.models import EmailAddress
from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError
from django.core.validators import validate_email
from django.db import transaction

from stakeholders import letters
from stakeholders.accounts import password_link
from stakeholders.actions.people import create_secretariat


class Command(BaseCommand):
    help = "Makes the secretariat and its head's seat, and posts a link to choose a password."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("email")
        parser.add_argument("--name", default="")

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            validate_email(options["email"])
        except ValidationError as error:
            raise CommandError("This is no e-mail address.") from error
        with transaction.atomic():
            seat = create_secretariat(options["email"], options["name"])
            EmailAddress.objects.get_or_create(
                user=seat.person,
                email=seat.person.email,
                defaults={"verified": True, "primary": True},
            )
            url = password_link(seat.person)
            letters.write("secretariat", seat.person.email, person=seat.person, url=url)
        self.stdout.write(
            f"{seat.person.email} heads the secretariat. Choose a password here:\n{url}"
        )
