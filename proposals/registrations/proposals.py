"""What texts tell the apps below: who reads their streams, how acts are said, what is discussed."""

from interface import limits, needs
from proposals import subjects
from proposals.narration import narrate
from proposals.narration.withholding import readable_data
from proposals.needs import text_needs
from proposals.reads.checks import text_faults
from proposals.rules.texts import chairs_group_of, may_read_proposal
from record import registry
from stakeholders import capabilities, proof

FINAL = ["take_over", "issue_revision", "withdraw_proposal", "adopt_proposal"]
FINAL_FOR_SCRIPTS = ["takeover", "revision", "withdrawal", "adoption"]
# They answer while somebody types.
WHILE_TYPING = ["amend_preview", "draft_saved"]


def register() -> None:
    registry.register_stream("proposal", may_read_proposal)
    registry.register_narrator("proposals", narrate)
    registry.register_withholding("proposals", readable_data)
    registry.register_check("texts", text_faults)
    subjects.register()
    needs.register(text_needs)
    proof.cannot_be_undone([*FINAL, *(f"api-proposal-{act}" for act in FINAL_FOR_SCRIPTS)])
    proof.is_no_act(WHILE_TYPING)
    capabilities.grants("Co-chair", chairs_group_of)
    limits.guard("feeds", "group_feed")
    limits.guard("heavy", "compare", "amend_preview")
