"""A copy that comes back: our own sheets are known again, and the answers on them are read."""

from __future__ import annotations

import io
from dataclasses import replace
from datetime import date

import pytest
from python_calamine import CalamineWorkbook
from sent_for_tests import FILE, READ_ON, corrected, delivery, opened, outflow, plan_of, question, sheet, written

from thuistafel.core.reasons import because
from thuistafel.exchange.delivery.copies import answers_in, copy_of, is_feedback
from thuistafel.exchange.delivery.joining import known_from
from thuistafel.exchange.delivery.model import SentSheet
from thuistafel.exchange.delivery.opening import opened as opened_files
from thuistafel.exchange.delivery.reading import deliveries
from thuistafel.exchange.delivery.versions import current
from thuistafel.exchange.feedback.made import workbooks
from thuistafel.exchange.feedback.mail import Told, mail_text
from thuistafel.exchange.feedback.remarks import remarks_of
from thuistafel.exchange.feedback.summary import Occasion, tally
from thuistafel.exchange.feedback.workbook import Original
from thuistafel.exchange.reading import Reading

HEAD = ("locatie", "doelgroep", "herkomst_gemeente", "klaar_nu", "verwacht_komende_12_mnd")
GRID = (
    ("Uitstroom", "", "", "Thuistafel-kenmerk 1 | Z | De Brug (fictief) | 2023 | v1 | ab12"),
    (),
    HEAD,
    ("Oost", "bw", "Delft", 12, 118),
    ("Oost", "mo", "Den Haag", 7, "1,032"),
)


def sheets_in(content, file=FILE):
    book = CalamineWorkbook.from_filelike(io.BytesIO(content))
    grids = {name: tuple(map(tuple, book.get_sheet_by_name(name).to_python())) for name in book.sheet_names}
    return [SentSheet(file, name, grid) for name, grid in grids.items()]


def test_our_own_sheets_are_known_again_and_no_other() -> None:
    found = sheets_in(written(delivery(), sheet("Terugkoppeling"), plan=plan_of()))

    assert [(one.name, is_feedback(one)) for one in found] == [
        ("Terugkoppeling (2)", True),
        ("Uw getal in het plan", True),
        ("Terugkoppeling", False),
    ]


def test_our_sheets_in_a_returned_copy_are_not_copied_again() -> None:
    first = written(delivery(), sheet())
    again = written(delivery(), *sheets_in(first))

    assert opened(again).sheetnames == opened(first).sheetnames


def test_an_answer_is_read_with_its_place() -> None:
    about = delivery(questions=(question("B2"), question("nu klaar"), question("")))
    book = opened(written(about, sheet()))
    first = book["Terugkoppeling"]
    rows = [cells for cells in first.iter_rows() if cells[0].value in {1, 2, 3}]
    for cells, answer in zip(rows, ("118", "klaar_nu", "ja"), strict=True):
        cells[6].value = answer
    target = io.BytesIO()
    book.save(target)
    (found,) = [answers_in(one, "De Brug") for one in sheets_in(target.getvalue()) if answers_in(one, "De Brug")]

    assert [(one.sheet, one.spot, one.text) for one in found] == [
        ("Blad1", "B2", "118"),
        ("Blad1", "nu klaar", "klaar_nu"),
        ("Blad1", "", "ja"),
    ]
    assert {one.sender for one in found} == {"De Brug"}


def test_a_returned_copy_is_read_as_its_original(tmp_path) -> None:
    known = known_from(Reading("proef", None, "", None))
    original = SentSheet(FILE, "Z1 Uitstroom", GRID)
    from_original, sent = read(written_as(tmp_path / "een", original), known)
    (back,) = workbooks([from_original], {FILE: Original(sent)}, plan_of(), Occasion(READ_ON))
    path = tmp_path / back.name
    path.write_bytes(back.content)
    from_copy, _ = read(path, known)

    assert from_copy.sender == from_original.sender == "De Brug (fictief)"
    assert [dict(one.cells) for one in from_copy.rows] == [dict(one.cells) for one in from_original.rows]
    assert [one.at for one in from_copy.rows] == [one.at for one in from_original.rows]
    assert [one.place.cell for one in from_copy.quarantine] == [one.place.cell for one in from_original.quarantine]
    assert len(from_copy.rows) == 3


def written_as(folder, original):
    """The sheet as a workbook of its own."""
    folder.mkdir()
    path = folder / "de-brug.xlsx"
    book = opened(written(delivery(), original))
    for name in book.sheetnames[:2]:
        del book[name]
    book.save(path)
    return path


def read(path, known):
    (sent,) = opened_files({FILE: path})
    (found,) = deliveries([sent], known)
    return found, sent


def test_files_of_one_name_do_not_overwrite_each_other() -> None:
    made = workbooks([delivery(), delivery()], {}, None, Occasion(READ_ON))

    assert [one.name for one in made] == ["Terugkoppeling_de-brug.xlsx", "Terugkoppeling_de-brug-2.xlsx"]


def told(**more):
    about = delivery(**more)
    return Told(about, tally(about, None), remarks_of(about, None))


def test_a_mail_asks_at_most_two_questions() -> None:
    text = mail_text("De Brug", [told(questions=tuple(question(f"B{row}") for row in range(2, 6)))])

    assert "Wij hebben 4 vragen" in text
    assert [line[:2] for line in text.splitlines() if line[:1].isdecimal()] == ["1.", "2."]


def test_a_mail_says_what_was_done_in_two_sentences() -> None:
    text = mail_text("De Brug", [told(corrected=(corrected("B2"),))])

    assert "Dit deden wij met wat u stuurde: 0 getallen gelezen, 1 cel hersteld. In de bijlage" in text


def test_a_mail_about_a_refused_file_says_why() -> None:
    text = mail_text("", [told(refused=because("person_column", file=FILE, column="BSN"))])

    assert "Beste afzender" in text
    assert "personen" in text
    assert "getallen gelezen" not in text


@pytest.mark.parametrize("sender", ["De Brug\nBcc: iedereen", "a\r\n\r\nb"])
def test_a_name_does_not_make_lines_in_a_mail(sender) -> None:
    assert len(mail_text(sender, [told()]).splitlines()) == len(mail_text("De Brug", [told()]).splitlines())


def test_a_copy_knows_of_which_file_it_is_one() -> None:
    digest = "3f" * 32
    content = written(delivery(digest=digest), sheet())

    assert copy_of(sheets_in(content)) == digest[:12]
    assert copy_of([sheet()]) == ""


def test_a_returned_copy_takes_the_place_of_its_original() -> None:
    """Whatever the clock of who saved it: the copy is made of the original, so it is newer."""
    rows = (outflow("De Brug", 118, sent=FILE),)
    original = delivery(rows=rows)
    name = "aanleveringen/Terugkoppeling_de-brug.xlsx"
    returned = replace(
        delivery(digest="1" * 64, rows=(outflow("De Brug", 120, sent=name),), copy_of="0" * 12), file=name
    )
    found = {one.file: one for one in current([original, returned], {FILE: date(2024, 1, 1), name: date(2023, 1, 1)})}

    assert len(found[name].rows) == 1
    assert found[FILE].rows == ()
    assert "sent_superseded" in [remark.code for remark in found[FILE].remarks]
