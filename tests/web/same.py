"""One question to every output: what is the shortage of each municipality, and its range?"""

import io
import re
import subprocess
from collections.abc import Mapping
from pathlib import Path

import docx
from python_calamine import CalamineWorkbook

Shortages = dict[str, tuple[int, str]]
"""By name: the shortage and its range as it is printed (`16–35`)."""
ROW = re.compile(r'<th scope="row">(?:<a[^>]*>)?([^<]+)(?:</a>)?</th>(.*?)</tr>', re.DOTALL)
OPENED = r"waarom/\w+/{field}/[^>]*>([^<]*)</a>"
LINE = re.compile(r"(?:\d[\d.]* +){7}(\d[\d.]*) +(\d[\d.]*(?:–\d[\d.]*)?) +\d[\d.]* [a-z]")


def of_answer(answer: Mapping[str, object]) -> Shortages:
    """Of the JSON of `plan`, from the command line or the API."""
    members = [*answer["gemeenten"], {**answer["totaal"], "gemeente": "Totaal"}]  # type: ignore[misc]
    return {one["gemeente"]: (one["tekort"], _band(one["tekort_laag"], one["tekort_hoog"])) for one in members}


def of_page(page: str) -> Shortages:
    """Of the table on the page Verdeling."""
    table = page[page.index('id="tabel-verdeling"') :]
    rows = ROW.findall(table[: table.index("</table>")])
    return {name: (_first(row, "tekort"), _band(_first(row, "tekort_laag"), _high(row))) for name, row in rows}


def of_word(content: bytes) -> Shortages:
    """Of the distribution table of the Word note."""
    document = docx.Document(io.BytesIO(content))
    table = next(one for one in document.tables if one.rows[0].cells[0].text == "Gemeente")
    rows = [[cell.text for cell in row.cells] for row in table.rows]
    return _of_rows(rows)


def of_workbook(content: bytes) -> Shortages:
    """Of the sheet Verdeling of the workbook."""
    book = CalamineWorkbook.from_filelike(io.BytesIO(content))
    rows = book.get_sheet_by_name("Verdeling").to_python()
    start = next(index for index, row in enumerate(rows) if "Gemeente" in row)
    name, short, low, high = (
        rows[start].index(head) for head in ("Gemeente", "Tekort", "Tekort laagste", "Tekort hoogste")
    )
    found = [row for row in rows[start + 1 :] if row[name] and row[short] != ""]
    return {str(row[name]): (int(row[short]), _band(int(row[low]), int(row[high]))) for row in found}


def of_pdf(content: bytes, folder: Path) -> list[tuple[int, str]]:
    """Of the distribution table of the PDF note, in the order of its rows: a long name takes more lines."""
    file = folder / "note.pdf"
    file.write_bytes(content)
    text = subprocess.run(["pdftotext", "-layout", str(file), "-"], capture_output=True, check=True, text=True).stdout
    return [(_number(short), band) for short, band in LINE.findall(text)]


def _of_rows(rows: list[list[str]]) -> Shortages:
    short = rows[0].index("Tekort")
    return {row[0]: (_number(row[short]), row[short + 1]) for row in rows[1:] if row[0] and row[short].strip()}


def _band(low: int, high: int) -> str:
    return f"{low}–{high}" if high != low else str(low)


def _first(row: str, field: str) -> int:
    return _number(re.search(OPENED.format(field=field), row)[1])  # type: ignore[index]


def _high(row: str) -> int:
    found = re.search(OPENED.format(field="tekort_hoog"), row)
    return _number(found[1]) if found else _first(row, "tekort_laag")


def _number(text: str) -> int:
    return int(text.replace(".", ""))
