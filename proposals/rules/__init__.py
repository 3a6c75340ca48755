"""Who may do what to texts; a module a topic, gathered here for discovery."""

from proposals.rules import amendments, attribution, texts

__all__ = ["amendments", "attribution", "texts"]
