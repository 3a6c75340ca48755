"""Who may do what to texts; a module a topic, gathered here for discovery."""

from proposals.rules import amendments, texts

__all__ = ["amendments", "texts"]
