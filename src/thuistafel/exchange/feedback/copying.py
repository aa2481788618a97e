"""The sender's sheets written anew: every value in its own type and place, remarks as notes and soft fills."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from thuistafel.exchange.delivery.model import SentSheet, Spot
from thuistafel.exchange.feedback.drawing import COLOURS, dress
from thuistafel.exchange.feedback.remarks import Remark, Sort
from thuistafel.exchange.feedback.values import DAY, Shown, safe_text, shown
from thuistafel.exchange.raw import Raw, is_blank, text_of

MOST_NOTES = 1_000
LONGEST_NOTE = 1_000
_NARROW, _WIDE, _TEXT_WIDE = 9, 44, 100
_NOTE_WIDTH, _LETTERS_ON_A_LINE = 320, 46
_PRESSING = {sort: place for place, sort in enumerate(Sort)}


@dataclass(slots=True)
class Copy:
    """The copy of one workbook; `notes` holds what is said per sheet and cell."""

    workbook: Workbook
    notes: Mapping[str, Mapping[Spot, Sequence[Remark]]]
    formats: dict[tuple[str, str], Format] = field(default_factory=dict)

    def sheet(self, sent: SentSheet, worksheet: Worksheet, label: str, *, from_text_file: bool) -> None:
        """One sheet with its values, widths, merged areas, hidden parts and remarks."""
        notes = _on_first_cells(self.notes.get(sent.name, {}), sent)
        for row, cells in enumerate(sent.grid, start=1):
            for column, raw in enumerate(cells):
                self._cell(worksheet, (row, column), raw, notes.get((row, column), ()), from_text_file)
        for spot in notes:
            if _beyond(spot, sent):
                self._cell(worksheet, spot, "", notes[spot], from_text_file)
        self._merge(sent, worksheet, notes, from_text_file)
        _arrange(sent, worksheet, notes)
        dress(worksheet, label)

    def _cell(
        self, worksheet: Worksheet, spot: Spot, raw: Raw, remarks: Sequence[Remark], from_text_file: bool
    ) -> None:
        one = shown(raw, from_text_file=from_text_file)
        _write(worksheet, spot, one, self._format(one.number_format, remarks))
        if remarks:
            text = safe_text(_note(remarks), LONGEST_NOTE)
            height = 20 * (2 + sum(1 + len(line) // _LETTERS_ON_A_LINE for line in text.split("\n")))
            worksheet.write_comment(
                spot[0] - 1, spot[1], text, {"width": _NOTE_WIDTH, "height": height, "author": "Thuistafel"}
            )

    def _format(self, number_format: str, remarks: Sequence[Remark]) -> Format | None:
        """One format per look; the most pressing remark colours the cell."""
        colour = (
            COLOURS.get(min((each.sort for each in remarks), key=_PRESSING.__getitem__).value, "") if remarks else ""
        )
        if not number_format and not colour:
            return None
        if (number_format, colour) not in self.formats:
            look = {"num_format": number_format} if number_format else {}
            self.formats[number_format, colour] = self.workbook.add_format(
                {**look, "bg_color": colour} if colour else look
            )
        return self.formats[number_format, colour]

    def _merge(
        self, sent: SentSheet, worksheet: Worksheet, notes: Mapping[Spot, Sequence[Remark]], from_text_file: bool
    ) -> None:
        for first, last in _apart(sent.merged):
            raw = _at(sent, first)
            one = shown(raw, from_text_file=from_text_file)
            look = self._format(one.number_format, notes.get(first, ()))
            worksheet.merge_range(first[0] - 1, first[1], last[0] - 1, last[1], "", look)
            _write(worksheet, first, one, look)


def _write(worksheet: Worksheet, spot: Spot, one: Shown, look: Format | None) -> None:
    """Each value as its own type: text never becomes a formula, a number or a link by its looks."""
    row, column = spot[0] - 1, spot[1]
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


def notes_of(remarks: Iterable[Remark], sheets: Sequence[SentSheet]) -> dict[str, dict[Spot, list[Remark]]]:
    """The remarks by sheet and cell, at most `MOST_NOTES` cells, the most pressing first; all are in the list."""
    order = {sheet.name: place for place, sheet in enumerate(sheets)}
    placed = [(each, spot) for each in remarks for spot in each.spots if each.sheet in order]
    placed.sort(key=lambda item: (_PRESSING[item[0].sort], order[item[0].sheet], item[1]))
    found: dict[str, dict[Spot, list[Remark]]] = {}
    cells = 0
    for each, spot in placed:
        on_sheet = found.setdefault(each.sheet, {})
        if spot not in on_sheet:
            cells += 1
            if cells > MOST_NOTES:
                continue
        on_sheet.setdefault(spot, []).append(each)
    return found


def _note(remarks: Sequence[Remark]) -> str:
    """What the note says: each remark and what to do, the most pressing first."""
    ordered = sorted(remarks, key=lambda each: _PRESSING[each.sort])
    lines = (f"{each.sort.value.capitalize()}: {each.what} {each.now}".rstrip() for each in ordered)
    return "\n".join(dict.fromkeys(lines))


def _on_first_cells(notes: Mapping[Spot, Sequence[Remark]], sent: SentSheet) -> dict[Spot, list[Remark]]:
    """What is about a covered cell stands on the first cell of its merged area, where it can be seen."""
    found: dict[Spot, list[Remark]] = {}
    areas = _apart(sent.merged)
    for spot, remarks in notes.items():
        first = next((first for first, last in areas if _covers(first, last, spot)), spot)
        found.setdefault(first, []).extend(each for each in remarks if each not in found.get(first, ()))
    return found


def _covers(first: Spot, last: Spot, spot: Spot) -> bool:
    return first[0] <= spot[0] <= last[0] and first[1] <= spot[1] <= last[1]


def _apart(areas: Iterable[tuple[Spot, Spot]]) -> list[tuple[Spot, Spot]]:
    """Areas of more than one cell that do not overlap: a workbook with two on one cell does not open."""
    kept: list[tuple[Spot, Spot]] = []
    for first, last in areas:
        overlaps = any(
            first[0] <= other[1][0] and other[0][0] <= last[0] and first[1] <= other[1][1] and other[0][1] <= last[1]
            for other in kept
        )
        if first != last and not overlaps:
            kept.append((first, last))
    return kept


def _at(sent: SentSheet, spot: Spot) -> Raw:
    row = sent.grid[spot[0] - 1] if spot[0] <= len(sent.grid) else ()
    return row[spot[1]] if spot[1] < len(row) else ""


def _beyond(spot: Spot, sent: SentSheet) -> bool:
    """Whether a remark is about a cell after the last one filled in its row."""
    return spot[0] > len(sent.grid) or spot[1] >= len(sent.grid[spot[0] - 1])


def _arrange(sent: SentSheet, worksheet: Worksheet, notes: Mapping[Spot, Sequence[Remark]]) -> None:
    """Widths by what stands there, the header in sight, and hidden what was hidden: a copy is read as its original."""
    for column in range(max(map(len, sent.grid), default=0)):
        words = [text_of(cells[column]) for cells in sent.grid if column < len(cells) and not is_blank(cells[column])]
        usual = max(map(len, words), default=0) + 2
        widest = _TEXT_WIDE if len(sent.grid[0]) <= 1 else _WIDE
        options = {"hidden": True} if column in sent.hidden_columns else {}
        worksheet.set_column(column, column, max(_NARROW, min(usual, widest)), None, options)
    for row in sent.hidden_rows:
        worksheet.set_row(row - 1, None, None, {"hidden": True})
    headers = [spot[0] for spot, remarks in notes.items() if any(each.sort is Sort.COLUMN for each in remarks)]
    if headers and len(set(headers)) == 1:
        worksheet.freeze_panes(headers[0], 0)
    if sent.is_hidden:
        worksheet.hide()


__all__ = ["DAY", "Copy", "notes_of"]
