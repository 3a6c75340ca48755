"""Labels and numbers follow from the place of a paragraph and from nothing else."""

from hypothesis import given
from hypothesis import strategies as st

from proposals.text import Kind, Paragraph, depth, label_of, labels, numbers
from proposals.text.paragraphs import mark_of
from tests.proposals.text.examples import ident, norm


def test_labels_are_what_negotiators_cite() -> None:
    cited = ["Title", "Enacting line", "PP1", "PP2", "OP1", "OP1 (a)", "OP1 (b)", "OP2"]
    assert list(labels(norm()).values()) == cited
    assert label_of(norm(), ident(7)) == "OP1 (b)"


def test_numbers_are_what_is_printed() -> None:
    assert list(numbers(norm()).values()) == ["", "", "", "", "1.", "(a)", "(b)", "2."]
    assert numbers(norm(), "fr")[ident(6)] == "a)"


def test_the_only_operative_paragraph_carries_no_number() -> None:
    assert numbers(norm()[:5])[ident(5)] == ""
    assert labels(norm()[:5])[ident(5)] == "OP1"


def test_four_degrees_follow_the_editorial_manual() -> None:
    chain = [Paragraph(ident(1), Kind.OP, "x")]
    chain += [Paragraph(ident(n), Kind.SUB, "x", ident(n - 1)) for n in range(2, 6)]
    assert label_of(chain, ident(5)) == "OP1 (a) (i) a. i."
    assert depth(chain)[ident(5)] == 4


def test_marks_go_on_after_z_and_in_roman_numerals() -> None:
    assert [mark_of(1, n) for n in (1, 26, 27, 53)] == ["(a)", "(z)", "(aa)", "(aaa)"]
    assert [mark_of(2, n) for n in (1, 4, 9, 14, 40)] == ["(i)", "(iv)", "(ix)", "(xiv)", "(xl)"]
    assert mark_of(3, 2) == "b."


@given(st.lists(st.tuples(st.sampled_from(list(Kind)), st.integers(0, 30)), max_size=30))
def test_labels_are_unique_in_any_text(rows: list[tuple[Kind, int]]) -> None:
    text = [
        Paragraph(ident(n), kind, "x", ident(up) if kind is Kind.SUB and up < n else None)
        for n, (kind, up) in enumerate(rows, 1)
    ]
    found = labels(text)
    assert len(set(found.values())) == len(text)
    assert set(numbers(text)) == set(depth(text)) == set(found)
