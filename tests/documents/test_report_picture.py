"""Beeld as printed (W22)."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from functools import cache
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from thuistafel.core.claims import Claim, Grade, Interval, Place, Status, Unit, WorkingValue
from thuistafel.core.dossier import INDICATORS, PictureKey, PictureState
from thuistafel.core.plan import Plan, make_plan
from thuistafel.documents.report_picture import CellState, HeatMap, HeatRow, heat_map
from thuistafel.exchange import read_dossier

EXAMPLE = Path(__file__).parents[2] / "examples/haaglanden"
CODES = ("0503", "0518", "0626", "0629", "0637", "1842", "1916", "1926")
GROUP = "vrouwenopvang"
Known = WorkingValue | PictureState


def known(value: int, unit: Unit = Unit.HOUSEHOLDS) -> WorkingValue:
    place = Place("aandachtsgroepen.csv", row=7)
    claim = Claim(value, Interval(value, value + 2), Grade.REGISTERED, "opgave", date(2023, 1, 1), (place,), unit)
    return WorkingValue(value, claim.range, Status.SINGLE, claim, (claim,))


@cache
def plan() -> Plan:
    return make_plan(read_dossier(EXAMPLE), with_next_numbers=False)


def shown(cells: dict[tuple[str, int], Known], indicator: str = "aanwezig") -> HeatMap:
    found: dict[PictureKey, Known] = {
        PictureKey(GROUP, code, indicator, year): one for (code, year), one in cells.items()
    }
    return heat_map(replace(plan(), dossier=replace(plan().dossier, picture=found)))


def row(found: HeatMap, indicator: str = "aanwezig") -> HeatRow:
    (table,) = (one for one in found.tables if one.indicator == indicator)
    return table.rows[0]


W22: dict[tuple[str, int], Known] = {
    ("0503", 2023): known(4),
    ("0518", 2023): known(5),
    ("0637", 2023): known(1),
    ("1916", 2023): known(1),
    ("1926", 2023): known(0),
    ("0626", 2023): known(0),
    ("1842", 2023): known(0),
    ("0629", 2023): PictureState.NOT_DELIVERED,
}


def test_w22_nought_is_not_blank_and_the_total_says_at_least() -> None:
    found = shown(W22)

    by_code = {code: cell for (code, _), cell in zip(found.columns, row(found).cells, strict=True)}
    assert (by_code["1926"].state, by_code["1926"].shown) == (CellState.NOUGHT, "0")
    assert (by_code["0629"].state, by_code["0629"].shown) == (CellState.MISSING, "–")
    assert (by_code["0503"].grade, by_code["0503"].band) == ("B", "4–6")
    assert by_code["0503"].place == "aandachtsgroepen.csv, rij 7"
    assert row(found).total.shown == ("minstens 11 huishoudens",)
    assert (row(found).total.delivered, row(found).total.at_least) == ("7 van de 8", True)


def test_w22_not_applicable_is_neither_asked_nor_missing() -> None:
    found = shown({**W22, ("0629", 2023): PictureState.NOT_APPLICABLE})

    assert row(found).total.shown == ("11 huishoudens",)
    assert row(found).total.delivered == "7 van de 7"
    assert "n.v.t." in {cell.shown for cell in row(found).cells}
    assert found.coverage[GROUP, "0629"] == (0, 4)


def test_persons_and_households_are_never_added() -> None:
    found = shown({**W22, ("0629", 2023): known(3, Unit.PERSONS)})

    assert row(found).total.shown == ("minstens 11 huishoudens", "minstens 3 personen")
    assert row(found).total.delivered == "8 van de 8"
    assert len(found.remarks) == 1


def test_an_earlier_year_is_said_with_the_number() -> None:
    found = shown({("0503", 2022): known(4)})

    assert {cell.year for cell in row(found).cells} == {"", "2022"}


def test_the_example_says_how_complete_it_is() -> None:
    found = heat_map(plan())

    delivered, asked = sum(one.delivered for one in found.tables), sum(one.asked for one in found.tables)
    assert 0 < delivered < asked <= 560
    assert found.sentence.startswith(f"{delivered} van de {asked} getallen zijn geleverd.")
    assert sum(one for one, _ in found.coverage.values()) == delivered
    assert sum(one for _, one in found.coverage.values()) == asked
    assert shown({}).sentence == "Er is nog niets geleverd over de aandachtsgroepen."


states = st.dictionaries(
    st.tuples(st.sampled_from(CODES), st.just(2023)),
    st.sampled_from(list(PictureState)) | st.integers(0, 9).map(known),
    min_size=1,
)


@settings(max_examples=40, deadline=None)
@given(states, st.sampled_from(INDICATORS))
def test_every_cell_has_one_state_and_only_numbers_are_counted(cells: dict[tuple[str, int], Known], at: str) -> None:
    one = row(shown(cells, at), at)

    numbers = [value.value for value in cells.values() if isinstance(value, WorkingValue)]
    held = [cell for cell in one.cells if cell.state in (CellState.NUMBER, CellState.NOUGHT)]
    assert sorted(int(cell.shown) for cell in held) == sorted(numbers)
    assert sum(cell.state is CellState.NOUGHT for cell in held) == numbers.count(0)
    assert all(cell.shown == "–" for cell in one.cells if cell.state is CellState.MISSING)
    assert one.total.at_least == any(cell.state is CellState.MISSING for cell in one.cells)
