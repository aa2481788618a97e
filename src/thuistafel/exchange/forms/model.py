"""What a form is: a sheet with columns, and what each number on it becomes in a dossier."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from thuistafel.core.claims import Grade
from thuistafel.core.dossier import Table
from thuistafel.exchange.tables import Kind

VERSION = 1
"""Of the workbooks; it stands in their fingerprint."""


class Sender(StrEnum):
    """Who fills a workbook in; the letter is in the names of its sheets."""

    MUNICIPALITY = "G"
    CORPORATION = "C"
    CARE_PROVIDER = "Z"
    DEVELOPER = "P"
    QUARTER = "M"


@dataclass(frozen=True, slots=True)
class Measure:
    """Where a number goes: the table, its column, and what the heading already says (`fixed` cells)."""

    table: Table
    column: str = "aantal"
    fixed: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Field:
    """A column of a form; `meaning` says what counts (who, what, which moment) and `excludes` what does not.

    `fills` is the column of a dossier table it becomes; a quantity has `measures` instead. With neither it is read,
    checked and shown back, and counts in no plan. `adds` is true of what splits a number that a dossier does not split:
    rows that differ only there are added up. `accepted` is true of what we understand and do not ask for, `folded` of
    what we ask for in a column that has to be opened.
    """

    name: str
    kind: Kind
    meaning: str
    fills: str = ""
    measures: tuple[Measure, ...] = ()
    choices: tuple[str, ...] = ()
    adds: bool = False
    accepted: bool = False
    excludes: str = ""
    folded: bool = False

    @property
    def is_quantity(self) -> bool:
        """Whether it has the neighbours laag, hoog and kwaliteit."""
        return bool(self.measures) and all(measure.column == "aantal" for measure in self.measures)


@dataclass(frozen=True, slots=True)
class Form:
    """One sheet of a workbook: `code` and `title` make its name (`Z1 Uitstroom`)."""

    code: str
    title: str
    sender: Sender
    fields: tuple[Field, ...]

    @property
    def sheet(self) -> str:
        """The name of the sheet."""
        return f"{self.code} {self.title}"

    @property
    def asked(self) -> tuple[Field, ...]:
        """What stands in our own workbook, in order."""
        return tuple(one for one in self.fields if not one.accepted)


NEIGHBOURS = ("laag", "hoog", "kwaliteit")
"""The optional columns beside a quantity: `klaar_nu_laag`, or `laag` alone when the sheet has one quantity."""
REMARK = "toelichting"
SENT_GRADES = tuple(grade.value for grade in Grade if grade is not Grade.PLAN)
YES_NO = ("ja", "nee")
ROOMS = ("1", "2", "3", "4", "5+")
RENT_CLASSES = ("≤ kwaliteitskorting", "≤ aftopping laag", "≤ aftopping hoog", "≤ liberalisatie")
OPEN_ORIGINS = ("onbekend", "buiten regio", "veilig adres: niet melden")
