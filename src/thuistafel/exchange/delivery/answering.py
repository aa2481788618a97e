"""An answer to a question about a sent file: whether it can be one, and what it would change."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from thuistafel.core.errors import ThuistafelError
from thuistafel.core.reasons import Reason, because, did_you_mean
from thuistafel.core.regions import normalised
from thuistafel.exchange.cells import UNREADABLE, read_cell
from thuistafel.exchange.delivery.answers import (
    ANSWERS_FILE,
    NOT_READ,
    SENT_FOLDER,
    Answer,
    Answers,
    answers_bytes,
    kept_answers,
    name_kept,
)
from thuistafel.exchange.delivery.joining import joined, known_from, sent_in
from thuistafel.exchange.delivery.model import Delivery, Known, SentFile
from thuistafel.exchange.delivery.opening import Watch, opened, unwatched
from thuistafel.exchange.delivery.overlap import ASKED
from thuistafel.exchange.delivery.taking import Comparison, sent_folder
from thuistafel.exchange.delivery.versions import HOLDS, REPLACED, VERSION
from thuistafel.exchange.delivery.vocabulary import plain
from thuistafel.exchange.folder import own_source, sent_files
from thuistafel.exchange.forms import FORMS, NEIGHBOURS, REMARK
from thuistafel.exchange.raw import column_letters, is_blank
from thuistafel.exchange.reading import Reading
from thuistafel.exchange.tables import Column as TableColumn
from thuistafel.exchange.writing import replacing

_CELL = re.compile(r"[A-Z]{1,3}[1-9]\d{0,6}")
MOST_HEADINGS = 2_000


@dataclass(frozen=True, slots=True)
class Answered:
    """An answer that can be one: what it changes, and what to think of before it is kept."""

    answer: Answer
    answers: Answers
    comparison: Comparison
    remarks: tuple[Reason, ...] = ()


def answered(dossier: Path, where: str, text: str, *, by: str = "", on: str = "", watch: Watch = unwatched) -> Answered:
    """The answer with what it changes; nothing is stored.

    `where` is `bestand`, `bestand!blad` or `bestand!blad!plek` (a cell or a heading). Raises `ThuistafelError` when
    there is no such place or the answer cannot be one: `answer_no_file`, `answer_no_place`, `answer_no_field`, …
    """
    sent_folder(dossier)
    for written in (where, text, by):
        if UNREADABLE.search(written):
            raise ThuistafelError("answer_has_control_character", given=UNREADABLE.sub("□", written))
    own = own_source(dossier)
    sent = opened(sent_in(sent_files(own)), watch)
    before = joined(own, sent)
    asked = _Asked.of(before, sent, where)
    answer, remarks = asked.answer(text.strip(), known_from(own))
    answer = replace(answer, by=by.strip(), on=on)
    answers = kept_answers(own.attachments).with_answer(answer)
    after = joined(
        replace(own, attachments={**own.attachments, name_kept(own.attachments): answers_bytes(answers)}), sent
    )
    return Answered(answer, answers, Comparison(before, after, {}, {}), remarks)


def keep(dossier: Path, found: Answered) -> Path:
    """Write the answer with the others; all of them or nothing."""
    target = sent_folder(dossier) / ANSWERS_FILE.removeprefix(SENT_FOLDER)
    with replacing(target) as part:
        part.write_bytes(answers_bytes(found.answers))
    return target


@dataclass(frozen=True, slots=True)
class _Asked:
    """The place an answer is about, as far as it exists."""

    delivery: Delivery
    sent: SentFile
    sheet: str
    spot: str

    @classmethod
    def of(cls, reading: Reading, sent: Iterable[SentFile], where: str) -> _Asked:
        file, *rest = where.split("!")
        name = _file(reading.deliveries, file)
        delivery = next(one for one in reading.deliveries if one.file == name)
        opened_file = next(one for one in sent if one.name == name)
        sheets = [sheet.name for sheet in opened_file.sheets]
        sheet, spot = _parts(rest, sheets)
        if sheet and sheet not in sheets:
            raise ThuistafelError("answer_no_sheet", file=name, sheet=sheet, near=did_you_mean(sheet, sheets))
        return cls(delivery, opened_file, sheet, spot)

    def answer(self, text: str, known: Known) -> tuple[Answer, tuple[Reason, ...]]:
        """The row of `antwoorden.csv`, and what to think of."""
        bare = self.delivery.file.rpartition("/")[2]
        given = Answer(self.delivery.sender, bare, self.sheet, self.spot, text)
        if not text:
            raise ThuistafelError("answer_empty")
        if self._is_asked():
            return self._to_question(given)
        if not self.spot:
            return replace(given, sender=""), () if self.sheet else _about_party(text, known)
        if _CELL.fullmatch(self.spot):
            return self._to_cell(given)
        return self._to_heading(given)

    def _is_asked(self) -> bool:
        """Whether there is a question about exactly this place, or about overlap anywhere in the file."""
        spots = {(question.sheet, question.answer_at) for question in self.delivery.questions}
        if plain(self.spot) == ASKED:
            return any(spot.startswith(f"{ASKED} ") for _, spot in spots)
        return bool(self.spot) and (self.sheet, self.spot) in spots

    def _to_question(self, given: Answer) -> tuple[Answer, tuple[Reason, ...]]:
        """Of what is asked the place is known to exist; a heading still needs a field."""
        if self.spot == VERSION and given.text not in {HOLDS, REPLACED}:
            raise ThuistafelError("answer_version", given=given.text)
        return self._to_heading(given) if plain(self.spot) in self._headings() else (given, ())

    def _to_cell(self, given: Answer) -> tuple[Answer, tuple[Reason, ...]]:
        if not any(self.spot in _cells(sheet.grid) for sheet in self.sent.sheets if sheet.name == self.sheet):
            raise ThuistafelError("answer_no_place", file=given.file, sheet=self.sheet, spot=self.spot, near="")
        field = self._field_of_cell()
        if field is not None:
            outcome = read_cell(given.text, field)
            if isinstance(outcome, Reason):
                raise ThuistafelError("answer_unreadable", spot=self.spot, given=given.text, cause=outcome)
        return given, ()

    def _field_of_cell(self) -> TableColumn | None:
        """How the cell is read; None when its column was not recognised."""
        for found in self.delivery.recognised:
            block = found.block
            if block.sheet.name != self.sheet:
                continue
            for column in found.columns:
                rows = range(block.first_row, block.last_row + 1)
                if (
                    column.field
                    and not column.role
                    and any(block.name_of(row, column.index) == self.spot for row in rows)
                ):
                    return TableColumn(column.field.name, column.field.kind, "", choices=column.field.choices)
        return None

    def _to_heading(self, given: Answer) -> tuple[Answer, tuple[Reason, ...]]:
        headings = self._headings()
        if plain(self.spot) not in headings:
            near = did_you_mean(self.spot, headings.values())
            raise ThuistafelError("answer_no_place", file=given.file, sheet=self.sheet, spot=self.spot, near=near)
        fields = sorted({field.name for form in FORMS for field in form.fields} | {*NEIGHBOURS, REMARK, NOT_READ})
        wanted = next((name for name in fields if plain(name) == plain(given.text)), None)
        if wanted is None:
            near = did_you_mean(given.text, fields)
            raise ThuistafelError("answer_no_field", given=given.text, spot=self.spot, near=near)
        given = replace(given, text=wanted)
        if not self.delivery.sender:
            return given, ()
        here = [sheet.name for sheet in self.sent.sheets if plain(self.spot) in _texts(sheet.grid)]
        remembered = replace(given, file="", sheet=self.sheet if len(here) > 1 else "")
        return remembered, (because("answer_remembered", spot=self.spot, sender=self.delivery.sender),)

    def _headings(self) -> dict[str, str]:
        """Texts on the sheet that can be a heading, by how they are compared; recognised ones among them."""
        found: dict[str, str] = {}
        for one in self.delivery.recognised:
            if one.block.sheet.name == self.sheet:
                found |= {plain(column.written): column.written for column in one.columns if column.written.strip()}
        for sheet in self.sent.sheets:
            if sheet.name == self.sheet:
                found = {**_texts(sheet.grid), **found}
        return found


def _file(deliveries: Iterable[Delivery], written: str) -> str:
    names = {one.file.rpartition("/")[2]: one.file for one in deliveries}
    wanted = written.strip().rpartition("/")[2]
    exact = names.get(wanted) or next((names[name] for name in names if name.casefold() == wanted.casefold()), None)
    if exact is None:
        raise ThuistafelError("answer_no_file", file=written, near=did_you_mean(wanted, names))
    return exact


def _parts(rest: list[str], sheets: list[str]) -> tuple[str, str]:
    """Sheet and place; a name of a sheet may hold `!` itself, and a file without sheets needs none."""
    if not rest:
        return "", ""
    together = "!".join(rest)
    if together in sheets:
        return together, ""
    if len(rest) > 1:
        return "!".join(rest[:-1]), rest[-1].strip()
    return sheets[0] if len(sheets) == 1 else "", rest[0].strip()


def _texts(grid: Iterable[Iterable[object]]) -> dict[str, str]:
    found: dict[str, str] = {}
    for text in _strings(grid):
        found.setdefault(plain(text), text)
        if len(found) >= MOST_HEADINGS:
            break
    return found


def _strings(grid: Iterable[Iterable[object]]) -> Iterator[str]:
    return (cell.strip() for cells in grid for cell in cells if isinstance(cell, str) and not is_blank(cell))


def _cells(grid: Iterable[Iterable[object]]) -> set[str]:
    return {f"{column_letters(index)}{row}" for row, cells in enumerate(grid, start=1) for index, _ in enumerate(cells)}


def _about_party(text: str, known: Known) -> tuple[Reason, ...]:
    """A party nobody knows yet may be a slip of the pen."""
    parties = [*known.institutions, *known.corporations, *known.members]
    if normalised(text) in {normalised(party) for party in parties}:
        return ()
    return (because("answer_new_party", given=text, near=did_you_mean(text, parties)),)
