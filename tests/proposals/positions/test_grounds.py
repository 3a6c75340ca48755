"""When a position has lapsed: the one rule, on words made up for it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

import pytest

from proposals.reads.grounds import WHOLE, SubjectKey, has_lapsed

PROPOSAL, REV, REV1, OP1, OP2, NEW, AMD, FIRST, SECOND = (UUID(int=n) for n in range(1, 10))


@dataclass(frozen=True)
class Known:
    """Rev.1 changed OP1 and left OP2; Amd.1 inserts a paragraph and was rewritten once."""

    last_revisions: Mapping[UUID, UUID] = field(default_factory=lambda: {PROPOSAL: REV1})
    texts: Mapping[UUID | None, Mapping[UUID | None, str]] = field(
        default_factory=lambda: {REV: {OP1: "a", OP2: "b"}, REV1: {OP1: "c", OP2: "b"}}
    )
    last_wordings: Mapping[UUID | None, UUID] = field(default_factory=lambda: {AMD: SECOND})
    wordings: Mapping[UUID, str] = field(default_factory=lambda: {FIRST: "x", SECOND: "y"})
    insertions: Mapping[UUID | None, str] = field(default_factory=lambda: {NEW: "y"})


# Subject, the revision and the wording that were seen, what is otherwise, and whether it lapsed.
CASES: dict[str, tuple[SubjectKey, UUID, UUID | None, dict[str, Any], bool]] = {
    "text, on the latest": (WHOLE, REV1, None, {}, False),
    "text, changed since": (WHOLE, REV, None, {}, True),
    "text, issued anew in the same words": (
        WHOLE,
        REV,
        None,
        {"texts": {REV: {OP1: "a"}, REV1: {OP1: "a"}}},
        False,
    ),
    "text, a paragraph came in": (
        WHOLE,
        REV,
        None,
        {"texts": {REV: {OP1: "a"}, REV1: {OP1: "a", OP2: "b"}}},
        True,
    ),
    "paragraph, on the latest": (("paragraph", OP1), REV1, None, {}, False),
    "paragraph, changed since": (("paragraph", OP1), REV, None, {}, True),
    "paragraph, unchanged since": (("paragraph", OP2), REV, None, {}, False),
    "paragraph, taken out": (
        ("paragraph", OP2),
        REV,
        None,
        {"texts": {REV: {OP2: "b"}, REV1: {}}},
        True,
    ),
    "insertion, as worded": (("paragraph", NEW), REV1, SECOND, {}, False),
    "insertion, rewritten since": (("paragraph", NEW), REV1, FIRST, {}, True),
    "insertion, came in as seen": (
        ("paragraph", NEW),
        REV,
        SECOND,
        {"texts": {REV1: {NEW: "y"}}, "insertions": {NEW: "z"}},
        False,
    ),
    "insertion, came in otherwise": (
        ("paragraph", NEW),
        REV,
        SECOND,
        {"texts": {REV1: {NEW: "z"}}},
        True,
    ),
    "amendment, as worded": (("amendment", AMD), REV, SECOND, {}, False),
    "amendment, rewritten since": (("amendment", AMD), REV, FIRST, {}, True),
}


@pytest.mark.parametrize("case", CASES)
def test_a_position_lapses_when_the_words_that_it_was_taken_on_are_not_those_of_now(
    case: str,
) -> None:
    key, revision, version, otherwise, lapsed = CASES[case]
    assert has_lapsed(Known(**otherwise), PROPOSAL, key, revision, version) is lapsed
