"""Public identifiers: version 7 UUIDs, which sort by time and reveal no count."""

from uuid import UUID

from uuid_utils import compat


def uuid7() -> UUID:
    return compat.uuid7()
