"""A copy shows what a sender wrote, and a spreadsheet runs none of it."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sent_for_tests import delivery, opened, sheet, written

from thuistafel.exchange.feedback.formulas import is_harmless
from thuistafel.exchange.feedback.looks import Look
from thuistafel.exchange.feedback.values import Shown, safe_text, sheet_names, shown

HOSTILE = (
    "=cmd|'/c calc'!A1",
    "=1+1",
    "+1",
    "-2+3",
    "@SUM(A1)",
    "\t=1+1",
    '=HYPERLINK("http://x")',
    "http://example.org",
    "mailto:a@example.org",
    "<r><t>x</t></r>",
    "<r></si></sst></r>",
    "{=A1}",
    "_x0041_",
    "a\x01b",
    "\ufffe\uffff",
    "<script>alert(1)</script>",
)


@pytest.mark.parametrize("text", HOSTILE)
def test_text_stays_text(text) -> None:
    """Security case 37: no formula, no link, no markup."""
    copied = opened(written(delivery(), sheet(grid=[["kop", text]])))["Blad1"]["B1"]

    assert copied.data_type == "s"
    assert copied.hyperlink is None
    assert copied.value.strip() == safe_text(text).strip()


@pytest.mark.parametrize("raw", [118, 0, -3, 12.5, True, date(2023, 12, 31), "118", "00123", ""])
def test_a_value_keeps_its_type(raw) -> None:
    copied = opened(written(delivery(), sheet(grid=[["kop", raw]])))["Blad1"]["B1"]

    found = copied.value.date() if copied.is_date else copied.value
    assert (found, type(found)) == ((raw, type(raw)) if raw != "" else (None, type(None)))


def test_a_percentage_is_a_number_again() -> None:
    copied = opened(written(delivery(), sheet(grid=[["8.1%"]])))["Blad1"]["A1"]

    assert (copied.value, copied.number_format) == (0.081, "0.0%")


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        ("118", Shown(118)),
        ("0518", Shown("0518")),
        ("1.032", Shown("1.032")),
        ("=1", Shown("=1")),
        ("70%", Shown("70%")),
    ],
)
def test_a_csv_file_has_no_types_so_a_plain_number_is_one(raw, expected) -> None:
    assert shown(raw, from_text_file=True) == expected


@pytest.mark.parametrize("raw", [10**18, float("inf"), date(1899, 12, 31)])
def test_what_a_spreadsheet_cannot_hold_is_shown_as_text(raw) -> None:
    assert isinstance(shown(raw).value, str)


def test_text_too_long_for_a_cell_is_cut() -> None:
    """Security case 31."""
    copied = opened(written(delivery(), sheet(grid=[["x" * 40_000]])))["Blad1"]["A1"]

    assert len(copied.value) == 32_767
    assert copied.value.endswith("…")


@given(st.lists(st.text(max_size=40), max_size=6))
def test_names_of_sheets_are_ones_a_workbook_may_have(names) -> None:
    found = sheet_names(names)

    assert len({name.casefold() for name in found}) == len(names)
    for name in found:
        assert 1 <= len(name.encode("utf-16-le")) // 2 <= 31
        assert not set(name) & set("[]:*?/\\")
        assert not name.startswith("'")
        assert not name.endswith("'")


@pytest.mark.parametrize("name", ["a" * 60, "a[b]:c", "History", "'x'", "Terugkoppeling", "😀" * 20, "\ud800"])
def test_a_sheet_with_an_odd_name_is_copied(name) -> None:
    book = opened(written(delivery(), sheet(name)))

    assert len(book.sheetnames) == 3
    assert book.worksheets[2]["B2"].value == 1


def test_255_sheets_are_all_copied() -> None:
    """Security case 11."""
    sheets = [sheet(f"Blad{number}") for number in range(255)]

    assert len(opened(written(delivery(), *sheets)).sheetnames) == 257


HARMLESS = ["D4+D5", "SUM(D4:D9)", "IF(A1>2,B1,0)", "ROUND($A$1*0.1,0)", "'Blad 2'!A1+Blad1!B2", 'COUNTIF(A:A,"x")']
HARMFUL = [
    "cmd|'/c calc'!A1",
    'HYPERLINK("http://x")',
    'WEBSERVICE("http://x")',
    "INDIRECT(A1)",
    "[1]Blad1!A1",
    "'[boek.xlsx]Blad1'!A1",
    "'C:\\[x]y'!A1",
    "Elders!A1",
    "OFFSET(A1,1,1)",
    'DDE("a","b","c")',
    "_xlfn.WEBSERVICE(A1)",
    "CALL(A1)",
    'REGISTER.ID("a")',
    "EXEC(1)",
    "naam",
    "SUM(A1",
    "A1)",
    "{1,2}",
    "A1#",
    "@A1",
    "A1\x01",
    "",
    "1+" * 600 + "1",
    "TODAY()",
    'SUM(A1:INDEX(A:A,1))&EVALUATE("x")',
]


@pytest.mark.parametrize("formula", HARMLESS)
def test_a_formula_that_only_computes_lives_on_with_its_result(formula) -> None:
    sheets = (sheet(grid=[["kop", 42]]), sheet("Blad 2"))
    looks = {"Blad1": Look(formulas={(1, 1): formula})}
    content = written(delivery(), *sheets, looks=looks)

    assert opened(content)["Blad1"]["B1"].value == f"={formula}"
    assert opened(content, data_only=True)["Blad1"]["B1"].value == 42


@pytest.mark.parametrize("formula", HARMFUL)
def test_any_other_formula_becomes_its_result(formula) -> None:
    assert not is_harmless(formula, {"Blad1"})

    looks = {"Blad1": Look(formulas={(1, 1): formula})}
    content = written(delivery(), sheet(grid=[["kop", 42]]), looks=looks)

    assert opened(content)["Blad1"]["B1"].value == 42


def test_a_formula_that_was_left_out_is_named() -> None:
    looks = {"Blad1": Look(formulas={(1, 1): "TODAY()"})}
    book = opened(written(delivery(), sheet(grid=[["kop", 42]]), looks=looks))

    assert "formule" in book["Blad1"]["B1"].comment.text
    assert any("formule" in line and "B1" in line for line in words_of(book))


def test_a_formula_without_a_stored_result_is_not_given_one() -> None:
    """Security case 29: what was not known does not come back as 0."""
    looks = {"Blad1": Look(formulas={(1, 1): "A1+1"})}
    book = opened(written(delivery(), sheet(grid=[["kop", ""]]), looks=looks))

    assert book["Blad1"]["B1"].value is None


@given(st.text(alphabet="AB1+-*/(),;:!'|[]{}\"=<>&@# cmdSUMIF\n", max_size=30))
def test_no_formula_reaches_outside_the_workbook(formula) -> None:
    if is_harmless(formula, {"A"}):
        outside_texts = "".join(formula.split('"')[::2])
        assert not set("|[]{}@#;") & set(outside_texts)


def words_of(book):
    return [" ".join(str(cell.value) for cell in cells if cell.value) for cells in book["Terugkoppeling"].iter_rows()]
