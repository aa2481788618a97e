from datetime import date
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from thuistafel.core.dossier import Amount
from thuistafel.core.reasons import Reason
from thuistafel.exchange.cells import Cell, read_cell
from thuistafel.exchange.raw import Raw
from thuistafel.exchange.tables import Column, Kind


def read(raw: Raw, kind: Kind, *choices: str) -> Cell | Reason:
    return read_cell(raw, Column("kolom", kind, "", choices=choices))


def value_of(raw: Raw, kind: Kind, *choices: str) -> object:
    cell = read(raw, kind, *choices)
    assert isinstance(cell, Cell), cell
    return cell.value


def refusal(raw: Raw, kind: Kind) -> str:
    found = read(raw, kind)
    assert isinstance(found, Reason), found
    return found.code


@pytest.mark.parametrize(
    ("written", "amount"),
    [
        ("0", Amount(value=0)),
        ("1.032", Amount(value=1032)),
        ("1.234.567", Amount(value=1234567)),
        ("1 032", Amount(value=1032)),
        (" 12 ", Amount(value=12)),
        (5.0, Amount(value=5)),
        (5, Amount(value=5)),
        ("10-15", Amount(low=10, high=15)),
        ("10–15", Amount(low=10, high=15)),
        ("10 tot 15", Amount(low=10, high=15)),
        ("1.000 - 1.200", Amount(low=1000, high=1200)),
        ("<5", Amount(low=1, high=4)),
        ("< 5", Amount(low=1, high=4)),
        ("≤5", Amount(low=0, high=5)),
        ("ca. 40", Amount(value=40, approximate=True)),
        ("circa 40", Amount(value=40, approximate=True)),
        ("±40", Amount(value=40, approximate=True)),
        ("n.v.t.", Amount(applies=False)),
        ("N.V.T.", Amount(applies=False)),
    ],
)
def test_a_count_is_read_as_people_write_it(written: Raw, amount: Amount) -> None:
    assert value_of(written, Kind.COUNT) == amount


@pytest.mark.parametrize(
    ("written", "code"),
    [
        ("1,032", "comma_ambiguous"),
        ("3,5", "count_not_whole"),
        ("5.0", "count_not_whole"),
        (12.5, "count_not_whole"),
        (1.032, "count_not_whole"),
        ("-3", "count_negative"),
        (-3, "count_negative"),
        ("10.000.001", "count_absurd"),
        (1e18, "count_absurd"),
        ("9" * 5000, "count_absurd"),
        ("1E400", "count_scientific"),
        ("1E+03", "count_scientific"),
        ("NaN", "number_expected"),
        ("inf", "number_expected"),
        (True, "number_expected"),
        (date(2023, 1, 1), "number_expected"),
        ("WAAR", "number_expected"),
        ("€ 5", "number_expected"),
        ("٣", "number_expected"),
        ("15-10", "range_reversed"),
        ("<1", "range_empty"),
        ("#REF!", "cell_is_error"),
        ("5\x00", "cell_has_control_character"),
        ("x" * 40_000, "cell_too_long"),
    ],
)
def test_what_is_no_count_goes_to_quarantine_with_its_own_reason(written: Raw, code: str) -> None:
    assert refusal(written, Kind.COUNT) == code


@pytest.mark.parametrize("written", ["", "  ", "\u00a0"])
def test_an_empty_cell_is_nothing_and_says_nothing(written: str) -> None:
    assert read(written, Kind.COUNT) == Cell(None)


@pytest.mark.parametrize("written", ["-", "–", "?", "onbekend"])
def test_a_dash_is_not_delivered_and_never_zero(written: str) -> None:
    cell = read(written, Kind.COUNT)

    assert isinstance(cell, Cell)
    assert cell.value is None
    assert cell.remark is not None
    assert cell.remark.code == "read_as_not_delivered"


@pytest.mark.parametrize(
    ("written", "day"),
    [
        ("2023-12-31", date(2023, 12, 31)),
        ("31-12-2023", date(2023, 12, 31)),
        ("1-3-2023", date(2023, 3, 1)),
        ("31/12/2023", date(2023, 12, 31)),
        ("29-2-2024", date(2024, 2, 29)),
        (date(2023, 12, 31), date(2023, 12, 31)),
        (45292, date(2024, 1, 1)),
        (61, date(1900, 3, 1)),
    ],
)
def test_a_date_is_read_day_first_or_from_its_serial(written: Raw, day: date) -> None:
    assert value_of(written, Kind.DATE) == day


@pytest.mark.parametrize(
    ("written", "code"),
    [
        ("31-02-2026", "date_impossible"),
        ("29-2-2023", "date_impossible"),
        ("2023-13-01", "date_impossible"),
        ("3/4/2026", "date_ambiguous"),
        ("3/4/26", "date_expected"),
        ("1 mrt '26", "date_expected"),
        ("45292", "date_expected"),
        ("2023", "date_expected"),
        ("31-12-1899", "date_expected"),
        (60, "date_expected"),
        (45292.5, "date_expected"),
        (True, "date_expected"),
        (1e300, "date_expected"),
    ],
)
def test_an_impossible_or_unclear_date_is_refused(written: Raw, code: str) -> None:
    assert refusal(written, Kind.DATE) == code


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("8.1", Fraction(81, 10)),
        ("8,1", Fraction(81, 10)),
        (8.1, Fraction(81, 10)),
        ("70%", Fraction(70)),
        (70, Fraction(70)),
        ("0", Fraction(0)),
        ("100 %", Fraction(100)),
    ],
)
def test_a_percentage_is_exactly_what_was_written(written: Raw, value: Fraction) -> None:
    assert value_of(written, Kind.PERCENT) == value


@pytest.mark.parametrize("written", ["250", "-1", "veel", True, "1e2", date(2023, 1, 1)])
def test_a_percentage_outside_0_to_100_is_refused(written: Raw) -> None:
    assert refusal(written, Kind.PERCENT) == "percent_expected"


@given(st.fractions(max_denominator=10_000))
def test_every_fraction_survives_being_written(fraction: Fraction) -> None:
    assert value_of(str(fraction), Kind.FRACTION) == fraction


@pytest.mark.parametrize("written", ["1/0", "een half", "1/2/3"])
def test_what_is_no_fraction_is_refused(written: str) -> None:
    assert refusal(written, Kind.FRACTION) == "fraction_expected"


@pytest.mark.parametrize("written", ["2.023", "23", 23, 2023.5, "1899", True])
def test_a_year_has_four_digits(written: Raw) -> None:
    assert refusal(written, Kind.YEAR) == "year_expected"


def test_a_year_and_a_text_may_come_as_spreadsheet_numbers() -> None:
    assert value_of(2023.0, Kind.YEAR) == 2023
    assert value_of(2.0, Kind.TEXT) == "2"


def test_a_known_word_is_recognised_whatever_its_case_and_an_unknown_one_kept() -> None:
    assert value_of("Intermediaire verhuur", Kind.CHOICE, "intermediaire_verhuur") == "intermediaire_verhuur"
    assert value_of("p", Kind.CHOICE, "P", "A") == "P"
    assert value_of("anders", Kind.CHOICE, "P", "A") == "anders"


@pytest.mark.parametrize("written", ["10-15", "ca. 3", "n.v.t.", "2,5"])
def test_a_whole_number_leaves_no_doubt(written: str) -> None:
    assert isinstance(read(written, Kind.WHOLE), Reason)
    assert value_of("3", Kind.WHOLE) == 3


@given(st.integers(0, 10_000_000))
def test_every_count_survives_plain_grouped_and_as_a_spreadsheet_number(count: int) -> None:
    grouped = f"{count:,}".replace(",", ".")

    assert value_of(str(count), Kind.COUNT) == value_of(grouped, Kind.COUNT) == Amount(value=count)
    assert value_of(float(count), Kind.COUNT) == Amount(value=count)
