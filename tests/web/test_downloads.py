"""A table of a page goes along as a file with the same numbers."""

from io import BytesIO

from openpyxl import load_workbook

from thuistafel.web.region.models import Region


def test_the_distribution_can_be_taken_along_as_a_workbook_with_numbers(haaglanden: Region, as_person) -> None:
    answer = as_person("Anna de Wit").get("/regio/haaglanden/verdeling/?download=verdeling.xlsx")

    sheet = load_workbook(BytesIO(answer.content)).active
    rows = {row[0]: row for row in sheet.iter_rows(min_row=4, values_only=True)}
    shortage = rows["Gemeente"].index("Tekort")
    assert rows["Delft"][shortage] == 25
    assert rows["Delft"][shortage + 1] == "16–35"
    assert answer["Content-Disposition"] == 'attachment; filename="verdeling.xlsx"'
    assert sheet["A2"].value == "Fictieve cijfers"


def test_the_same_as_text_with_semicolons(haaglanden: Region, as_person) -> None:
    answer = as_person("Anna de Wit").get("/regio/haaglanden/verdeling/?download=verdeling.csv")

    lines = answer.content.decode("utf-8-sig").splitlines()
    assert lines[0].startswith("Gemeente;Verhuringen;")
    assert any(line.startswith("Delft;1.020;102;118;") for line in lines)


def test_a_table_that_is_not_on_the_page_is_not_found(haaglanden: Region, as_person) -> None:
    assert as_person("Anna de Wit").get("/regio/haaglanden/verdeling/?download=leden.csv").status_code == 404
