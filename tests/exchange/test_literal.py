"""Names that the writer of workbooks would take for markup."""

from __future__ import annotations

from datetime import date
from io import BytesIO
from pathlib import Path

import pytest
from python_calamine import CalamineWorkbook

from thuistafel.core.dossier import Table
from thuistafel.documents.workbook import cells
from thuistafel.exchange.asking import book
from thuistafel.exchange.raw import RawTable
from thuistafel.exchange.reading import Reading
from thuistafel.exchange.workbook import write_workbook

MARKUP = ["<r><evil></r>", "<r>a & b</r>", "<r><t>x</t></r>", "<r></r>"]


@pytest.mark.parametrize("text", MARKUP)
def test_text_that_looks_like_markup_stays_text_in_every_workbook(tmp_path: Path, text: str) -> None:
    target = BytesIO()
    asked = book.Book.opened(target, "t", "", date(2023, 1, 1))
    asked.sheet("a", text, (20,))
    asked.workbook.close()
    target.seek(0)
    assert CalamineWorkbook.from_filelike(target).get_sheet_by_name("a").to_python()[0][0] == text

    target = BytesIO()
    told = cells.Book.opened(target, ["a"], {}, "")
    told.sheet("a", text, (20,))
    told.workbook.close()
    target.seek(0)
    assert CalamineWorkbook.from_filelike(target).get_sheet_by_name("a").to_python()[0][0] == text

    raw = RawTable("uitstroom.csv", "", Table.OUTFLOW, (("instelling",), (text,)))
    write_workbook(Reading("d", None, "", None, tables=(raw,)), tmp_path / "d.xlsx")
    assert CalamineWorkbook.from_path(str(tmp_path / "d.xlsx")).get_sheet_by_name("uitstroom").to_python()[1][0] == text
