"""The one frozen value every document prints: numbers, sentences and their sources, nothing left to calculate.

Numbers are households (homes for shortages). Texts are finished sentences in one language, not markup: whoever
prints them escapes them. `None` is "not delivered" and is printed as `–`, never as 0.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from thuistafel.core.claims import Interval
from thuistafel.core.distribution import Figures
from thuistafel.wording.language import translated
from thuistafel.wording.numbers import listing


@dataclass(frozen=True, slots=True)
class Header:
    """What stands above and below every page; `label` is 'Fictieve cijfers' or '', `percent` is '10' or '8,1'."""

    title: str
    region: str
    plan_year: int
    horizon: int
    base_line: str
    label: str
    snapshot: str
    percent: str


@dataclass(frozen=True, slots=True)
class Summary:
    """The conclusion in words: headline, backlog ('' when nobody waits), both ranges with condition, assumption.

    `incomplete` stands directly under the headline: what of the demand does not count ('' when all does).

    `range_agreed` is the first range alone, `range_deviation` the second or why there is none; `certain` says who is
    certainly short, certainly not, and what the rest depends on.
    """

    headline: str
    backlog: str
    range_agreed: str
    range_deviation: str
    assumption: str
    certain: tuple[str, ...]
    incomplete: str = ""


@dataclass(frozen=True, slots=True)
class Spot:
    """Where a number stands: source name, grade letter, file (and sheet), row as a spreadsheet counts it (0: none).

    `cell` is what a sent workbook calls it (`D14`), '' in the dossier's own tables.
    """

    source: str
    grade: str
    file: str
    row: int
    cell: str = ""

    @property
    def words(self) -> str:
        """The place alone: `uitstroom.csv, rij 14 (Zorgaanbieder A, P)`."""
        return place(self.file, self.source, self.grade, [str(self.row)] if self.row else [], [self.cell])


@dataclass(frozen=True, slots=True)
class Line:
    """One sentence to read aloud and where its numbers stand; `more` counts the places left out of `spots`."""

    text: str
    spots: tuple[Spot, ...] = ()
    more: int = 0

    @property
    def where(self) -> str:
        """As printed behind the sentence: `uitstroom.csv, rij 4, 5 en 6 (Zorgaanbieder A, P)`; '' when nowhere."""
        grouped: dict[tuple[str, str, str], list[Spot]] = {}
        for spot in self.spots:
            grouped.setdefault((spot.file, spot.source, spot.grade), []).append(spot)
        places = "; ".join(_place_of(*key, spots) for key, spots in grouped.items())
        return places + (" …" if self.more else "")


def _place_of(file: str, source: str, grade: str, spots: list[Spot]) -> str:
    rows = [str(row) for row in sorted(spot.row for spot in spots if spot.row)]
    return place(file, source, grade, rows, [spot.cell for spot in spots])


def place(file: str, source: str, grade: str, rows: list[str], cells: Sequence[str] = ()) -> str:
    """One file with its cells or else its rows, and between brackets who said it and how well it is known."""
    named = ", ".join(filter(None, cells))
    numbered = file
    if named:
        numbered = translated("{file}, cel {cells}").format(file=file, cells=named)
    elif rows:
        numbered = translated("{file}, rij {rows}").format(file=file, rows=listing(rows))
    behind = ", ".join(part for part in (source, grade) if part)
    return f"{numbered} ({behind})" if numbered and behind else numbered or behind


def sheet_in(file: str, sheet: str) -> str:
    """File and, for a workbook, its sheet."""
    return translated("{file}, blad {sheet}").format(file=file, sheet=sheet) if sheet else file


@dataclass(frozen=True, slots=True)
class Why:
    """A number of the table opened: `field` is its contract name (opgave, ruimte, tekort)."""

    field: str
    question: str
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Row:
    """One municipality in the table, or the region (code 'regio').

    `band` and `band_deviation` are the ranges of the shortage, None where the contract gives none. `verdict` is the
    word of the contract ('' when None or not yet to be said), `verdict_words` what is printed ('verwaarloosbaar',
    'hangt af van …').
    `delivered` and `members` (totals): how many members delivered lettings.
    """

    code: str
    name: str
    figures: Figures
    band: Interval | None
    band_deviation: Interval | None
    verdict: str
    verdict_words: str
    verdict_deviation: str
    why: tuple[Why, ...] = ()
    delivered: int = 1
    members: int = 1


@dataclass(frozen=True, slots=True)
class Note:
    """The A4 of one municipality; `why` is at most five lines to read aloud."""

    code: str
    name: str
    number: str
    sentence: str
    why: tuple[Line, ...]
    asks: tuple[str, ...]
    receives: tuple[str, ...]
    certain: tuple[str, ...]
    uncertain: tuple[str, ...]
    decision: str


@dataclass(frozen=True, slots=True)
class NextRow:
    """One number that could be found out: its name, what it decides ('67%'), by how many homes it narrows."""

    name: str
    decides: str
    narrows: int
    decisions: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class NextNumbers:
    """Welk getal nu: *óf* (`whether`), *hoeveel* (`how_much`), how certain that is, and the table behind it.

    `mail_subject` and `mail_body` ask for the deciding number; '' when no number decides.
    """

    whether: str
    how_much: str
    detail: str
    rows: tuple[NextRow, ...]
    mail_subject: str = ""
    mail_body: str = ""


@dataclass(frozen=True, slots=True)
class Choice:
    """One switch: its contract name, its label, the value in words, what that means, whether it is the default."""

    switch: str
    label: str
    value: str
    sentence: str
    is_default: bool


@dataclass(frozen=True, slots=True)
class PriceRow:
    """Where the lettings of a municipality go: outflow (own and received), other priority, regular.

    `permit_holders` (statushouders) is the part of other priority that was delivered as such, `other_urgent` all the
    rest of it; None when none was.
    """

    code: str
    name: str
    lettings: int | None
    outflow: int | None
    other_priority: int | None
    regular: int | None
    permit_holders: int | None = None
    other_urgent: int | None = None


@dataclass(frozen=True, slots=True)
class Variant:
    """The same plan under another maximum; everything was calculated elsewhere. `label` is '12%'.

    `difference` says what it costs the others against the report's own plan ('' for the plan itself).
    """

    label: str
    is_current: bool
    headline: str
    ranges: str
    difference: str
    rows: tuple[Row, ...]
    total: Row
    price: tuple[PriceRow, ...]
    price_total: PriceRow


@dataclass(frozen=True, slots=True)
class Source:
    """A source the plan rests on: its grades ('P' or 'B, C'), how many numbers, in which files."""

    name: str
    grades: str
    numbers: int
    files: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Notice:
    """Something set aside or doubtful: `kind` is quarantaine, tegenspraak or waarschuwing.

    `code` is its reason and `file` the one it is about, '' when it is about none or several.
    """

    kind: str
    text: str
    place: str = ""
    code: str = ""
    file: str = ""


@dataclass(frozen=True, slots=True)
class PathYear:
    """One year of the path: who still waits at its end, months waiting as printed ('4,4' or '–')."""

    year: int
    end: int | None
    months: str


@dataclass(frozen=True, slots=True)
class Path:
    """The path to the horizon and its conclusion."""

    sentence: str
    years: tuple[PathYear, ...]


@dataclass(frozen=True, slots=True)
class BoundRow:
    """One municipality in a truth behind a bound; `makes` when its shortage makes the bound."""

    name: str
    known: int
    unknown: int
    outside: int
    safe_address: int
    lettings: int
    task: int
    room: int | None
    shortage: int | None
    makes: bool


@dataclass(frozen=True, slots=True)
class Bound:
    """One end of a regional range opened: the question, one sentence, and what is then true where."""

    question: str
    sentence: str
    rows: tuple[BoundRow, ...]
    total: BoundRow


@dataclass(frozen=True, slots=True)
class NewHome:
    """One new product as printed; `outcome` is '0 of 60, verwacht 42', `end` '' when the homes are there to stay."""

    name: str
    municipality: str
    code: str
    homes: str
    dates: str
    chance: str
    outcome: str
    end: str


@dataclass(frozen=True, slots=True)
class NewHomes:
    """The list of new homes with its sentence; none of them is counted in the plan."""

    sentence: str
    rows: tuple[NewHome, ...]


@dataclass(frozen=True, slots=True)
class WaterfallStep:
    """One product: `homes` at most (None: not known), of which `certain`, and what it gives in words.

    `place` is where and when ('Den Haag, feb 2025'); with `returns` its homes are demand again.
    """

    name: str
    place: str
    outcome: str
    homes: int | None
    certain: int
    returns: bool


@dataclass(frozen=True, slots=True)
class Waterfall:
    """The regional shortage with its range, the steps by date, and what can be left at the end of the horizon."""

    sentence: str
    year: int
    horizon: int
    shortage: int
    band: Interval
    steps: tuple[WaterfallStep, ...]
    left: Interval


@dataclass(frozen=True, slots=True)
class Report:
    """Everything any document prints, from one plan; `condition` is under what the first range holds."""

    header: Header
    summary: Summary
    rows: tuple[Row, ...]
    total: Row
    notes: tuple[Note, ...]
    next_numbers: NextNumbers
    choices: tuple[Choice, ...]
    price: tuple[PriceRow, ...]
    price_total: PriceRow
    variants: tuple[Variant, ...]
    neighbours: tuple[tuple[str, str], ...]
    notices: tuple[Notice, ...]
    notice_sentence: str
    sources: tuple[Source, ...]
    grades: tuple[tuple[str, str], ...]
    path: Path | None = None
    urgency: str = ""
    bounds: tuple[Bound, ...] = ()
    new_homes: NewHomes | None = None
    condition: str = ""
    waterfall: Waterfall | None = None

    def note(self, code: str) -> Note:
        """The A4 of the municipality with this CBS code; KeyError when it is no member."""
        for note in self.notes:
            if note.code == code:
                return note
        raise KeyError(code)
