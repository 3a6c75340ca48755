"""Drafts: the words of a text before it is tabled, the only ones that anybody edits."""

from django.db import models

from interface import clock
from proposals.models.proposals import Proposal


class Draft(models.Model):
    """One row per untabled text; `version` refuses a save that has not seen the last one.

    `words_since` is the version since which title, language and paragraphs are as they stand: who
    has read that one or a later one has read these words.

    `paragraphs` is a list, in document order, of objects {"id": UUID, "kind": str, "parent":
    UUID or null, "text": str}; texts keep the square brackets of what was pasted until tabling.
    `source` is what was pasted last, kept so that nothing of it is lost.
    """

    proposal = models.OneToOneField(
        Proposal, primary_key=True, on_delete=models.CASCADE, related_name="draft"
    )
    paragraphs = models.JSONField(default=list)
    source = models.TextField(blank=True)
    version = models.PositiveIntegerField(default=0)
    words_since = models.PositiveIntegerField(default=0)
    saved_at = models.DateTimeField(default=clock.now)

    def __str__(self) -> str:
        return f"{self.proposal_id} ({self.version})"
