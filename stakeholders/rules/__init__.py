"""Who may do what among people and bodies; a module a topic, gathered here for discovery."""

from stakeholders.rules import coalitions, seats

__all__ = ["coalitions", "seats"]
