"""What PDF and Word print alike: the tables of a report as finished cells, so that both show the same number."""

from __future__ import annotations

from dataclasses import dataclass

from thuistafel.core.claims import Interval
from thuistafel.core.errors import ThuistafelError
from thuistafel.core.explanation import OUTCOMES
from thuistafel.core.plan import Verdict
from thuistafel.documents.report import Choice, Note, Report, Row, Source
from thuistafel.documents.report_words import interval as between
from thuistafel.wording import sheets as words
from thuistafel.wording.language import translated
from thuistafel.wording.numbers import number

UNKNOWN = number(None)
MUNICIPALITY, SHORTAGE, BAND, IS_SHORT = "Gemeente", "Tekort", "van–tot", "Komt tekort?"
WIDTHS = {
    MUNICIPALITY: 2.5,
    "Verhuringen": 1.5,
    "Herkomst bekend": 1.25,
    "+ onbekend": 1.25,
    "Opgave": 1.0,
    "Uit voorraad": 1.2,
    BAND: 1.1,
    "Naar buren": 1.0,
    "Van buren": 1.0,
    IS_SHORT: 1.85,
}  # parts of the page's width, wide enough for the longest word above them; 1.0 for the others
SHORT = 36  # a number of at most so many letters is set large on one line


@dataclass(frozen=True, slots=True)
class Table:
    """A table of finished cells; the first `words` columns are words, the rest numbers; `total` may be empty."""

    caption: str
    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    total: tuple[str, ...] = ()
    words: int = 1


def heading(name: str) -> str:
    """A heading of the papers by its name in `wording.sheets`."""
    return translated(words.HEADINGS[name])


def band(interval: Interval | None) -> str:
    """A range from low to high; a dash when there is none."""
    return between(interval) or UNKNOWN


def distribution_table(report: Report) -> Table:
    """The table of the note: from lettings to shortage, with range and verdict; what is 0 everywhere has no column."""
    columns = columns_of(report)
    heads = [translated(column.head).format(percent=report.header.percent) for column in columns]
    return Table(
        heading("distribution"),
        (translated(MUNICIPALITY), *heads, translated(IS_SHORT)),
        tuple(_distribution_row(row, columns) for row in report.rows),
        _distribution_row(report.total, columns),
    )


def columns_of(report: Report) -> list[Column]:
    """The numbers the table shows; what is 0 everywhere has no column."""
    return [column for column in COLUMNS if not column.optional or any(column.amount(row) for row in report.rows)]


def _distribution_row(row: Row, columns: list[Column]) -> tuple[str, ...]:
    cells = (band(row.band) if column.head == BAND else number(column.amount(row)) for column in columns)
    return (row.name, *cells, verdict_words(row))


@dataclass(frozen=True, slots=True)
class Column:
    """A number of the table by its contract name ('' for the range); an optional one goes where nobody has it."""

    head: str
    field: str
    optional: bool = False

    def amount(self, row: Row) -> int | None:
        """The number in this column."""
        found: int | None = getattr(row.figures, OUTCOMES[self.field]) if self.field else None
        return found


COLUMNS = (
    Column("Verhuringen", "verhuringen"),
    Column("Ruimte {percent}%", "ruimte"),
    Column("Herkomst bekend", "herkomst_bekend"),
    Column("+ onbekend", "onbekend"),
    Column("+ buiten regio", "buiten_regio"),
    Column("+ veilig adres", "veilig_adres", optional=True),
    Column("Opgave", "opgave"),
    Column("Uit voorraad", "uit_voorraad"),
    Column("Boven de grens", "boven_grens", optional=True),
    Column("Naar buren", "elders_opgevangen", optional=True),
    Column("Van buren", "opgevangen", optional=True),
    Column(SHORTAGE, "tekort"),
    Column(BAND, ""),
    Column("Ruimte over", "ruimte_over"),
)


def verdict_words(row: Row) -> str:
    """The verdict in a word or two; on what it depends stands in a sentence of its own."""
    return translated(words.DEPENDS) if row.verdict == Verdict.DEPENDS else row.verdict_words or UNKNOWN


def distribution_widths(report: Report) -> list[float]:
    """Column widths of the distribution table, as parts of the whole."""
    return [WIDTHS.get(head, 1.0) for head in (MUNICIPALITY, *(one.head for one in columns_of(report)), IS_SHORT)]


def shortage_place(report: Report) -> int:
    """Which column of the distribution table holds the shortage, from 0."""
    return 1 + [one.head for one in columns_of(report)].index(SHORTAGE)


def choices_table(choices: tuple[Choice, ...]) -> Table:
    """Every switch with what its setting means: a bare `blijft` or `2` says nothing on paper."""
    rows = tuple(
        (choice.label, answer(choice) if choice.is_default else translated(words.CHANGED).format(value=answer(choice)))
        for choice in choices
    )
    return Table(heading("choices"), (translated("Keuze"), translated("Nu geldt")), rows, words=2)


def answer(choice: Choice) -> str:
    """The value where it answers the question by itself, else what it means."""
    is_answer = choice.value in map(translated, words.ANSWERS) or choice.value.endswith("%")
    return choice.value if is_answer else choice.sentence


def side_by_side(table: Table) -> Table:
    """The same table in half as many rows: its second half beside its first."""
    middle = (len(table.rows) + 1) // 2
    blank = ("",) * len(table.head)
    beside = (*table.rows[middle:], *(blank,) * (2 * middle - len(table.rows)))
    rows = tuple(left + right for left, right in zip(table.rows[:middle], beside, strict=True))
    return Table(table.caption, table.head * 2, rows, words=2 * table.words)


def sources_table(sources: tuple[Source, ...]) -> Table:
    """The sources with their grades and files."""
    rows = tuple((source.name, source.grades, ", ".join(source.files), number(source.numbers)) for source in sources)
    head = (translated("Bron"), translated("Kwaliteit"), translated("Bestand"), translated("Getallen"))
    return Table(heading("sources"), head, rows, words=3)


def path_table(report: Report) -> Table | None:
    """The path per year, when there is one."""
    if report.path is None:
        return None
    years = report.path.years
    ends = (translated("Wachtend, einde jaar"), *(number(year.end) for year in years))
    months = (translated("Wachttijd in maanden"), *(year.months for year in years))
    return Table(heading("path"), (translated("Jaar"), *(str(year.year) for year in years)), (ends, months))


def new_homes_table(report: Report) -> Table | None:
    """The list of new homes, when there is one; every column is words, a chance is no number to add."""
    if report.new_homes is None:
        return None
    rows = tuple(
        (one.name, one.municipality, one.homes, one.dates, one.chance, one.outcome, one.end or translated(words.STAYS))
        for one in report.new_homes.rows
    )
    return Table(heading("new_homes"), tuple(map(translated, words.NEW_HOMES)), rows, words=len(words.NEW_HOMES))


def bound_lines(report: Report) -> tuple[str, ...]:
    """How each end of the first range can be, in one sentence each; the rest opens on the page."""
    first = 1 + bool(report.total.band is not None and report.total.band.width)
    return tuple(bound.sentence for bound in report.bounds[:first])


def foot(report: Report) -> str:
    """The line at the foot of every page."""
    header = report.header
    snapshot = translated(words.SNAPSHOT).format(snapshot=header.snapshot)
    return " · ".join(part for part in (header.title, header.base_line, snapshot) if part)


def note_of(report: Report, code: str) -> Note:
    """The A4 of a municipality; ThuistafelError `municipality_not_in_report` when it is no member."""
    try:
        return report.note(code)
    except KeyError:
        members = ", ".join(f"{note.name} ({note.code})" for note in report.notes)
        raise ThuistafelError("municipality_not_in_report", municipality=code, members=members) from None


def table_note(report: Report) -> str:
    """How to read the table, and what is missing in it."""
    reading = translated(words.READING).format(condition=report.condition)
    delivered, members = report.total.delivered, report.total.members
    if delivered >= members:
        return reading
    return f"{reading} {translated(words.INCOMPLETE).format(delivered=delivered, members=members)}"


def price_sentence(report: Report) -> str:
    """What is left for everyone else; '' while that is not known."""
    total = report.price_total
    if total.regular is None:
        return ""
    amounts = (total.lettings, total.outflow, total.other_priority, total.regular)
    names = ("lettings", "outflow", "other", "regular")
    return translated(words.PRICE).format(**dict(zip(names, map(number, amounts), strict=True)))


def lines(said: tuple[str, ...]) -> tuple[str, ...]:
    """The lines under a heading; a heading never stands alone."""
    return said or (translated(words.NOTHING),)


def choices_sentence(choices: tuple[Choice, ...]) -> str:
    """What the list of choices is, and how many differ from where a region starts."""
    changed = sum(not choice.is_default for choice in choices)
    ending = {0: words.CHOICES_DEFAULT, 1: words.CHOICES_ONE}.get(changed, words.CHOICES_MORE)
    return f"{translated(words.CHOICES)} {translated(ending).format(changed=changed)}"


def grades_line(report: Report) -> str:
    """What the grade letters mean, on one line."""
    return " · ".join(f"{grade}: {meaning}" for grade, meaning in report.grades)
