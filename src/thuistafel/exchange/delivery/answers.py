"""What was answered to questions about sent files: a meaning of a column, a value of a cell, a sender's name."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import astuple, dataclass, field, fields
from pathlib import Path

from thuistafel.core.errors import ThuistafelError
from thuistafel.core.reasons import reason_of
from thuistafel.exchange.delimited import decoded, parsed, written
from thuistafel.exchange.delivery.vocabulary import plain
from thuistafel.exchange.raw import Raw, is_blank, text_of

SENT_FOLDER = "aanleveringen/"
ANSWERS_FILE = f"{SENT_FOLDER}antwoorden.csv"
COLUMNS = ("afzender", "bestand", "blad", "plek", "antwoord", "door", "op")
MOST_ANSWERS = 20_000
NOT_READ = "niet lezen"
"""What is answered about a file, sheet, column or cell that must be left alone."""
_YES = {"ja", "klopt", "akkoord", "j"}
_NO = {"nee", "n", NOT_READ}


def is_yes(answer: str | None) -> bool:
    """Whether it says that it is so, or that it belongs."""
    return (answer or "").strip().casefold() in _YES


def is_no(answer: str | None) -> bool:
    """Whether it says that it does not belong."""
    return (answer or "").strip().casefold() in _NO


def is_left_alone(answer: str | None) -> bool:
    """Whether it says that something must not be read."""
    return plain(answer or "") == plain(NOT_READ)


@dataclass(frozen=True, slots=True)
class Answer:
    """One row of `antwoorden.csv`.

    `spot` is a cell (`F14`), a heading as written, or '' for the sheet or file as a whole. With `sender` and without
    `file` it holds for every later file of that sender. `by` and `on` are a role and a day, never a person's name.
    """

    sender: str
    file: str
    sheet: str
    spot: str
    text: str
    by: str = ""
    on: str = ""


@dataclass(frozen=True, slots=True)
class Answers:
    """All answers of a dossier; of several that fit, one about the very file goes first, then the last one given."""

    entries: tuple[Answer, ...] = ()
    _by_spot: dict[str, list[Answer]] = field(default_factory=dict, init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        """Find each place once: what is read asks for it cell by cell."""
        for one in self.entries:
            self._by_spot.setdefault(plain(one.spot), []).append(one)

    def about(self, spot: str, *, sender: str = "", file: str = "", sheet: str = "") -> str | None:
        """The answer about a cell, heading, sheet or file (spot ''); None when nobody answered."""
        if not self.entries:
            return None
        fitting = [one for one in self._by_spot.get(plain(spot), ()) if _fits(one, sender, file, sheet)]
        ranked = sorted(enumerate(fitting), key=lambda each: (bool(each[1].file), each[0]))
        return ranked[-1][1].text if ranked else None

    def with_answer(self, answer: Answer) -> Answers:
        """With one more; what it answers anew is taken out."""
        subject = astuple(answer)[:4]
        return Answers((*(one for one in self.entries if astuple(one)[:4] != subject), answer))


def name_kept(attachments: Mapping[str, object]) -> str:
    """The name of the file of answers in a dossier, whatever its case; the usual one when there is none."""
    return next((name for name in attachments if name.casefold() == ANSWERS_FILE), ANSWERS_FILE)


def kept_answers(attachments: Mapping[str, Path | bytes]) -> Answers:
    """The answers of a dossier; `answers_unreadable` with what makes its file so."""
    name = name_kept(attachments)
    kept = attachments.get(name)
    if kept is None:
        return Answers()
    try:
        return answers_in(kept.read_bytes() if isinstance(kept, Path) else kept)
    except ThuistafelError as problem:
        cause = reason_of(problem)
        raise ThuistafelError("answers_unreadable", file=name, cause=cause) from problem


def answers_in(content: bytes) -> Answers:
    """The answers of a file.

    Raises `ThuistafelError` (`answers_columns`, `answers_too_many`, or what makes any text unreadable).
    """
    grid = [cells for cells in parsed(decoded(content)[0]) if not all(map(is_blank, cells))]
    if not grid:
        return Answers()
    head = [text_of(cell).strip().casefold() for cell in grid[0]]
    if missing := [name for name in COLUMNS[:5] if name not in head]:
        raise ThuistafelError("answers_columns", columns=", ".join(missing))
    if len(grid) > MOST_ANSWERS:
        raise ThuistafelError("answers_too_many", limit=MOST_ANSWERS)
    index = [head.index(name) if name in head else -1 for name in COLUMNS]
    return Answers(tuple(_answer(cells, index) for cells in grid[1:]))


def _answer(cells: Sequence[Raw], index: Sequence[int]) -> Answer:
    texts = [text_of(cells[at]).strip() if 0 <= at < len(cells) else "" for at in index]
    return Answer(**dict(zip((one.name for one in fields(Answer)), texts, strict=True)))


def answers_bytes(answers: Answers) -> bytes:
    """The file as Dutch Excel opens it; no text becomes a formula."""
    return written([COLUMNS, *map(astuple, answers.entries)])


NO_ANSWERS = Answers()


def _fits(one: Answer, sender: str, file: str, sheet: str) -> bool:
    bare = file.rpartition("/")[2]
    is_meant = one.file in {file, bare} if one.file else bool(one.sender) and one.sender == sender
    return is_meant and (not one.sheet or one.sheet == sheet)
