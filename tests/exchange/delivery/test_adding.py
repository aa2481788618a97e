"""Parts that a dossier does not split add up to one row, with their range, weakest grade and all their cells."""

from __future__ import annotations

from collections.abc import Sequence

from hypothesis import given, settings
from hypothesis import strategies as st
from making_sheets import PROVIDER, known, read, sheet

from thuistafel.core.claims import Grade, range_for
from thuistafel.core.dossier import Amount, Row
from thuistafel.exchange.delivery.answers import Answer
from thuistafel.exchange.delivery.rows import all_said
from thuistafel.exchange.delivery.stated import Said, spots_of
from thuistafel.exchange.raw import Raw

HEADER = ("locatie", "doelgroep", "herkomst_gemeente", "klaar_nu")


def said_of(amounts: Sequence[Raw], *answers: Answer) -> Said:
    rows = [(f"locatie {number}", "BW", "Delft", amount) for number, amount in enumerate(amounts, start=1)]
    one = sheet("Uitstroom", [("Uitstroom 2023, huishoudens",), HEADER, *rows])
    return all_said(read(one, *answers, sender=PROVIDER), known(*answers), PROVIDER, None)


def only(said: Said) -> Row:
    (row,) = said.rows
    return row


@settings(max_examples=40, deadline=None)
@given(st.lists(st.integers(0, 400), min_size=1, max_size=12))
def test_locations_add_up_to_one_row_named_by_all_their_cells(parts: list[int]) -> None:
    row = only(said_of(parts))

    assert row.cells["aantal"] == Amount(sum(parts))
    assert row.at["aantal"] == spots_of(f"D{number}" for number in range(3, 3 + len(parts)))
    assert "laag" not in row.cells


def test_more_than_eight_cells_are_not_all_named() -> None:
    assert spots_of(f"D{number}" for number in range(1, 11)) == "D1, D2, D3, D4, D5, D6, D7, D8, …"


@settings(max_examples=40, deadline=None)
@given(st.lists(st.tuples(st.integers(0, 90), st.integers(0, 20)), min_size=2, max_size=6), st.integers(0, 90))
def test_ranges_add_up_and_a_part_without_ends_has_those_of_its_grade(parts: list[tuple[int, int]], exact: int) -> None:
    row = only(said_of([*(f"{low}-{low + width}" for low, width in parts), exact]))

    usual = range_for(exact, Grade.REGISTERED)
    assert row.cells["laag"] == Amount(sum(low for low, _ in parts) + usual.low)
    assert row.cells["hoog"] == Amount(sum(low + width for low, width in parts) + usual.high)
    assert row.cells["aantal"] == Amount(sum(round((2 * low + width) / 2) for low, width in parts) + exact)


def test_the_weakest_grade_of_the_parts_holds() -> None:
    row = only(said_of([10, "ca. 5"]))

    assert (row.cells["aantal"], row.cells["kwaliteit"]) == (Amount(15), "C")


def test_a_part_that_is_missing_is_asked_and_lowers_the_grade() -> None:
    said = said_of([10, "", 5])

    assert (only(said).cells["aantal"], only(said).cells["kwaliteit"]) == (Amount(15), "C")
    assert [(one.answer_at, one.reason.code) for one in said.questions] == [("D4", "part_missing")]


def test_a_part_that_cannot_be_read_is_missing_too() -> None:
    said = said_of([10, "1,5", 5])

    assert only(said).cells["aantal"] == Amount(15)
    assert [one.place.cell for one in said.quarantine] == ["D4"]
    assert [one.reason.code for one in said.questions] == ["part_missing"]


def test_parts_that_do_not_apply_are_left_out() -> None:
    assert only(said_of([10, "n.v.t."])).cells["aantal"] == Amount(10)
    assert only(said_of(["n.v.t.", "n.v.t."])).cells["aantal"] == Amount(applies=False)


def test_a_cell_that_was_answered_away_is_not_read() -> None:
    said = said_of([10, 12], Answer("", "aanleveringen/opgave.xlsx", "Uitstroom", "D4", "niet lezen"))

    assert only(said).cells["aantal"] == Amount(10)
    assert [(one.was, one.became, one.reason.code) for one in said.corrected if one.place.cell == "D4"] == [
        ("12", "", "answered")
    ]
    assert said.questions == []
