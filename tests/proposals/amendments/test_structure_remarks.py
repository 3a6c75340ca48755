"""What the structure check says of a paragraph that is as it should be."""

from proposals.text import Kind
from proposals.views.previews import remarks_on


def test_the_check_names_the_verb_and_the_mark() -> None:
    (remark,) = remarks_on("Urges States to refrain;", Kind.OP, "en")
    assert remark.good
    assert str(remark.words).startswith("Opens with “Urges” and closes with “;”")


def test_of_a_sub_paragraph_it_names_the_mark_alone() -> None:
    (remark,) = remarks_on("The reasons for any variant;", Kind.SUB, "en")
    assert str(remark.words).startswith("Closes with “;”")
