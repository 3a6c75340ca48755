"""How long words may be, in characters, and how many may stand together.

Models, forms, actions and serializers take the limits from here.
"""

LONGEST_PARAGRAPH = 20_000
MOST_PARAGRAPHS = 200
# Whom one amendment asks to co-sponsor it, all at once.
MOST_INVITED = 200
# What is pasted into a draft, as it was before it was split.
LONGEST_SOURCE = 200_000
LONGEST_TITLE = 300
LONGEST_SHORT_TITLE = 120
LONGEST_SUMMARY = 4000
LONGEST_RATIONALE = 4000
# Why a stakeholder concerns itself or objects.
LONGEST_POSITION_REASON = 4000
# Why an act on a text or an amendment was done.
LONGEST_REASON = 1000
LONGEST_NOTE = 1000
# A meeting or a place, as a record names it.
LONGEST_MEETING = 200
