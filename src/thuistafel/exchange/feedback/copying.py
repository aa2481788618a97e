"""The sender's sheets written anew: every value in its own type and place, remarks as notes and soft fills."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from thuistafel.exchange.delivery.model import SentSheet, Spot
from thuistafel.exchange.feedback.drawing import COLOURS, dress
from thuistafel.exchange.feedback.formulas import is_harmless
from thuistafel.exchange.feedback.looks import PLAIN, Look
from thuistafel.exchange.feedback.notes import Notes, areas_in, note_text
from thuistafel.exchange.feedback.remarks import Remark, Sort
from thuistafel.exchange.feedback.values import shown
from thuistafel.exchange.raw import Raw, column_letters, is_blank, text_of
from thuistafel.wording.feedback import NOTES

_NARROW, _WIDE, _TEXT_WIDE = 9, 44, 100
_NOTE_WIDTH, _LETTERS_ON_A_LINE, _NOTE_LINE = 320, 46, 20


@dataclass(frozen=True, slots=True)
class Formats:
    """The formats of a workbook, one per number format and colour."""

    workbook: Workbook
    known: dict[tuple[str, str], Format] = field(default_factory=dict)

    def of(self, number_format: str, remarks: Sequence[Remark]) -> Format | None:
        """For a cell with these remarks, of which the first colours it; None for a plain cell."""
        colour = COLOURS.get(remarks[0].sort.value, "") if remarks else ""
        if not number_format and not colour:
            return None
        if (number_format, colour) not in self.known:
            look = {"num_format": number_format, "bg_color": colour}
            made = self.workbook.add_format({name: value for name, value in look.items() if value})
            self.known[number_format, colour] = made
        return self.known[number_format, colour]


@dataclass(frozen=True, slots=True)
class SheetCopy:
    """One sheet of a sender and all that its copy needs; `sheets` are names that formulas may speak of."""

    sent: SentSheet
    notes: Notes
    look: Look = PLAIN
    sheets: Collection[str] = ()
    from_text_file: bool = False

    def write(self, worksheet: Worksheet, formats: Formats, label: str) -> None:
        """Values, formulas, notes, merged areas, widths and hidden parts: a copy is read as its original."""
        for row, cells in enumerate(self.sent.grid, start=1):
            for column, raw in enumerate(cells):
                self._cell(worksheet, formats, (row, column), raw)
        for spot in self.notes:
            if _is_beyond(spot, self.sent):
                self._cell(worksheet, formats, spot, "")
        for first, last in areas_in(self.sent):
            # An area is made blank first: what stands in it is then written by its own type.
            worksheet.merge_range(first[0] - 1, first[1], last[0] - 1, last[1], "")
            self._value(worksheet, formats, first, _at(self.sent, first))
        self._arrange(worksheet)
        dress(worksheet, label)

    def _cell(self, worksheet: Worksheet, formats: Formats, spot: Spot, raw: Raw) -> None:
        self._value(worksheet, formats, spot, raw)
        if remarks := self.notes.get(spot):
            text = note_text(remarks)
            lines = 2 + sum(1 + len(line) // _LETTERS_ON_A_LINE for line in text.split("\n"))
            box = {"width": _NOTE_WIDTH, "height": _NOTE_LINE * lines, "author": "Thuistafel"}
            worksheet.write_comment(spot[0] - 1, spot[1], text, box)

    def _value(self, worksheet: Worksheet, formats: Formats, spot: Spot, raw: Raw) -> None:
        """Each value as its own type: text never becomes a formula, a number or a link by its looks."""
        one = shown(raw, from_text_file=self.from_text_file)
        code = one.number_format or _code_for(one.value, self.look.formats.get(spot, ""))
        look = formats.of(code, self.notes.get(spot, ()))
        row, column = spot[0] - 1, spot[1]
        if formula := kept_formula(self.look, self.sheets, spot, one.value):
            worksheet.write_formula(row, column, f"={formula}", look, one.value)
            return
        match one.value:
            case bool():
                worksheet.write_boolean(row, column, one.value, look)
            case int() | float():
                worksheet.write_number(row, column, one.value, look)
            case date():
                worksheet.write_datetime(row, column, one.value, look)
            case str() if one.value:
                worksheet.write_string(row, column, one.value, look)
            case _ if look is not None:
                worksheet.write_blank(row, column, None, look)

    def _arrange(self, worksheet: Worksheet) -> None:
        """Widths, the header in sight, and hidden what was hidden."""
        for column in range(max(map(len, self.sent.grid), default=0)):
            options = {"hidden": True} if column in self.sent.hidden_columns else {}
            width = self.look.widths.get(column) or _usual_width(self.sent, column)
            worksheet.set_column(column, column, width, None, options)
        for row in sorted(row for row in self.sent.hidden_rows if row <= len(self.sent.grid)):
            worksheet.set_row(row - 1, None, None, {"hidden": True})
        headers = {spot[0] for spot, said in self.notes.items() if any(each.sort is Sort.COLUMN for each in said)}
        if any(self.look.frozen):
            worksheet.freeze_panes(*self.look.frozen)
        elif len(headers) == 1:
            worksheet.freeze_panes(headers.pop(), 0)
        if self.sent.is_hidden:
            worksheet.hide()


def _code_for(value: Raw, code: str) -> str:
    """The sender's number format, unless it would hide a part of the number: 6,5 is not shown as 7."""
    if isinstance(value, bool) or not isinstance(value, int | float):
        return ""
    return code if isinstance(value, int) or value.is_integer() or set(".%") & set(code) else ""


def kept_formula(look: Look, sheets: Collection[str], spot: Spot, value: Raw) -> str:
    """The formula of a cell when it is harmless and its result a number or plain text; '' otherwise."""
    formula = look.formulas.get(spot, "")
    is_plain = isinstance(value, int | float) or (isinstance(value, str) and bool(value) and value.isprintable())
    return formula if formula and is_plain and is_harmless(formula, sheets) else ""


def formulas_left_out(
    sheets: Sequence[SentSheet], looks: Mapping[str, Look], names: Collection[str]
) -> Iterator[Remark]:
    """A remark for each formula of which the copy holds only the result."""
    for sheet in sheets:
        look = looks.get(sheet.name, PLAIN)
        for spot in sorted(look.formulas):
            raw = _at(sheet, spot)
            if not is_blank(raw) and not kept_formula(look, names, spot, shown(raw).value):
                at = f"{column_letters(spot[1])}{spot[0]}"
                yield Remark(Sort.NOTE, sheet.name, at, (spot,), "", NOTES["formula_left_out"])


def _usual_width(sent: SentSheet, column: int) -> int:
    """By the longest text in the column, within reason."""
    words = (text_of(cells[column]) for cells in sent.grid if column < len(cells) and not is_blank(cells[column]))
    widest = _WIDE if any(len(cells) > 1 for cells in sent.grid) else _TEXT_WIDE
    return max(_NARROW, min(max(map(len, words), default=0) + 2, widest))


def _at(sent: SentSheet, spot: Spot) -> Raw:
    row = sent.grid[spot[0] - 1] if spot[0] <= len(sent.grid) else ()
    return row[spot[1]] if spot[1] < len(row) else ""


def _is_beyond(spot: Spot, sent: SentSheet) -> bool:
    """Whether a remark is about a cell after the last one filled in its row."""
    return spot[0] > len(sent.grid) or spot[1] >= len(sent.grid[spot[0] - 1])
