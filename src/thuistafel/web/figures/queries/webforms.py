"""A form of a party on a page: the same columns as its workbook, and the CSV file it becomes."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from thuistafel.exchange.asking.layout import Asked, columns_of
from thuistafel.exchange.asking.parties import Party, own_deliveries
from thuistafel.exchange.asking.workbook import Round, questionnaire
from thuistafel.exchange.delimited import decoded, parsed, written
from thuistafel.exchange.delivery.answers import SENT_FOLDER
from thuistafel.exchange.forms import FORM, Form, Sender
from thuistafel.exchange.raw import text_of
from thuistafel.exchange.tables import Kind
from thuistafel.web.region.models import File, Region
from thuistafel.web.region.queries import content_of

MAIN: Mapping[Sender, tuple[str, ...]] = {
    Sender.MUNICIPALITY: ("G1", "G2"),
    Sender.CORPORATION: ("C2",),
    Sender.CARE_PROVIDER: ("Z1",),
}
"""The forms that can be filled in on a page; the others are filled in in the workbook."""
SPARE = 3
MOST_ROWS = 120
ROWS = "rijen"
HEADING_ROW = 3
"""The row of the names in the file: above it the mark of who it is from, and the form."""
_UNSAFE = re.compile(r"[^\w-]+")

Texts = tuple[Mapping[str, str], ...]
"""What stands in each row, by column name."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A cell to type in; `other` is what someone else kept there meanwhile, `problem` why it cannot be read."""

    name: str
    column: Asked
    text: str
    other: str | None = None
    problem: str = ""

    @property
    def is_number(self) -> bool:
        """Whether it belongs at the right."""
        return self.column.kind is Kind.COUNT


@dataclass(frozen=True, slots=True)
class WebForm:
    """A form of a party with its rows; `base` is the revision it was opened on."""

    party: Party
    form: Form
    columns: tuple[Asked, ...]
    rows: tuple[tuple[Entry, ...], ...]
    base: int

    @property
    def folded(self) -> int:
        """How many cells in folded columns are filled in."""
        return sum(bool(entry.text) and entry.column.folded for row in self.rows for entry in row)


def file_of(party: Party, code: str) -> str:
    """The name of the file a form becomes."""
    name = _UNSAFE.sub("-", party.name).strip("-")[:80]
    return f"{SENT_FOLDER}webformulier-{name}-{code}.csv"


def opened_form(region: Region, number: int, party: Party, code: str, asked: Round) -> WebForm:
    """The form as the party finds it: what it kept here itself, else what is known of it."""
    form = FORM[code]
    texts = kept_texts(region, number, party, code) if _is_last(party, code, asked) else None
    if texts is None:
        lines = questionnaire(party, asked).lines[code]
        texts = tuple({name: text_of(raw) for name, raw in line.items()} for line in lines)
    return web_form(party, form, texts, number)


def web_form(party: Party, form: Form, texts: Sequence[Mapping[str, str]], base: int, spare: int = SPARE) -> WebForm:
    """The form with these rows and some empty ones."""
    columns = columns_of(form)
    rows = tuple(
        tuple(Entry(f"r{row}-{column.name}", column, line.get(column.name, "")) for column in columns)
        for row, line in enumerate((*texts, *[{}] * spare))
    )
    return WebForm(party, form, columns, rows, base)


def _is_last(party: Party, code: str, asked: Round) -> bool:
    """Whether the file kept here is the newest of the party's own workbooks and forms."""
    own = {one.file: one.fingerprint.number for one in own_deliveries(party, asked.reading) if one.fingerprint}
    mine = own.get(file_of(party, code))
    return mine is not None and mine >= max(own.values())


def kept_texts(region: Region, number: int, party: Party, code: str) -> Texts | None:
    """What the party kept on the page before; None when it never did."""
    try:
        grid = parsed(decoded(content_of(region, number, file_of(party, code)))[0])
    except File.DoesNotExist:
        return None
    names = [text_of(cell) for cell in grid[HEADING_ROW - 1]]
    return tuple(dict(zip(names, map(text_of, cells), strict=False)) for cells in grid[HEADING_ROW:])


def typed_texts(form: Form, sent: Mapping[str, str]) -> Texts:
    """What was typed, row by row, empty rows as well so that every cell keeps its place."""
    count = sent.get(ROWS, "")
    rows = min(int(count), MOST_ROWS + 1) if count.isascii() and count.isdecimal() and len(count) < 6 else 0
    names = [column.name for column in columns_of(form)]
    return tuple({name: sent.get(f"r{row}-{name}", "").strip() for name in names} for row in range(rows))


def csv_of(party: Party, form: Form, texts: Iterable[Mapping[str, str]], asked: Round) -> bytes:
    """The file of what was typed: whose it is, the form, its columns, and the rows in which anything stands."""
    names = [column.name for column in columns_of(form)]
    rows = [[line.get(name, "") for name in names] for line in texts if any(line.values())]
    return written([[questionnaire(party, asked).fingerprint.text], [form.sheet], names, *rows])


def row_in_file(texts: Sequence[Mapping[str, str]]) -> dict[int, int]:
    """Row of the file → row on the page."""
    filled = (row for row, line in enumerate(texts) if any(line.values()))
    return {HEADING_ROW + 1 + place: row for place, row in enumerate(filled)}


def with_problems(form: WebForm, problems: Mapping[tuple[int, str], str]) -> WebForm:
    """The same with what cannot be read said at its cell (row on the page, column name)."""
    return replace(form, rows=tuple(tuple(_problems(row, number, problems)) for number, row in enumerate(form.rows)))


def _problems(row: Iterable[Entry], number: int, problems: Mapping[tuple[int, str], str]) -> Iterator[Entry]:
    for entry in row:
        yield replace(entry, problem=problems.get((number, entry.column.name), ""))


def with_other(form: WebForm, kept: Sequence[Mapping[str, str]]) -> WebForm:
    """The same with what someone else kept meanwhile beside each cell that differs."""
    return replace(form, rows=tuple(tuple(_others(row, number, kept)) for number, row in enumerate(form.rows)))


def _others(row: Iterable[Entry], number: int, kept: Sequence[Mapping[str, str]]) -> Iterator[Entry]:
    line = kept[number] if number < len(kept) else {}
    for entry in row:
        other = line.get(entry.column.name, "")
        yield replace(entry, other=other if other != entry.text else None)
