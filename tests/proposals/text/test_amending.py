"""Agreed amendments make the working text; what cannot stand beside them is refused by name."""

import contextlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from proposals.text import (
    AmendmentText,
    Clash,
    Kind,
    Paragraph,
    Reason,
    apply,
    clashes,
    labels,
    subtree,
)
from tests.proposals.text.examples import amendment, ident, norm, reworded


def told(text: tuple[Paragraph, ...]) -> dict[str, str]:
    return {label: p.text for p, label in zip(text, labels(text).values(), strict=True)}


def clash_of(*amendments: AmendmentText) -> Clash:
    with pytest.raises(Clash) as caught:
        apply(norm(), amendments)
    return caught.value


def test_applying_nothing_changes_nothing() -> None:
    assert apply(norm(), []) == norm()


def test_two_replacements_that_can_stand_together_both_stand() -> None:
    one, two = reworded(5, "States", "all States"), reworded(5, "networks", "systems")
    expected = "Calls upon all States to protect lighthouse systems:"
    assert told(apply(norm(), [one, two]))["OP1"] == expected
    assert told(apply(norm(), [two, one]))["OP1"] == expected


def test_two_wordings_for_the_same_words_clash_over_them() -> None:
    one, two = reworded(5, "lighthouse", "beacon"), reworded(5, "lighthouse", "harbour")
    clash = clash_of(one, two)
    assert (clash.amendment_id, clash.with_ids) == (two.id, (one.id,))
    assert (clash.words, clash.reason) == ("lighthouse", Reason.SAME_WORDS)


def test_two_that_only_add_words_at_one_place_meet_there_and_change_nothing() -> None:
    one = reworded(5, "networks", "networks and cables")
    two = reworded(5, "networks", "networks of small islands")
    clash = clash_of(one, two)
    assert (clash.with_ids, clash.reason) == ((one.id,), Reason.SAME_PLACE)


def test_words_that_one_changes_and_the_other_adds_to_are_told_apart() -> None:
    one = reworded(5, "lighthouse", "harbour")
    two = reworded(5, "lighthouse", "every lighthouse")
    clash = clash_of(one, two)
    assert (clash.words, clash.reason) == ("lighthouse", Reason.BESIDE)


def test_of_several_agreed_changes_only_the_one_in_the_way_is_named() -> None:
    harmless = reworded(5, "States", "all States")
    one, two = reworded(5, "lighthouse", "beacon"), reworded(5, "lighthouse", "harbour")
    assert clash_of(harmless, one, two).with_ids == (one.id,)


def test_an_amendment_to_an_earlier_wording_is_rebased_where_that_is_safe() -> None:
    old = amendment(
        "replace",
        8,
        base_text="Resolves to review this norm every second year.",
        new_text="Resolves to review this norm every third year.",
    )
    expected = "Decides to review this norm every third year."
    assert told(apply(norm(), [old]))["OP2"] == expected


def test_an_amendment_whose_words_are_gone_says_that_the_text_has_changed() -> None:
    old = amendment("replace", 8, base_text="Decides to close.", new_text="Decides to open.")
    clash = clash_of(old)
    assert (clash.with_ids, clash.reason) == ((), Reason.TEXT_CHANGED)


def test_insertions_at_one_point_stand_in_the_order_they_were_agreed() -> None:
    one = amendment("insert", 20, new_text="Fog;", parent=ident(5), after=ident(7), kind=Kind.SUB)
    two = amendment("insert", 21, new_text="Ice;", parent=ident(5), after=ident(7), kind=Kind.SUB)
    found = told(apply(norm(), [two, one]))
    assert (found["OP1 (c)"], found["OP1 (d)"]) == ("Ice;", "Fog;")


def test_insertions_first_among_their_kind_or_siblings() -> None:
    preamble = amendment("insert", 20, new_text="Guided by calm,", kind=Kind.PP)
    operative = amendment("insert", 21, new_text="Affirms calm;", kind=Kind.OP)
    nested = amendment("insert", 22, new_text="From fog;", parent=ident(5), kind=Kind.SUB)
    found = told(apply(norm(), [preamble, operative, nested]))
    assert found["PP1"] == "Guided by calm,"
    assert found["OP1"] == "Affirms calm;"
    assert found["OP2 (a)"] == "From fog;"


def test_the_same_insertion_twice_clashes() -> None:
    one = amendment("insert", 20, new_text="Invites all keepers to train;", after=ident(5))
    two = amendment("insert", 21, new_text="Invites all keepers to train well;", after=ident(5))
    assert clash_of(one, two).reason is Reason.NEARLY_SAME


def test_deleting_takes_everything_under_a_paragraph() -> None:
    assert subtree(norm(), ident(5)) == (ident(5), ident(6), ident(7))
    found = apply(norm(), [amendment("delete", 5)])
    assert [p.id for p in found] == [ident(n) for n in (1, 2, 3, 4, 8)]


def test_deleting_twice_is_deleting_once() -> None:
    assert apply(norm(), [amendment("delete", 5), amendment("delete", 6)]) == apply(
        norm(), [amendment("delete", 5)]
    )


def test_a_deleted_paragraph_leaves_its_place_to_what_was_to_stand_behind_it() -> None:
    gone = amendment("delete", 5)
    new = amendment("insert", 20, new_text="Invites keepers;", after=ident(5), kind=Kind.OP)
    assert told(apply(norm(), [gone, new]))["OP1"] == "Invites keepers;"


def test_changing_what_was_deleted_and_deleting_what_was_changed_clash() -> None:
    gone, changed = amendment("delete", 5), reworded(6, "lamps", "lanterns")
    assert clash_of(gone, changed).reason is Reason.DELETED
    assert clash_of(gone, changed).with_ids == (gone.id,)
    assert clash_of(changed, gone).with_ids == (changed.id,)
    under = amendment("insert", 20, new_text="Fog;", parent=ident(5), kind=Kind.SUB)
    assert clash_of(gone, under).reason is Reason.DELETED
    assert clash_of(under, gone).with_ids == (under.id,)


def test_a_move_takes_everything_under_a_paragraph_along() -> None:
    found = apply(norm(), [amendment("move", 5, after=ident(8))])
    assert [p.id for p in found[-3:]] == [ident(5), ident(6), ident(7)]


def test_a_moved_paragraph_can_still_be_reworded() -> None:
    moved, changed = amendment("move", 7, after=ident(8)), reworded(7, "false", "misleading")
    found = told(apply(norm(), [moved, changed]))
    assert found["OP3"] == "From misleading signals;"
    assert apply(norm(), [changed, moved]) == apply(norm(), [moved, changed])


def test_two_moves_of_one_paragraph_clash_unless_they_are_the_same() -> None:
    one, two = amendment("move", 7, after=ident(8)), amendment("move", 7, parent=ident(5))
    same = amendment("move", 7, after=ident(8))
    assert clash_of(one, two).reason is Reason.MOVED_TWICE
    assert apply(norm(), [one, same]) == apply(norm(), [one])


def test_a_paragraph_cannot_be_moved_into_itself() -> None:
    assert clash_of(amendment("move", 5, parent=ident(6))).reason is Reason.INTO_ITSELF


def test_brackets_change_no_words() -> None:
    assert apply(norm(), [amendment("bracket", 5, span=(0, 10))]) == norm()


def test_a_vanished_paragraph_is_a_clash_and_no_crash() -> None:
    assert clash_of(amendment("replace", 99, new_text="x")).reason is Reason.MISSING


def test_the_desk_sees_which_pairs_clash_and_over_which_words() -> None:
    one, two = reworded(5, "lighthouse", "beacon"), reworded(5, "lighthouse", "harbour")
    apart, gone = reworded(8, "second", "third"), amendment("delete", 5)
    found = {(c.with_ids, c.amendment_id, c.words) for c in clashes(norm(), [one, two, apart])}
    assert found == {((one.id,), two.id, "lighthouse")}
    assert len(clashes(norm(), [one, two, apart, gone])) == 3


def test_a_change_to_an_open_insertion_needs_that_insertion_first() -> None:
    new = amendment("insert", 20, new_text="Invites all keepers;", after=ident(8), kind=Kind.OP)
    on_it = amendment(
        "replace", 20, base_text="Invites all keepers;", new_text="Invites some keepers;"
    )
    assert clashes(norm(), [new, on_it]) == []
    assert told(apply(norm(), [new, on_it]))["OP3"] == "Invites some keepers;"


@given(st.data())
def test_any_amendments_give_a_well_formed_text_or_a_clash(data: st.DataObject) -> None:
    ids = st.sampled_from([*range(1, 9), 20, 21])
    place = st.one_of(st.none(), ids.map(ident))
    amendments = []
    for _ in range(data.draw(st.integers(0, 6))):
        operation = data.draw(st.sampled_from(["replace", "insert", "delete", "move"]))
        amendments.append(
            amendment(
                operation,
                data.draw(ids),
                new_text=data.draw(st.sampled_from(["Fog;", "From false lamps;", ""])),
                parent=data.draw(place),
                after=data.draw(place),
            )
        )
    clashes(norm(), amendments)
    agreed: list[AmendmentText] = []
    for one in amendments:
        with contextlib.suppress(Clash):
            apply(norm(), [*agreed, one])
            agreed.append(one)
    found = apply(norm(), agreed)
    seen: set[object] = set()
    for paragraph in found:
        assert paragraph.id not in seen
        assert paragraph.parent is None or paragraph.parent in seen
        seen.add(paragraph.id)
    assert len(set(labels(found).values())) == len(found)


@given(st.lists(st.tuples(st.sampled_from([5, 6, 8]), st.integers(0, 5)), max_size=5))
def test_the_desk_and_the_record_agree_on_what_clashes(rows: list[tuple[int, int]]) -> None:
    changes = [("States", "all States"), ("lighthouse", "beacon"), ("lighthouse", "harbour")]
    changes += [("norm", "text"), ("second", "third"), ("lamps", "lanterns")]
    words = {one.id.int: one.text for one in norm()}
    amendments = [
        reworded(paragraph, *changes[change])
        for paragraph, change in rows
        if changes[change][0] in words[paragraph]
    ]
    listed = {(c.with_ids[0], c.amendment_id) for c in clashes(norm(), amendments)}
    for index, one in enumerate(amendments):
        for other in amendments[index + 1 :]:
            try:
                apply(norm(), [one, other])
                refused = False
            except Clash:
                refused = True
            assert refused == ((one.id, other.id) in listed)
