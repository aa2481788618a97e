"""How a sender's workbook looks, only when it is asked for."""

from datetime import datetime
from pathlib import Path
from typing import Any

import openpyxl
import pytest
import xlsxwriter
from making import changed_workbook
from openpyxl.comments import Comment

from thuistafel.exchange import look
from thuistafel.exchange.sandbox import asked

SHEET = "xl/worksheets/sheet1.xml"
NAMESPACE = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"


def looked(path: Path) -> dict[str, Any]:
    (sheet,) = asked(path, path.parent, with_look=True)["sheets"]
    found: dict[str, Any] = sheet["look"]
    return found


def sheet(rows: str, before: str = "") -> bytes:
    return f'<worksheet xmlns="{NAMESPACE}">{before}<sheetData>{rows}</sheetData></worksheet>'.encode()


@pytest.fixture
def dressed(tmp_path: Path) -> Path:
    with xlsxwriter.Workbook(str(tmp_path / "opgave.xlsx")) as book:
        share, euro = book.add_format({"num_format": "0.0%"}), book.add_format({"num_format": '#,##0 "€"'})
        page = book.add_worksheet("opgave")
        page.write_row(0, 0, ["groep", "aantal", "deel", "bedrag"])
        for row in range(1, 5):
            page.write(row, 0, f"groep {row}")
            page.write(row, 1, row)
            page.write_number(row, 2, row / 10, share)
            page.write_blank(row, 3, None, euro)
        page.write_formula(5, 1, '=SUM(B2:B5)&"x"', None, "10x")
        page.set_column(1, 2, 21.5)
        page.freeze_panes(1, 2)
        page.write_comment("B3", "nog niet zeker")
        book.set_properties({"created": datetime(2023, 5, 1)})
    return tmp_path / "opgave.xlsx"


def test_formulas_widths_formats_panes_and_notes_are_given(dressed: Path) -> None:
    found = looked(dressed)

    assert found["formulas"] == [[6, 1, 'SUM(B2:B5)&"x"']]
    assert found["formats"] == [["0.0%", 2, 2, 5], ['#,##0 "€"', 3, 2, 5]]
    assert [(first, last) for first, last, _ in found["widths"]] == [(1, 2)]
    assert found["widths"][0][2] == pytest.approx(21.5, abs=1)
    assert found["frozen"] == [1, 2]
    assert [note[:2] for note in found["notes"]] == [[3, 1]]
    assert "nog niet zeker" in found["notes"][0][2]
    assert found["complete"]


def test_nothing_of_it_is_given_when_it_is_not_asked_for(dressed: Path) -> None:
    found = asked(dressed, dressed.parent)

    assert "look" not in found["sheets"][0]
    assert found["modified"] == "2023-05-01"


def test_a_workbook_that_does_not_say_when_it_changed_has_no_day(tmp_path: Path) -> None:
    path = changed_workbook(tmp_path / "a.xlsx", {"docProps/core.xml": b"<x><modified>gisteren</modified></x>"})

    assert asked(path, tmp_path)["modified"] == ""


def test_notes_of_openpyxl_stand_at_their_own_cell_and_sheet(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    book.active["A1"] = "x"
    second = book.create_sheet("tweede")
    second["C4"] = 3
    second["C4"].comment = Comment("geteld in mei", "Vestia")
    book.save(tmp_path / "a.xlsx")

    first, other = asked(tmp_path / "a.xlsx", tmp_path, with_look=True)["sheets"]
    assert first["look"]["notes"] == []
    assert [note[:2] for note in other["look"]["notes"]] == [[4, 2]]
    assert "geteld in mei" in other["look"]["notes"][0][2]


def test_a_shared_formula_is_given_where_it_is_written(tmp_path: Path) -> None:
    rows = (
        '<row r="1"><c r="A1"><f t="shared" ref="A1:A2" si="0">B1+1</f><v>2</v></c></row>'
        '<row r="2"><c r="A2"><f t="shared" si="0"/><v>3</v></c><c><f>1&lt;2</f><v>1</v></c></row>'
    )
    found = looked(changed_workbook(tmp_path / "a.xlsx", {SHEET: sheet(rows)}))

    assert found["formulas"] == [[1, 0, "B1+1"], [2, 1, "1<2"]]


def test_more_than_is_counted_is_left_out_and_said(tmp_path: Path) -> None:
    rows = "".join(f'<row r="{n}"><c r="A{n}"><f>{n}+1</f><v>2</v></c></row>' for n in range(1, look.MOST_FORMULAS + 2))
    found = looked(changed_workbook(tmp_path / "a.xlsx", {SHEET: sheet(rows)}))

    assert len(found["formulas"]) == look.MOST_FORMULAS
    assert not found["complete"]


@pytest.mark.parametrize("size", ["-5", "1e999", "nan", "breed", ""])
def test_a_width_that_cannot_be_is_no_width(tmp_path: Path, size: str) -> None:
    before = f'<cols><col min="1" max="99999999999" width="{size}"/></cols>'

    assert looked(changed_workbook(tmp_path / "a.xlsx", {SHEET: sheet("", before)}))["widths"] == []
