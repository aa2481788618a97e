"""All of one round: workbooks, mails, an overview and everything in one zip; the same round gives the same bytes."""

from __future__ import annotations

import zipfile
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from zlib import crc32

from thuistafel.core.errors import ThuistafelError
from thuistafel.core.information import NextNumber
from thuistafel.exchange.asking.book import Book
from thuistafel.exchange.asking.mails import draft, subject_of, text_of_mail
from thuistafel.exchange.asking.parties import Party, own_deliveries
from thuistafel.exchange.asking.questions import questions
from thuistafel.exchange.asking.workbook import Questionnaire, Round, questionnaire, workbook_bytes
from thuistafel.exchange.delimited import written
from thuistafel.exchange.forms import Sender
from thuistafel.exchange.writing import replacing, zip_member
from thuistafel.wording import asking as words

ALL, OVERVIEW, MAILS = "alles.zip", "overzicht", "mails"
LONGEST_STEM = 120


@dataclass(frozen=True, slots=True)
class Made:
    """What was made for one party: its files by name, and its row in the overview."""

    party: Party
    workbook: str
    files: Mapping[str, bytes]
    row: tuple[str, ...]


def made_for(parties: Iterable[Party], asked: Round, numbers: Sequence[NextNumber] = ()) -> Iterable[Made]:
    """Workbook and mail of each party, one by one; `numbers` are the plan's next numbers."""
    taken: set[str] = set()
    for party in parties:
        one = questionnaire(party, asked)
        stem = _stem(one, asked, taken)
        content = workbook_bytes(one, asked)
        subject, text = subject_of(asked), text_of_mail(one, asked, questions(one, numbers))
        files = {
            f"{stem}.xlsx": content,
            f"{MAILS}/{stem}.txt": f"Onderwerp: {subject}\nBijlage: {stem}.xlsx\n\n{text}".encode(),
            f"{MAILS}/{stem}.eml": draft(subject, text, f"{stem}.xlsx", content),
        }
        yield Made(party, f"{stem}.xlsx", files, _row(one, asked, f"{stem}.xlsx"))


def _stem(one: Questionnaire, asked: Round, taken: set[str]) -> str:
    """The workbook's name without its ending; a quarter's says which, and no two are alike on any system."""
    whole = one.fingerprint.file_name.removesuffix(".xlsx")
    start, _, version = whole.rpartition("_")
    quarter = f"_kw{asked.setting.quarter}" if one.party.sender is Sender.QUARTER else ""
    start, number = start[:LONGEST_STEM] + quarter, 2
    stem = f"{start}_{version}"
    while stem.casefold() in taken:
        stem, number = f"{start}-{number}_{version}", number + 1
    taken.add(stem.casefold())
    return stem


def _row(one: Questionnaire, asked: Round, workbook: str) -> tuple[str, ...]:
    back = ", ".join(found.file.rpartition("/")[2] for found in own_deliveries(one.party, asked.reading))
    until = asked.deadline.isoformat() if asked.deadline else ""
    codes = " ".join(form.code for form in one.forms)
    kind = words.KIND[one.party.sender.value]
    return (one.party.name, kind, workbook, codes, str(one.filled), until, "", back)


def package(made: Iterable[Made], asked: Round) -> dict[str, bytes]:
    """Every file by its name in the folder, the overview and the zip of all of them included."""
    each = list(made)
    files = {name: content for one in each for name, content in one.files.items()}
    rows = [one.row for one in each]
    files[f"{OVERVIEW}.csv"] = written([words.OVERVIEW_HEADS, *rows])
    files[f"{OVERVIEW}.xlsx"] = _overview(rows, asked)
    return {**files, ALL: _zipped(files)}


def _overview(rows: Sequence[Sequence[str]], asked: Round) -> bytes:
    target = BytesIO()
    book = Book.opened(target, f"{asked.title} · {words.OVERVIEW_TITLE}", asked.label, asked.known.day)
    sheet = book.sheet(words.OVERVIEW_SHEET, words.OVERVIEW_TITLE, (36, 16, 56, 18, 12, 13, 16, 44))
    sheet.texts(3, [head.replace("_", " ") for head in words.OVERVIEW_HEADS], "head")
    for place, row in enumerate(rows, 4):
        for column, text in enumerate(row):
            is_count = words.OVERVIEW_HEADS[column] == "al_ingevuld"
            sheet.value(place, column, int(text) if is_count else text, "filled_general" if text else "fill_date")
    sheet.worksheet.freeze_panes(4, 1)
    sheet.worksheet.repeat_rows(3)
    sheet.worksheet.autofilter(3, 0, 3 + max(1, len(rows)), len(words.OVERVIEW_HEADS) - 1)
    book.workbook.close()
    return target.getvalue()


def _zipped(files: Mapping[str, bytes]) -> bytes:
    target = BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name in sorted(files):
            archive.writestr(zip_member(name), files[name])
    return target.getvalue()


def write_package(files: Mapping[str, bytes], folder: Path, told: Callable[[str], None] = lambda _: None) -> None:
    """Write the files; what an earlier round left untouched is replaced, anything else there stops it before it starts.

    `told` hears each name. Raises `ask_changed_since`, naming what was filled in, changed or put there by someone else.
    """
    own = _made_before(folder / ALL)
    there = sorted(name for name in files if name != ALL and (folder / name).exists())
    changed = [name for name in there if _mark((folder / name).read_bytes()) not in (own.get(name), _mark(files[name]))]
    if changed or ((folder / ALL).exists() and not own):
        raise ThuistafelError("ask_changed_since", folder=str(folder), names=tuple(changed or [ALL]))
    for name in [*(name for name in files if name != ALL), ALL]:
        told(name)
        with replacing(folder / name) as target:
            target.write_bytes(files[name])


def _made_before(path: Path) -> dict[str, tuple[int, int]]:
    """Length and checksum of each file as an earlier round made it; nothing when there is no such zip."""
    try:
        with zipfile.ZipFile(path) as archive:
            return {member.filename: (member.file_size, member.CRC) for member in archive.infolist()}
    except (OSError, zipfile.BadZipFile):
        return {}


def _mark(content: bytes) -> tuple[int, int]:
    return len(content), crc32(content)
