"""Who speaks for a coalition, reckoned without a database."""

from datetime import UTC, datetime, timedelta
from uuid import UUID

from hypothesis import given
from hypothesis import strategies as st

from stakeholders.spokesperson import (
    Declaration,
    Member,
    convener,
    spokesperson,
    standing_declarations,
)

START = datetime(2026, 3, 11, tzinfo=UTC)
A, B, C, D = (UUID(int=number) for number in range(1, 5))


def on(day: int) -> datetime:
    return START + timedelta(days=day)


def members(*ids: UUID) -> list[Member]:
    return [Member(one, on(day)) for day, one in enumerate(ids)]


def test_the_founder_speaks_until_others_are_named() -> None:
    assert spokesperson(members(A, B, C), [], A) == A


def test_half_of_the_members_are_not_enough() -> None:
    said = [Declaration(B, C, on(9)), Declaration(C, C, on(9))]
    assert spokesperson(members(A, B, C, D), said, A) == A


def test_more_than_half_of_the_members_name_another() -> None:
    said = [Declaration(B, C, on(9)), Declaration(C, C, on(9)), Declaration(A, C, on(9))]
    assert spokesperson(members(A, B, C, D), said, A) == C


def test_only_the_latest_declaration_of_a_member_counts() -> None:
    said = [Declaration(B, C, on(9)), Declaration(C, C, on(9)), Declaration(B, A, on(10))]
    assert spokesperson(members(A, B, C), said, A) == A


def test_the_founder_speaks_again_when_the_spokesperson_has_left() -> None:
    said = [Declaration(one, C, on(9)) for one in (A, B, C)]
    assert spokesperson(members(A, B), said, A) == A


def test_the_member_of_longest_standing_stands_in_for_a_founder_who_left() -> None:
    assert spokesperson(members(B, C, D), [], A) == B
    assert convener(members(B, C, D), A) == B


def test_nobody_speaks_for_a_coalition_that_all_have_left() -> None:
    assert spokesperson([], [Declaration(A, A, on(1))], A) is None
    assert convener([], A) is None


def test_a_declaration_ends_when_who_made_it_leaves_even_if_it_returns() -> None:
    returned = [Member(A, on(0)), Member(B, on(20)), Member(C, on(2))]
    said = [Declaration(B, C, on(9)), Declaration(C, C, on(9))]
    assert spokesperson(returned, said, A) == A


def test_a_declaration_ends_when_whom_it_names_leaves_even_if_it_returns() -> None:
    returned = [Member(A, on(0)), Member(B, on(1)), Member(C, on(20))]
    said = [Declaration(A, C, on(9)), Declaration(B, C, on(9))]
    assert spokesperson(returned, said, A) == A


people = st.lists(st.integers(0, 6), unique=True, max_size=7)
said_by = st.lists(st.tuples(st.integers(0, 6), st.integers(0, 6), st.integers(0, 30)), max_size=30)


@given(people, said_by, st.integers(0, 6))
def test_who_speaks_is_always_a_member_and_a_majority_always_decides(
    present: list[int], said: list[tuple[int, int, int]], founder: int
) -> None:
    current = [Member(UUID(int=one), on(one)) for one in present]
    declared = [Declaration(UUID(int=by), UUID(int=to), on(day)) for by, to, day in said]
    found = spokesperson(current, declared, UUID(int=founder))
    ids = {member.id for member in current}
    assert (found in ids) if ids else found is None
    names = list(standing_declarations(current, declared).values())
    for one in ids:
        if 2 * names.count(one) > len(ids):
            assert found == one
