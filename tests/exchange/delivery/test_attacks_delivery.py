"""What someone who means harm, or is careless with persons, puts into `aanleveringen/`."""

from __future__ import annotations

import json
import os
from collections.abc import Sequence
from pathlib import Path

import pytest
import xlsxwriter
from making_sheets import OTHER_PROVIDER, PROVIDER, known, sent, sheet

from thuistafel.core.errors import ThuistafelError
from thuistafel.exchange.delivery import joining, taking
from thuistafel.exchange.delivery.answering import answered
from thuistafel.exchange.delivery.answers import Answer, Answers
from thuistafel.exchange.delivery.meaning import _BRACKETS
from thuistafel.exchange.delivery.model import Delivery
from thuistafel.exchange.delivery.opening import PERSONAL, opened
from thuistafel.exchange.delivery.reading import deliveries

NUMBER = "123456782"  # passes the elfproef
TABLE = [["Herkomst", "Doelgroep", "Aantal"], ["Delft", "jeugdhulp", 10]]


def _read(path: Path) -> Delivery:
    return deliveries(opened({f"aanleveringen/{path.name}": path}), known())[0]


def _book(path: Path, rows: Sequence[Sequence[object]], name: str = "Blad1", note: str = "", box: str = "") -> Path:
    book = xlsxwriter.Workbook(str(path))
    worksheet = book.add_worksheet(name)
    for number, cells in enumerate(rows):
        worksheet.write_row(number, 0, cells)
    if note:
        worksheet.write_comment(1, 1, note)
    if box:
        worksheet.insert_textbox(4, 4, box)
    book.close()
    return path


def _refused_as_personal(found: Delivery) -> bool:
    return found.refused is not None and found.refused.code in PERSONAL and not found.rows


@pytest.mark.parametrize(
    "rows",
    [
        [*TABLE, *[["x"]] * 12, ["Voornaam", "Achternaam"], ["Jan", "Jansen"]],
        [*TABLE, *[["x"]] * 12, ["Voornaam", "Jan"], ["Geboortedatum", "1-1-1980"]],
        [*TABLE, ["", "", "", "x " * 1_500 + NUMBER]],
        [["Herkomst", "Aantal", "x"], ["Delft", 1, "nr 123\u00a0456\u00a0782"]],
        [["Herkomst", "Aantal", "Geboren"], ["Delft", 1, "1980"]],
        [["Herkomst", "Aantal", "Cliëntnummer"], ["Delft", 1, "A1"]],
        [["Herkomst", "Aantal", "Naam van de cliënt"], ["Delft", 1, "Jan"]],
        [["Herkomst", "Aantal", "Tel. nr"], ["Delft", 1, "06"]],
    ],
)
def test_persons_are_seen_wherever_they_stand_on_a_sheet(tmp_path: Path, rows: Sequence[Sequence[object]]) -> None:
    assert _refused_as_personal(_read(_book(tmp_path / "a.xlsx", rows)))


def test_a_citizens_number_in_a_note_a_text_box_or_the_name_of_a_sheet_is_seen(tmp_path: Path) -> None:
    assert _refused_as_personal(_read(_book(tmp_path / "a.xlsx", TABLE, note=f"cliënt {NUMBER}")))
    assert _refused_as_personal(_read(_book(tmp_path / "b.xlsx", TABLE, box=f"cliënt {NUMBER}")))
    assert _refused_as_personal(_read(_book(tmp_path / "c.xlsx", TABLE, name=f"BSN {NUMBER}")))
    assert _read(_book(tmp_path / "d.xlsx", TABLE, note="zie mail", box="concept")).rows


@pytest.mark.parametrize(
    "written", ["BSN: 999", "Telefoon Jan Geheim 06-12345678", "e-mail jan.geheim@example.nl", "Voornaam Jan-Geheim"]
)
def test_a_refusal_repeats_nothing_that_stands_beside_the_heading(tmp_path: Path, written: str) -> None:
    found = _read(_book(tmp_path / "a.xlsx", [[written], *TABLE]))

    assert found.refused is not None
    assert found.refused.values["column"] == "A"


def test_a_telephone_number_far_into_a_line_is_seen(tmp_path: Path) -> None:
    path = tmp_path / "mail.txt"
    path.write_text("Uitstroom Delft 12. " + "bla " * 600 + "bel 06-12345678\n")

    assert _refused_as_personal(_read(path))


@pytest.mark.parametrize(
    ("kind", "header", "text"),
    [
        ("mixed", "text/csv\nContent-Disposition: attachment; filename=a.csv", f"BSN;naam\n{NUMBER};Jan"),
        ("alternative", "text/html", f"<style>p {{}}</style><p>BSN {NUMBER}</p>"),
    ],
)
def test_what_is_kept_with_a_mail_is_searched_too(tmp_path: Path, kind: str, header: str, text: str) -> None:
    path = tmp_path / "a.eml"
    path.write_text(
        f"Subject: uitstroom\nMIME-Version: 1.0\nContent-Type: multipart/{kind}; boundary=x\n\n--x\n"
        f"Content-Type: text/plain\n\nUitstroom Delft 12\n\n--x\nContent-Type: {header}\n\n{text}\n--x--\n"
    )

    assert _refused_as_personal(_read(path))


@pytest.mark.parametrize(
    "content",
    [
        json.dumps({"opmerking": f"BSN {NUMBER}"}),
        json.dumps({"value": [{"Identifier": "GM0503", "Title": "Delft", "voornaam": "Jan"}]}),
        json.dumps(
            {
                "type": "FeatureCollection",
                "features": [
                    {
                        "type": "Feature",
                        "properties": {"statcode": "GM0503", "bsn": NUMBER},
                        "geometry": {"type": "Polygon", "coordinates": [[[1, 2], [2, 2], [2, 3], [1, 2]]]},
                    }
                ],
            }
        ),
        f'{{"bsn": "{NUMBER}", ',
    ],
)
def test_structured_files_about_persons_are_refused_whatever_else_they_are(tmp_path: Path, content: str) -> None:
    path = tmp_path / "a.geojson"
    path.write_text(content)

    assert _refused_as_personal(_read(path))


def test_a_party_cannot_state_the_number_of_another_party_over_its_own() -> None:
    rows = [["Instelling", "Herkomst", "Doelgroep", "Aantal", "Jaar"],
            [PROVIDER, "Delft", "jeugdhulp", 11, 2023], [OTHER_PROVIDER, "Delft", "jeugdhulp", 13, 2023]]  # fmt: skip
    name = f"aanleveringen/{PROVIDER} uitstroom.csv"

    (found,) = deliveries([sent(sheet("", rows, file=name), name=name)], known())

    assert found.sender == PROVIDER
    assert [row.cells["instelling"] for row in found.rows] == [PROVIDER]
    assert {item.reason.code for item in found.quarantine} == {"row_of_other_party"}


def test_brackets_in_a_heading_are_each_looked_at_once() -> None:
    """A pattern that reads past the next bracket reads the rest again for each: 32 000 took minutes."""
    assert _BRACKETS.match("(" * 9) is None
    assert _BRACKETS.sub(" ", "(" * 50_000 + "a)") == "(" * 49_999 + " "


def test_an_answer_is_found_without_asking_all_others(monkeypatch: pytest.MonkeyPatch) -> None:
    answers = Answers(tuple(Answer("A", "", "", f"kop {number}", "niet lezen") for number in range(2_000)))
    asked: list[str] = []
    monkeypatch.setattr("thuistafel.exchange.delivery.answers._fits", lambda one, *_: not asked.append(one.spot))

    assert answers.about("Kop 7", sender="A") == "niet lezen"
    assert asked == ["kop 7"]


@pytest.mark.parametrize("name", ["leesmij.txt", "README.md", "antwoorden.csv"])
def test_a_new_file_named_like_what_is_never_read_gets_another_name(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_text("Herkomst;Aantal\nDelft;3\n")

    (kept,) = taking._named([tmp_path / name], {})

    assert joining.sent_in({kept: b""})


@pytest.mark.skipif(os.name == "nt", reason="names are text there")
def test_an_answer_with_signs_that_cannot_be_read_is_refused(tmp_path: Path) -> None:
    from_a_terminal = b"Zorg\xff".decode("utf-8", "surrogateescape")
    (tmp_path / "dossier.toml").write_text("formaat = 1\n")

    with pytest.raises(ThuistafelError) as problem:
        answered(tmp_path, "a.csv", from_a_terminal)

    assert problem.value.code == "answer_has_control_character"
