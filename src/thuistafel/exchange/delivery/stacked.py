"""Tables below and beside each other in rows of cells: where each header stands, where its body ends."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from thuistafel.exchange.delivery.headings import Likeness, is_amount, likeness, look_of, names_subject
from thuistafel.exchange.delivery.sections import sections_in
from thuistafel.exchange.delivery.vocabulary import plain
from thuistafel.exchange.raw import Raw, is_blank, text_of

MOST_HEADER_ROWS = 3
SEARCHED_ROWS = 200
"""In so many rows any row can be a header; further down only below a blank row or title, or one seen before."""
_MOST_RUNS = 60
"""With more groups of columns between blank ones than this, they are not looked at apart."""
_LONGEST_TITLE = 400

Rows = Sequence[Sequence[Raw]]


@dataclass(frozen=True, slots=True)
class Table:
    """A table found in rows as they are looked at (turned or not): rows and columns from 0, ends included."""

    header: tuple[int, ...]
    first: int
    last: int
    left: int
    right: int
    title: str


def bands_of(rows: Rows) -> list[tuple[int, int]]:
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
        if bands and not _is_table_of_its_own(rows, bands[-1], (left, right)):
            bands[-1] = (bands[-1][0], right)
        else:
            bands.append((left, right))
    return bands


def _is_table_of_its_own(rows: Rows, before: tuple[int, int], columns: tuple[int, int]) -> bool:
    """Whether a header begins here with what a row is about, and what stands before is a whole table without it."""
    left, right = columns
    for number, cells in enumerate(rows[:SEARCHED_ROWS]):
        part = cells[left : right + 1]
        if part and names_subject(text_of(part[0])) and look_of(part).is_header:
            is_below = any(len(some) > left and not is_blank(some[left]) for some in rows[number + 1 : number + 6])
            beside = cells[before[0] : before[1] + 1]
            return is_below and (not look_of(beside).is_header or _counts(rows, number, before))
    return False


def _counts(rows: Rows, header: int, columns: tuple[int, int]) -> bool:
    """Whether a column of amounts stands under the header: then the table is whole."""
    left, right = columns
    below = [cells[left : right + 1] for cells in rows[header + 1 : header + 6]]
    return any(is_amount(cell) for cells in below for cell in cells if not is_blank(cell))


def tables_in(rows: Rows, left: int, right: int) -> Iterator[Table]:
    """The tables below each other in these columns."""
    part = [cells[left : right + 1] for cells in rows]
    headers = list(_headers(part))
    title, end, before = "", 0, ""
    for number, header in enumerate(headers):
        until = headers[number + 1][0] if number + 1 < len(headers) else len(part)
        first, last = header[-1] + 1, _last_row(part, header[-1] + 1, until)
        above = texts_between(part, end, header[0]) or ("" if number else texts_between(rows, end, header[0]))
        title = above or (title if number else "") or before
        end = last + 1
        if last >= first:
            for start, stop in _divided(part, header, first, last):
                for caption, top, bottom in sections_in(part, first, last):
                    named = " | ".join(filter(None, (caption, title)))
                    yield Table(header, top, bottom, left + start, left + stop, named)


def texts_between(rows: Rows, start: int, stop: int) -> str:
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
    return number < SEARCHED_ROWS or filled_in(rows[number - 1]) <= 1 or tuple(rows[number]) in seen


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
        if any(is_amount(cell) for cell in rows[number] if not is_blank(cell)) and filled_in(rows[number]) > 1:
            last = number
    if last < first:
        with_two = [number for number in range(first, until) if filled_in(rows[number]) > 1]
        return with_two[-1] if with_two else first - 1
    while last + 1 < until and filled_in(rows[last + 1]) > 1:
        last += 1
    return last


def filled_in(cells: Sequence[Raw]) -> int:
    """How many cells of a row hold something."""
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
    words = {*lowest[: starts[1]]} - {""}
    return len(words) < 2 or not any(map(names_subject, words))
