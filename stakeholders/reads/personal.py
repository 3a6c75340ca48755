"""What the forum holds about a person, gathered from every table that points to one."""

from collections.abc import Iterator
from typing import Any

from django.apps import apps
from django.db.backends.postgresql.psycopg_any import DateRange
from django.db.models import Field, ForeignKey, Model, QuerySet

from stakeholders.accounts import addresses_of
from stakeholders.models import Invitation, Person

# What would open a door to whoever reads the file, and is no information about the person.
SECRET = {
    "stakeholders.Person.password",
    "stakeholders.Invitation.token",
    "stakeholders.Token.sha256",
    "mfa.Authenticator.data",
    "usersessions.UserSession.session_key",
    "usersessions.UserSession.data",
    "account.EmailConfirmation.key",
    # Codes and links for signing in, for a new password and for confirming an address, which may be
    # somebody else's that the reader has entered.
    "outbox.Mail.text",
    "outbox.Mail.html",
    "outbox.Mail.error",
}


def everything_about(person: Person) -> dict[str, Any]:
    """Rows by the name of their table, each as it is stored; the person's own row first."""
    found: dict[str, Any] = {"stakeholders.Person": [_as_stored(person)]}
    for rows in rows_about(person):
        told = [_as_stored(row) for row in rows]
        if told:
            found.setdefault(rows.model._meta.label, []).extend(told)
    return found


def rows_about(person: Person) -> Iterator[QuerySet[Any]]:
    """One query for each column that points to the person, by key or by address."""
    for model in sorted(apps.get_models(), key=lambda one: one._meta.label):
        for field in model._meta.concrete_fields:
            if _points_to_person(field):
                yield model._default_manager.filter(**{field.attname: person.pk})
    yield Invitation.objects.filter(email__in=addresses_of(person))


def _points_to_person(field: "Field[Any, Any]") -> bool:
    """Apps that know no person name one by the key alone."""
    if isinstance(field, ForeignKey):
        return field.related_model is Person
    return field.name == "person_id"


def _as_stored(row: Model) -> dict[str, Any]:
    return {
        field.name: _plain(field.value_from_object(row))
        for field in row._meta.concrete_fields
        if f"{row._meta.label}.{field.name}" not in SECRET
    }


def _plain(value: Any) -> Any:
    """What JSON has no word for: a period, by its first day and the day after its last."""
    return [value.lower, value.upper] if isinstance(value, DateRange) else value
