"""A sent number is as sure as it says, else as its source; a question makes it one grade less sure."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from thuistafel.core.claims import Grade
from thuistafel.core.dossier import Amount
from thuistafel.exchange.cells import CellValue
from thuistafel.exchange.delivery.grades import grade_of, lowered
from thuistafel.exchange.delivery.numbers import grade_written

SOURCE: dict[str, CellValue] = {"bron": "opgave"}


@pytest.mark.parametrize(
    ("cells", "grade"),
    [
        (SOURCE, Grade.REGISTERED),
        ({}, Grade.ESTIMATE),
        ({**SOURCE, "kwaliteit": "A"}, Grade.COUNTED),
        ({**SOURCE, "kwaliteit": "P"}, Grade.REGISTERED),
        ({**SOURCE, "aantal": Amount(40, approximate=True)}, Grade.ESTIMATE),
        ({**SOURCE, "kwaliteit": "D", "aantal": Amount(40, approximate=True)}, Grade.GUESS),
        ({**SOURCE, "kwaliteit": "goed"}, None),
    ],
)
def test_the_grade_is_as_written_else_by_its_source(cells: dict[str, CellValue], grade: Grade | None) -> None:
    assert grade_of(cells) is grade


@pytest.mark.parametrize(("before", "after"), [("A", "B"), ("B", "C"), ("C", "D"), ("D", "D"), ("E", "E"), ("P", "C")])
def test_a_question_lowers_the_grade_by_one(before: str, after: str) -> None:
    assert lowered({"kwaliteit": before})["kwaliteit"] == after


@given(st.sampled_from(["", *Grade]), st.booleans(), st.booleans())
def test_a_question_never_makes_a_number_more_sure(written: str, sourced: bool, approximate: bool) -> None:
    cells: dict[str, CellValue] = {"aantal": Amount(4, approximate=approximate)}
    cells |= {"kwaliteit": str(written)} if written else {}
    cells |= SOURCE if sourced else {}

    before, after = grade_of(cells), grade_of(lowered(cells))

    assert before is not None
    assert after is not None
    assert after.rank >= before.rank


@pytest.mark.parametrize(
    ("written", "grade"),
    [("b", Grade.REGISTERED), ("C (schatting)", Grade.ESTIMATE), ("geteld", Grade.COUNTED), ("hoog", None), ("", None)],
)
def test_a_grade_is_a_letter_or_its_word(written: str, grade: Grade | None) -> None:
    assert grade_written(written) is grade
