"""The overview of a round: who is asked what, when it went out, what came back."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from io import BytesIO
from pathlib import Path

from thuistafel.core.errors import ThuistafelError
from thuistafel.exchange.asking.book import Book
from thuistafel.exchange.asking.parties import own_deliveries
from thuistafel.exchange.asking.workbook import Questionnaire, Round
from thuistafel.exchange.delimited import decoded, parsed, written
from thuistafel.exchange.raw import text_of
from thuistafel.wording import asking as words
from thuistafel.wording.language import DUTCH, speaking

OVERVIEW_CSV, OVERVIEW_BOOK = "overzicht.csv", "overzicht.xlsx"
BOOK, FILLED, DAY, BACK = map(words.OVERVIEW_HEADS.index, ("werkboek", "al_ingevuld", "verstuurd_op", "teruggekomen"))
"""The columns that other code looks into."""


@speaking(DUTCH)
def row_of(one: Questionnaire, asked: Round, workbook: str, sent: Mapping[str, str]) -> tuple[str, ...]:
    """A party's row: what it gets, how much stands in it already, when it went out and what came back."""
    back = ", ".join(found.file.rpartition("/")[2] for found in own_deliveries(one.party, asked.reading))
    until = asked.deadline.isoformat() if asked.deadline else ""
    codes = " ".join(form.code for form in one.forms)
    kind = words.KIND[one.party.sender.value]
    return (one.party.name, kind, workbook, codes, str(one.filled), until, sent.get(workbook, ""), back)


def overview_csv(rows: Iterable[Sequence[str]]) -> bytes:
    """All rows under their headings."""
    return written([words.OVERVIEW_HEADS, *rows])


@speaking(DUTCH)
def overview_workbook(rows: Sequence[Sequence[str]], asked: Round) -> bytes:
    """The same as a workbook, to sort and filter."""
    target = BytesIO()
    book = Book.opened(target, f"{asked.title} · {words.OVERVIEW_TITLE}", asked.label, asked.known.day)
    sheet = book.sheet(words.OVERVIEW_SHEET, words.OVERVIEW_TITLE, (36, 16, 56, 18, 12, 13, 16, 44))
    sheet.texts(3, [head.replace("_", " ") for head in words.OVERVIEW_HEADS], "head")
    for place, row in enumerate(rows, 4):
        for column, text in enumerate(row):
            sheet.value(
                place, column, int(text) if column == FILLED else text, "filled_general" if text else "fill_date"
            )
    sheet.worksheet.freeze_panes(4, 1)
    sheet.worksheet.repeat_rows(3)
    sheet.worksheet.autofilter(3, 0, 3 + max(1, len(rows)), len(words.OVERVIEW_HEADS) - 1)
    book.workbook.close()
    return target.getvalue()


def sent_before(folder: Path) -> dict[str, str]:
    """What was written in `verstuurd_op` of an earlier overview, by workbook; it is kept in the next one."""
    return {row[BOOK]: row[DAY] for row in rows_in(folder) if row[DAY]}


def rows_in(folder: Path) -> tuple[tuple[str, ...], ...]:
    """The rows of the overview in a folder; none when it has none of ours."""
    try:
        return tuple(map(tuple, _rows((folder / OVERVIEW_CSV).read_bytes())))
    except OSError:
        return ()


def without_days(content: bytes) -> bytes:
    """The overview as it was made, before anyone wrote when a workbook went out."""
    return overview_csv([[*row[:DAY], "", *row[DAY + 1 :]] for row in _rows(content)])


def _rows(content: bytes) -> list[list[str]]:
    """The rows of an overview of ours; none when it is something else."""
    try:
        head, *rows = parsed(decoded(content)[0]) or ((),)
    except ThuistafelError:
        return []
    if tuple(map(text_of, head)) != words.OVERVIEW_HEADS:
        return []
    return [list(map(text_of, row)) for row in rows if len(row) == len(head)]
