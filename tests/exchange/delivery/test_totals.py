"""Rows and columns called total are compared with their parts and never counted beside them."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from making_sheets import FILE, PROVIDER, known, read, sheet

from thuistafel.core.dossier import Amount
from thuistafel.exchange.delivery.answers import Answer
from thuistafel.exchange.delivery.rows import all_said
from thuistafel.exchange.delivery.stated import Said
from thuistafel.exchange.delivery.totals import Seen, cells_of, is_total, mismatches
from thuistafel.exchange.raw import Raw

HEADER = ("doelgroep", "herkomst_gemeente", "klaar_nu")


def said_of(*rows: tuple[Raw, ...], answers: tuple[Answer, ...] = (), header: tuple[Raw, ...] = HEADER) -> Said:
    one = sheet("Uitstroom", [("Uitstroom 2023, huishoudens",), header, *rows])
    return all_said(read(one, *answers, sender=PROVIDER), known(*answers), PROVIDER, None)


@pytest.mark.parametrize("label", ["Totaal", "TOTAAL:", "Subtotaal Delft", "Som", "Totaal regio", "Eindtotaal", "tot."])
def test_a_total_is_known_by_its_label(label: str) -> None:
    assert is_total(label)


@pytest.mark.parametrize("label", ["Sommelsdijk", "Totem wonen", "Samenwonen", "Delft", ""])
def test_a_name_that_looks_like_a_total_is_none(label: str) -> None:
    assert not is_total(label)


def test_a_total_that_agrees_is_noted_and_not_counted() -> None:
    said = said_of(("BW", "Delft", 118), ("BW", "Rijswijk", 6), ("Totaal", "", 124))

    assert sum(row.cells["aantal"].value for row in said.rows) == 124  # type: ignore[union-attr]
    assert said.questions == []
    assert [(one.value, one.about) for one in said.noted if one.place.cell == "C5"] == [
        (Amount(124), {"totaal": "Totaal"})
    ]


def test_a_total_that_differs_is_asked_with_the_difference_and_its_parts_are_less_sure() -> None:
    said = said_of(("BW", "Delft", 118), ("BW", "Rijswijk", 6), ("Totaal", "", 130))

    (question,) = said.questions
    values = question.reason.values
    assert (question.answer_at, values["stated"], values["added"], values["difference"]) == ("C5", 130, 124, 6)
    assert {row.cells["kwaliteit"] for row in said.rows} == {"C"}


def test_a_total_that_was_confirmed_is_asked_no_more() -> None:
    said = said_of(("BW", "Delft", 118), ("Totaal", "", 130), answers=(Answer("", FILE, "Uitstroom", "C4", "ja"),))

    assert said.questions == []
    assert "kwaliteit" not in said.rows[0].cells


def test_a_part_that_was_set_aside_explains_a_total_that_is_higher() -> None:
    said = said_of(("BW", "Delft", "1,18"), ("BW", "Rijswijk", 6), ("Totaal", "", 124))

    assert said.questions == []
    assert [one.place.cell for one in said.quarantine] == ["C3"]


def test_ranges_agree_with_a_total_between_their_ends() -> None:
    said = said_of(("BW", "Delft", "10-15"), ("BW", "Rijswijk", "ca. 6"), ("Totaal", "", 19))

    assert said.questions == []


def test_subtotals_and_their_grand_total_agree() -> None:
    said = said_of(
        ("BW", "Delft", 10), ("BW", "Rijswijk", 5), ("Subtotaal BW", "", 15), ("MO", "Delft", 7),
        ("Subtotaal MO", "", 7), ("Totaal", "", 22),
    )  # fmt: skip

    assert said.questions == []


def test_after_a_subtotal_a_blank_is_not_filled_from_above() -> None:
    said = said_of(("BW", "Delft", 10), ("Subtotaal BW", "", 10), ("", "Rijswijk", 7))

    assert [row.cells.get("doelgroep") for row in said.rows if row.cells["herkomst"] == "Rijswijk"] == [None]


def test_a_column_total_beside_municipalities_is_compared_per_row() -> None:
    header = ("doelgroep", "Delft", "Rijswijk", "Totaal")

    good = said_of(("BW", 3, 4, 7), ("MO", 1, 2, 3), header=header)
    wrong = said_of(("BW", 3, 4, 9), ("MO", 1, 2, 3), header=header)

    assert len(good.rows) == len(wrong.rows) == 4
    found = [
        [
            (one.answer_at, one.reason.values["difference"])
            for one in said.questions
            if one.reason.code == "total_differs"
        ]
        for said in (good, wrong)
    ]
    assert found == [[], [("D3", 2)]]


@settings(max_examples=60)
@given(st.lists(st.integers(0, 500), min_size=1, max_size=8), st.integers(-3, 3))
def test_a_total_is_asked_about_exactly_when_it_differs(parts: list[int], off: int) -> None:
    column = [Seen(row, f"A{row}", Amount(part)) for row, part in enumerate(parts, start=1)]
    total = max(0, sum(parts) + off)

    found = mismatches([*column, Seen(99, "A99", Amount(total), "Totaal")])

    assert bool(found) == (total != sum(parts))


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(st.sampled_from(["", "", "Totaal", "Subtotaal"]), st.integers(0, 4)), max_size=12))
def test_totals_in_one_pass_are_those_that_adding_again_each_time_finds(rows: list[tuple[str, int]]) -> None:
    column = [Seen(row, f"A{row}", Amount(value), label) for row, (label, value) in enumerate(rows, start=1)]
    every: list[Seen] = []
    since: list[Seen] = []
    subtotals: list[Seen] = []
    wrong: list[tuple[str, set[str]]] = []
    for one in column:
        if not one.label:
            every, since = [*every, one], [*since, one]
            continue
        sums = [sum(part.amount.value or 0 for part in parts) for parts in (since, every, subtotals) if parts]
        if sums and one.amount.value not in sums:
            parts = since if one.label == "Subtotaal" and since else every
            wrong.append((one.cell, {part.cell for part in parts}))
        subtotals, since = ([*subtotals, one] if since else []), []

    found = mismatches(column)

    assert [(one.total.cell, cells_of([one])) for one in found] == wrong
    assert cells_of(found) == set().union(*(cells for _, cells in wrong))
