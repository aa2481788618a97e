"""Who sent a file, and when: by its fingerprint, an answer, its name, or what is written above its tables."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date

from thuistafel.core.reasons import because
from thuistafel.exchange.delivery.answers import is_left_alone
from thuistafel.exchange.delivery.headings import look_of
from thuistafel.exchange.delivery.model import Known, Question, Recognised, SentFile, SentSheet
from thuistafel.exchange.delivery.months import month_named
from thuistafel.exchange.delivery.parties import bare_party
from thuistafel.exchange.delivery.vocabulary import form_named, plain
from thuistafel.exchange.fingerprint import Fingerprint, fingerprint_in
from thuistafel.exchange.forms import Sender
from thuistafel.exchange.raw import is_blank, text_of

ROWS_SEARCHED = 30
_ROWS_WITH_NAMES = 500
_LONGEST_NAME = 80
_LABEL = re.compile(
    r"\s*(?:naam )?(?:organisatie|instelling|zorgaanbieder|aanbieder|corporatie|woningcorporatie|afzender|ingevuld door"
    r"|opgave van|gemeente|aangeleverd door)\s*(?::\s*(?P<name>\S.*)?)",
    re.IGNORECASE,
)
_ISO = re.compile(r"(?<!\d)(20\d\d)[-_.]?(0[1-9]|1[0-2])[-_.]?(0[1-9]|[12]\d|3[01])(?!\d)", re.ASCII)
_DUTCH = re.compile(r"(?<!\d)(\d{1,2})[-/.](\d{1,2})[-/.](20\d\d)(?!\d)", re.ASCII)
_SPELLED = re.compile(r"(?<!\d)(\d{1,2})\.? ([a-z]{3,9})\.? (20\d\d)(?!\d)", re.ASCII | re.IGNORECASE)
_DAY_LABEL = re.compile(r"datum|stand per|stand op|d\.d\.|versie|bijgewerkt|opgesteld", re.IGNORECASE)


def fingerprint_of(sent: SentFile) -> Fingerprint | None:
    """The fingerprint anywhere in the first rows of a sheet."""
    for sheet in sent.sheets:
        for cells in sheet.grid[:ROWS_SEARCHED]:
            for cell in cells:
                if isinstance(cell, str) and (found := fingerprint_in(text_of(cell))):
                    return found
    return None


def sender_of(sent: SentFile, fingerprint: Fingerprint | None, known: Known) -> str:
    """The party as the table spells it, or as it is written when new; '' when nothing or more than one says who."""
    if fingerprint:
        return _as_known(fingerprint.party, known)
    if answer := _answered(sent, known):
        return _as_known(answer, known)
    found = _candidates(sent, known)
    return found[0] if len(found) == 1 else ""


def sender_questions(
    sent: SentFile, sender: str, known: Known, found: Iterable[Recognised] = ()
) -> tuple[Question, ...]:
    """Whose file it is, when that is not known: an answer for the file as a whole is the name of the party.

    Nothing is asked of a file whose rows name their party themselves.
    """
    blocks = list(found)
    if sender or sent.refused or not sent.sheets or (blocks and all(map(_names_parties, blocks))):
        return ()
    names = _candidates(sent, known)
    if len(names) > 1 and names == _named_in_cells(sent, known):
        return ()
    reason = (
        because("sender_unsure", file=sent.name, names=", ".join(names))
        if names
        else because("sender_unknown", file=sent.name)
    )
    return (Question(sent.name, "", "", reason),)


def _names_parties(found: Recognised) -> bool:
    """Whether a column says whose each row is."""
    own = {"instelling", "corporatie"} | ({"gemeente"} if found.form.sender is Sender.MUNICIPALITY else set())
    return any(column.field.name in own for column in found.columns if column.field and not column.role)


def stated_on(sent: SentFile) -> date | None:
    """The day the file is from: in its name, else beside a word like `datum` above its tables; None when not clear."""
    if found := _days_in(sent.name.rpartition("/")[2]):
        return found[-1]
    stated = {day for sheet in sent.sheets for day in _days_above(sheet)}
    return stated.pop() if len(stated) == 1 else None


def _days_above(sheet: SentSheet) -> Iterator[date]:
    """Days in a cell that says what day it is, or right of it; in the first rows only, where titles stand."""
    for cells in sheet.grid[:ROWS_SEARCHED]:
        filled = [cell for cell in cells if not is_blank(cell)]
        if not 1 <= len(filled) <= 3 or not _DAY_LABEL.search(text_of(filled[0])):
            continue
        for cell in filled:
            if isinstance(cell, date):
                yield cell
            else:
                yield from _days_in(text_of(cell))


def _days_in(text: str) -> list[date]:
    """The days written in a text: 2022-11-03, 20221103, 3-11-2022 (day first), 3 november 2022."""
    short = text[:300]
    written = [(int(y), int(m), int(d)) for y, m, d in _ISO.findall(short)]
    written += [(int(y), int(m), int(d)) for d, m, y in _DUTCH.findall(short)]
    written += [(int(y), month_named(m), int(d)) for d, m, y in _SPELLED.findall(short)]
    return [day for parts in written if (day := _day(*parts))]


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _answered(sent: SentFile, known: Known) -> str:
    answer = known.answers.about("", file=sent.name) or ""
    names_no_party = form_named(answer) or is_left_alone(answer) or plain(answer) in {"ja", "nee"}
    return "" if names_no_party else answer.strip()


def _candidates(sent: SentFile, known: Known) -> list[str]:
    """Who it can be, by the surest sign that names anyone: name of the file, titles, labels, then the rows."""
    parties = _parties(known)
    file = sent.name.rpartition("/")[2]
    sheets = [one.name for one in sent.sheets]
    titles = [text for sheet in sent.sheets for text in _titles(sheet)]
    of_municipality = [text for text in (*titles, *sheets) if "gemeente " in text.casefold()]
    for texts, names in (
        ([file], parties),
        ([] if "uitstroom" in file.casefold() else [file], known.members),
        ([*titles, *sheets], parties),
        (of_municipality, known.members),
    ):
        if found := _named_in(texts, names):
            return found
    if labelled := {_as_known(name, known) for sheet in sent.sheets for name in _labelled(sheet)}:
        return sorted(labelled)
    return _named_in_cells(sent, known) or _named_in(sheets, known.members)


def _parties(known: Known) -> list[str]:
    return sorted({*known.institutions, *known.corporations})


def _named_in_cells(sent: SentFile, known: Known) -> list[str]:
    return _named_in((text for sheet in sent.sheets for text in _texts(sheet)), _parties(known))


def _named_in(texts: Iterable[str], parties: Iterable[str]) -> list[str]:
    """The parties whose name stands in one of the texts, whole words; not one whose name is part of a longer one."""
    within = [f"_{bare_party(text.replace('(', ' '))}_" for text in dict.fromkeys(texts)]
    found = {party: bare_party(party) for party in parties}
    named = {party: bare for party, bare in found.items() if bare and any(f"_{bare}_" in text for text in within)}
    return sorted(
        party
        for party, bare in named.items()
        if not any(other != bare and f"_{bare}_" in f"_{other}_" for other in named.values())
    )


def _first_table(sheet: SentSheet) -> int:
    """How many rows stand above the first table: titles have one or two cells."""
    for number, cells in enumerate(sheet.grid[:ROWS_SEARCHED]):
        if sum(not is_blank(cell) for cell in cells) > 2 or look_of(cells).is_header:
            return number
    return min(len(sheet.grid), ROWS_SEARCHED)


def _titles(sheet: SentSheet) -> Iterator[str]:
    for cells in sheet.grid[: _first_table(sheet)]:
        if text := " ".join(text_of(cell) for cell in cells if not is_blank(cell)):
            yield text[:200]


def _texts(sheet: SentSheet) -> Iterator[str]:
    """Short texts in the rows of tables."""
    for cells in sheet.grid[_first_table(sheet) : _ROWS_WITH_NAMES]:
        for cell in cells:
            if isinstance(cell, str) and 2 < len(cell) <= _LONGEST_NAME:
                yield cell


def _labelled(sheet: SentSheet) -> Iterator[str]:
    """Names behind a label (`Organisatie: X`), in the same cell or the next."""
    for cells in sheet.grid[:ROWS_SEARCHED]:
        for at, cell in enumerate(cells):
            match = _LABEL.fullmatch(cell) if isinstance(cell, str) and len(cell) <= 2 * _LONGEST_NAME else None
            if not match:
                continue
            beside = text_of(cells[at + 1]).strip() if at + 1 < len(cells) else ""
            name = (match["name"] or beside).strip()
            if name and len(name) <= _LONGEST_NAME and not any(map(str.isdigit, name[:1])):
                yield name


def _as_known(name: str, known: Known) -> str:
    """The name as the table spells it, when it is one of its parties; else as written."""
    bare = bare_party(name)
    for one in (*known.institutions, *known.corporations, *known.members):
        if bare_party(one) == bare:
            return one
    return name
