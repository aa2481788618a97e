"""One cell of a block: answered, set aside, corrected or asked about, and what it says in the end."""

from __future__ import annotations

from thuistafel.core.claims import Place
from thuistafel.core.dossier import Amount, Quarantined
from thuistafel.core.reasons import Reason, because
from thuistafel.exchange.cells import CellValue
from thuistafel.exchange.delivery.amounts import Value
from thuistafel.exchange.delivery.answers import is_left_alone, is_yes
from thuistafel.exchange.delivery.body import Body
from thuistafel.exchange.delivery.setting import Setting
from thuistafel.exchange.delivery.stated import Said
from thuistafel.exchange.delivery.values import read_value, shown
from thuistafel.exchange.delivery.vocabulary import plain
from thuistafel.exchange.forms import Field
from thuistafel.exchange.raw import Raw, is_blank, text_of
from thuistafel.exchange.reading import Corrected
from thuistafel.exchange.tables import Kind

MOST_REMEMBERED = 10_000


class CellReader:
    """Reads the cells of one body; what comes up beside the values goes to `said`."""

    def __init__(self, body: Body, setting: Setting, said: Said) -> None:
        self.body, self.setting, self.said = body, setting, said
        self._answered = {plain(one.spot) for one in setting.known.answers.entries}
        self._areas_told: set[str] = set()
        self._read: dict[tuple[Raw, str], Value | Reason] = {}

    def read(self, row: int, index: int, field: Field) -> Value | Reason:
        """The value, with `doubt` when it was asked about just now; a `Reason` when it was set aside."""
        if not self._answered and (read := self._plainly(row, index, field)):
            return read
        place = self.body.place(row, field.name, index)
        answer = self._answer(place.cell)
        confirmed = is_yes(answer) and field.kind is not Kind.CHOICE
        raw = self.body.raw(row, index) if answer is None or confirmed else answer
        problem = self.body.problem(row, index) if answer is None else None
        if problem is None and is_blank(raw):
            return Value(None)
        if self.is_left_out(place.cell):
            self.correct(place, self.body.raw(row, index), None, because("answered"))
            return Value(None)
        outcome = problem or self._read_once(raw, field)
        if isinstance(outcome, Reason):
            self.set_aside(place, text_of(raw), outcome)
            return outcome
        if answer is not None and not confirmed:
            self.correct(place, self.body.raw(row, index), outcome.value, because("answered"))
            return Value(outcome.value, unit=outcome.unit)
        return self._told(place, raw, outcome, confirmed, field)

    def _plainly(self, row: int, index: int, field: Field) -> Value | None:
        """The value of a cell of which nothing is to be said; None of any other."""
        raw = self.body.raw(row, index)
        if self.body.problem(row, index) is not None:
            return None
        if is_blank(raw):
            return Value(None)
        read = self._read_once(raw, field)
        if isinstance(read, Reason) or read.remark or read.doubt or self._text_number(raw, read, field):
            return None
        return read

    def _read_once(self, raw: Raw, field: Field) -> Value | Reason:
        """The same text in the same column is read once; True, 1 and 1.0 would be one key."""
        if type(raw) is not str and type(raw) is not int:
            return read_value(raw, field)
        key = (raw, field.name)
        outcome = self._read.get(key)
        if outcome is None:
            outcome = read_value(raw, field)
            if len(self._read) < MOST_REMEMBERED:
                self._read[key] = outcome
        return outcome

    def _told(self, place: Place, raw: Raw, outcome: Value, confirmed: bool, field: Field) -> Value:
        """The same value, after its correction or question was written down."""
        remark = outcome.remark or (None if outcome.doubt else self._text_number(raw, outcome, field))
        if remark:
            self.correct(place, raw, outcome.value, remark)
        if outcome.doubt and not confirmed:
            self.said.ask(place, place.cell, outcome.doubt)
            return outcome
        return Value(outcome.value, unit=outcome.unit)

    def named(self, row: int, index: int, column: str, written: str, found: Value) -> Value:
        """A name in the table's own spelling: a question about it is answered by the name itself."""
        if not found.remark and not found.doubt:
            return found
        place = self.body.place(row, column, index)
        if found.remark:
            self.correct(place, written, found.value, found.remark)
        if found.doubt and self.setting.answer(written) is None:
            self.said.ask(place, written, found.doubt)
        return found

    def merged(self, row: int, index: int, column: str) -> None:
        """Tell once of each merged area that its text was read for every row."""
        covered = self.body.covered(row, index)
        if covered is None or covered.area in self._areas_told:
            return
        raw = self.body.raw(row, index)
        if not is_blank(raw):
            self._areas_told.add(covered.area)
            place = self.body.place(covered.row, column, covered.column)
            self.correct(place, raw, text_of(raw).strip(), because("merged_read_for_all", area=covered.area))

    def set_aside(self, place: Place, written: str, reason: Reason) -> None:
        """Keep a cell apart with the reason."""
        self.said.quarantine.append(Quarantined(place, written, reason))

    def correct(self, place: Place, raw: Raw, value: CellValue | None, reason: Reason) -> None:
        """Write down that a cell was read as something else than stood there."""
        self.said.corrected.append(Corrected(place, text_of(raw), shown(value), reason))

    def has_answer(self, cell: str) -> bool:
        """Whether somebody answered a question about this cell."""
        return bool(self._answered) and self._answer(cell) is not None

    def is_left_out(self, cell: str) -> bool:
        """Whether somebody answered that this cell must not be read."""
        return bool(self._answered) and is_left_alone(self._answer(cell))

    def _answer(self, cell: str) -> str | None:
        is_answered = bool(self._answered) and plain(cell) in self._answered
        return self.setting.answer(cell) if is_answered else None

    def _text_number(self, raw: Raw, outcome: Value, field: Field) -> Reason | None:
        """A number that a workbook holds as text: sums in the sheet leave it out. In CSV everything is text."""
        is_text = isinstance(raw, str) and bool(self.body.block.sheet.name)
        exact = isinstance(outcome.value, Amount) and outcome.value.value is not None and not outcome.value.approximate
        return because("number_was_text") if is_text and exact and field.kind is Kind.COUNT else None
