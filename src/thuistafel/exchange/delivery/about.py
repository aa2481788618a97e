"""What the numbers of a row are about: names, years and words; blanks are filled from above."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from thuistafel.core.dossier import OUTSIDE_REGION, SAFE_ADDRESS, UNKNOWN_ORIGIN
from thuistafel.core.reasons import Reason, because
from thuistafel.exchange.cells import CellValue
from thuistafel.exchange.delivery.amounts import Value
from thuistafel.exchange.delivery.cellwise import CellReader
from thuistafel.exchange.delivery.groups import spelled_group
from thuistafel.exchange.delivery.model import Column
from thuistafel.exchange.delivery.parties import known_party, party_key, spelled_party
from thuistafel.exchange.delivery.setting import Setting
from thuistafel.exchange.delivery.vocabulary import plain
from thuistafel.exchange.forms import Field
from thuistafel.exchange.raw import is_blank

FILLED_DOWN = {"gemeente", "woongemeente", "herkomst", "doelgroep", "instelling", "corporatie", "jaar", "locatie"}
PARTIES = ("instelling", "corporatie")
_UNKNOWN = re.compile(
    r"(?:herkomst )?(?:onbekend|onb\.?|n\.?b\.?|niet bekend|nnb|n\.n\.b\.?|\?+|-|–|geen|leeg)", re.IGNORECASE
)
_OUTSIDE = re.compile(
    r"(?:van )?(?:buiten (?:de )?(?:regio|haaglanden)|elders|overige?n?|overige gemeenten|andere gemeenten?|anders|"
    r"andere regio|rest van nederland|buitenregio\w*|bovenregionaal)",
    re.IGNORECASE,
)
_SAFE = re.compile(r"(?:veilig adres|geheim|geheim adres|veiligheid|veilig)\b.{0,40}", re.IGNORECASE)


@dataclass(slots=True)
class RowAbout:
    """The values of a row beside its numbers, by what they fill; `said` are all by the name of their field.

    `blocked_by` names the cell without which the row's numbers are about nobody knows what.
    """

    cells: dict[str, CellValue] = field(default_factory=dict)
    at: dict[str, str] = field(default_factory=dict)
    apart: dict[str, str] = field(default_factory=dict)
    words: dict[str, CellValue] = field(default_factory=dict)
    where: dict[str, str] = field(default_factory=dict)
    is_doubted: bool = False
    blocked_by: str = ""

    def put(self, one: Field, value: CellValue, cell: str) -> None:
        """Take a value under the name of its field, and under what it fills."""
        self.words[one.name] = value
        self.where[one.name] = cell
        if one.adds:
            self.apart[one.fills or one.name] = str(value)
        if one.fills:
            self.cells[one.fills] = value
            self.at[one.fills] = cell


class AboutReader:
    """Reads what rows are about, top to bottom."""

    def __init__(self, columns: Iterable[Column], reader: CellReader) -> None:
        self._columns = [one for one in columns if one.field and not one.role and not one.field.measures]
        self._reader, self._setting = reader, reader.setting
        self._above: dict[int, tuple[str, CellValue]] = {}
        self._spellings: dict[tuple[str, str], Value] = {}

    def read(self, row: int, has_numbers: bool) -> RowAbout:
        """What the row is about; blanks are filled from above only in a row with numbers.

        Only a column with a filled name to its right is filled: a blank in the last one is something not stated.
        """
        about = RowAbout()
        body = self._reader.body
        filled = [one.index for one in self._columns if _is_name(one) and not is_blank(body.raw(row, one.index))]
        for one in self._columns:
            if not is_blank(body.raw(row, one.index)) or self._is_answered(row, one):
                self._take(row, one, about)
            elif has_numbers and one.index < max(filled, default=-1):
                self._take_from_above(row, one, about)
        return about

    def forget(self) -> None:
        """After a total a blank cell no longer means what stands above it."""
        self._above.clear()

    def _is_answered(self, row: int, column: Column) -> bool:
        return self._reader.has_answer(self._cell(row, column)) or self._reader.body.is_filled(row, column.index)

    def _cell(self, row: int, column: Column) -> str:
        return self._reader.body.block.name_of(row, column.index)

    def _take(self, row: int, column: Column, about: RowAbout) -> None:
        if column.field is None:
            return
        read = self._reader.read(row, column.index, column.field)
        if isinstance(read, Reason):
            about.blocked_by = about.blocked_by or (self._cell(row, column) if column.field.fills else "")
        elif read.value is not None:
            self._reader.merged(row, column.index, column.field.name)
            value = self._spelled(row, column, read.value)
            about.is_doubted = about.is_doubted or read.doubt is not None
            about.put(column.field, value, self._cell(row, column))
            self._above[column.index] = (self._cell(row, column), value)

    def _take_from_above(self, row: int, column: Column, about: RowAbout) -> None:
        if column.field is None or column.index not in self._above or not _is_name(column):
            return
        cell, value = self._above[column.index]
        place = self._reader.body.place(row, column.field.name, column.index)
        self._reader.correct(place, "", value, because("filled_from_above", cell=cell))
        about.put(column.field, value, self._cell(row, column))

    def _spelled(self, row: int, column: Column, value: CellValue) -> CellValue:
        if not isinstance(value, str) or column.field is None:
            return value
        name = column.field.fills or column.field.name
        if (name, value) not in self._spellings:
            self._spellings[name, value] = spelled(name, value, self._setting)
        found = self._spellings[name, value]
        self._reader.named(row, column.index, name, value, found)
        return value if found.value is None else found.value


def _is_name(column: Column) -> bool:
    return column.field is not None and (column.field.fills or column.field.name) in FILLED_DOWN


def spelled(name: str, written: str, setting: Setting) -> Value:
    """A word in the spelling of the table, by the column of a dossier it goes to."""
    if name == "herkomst":
        return _origin(written)
    answered = setting.answer(written) if name in {"doelgroep", *PARTIES} else None
    if answered and plain(answered) != plain(written):
        return Value(_by_table(name, answered.strip(), setting).value, because("answered"))
    return _by_table(name, written, setting)


def _by_table(name: str, written: str, setting: Setting) -> Value:
    if name == "doelgroep":
        return spelled_group(written, setting.known.target_groups)
    if name == "instelling":
        return spelled_party(written, setting.known.institutions, setting.sender)
    if name == "corporatie":
        return spelled_party(written, setting.known.corporations, setting.sender)
    return Value(written)


def _origin(written: str) -> Value:
    for pattern, word in ((_UNKNOWN, UNKNOWN_ORIGIN), (_OUTSIDE, OUTSIDE_REGION), (_SAFE, SAFE_ADDRESS)):
        if pattern.fullmatch(written):
            return Value(word, None if plain(written) == plain(word) else because("origin_read_as", origin=word))
    return Value(written)


def other_party(about: RowAbout, setting: Setting) -> str:
    """The column in which a row of a party's own workbook names another party that the table knows; '' when none.

    A file that is not ours is a party's own when the table knows the sender for the same kind of party: it cannot state
    another's number over the other's own.
    """
    known = {"instelling": setting.known.institutions, "corporatie": setting.known.corporations}
    for name in PARTIES:
        written = about.cells.get(name)
        if (
            isinstance(written, str)
            and (setting.is_ours or known_party(setting.sender, known[name]))
            and party_key(written) != party_key(setting.sender)
            and known_party(written, known[name])
        ):
            return name
    return ""
