"""Every kind of file that people send: read by its content, or refused with what to do."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from making_sent import HEAD, mark, workbook
from making_sheets import sheet

from thuistafel.exchange.delivery.kinds import kind_of
from thuistafel.exchange.delivery.opening import opened
from thuistafel.exchange.delivery.privacy import personal
from thuistafel.exchange.delivery.texts import separator_in
from thuistafel.exchange.fingerprint import Fingerprint
from thuistafel.exchange.forms import Sender
from thuistafel.exchange.recognise import require_archive
from thuistafel.wording import REMEDIES

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
TABLE = "Doelgroep;Gem. herkomst;Klaar nu\r\nbw;Delft;42\r\n"
CELLS = (("Doelgroep", "Gem. herkomst", "Klaar nu"), ("bw", "Delft", "42"))


def open_one(tmp_path: Path, name: str, content: bytes):
    path = tmp_path / name
    path.write_bytes(content)
    (found,) = opened({name: path})
    return found


@pytest.mark.parametrize(
    ("name", "content", "code"),
    [
        ("a.pdf", b"%PDF-1.7", "sent_pdf"),
        ("scan.xlsx", b"\xff\xd8\xff\xe0", "sent_picture"),
        ("foto.heic", b"\0\0\0\x18ftypheic", "sent_picture"),
        ("bericht.msg", OLE, "sent_mail_file"),
        ("brief.doc", OLE, "sent_document"),
        ("oud.xls", OLE, "workbook_xls"),
        ("brief.rtf", b"{\\rtf1", "sent_document"),
        ("web.xls", b"<html><table>", "workbook_html"),
        ("a.rar", b"Rar!\x1a", "sent_archive"),
        ("leeg.xlsx", b"", "file_empty"),
        ("leeg.csv", b"", "file_empty"),
        ("a.bin", b"\x01\0\x02\x03\0\0\0\x07\x05", "sent_kind_unknown"),
        ("kapot.xlsx", b"PK\x03\x04kapot", "archive_damaged"),
    ],
)
def test_what_cannot_be_read_is_refused_with_what_to_do(tmp_path: Path, name: str, content: bytes, code: str) -> None:
    found = open_one(tmp_path, name, content)

    assert found.refused is not None
    assert found.refused.code == code
    assert REMEDIES[code]
    assert found.sheets == ()


@pytest.mark.parametrize("name", ["a.csv", "a.txt", "a.dat", "a.xlsx", "zonder"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
def test_a_table_as_text_is_read_whatever_its_name_and_encoding(tmp_path: Path, name: str, encoding: str) -> None:
    (sheet,) = open_one(tmp_path, name, TABLE.encode(encoding)).sheets

    assert sheet.grid == CELLS
    assert sheet.name == ""


def test_a_workbook_is_read_whatever_its_name_and_says_so(tmp_path: Path) -> None:
    book = workbook(tmp_path / "b.xlsx", {"Blad1": CELLS}).read_bytes()

    found = open_one(tmp_path, "a.csv", book)

    assert found.sheets[0].grid[0] == CELLS[0]
    assert [remark.code for remark in found.remarks] == ["sent_named_otherwise"]
    assert found.modified is None or isinstance(found.modified, date)


def test_many_files_keep_their_own_content_in_order_of_name(tmp_path: Path) -> None:
    books = {f"{n}.xlsx": workbook(tmp_path / f"{n}.xlsx", {"x": [[f"inhoud {n}"]]}) for n in range(4)}
    seen: list[tuple[int, int, str]] = []

    found = opened({**books, "5.csv": b"a;b\n1;2\n"}, lambda *each: seen.append(each))

    assert [one.sheets[0].grid[0][0] for one in found] == ["inhoud 0", "inhoud 1", "inhoud 2", "inhoud 3", "a"]
    assert seen[-1] == (5, 5, "5.csv")


def test_one_broken_file_takes_no_other_with_it(tmp_path: Path) -> None:
    good = workbook(tmp_path / "b.xlsx", {"x": [["goed"]]})

    broken, read = opened({"a.xlsx": b"PK\x03\x04kapot", "b.xlsx": good})

    assert broken.refused is not None
    assert read.sheets[0].grid == (("goed",),)


@pytest.mark.parametrize(
    ("text", "separator"),
    [
        ("Uitstroom, Delft, 2023\na;b;c\n1;2,5;3\n", ";"),
        (f"{mark('A').text}\na;b;c;d\n1;2;3;4\n1;2;3;4\n", ";"),
        ("a|b\n1|2\n", "|"),
        ("a\tb\n1,5\t2\n", "\t"),
        ('naam,aantal\n"Delft; stad",1\n"Den Haag; stad",2\n', ","),
    ],
)
def test_the_separator_is_what_divides_the_lines(text: str, separator: str) -> None:
    assert separator_in(text)[0] == separator


def test_a_pasted_mail_is_lines_and_not_a_table(tmp_path: Path) -> None:
    text = "Beste,\n\nDelft 118, Den Haag ca. 410, rest weten we nog niet\n\nGroet"

    (sheet,) = open_one(tmp_path, "mail.txt", text.encode()).sheets

    assert sheet.grid[2] == ("Delft 118, Den Haag ca. 410, rest weten we nog niet",)
    assert [len(cells) for cells in sheet.grid] == [1, 0, 1, 0, 1]


def test_a_mail_file_gives_subject_and_text_without_who_wrote_it(tmp_path: Path) -> None:
    head = "From: jan@voorbeeld.nl\r\nSubject: Uitstroom 2023\r\nContent-Type: text/plain; charset=utf-8\r\n"
    mail = f"{head}\r\nDelft 118\r\n"

    found = open_one(tmp_path, "mail.eml", mail.encode())

    assert found.sheets[0].grid == (("Uitstroom 2023",), ("Delft 118",))
    assert "jan@" not in repr(found)


def test_a_mail_without_text_says_so(tmp_path: Path) -> None:
    mail = b"Subject: x\r\nContent-Type: text/html\r\n\r\n<p>Delft</p>\r\n"

    assert open_one(tmp_path, "mail.eml", mail).refused.code == "sent_mail_without_text"


@pytest.mark.parametrize(
    ("cells", "code"),
    [
        (["opmerking", "cliënt 123456782 wacht"], "person_number"),
        (["voornaam", "Jan"], "person_column"),
    ],
)
def test_a_file_about_persons_is_refused_and_nothing_of_it_stays(tmp_path: Path, cells: list[str], code: str) -> None:
    content = "\n".join(f"{cell};1" for cell in cells).encode()

    found = open_one(tmp_path, "a.csv", content)

    assert found.refused.code == code
    assert "123456782" not in repr(found)
    assert "Jan" not in repr(found)


@pytest.mark.parametrize("text", ["€ 123456782,-", "NL20INGB0123456782", "2023-123456782-01", "123456783 woningen"])
def test_other_long_numbers_are_nobody(tmp_path: Path, text: str) -> None:
    assert open_one(tmp_path, "a.csv", f"bedrag;{text}\nx;y\n".encode()).refused is None


def test_kinds_agree_with_the_reader_of_workbooks(tmp_path: Path) -> None:
    book = workbook(tmp_path / "a.xlsx", {"Z1": [HEAD]})

    require_archive(book)
    assert kind_of("a.xlsx", book).value == "werkmap"


@given(st.binary(max_size=300), st.sampled_from(["a.csv", "a.txt", "a.eml", "a.xlsx", "a.json", "a.bin", "a"]))
def test_any_bytes_are_sheets_content_or_a_refusal(content: bytes, name: str) -> None:
    if content.startswith(b"PK\x03\x04"):
        return
    (found,) = opened({name: content})

    assert found.sheets or found.content or found.refused is not None


@pytest.mark.parametrize(
    "mail",
    [
        b"Subject: =?utf-8?b?//8=?=\r\nContent-Type: text/plain; charset=bestaatniet\r\n\r\nDelft 118",
        b"Content-Type: multipart/mixed; boundary=x\r\n\r\n--x\r\nContent-Type: multipart/mixed; boundary=x\r\n\r\n--x"
        * 50,
        b"From: @@@\r\nSubject: <\r\nTo: ,,,;;\r\n\r\nDelft 118",
        b"\r\n",
    ],
)
def test_a_strange_mail_is_read_or_refused(tmp_path: Path, mail: bytes) -> None:
    found = open_one(tmp_path, "a.eml", mail)

    assert found.sheets or found.refused.code == "sent_mail_without_text"


def test_the_snapshot_of_our_own_mark_is_nobodys_citizen_number() -> None:
    mark = Fingerprint(1, Sender.CARE_PROVIDER, "Zorg A", 2023, 1, "0b111222333c").text
    other = Fingerprint(1, Sender.CARE_PROVIDER, "Zorg A 111222333", 2023, 1, "0b").text

    assert personal([sheet("Lees mij", [[mark]])]) is None
    assert personal([sheet("Lees mij", [[other]])]) is not None
