"""Where the tables on a sheet are: headers anywhere, several tables, totals, notes, tables on their side."""

from __future__ import annotations

from datetime import date

import pytest
from making_sheets import sheet

from thuistafel.exchange.delivery.blocks import MOST_BLOCKS, blocks_of
from thuistafel.exchange.delivery.headings import headings_of
from thuistafel.exchange.delivery.model import Block, SentSheet

HEADER = ["Gemeente", "Jaar", "Aantal verhuringen"]
DELFT, RIJSWIJK = ["Delft", 2022, 700], ["Rijswijk", 2022, 410]


def only(one: SentSheet) -> Block:
    (block,) = blocks_of(one)
    return block


def body(block: Block) -> list[list[object]]:
    rows, columns = range(block.first_row, block.last_row + 1), range(block.first_column, block.last_column + 1)
    return [[block.cell(row, column) for column in columns] for row in rows]


@pytest.mark.parametrize("above", [0, 1, 6, 30])
def test_a_header_stands_on_any_row(above: int) -> None:
    one = only(sheet("Blad1", [*[["Opgave 2022"]] * above, HEADER, DELFT, RIJSWIJK]))

    assert one.header_rows == (above + 1,)
    assert body(one) == [DELFT, RIJSWIJK]
    assert one.title == ("Opgave 2022" if above else "")


def test_what_is_said_beside_a_label_above_a_table_is_its_title_and_no_header() -> None:
    meta = [["Organisatie:", "Zorgaanbieder A"], ["Gemeente:", "Delft"], ["Peildatum:", "1-1-2023"], []]

    one = only(sheet("Blad1", [*meta, ["Doelgroep", "Wachtend"], ["BW", 5]]))

    assert one.header_rows == (5,)
    assert one.title == "Organisatie: | Zorgaanbieder A | Gemeente: | Delft | Peildatum: | 1-1-2023"


def test_two_header_rows_are_one_heading_with_the_caption_carried_over_blanks() -> None:
    rows = [
        ["Doelgroep", "Herkomst", "Klaar nu", "", "Verwacht", "", "", "Opmerking"],
        ["", "", "laag", "hoog", "laag", "midden", "hoog", ""],
        ["BW", "Delft", 3, 4, 5, 6, 7, "telling"],
    ]

    one = only(sheet("Blad1", rows))

    assert one.header_rows == (1, 2)
    assert headings_of(one) == (
        "Doelgroep", "Herkomst", "Klaar nu / laag", "Klaar nu / hoog", "Verwacht / laag", "Verwacht / midden",
        "Verwacht / hoog", "Opmerking",
    )  # fmt: skip


def test_three_header_rows_with_merged_captions_are_one_heading() -> None:
    rows = [
        ["", 2022, "", 2023, ""],
        ["", "gerealiseerd", "", "verwacht", ""],
        ["Gemeente", "Q1", "Q2", "Q1", "Q2"],
        ["Delft", 1, 2, 3, 4],
    ]
    merged = (((1, 1), (1, 2)), ((1, 3), (1, 4)), ((2, 1), (2, 2)), ((2, 3), (2, 4)))

    one = only(sheet("Verhuringen", rows, merged=merged))

    assert one.header_rows == (1, 2, 3)
    assert headings_of(one)[3:] == ("2023 / verwacht / Q1", "2023 / verwacht / Q2")


def test_a_caption_ends_with_its_merged_area() -> None:
    rows = [["", "Verwacht", "", ""], ["Doelgroep", "laag", "hoog", "Herkomst"], ["BW", 1, 2, "Delft"]]

    one = only(sheet("Blad1", rows, merged=(((1, 1), (1, 2)),)))

    assert headings_of(one) == ("Doelgroep", "Verwacht / laag", "Verwacht / hoog", "Herkomst")


def test_a_text_merged_over_rows_is_read_on_each_and_a_number_is_not() -> None:
    rows = [HEADER, ["Delft", 2021, 9], ["", 2022, ""], RIJSWIJK]

    one = only(sheet("Blad1", rows, merged=(((2, 0), (3, 0)), ((2, 2), (3, 2)))))

    assert body(one)[1] == ["Delft", 2022, ""]


def test_values_below_a_header_are_no_second_header() -> None:
    rows = [["Gemeente", "Doelgroep", "Aantal"], ["Delft", "BW", ""], ["Rijswijk", "MO", ""]]

    assert only(sheet("Blad1", rows)).header_rows == (1,)


def test_tables_below_each_other_have_their_own_title() -> None:
    rows = [["Verhuringen 2022"], HEADER, DELFT, [], ["Uitstroom 2023"], ["Doelgroep", "Herkomst", "Klaar nu"],
            ["BW", "Delft", 3]]  # fmt: skip

    first, second = blocks_of(sheet("Blad1", rows))

    assert (first.title, first.first_row, first.last_row) == ("Verhuringen 2022", 3, 3)
    assert (second.title, second.first_row, second.last_row) == ("Uitstroom 2023", 7, 7)


def test_tables_beside_each_other_are_two() -> None:
    rows = [
        [*HEADER, "", "Doelgroep", "Herkomst", "Klaar nu"],
        [*DELFT, "", "BW", "Delft", 3],
        [*RIJSWIJK, "", "MO", "Rijswijk", 4],
    ]

    first, second = blocks_of(sheet("Blad1", rows))

    assert body(first) == [DELFT, RIJSWIJK]
    assert body(second) == [["BW", "Delft", 3], ["MO", "Rijswijk", 4]]


def test_tables_beside_each_other_may_begin_on_another_row() -> None:
    rows = [["Verhuringen"], HEADER, [*DELFT, "", "Uitstroom"], ["", "", "", "", "Doelgroep", "Herkomst", "Klaar nu"],
            ["", "", "", "", "BW", "Delft", 3]]  # fmt: skip

    first, second = blocks_of(sheet("Blad1", rows))

    assert (body(first), body(second)) == ([DELFT], [["BW", "Delft", 3]])


def test_one_table_twice_beside_itself_is_two() -> None:
    first, second = blocks_of(sheet("Blad1", [HEADER * 2, DELFT + RIJSWIJK]))

    assert (body(first), body(second)) == ([DELFT], [RIJSWIJK])


def test_a_blank_column_within_a_table_divides_nothing() -> None:
    rows = [["Gemeente", "", "Jaar", "", "Aantal"], ["Delft", "", 2022, "", 700], ["Rijswijk", "", 2022, "", 410]]

    assert only(sheet("Blad1", rows)).last_column == 4


def test_a_header_printed_on_every_page_is_no_row() -> None:
    blocks = blocks_of(sheet("Blad1", [["Verhuringen 2022"], HEADER, DELFT, HEADER, RIJSWIJK]))

    assert [body(one) for one in blocks] == [[DELFT], [RIJSWIJK]]
    assert {one.title for one in blocks} == {"Verhuringen 2022"}


def test_blank_rows_and_a_total_stay_inside_and_notes_below_do_not() -> None:
    total = ["Totaal", "", 1110]
    notes = [[], ["* voorlopige cijfers"], ["Bron: eigen administratie"], ["Opgesteld door", "afdeling wonen"]]

    one = only(sheet("Blad1", [HEADER, DELFT, [], RIJSWIJK, [], total, *notes]))

    assert one.last_row == 6


def test_a_table_on_its_side_leads_back_to_its_cells() -> None:
    rows = [
        ["Kerncijfers gemeenten"],
        ["Gemeente", "Delft", "Rijswijk"],
        ["Peiljaar", 2022, 2022],
        ["Sociale huurwoningen", 14000, 9000],
        ["Verhuringen", 700, 410],
    ]

    one = only(sheet("Blad1", rows))

    assert one.transposed
    assert headings_of(one) == ("Gemeente", "Peiljaar", "Sociale huurwoningen", "Verhuringen")
    assert body(one) == [["Delft", 2022, 14000, 700], ["Rijswijk", 2022, 9000, 410]]
    assert one.name_of(one.last_row, one.last_column) == "C5"


def test_a_form_of_labels_and_answers_is_a_table_of_one() -> None:
    rows = [["Gemeente:", "Delft"], ["Peiljaar:", 2022], ["Sociale huurwoningen:", 14000], ["Verhuringen:", 700]]

    assert body(only(sheet("Blad1", rows))) == [["Delft", 2022, 14000, 700]]


def test_municipalities_with_numbers_and_nothing_above_are_a_table_without_header() -> None:
    one = only(sheet("", [["Delft", 118], ["Den Haag", 410], ["Zoetermeer", "ca. 100"]]))

    assert (one.header_rows, one.first_row, one.last_row) == ((), 1, 3)


def test_months_that_a_spreadsheet_made_days_are_a_header() -> None:
    rows = [["Gemeente", date(2022, 1, 1), date(2022, 2, 1), date(2022, 3, 1)], ["Delft", 1, 2, 3]]

    assert only(sheet("Verhuringen", rows)).header_rows == (1,)


@pytest.mark.parametrize("name", ["Lees mij", "Keuzelijsten", "Terugkoppeling", "Terugmelding", "Definities"])
def test_our_own_sheets_without_rows_hold_no_table(name: str) -> None:
    assert blocks_of(sheet(name, [HEADER, DELFT])) == ()


@pytest.mark.parametrize(
    "rows",
    [
        [],
        [[]],
        [[""]],
        [["Beste collega,"], ["hierbij de cijfers."]],
        [[1, 2, 3]] * 5,
        [["a", "b"], ["c", "d"]],
        [HEADER],
    ],
)
def test_what_holds_no_table_gives_none(rows: list[list[object]]) -> None:
    assert blocks_of(sheet("Blad1", rows)) == ()  # type: ignore[arg-type]


def test_a_sheet_of_nothing_but_small_tables_is_read_so_far() -> None:
    assert len(blocks_of(sheet("Blad1", [HEADER, DELFT] * 1000))) == MOST_BLOCKS
