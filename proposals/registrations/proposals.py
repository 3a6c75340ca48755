"""What texts tell the apps below: who reads their streams, how acts are said, what is discussed."""

from interface import needs
from proposals import subjects
from proposals.narration import narrate
from proposals.needs import text_needs
from proposals.reads.checks import text_faults
from proposals.rules.texts import may_read_proposal
from record import registry


def register() -> None:
    registry.register_stream("proposal", may_read_proposal)
    registry.register_narrator("proposals", narrate)
    registry.register_check("texts", text_faults)
    subjects.register()
    needs.register(text_needs)
