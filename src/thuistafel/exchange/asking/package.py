"""All of one round: workbooks, mails, an overview and everything in one zip; the same round gives the same bytes."""

from __future__ import annotations

import zipfile
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from io import BytesIO
from pathlib import Path
from zlib import crc32

from thuistafel.core.errors import ThuistafelError
from thuistafel.core.information import NextNumber
from thuistafel.exchange.asking.mails import draft, subject_of, text_of_mail
from thuistafel.exchange.asking.overview import (
    BOOK,
    OVERVIEW_BOOK,
    OVERVIEW_CSV,
    overview_csv,
    overview_workbook,
    row_of,
    rows_in,
    without_days,
)
from thuistafel.exchange.asking.parties import Party
from thuistafel.exchange.asking.questions import questions
from thuistafel.exchange.asking.workbook import Questionnaire, Round, questionnaire, workbook_bytes
from thuistafel.exchange.forms import Sender
from thuistafel.exchange.writing import replacing, zip_member

ALL, MAILS = "alles.zip", "mails"
LONGEST_STEM = 120


@dataclass(frozen=True, slots=True)
class Made:
    """What was made for one party: its files by name, and its row in the overview."""

    party: Party
    workbook: str
    files: Mapping[str, bytes]
    row: tuple[str, ...]


def made_for(
    parties: Iterable[Party], asked: Round, numbers: Sequence[NextNumber] = (), sent: Mapping[str, str] | None = None
) -> Iterable[Made]:
    """Workbook and mail of each party, one by one.

    `numbers` are the plan's next numbers, `sent` says which workbook went out when.
    """
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
        yield Made(party, f"{stem}.xlsx", files, row_of(one, asked, f"{stem}.xlsx", sent or {}))


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


@dataclass(frozen=True, slots=True)
class Earlier:
    """What a round for everybody left in the folder, which one for a few parties adds to."""

    files: Mapping[str, bytes] = field(default_factory=dict)
    rows: tuple[tuple[str, ...], ...] = ()


NOTHING_EARLIER = Earlier()


def earlier_in(folder: Path) -> Earlier:
    """The files in the zip of an earlier round and the rows of its overview; nothing when there is none."""
    try:
        with zipfile.ZipFile(folder / ALL) as archive:
            names = set(archive.namelist()) - {OVERVIEW_CSV, OVERVIEW_BOOK}
            files = {name: archive.read(name) for name in sorted(names)}
    except (OSError, zipfile.BadZipFile):
        return NOTHING_EARLIER
    return Earlier(files, rows_in(folder))


def package(made: Iterable[Made], asked: Round, earlier: Earlier = NOTHING_EARLIER) -> dict[str, bytes]:
    """Every file by its name in the folder, the overview and the zip of all of them included."""
    each = list(made)
    files = {name: content for one in each for name, content in one.files.items()}
    about = {one.workbook for one in each}
    rows = [*(row for row in earlier.rows if row[BOOK] not in about), *(one.row for one in each)]
    files[OVERVIEW_CSV] = overview_csv(rows)
    files[OVERVIEW_BOOK] = overview_workbook(rows, asked)
    return {**files, ALL: _zipped({**earlier.files, **files})}


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
    changed = [name for name in there if _is_touched(folder, name, own.get(name), files[name])]
    if changed or ((folder / ALL).exists() and not own):
        raise ThuistafelError("ask_changed_since", folder=str(folder), names=tuple(changed or [ALL]))
    for name in [*(name for name in files if name != ALL), ALL]:
        told(name)
        with replacing(folder / name) as target:
            target.write_bytes(files[name])


def _is_touched(folder: Path, name: str, made: tuple[int, int] | None, new: bytes) -> bool:
    """Whether someone else changed it; of the overview the day of sending may be filled in."""
    content = (folder / name).read_bytes()
    if _mark(content) in (made, _mark(new)):
        return False
    return made is None or name != OVERVIEW_CSV or _mark(without_days(content)) != made


def _made_before(path: Path) -> dict[str, tuple[int, int]]:
    """Length and checksum of each file as an earlier round made it; nothing when there is no such zip."""
    try:
        with zipfile.ZipFile(path) as archive:
            return {member.filename: (member.file_size, member.CRC) for member in archive.infolist()}
    except (OSError, zipfile.BadZipFile):
        return {}


def _mark(content: bytes) -> tuple[int, int]:
    return len(content), crc32(content)
