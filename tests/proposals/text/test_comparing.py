"""What became of every paragraph between two revisions."""

from collections.abc import Sequence
from dataclasses import replace

from proposals.text import Fate, Paragraph, apply, changes_between
from tests.proposals.text.examples import amendment, ident, norm, reworded


def fates(old: Sequence[Paragraph], new: Sequence[Paragraph]) -> dict[int, tuple[Fate, str, str]]:
    return {c.id.int: (c.fate, c.old_label, c.new_label) for c in changes_between(old, new)}


def test_equal_texts_are_unchanged() -> None:
    assert {c.fate for c in changes_between(norm(), norm())} == {Fate.UNCHANGED}


def test_changes_carry_their_words() -> None:
    new = apply(norm(), [reworded(8, "second", "third")])
    changed = next(c for c in changes_between(norm(), new) if c.fate is Fate.CHANGED)
    assert [(w.old, w.new) for w in changed.words if w.kind != "equal"] == [("second", "third")]


def test_renumbering_alone_is_no_change() -> None:
    new = apply(norm(), [amendment("insert", 20, new_text="Affirms calm;")])
    found = fates(norm(), new)
    assert found[20] == (Fate.ADDED, "", "OP1")
    assert found[8] == (Fate.UNCHANGED, "OP2", "OP3")


def test_a_moved_paragraph_is_moved_and_its_sub_paragraphs_are_not() -> None:
    found = fates(norm(), apply(norm(), [amendment("move", 5, after=ident(8))]))
    assert {n for n, (fate, _, _) in found.items() if fate is Fate.MOVED} in ({5}, {8})


def test_removed_paragraphs_stand_where_they_stood() -> None:
    new = apply(norm(), [amendment("delete", 6)])
    order = [c.id.int for c in changes_between(norm(), new)]
    assert order == [1, 2, 3, 4, 5, 6, 7, 8]
    assert fates(norm(), new)[6] == (Fate.REMOVED, "OP1 (a)", "")


def test_moved_and_changed_is_changed_and_says_that_it_moved() -> None:
    new = apply(norm(), [amendment("move", 7, after=ident(8)), reworded(7, "false", "no")])
    change = next(c for c in changes_between(norm(), new) if c.id == ident(7))
    assert (change.fate, change.moved) == (Fate.CHANGED, True)


def test_white_space_alone_is_no_change() -> None:
    new = [replace(p, text=p.text.replace(" ", "  ")) for p in norm()]
    assert {c.fate for c in changes_between(norm(), new)} == {Fate.UNCHANGED}
