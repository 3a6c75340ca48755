"""What a report says, as plain facts: the one source of every format, and the JSON's schema.

Identifiers are strings, days and moments ISO 8601 (moments in UTC). Lists are in a fixed order:
texts by symbol, paragraphs as in the text, amendments by number, names in English alphabetical
order, kinds and stances in the order of the vocabulary. A name that the audience may not read is
empty and `attributed` is false.
"""

from reports.compile.contents.amendments import (
    BRACKET,
    OPEN,
    WITHDRAWN,
    Amendment,
    Change,
    Outcome,
    Place,
    Referral,
    TakenBack,
)
from reports.compile.contents.positions import (
    KINDS,
    SIGNS,
    Objection,
    Position,
    Tally,
)
from reports.compile.contents.texts import (
    Adoption,
    Agreed,
    Paragraph,
    TakeOver,
    Text,
    Wanted,
)
from reports.compile.contents.whole import (
    SCHEMA,
    Body,
    Coalition,
    Contents,
)

__all__ = [
    "BRACKET",
    "KINDS",
    "OPEN",
    "SCHEMA",
    "SIGNS",
    "WITHDRAWN",
    "Adoption",
    "Agreed",
    "Amendment",
    "Body",
    "Change",
    "Coalition",
    "Contents",
    "Objection",
    "Outcome",
    "Paragraph",
    "Place",
    "Position",
    "Referral",
    "TakeOver",
    "TakenBack",
    "Tally",
    "Text",
    "Wanted",
]
