"""What people write in cells becomes one value, a question or a reason with a remedy; never a guess in silence."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from thuistafel import wording
from thuistafel.core.dossier import Amount
from thuistafel.core.reasons import Reason
from thuistafel.exchange.delivery.amounts import Value, read_amount
from thuistafel.exchange.delivery.days import read_day, read_year
from thuistafel.exchange.delivery.values import read_value, read_yes_no, shown
from thuistafel.exchange.forms import FORM, Field
from thuistafel.exchange.raw import Raw


def field(form: str, name: str) -> Field:
    return next(one for one in FORM[form].fields if one.name == name)


SURE: list[tuple[Raw, Amount | None]] = [
    (118, Amount(118)),
    ("118", Amount(118)),
    ("118 ", Amount(118)),
    (" 1 032", Amount(1032)),
    ("1.032", Amount(1032)),
    ("1\u00a0032", Amount(1032)),
    ("\u00ad118\u200b", Amount(118)),
    ("'118", Amount(118)),
    ("118 hh", Amount(118)),
    ("118 huishoudens", Amount(118)),
    ("12 st.", Amount(12)),
    ("118,00", Amount(118)),
    ("1.032,00", Amount(1032)),
    ("twee", Amount(2)),
    ("één", Amount(1)),
    (117.99999999999999, Amount(118)),
    ("ca. 40", Amount(40, approximate=True)),
    ("ca 40", Amount(40, approximate=True)),
    ("±40", Amount(40, approximate=True)),
    ("~ 40", Amount(40, approximate=True)),
    ("circa 40", Amount(40, approximate=True)),
    ("+/- 40", Amount(40, approximate=True)),
    ("rond de 40", Amount(40, approximate=True)),
    ("zo'n 1.040", Amount(1040, approximate=True)),
    ("40 (schatting)", Amount(40, approximate=True)),
    ("10-15", Amount(low=10, high=15)),
    ("10 – 15", Amount(low=10, high=15)),
    ("10 à 15", Amount(low=10, high=15)),
    ("tussen 10 en 15", Amount(low=10, high=15)),
    ("van 10 tot 15 hh", Amount(low=10, high=15)),
    ("5 a 8", Amount(low=5, high=8)),
    ("<5", Amount(low=1, high=4)),
    ("max. 20", Amount(low=0, high=20)),
    ("hoogstens 20", Amount(low=0, high=20)),
    ("n.v.t.", Amount(applies=False)),
    ("nvt", Amount(applies=False)),
    ("-", None),
    ("?", None),
    ("nb", None),
    ("n.n.b.", None),
    ("pm", None),
    ("volgt", None),
    ("", None),
]


@pytest.mark.parametrize(("written", "amount"), SURE)
def test_a_count_is_read_as_it_was_meant(written: Raw, amount: Amount | None) -> None:
    read = read_amount(written)

    assert isinstance(read, Value)
    assert (read.value, read.doubt) == (amount, None)


ASKED: list[tuple[str, Amount, str]] = [
    ("118 (zie mail)", Amount(118), "words_beside_number"),
    ("118*", Amount(118), "words_beside_number"),
    ("10/15", Amount(low=10, high=15), "slash_range"),
    (">100", Amount(101, low=101), "no_upper_end"),
    ("meer dan 100", Amount(101, low=101), "no_upper_end"),
    ("min. 10", Amount(10, low=10), "no_upper_end"),
    ("10+", Amount(10, low=10), "no_upper_end"),
    ("40-ish", Amount(40, approximate=True), "about_unsure"),
    ("40?", Amount(40, approximate=True), "about_unsure"),
    ("geen", Amount(0), "none_read_as_zero"),
]


@pytest.mark.parametrize(("written", "amount", "code"), ASKED)
def test_what_may_be_meant_otherwise_is_read_and_asked(written: str, amount: Amount, code: str) -> None:
    read = read_amount(written)

    assert isinstance(read, Value)
    assert read.value == amount
    assert read.doubt is not None
    assert read.doubt.code == code


REFUSED: list[tuple[Raw, str]] = [
    ("1,032", "comma_ambiguous"),
    ("1.234,56", "number_expected"),
    ("12,5 huishoudens", "count_not_whole"),
    (12.5, "count_not_whole"),
    ("€ 1.234,-", "count_is_money"),
    ("10%", "count_is_percent"),
    ("8,1 %", "count_is_percent"),
    (True, "count_is_yes_no"),
    ("ja", "count_is_yes_no"),
    ("1E+03", "count_scientific"),
    (-3, "count_negative"),
    ("-3", "count_negative"),
    (10**18, "count_absurd"),
    ("ca. 99999999999", "count_absurd"),
    (float("nan"), "count_absurd"),
    ("#REF!", "cell_is_error"),
    (date(2026, 10, 15), "count_became_date"),
    ("15-okt", "count_became_date"),
    ("okt-15", "count_became_date"),
    ("31-02-2026", "count_became_date"),
    ("15-10", "range_reversed"),
    ("118 + 12", "number_expected"),
    (
        "wij leveren dit later nog aan want het is druk en er zijn veel mensen die eerst moeten kijken",
        "count_is_sentence",
    ),
]


@pytest.mark.parametrize(("written", "code"), REFUSED)
def test_what_cannot_be_read_says_what_to_write(written: Raw, code: str) -> None:
    read = read_amount(written)

    assert isinstance(read, Reason)
    assert read.code == code
    assert wording.remedy(read)


@pytest.mark.parametrize(("day", "meant"), [(date(2026, 8, 5), "'5-8"), (date(2015, 10, 1), "'10-15")])
def test_a_range_that_became_a_date_is_shown_as_it_was_typed(day: date, meant: str) -> None:
    read = read_amount(day)

    assert isinstance(read, Reason)
    assert meant in wording.remedy(read)


def grouped(number: int, sign: str) -> str:
    return f"{number:,}".replace(",", sign)


@settings(max_examples=80)
@given(number=st.integers(0, 9_999_999))
def test_a_number_in_ten_styles_is_one_amount(number: int) -> None:
    styles = [
        *(number, str(number), f" {number} ", grouped(number, "."), grouped(number, " "), grouped(number, "\u00a0")),
        *(f"{number} hh", f"'{number}", f"{number},00", f"\u00ad{number}\u200b"),
    ]

    found = [read_amount(style) for style in styles]

    assert [one.value if isinstance(one, Value) else one for one in found] == [Amount(number)] * len(styles)


@settings(max_examples=80)
@given(low=st.integers(0, 99_999), width=st.integers(0, 999))
def test_a_range_in_eight_styles_is_one_amount(low: int, width: int) -> None:
    high = low + width
    styles = [
        *(f"{low}-{high}", f"{low} – {high}", f"{low} à {high}", f"tussen {low} en {high}", f"van {low} tot {high}"),
        *(f"{low} t/m {high}", f"{low}-{high} woningen", f"{grouped(low, '.')} tot {grouped(high, '.')}"),
    ]

    found = [read_amount(style) for style in styles]

    assert [one.value if isinstance(one, Value) else one for one in found] == [Amount(low=low, high=high)] * 8


@settings(max_examples=300)
@given(st.one_of(st.text(max_size=90), st.floats(), st.integers(), st.dates(), st.booleans()))
def test_any_cell_is_a_value_or_a_reason_with_a_sentence(raw: Raw) -> None:
    read = read_amount(raw)

    reasons = [read] if isinstance(read, Reason) else [one for one in (read.remark, read.doubt) if one]
    assert all(one.code in wording.SENTENCES for one in reasons)


@pytest.mark.parametrize(
    ("written", "day"),
    [
        ("1 mrt '26", date(2026, 3, 1)),
        ("1 maart 2026", date(2026, 3, 1)),
        ("1-4-26", date(2026, 4, 1)),
        ("13/4/26", date(2026, 4, 13)),
        ("2026-04-01", date(2026, 4, 1)),
        (45292, date(2024, 1, 1)),
    ],
)
def test_a_day_is_read_however_it_is_written(written: Raw, day: date) -> None:
    read = read_day(written)

    assert isinstance(read, Value)
    assert (read.value, read.doubt) == (day, None)


@pytest.mark.parametrize(
    ("written", "day"),
    [
        ("maart 2023", date(2023, 3, 1)),
        ("2024-Q4", date(2024, 10, 1)),
        ("Q1 2025", date(2025, 1, 1)),
        ("eind 2025", date(2025, 12, 1)),
        ("03-2025", date(2025, 3, 1)),
    ],
)
def test_a_day_of_which_only_the_month_stands_there_is_asked(written: str, day: date) -> None:
    read = read_day(written)

    assert isinstance(read, Value)
    assert read.value == day
    assert read.doubt is not None


@pytest.mark.parametrize(
    ("written", "code"), [("31-02-2026", "date_impossible"), ("3/4/26", "date_ambiguous"), ("morgen", "date_expected")]
)
def test_a_day_that_cannot_be_says_so(written: str, code: str) -> None:
    read = read_day(written)

    assert isinstance(read, Reason)
    assert read.code == code


@pytest.mark.parametrize(
    ("written", "year", "is_asked"),
    [
        (2023, 2023, False),
        ("'23", 2023, False),
        ("2023/2024", 2023, True),
        (date(2023, 1, 1), 2023, False),
        ("planjaar 2023", 2023, True),
    ],
)
def test_a_year_is_read_or_asked(written: Raw, year: int, is_asked: bool) -> None:
    read = read_year(written)

    assert isinstance(read, Value)
    assert (read.value, read.doubt is not None) == (year, is_asked)


@pytest.mark.parametrize(
    ("answer", "written"), [("ja", ("ja", "J", "x", "WAAR", True, 1)), ("nee", ("Nee", "n", "ONWAAR", False, 0))]
)
def test_a_tick_is_yes_or_no(answer: str, written: tuple[Raw, ...]) -> None:
    found = [read_yes_no(one) for one in written]

    assert {one.value for one in found if isinstance(one, Value)} == {answer}
    assert all(isinstance(one, Value) for one in found)


@pytest.mark.parametrize(
    ("form", "name", "written", "value"),
    [
        ("C1", "kamers", "5 of meer", "5+"),
        ("C1", "kamers", "2-kamer", "2"),
        ("C1", "kamers", 3, "3"),
        ("C1", "huurklasse", "<= aftopping laag", "≤ aftopping laag"),
        ("C1", "huurklasse", "tot liberalisatiegrens", "≤ liberalisatie"),
        ("C1", "kwartaal", "Q3", 3),
        ("C1", "kwartaal", "1e kwartaal", 1),
        ("C1", "maand", "maart", "maa"),
        ("C1", "maand", 12, "dec"),
        ("C1", "stand", "Prognose", "verwacht"),
        ("C1", "soort", "studentenwoningen", "student"),
        ("Z1", "eenheid", "Cliënten", "personen"),
        ("Z1", "soort", "wachtend", "stand"),
    ],
)
def test_a_word_is_read_as_the_word_the_tables_use(form: str, name: str, written: Raw, value: object) -> None:
    read = read_value(written, field(form, name))

    assert isinstance(read, Value)
    assert read.value == value


def test_rooms_that_became_a_date_are_set_aside() -> None:
    read = read_value(date(2026, 2, 1), field("P1", "kamers"))

    assert isinstance(read, Reason)
    assert read.code == "rooms_became_date"


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (Amount(40, approximate=True), "ca. 40"),
        (Amount(low=1, high=4), "1-4"),
        (Amount(applies=False), "n.v.t."),
        (None, ""),
        (2023, "2023"),
    ],
)
def test_a_value_is_shown_as_people_write_it(value: Amount | int | None, text: str) -> None:
    assert shown(value) == text
