"""Remarks of one kind in one file as one line: what they have in common is said once."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from thuistafel.documents.report import Notice
from thuistafel.exchange.delivery.answers import SENT_FOLDER
from thuistafel.wording.language import translated

SHOWN = 8
_STANDS = re.compile(r"((?:, (?:blad|sheet) .+?)?(?:, (?:rij|cel|kolom|row|cell|column) [^:]+)?): (.+)", re.DOTALL)
_SENTENCES = re.compile(r"(?<=[.?!]) (?=[A-Z])")
_NUMBERED = re.compile(r"((?:.*, )?(?:rij|cel|row|cell)) ([A-Z]*\d+)", re.ASCII)


@dataclass(frozen=True, slots=True)
class Gathered:
    """Remarks with one reason about one file; `items` are where and what, `end` holds for all of them."""

    kind: str
    code: str
    file: str
    items: tuple[tuple[str, str], ...]
    end: str

    @property
    def text(self) -> str:
        """All of it in one line, the file first."""
        said: list[str] = []
        before = ""
        for spots, lead in self.items:
            said.append(f"{spots}: {lead}" if spots and spots != before else lead)
            before = spots
        words = " ".join((*said, self.end)).rstrip()
        return f"{self.file}{', ' if self.items[0][0] else ': '}{words}" if self.file else words


def gathered(notices: Iterable[Notice]) -> tuple[Gathered, ...]:
    """The remarks by kind, reason and file, in the order in which each comes up first."""
    groups: dict[tuple[str, str, str], list[Notice]] = {}
    for one in notices:
        key = (one.kind, one.code, one.file) if one.code and one.file else (one.kind, one.place, one.text)
        groups.setdefault(key, []).append(one)
    return tuple(map(_gathered, groups.values()))


def bare(text: str) -> str:
    """Names of sent files without the folder they all lie in."""
    return text.replace(SENT_FOLDER, "")


def spots_of(spots: Sequence[str]) -> str:
    """The first places; of rows and cells that follow on each other only the first is introduced.

    >>> spots_of(["rij 7", "rij 8", "blad G2, rij 4"])
    'rij 7, 8; blad G2, rij 4'
    """
    unique = list(dict.fromkeys(spots))
    said = ""
    before = ""
    for spot in unique[:SHOWN]:
        numbered = _NUMBERED.fullmatch(spot)
        continues = numbered is not None and numbered[1] == before
        said += f", {numbered[2]}" if numbered and continues else f"{'; ' if said else ''}{spot}"
        before = numbered[1] if numbered else ""
    more = len(unique) - SHOWN
    return translated("{said} en nog {more}").format(said=said, more=more) if more > 0 else said


def _gathered(notices: Sequence[Notice]) -> Gathered:
    first = notices[0]
    stands = list(map(standing, notices))
    words = [_SENTENCES.split(said) for _, said in stands]
    shared = _shared(words) if len({said for _, said in stands}) > 1 else 0
    end = " ".join(words[0][len(words[0]) - shared :])
    places: dict[str, list[str]] = {}
    for (spot, _), said in zip(stands, words, strict=True):
        places.setdefault(" ".join(said[: len(said) - shared]), []).append(spot)
    items = tuple((spots_of(list(filter(None, spots))), lead) for lead, spots in places.items())
    named = any(spot for spot, _ in stands) or first.place == first.file
    return Gathered(first.kind, first.code, bare(first.file) if named else "", items, end)


def standing(notice: Notice) -> tuple[str, str]:
    """Where in its file a remark stands, and what it says there; '' and all of it when it does not begin with that."""
    text, file, where = bare(notice.text), bare(notice.file), bare(notice.place)
    if file and where.startswith(file):
        return where.removeprefix(file).removeprefix(", "), text
    stands = _STANDS.fullmatch(text.removeprefix(file)) if file and text.startswith(file) else None
    if stands:
        return stands[1].removeprefix(", "), stands[2]
    return "", f"{text} ({where})" if where else text


def _shared(words: Sequence[Sequence[str]]) -> int:
    """How many sentences at the end are the same in all, at least one left in each."""
    most = min(map(len, words)) - 1
    same = 0
    while same < most and len({said[-1 - same] for said in words}) == 1:
        same += 1
    return same
