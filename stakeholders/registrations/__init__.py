"""What this app tells the apps below; a module a topic, gathered here."""

from stakeholders.registrations import coalitions, languages, proof, stakeholders

__all__ = ["register"]


def register() -> None:
    stakeholders.register()
    coalitions.register()
    languages.register()
    proof.register()
