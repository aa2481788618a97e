"""The copy: every sheet as it was, with a note where there is something to say."""

from __future__ import annotations

from datetime import date

import pytest
from sent_for_tests import FILE, OCCASION, corrected, delivery, opened, question, sheet, words, written

from thuistafel.core.claims import Place
from thuistafel.core.dossier import Quarantined
from thuistafel.core.reasons import because
from thuistafel.exchange.delivery.model import Block, Column, How, Question, Recognised
from thuistafel.exchange.feedback.drawing import COLOURS
from thuistafel.exchange.feedback.looks import Look
from thuistafel.exchange.feedback.notes import MOST_NOTES
from thuistafel.exchange.feedback.summary import Occasion
from thuistafel.exchange.forms import FORM


def aside(cell, value="1,032", sheet="Blad1"):
    return Quarantined(Place(FILE, sheet, 4, "aantal", cell), value, because("comma_ambiguous"))


def recognised(sent, confidence=95):
    (field,) = (one for one in FORM["Z1"].fields if one.name == "klaar_nu")
    columns = (Column(0, "kop", None), Column(1, "nu klaar", field, confidence=confidence, how=How.SYNONYM))
    return Recognised(Block(sent, "", (1,), 2, 2, 0, 1), FORM["Z1"], columns)


def colour(cell):
    return f"#{cell.fill.fgColor.rgb[2:]}"


def test_each_sheet_comes_back_in_order_with_its_name() -> None:
    sheets = (sheet("Zomer"), sheet("Apart"), sheet("Z1 Uitstroom"))

    assert opened(written(delivery(), *sheets)).sheetnames == [
        "Terugkoppeling",
        "Uw getal in het plan",
        "Zomer",
        "Apart",
        "Z1 Uitstroom",
    ]


@pytest.mark.parametrize(
    ("about", "sort"),
    [
        ({"corrected": (corrected("B2"),)}, "hersteld"),
        ({"quarantine": (aside("B2"),)}, "apart gelegd"),
        ({"questions": (question("B2"),)}, "vraag"),
    ],
)
def test_a_cell_something_was_said_about_has_a_note_and_a_colour(about, sort) -> None:
    copied = opened(written(delivery(**about), sheet()))["Blad1"]

    assert copied["B2"].comment.text.casefold().startswith(sort)
    assert colour(copied["B2"]) == COLOURS[sort]
    assert copied["A2"].comment is None


def test_a_note_says_what_to_do() -> None:
    copied = opened(written(delivery(quarantine=(aside("B2"),)), sheet()))["Blad1"]

    assert "bijvoorbeeld 118" in copied["B2"].comment.text


def test_the_most_pressing_remark_gives_the_colour_and_all_are_in_the_note() -> None:
    about = delivery(corrected=(corrected("B2"),), quarantine=(aside("B2"),))
    copied = opened(written(about, sheet()))["Blad1"]["B2"]

    assert colour(copied) == COLOURS["apart gelegd"]
    assert "Hersteld" in copied.comment.text


def test_a_sum_of_cells_has_a_note_in_each() -> None:
    grid = [["kop", "aantal"], ["a", 1], ["b", 2]]
    copied = opened(written(delivery(corrected=(corrected("B2, B3"),)), sheet(grid=grid)))["Blad1"]

    assert copied["B2"].comment
    assert copied["B3"].comment


def test_a_heading_says_how_it_was_read() -> None:
    sent = sheet()
    copied = opened(written(delivery(recognised=(recognised(sent),)), sent))["Blad1"]

    assert "klaar_nu (95%, synoniem)" in copied["B1"].comment.text
    assert "niet gelezen" in copied["A1"].comment.text
    assert copied.freeze_panes == "A2"


def test_a_question_about_a_heading_stands_at_that_heading() -> None:
    sent = sheet()
    about = delivery(recognised=(recognised(sent),), questions=(question("Nu klaar"),))

    assert "Vraag" in opened(written(about, sent))["Blad1"]["B1"].comment.text


def test_a_note_on_a_merged_area_stands_where_it_is_seen() -> None:
    sent = sheet(grid=[["kop", ""], ["", ""]], merged=(((1, 0), (2, 1)),))
    copied = opened(written(delivery(corrected=(corrected("B2"),)), sent))["Blad1"]

    assert copied["A1"].comment
    assert copied["A1"].value == "kop"
    assert [str(area) for area in copied.merged_cells.ranges] == ["A1:B2"]


def test_merged_areas_that_overlap_do_not_break_the_copy() -> None:
    sent = sheet(merged=(((1, 0), (2, 0)), ((2, 0), (3, 3)), ((5, 5), (9, 9)), ((1, 1), (1, 1))))

    assert len(opened(written(delivery(), sent))["Blad1"].merged_cells.ranges) == 1


def test_a_merged_area_over_the_whole_sheet_costs_no_more_than_what_stands_there() -> None:
    """Security case 21: only real cells cost."""
    sent = sheet(merged=(((1, 0), (1_048_576, 16_383)),), hidden_rows=frozenset(range(3, 1_000)))
    copied = opened(written(delivery(), sent))["Blad1"]

    assert [str(area) for area in copied.merged_cells.ranges] == ["A1:B2"]


def test_what_was_hidden_stays_hidden() -> None:
    """A copy that comes back must not say more than its original."""
    sent = sheet(is_hidden=True, hidden_rows=frozenset({2}), hidden_columns=frozenset({1}))
    copied = opened(written(delivery(), sent))["Blad1"]

    assert copied.sheet_state == "hidden"
    assert copied.row_dimensions[2].hidden
    assert copied.column_dimensions["B"].hidden


def test_widths_formats_and_frozen_rows_are_kept() -> None:
    look = Look(widths={1: 33.0}, formats={(2, 1): "#,##0.00"}, frozen=(4, 1))
    copied = opened(written(delivery(), sheet(), looks={"Blad1": look}))["Blad1"]

    assert round(copied.column_dimensions["B"].width) == 34  # with the room a spreadsheet leaves around letters
    assert copied["B2"].number_format == "#,##0.00"
    assert copied.freeze_panes == "B5"


def test_beyond_a_thousand_cells_remarks_are_in_the_list_alone() -> None:
    grid = [["aantal"]] * (MOST_NOTES + 50)
    about = delivery(corrected=tuple(corrected(f"A{row}") for row in range(1, MOST_NOTES + 51)))
    copied = opened(written(about, sheet(grid=grid)))["Blad1"]

    assert sum(cell.comment is not None for (cell,) in copied.iter_rows()) == MOST_NOTES


def test_a_question_is_linked_to_its_cell_and_has_room_for_an_answer() -> None:
    name = "Blad 'x' 2"
    about = delivery(questions=(question("B2", name),))
    first = opened(written(about, sheet(name)))["Terugkoppeling"]

    (link,) = (cell for cells in first.iter_rows() for cell in cells if cell.hyperlink)
    assert (link.value, link.hyperlink.location) == ("B2", "'Blad ''x'' 2'!B2")
    assert "Uw antwoord" in [cell.value for cells in first.iter_rows() for cell in cells]


def test_questions_come_first_then_what_was_changed_then_what_was_set_aside() -> None:
    sent = sheet()
    about = delivery(
        recognised=(recognised(sent),),
        corrected=(corrected("B2"),),
        quarantine=(aside("B3"),),
        questions=(question("B4"),),
    )
    found = words(opened(written(about, sent))["Terugkoppeling"])

    titles = ["Onze vragen", "Wat wij hebben hersteld, en waarom", "Wat apart ligt en nog niet meetelt"]
    assert [line for line in found if line in titles] == titles
    assert any("1 cel hersteld, 1 vraag, 1 apart gelegd." in line for line in found)


def test_the_same_question_about_one_place_is_asked_and_counted_once() -> None:
    found = words(opened(written(delivery(questions=(question("B2"), question("B2"))), sheet()))["Terugkoppeling"])

    assert "0 getallen gelezen, 1 vraag." in found


def test_the_same_thing_said_of_many_cells_is_one_line() -> None:
    about = delivery(quarantine=tuple(aside(f"B{row}") for row in range(2, 22)))
    found = words(opened(written(about, sheet()))["Terugkoppeling"])

    assert [line for line in found if "B2, B3" in line and "en nog 12" in line]


def test_of_a_refused_file_nothing_is_repeated() -> None:
    refused = because("person_column", file=FILE, column="BSN")
    book = opened(written(delivery(refused=refused, sender=""), sheet(grid=[["BSN", "123456782"]])))

    assert book.sheetnames == ["Terugkoppeling"]
    assert not any("123456782" in line for line in words(book["Terugkoppeling"]))
    assert any("personen" in line for line in words(book["Terugkoppeling"]))


def test_every_sheet_of_a_fictional_region_says_so() -> None:
    book = opened(written(delivery(), sheet()))

    assert all("Fictieve cijfers" in one.oddFooter.left.text for one in book.worksheets)
    real = opened(written(delivery(), sheet(), occasion=Occasion(date(2023, 3, 1))))
    assert not any(one.oddFooter.left.text for one in real.worksheets)


def test_every_sheet_prints_on_a4_as_wide_as_the_page() -> None:
    book = opened(written(delivery(), sheet()))

    assert {(one.page_setup.paperSize, one.page_setup.fitToHeight) for one in book.worksheets} == {(9, 0)}


def test_the_same_input_gives_the_same_bytes() -> None:
    about = delivery(corrected=(corrected("B2"),), questions=(question("A1"),))

    assert written(about, sheet()) == written(about, sheet())


def test_first_seen_by_the_sender() -> None:
    later = Occasion(OCCASION.read_on, "Proef", visible_from=date(2023, 4, 1))
    found = words(opened(written(delivery(), sheet(), occasion=later))["Terugkoppeling"])

    assert "U ziet dit eerst; anderen zien het na 1-4-2023." in found


def test_w11_a_sender_hears_of_overlap_without_the_number_of_the_other() -> None:
    counted = {"party": "De Brug", "number": 18, "other": "Ander huis", "other_number": 930, "together": "930-948"}
    reason = because("overlap_asked", about="bw, Delft", cell="B2", **counted)
    about = delivery(questions=(Question(FILE, "Blad1", "overlap B2", reason),))
    book = opened(written(about, sheet()))

    assert "U meldt 18 (bw, Delft, cel B2); Ander huis meldt" in book["Blad1"]["B2"].comment.text
    assert not any("930" in line for one in book.worksheets for line in words(one))
    assert "930" not in book["Blad1"]["B2"].comment.text


def test_a_question_about_a_value_stands_at_its_cell_with_what_stands_there() -> None:
    sent = sheet()
    reason = because("zero_asked", place=Place(FILE, "Blad1", 2, "klaar_nu", "A2"), column="klaar_nu")
    about = delivery(recognised=(recognised(sent),), questions=(Question(FILE, "Blad1", "a", reason),))
    book = opened(written(about, sent))

    assert book["Blad1"]["A2"].comment.text.startswith("Vraag: Klaar_nu is 0.")
    assert any(" | a | a | Klaar_nu is 0." in line for line in words(book["Terugkoppeling"]))


def test_a_hidden_sheet_that_does_not_count_is_not_said_to_be_read() -> None:
    sent = sheet(is_hidden=True)
    book = opened(written(delivery(recognised=(recognised(sent),)), sent))

    assert not any("Gelezen als" in line for line in words(book["Terugkoppeling"]) if "klaar_nu" in line)


def test_a_format_of_the_sender_does_not_hide_a_part_of_a_number() -> None:
    look = Look(formats={(2, 1): "#,##0", (1, 1): "#,##0"})
    copied = opened(written(delivery(), sheet(grid=[["a", 1032], ["b", 6.5]]), looks={"Blad1": look}))["Blad1"]

    assert (copied["B1"].number_format, copied["B2"].number_format) == ("#,##0", "General")
