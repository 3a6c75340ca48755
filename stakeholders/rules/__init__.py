"""Who may do what among people and bodies; a module a topic, gathered here for discovery."""

from stakeholders.rules import accreditation, coalitions, people, seats, stakeholders, tokens

__all__ = ["accreditation", "coalitions", "people", "seats", "stakeholders", "tokens"]
