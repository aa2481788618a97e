"""A party's workbook: read me, definitions, the sheets of its forms, remarks and lists."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from io import BytesIO

from thuistafel.core.dossier import LETTING_KINDS
from thuistafel.exchange.asking.book import Book
from thuistafel.exchange.asking.carrying import carried
from thuistafel.exchange.asking.data_sheet import write_form
from thuistafel.exchange.asking.lists import lists_for, write_lists
from thuistafel.exchange.asking.naming import with_one_name
from thuistafel.exchange.asking.parties import Party, own_deliveries, own_rows
from thuistafel.exchange.asking.prefill import Filled, Setting, lines_of
from thuistafel.exchange.asking.told import (
    CONTROL,
    numbers_of,
    write_control,
    write_definitions,
    write_read_me,
    write_remarks,
)
from thuistafel.exchange.delivery.model import Known
from thuistafel.exchange.fingerprint import Fingerprint
from thuistafel.exchange.forms import FORM, RENT_CLASSES, ROOMS, SHEETS_OF, VERSION, Form, Sender
from thuistafel.exchange.raw import text_of
from thuistafel.exchange.reading import Reading
from thuistafel.wording import advised, place, written
from thuistafel.wording import asking as words
from thuistafel.wording.language import DUTCH, speaking

CHOICES = {
    "Kamerkeuze": ROOMS,
    "Huurklassekeuze": RENT_CLASSES,
    "Soortkeuze": LETTING_KINDS,
    "Zwaartekeuze": ("licht", "midden", "zwaar"),
}
SNAPSHOT_SIGNS = 12


@dataclass(frozen=True, slots=True)
class Round:
    """One round of asking: the dossier as it is read, what it knows, and by when answers are wanted."""

    reading: Reading
    known: Known
    setting: Setting
    title: str
    fictional: bool = False
    deadline: date | None = None

    @property
    def label(self) -> str:
        """What stands on every sheet when the numbers are fictional."""
        return words.FICTIONAL if self.fictional else ""


@dataclass(frozen=True, slots=True)
class Questionnaire:
    """What a party is asked, before it is a file: the lines of each sheet and what was noticed before."""

    party: Party
    forms: tuple[Form, ...]
    lines: Mapping[str, tuple[Filled, ...]]
    remarks: tuple[tuple[str, str, str], ...]
    fingerprint: Fingerprint

    @property
    def filled(self) -> int:
        """How many numbers stand in it already."""
        return sum(
            one.name in line for form in self.forms for one in numbers_of(form) for line in self.lines[form.code]
        )


@speaking(DUTCH)
def questionnaire(party: Party, asked: Round) -> Questionnaire:
    """What the party finds when it opens its workbook."""
    forms = tuple(FORM[code] for code in SHEETS_OF[party.sender])
    rows = with_one_name(own_rows(party, asked.reading), asked.known)
    lines = {
        form.code: carried(form, party, asked.reading) or lines_of(form, party, rows, asked.setting) for form in forms
    }
    year = asked.setting.plan_year
    mark = Fingerprint(VERSION, party.sender, party.name, year, _number(party, asked), _snapshot(lines))
    return Questionnaire(party, forms, lines, tuple(_remarks(party, asked.reading)), mark)


def _number(party: Party, asked: Round) -> int:
    """One more than the last workbook of this kind and year that came back."""
    marks = [one.fingerprint for one in own_deliveries(party, asked.reading) if one.fingerprint]
    year = asked.setting.plan_year
    return 1 + max((m.number for m in marks if (m.sender, m.plan_year) == (party.sender, year)), default=0)


def _snapshot(lines: Mapping[str, Sequence[Filled]]) -> str:
    """Signs that name exactly what was filled in beforehand."""
    plain = {
        code: [{name: text_of(raw) for name, raw in line.items()} for line in found] for code, found in lines.items()
    }
    return hashlib.sha256(json.dumps(plain, sort_keys=True).encode()).hexdigest()[:SNAPSHOT_SIGNS]


def _remarks(party: Party, reading: Reading) -> list[tuple[str, str, str]]:
    found = []
    for one in own_deliveries(party, reading):
        found += [(place(item.place), item.value, advised(item.reason)) for item in one.quarantine]
        found += [
            (", ".join(filter(None, (each.file, each.sheet, each.answer_at))), "", advised(each.reason))
            for each in one.questions
        ]
    return list(dict.fromkeys(found))


@speaking(DUTCH)
def workbook_bytes(one: Questionnaire, asked: Round) -> bytes:
    """The workbook, the same bytes for the same questionnaire and round."""
    target = BytesIO()
    subtitle = f"{one.party.name} · {_period(asked, one.party)}"
    lists = lists_for(asked.known, CHOICES)
    book = Book.opened(target, f"{asked.title} · {subtitle}", asked.label, date(asked.setting.plan_year, 1, 1))
    write_read_me(book, subtitle, one.fingerprint.text, _told(one.party, asked), one.forms)
    write_definitions(book, one.forms)
    written_sheets = [
        write_form(book, form, subtitle, one.lines[form.code], lists) for form in one.forms if form.code != CONTROL
    ]
    if any(form.code == CONTROL for form in one.forms):
        write_control(book, subtitle, [each for each in written_sheets if each.form.sender is Sender.CORPORATION])
    write_remarks(book, one.remarks)
    write_lists(book, lists)
    book.workbook.close()
    return target.getvalue()


def what_of(party: Party, asked: Round) -> str:
    """What a party is asked for, in half a sentence."""
    what = words.WHAT[party.sender.value]
    if party.sender is Sender.QUARTER:
        return words.OF_QUARTER.format(what=what, quarter=asked.setting.quarter, plan_year=asked.setting.plan_year)
    return what


def _period(asked: Round, party: Party) -> str:
    year, quarter = asked.setting.plan_year, asked.setting.quarter
    return f"{year}, kwartaal {quarter}" if party.sender is Sender.QUARTER else f"planjaar {year}"


def _told(party: Party, asked: Round) -> tuple[str, str, str]:
    """The three sentences of Lees mij."""
    what = words.ASKED.format(
        party=party.name, what=what_of(party, asked), title=asked.title, plan_year=asked.setting.plan_year
    )
    when = words.DEADLINE.format(day=written(asked.deadline)) if asked.deadline else words.NO_DEADLINE
    return what, when, words.CONTACT
