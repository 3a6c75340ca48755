"""What this app tells the apps below; a module a topic, gathered here."""

from proposals.registrations import coalitions, proposals

__all__ = ["register"]


def register() -> None:
    proposals.register()
    coalitions.register()
