"""The stories that the demonstration tells: coalitions and texts, with further voices added."""

from dataclasses import replace

from demo.story import group1, group2, group3, group4, group5
from demo.story.coalitions import COALITIONS
from demo.story.steps import TextStory
from demo.story.voices import remarks

__all__ = ["COALITIONS", "texts"]


def texts() -> list[TextStory]:
    """All texts, in the order of their groups."""
    told = [text for group in (group1, group2, group3, group4, group5) for text in group.TEXTS]
    return [replace(text, steps=(*text.steps, *remarks(text.key))) for text in told]
