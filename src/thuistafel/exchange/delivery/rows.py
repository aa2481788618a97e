"""Recognised columns to rows of a dossier: what each number is about, and what adds up."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace

from thuistafel.core.claims import Place
from thuistafel.core.dossier import Amount, Row, Table
from thuistafel.core.reasons import Reason, because
from thuistafel.exchange.cells import CellValue
from thuistafel.exchange.delivery import checks
from thuistafel.exchange.delivery.about import FILLED_DOWN, AboutReader, RowAbout, other_party
from thuistafel.exchange.delivery.adding import add_up
from thuistafel.exchange.delivery.amounts import Value, asking
from thuistafel.exchange.delivery.answers import is_no, is_yes
from thuistafel.exchange.delivery.body import HIDDEN_COLUMNS, HIDDEN_ROWS, Body
from thuistafel.exchange.delivery.cellwise import CellReader
from thuistafel.exchange.delivery.mail import mail_said
from thuistafel.exchange.delivery.model import Column, Known, Noted, Recognised, SentSheet
from thuistafel.exchange.delivery.numbers import NumberReader, is_quantity
from thuistafel.exchange.delivery.seats import told_seat
from thuistafel.exchange.delivery.setting import Setting, setting_of
from thuistafel.exchange.delivery.stated import Said, in_cell, spots_of
from thuistafel.exchange.delivery.totals import (
    Mismatch,
    Seen,
    cells_of,
    is_total,
    mismatches,
    row_mismatch,
    total_columns,
)
from thuistafel.exchange.fingerprint import Fingerprint
from thuistafel.exchange.raw import column_letters, is_blank, text_of

HIDDEN_SHEET = "verborgen blad"


def all_said(
    found: Iterable[Recognised],
    known: Known,
    sender: str,
    fingerprint: Fingerprint | None,
    texts: Iterable[SentSheet] = (),
) -> Said:
    """Rows and remarks of all blocks and mail texts of one file, checked and added up."""
    said = Said()
    for text in texts:
        said.add(mail_said(text, known, sender))
    ordered = sorted(found, key=lambda one: (one.block.sheet.name, one.block.first_row, one.block.first_column))
    for one in ordered:
        said.add(rows_read(one, known, sender, fingerprint))
        said.questions.extend(one.questions)
        said.remarks.extend(one.remarks)
    if fingerprint and ordered:
        checks.check_workbook(said, known, fingerprint, Place(ordered[0].block.sheet.file))
    checks.check_file(said, known)
    add_up(said)
    return said


def rows_read(found: Recognised, known: Known, sender: str, fingerprint: Fingerprint | None = None) -> Said:
    """Every number of the block with what it is about; nothing is added up yet."""
    return _BlockReader(found, known, sender, fingerprint).read()


class _BlockReader:
    """Reads one block, top to bottom."""

    def __init__(self, found: Recognised, known: Known, sender: str, fingerprint: Fingerprint | None) -> None:
        self.found, self.said = found, Said()
        self.body = Body(found.block)
        self.setting: Setting = setting_of(found.block.sheet, found.form, found.block.title, known, sender, fingerprint)
        self.cells = CellReader(self.body, self.setting, self.said)
        self.columns = [one for one in found.columns if one.field is not None and self._is_seen(one)]
        self.about = AboutReader(self.columns, self.cells)
        self.totals = total_columns(found.columns)
        quantities = [one for one in self.columns if is_quantity(one) and one.index not in self.totals]
        self.numbers = NumberReader(quantities, replace(found, columns=tuple(self.columns_seen())), self.cells)
        self.seen: defaultdict[int, list[Seen]] = defaultdict(list)
        self.hidden_rows: list[int] = []
        self.without_numbers: list[int] = []
        self.mismatched: list[Mismatch] = []

    def read(self) -> Said:
        sheet = self.found.block.sheet
        if sheet.is_hidden and not self._is_admitted(HIDDEN_SHEET):
            place = in_cell(self.body.place(1), "", "")
            self._ask_hidden(place, HIDDEN_SHEET, asking("hidden_sheet_asked", sheet=sheet.name))
            return self.said
        told_seat(self.body, self.setting, self.said)
        for row in self.body.rows():
            self._row(row)
        self._close()
        return self.said

    def columns_seen(self) -> list[Column]:
        """All columns that are read, with those about every number of a row."""
        return [one for one in self.found.columns if self._is_seen(one)]

    def _is_admitted(self, spot: str) -> bool:
        return is_yes(self.setting.answer(spot))

    def _ask_hidden(self, place: Place, spot: str, reason: Reason) -> None:
        """A question, or a remark when it was answered that it does not belong."""
        if is_no(self.setting.answer(spot)):
            self.said.remarks.append(because("hidden_left_out", place=place, what=spot))
        else:
            self.said.ask(place, spot, reason)

    def _is_seen(self, column: Column) -> bool:
        return not self.body.is_hidden_column(column.index) or self._is_admitted(HIDDEN_COLUMNS)

    def _row(self, row: int) -> None:
        if self.body.is_hidden_row(row) and not self._is_admitted(HIDDEN_ROWS):
            self.hidden_rows.append(row)
        elif self.body.repeats_header(row, ((one.index, one.written) for one in self.found.columns)):
            self.said.remarks.append(because("header_repeated", place=self.body.place(row)))
        elif label := self._total_label(row):
            self._total_row(row, label)
        else:
            self._usual_row(row)

    def _total_label(self, row: int) -> str:
        """The first text of the row, when it says that the row adds up others."""
        texts = (self.body.block.cell(row, index) for index in self.body.columns())
        first = next((cell for cell in texts if not is_blank(cell)), "")
        return first.strip() if isinstance(first, str) and is_total(first) else ""

    def _total_row(self, row: int, label: str) -> None:
        self.about.forget()
        for column in self.columns:
            if not self.body.is_filled(row, column.index):
                continue
            if not is_quantity(column):
                self._note(row, column, text_of(self.body.raw(row, column.index)).strip(), {"totaal": label})
                continue
            read = self.numbers.amount(row, column)
            if isinstance(read, Value) and isinstance(read.value, Amount):
                self._note(row, column, read.value, {"totaal": label})
                cell = self.body.block.name_of(row, column.index)
                self.seen[column.index].append(Seen(row, cell, read.value, label))

    def _usual_row(self, row: int) -> None:
        has_numbers = any(self.body.is_filled(row, one.index) for one in self.columns if is_quantity(one))
        about = self.about.read(row, has_numbers)
        party = other_party(about, self.setting)
        if party or about.blocked_by:
            self._row_aside(row, about, party)
            return
        stated = self.numbers.stated(row, about)
        for index, cell, amount in self.numbers.seen:
            self.seen[index].append(Seen(row, cell, amount))
        self._across(row)
        checks.check_row(stated, self.numbers.said_of_row, about, self.said, self.setting)
        self.said.stated.extend(stated)
        self._note_words(row, about)
        if not has_numbers and not any({"laag", "hoog"} & one.cells.keys() for one in stated):
            self._without_numbers(row, about)

    def _row_aside(self, row: int, about: RowAbout, party: str) -> None:
        """The numbers of a row of another party, or of one whose name or year cannot be read."""
        reason = (
            because("row_of_other_party", party=str(about.cells[party]), sender=self.setting.sender)
            if party
            else because("row_needs_cell", cell=about.blocked_by)
        )
        if party:
            place = self.body.place(row, party)
            self.cells.set_aside(in_cell(place, party, about.at[party]), str(about.cells[party]), reason)
        for one in self.columns:
            if one.field and (is_quantity(one) or one.role) and self.body.is_filled(row, one.index):
                raw = text_of(self.body.raw(row, one.index))
                self.cells.set_aside(self.body.place(row, one.field.name, one.index), raw, reason)

    def _across(self, row: int) -> None:
        """Totals at the end of the row beside what they add up."""
        amounts = {index: Seen(row, cell, amount) for index, cell, amount in self.numbers.seen}
        for index, parts in self.totals.items():
            column = next(one for one in self.found.columns if one.index == index)
            if not self.body.is_filled(row, index) or not self._is_seen(column):
                continue
            read = self.numbers.amount(row, column)
            if isinstance(read, Value) and isinstance(read.value, Amount):
                self._note(row, column, read.value, {"totaal": column.written})
                total = Seen(row, self.body.block.name_of(row, index), read.value, column.written)
                self.seen[index].append(Seen(row, total.cell, read.value))
                wrong = row_mismatch(total, [amounts[part] for part in parts if part in amounts])
                self.mismatched.extend([wrong] if wrong else [])

    def _note(self, row: int, column: Column, value: CellValue, about: dict[str, str]) -> None:
        name = column.field.name if column.field else "totaal"
        place = self.body.place(row, name, column.index)
        self.said.noted.append(Noted(self.found.form.code, name, place, value, dict(about)))

    def _note_words(self, row: int, about: RowAbout) -> None:
        """What counts in no plan: fields that fill nothing, and quantities without a table."""
        fills = {one.field.name for one in self.columns if one.field and one.field.fills}
        names = {name: value for name, value in about.words.items() if name in FILLED_DOWN}
        for name, value in about.words.items():
            if name not in fills:
                place = in_cell(self.body.place(row), name, about.where[name])
                self.said.noted.append(Noted(self.found.form.code, name, place, value, {**names, **about.cells}))

    def _without_numbers(self, row: int, about: RowAbout) -> None:
        """A product or an institution is a row of its own; of another form without quantities all was noted."""
        table = self._table_of_names()
        if table:
            cells = {**self.setting.usual(table), **about.cells}
            self.said.rows.append(Row(table, self.body.place(row), cells, about.at))
        elif any(one.field and one.field.measures for one in self.found.columns):
            self.without_numbers.append(row)

    def _table_of_names(self) -> Table | None:
        measures = {measure.table for one in self.found.form.fields for measure in one.measures}
        if Table.PRODUCTS in measures:
            return Table.PRODUCTS
        return Table(self.found.form.code) if not measures and self.found.form.code in set(Table) else None

    def _close(self) -> None:
        """What can be told only after the last row."""
        for index, column in self.seen.items():
            wrong = mismatches(column) if index not in self.totals else []
            # a number of the column that was set aside explains why the rest falls short
            self.mismatched.extend(one for one in wrong if not (one.is_short and index in self.numbers.aside))
        self._doubt_totals()
        self.numbers.tell_empty()
        self._tell_hidden()
        self._tell_rows("rows_without_numbers", self.without_numbers)
        place = in_cell(self.body.place(self.found.block.first_row), "", "")
        for column_name, reason in self.setting.asked.items():
            self.said.ask(in_cell(place, column_name, ""), column_name, reason)

    def _doubt_totals(self) -> None:
        wrong = [one for one in self.mismatched if not self._is_admitted(one.total.cell)]
        for one in wrong:
            place = in_cell(self.body.place(one.total.row), "", one.total.cell)
            self.said.ask(place, one.total.cell, one.reason)
        doubted = cells_of(wrong)
        for stated in self.said.stated:
            stated.is_doubted = stated.is_doubted or stated.spot in doubted

    def _tell_hidden(self) -> None:
        place = in_cell(self.body.place(self.found.block.first_row), "", "")
        if self.hidden_rows:
            rows = spots_of(str(self.found.block.spot(row, 0)[0]) for row in self.hidden_rows)
            self._ask_hidden(place, HIDDEN_ROWS, asking("hidden_rows_asked", rows=rows))
        hidden = [one.index for one in self.found.columns if not self._is_seen(one) and self._has_content(one)]
        is_turned = self.found.block.transposed
        letters = [str(index + 1) if is_turned else column_letters(index) for index in hidden]
        if letters:
            self._ask_hidden(place, HIDDEN_COLUMNS, asking("hidden_columns_asked", columns=spots_of(letters)))

    def _has_content(self, column: Column) -> bool:
        return any(self.body.is_filled(row, column.index) for row in self.body.rows())

    def _tell_rows(self, code: str, rows: list[int]) -> None:
        if rows:
            place = in_cell(self.body.place(rows[0]), "", "")
            named = spots_of(str(self.found.block.spot(row, 0)[0]) for row in rows)
            self.said.remarks.append(Reason(code, because(code, place=place, rows=named).items))
