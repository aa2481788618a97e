"""The result workbook: its formulas, recalculated by other software, give the plan's numbers."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from fractions import Fraction
from io import BytesIO
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from openpyxl.workbook import Workbook
from plans_for_tests import claimed, haaglanden_plan
from sheets_for_tests import HOSTILE, STRANGE, converted, report_of

from thuistafel.core.claims import Grade
from thuistafel.core.demand import gather
from thuistafel.core.distribution import Figures, distribute
from thuistafel.core.dossier import OUTSIDE_REGION, SAFE_ADDRESS, UNKNOWN_ORIGIN, Dossier, Institution, OutflowKey
from thuistafel.core.plan import REGION, Certainty, Plan
from thuistafel.core.rules import (
    CapEffect,
    CapLevel,
    CapRounding,
    OutsideKey,
    Rules,
    ShortageRule,
    UnknownKey,
)
from thuistafel.documents.workbook import result_workbook

COLUMNS: Mapping[str, Callable[[Figures], int | None]] = {
    "Verhuringen": lambda figures: figures.lettings,
    "Ruimte": lambda figures: figures.room,
    "Herkomst bekend": lambda figures: figures.known,
    "+ onbekend": lambda figures: figures.unknown,
    "+ buiten regio": lambda figures: figures.outside,
    "+ veilig adres": lambda figures: figures.safe_address,
    "Opgave": lambda figures: figures.task,
    "Uit voorraad": lambda figures: figures.placed,
    "Tekort": lambda figures: figures.shortage,
    "Ruimte over": lambda figures: figures.room_left,
}
INHABITANTS = {"0503": 106000, "0518": 562000, "0626": 25000, "0629": 27000, "0637": 126000, "1842": 19000}
LESS_FREE = {"0626": 4, "1926": 1}
SOURCE = "vastgesteld door de datatafel"


def outflow(value: int, row: int) -> Any:
    return claimed(value, Grade.PLAN, SOURCE, "uitstroom.csv", row)


def mixed_dossier(rules: Rules) -> Dossier:
    """The example with institutions that have own origins, safe addresses, ties, and inhabitants."""
    plan = haaglanden_plan(rules=rules)
    more = {
        OutflowKey("Opvang =1*", "opvang", "0637", 2023, "stroom"): outflow(5, 30),
        OutflowKey("Opvang =1*", "opvang", "0503", 2023, "stroom"): outflow(5, 31),
        OutflowKey("Opvang =1*", "opvang", UNKNOWN_ORIGIN, 2023, "stroom"): outflow(7, 32),
        OutflowKey("Hof", "vrouwenopvang", SAFE_ADDRESS, 2023, "stroom"): outflow(9, 33),
        OutflowKey("Elders", "vrouwenopvang", SAFE_ADDRESS, 2023, "stroom"): outflow(3, 34),
        OutflowKey("Hof", "jeugd", OUTSIDE_REGION, 2023, "stroom"): outflow(4, 35),
        OutflowKey("Hof", "jeugd", "0626", 2023, "stand"): outflow(10, 36),
    }
    institutions = {"Hof": Institution("Hof", "0518"), "Elders": Institution("Elders")}
    frame = replace(plan.dossier.frame, rules=rules)
    return replace(
        plan.dossier,
        frame=frame,
        outflow={**plan.dossier.outflow, **more},
        institutions=institutions,
        inhabitants=INHABITANTS,
        rounding_balance={"0637": Fraction(-59, 100)},
    )


def plan_of(dossier: Dossier) -> Plan:
    """The plan as the core calculates it; ranges are those of the example or none."""
    demand = gather(dossier)
    none = {code: Certainty(None, None) for code in (*dossier.composition.codes, REGION)}
    distribution = distribute(dossier, demand)
    return replace(
        haaglanden_plan(),
        dossier=dossier,
        demand=demand,
        distribution=distribution,
        certainty=none,
        certainty_deviation=none,
        next_numbers=(),
    )


def read(book: bytes | Path) -> Workbook:
    return openpyxl.load_workbook(BytesIO(book) if isinstance(book, bytes) else book, data_only=True)


def recalculated(book: Workbook | bytes, folder: Path) -> Workbook:
    """The workbook after LibreOffice calculated every formula anew."""
    file = folder / "boek.xlsx"
    if isinstance(book, bytes):
        file.write_bytes(book)
    else:
        book.save(file)  # openpyxl drops cached values, so nothing but the formulas is left
    return read(converted(file, "xlsx", folder))


def table_of(book: Workbook) -> dict[str, dict[str, Any]]:
    """Verdeling as name → column → value."""
    rows = list(book["Verdeling"].iter_rows(min_row=5, values_only=True))
    head = rows[0]
    return {str(row[1]): dict(zip(head, row, strict=True)) for row in rows[1:] if row[1]}


def shown(value: int | None) -> int | str:
    return "niet geleverd" if value is None else value


def assert_equal_to_plan(book: Workbook, plan: Plan) -> None:
    table = table_of(book)
    for result in plan.distribution.municipalities:
        for column, number in COLUMNS.items():
            assert table[result.name][column] == shown(number(result.figures)), (result.name, column)
    for column, number in COLUMNS.items():
        assert table["Totaal"][column] == (number(plan.distribution.total) or 0), column
    checks = [table[name]["Verhuringen"] for name in table if name.startswith(("Alle vraag", "Nergens", "Opgave −"))]
    assert checks == ["klopt"] * 3


SIMPLE = {
    "default": Rules(),
    "half up, 8.1%": Rules(cap_percent=Fraction(81, 10), cap_rounding=CapRounding.HALF_UP),
    "inhabitants": Rules(key_unknown=UnknownKey.INHABITANTS, key_outside=OutsideKey.INHABITANTS),
    "lettings, return": Rules(key_unknown=UnknownKey.LETTINGS, key_outside=OutsideKey.RETURN),
    "region, waiting planned": Rules(key_unknown=UnknownKey.REGION, years_to_clear_waiting=3),
}
ARRANGED = {
    "region": Rules(cap_level=CapLevel.REGION),
    "corporation": Rules(cap_level=CapLevel.CORPORATION),
    "signal": Rules(cap_effect=CapEffect.SIGNAL),
    "solidarity": Rules(shortage=ShortageRule.SOLIDARITY),
}


def test_the_table_of_the_example_comes_out_of_the_formulas(tmp_path: Path) -> None:
    """Product §3 step 4, W1, W2, W3."""
    plan = haaglanden_plan()
    book = result_workbook(plan, report_of(plan))

    fresh = recalculated(openpyxl.load_workbook(BytesIO(book)), tmp_path)

    assert_equal_to_plan(read(book), plan)
    assert_equal_to_plan(fresh, plan)
    assert table_of(fresh)["Totaal"]["Tekort"] == 80


@pytest.mark.parametrize("rules", SIMPLE.values(), ids=SIMPLE)
def test_formulas_follow_the_switches_that_are_simple(rules: Rules, tmp_path: Path) -> None:
    plan = plan_of(mixed_dossier(rules))
    book = result_workbook(plan, report_of(plan))

    fresh = recalculated(openpyxl.load_workbook(BytesIO(book)), tmp_path)

    assert_equal_to_plan(read(book), plan)
    assert_equal_to_plan(fresh, plan)
    assert_every_cached_value_is_the_calculated_one(read(book), fresh)


def assert_every_cached_value_is_the_calculated_one(cached: Workbook, fresh: Workbook) -> None:
    for sheet in cached:
        for row in sheet.iter_rows():
            for cell in row:
                other = fresh[sheet.title][cell.coordinate].value
                if isinstance(cell.value, float):
                    assert other == pytest.approx(cell.value, abs=1e-9), (sheet.title, cell.coordinate)
                else:
                    assert (other or "") == (cell.value or ""), (sheet.title, cell.coordinate)


@pytest.mark.parametrize("rules", ARRANGED.values(), ids=ARRANGED)
def test_other_switches_give_values_and_say_why(rules: Rules) -> None:
    plan = plan_of(mixed_dossier(rules))

    book = result_workbook(plan, report_of(plan))

    table = table_of(read(book))
    for result in plan.distribution.municipalities:
        for column, number in COLUMNS.items():
            assert table[result.name][column] == shown(number(result.figures)), (result.name, column)
        assert table[result.name]["Opgevangen"] == result.figures.received
    formulas = openpyxl.load_workbook(BytesIO(book))
    assert not [cell for row in formulas["Verdeling"].iter_rows() for cell in row if cell.data_type == "f"]
    assert "geen formules" in str(formulas["Verdeling"]["A3"].value)


def test_unknown_lettings_stay_unknown_in_every_formula(tmp_path: Path) -> None:
    """W22: empty is not 0."""
    dossier = mixed_dossier(Rules())
    lettings = {key: value for key, value in dossier.lettings.items() if key.municipality != "0629"}
    plan = plan_of(replace(dossier, lettings=lettings))

    fresh = recalculated(openpyxl.load_workbook(BytesIO(result_workbook(plan, report_of(plan)))), tmp_path)

    assert_equal_to_plan(fresh, plan)
    assert table_of(fresh)["Wassenaar"]["Tekort"] == "niet geleverd"


def changed(
    plan: Plan, sheet: str, find: Callable[[tuple[Any, ...]], bool], column: str, value: int | None
) -> Workbook:
    """The workbook in which someone typed another number on Invoer."""
    book = openpyxl.load_workbook(BytesIO(result_workbook(plan, report_of(plan))))
    rows = list(book[sheet].iter_rows())
    head = next(row for row in rows if row[0].value == "Soort")
    place = [cell.value for cell in head].index(column)
    row = next(row for row in rows if find(tuple(cell.value for cell in row)))
    row[place].value = value
    return book


def test_a_changed_input_changes_the_numbers_as_the_plan_would(tmp_path: Path) -> None:
    dossier = mixed_dossier(Rules())
    plan = plan_of(dossier)
    key = next(key for key in dossier.lettings if key.municipality == "1916")
    other = plan_of(
        replace(dossier, lettings={**dossier.lettings, key: claimed(457, Grade.PLAN, SOURCE, "verhuringen.csv", 9)})
    )

    book = changed(plan, "Invoer", lambda row: row[:2] == ("verhuringen", "Leidschendam-Voorburg"), "Aantal", 457)

    assert other.municipality("1916").figures.shortage != plan.municipality("1916").figures.shortage
    assert_equal_to_plan(recalculated(book, tmp_path), other)


def test_an_emptied_input_is_unknown_and_not_nothing(tmp_path: Path) -> None:
    plan = haaglanden_plan()

    book = changed(plan, "Invoer", lambda row: row[:2] == ("verhuringen", "Wassenaar"), "Aantal", None)

    assert table_of(recalculated(book, tmp_path))["Wassenaar"]["Ruimte"] == "niet geleverd"


def test_another_maximum_moves_every_room(tmp_path: Path) -> None:
    """Product §3, minute 3: 12% leaves 5 short."""
    book = openpyxl.load_workbook(BytesIO(result_workbook(haaglanden_plan(), report_of())))
    cell = next(iter(book.defined_names["maximum_procent"].destinations))
    book[cell[0]][cell[1]].value = 12

    table = table_of(recalculated(book, tmp_path))

    assert (table["Den Haag"]["Ruimte"], table["Delft"]["Ruimte"], table["Totaal"]["Tekort"]) == (468, 122, 5)


RANGES = ("Tekort laagste", "Tekort hoogste", "Komt er tekort?")


def ranges_of(book: Workbook) -> tuple[object, ...]:
    """Range and verdict on Mijn gemeente."""
    numbers = {row[0]: row[1] for row in book["Mijn gemeente"].iter_rows(values_only=True)}
    return tuple(numbers[name] for name in RANGES)


def test_range_and_verdict_lapse_once_an_input_is_changed(tmp_path: Path) -> None:
    plan = haaglanden_plan()
    book = openpyxl.load_workbook(BytesIO(result_workbook(plan, report_of(plan))))
    untouched = recalculated(book, tmp_path)
    cell = next(iter(book.defined_names["maximum_procent"].destinations))
    book[cell[0]][cell[1]].value = 12
    emptied = changed(plan, "Invoer", lambda row: row[:2] == ("verhuringen", "Wassenaar"), "Aantal", None)

    assert ranges_of(untouched) == (26, 81, "zeker tekort")
    assert ranges_of(recalculated(book, tmp_path)) == ("–", "–", "–")
    assert ranges_of(recalculated(emptied, tmp_path)) == ("–", "–", "–")


def test_my_municipality_follows_the_choice(tmp_path: Path) -> None:
    book = openpyxl.load_workbook(BytesIO(result_workbook(haaglanden_plan(), report_of())))
    own = book["Mijn gemeente"]
    opened_at = own["B4"].value
    own["B4"].value = "Zoetermeer"

    fresh = recalculated(book, tmp_path)["Mijn gemeente"]

    numbers = {row[0]: row[1] for row in fresh.iter_rows(values_only=True)}
    assert opened_at == "Den Haag"
    assert own.data_validations.dataValidation[0].formula1.startswith("'Verdeling'!")
    assert (numbers["Verhuringen"], numbers["Opgave"], numbers["Ruimte over"]) == (1032, 96, 7)
    assert fresh["A6"].value == "Zoetermeer houdt 7 woningen ruimte over."


def test_a_tie_is_decided_on_room_then_balance_then_code(tmp_path: Path) -> None:
    """W6 and contract rule 6: seven equal rests, two households for them."""
    dossier = mixed_dossier(Rules(key_unknown=UnknownKey.LETTINGS))
    lettings = {key: claimed(100, Grade.PLAN, SOURCE, "verhuringen.csv", 2) for key in dossier.lettings}
    known = {OutflowKey("Hof", "opvang", code, 2023, "stroom"): outflow(size, 3) for code, size in LESS_FREE.items()}
    only = OutflowKey("Hof", "opvang", UNKNOWN_ORIGIN, 2023, "stroom")
    plan = plan_of(replace(dossier, lettings=lettings, outflow={only: outflow(13, 2), **known}))

    fresh = recalculated(openpyxl.load_workbook(BytesIO(result_workbook(plan, report_of(plan)))), tmp_path)

    assert_equal_to_plan(fresh, plan)
    given = {code: plan.municipality(code).figures.unknown for code in ("0518", "0637", "0626", "1926")}
    assert given == {"0518": 2, "0637": 2, "0626": 1, "1926": 1}


def test_each_sheet_says_that_the_figures_are_fictional() -> None:
    for sheet in read(result_workbook(haaglanden_plan(), report_of())):
        assert str(sheet["A2"].value).startswith("Fictieve cijfers")


def test_each_input_says_where_it_stands() -> None:
    rows = list(read(result_workbook(haaglanden_plan(), report_of()))["Invoer"].iter_rows(values_only=True))

    delft = next(row for row in rows if row[:2] == ("herkomst bekend", "Delft"))

    assert (delft[6], delft[10], delft[11], delft[12], delft[14]) == (118, "P", SOURCE, "uitstroom.csv", 4)


@pytest.mark.parametrize("name", [HOSTILE, STRANGE, "=HYPERLINK(1)", "http://example.org", "@SUM(1)", "+1"])
def test_a_name_is_text_and_never_a_formula_or_a_link(name: str) -> None:
    dossier = mixed_dossier(Rules())
    key = OutflowKey(name, name, UNKNOWN_ORIGIN, 2023, "stroom")
    plan = plan_of(replace(dossier, outflow={**dossier.outflow, key: outflow(1, 50)}))

    sheet = openpyxl.load_workbook(BytesIO(result_workbook(plan, report_of(plan))))["Invoer"]

    found = [cell for row in sheet.iter_rows() for cell in row if cell.column_letter == "C" and cell.value]
    assert not [cell for cell in found if cell.data_type != "s" or cell.hyperlink]


def test_the_same_plan_gives_the_same_bytes() -> None:
    plan = haaglanden_plan()

    assert result_workbook(plan, report_of(plan)) == result_workbook(haaglanden_plan(), report_of())
