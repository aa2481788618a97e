"""A mail pasted as text: municipalities with a number beside them become claims, every other number is named."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import PurePosixPath

from thuistafel.core.claims import Place
from thuistafel.core.dossier import Amount, Table
from thuistafel.core.reasons import Reason, because
from thuistafel.core.regions import resolve
from thuistafel.exchange.cells import CellValue
from thuistafel.exchange.delivery.amounts import Value, asking, read_amount
from thuistafel.exchange.delivery.groups import spelled_group
from thuistafel.exchange.delivery.model import Known, SentSheet
from thuistafel.exchange.delivery.pairs import Pair, own_lines, pairs_in
from thuistafel.exchange.delivery.setting import Setting, setting_of
from thuistafel.exchange.delivery.stated import Said, Stated, in_cell, spots_of
from thuistafel.exchange.delivery.values import shown
from thuistafel.exchange.forms import FORM, Sender
from thuistafel.exchange.raw import text_of
from thuistafel.exchange.reading import Corrected
from thuistafel.exchange.tables import COLUMNS

SUBJECT = "onderwerp"
NOT_NAMED = "niet genoemd"
"""The group of numbers in a mail that names none, while the dossier knows none to count them twice with."""
_PHONE = re.compile(r"(?<![\d.,])(?:(?:\+|00)31[\s-]{0,4}(?:\(0\))?[\s-]{0,4}|\(?0)(?:\d\)?[\s-]?){8}\d(?!\d)")
_REST = re.compile(
    r"\b(?:rest|overige?n?|andere|anderen)\b.{0,40}\b(?:weten|onbekend|volgt|volgen|niet|nog|later)\b", re.IGNORECASE
)
_OUTFLOW = re.compile(r"uitstro\w*|cli[eë]nten|klaar voor|instelling\w*|opvang|beschermd|begeleid", re.IGNORECASE)
_LETTINGS = re.compile(r"verhuring\w*|verhuren|verhuurd\w*|mutatie\w*|huurcontract\w*|vrijkom\w*", re.IGNORECASE)


def is_mail(sheet: SentSheet) -> bool:
    """Whether it is running text: one column, of a file without sheets."""
    return not sheet.name and bool(sheet.grid) and all(len(cells) <= 1 for cells in sheet.grid)


def phone_in(sheet: SentSheet) -> Reason | None:
    """Why a text with a telephone number is not kept."""
    lines = (text_of(cell) for cells in sheet.grid for cell in cells)
    return because("mail_holds_phone", file=sheet.file) if any(map(_PHONE.search, lines)) else None


def mail_said(sheet: SentSheet, known: Known, sender: str) -> Said:
    """The claims of a mail; of its text nothing is repeated but municipalities, groups and numbers."""
    said = Said()
    lines, skipped = own_lines(sheet)
    words = " ".join(text for _, text in lines)
    setting = setting_of(sheet, FORM["Z1"], words, known, sender, None)
    pairs, unused = pairs_in(lines, known)
    table = _subject(setting, words)
    if table is None and not known.target_groups:
        table = Table.OUTFLOW
        setting.asked[SUBJECT] = asking("mail_subject_assumed")
    if table is None:
        said.ask(Place(sheet.file, "", 0, SUBJECT), SUBJECT, asking("mail_subject_asked", pairs=_told(pairs)))
    for pair in pairs if table else ():
        _state(pair, table or Table.OUTFLOW, setting, said)
    for name, reason in setting.asked.items():
        said.ask(Place(sheet.file, "", 0, name), name, reason)
    _tell(sheet, said, pairs, unused, skipped)
    _tell_rest(sheet, said, words, pairs, known)
    return said


def _subject(setting: Setting, words: str) -> Table | None:
    """What is counted: as answered, by the words, else by the kind of party; None when nothing tells."""
    answered = (setting.answer(SUBJECT) or "").strip().casefold()
    outflow, lettings = bool(_OUTFLOW.search(words)), bool(_LETTINGS.search(words))
    if answered in {"uitstroom", "verhuringen"}:
        outflow, lettings = answered == "uitstroom", answered == "verhuringen"
    if outflow == lettings:
        sender_known = bool(setting.sender)
        outflow = sender_known and setting.role == Sender.CARE_PROVIDER and _is_party(setting)
        lettings = sender_known and setting.role == Sender.CORPORATION
    if outflow == lettings:
        return None
    return Table.OUTFLOW if outflow else Table.LETTINGS


def _is_party(setting: Setting) -> bool:
    return setting.sender in setting.known.institutions


def _state(pair: Pair, table: Table, setting: Setting, said: Said) -> None:
    place = Place(setting.sheet.file, "", pair.line, "aantal", f"A{pair.line}")
    read = read_amount(pair.amount)
    if isinstance(read, Reason) or not isinstance(read.value, Amount):
        said.remarks.append(because("mail_numbers_unused", file=setting.sheet.file, numbers=pair.amount))
        return
    before = set(setting.asked)
    cells = _cells(pair, table, setting, said, place)
    cells["aantal"] = read.value
    said.corrected.append(Corrected(place, f"{pair.name} {pair.amount}", shown(read.value), because("mail_pair")))
    if read.doubt:
        said.ask(place, place.cell, read.doubt)
    is_doubted = bool(read.doubt or before or setting.asked)
    name = "herkomst" if table is Table.OUTFLOW else "gemeente"
    at = {"aantal": place.cell, name: place.cell}
    said.stated.append(Stated(table, in_cell(place, "", place.cell), "aantal", cells, at, is_doubted=is_doubted))


def _cells(pair: Pair, table: Table, setting: Setting, said: Said, place: Place) -> dict[str, CellValue]:
    """All that the mail and its sender say of one number."""
    names = {column.name for column in COLUMNS[table]}
    cells: dict[str, CellValue] = dict(setting.usual(table))
    if (year := setting.year()) is not None:
        cells["jaar"] = year
    if table is Table.LETTINGS:
        cells |= {"gemeente": pair.name, "stand": setting.stage(cells.get("jaar")) or "", "soort": "regulier"}
    else:
        cells |= {"herkomst": pair.name, "soort": setting.kind("") or ""}
        cells["instelling"] = cells.get("instelling") or _unnamed_sender(setting)
        if group := _group(pair, setting, said, place):
            cells["doelgroep"] = group
        if unit := setting.unit(""):
            cells["eenheid"] = unit
    return {name: value for name, value in cells.items() if name in names}


def _group(pair: Pair, setting: Setting, said: Said, place: Place) -> str:
    answered = setting.answer("doelgroep")
    written = answered or pair.group
    if not written:
        setting.asked["doelgroep"] = asking("mail_group_asked")
        return "" if setting.known.target_groups else NOT_NAMED
    read: Value = spelled_group(written, setting.known.target_groups)
    if read.doubt:
        said.ask(place, written, read.doubt)
    return str(read.value)


def _unnamed_sender(setting: Setting) -> str:
    """The file itself, where it is the first the table hears of outflow; else nobody."""
    return "" if setting.known.target_groups else PurePosixPath(setting.sheet.file).stem


def _told(pairs: Sequence[Pair]) -> str:
    return ", ".join(f"{pair.name} {pair.amount}" for pair in pairs) or "–"


def _tell(sheet: SentSheet, said: Said, pairs: Sequence[Pair], unused: Sequence[tuple[int, str]], skipped: int) -> None:
    """Name every number that was not used; of quotes and signature only how many."""
    if unused:
        numbers = spots_of(f"{amount} (regel {line})" for line, amount in unused)
        said.remarks.append(because("mail_numbers_unused", file=sheet.file, numbers=numbers))
    if skipped:
        said.remarks.append(because("mail_numbers_skipped", file=sheet.file, number=skipped))
    if not pairs and not said.questions:
        said.ask(Place(sheet.file), "", asking("mail_without_pairs"))


def _tell_rest(sheet: SentSheet, said: Said, words: str, pairs: Sequence[Pair], known: Known) -> None:
    """Of whom the sender says that nothing is known yet: not delivered."""
    if not _REST.search(words) or known.composition is None:
        return
    told = {found.code for pair in pairs if (found := resolve(known.register, pair.name, known.day))}
    others = tuple(one.name for one in known.composition.members if one.code not in told)
    if others:
        said.remarks.append(because("mail_rest_not_delivered", file=sheet.file, names=others))
