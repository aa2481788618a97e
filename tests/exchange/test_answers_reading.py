import ast
from pathlib import Path

import pytest
from making import DELFT, HEADER, folder, workbook

from thuistafel import exchange, wording
from thuistafel.core.dossier import Table
from thuistafel.exchange.answers_reading import reading_answer
from thuistafel.exchange.folder import read_source
from thuistafel.exchange.tables import COLUMNS
from thuistafel.wording import reading as words


def test_lees_names_sheet_cell_reason_and_remedy(tmp_path: Path) -> None:
    rows = [HEADER.split(";"), DELFT.split(";"), ["Delft", "Woonwens", 2023, "verwacht", 12.5]]
    answer = reading_answer(read_source(workbook(tmp_path / "opgave.xlsx", {"Verhuringen": rows})))

    assert answer == {
        "bestanden": [
            {
                "bestand": "opgave.xlsx",
                "soort": "verhuringen",
                "aangenomen": 1,
                "gecorrigeerd": [
                    {
                        "blad": "Verhuringen",
                        "cel": "E2",
                        "was": "1.020",
                        "werd": "1020",
                        "reden": "Gelezen als duizendtal: 1020.",
                    }
                ],
                "quarantaine": [
                    {
                        "blad": "Verhuringen",
                        "cel": "E3",
                        "waarde": "12.5",
                        "reden": words.SENTENCES["count_not_whole"],
                        "remedie": words.REMEDIES["count_not_whole"],
                    }
                ],
                "opmerkingen": [],
                "geweigerd": None,
            }
        ],
        "totalen": {"hersteld": 1, "vragen": 0, "bronnen_verschillen": 0},
    }


def test_a_refused_file_says_why_and_repeats_no_person(tmp_path: Path) -> None:
    source = folder(tmp_path / "proef", {"verhuringen.csv": f"{HEADER};achternaam\n{DELFT};Jansen"})
    answer = str(reading_answer(read_source(source)))

    assert "gegevens over personen" in answer
    assert "Jansen" not in answer


def test_two_sheets_of_a_workbook_are_one_file(tmp_path: Path) -> None:
    sheets = {"verhuringen": [HEADER.split(";"), DELFT.split(";")], "stromen": [["jaar"], [2023]]}
    (file,) = reading_answer(read_source(workbook(tmp_path / "opgave.xlsx", sheets)))["bestanden"]

    assert (file["soort"], file["aangenomen"], file["geweigerd"]) == ("werkmap", 1, None)
    assert len(file["quarantaine"]) == 1


def _codes() -> set[str]:
    """Every code that the reading modules name, as the first argument of a reason or an error."""
    calls = {"because", "ThuistafelError", "DossierError"}
    trees = [ast.parse(path.read_text()) for path in Path(str(exchange.__file__)).parent.glob("*.py")]
    return {
        node.args[0].value
        for tree in trees
        for node in ast.walk(tree)
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in calls
        if node.args and isinstance(node.args[0], ast.Constant)
    }


def test_every_code_has_a_sentence_and_a_remedy() -> None:
    assert _codes() <= set(wording.SENTENCES)
    assert set(words.SENTENCES) == set(words.REMEDIES)


@pytest.mark.parametrize("table", list(Table))
def test_every_table_has_columns_with_a_meaning_and_no_doubles(table: Table) -> None:
    names = [column.name for column in COLUMNS[table]]

    assert len(names) == len(set(names))
    assert all(column.meaning for column in COLUMNS[table])
