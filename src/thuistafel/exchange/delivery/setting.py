"""What holds for a whole table: year, stage, kind, unit and source, from its title, its workbook or the dossier."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import PurePosixPath

from thuistafel.core.claims import Unit
from thuistafel.core.dossier import Table
from thuistafel.core.reasons import Reason
from thuistafel.core.regions import normalised
from thuistafel.exchange.cells import CellValue
from thuistafel.exchange.delivery.amounts import asking
from thuistafel.exchange.delivery.days import read_day
from thuistafel.exchange.delivery.model import Known, SentSheet
from thuistafel.exchange.delivery.parties import known_party
from thuistafel.exchange.fingerprint import Fingerprint
from thuistafel.exchange.forms import Form, Sender
from thuistafel.exchange.tables import COLUMNS

_DAY = re.compile(
    r"\d{1,2}[-/.]\d{1,2}[-/.]\d{2,4}|\d{4}-\d{2}-\d{2}|\d{1,2} [a-z]{3,9}\.? \d{4}", re.IGNORECASE | re.ASCII
)
_YEAR = re.compile(r"(?<![\d.,-])(20[0-4]\d)(?!\d|[.,]\d)", re.ASCII)
_REFERENCE = re.compile(
    rf"(?:peildatum|stand(?: per| op| van)?|per)\s*:?\s*({_DAY.pattern})",
    re.IGNORECASE,
)
_EXPECTED = re.compile(r"\b(verwacht\w*|prognose\w*|raming\w*|begroot\w*|begroting|planning)\b", re.IGNORECASE)
_REALISED = re.compile(r"\b(gerealiseerd\w*|realisatie\w*|werkelijke?|daadwerkelijke?)\b", re.IGNORECASE)
_STOCK = re.compile(r"\b(klaar|wachtend\w*|wachtlijst\w*|stand|peildatum|per 1[- ](?:1|jan\w*))\b", re.IGNORECASE)
_FLOW = re.compile(
    r"\b(?:verwacht\w*|prognose|per jaar|instroom|12 ?m(?:nd|aanden)|komende?|planjaar|"
    r"uitstroom\b[^|]{0,40}\b20\d\d)\b",
    re.IGNORECASE,
)
_PERSONS = re.compile(r"\b(personen|cli[eë]nten|mensen|bewoners|individuen)\b", re.IGNORECASE)
_HOUSEHOLDS = re.compile(r"\b(huishoudens?|gezinnen|hh)\b", re.IGNORECASE)
_SOURCE = re.compile(r"\bbron\s*:\s*([^|;\n]{2,120})", re.IGNORECASE)


@dataclass(slots=True)
class Setting:
    """The values that go without saying in one table; `asked` are the questions by the column they are about."""

    sheet: SentSheet
    form: Form
    known: Known
    sender: str
    role: str
    fingerprint: Fingerprint | None
    words: str
    asked: dict[str, Reason] = field(default_factory=dict)
    _found: dict[tuple[object, ...], CellValue | None] = field(default_factory=dict)

    @property
    def is_ours(self) -> bool:
        """Whether it is a workbook that we made, of which every heading is sure."""
        return self.fingerprint is not None

    @property
    def is_quarter(self) -> bool:
        """Whether it is the workbook of one quarter, that needs no whole year."""
        return self.fingerprint is not None and self.fingerprint.sender is Sender.QUARTER

    def answer(self, spot: str) -> str | None:
        """What was answered about a cell, a word or a column of this table."""
        return self.known.answers.about(spot, sender=self.sender, file=self.sheet.file, sheet=self.sheet.name)

    def usual(self, table: Table) -> dict[str, CellValue]:
        """The cells that every row of `table` has here unless it says otherwise itself."""
        columns = {column.name for column in COLUMNS[table]}
        given: dict[str, CellValue | None] = {
            "bron": self._source(),
            "peildatum": self._reference_date(),
            **self._own_names(),
        }
        return {name: value for name, value in given.items() if value is not None and value != "" and name in columns}

    def year(self) -> CellValue | None:
        """The year of the title, our workbook or the name of the file, else the plan year with a question; or None."""
        return self._once(("jaar",), self._year)

    def stage(self, year: CellValue | None) -> CellValue | None:
        """Expected or realised: by the words above it, the quarter's workbook, else by the year."""
        return self._once(("stand", year), lambda: self._stage(year))

    def kind(self, heading: str) -> CellValue | None:
        """Stand or stroom, by heading and title; without a word of either it is stroom, and asked."""
        return self._once(("soort", heading), lambda: self._kind(heading))

    def unit(self, heading: str) -> CellValue | None:
        """Persons or households by heading and title; '' when neither says so."""
        return self._once(("eenheid", heading), lambda: self._unit(heading))

    @property
    def _file(self) -> str:
        """The words of the file's name."""
        return PurePosixPath(self.sheet.file).stem.replace("_", " ")

    def _once(self, about: tuple[object, ...], find: Callable[[], CellValue | None]) -> CellValue | None:
        """The words above a table are long, and asked of every number."""
        if about not in self._found:
            self._found[about] = find()
        return self._found[about]

    def _year(self) -> int | None:
        if (answered := self.answer("jaar")) and answered.strip().isdecimal():
            return int(answered)
        if self.fingerprint:
            return self.fingerprint.plan_year
        years = {int(year) for year in _YEAR.findall(_DAY.sub(" ", self.words))}
        if len(years) == 1:
            return years.pop()
        day = self._reference_date()
        if not years and day and (day.month, day.day) == (1, 1):
            return day.year
        named = set(map(int, _YEAR.findall(_DAY.sub(" ", self._file))))
        if not years and len(named) == 1:
            return named.pop()
        assumed = self.known.plan_year
        self.asked["jaar"] = asking("year_assumed", year=assumed) if assumed else asking("year_not_known")
        return assumed

    def _stage(self, year: CellValue | None) -> str:
        expected, realised = _EXPECTED.search(self.words), _REALISED.search(self.words)
        if bool(expected) != bool(realised):
            return "verwacht" if expected else "gerealiseerd"
        past = isinstance(year, int) and self.known.plan_year is not None and year < self.known.plan_year
        return "gerealiseerd" if self.is_quarter or past else "verwacht"

    def _kind(self, heading: str) -> str:
        for words in (heading, self.words, self._file):
            stock, flow = _STOCK.search(words), _FLOW.search(words)
            if bool(stock) != bool(flow):
                return "stand" if stock else "stroom"
        if answered := self.answer("soort"):
            return answered
        self.asked["soort"] = asking("kind_asked")
        return "stroom"

    def _unit(self, heading: str) -> str:
        for words in (heading, self.words):
            persons, households = _PERSONS.search(words), _HOUSEHOLDS.search(words)
            if persons and not households:
                return Unit.PERSONS.value
            if households and not persons:
                return Unit.HOUSEHOLDS.value
            if persons and households and words is self.words:
                return self._asked_unit()
        return ""

    def _asked_unit(self) -> str:
        if answered := self.answer("eenheid"):
            return answered
        self.asked["eenheid"] = asking("unit_asked")
        return ""

    def _source(self) -> str:
        if found := _SOURCE.search(self.words):
            return found[1].strip()
        return f"opgave {self.sender}" if self.sender else ""

    def _own_names(self) -> Mapping[str, str]:
        """The sender itself, in the columns that speak of a party of its kind."""
        if self.role == Sender.CARE_PROVIDER:
            return {"instelling": self.sender}
        if self.role == Sender.MUNICIPALITY:
            return {"gemeente": self.sender, "woongemeente": self.sender}
        return {"corporatie": self.sender} if self.role in {Sender.CORPORATION, Sender.QUARTER} else {}

    def _reference_date(self) -> date | None:
        found = _REFERENCE.search(self.words)
        read = read_day(found[1]) if found else None
        day = None if read is None or isinstance(read, Reason) or read.doubt else read.value
        return day if isinstance(day, date) else None


def setting_of(
    sheet: SentSheet, form: Form, title: str, known: Known, sender: str, fingerprint: Fingerprint | None
) -> Setting:
    """What goes without saying in this table. The words above a sheet of our own explain, and say nothing of it."""
    words = "" if fingerprint else " ".join(filter(None, (title, sheet.name.replace("_", " "))))
    return Setting(sheet, form, known, sender, _role(sender, known, fingerprint, form), fingerprint, words)


def _role(sender: str, known: Known, fingerprint: Fingerprint | None, form: Form) -> str:
    """The letter of the kind of party that sends; '' when nobody is known to."""
    if fingerprint:
        return fingerprint.sender.value
    if not sender:
        return ""
    if _is_member(sender, known):
        return Sender.MUNICIPALITY.value
    for names, role in ((known.institutions, Sender.CARE_PROVIDER), (known.corporations, Sender.CORPORATION)):
        if known_party(sender, names):
            return role.value
    return form.sender.value


def _is_member(sender: str, known: Known) -> bool:
    return normalised(sender) in set(map(normalised, known.members))
