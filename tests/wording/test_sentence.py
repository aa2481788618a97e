from __future__ import annotations

from datetime import date
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from thuistafel import wording
from thuistafel.core.claims import Interval, Place
from thuistafel.core.errors import ThuistafelError
from thuistafel.core.reasons import because
from thuistafel.wording import number, remedy, sentence, written


@pytest.fixture(autouse=True)
def _sentences(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(wording.SENTENCES, "t_room", "{name}: {room} van {lettings} in {year}, {why}.")
    monkeypatch.setitem(wording.SENTENCES, "t_key", "sleutel {share}")
    monkeypatch.setitem(wording.REMEDIES, "t_room", "Vraag {name}.")


def test_numbers_are_written_the_dutch_way_and_years_are_not() -> None:
    reason = because("t_room", name="Delft", room=102, lettings=1020, year=2023, why="x")

    assert sentence(reason) == "Delft: 102 van 1.020 in 2023, x."
    assert remedy(reason) == "Vraag Delft."


def test_a_reason_inside_a_reason_is_its_sentence() -> None:
    inner = because("t_key", share=Fraction(207, 307))

    outer = because("t_room", name="LV", room=None, lettings=0, year=2023, why=inner)

    assert sentence(outer) == "LV: – van 0 in 2023, sleutel 0,674."


def test_an_error_has_a_sentence_like_a_reason() -> None:
    assert sentence(ThuistafelError("t_key", share=1)) == "sleutel 1"
    assert remedy(ThuistafelError("t_key", share=1)) == ""


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (7210, "7.210"),
        (0, "0"),
        (-1032, "−1.032"),
        (Fraction(38 * 412, 701), "22,334"),  # W1
        (Fraction(13 * 610, 1258), "6,304"),  # W5
        (Fraction(359, 100), "3,59"),
        (Fraction(-1, 10000), "0,000"),
        (Fraction(19999999, 10000), "2.000,000"),
        (True, "ja"),
        (None, "–"),
        ((), "–"),
        (("Delft",), "Delft"),
        ({"b", "a"}, "a en b"),
        (Interval(62, 101), "62–101"),
        (Interval.exactly(80), "80"),
        (date(2030, 1, 2), "2-1-2030"),
        (Place("x.xlsx", "Blad1", 3, "aantal"), "x.xlsx, blad Blad1, rij 3, kolom aantal"),
    ],
)
def test_each_kind_of_value_has_its_own_way_of_being_written(value: object, text: str) -> None:
    assert written(value) == text


def test_a_number_that_is_not_known_is_never_written_as_zero() -> None:
    assert number(None) != number(0)


@given(st.fractions(min_value=-10_000_000, max_value=10_000_000, max_denominator=5000))
def test_what_is_written_is_the_number_to_half_a_thousandth(value: Fraction) -> None:
    text = number(value)

    read = Fraction(text.replace(".", "").replace(",", ".").replace("−", "-"))
    assert abs(read - value) <= Fraction(1, 2000)
    assert (read == value) or text.partition(",")[2].isdigit()
