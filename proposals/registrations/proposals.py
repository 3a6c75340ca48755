"""What texts tell the apps below: who reads their streams, how acts are said, what is discussed."""

from interface import needs
from proposals import streams, subjects
from proposals.narration import narrate
from proposals.needs import text_needs
from record import registry


def register() -> None:
    registry.register_stream("proposal", streams.may_read)
    registry.register_narrator("proposals", narrate)
    subjects.register()
    needs.register(text_needs)
