"""Two-way rounding (contract rule 8): closest, and among the closest the lexicographically largest."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from fractions import Fraction
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st
from ortools.graph.python.min_cost_flow import SimpleMinCostFlow

from thuistafel.core.errors import ThuistafelError
from thuistafel.core.two_way import Cell, round_table

Problem = tuple[dict[Cell, Fraction], dict[str, int], dict[str, int]]


def tables(rows: list[int], columns: list[int]) -> Iterator[tuple[int, ...]]:
    """Every whole-number table with these margins, cells in reading order."""
    if not rows:
        if not any(columns):
            yield ()
        return
    for first in splits(rows[0], columns):
        left = [column - cell for column, cell in zip(columns, first, strict=True)]
        yield from (first + rest for rest in tables(rows[1:], left))


def splits(total: int, most: list[int]) -> Iterator[tuple[int, ...]]:
    if not most:
        if not total:
            yield ()
        return
    for first in range(min(total, most[0]) + 1):
        yield from ((first, *rest) for rest in splits(total - first, most[1:]))


def deviation(table: Mapping[Cell, int], exact: Mapping[Cell, Fraction]) -> Fraction:
    return sum((abs(table[cell] - share) for cell, share in exact.items()), Fraction(0))


@st.composite
def problems(draw: st.DrawFn) -> Problem:
    """Small tables; shares near the margins or anywhere, from few different values so that ties abound."""
    row_count, column_count = draw(st.sampled_from([(1, 3), (2, 2), (2, 3), (3, 2), (3, 3), (4, 2), (2, 4)]))
    units = draw(st.lists(st.tuples(st.integers(0, row_count - 1), st.integers(0, column_count - 1)), max_size=7))
    rows = {f"r{i}": sum(row == i for row, _ in units) for i in range(row_count)}
    columns = {f"c{j}": sum(column == j for _, column in units) for j in range(column_count)}
    cells = [(row, column) for row in rows for column in columns]
    if units and draw(st.booleans()):
        return (
            {(row, column): Fraction(rows[row] * columns[column], len(units)) for row, column in cells},
            rows,
            columns,
        )
    share = st.builds(Fraction, st.integers(0, 6), st.sampled_from([1, 2, 3]))
    return {cell: draw(share) for cell in cells}, rows, columns


@given(problems())
def test_equals_brute_force_on_small_tables(problem: Problem) -> None:
    exact, rows, columns = problem
    cells = sorted(exact)

    def worth(table: tuple[int, ...]) -> tuple[Fraction, list[int]]:
        return deviation(dict(zip(cells, table, strict=True)), exact), [-cell for cell in table]

    found = round_table(exact, rows, columns)

    assert tuple(found[cell] for cell in cells) == min(tables(list(rows.values()), list(columns.values())), key=worth)


def test_a_margin_two_above_its_exact_sum_leaves_floor_and_ceiling() -> None:
    third = Fraction(1, 3)

    found = round_table(
        {("r", "a"): third, ("r", "b"): third, ("s", "a"): third, ("s", "b"): third}, {"r": 4, "s": 0}, {"a": 2, "b": 2}
    )

    assert found == {("r", "a"): 2, ("r", "b"): 2, ("s", "a"): 0, ("s", "b"): 0}


def test_a_cell_without_a_share_is_used_when_the_margins_demand_it() -> None:
    assert round_table({("r", "a"): Fraction(1)}, {"r": 1, "s": 1}, {"a": 1, "b": 1}) == {
        ("r", "a"): 1,
        ("r", "b"): 0,
        ("s", "a"): 0,
        ("s", "b"): 1,
    }


@pytest.mark.parametrize("columns", [{"a": 2}, {"a": 2, "b": -1}])
def test_margins_that_are_no_table_are_refused(columns: dict[str, int]) -> None:
    with pytest.raises(ThuistafelError) as refused:
        round_table({}, {"r": 1}, columns)

    assert refused.value.code == "margins_differ"


@pytest.mark.parametrize(("row_count", "column_count"), [(342, 12), (12, 60)])
def test_as_close_as_a_min_cost_flow_at_national_size(row_count: int, column_count: int) -> None:
    random = Random(7)  # noqa: S311 (an example, not a secret)
    exact = {
        (f"{row:04}", f"{column:02}"): Fraction(random.randint(0, 400), 60)
        for row in range(row_count)
        for column in range(column_count)
    }
    rows, columns = margins(exact, random)

    found = round_table(exact, rows, columns)

    assert all(sum(found[row, column] for column in columns) == margin for row, margin in rows.items())
    assert all(sum(found[row, column] for row in rows) == margin for column, margin in columns.items())
    assert deviation(found, exact) == flow_deviation(exact, rows, columns)


def margins(exact: Mapping[Cell, Fraction], random: Random) -> tuple[dict[str, int], dict[str, int]]:
    """Margins near the exact sums, up to two off, with one total."""
    rows, columns = dict[str, Fraction](), dict[str, Fraction]()
    for (row, column), share in exact.items():
        rows[row], columns[column] = rows.get(row, 0) + share, columns.get(column, 0) + share
    whole_rows = {row: int(share) + random.randint(0, 2) for row, share in rows.items()}
    whole_columns = {column: int(share) for column, share in columns.items()}
    whole_columns[max(columns)] += sum(whole_rows.values()) - sum(whole_columns.values())
    return whole_rows, whole_columns


def flow_deviation(exact: Mapping[Cell, Fraction], rows: Mapping[str, int], columns: Mapping[str, int]) -> Fraction:
    """The least deviation according to OR-tools."""
    unit, flow = 60, SimpleMinCostFlow()
    nodes = {name: place for place, name in enumerate([*(f"r{row}" for row in rows), *(f"c{c}" for c in columns)])}
    most, least = sum(rows.values()), Fraction(0)
    for (row, column), share in exact.items():
        floor, over = divmod(share, 1)
        least += share
        for room, cost in ((int(floor), -unit), (1, int(unit - 2 * over * unit)), (most, unit)):
            flow.add_arc_with_capacity_and_unit_cost(nodes[f"r{row}"], nodes[f"c{column}"], room, cost)
    for row, margin in rows.items():
        flow.set_node_supply(nodes[f"r{row}"], margin)
    for column, margin in columns.items():
        flow.set_node_supply(nodes[f"c{column}"], -margin)
    if flow.solve() != flow.OPTIMAL:
        raise AssertionError("no table")
    return least + Fraction(flow.optimal_cost(), unit)
