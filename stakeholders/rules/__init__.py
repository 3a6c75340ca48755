"""Who may do what among people and bodies; a module a topic, gathered here for discovery."""

from stakeholders.rules import accreditation, coalitions, seats, stakeholders, tokens

__all__ = ["accreditation", "coalitions", "seats", "stakeholders", "tokens"]
