"""The short way through a sheet of regular form gives what the full reader gives, or leaves the sheet to it."""

import zipfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import openpyxl
import pytest
import xlsxwriter
from hypothesis import given, settings
from hypothesis import strategies as st
from making import changed_workbook

from thuistafel.core.errors import ThuistafelError
from thuistafel.exchange import sheets
from thuistafel.exchange.archive import CountedArchive
from thuistafel.exchange.columns import unpacked
from thuistafel.exchange.regular import read_regular
from thuistafel.exchange.regular_values import Irregular

SHEET = "xl/worksheets/sheet1.xml"
NAMESPACE = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
FORMATS = (
    "General",
    "0%",
    "dd-mm-yyyy",
    '#,##0.00\\ "€"',
    "[$-413]d mmmm yyyy;@",
    "hh:mm",
    "Standaard",
    "0.0%;[Red]-0.0%",
)
BUILT_IN = (0, 1, 9, 10, 14, 17, 22, 44, 49)
TEXTS = (
    "<t>Delft</t>",
    "<t> rand </t>",
    '<t xml:space="preserve"> rand </t>',
    "<t>a &amp; b&lt;</t>",
    "<t>a &amp; </t>",
    "<t> &quot; a</t>",
    "<t>twee\nregels</t>",
    "<t>_x000D_</t>",
    '<r><t>deel</t></r><r><rPr><b/></rPr><t xml:space="preserve"> twee</t></r>',
    '<t>klank</t><rPh sb="0" eb="1"><t>KLANK</t></rPh>',
    "<t/>",
    "",
    "<t>   </t>",
    "<t>Súdwest-Fryslân</t>",
)
STYLES = len(FORMATS) + len(BUILT_IN)


def styles() -> bytes:
    codes = "".join(
        f'<numFmt numFmtId="{164 + number}" formatCode="{code.replace(chr(34), "&quot;")}"/>'
        for number, code in enumerate(FORMATS)
    )
    used = "".join(f'<xf numFmtId="{number}"/>' for number in (*range(164, 164 + len(FORMATS)), *BUILT_IN))
    return f'<styleSheet xmlns="{NAMESPACE}"><numFmts>{codes}</numFmts><cellXfs>{used}</cellXfs></styleSheet>'.encode()


def strings() -> bytes:
    return f'<sst xmlns="{NAMESPACE}">{"".join(f"<si>{text}</si>" for text in TEXTS)}</sst>'.encode()


def book(path: Path, content: bytes) -> Path:
    parts = {SHEET: content, "xl/styles.xml": styles(), "xl/sharedStrings.xml": strings()}
    return changed_workbook(path, parts)


def rows_of(sheet: Mapping[str, Any]) -> list[tuple[object, ...]]:
    """The rows, without the empty ones at the end; each value with its type, for True is 1."""
    rows = [tuple((type(cell), cell) for cell in row) for row in unpacked(sheet["columns"])]
    while rows and not rows[-1]:
        rows.pop()
    return rows


def outcome(path: Path) -> object:
    try:
        found = sheets.read_workbook(path, CountedArchive(path))
    except ThuistafelError as problem:
        return problem.code, problem.values
    except Exception as problem:  # the child calls all of these damage
        return "workbook_damaged", str(type(problem) and "")
    all_sheets = found["sheets"]
    assert isinstance(all_sheets, list)
    return [({**sheet, "columns": None}, rows_of(sheet)) for sheet in all_sheets]


def both_ways(path: Path, monkeypatch: pytest.MonkeyPatch) -> tuple[object, object, bool]:
    """What the short way and the full reader give, and whether the short way was taken at all."""
    taken: list[bool] = []

    def noted(*arguments: Any) -> Any:
        taken.append(False)
        found = read_regular(*arguments)
        taken[-1] = True
        return found

    def never(*_: Any) -> Any:
        raise Irregular

    with monkeypatch.context() as patch:
        patch.setattr(sheets, "read_regular", noted)
        short = outcome(path)
        patch.setattr(sheets, "read_regular", never)
        full = outcome(path)
    return short, full, bool(taken) and all(taken)


def cell(reference: str, attributes: str, inside: str) -> str:
    return f'<c r="{reference}"{attributes}>{inside}</c>' if inside else f'<c r="{reference}"{attributes}/>'


NUMBERS = st.sampled_from(
    [
        "0",
        "-0",
        "7",
        "007",
        "2023",
        "0.1",
        "0.7",
        "1E5",
        "1.5e-7",
        "45000",
        "60",
        "61",
        "45000.5",
        "1E+20",
        "+5",
        ".5",
        " 5",
        "",
    ]
)
STYLE = st.integers(-1, STYLES).map(lambda number: f' s="{number}"' if number >= 0 else "")
FORMULA = st.sampled_from(
    ["", "", "", "<f>1+1</f>", '<f t="shared" ref="A1:A9" si="0">A1&amp;"x"</f>', '<f t="shared" si="0"/>', "<f/>"]
)
VALUES = st.one_of(
    st.tuples(NUMBERS, st.sampled_from(["", ' t="n"'])).map(lambda pair: (pair[1], f"<v>{pair[0]}</v>")),
    st.integers(0, len(TEXTS)).map(lambda number: (' t="s"', f"<v>{number}</v>")),
    st.sampled_from(["0", "1", "2"]).map(lambda flag: (' t="b"', f"<v>{flag}</v>")),
    st.sampled_from(["#N/A", "#REF!", "#GEEN"]).map(lambda error: (' t="e"', f"<v>{error}</v>")),
    st.sampled_from(["tekst", " a ", "a&amp;b", "_x0041_", "", " ", "é"]).map(lambda t: (' t="str"', f"<v>{t}</v>")),
    st.sampled_from(["tekst", " a ", "a &lt; b", "_x0041_", "", "\n", "é"]).flatmap(
        lambda t: st.sampled_from(["", ' xml:space="preserve"']).map(
            lambda space: (' t="inlineStr"', f"<is><t{space}>{t}</t></is>")
        )
    ),
    st.sampled_from([("", ""), ("", "<v></v>"), ("", "<v/>"), (' t="str"', ""), (' t="d"', "<v>2023-01-01</v>")]),
)
CELLS = st.tuples(st.integers(0, 3), VALUES, STYLE, FORMULA)
ROWS = st.tuples(
    st.sampled_from([1, 1, 1, 1, 2, 3, 0]),
    st.sampled_from(["", ' spans="1:4"', ' hidden="1"', ' ht="12.8" hidden="false"']),
    st.lists(CELLS, max_size=4, unique_by=lambda given: given[0]).map(lambda cells: sorted(cells, key=lambda c: c[0])),
)


def sheet_xml(rows: list[Any], before: str, after: str) -> bytes:
    written, number = [], 0
    for step, attributes, cells in rows:
        number += step
        inside = "".join(
            cell(f"{'ABCD'[column]}{number}", style + kind, formula + value)
            for column, (kind, value), style, formula in cells
        )
        written.append(f'<row r="{number}"{attributes}>{inside}</row>')
    return (
        f'<worksheet xmlns="{NAMESPACE}">{before}<sheetData>{"".join(written)}</sheetData>{after}</worksheet>'.encode()
    )


@settings(max_examples=150, deadline=None)
@given(
    st.lists(ROWS, max_size=5),
    st.integers(1, 3),
    st.sampled_from(["", '<cols><col min="2" max="3" width="9" hidden="1"/></cols>']),
    st.sampled_from(["", '<mergeCells count="1"><mergeCell ref="A1:B2"/></mergeCells>']),
)
def test_both_ways_give_the_same_cells_facts_and_refusals(
    tmp_path_factory: pytest.TempPathFactory, rows: list[Any], times: int, before: str, after: str
) -> None:
    path = book(tmp_path_factory.mktemp("boek") / "a.xlsx", sheet_xml(rows * times, before, after))
    with pytest.MonkeyPatch.context() as patch:
        short, full, _ = both_ways(path, patch)

    assert short == full


STRANGE = st.sampled_from(
    [
        "<",
        ">",
        "&",
        "]]>",
        "<!-- x -->",
        "<![CDATA[x]]>",
        "<?x y?>",
        "\x01",
        "\ufffe",
        '"',
        "</c>",
        "<c>",
        "<row>",
        "/",
        "1",
        "A",
        " ",
    ]
)


@settings(max_examples=150, deadline=None)
@given(st.integers(0, 2_000), st.integers(0, 3), STRANGE)
def test_a_regular_sheet_with_one_change_anywhere_is_the_same_both_ways(
    tmp_path_factory: pytest.TempPathFactory, where: int, cut: int, mark: str
) -> None:
    plain = [(1, ' spans="1:2"', [(0, (' t="s"', "<v>0</v>"), "", ""), (1, ("", "<v>7</v>"), "", "<f>1+1</f>")])]
    content = sheet_xml(plain * 4, "", "")
    place = where % len(content)
    path = tmp_path_factory.mktemp("boek") / "a.xlsx"
    book(path, content[:place] + mark.encode("utf-8", "surrogatepass") + content[place + cut :])
    with pytest.MonkeyPatch.context() as patch:
        short, full, _ = both_ways(path, patch)

    assert short == full


def by_xlsxwriter(path: Path) -> None:
    with xlsxwriter.Workbook(str(path)) as made:
        day, share = made.add_format({"num_format": "dd-mm-yyyy"}), made.add_format({"num_format": "0.0%"})
        sheet = made.add_worksheet("verhuringen")
        sheet.write_row(0, 0, ["gemeente", "aantal", "dag", "deel", "som", "klopt"])
        for row in range(1, 60):
            sheet.write_row(row, 0, [f"Gemeente & {row % 7}", row])
            sheet.write_number(row, 2, 45_000 + row, day)
            sheet.write_number(row, 3, row / 100, share)
            sheet.write_formula(row, 4, f"=B{row}+1", None, row + 1)
            sheet.write_boolean(row, 5, row % 2 == 0)
        sheet.set_column(7, 8, 12, None, {"hidden": True})
        sheet.set_row(9, None, None, {"hidden": True})


def by_openpyxl(path: Path) -> None:
    made = openpyxl.Workbook()
    made.active.append(["gemeente", "aantal", "som"])
    for row in range(2, 60):
        made.active.append([f"Gemeente {row % 5}", row / 7, f"=B{row}+1" if row % 2 else None])
    made.active.merge_cells("A3:A4")
    made.save(path)


def as_libreoffice(path: Path) -> None:
    """The form of LibreOffice: every row says that it is not hidden, every cell has a style, formulas an attribute."""
    rows = "".join(
        f'<row r="{n}" customFormat="false" ht="12.8" hidden="{"true" if n == 9 else "false"}" outlineLevel="0">'
        f'<c r="A{n}" s="0" t="s"><v>{n % 2}</v></c><c r="B{n}" s="2" t="n"><v>{45_000 + n}</v></c>'
        f'<c r="C{n}" s="1"><f aca="false">B{n}*2</f><v>0.{n}</v></c></row>'
        for n in range(1, 60)
    )
    book(path, f'<worksheet xmlns="{NAMESPACE}"><sheetData>{rows}</sheetData></worksheet>'.encode())


@pytest.mark.parametrize("write", [by_xlsxwriter, by_openpyxl, as_libreoffice])
def test_what_programs_write_goes_the_short_way(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, write: Any) -> None:
    write(tmp_path / "a.xlsx")
    short, full, was_taken = both_ways(tmp_path / "a.xlsx", monkeypatch)

    assert was_taken
    assert short == full
    assert isinstance(short, list)
    assert len(short[0][1]) == 60 - (write is not by_xlsxwriter)


def test_two_sheets_of_which_one_is_irregular_keep_their_order(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with xlsxwriter.Workbook(str(tmp_path / "bron.xlsx")) as made:
        for name in ("eerst", "dan", "laatst"):
            made.add_worksheet(name).write_row(0, 0, [name, 1])
    with zipfile.ZipFile(tmp_path / "bron.xlsx") as source, zipfile.ZipFile(tmp_path / "a.xlsx", "w") as target:
        for name in source.namelist():
            content = source.read(name)
            target.writestr(
                name, content.replace(b"<row", b"<!-- x --><row") if name.endswith("sheet2.xml") else content
            )
    short, full, was_taken = both_ways(tmp_path / "a.xlsx", monkeypatch)

    assert not was_taken
    assert short == full
    assert isinstance(short, list)
    assert [sheet["name"] for sheet, _ in short] == ["eerst", "dan", "laatst"]
