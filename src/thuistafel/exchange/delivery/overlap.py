"""Two parties that may report the same people (W11): asked, not added."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from enum import IntEnum

from thuistafel.core.claims import Grade, Interval, union
from thuistafel.core.dossier import Amount, Row, Table
from thuistafel.core.errors import ThuistafelError
from thuistafel.core.reasons import Reason, because
from thuistafel.core.regions import normalised
from thuistafel.exchange.cells import Cell, read_cell
from thuistafel.exchange.delivery.answers import Answers
from thuistafel.exchange.delivery.model import Delivery, Question, Recognised
from thuistafel.exchange.raw import text_of
from thuistafel.exchange.tables import Column, Kind

NO_OVERLAP, SAME_PEOPLE = "geen overlap", "zelfde mensen"
ASKED = "overlap"
"""An answer is about `overlap D4`: the cell itself can have an answer of its own."""
_NONE_ELSEWHERE = {"0", "nee", "geen", "nvt", "niemand", "nul"}
_UNKNOWN = {"onbekend", "nb", "weetniet", "nietbekend"}
_NOTED = ("ook_elders_aangemeld", "locatie")
_SUBJECT = ("herkomst", "jaar", "soort", "eenheid")


class Elsewhere(IntEnum):
    """Whether people are reported by another party too."""

    NO = -1
    UNSAID = 0
    UNKNOWN = 1
    YES = 2


@dataclass(frozen=True, slots=True)
class Reported:
    """A row of people who leave an institution, with what was noted beside its cells."""

    delivery: Delivery
    row: Row
    people: Interval
    elsewhere: Elsewhere
    locations: frozenset[str]

    @property
    def party(self) -> str:
        """Whose people they are."""
        return str(self.row.cells.get("instelling", "")) or self.delivery.sender

    @property
    def cell(self) -> str:
        """The first cell of its number."""
        return self.row.at.get("aantal", "").partition(",")[0]

    def may_share(self, other: Reported) -> bool:
        """Whether the same people may stand in both.

        Neither denies it, and one says so or both do not know; of different groups only when both speak of it. Or they
        share a location and a group.
        """
        if normalised(self.party) == normalised(other.party):
            return False
        least, most = sorted((self.elsewhere, other.elsewhere))
        if self.group != other.group:
            return least >= Elsewhere.UNKNOWN
        return (least >= Elsewhere.UNSAID and least + most >= Elsewhere.YES) or bool(self.locations & other.locations)

    @property
    def group(self) -> str:
        """The target group, as names are compared."""
        return normalised(str(self.row.cells.get("doelgroep", "")))


@dataclass(slots=True)
class Outcome:
    """What becomes of the rows of one file."""

    gone: list[Row] = field(default_factory=list)
    added: list[Row] = field(default_factory=list)
    questions: list[Question] = field(default_factory=list)
    remarks: list[Reason] = field(default_factory=list)


def without_overlap(found: Iterable[Delivery], answers: Answers) -> tuple[Delivery, ...]:
    """The deliveries, of each pair that may hold the same people the smaller one out until it is answered."""
    deliveries = tuple(found)
    outcomes: defaultdict[str, Outcome] = defaultdict(Outcome)
    for same in _by_subject(deliveries).values():
        counted: list[Reported] = []
        for one in sorted(same, key=lambda one: (-one.people.high, -one.people.low, one.party, one.row.place)):
            larger = next((other for other in counted if other.may_share(one)), None)
            if larger is None or _settled(one, larger, answers, outcomes[one.delivery.file]):
                counted.append(one)
    return tuple(_changed(one, outcomes[one.file]) for one in deliveries)


def _by_subject(found: Iterable[Delivery]) -> dict[tuple[str, ...], list[Reported]]:
    groups: defaultdict[tuple[str, ...], list[Reported]] = defaultdict(list)
    telling = [one for one in found if any(row.table is Table.OUTFLOW for row in one.rows)]
    for one in telling if len(telling) > 1 else ():
        notes = dict(_notes(one.recognised))
        for row in one.rows:
            if row.table is Table.OUTFLOW and (people := _people(row)):
                subject = tuple(normalised(str(row.cells.get(name, ""))) for name in _SUBJECT)
                groups[subject].append(_reported(one, row, people, notes))
    return {subject: same for subject, same in sorted(groups.items()) if len(same) > 1}


def _reported(one: Delivery, row: Row, people: Interval, notes: Mapping[tuple[str, str], tuple[str, str]]) -> Reported:
    cells = row.at.get("aantal", "")
    named = [notes[row.place.sheet, cell] for cell in cells.split(", ") if (row.place.sheet, cell) in notes]
    if cells.endswith("…"):  # more cells than are named: what is said anywhere on the sheet may be said of them
        named = [note for (sheet, _), note in notes.items() if sheet == row.place.sheet]
    elsewhere = max((_elsewhere(note) for note, _ in named), default=Elsewhere.UNSAID)
    return Reported(one, row, people, elsewhere, frozenset(normalised(place) for _, place in named if place))


def _elsewhere(note: str) -> Elsewhere:
    word = normalised(note)
    if not word:
        return Elsewhere.UNKNOWN if note else Elsewhere.UNSAID
    if word in _NONE_ELSEWHERE:
        return Elsewhere.NO
    return Elsewhere.UNKNOWN if word in _UNKNOWN else Elsewhere.YES


def _notes(found: Iterable[Recognised]) -> Iterator[tuple[tuple[str, str], tuple[str, str]]]:
    """Per sheet and cell of a number what stands beside it: who is reported elsewhere too, and the location."""
    for one in found:
        columns = {column.field.name: column.index for column in one.columns if column.field and not column.role}
        if not columns.keys() & set(_NOTED):
            continue
        counts = [column.index for column in one.columns if column.field and column.field.measures]
        for row in range(one.block.first_row, one.block.last_row + 1):
            elsewhere, location = (
                text_of(one.block.cell(row, columns[name])).strip() if name in columns else "" for name in _NOTED
            )
            for index in counts:
                yield (one.block.sheet.name, one.block.name_of(row, index)), (elsewhere, location)


def _people(row: Row) -> Interval | None:
    """How many a row says there are, as narrow as it says it; None without a number, or when it is nobody."""
    amount = row.cells.get("aantal")
    if isinstance(amount, int):
        amount = Amount(amount)
    if not isinstance(amount, Amount):
        return None
    low, high = (amount.value if end is None else end for end in (amount.low, amount.high))
    return Interval(low or 0, high) if high and (low or 0) <= high else None


def _settled(one: Reported, larger: Reported, answers: Answers, into: Outcome) -> bool:
    """Whether the smaller row counts in full; otherwise it is taken out or made smaller, and that is said."""
    answer = _answer(one, answers)
    answered = normalised(answer or "")
    if answered == normalised(NO_OVERLAP):
        return True
    into.gone.append(one.row)
    values = {"party": one.party, "number": one.people, "other": larger.party, "other_number": larger.people}
    about = ", ".join(str(one.row.cells.get(name, "")) for name in ("doelgroep", "herkomst"))
    if answered == normalised(SAME_PEOPLE):
        into.remarks.append(because("overlap_same_people", about=about, cell=one.cell, **values))
    elif answer is not None and (overlap := _overlap(answer)) and (together := _together(one, larger, overlap)):
        into.added.append(_rest(one, larger, together))
        into.remarks.append(because("overlap_taken_off", about=about, cell=one.cell, together=together, **values))
    else:
        together = union(larger.people, one.people)
        reason = because("overlap_asked", about=about, cell=one.cell, together=together, **values)
        into.questions.append(Question(one.delivery.file, one.row.place.sheet, f"{ASKED} {one.cell}", reason))
    return False


def _answer(one: Reported, answers: Answers) -> str | None:
    """The answer about this number, else about all overlap of its file."""
    file, sheet = one.delivery.file, one.row.place.sheet
    found = answers.about(f"{ASKED} {one.cell}", file=file, sheet=sheet)
    return found if found is not None else answers.about(ASKED, file=file, sheet=sheet)


def _overlap(answer: str) -> Interval | None:
    """How many are in both, as answered: `6`, `5-8`, `5 à 8`, `<5`; None when it is no number."""
    outcome = read_cell(answer.replace("à", "-"), Column(ASKED, Kind.COUNT, ""))
    amount = outcome.value if isinstance(outcome, Cell) else None
    if not isinstance(amount, Amount) or not amount.applies:
        return None
    if amount.value is not None:
        return Interval.exactly(amount.value)
    return None if amount.high is None else Interval(amount.low or 0, amount.high)


def _together(one: Reported, larger: Reported, overlap: Interval) -> Interval | None:
    """The union; None when more would be shared than there are."""
    try:
        return union(larger.people, one.people, overlap)
    except ThuistafelError:
        return None


def _rest(one: Reported, larger: Reported, together: Interval) -> Row:
    """What the smaller row adds: its range is such that both rows together are the union."""
    rest = Interval(max(0, together.low - larger.people.low), max(0, together.high - larger.people.high))
    written = str(one.row.cells.get("kwaliteit", ""))
    grade = max(Grade(written) if written in set(Grade) else Grade.ESTIMATE, Grade.ESTIMATE, key=lambda each: each.rank)
    cells = {**one.row.cells, "aantal": Amount(low=rest.low, high=rest.high), "kwaliteit": grade.value}
    return replace(one.row, cells={name: value for name, value in cells.items() if name not in {"laag", "hoog"}})


def _changed(one: Delivery, outcome: Outcome) -> Delivery:
    if not (outcome.gone or outcome.remarks or outcome.questions):
        return one
    return replace(
        one,
        rows=(*(row for row in one.rows if row not in outcome.gone), *outcome.added),
        questions=(*one.questions, *outcome.questions),
        remarks=(*one.remarks, *outcome.remarks),
    )
