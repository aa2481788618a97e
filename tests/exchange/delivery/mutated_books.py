"""The ways in which people make a good workbook different without changing a number."""

from __future__ import annotations

import codecs
import io
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

import xlsxwriter
from good_books import Draft, Rows

from thuistafel.exchange.delivery.model import SentFile, SentSheet
from thuistafel.exchange.delivery.opening import opened
from thuistafel.exchange.raw import Raw, text_of

SYNONYMS = {
    "doelgroep": "groep",
    "herkomst_gemeente": "gemeente van herkomst",
    "klaar_nu": "klaar voor uitstroom",
    "verwacht_komende_12_mnd": "verwacht komende 12 maanden",
    "gemeente": "gem.",
    "verwacht_aantal": "verwacht aantal",
    "corporatie": "woningcorporatie",
    "stand_wachtend": "wachtend",
    "instroom_per_jaar": "instroom per jaar",
}
OTHER_NAMES = {"Den Haag": "'s-Gravenhage", "Leidschendam-Voorburg": "LV", "Wassenaar": "WASSENAAR", "Delft": "delft"}
OTHER_GROUPS = {"beschermd_wonen": "BW", "vrouwenopvang": "Vrouwenopvang", "statushouders": "vergunninghouders"}


def _text(change: Callable[[int], str]) -> Callable[[Draft], Draft]:
    def changed(draft: Draft) -> Draft:
        return draft.with_cells(lambda cell: change(cell) if isinstance(cell, int) else cell, draft.numbers)

    return changed


def _grouped_digits(number: int) -> str:
    return f"{number:,}".replace(",", ".")


def _cells(known: dict[str, str], *names: str) -> Callable[[Draft], Draft]:
    def changed(draft: Draft) -> Draft:
        index = draft.column(*names)
        return draft if index is None else draft.with_cells(lambda cell: known.get(str(cell), cell), [index])

    return changed


def _above(*lines: tuple[Raw, ...]) -> Callable[[Draft], Draft]:
    return lambda draft: replace(draft, above=(*lines, *draft.above))


def _below(*lines: tuple[Raw, ...]) -> Callable[[Draft], Draft]:
    return lambda draft: replace(draft, below=(*draft.below, *lines))


def _inserted(draft: Draft, at: int, heading: str, cells: Sequence[Raw]) -> Draft:
    def put(line: tuple[Raw, ...], cell: Raw) -> tuple[Raw, ...]:
        return (*line[:at], cell, *line[at:])

    filled = list(cells) + [""] * len(draft.rows)
    rows = tuple(put(row, filled[number]) for number, row in enumerate(draft.rows))
    header = (*draft.header[:at], heading, *draft.header[at:])
    return replace(draft, header=header, rows=rows)


def reordered(draft: Draft) -> Draft:
    """Columns from right to left."""
    return replace(draft, header=draft.header[::-1], rows=tuple(row[::-1] for row in draft.rows))


def typing_error(draft: Draft) -> Draft:
    """A letter lost in the longest heading."""
    longest = max(draft.header, key=len)
    return draft.with_header(lambda heading: heading[:4] + heading[5:] if heading == longest else heading)


def two_header_rows(draft: Draft) -> Draft:
    """A row with words for several columns above the header."""
    if not draft.numbers:  # written as text before
        return draft
    first = min(draft.numbers)
    return replace(
        draft, above=(*draft.above, tuple("Aantallen" if at == first else "" for at in range(len(draft.header))))
    )


def _runs(draft: Draft, index: int) -> list[tuple[int, int]]:
    """First and last row of equal values below each other."""
    runs, start = [], 0
    for _, same in groupby(draft.rows, key=lambda row: row[index]):
        length = len(list(same))
        runs.append((start, start + length - 1))
        start += length
    return [run for run in runs if run[0] < run[1]]


def _blanked(draft: Draft, index: int) -> Draft:
    covered = {row for first, last in _runs(draft, index) for row in range(first + 1, last + 1)}
    rows = tuple(
        tuple("" if at == index and number in covered else cell for at, cell in enumerate(row))
        for number, row in enumerate(draft.rows)
    )
    return replace(draft, rows=rows)


def merged_down(draft: Draft) -> Draft:
    """Equal texts in the first column as one merged cell."""
    return replace(_blanked(draft, 0), merged=tuple(_runs(draft, 0))) if not draft.merged else draft


def said_once(draft: Draft) -> Draft:
    """A text only where it changes."""
    index = draft.column("doelgroep", "gemeente")
    return draft if index is None else _blanked(draft, index)


def total_row(draft: Draft, word: str = "Totaal", wrong: int = 0) -> Draft:
    """The sum of each column below it."""
    if not draft.numbers:
        return draft
    line: list[Raw] = [""] * len(draft.header)
    for index in draft.numbers:
        line[index] = sum(cell for row in draft.rows if isinstance(cell := row[index], int)) + wrong
    line[next(at for at in range(len(line)) if at not in draft.numbers)] = word
    return replace(draft, below=(tuple(line), *draft.below))


def hidden_row(draft: Draft) -> Draft:
    """Last year's number in a hidden row."""
    if _is_text(draft):
        return draft
    old = tuple(
        cell - 1 if index in draft.numbers and isinstance(cell, int) else cell
        for index, cell in enumerate(draft.rows[0])
    )
    return replace(draft, hidden=(*draft.hidden, old))


def hidden_sheet(draft: Draft) -> Draft:
    """An old version on a hidden sheet."""
    if _is_text(draft):
        return draft
    grid = (
        draft.header,
        *(
            tuple(
                cell + 5 if index in draft.numbers and isinstance(cell, int) else cell for index, cell in enumerate(row)
            )
            for row in draft.rows
        ),
    )
    return replace(draft, more=(*draft.more, SentSheet(draft.file, "oud", grid, is_hidden=True)))


def more_sheets(draft: Draft) -> Draft:
    """An empty sheet and one with a remark."""
    if _is_text(draft):
        return draft
    extra = SentSheet(draft.file, "Blad2", ()), SentSheet(draft.file, "Toelichting", (("Vragen? Bel ons.",),))
    return replace(draft, more=(*draft.more, *extra))


def _halves(draft: Draft) -> tuple[Rows, Rows]:
    middle = len(draft.rows) // 2
    return draft.rows[:middle], draft.rows[middle:]


def split_sheets(draft: Draft) -> Draft:
    """Half of the rows on a second sheet."""
    if _is_text(draft):
        return draft
    first, second = _halves(draft)
    other = SentSheet(draft.file, f"{draft.sheet} (2)", (*draft.above, draft.header, *second))
    return replace(draft, rows=first, more=(*draft.more, other))


def split_below(draft: Draft) -> Draft:
    """Two tables below each other."""
    if draft.spread:
        return draft
    first, second = _halves(draft)
    return replace(draft, rows=first, below=((), draft.header, *second, *draft.below))


def header_again(draft: Draft) -> Draft:
    """The header repeated half-way, as on paper."""
    first, second = _halves(draft)
    return replace(draft, rows=(*first, draft.header, *second))


def side_by_side(draft: Draft) -> Draft:
    """Two tables beside each other."""
    first, second = _halves(draft)
    wide = len(draft.header)
    empty = ("",) * wide
    rows = tuple(
        (*(first[number] if number < len(first) else empty), "", *second[number]) for number in range(len(second))
    )
    return replace(draft, header=(*draft.header, "", *draft.header), rows=rows)


def transposed(draft: Draft) -> Draft:
    """The fields below each other."""
    if draft.below or draft.hidden:
        return draft

    def turned(one: Draft) -> list[SentSheet]:
        grid = tuple(zip(one.header, *one.rows, strict=True))
        return [SentSheet(one.file, one.sheet, (*one.above, *grid))]

    return replace(draft, spread=turned)


def split_numbers(draft: Draft) -> Draft:
    """Each row of a provider over two locations."""
    index = draft.column("locatie")
    if index is None or not draft.numbers:
        return draft
    rows: list[tuple[Raw, ...]] = []
    for row in draft.rows:
        for name, part in (("Noord", 0), ("Zuid", 1)):
            rows.append(
                tuple(
                    name if at == index else (cell // 2 + part * (cell % 2) if isinstance(cell, int) else cell)
                    for at, cell in enumerate(row)
                )
            )
    return replace(draft, rows=tuple(rows))


def quarters(draft: Draft) -> Draft:
    """The lettings of a year as four columns."""
    index = draft.column("aantal")
    whole = index is not None and all(isinstance(row[index], int) for row in draft.rows)
    if index is None or not whole or "corporatie" not in draft.header:
        return draft
    names = ("verwacht K1", "verwacht K2", "verwacht K3", "verwacht K4")

    def parts(number: int) -> tuple[int, ...]:
        return (number // 4, number // 4 + 1, number // 4 - 1, number - 3 * (number // 4))

    rows = tuple((*row[:index], *parts(int(str(row[index]))), *row[index + 1 :]) for row in draft.rows)
    return replace(draft, header=(*draft.header[:index], *names, *draft.header[index + 1 :]), rows=rows)


def _as_text(ending: str, separator: str, encoding: str, bom: bytes = b"") -> Callable[[Draft], Draft]:
    def kept(draft: Draft) -> SentFile:
        front = [sheet.grid[0] for sheet in draft.front()]
        lines = (*front, *draft.sheets()[0].grid)
        quoted = (
            ['"' + text.replace('"', '""') + '"' if separator in text else text for text in map(text_of, line)]
            for line in lines
        )
        content = bom + "".join(separator.join(line) + "\r\n" for line in quoted).encode(encoding)
        name = draft.file.removesuffix(".xlsx") + ending
        return opened({name: content})[0]

    def changed(draft: Draft) -> Draft:
        single = draft.spread is None and not draft.more and not draft.hidden and not draft.merged
        return replace(draft, kept=kept) if single else draft

    return changed


def saved(draft: Draft) -> Draft:
    """Written as a workbook and opened again."""
    return replace(draft, kept=_saved)


def _is_text(draft: Draft) -> bool:
    """Whether it is kept as text, which has one sheet and hides nothing."""
    return draft.kept is not None and draft.kept is not _saved


def _saved(draft: Draft) -> SentFile:
    target = io.BytesIO()
    with xlsxwriter.Workbook(target, {"in_memory": True}) as book:
        for one in (*draft.front(), *draft.sheets(), *draft.more):
            sheet = book.add_worksheet(one.name)
            for number, line in enumerate(one.grid):
                sheet.write_row(number, 0, line)
            for row in one.hidden_rows:
                sheet.set_row(row - 1, None, None, {"hidden": True})
            for (first, left), (last, right) in one.merged:
                sheet.merge_range(first - 1, left, last - 1, right, one.grid[first - 1][left])
            if one.is_hidden:
                sheet.hide()
    return opened({draft.file: target.getvalue()})[0]


@dataclass(frozen=True)
class Mutation:
    """A way to make a workbook different; with `loses` a number may go as long as it is said."""

    name: str
    change: Callable[[Draft], Draft]
    loses: bool = False


MUTATIONS = (
    Mutation("titelregels", _above(("Opgave voor de datatafel",), ("Fictieve cijfers",), ())),
    Mutation("kop op regel 7", _above(*[("Fictieve cijfers",)] * 2, *[()] * 4)),
    Mutation("lege regel onder de kop", lambda draft: replace(draft, rows=(("",) * len(draft.header), *draft.rows))),
    Mutation(
        "lege regel tussendoor",
        lambda draft: replace(draft, rows=(*draft.rows[:2], ("",) * len(draft.header), *draft.rows[2:])),
    ),
    Mutation("lege kolom links", lambda draft: replace(draft, left=draft.left + 1)),
    Mutation("lege kolom tussendoor", lambda draft: _inserted(draft, 2, "", [])),
    Mutation("regels andersom", lambda draft: replace(draft, rows=draft.rows[::-1])),
    Mutation("kolommen andersom", reordered),
    Mutation("koppen in hoofdletters", lambda draft: draft.with_header(str.upper)),
    Mutation("koppen met harde spatie", lambda draft: draft.with_header(lambda heading: f"{heading}\u00a0")),
    Mutation(
        "koppen met afbreekstreepje",
        lambda draft: draft.with_header(lambda heading: f"{heading[:3]}\u00ad{heading[3:]}"),
    ),
    Mutation(
        "koppen zonder liggend streepje",
        lambda draft: draft.with_header(lambda heading: heading.replace("_", " ").capitalize()),
    ),
    Mutation("koppen met regeleinde", lambda draft: draft.with_header(lambda heading: heading.replace("_", "\n", 1))),
    Mutation(
        "koppen met andere woorden", lambda draft: draft.with_header(lambda heading: SYNONYMS.get(heading, heading))
    ),
    Mutation("koppen met dubbele punt", lambda draft: draft.with_header(lambda heading: f"{heading}:")),
    Mutation("tikfout in een kop", typing_error, loses=True),
    Mutation("kop van twee regels", two_header_rows),
    Mutation("samengevoegd naar beneden", merged_down),
    Mutation("waarde eenmaal opgeschreven", said_once),
    Mutation("getallen als tekst", _text(str)),
    Mutation("getallen met spatie", _text("{} ".format)),
    Mutation("getallen met harde spatie", _text("\u00a0{}".format)),
    Mutation("getallen met duizendpunt", _text(_grouped_digits)),
    Mutation("getallen met komma nul", _text("{},0".format), loses=True),
    Mutation(
        "getallen als drijvende komma",
        lambda draft: draft.with_cells(lambda cell: float(cell) if isinstance(cell, int) else cell, draft.numbers),
    ),
    Mutation(
        "jaren als tekst",
        lambda draft: draft.with_cells(str, [at for at in [draft.column("jaar", "planjaar")] if at is not None]),
    ),
    Mutation("totaalregel", total_row),
    Mutation("totaalregel met andere naam", lambda draft: total_row(draft, "TOTAAL GENERAAL")),
    Mutation("totaalregel die niet klopt", lambda draft: total_row(draft, wrong=3)),
    Mutation("verborgen regel", hidden_row),
    Mutation("verborgen blad", hidden_sheet),
    Mutation("voetnoot", _below((), ("* geteld op 1 januari, 3 mensen dubbel",))),
    Mutation("ondertekening", _below((), (), ("Met vriendelijke groet,",), ("afdeling wonen",))),
    Mutation("meer bladen", more_sheets),
    Mutation("blad hernoemd", lambda draft: replace(draft, sheet="Blad1")),
    Mutation("bestand hernoemd", lambda draft: replace(draft, file=draft.file.replace(".xlsx", " - kopie (2).xlsx"))),
    Mutation("over twee bladen", split_sheets),
    Mutation("twee tabellen onder elkaar", split_below),
    Mutation("twee tabellen naast elkaar", side_by_side),
    Mutation("kop halverwege herhaald", header_again),
    Mutation("gekanteld", transposed),
    Mutation("andere namen van gemeenten", _cells(OTHER_NAMES, "herkomst_gemeente", "gemeente")),
    Mutation("andere namen van groepen", _cells(OTHER_GROUPS, "doelgroep")),
    Mutation("gesplitst naar locatie", split_numbers),
    Mutation("kwartalen als kolommen", quarters),
    Mutation("kolom met opmerkingen", lambda draft: _inserted(draft, len(draft.header), "opmerking", ["zie mail"])),
    Mutation(
        "kolom met andere getallen",
        lambda draft: _inserted(draft, len(draft.header), "gemiddelde huurprijs", [612, 598]),
    ),
    Mutation("csv met puntkomma (Windows)", _as_text(".csv", ";", "cp1252")),
    Mutation("csv met puntkomma (UTF-8)", _as_text(".csv", ";", "utf-8", codecs.BOM_UTF8)),
    Mutation("csv met komma", _as_text(".csv", ",", "utf-8")),
    Mutation("Unicode-tekst", _as_text(".txt", "\t", "utf-16-le", codecs.BOM_UTF16_LE)),
    Mutation("bewaard en geopend", saved),
)
NAMED = {mutation.name: mutation for mutation in MUTATIONS}
