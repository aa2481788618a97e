"""A sheet to the tables on it: where each begins, which rows are its header, what is written above it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from thuistafel.exchange.delivery.facets import is_place
from thuistafel.exchange.delivery.headings import Likeness, is_amount, likeness, look_of
from thuistafel.exchange.delivery.merging import with_texts_of_merged
from thuistafel.exchange.delivery.model import Block, SentSheet
from thuistafel.exchange.delivery.vocabulary import plain
from thuistafel.exchange.delivery.words import SKIPPED_SHEETS
from thuistafel.exchange.raw import MOST_COLUMNS, Raw, is_blank, text_of

MOST_ROWS = 50_000
MOST_TURNED = 200
"""A table on its side is looked for in so many rows and columns at most."""
MOST_HEADER_ROWS = 3
MOST_BLOCKS = 100
"""Of one sheet; what is further down is named as unread."""
_SEARCHED_ROWS = 200
_MOST_RUNS = 60
_LEAST_ROWS = 3
_LEAST_NAMED = 60
_LONGEST_TITLE = 400

Rows = Sequence[Sequence[Raw]]


@dataclass(frozen=True, slots=True)
class _Table:
    """A table found in rows as they are looked at (turned or not): rows and columns from 0, ends included."""

    header: tuple[int, ...]
    first: int
    last: int
    left: int
    right: int
    title: str
    names: int


def blocks_of(sheet: SentSheet) -> tuple[Block, ...]:
    """The tables on a sheet, top to bottom and left to right; none on the sheets of our workbooks that hold no rows."""
    if is_skipped(sheet):
        return ()
    filled = with_texts_of_merged(sheet)
    rows = [cells[:MOST_COLUMNS] for cells in filled.grid[:MOST_ROWS]]
    upright = [table for left, right in _bands(rows) for table in _tables(rows, left, right)]
    turned = _turned_tables(rows) if not upright or _lies_on_its_side(rows, upright[0]) else []
    if turned:
        return tuple(_block(filled, one, transposed=True) for one in turned)
    return tuple(_block(filled, one) for one in upright[:MOST_BLOCKS]) or tuple(_without_header(filled, rows))


def is_blank_form(sheet: SentSheet) -> bool:
    """Whether a header stands there and nobody filled anything in below it."""
    rows = sheet.grid[:MOST_ROWS]
    header = next((number for number, cells in enumerate(rows[:_SEARCHED_ROWS]) if look_of(cells).is_header), None)
    return header is not None and all(_filled(cells) <= 1 for cells in rows[header + 1 :])


def is_skipped(sheet: SentSheet) -> bool:
    """Whether it is a sheet of our own workbooks that holds no rows: `Lees mij`, `Keuzelijsten`, …"""
    return plain(sheet.name).replace("_", " ").startswith(SKIPPED_SHEETS)


def _block(sheet: SentSheet, one: _Table, *, transposed: bool = False) -> Block:
    header = tuple(row + 1 for row in one.header)
    return Block(sheet, one.title, header, one.first + 1, one.last + 1, one.left, one.right, transposed)


def _bands(rows: Rows) -> list[tuple[int, int]]:
    """Columns that belong together: a blank column divides when a table begins on either side of it."""
    width = max(map(len, rows), default=0)
    used = [False] * width
    for cells in rows:
        filled = [index for index, cell in enumerate(cells) if not is_blank(cell)]
        if len(filled) > 1:
            for index in filled:
                used[index] = True
    runs: list[tuple[int, int]] = []
    for index in (index for index, is_used in enumerate(used) if is_used):
        if runs and runs[-1][1] == index - 1:
            runs[-1] = (runs[-1][0], index)
        else:
            runs.append((index, index))
    return _joined(rows, runs)


def _joined(rows: Rows, runs: list[tuple[int, int]]) -> list[tuple[int, int]]:
    bands: list[tuple[int, int]] = []
    if len(runs) > _MOST_RUNS:
        return [(runs[0][0], runs[-1][1])]
    for left, right in runs:
        if bands and not _is_table_of_its_own(rows, left, right):
            bands[-1] = (bands[-1][0], right)
        else:
            bands.append((left, right))
    return bands


def _is_table_of_its_own(rows: Rows, left: int, right: int) -> bool:
    """It has a header whose first heading names what a row is about, with texts below it."""
    for number, cells in enumerate(rows[:_SEARCHED_ROWS]):
        part = cells[left : right + 1]
        if part and not is_blank(part[0]) and look_of(part).is_header:
            below = [
                some[left] for some in rows[number + 1 : number + 6] if len(some) > left and not is_blank(some[left])
            ]
            return bool(below) and not any(map(is_amount, below))
    return False


def _tables(rows: Rows, left: int, right: int) -> Iterator[_Table]:
    """The tables below each other in these columns."""
    part = [cells[left : right + 1] for cells in rows]
    headers = list(_headers(part))
    title, end, before = "", 0, ""
    for number, header in enumerate(headers):
        until = headers[number + 1][0] if number + 1 < len(headers) else len(part)
        first, last = header[-1] + 1, _last_row(part, header[-1] + 1, until)
        above = _texts(part, end, header[0]) or ("" if number else _texts(rows, end, header[0]))
        title = above or (title if number else "") or before
        end = last + 1
        if last >= first:
            names = look_of(part[header[-1]]).names
            for start, stop in _divided(part, header, first, last):
                yield _Table(header, first, last, left + start, left + stop, title, names)


def _texts(rows: Rows, start: int, stop: int) -> str:
    """What stands between two tables, as one line."""
    found: list[str] = []
    for cells in rows[start:stop]:
        found.extend(" ".join(text_of(cell).split()) for cell in cells if not is_blank(cell))
    return " | ".join(dict.fromkeys(found))[:_LONGEST_TITLE]


def _headers(rows: Rows) -> Iterator[tuple[int, ...]]:
    """The header rows of each table, in order."""
    taken = -1
    seen: set[tuple[Raw, ...]] = set()
    for number, cells in enumerate(rows):
        if number <= taken or not _can_begin(rows, number, seen):
            continue
        if not look_of(cells).is_header or _is_body_of(rows, number):
            continue
        seen.add(tuple(cells))
        last = number
        while last + 1 < len(rows) and last - number + 1 < MOST_HEADER_ROWS and _continues(rows[last], rows[last + 1]):
            last += 1
        first = number
        while first > taken + 1 and last - first + 1 < MOST_HEADER_ROWS and _is_caption(rows[first - 1], rows[first]):
            first -= 1
        taken = last
        yield tuple(range(first, last + 1))


def _can_begin(rows: Rows, number: int, seen: set[tuple[Raw, ...]]) -> bool:
    """Far down a sheet a header stands under a blank row or a title, or is one that was seen before."""
    return number < _SEARCHED_ROWS or _filled(rows[number - 1]) <= 1 or tuple(rows[number]) in seen


def _is_body_of(rows: Rows, number: int) -> bool:
    """Whether the row is only values that can be headings too, right below such rows with numbers."""
    look = look_of(rows[number])
    if look.names * 2 > look.filled or number == 0:
        return False
    above = rows[number - 1]
    shared = sum(not is_blank(one) and not is_blank(other) for one, other in zip(above, rows[number], strict=False))
    return shared >= 2 and any(map(is_amount, above))


def _continues(upper: Sequence[Raw], lower: Sequence[Raw]) -> bool:
    """Whether the lower row is a header too: headings below blanks and captions, no values below a name."""
    look = look_of(lower)
    if look.amounts or not look.filled or look.names + look.states < look.filled:
        return False
    pairs = [(text_of(upper[at]).strip() if at < len(upper) else "", text_of(cell).strip())
             for at, cell in enumerate(lower) if not is_blank(cell)]  # fmt: skip
    if any(likeness(below) is Likeness.STATES and _names_what_a_row_is_about(above) for above, below in pairs):
        return False
    return look.names > 0 or look.states >= 2


def _names_what_a_row_is_about(text: str) -> bool:
    """A field of text or year: below it stand values. `Verwacht` or `2023` is a caption."""
    return likeness(text) is Likeness.NAMES and not (_CAPTIONS & set(plain(text).split("_")))


_CAPTIONS = frozenset(
    {
        "verwacht",
        "gerealiseerd",
        "prognose",
        "realisatie",
        "aantal",
        "uitstroom",
        "verhuringen",
        "waarvan",
        "huishoudens",
        "klaar",
    }
)


def _is_caption(upper: Sequence[Raw], lower: Sequence[Raw]) -> bool:
    """Whether the row above a header groups its columns: short texts, more than one or not above the first column."""
    filled = [(at, text_of(cell).strip()) for at, cell in enumerate(upper) if not is_blank(cell)]
    texts = dict.fromkeys(text for _, text in filled)
    if not filled or any(len(text) > 60 or text.endswith(":") for text in texts) or filled[-1][0] >= len(lower):
        return False
    if any(is_amount(cell) for cell in upper if not is_blank(cell)):
        return False
    if any(is_blank(lower[at]) for at, _ in filled):
        return False
    known = sum(likeness(text) > 0 for text in texts)
    return ((len(texts) > 1 and known * 2 >= len(texts)) or (len(texts) == 1 and known == 1)) and filled[0][0] > 0


def _last_row(rows: Rows, first: int, until: int) -> int:
    """The last row of the body: the last with an amount, and what follows it directly with two cells or more.

    Without any amount: the last row with two cells. Notes below the table have one cell, or stand apart.
    """
    last = first - 1
    for number in range(first, until):
        if any(is_amount(cell) for cell in rows[number] if not is_blank(cell)) and _filled(rows[number]) > 1:
            last = number
    if last < first:
        with_two = [number for number in range(first, until) if _filled(rows[number]) > 1]
        return with_two[-1] if with_two else first - 1
    while last + 1 < until and _filled(rows[last + 1]) > 1:
        last += 1
    return last


def _filled(cells: Sequence[Raw]) -> int:
    return sum(not is_blank(cell) for cell in cells)


def _divided(rows: Rows, header: tuple[int, ...], first: int, last: int) -> Iterator[tuple[int, int]]:
    """The columns of the tables beside each other under one header: where the first heading comes again."""
    lowest = [plain(text_of(cell)) for cell in rows[header[-1]]]
    filled = [at for at, word in enumerate(lowest) if word]
    used = {at for row in range(first, last + 1) for at, cell in enumerate(rows[row]) if not is_blank(cell)}
    right = max(used | {*filled})
    starts = [at for at in filled if lowest[at] == lowest[filled[0]]] if filled else [0]
    if (
        len(starts) == 1
        or likeness(text_of(rows[header[-1]][starts[0]])) is not Likeness.NAMES
        or _is_bound(lowest, starts)
    ):
        yield min(used), right
        return
    yield from zip(starts, [*(at - 1 for at in starts[1:]), right], strict=True)


def _is_bound(lowest: list[str], starts: list[int]) -> bool:
    """Headings that come again within groups (laag, hoog) do not begin a table: a name of what a row is about does."""
    return len(header_words := {*lowest[: starts[1]]} - {""}) < 2 or not header_words & _ROW_NAMES


_ROW_NAMES = frozenset(
    {
        "gemeente",
        "doelgroep",
        "herkomst",
        "corporatie",
        "instelling",
        "locatie",
        "product",
        "project",
        "jaar",
        "herkomst_gemeente",
    }
)


def _lies_on_its_side(rows: Rows, one: _Table) -> bool:
    """Whether names of fields stand below the first heading, where values should stand."""
    below = [text_of(cells[one.left]).strip() for cells in rows[one.first : one.last + 1] if len(cells) > one.left]
    names = sum(likeness(text) is Likeness.NAMES for text in below)
    return names >= 2 and 100 * names >= _LEAST_NAMED * sum(map(bool, below))


def _turned_tables(rows: Rows) -> list[_Table]:
    """Tables on their side: names of fields below each other, records as columns."""
    if len(rows) > MOST_TURNED or max(map(len, rows), default=0) > MOST_TURNED:
        return []
    width = max(map(len, rows), default=0)
    turned = [tuple(cells[at] if at < len(cells) else "" for cells in rows) for at in range(width)]
    found = list(_tables(turned, 0, len(rows) - 1)) if turned else []
    return [
        replace(one, title=_texts_before(rows, one)) for one in found if _is_mostly_names(turned[one.header[-1]], one)
    ]


def _is_mostly_names(cells: Sequence[Raw], one: _Table) -> bool:
    filled = [text_of(cell).strip() for cell in cells if not is_blank(cell)]
    names = sum(likeness(text) is Likeness.NAMES for text in filled)
    return len(one.header) == 1 and names >= 2 and 100 * names >= _LEAST_NAMED * len(filled)


def _texts_before(rows: Rows, one: _Table) -> str:
    return _texts(rows, 0, one.left)


def _without_header(sheet: SentSheet, rows: Rows) -> Iterator[Block]:
    """Rows of municipalities with numbers beside them and nothing above that says what they are."""
    places = [number for number, cells in enumerate(rows) if _is_named_row(cells)]
    if len(places) < _LEAST_ROWS or 100 * len(places) < 80 * (places[-1] - places[0] + 1):
        return
    right = max(len(rows[number]) for number in places) - 1
    yield Block(sheet, _texts(rows, 0, places[0]), (), places[0] + 1, places[-1] + 1, 0, right)


def _is_named_row(cells: Sequence[Raw]) -> bool:
    filled = [cell for cell in cells if not is_blank(cell)]
    is_named = any(isinstance(cell, str) and is_place(cell) for cell in filled)
    return len(filled) > 1 and is_named and any(map(is_amount, filled))
