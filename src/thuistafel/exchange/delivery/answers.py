"""What was answered to questions about sent files: a meaning of a column, a value of a cell, a sender's name."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import astuple, dataclass, field, fields

from thuistafel.core.errors import ThuistafelError
from thuistafel.exchange.delimited import decoded, parsed, written
from thuistafel.exchange.delivery.vocabulary import plain
from thuistafel.exchange.raw import Raw, is_blank, text_of

SENT_FOLDER = "aanleveringen/"
ANSWERS_FILE = f"{SENT_FOLDER}antwoorden.csv"
COLUMNS = ("afzender", "bestand", "blad", "plek", "antwoord", "door", "op")
MOST_ANSWERS = 20_000


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
    _by_spot: Mapping[str, Sequence[Answer]] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        found: defaultdict[str, list[Answer]] = defaultdict(list)
        for one in self.entries:
            found[plain(one.spot)].append(one)
        object.__setattr__(self, "_by_spot", dict(found))

    def about(self, spot: str, *, sender: str = "", file: str = "", sheet: str = "") -> str | None:
        """The answer about a cell, heading, sheet or file (spot ''); None when nobody answered."""
        fitting = [one for one in self._by_spot.get(plain(spot), ()) if _fits(one, sender, file, sheet)]
        ranked = sorted(enumerate(fitting), key=lambda each: (bool(each[1].file), each[0]))
        return ranked[-1][1].text if ranked else None

    def with_answer(self, answer: Answer) -> Answers:
        """With one more; what it answers anew is taken out."""
        subject = astuple(answer)[:4]
        return Answers((*(one for one in self.entries if astuple(one)[:4] != subject), answer))


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


def _fits(one: Answer, sender: str, file: str, sheet: str) -> bool:
    bare = file.rpartition("/")[2]
    return (one.file in {file, bare} if one.file else bool(one.sender) and one.sender == sender) and (
        not one.sheet or one.sheet == sheet
    )
