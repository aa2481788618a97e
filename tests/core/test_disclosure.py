from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from thuistafel.core.disclosure import Cell, Mark, protect, protect_row
from thuistafel.core.errors import ThuistafelError

W19 = {"Den Haag": 12, "Delft": 3, "Leidschendam-Voorburg": 0, "Zoetermeer": 7}
THRESHOLD = 3
CEILING = 6  # one more than the largest value tried, plus one: a shift by one is all it takes


def test_w19_subtraction_gives_nothing_back():
    cells, total = protect_row(W19)

    assert list(cells.values()) == ["12", "<5", "0", "·"]
    assert total == "22"


def test_what_is_large_enough_stays():
    cells, total = protect_row({"Delft": 5, "Den Haag": 9})

    assert (list(cells.values()), total) == (["5", "9"], "14")


def test_not_delivered_is_shown_as_such():
    cells, total = protect_row({"Delft": 6, "Wassenaar": None})

    assert (cells["Wassenaar"], total) == ("–", "6")


def test_a_cover_that_betrays_by_the_rule_is_not_used():
    # 1 + 5 = 6: who knows that "·" in a cell is never below 5 would read both
    cells, total = protect_row({"Delft": 1, "Zoetermeer": 5})

    assert (cells, total) == ({"Delft": "<5", "Zoetermeer": "5"}, "·")


def test_four_ones_keep_their_total_silent():
    # "<5" for four that are not 0 and "<5" for their total can only be 1, 1, 1, 1 and 4
    cells, total = protect_row(dict.fromkeys("abcd", 1) | {"e": 0})

    assert ([*cells.values()], total) == (["<5"] * 4 + ["0"], "·")


def test_one_row_of_ones_does_not_hide_the_rest_of_the_table():
    table = protect({(row, column): 1 if row == "BW" else 40 for row in ("BW", "MO", "S") for column in "abcd"})

    assert table.text("BW", "a") == "<5"
    assert sum(shown == 40 for shown in table.shown.values()) >= 4


def test_row_order_changes_nothing():
    assert protect_row(dict(reversed(W19.items()))) == protect_row(W19)


def test_a_threshold_that_names_its_number_is_refused():
    with pytest.raises(ThuistafelError, match="threshold_too_low"):
        protect_row(W19, threshold=2)


def test_a_blank_name_is_refused():
    with pytest.raises(ThuistafelError, match="table_name_blank"):
        protect({("BW", ""): 4})


def _filled(cells, values, rows, columns):
    table = dict(zip(cells, values, strict=True))
    table |= {Cell(row, ""): sum(table[row, column] for column in columns) for row in rows}
    table |= {Cell("", column): sum(table[row, column] for row in rows) for column in columns}
    return table | {Cell("", ""): sum(values)}


def _allowed(cell, mark):
    if mark is Mark.SMALL:
        return range(1, THRESHOLD)
    if mark is Mark.COVER:
        return range(1 if cell.is_total else THRESHOLD, CEILING * 6)
    return (mark,)


def _possible(shown, rows, columns):
    """Every value each cell can have in a table that agrees with what is shown."""
    allowed = {cell: _allowed(cell, mark) for cell, mark in shown.items()}
    cells = [Cell(row, column) for row in rows for column in columns]
    seen = {cell: set() for cell in shown}
    for values in product(*([value for value in allowed[cell] if value < CEILING] for cell in cells)):
        table = _filled(cells, values, rows, columns)
        if all(table[cell] in allowed[cell] for cell in shown):
            for cell in shown:
                seen[cell].add(table[cell])
    return seen


def _exposed(shown, rows, columns):
    small = [cell for cell, mark in shown.items() if mark is Mark.SMALL]
    seen = _possible(shown, rows, columns) if small else {}
    return [cell for cell in small if len(seen[cell]) < 2]


@given(st.lists(st.integers(0, 4), min_size=4, max_size=4))
@settings(max_examples=80)
def test_an_attacker_cannot_pin_a_small_number_in_a_row(values):
    columns = "abcd"
    table = protect({("r", name): value for name, value in zip(columns, values, strict=True)}, THRESHOLD, False)

    assert _exposed(table.shown, "r", columns) == []


@given(st.lists(st.integers(0, 4), min_size=6, max_size=6))
@settings(max_examples=40, deadline=None)
def test_an_attacker_cannot_pin_a_small_number_in_a_table(values):
    rows, columns = "rs", "abc"
    cells = [(row, column) for row in rows for column in columns]

    table = protect(dict(zip(cells, values, strict=True)), THRESHOLD)

    assert _exposed(table.shown, rows, columns) == []


def test_a_cell_that_whole_blocks_give_away_is_covered_too():
    # Every row and column hides at least two, yet rows p and q less columns a and b leave exactly cell q-c.
    big, blocks = 20, {"p": "ab", "q": "abc", "r": "cd", "s": "cd"}
    truth = {(row, column): 3 if column in blocks[row] else big for row in "pqrs" for column in "abcd"}
    small = {place for place, value in truth.items() if value == 3}
    assert (
        sum(truth[place] for place in small if place[0] in "pq")
        - sum(truth[place] for place in small if place[1] in "ab")
        == truth["q", "c"]
    )

    shown = protect(truth).shown

    assert Mark.COVER in {shown[Cell(row, column)] for row in "pq" for column in "cd"} | {
        shown[Cell(row, column)] for row in "rs" for column in "ab"
    }


def test_the_attacker_breaks_a_table_that_only_hides_the_small():
    shown = {Cell("r", "a"): Mark.SMALL, Cell("r", "b"): 5, Cell("r", ""): 7}

    assert _exposed(shown, "r", "ab") == [Cell("r", "a")]


@given(st.lists(st.integers(0, 30), min_size=12, max_size=12))
@settings(max_examples=40, deadline=None)
def test_small_numbers_are_never_shown_and_zeros_and_shown_numbers_are_true(values):
    cells = [(row, column) for row in "pqr" for column in "abcd"]
    truth = dict(zip(cells, values, strict=True))

    shown = protect(truth).shown

    for place, value in truth.items():
        mark = shown[Cell(*place)]
        assert mark == value if isinstance(mark, int) else value > 0
        assert isinstance(mark, Mark) or not 0 < value < 5
