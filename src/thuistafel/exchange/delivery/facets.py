"""What a heading states besides what it counts: a year, a quarter, a municipality, a group, a bound, a unit."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache

from thuistafel.core.regions import is_known
from thuistafel.exchange.delivery.months import month_named, month_word, month_words
from thuistafel.exchange.delivery.vocabulary import inverted, listed, plain
from thuistafel.exchange.delivery.words import (
    GROUP_WORDS,
    MIDDLE_WORDS,
    ORIGIN_WORDS,
    ROLE_WORDS,
    STAGE_WORDS,
    TOTAL_WORDS,
    UNIT_WORDS,
    WEAK_ROLES,
)
from thuistafel.exchange.forms import RENT_CLASSES
from thuistafel.exchange.reference import register

LONGEST_HEADING = 120
LONGEST_NAME = 4
"""So many words at most make a name of a group or municipality within a heading."""
_SHORT_YEAR = re.compile(r"['’‘](\d\d)\b", re.ASCII)
_MONTH_DAY = re.compile(r"\b((?:19|20)\d\d)-(\d\d)-01\b", re.ASCII)
_MONTH_YEAR = re.compile(r"\b([a-z]{3,9})\.?[ -](\d\d)\b", re.ASCII | re.IGNORECASE)
_PARTS = re.compile(r"\s+/\s+|\n|\s*[:|]\s+")
_PATTERNS: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("kwartaal", re.compile(r"(?:^|_)(?:q|kw|kwartaal|kwrt|k)_?([1-4])(?=_|$)", re.ASCII)),
    ("kwartaal", re.compile(r"(?:^|_)([1-4])_?(?:e|ste|de)?_?(?:kw|kwartaal|kwrt|q)(?=_|$)", re.ASCII)),
    ("kwartaal", re.compile(r"(?<=\d{4})_?q([1-4])(?=_|$)", re.ASCII)),
    (
        "kamers",
        re.compile(r"(?:^|_)([1-5])_?(?:plus_?|of_meer_?)?(?:kamers?|k|kmr|kamerwoning(?:en)?)(?=_|$)", re.ASCII),
    ),
    ("jaar", re.compile(r"(?:^|_)0?1_(?:0?1|jan|januari)_((?:19|20)\d\d)(?=_|$)", re.ASCII)),
    ("jaar", re.compile(r"(?:^|_)((?:19|20)\d\d)(?=_|q|$)", re.ASCII)),
)
_FIVE_OR_MORE = re.compile(r"5\s*(\+|of meer|plus)|5_?plus", re.IGNORECASE)
# Municipalities and places that are words of every day: only meant when nothing else stands in the cell.
_EVERYDAY = frozenset(
    {
        "een",
        "best",
        "buren",
        "bergen",
        "haren",
        "houten",
        "putten",
        "elst",
        "leek",
        "epe",
        "laren",
        "vries",
        "rest",
        "start",
    }
)


@dataclass(frozen=True, slots=True)
class Facets:
    """A heading taken apart: words in order, each with what it states ('' for what it counts), and the values."""

    tags: tuple[tuple[str, str], ...]
    values: tuple[tuple[str, str | int], ...]

    def rest(self, without: frozenset[str]) -> str:
        """The heading without the words that state one of these."""
        return "_".join(word for word, tag in self.tags if tag not in without)

    @property
    def stated(self) -> Mapping[str, str | int]:
        """The values by what they are of: jaar, kwartaal, maand, eenheid, stand, role, plaats, doelgroep, kamers."""
        return dict(self.values)


@lru_cache(maxsize=20_000)
def facets_of(heading: str) -> Facets:
    """The facets of a heading; parts of a heading over several rows are separated by ` / `.

    >>> dict(facets_of("Delft / Q1 2023").values)
    {'plaats': 'Delft', 'kwartaal': 1, 'jaar': 2023}
    """
    values: dict[str, str | int] = {}
    tags: list[tuple[str, str]] = []
    for part in _PARTS.split(_years_in_full(heading[:LONGEST_HEADING]).replace("#", " aantal ")):
        if part.strip():
            tags.extend(_tagged(part.strip(), values))
    return Facets(tuple(tags), tuple(values.items()))


def _years_in_full(heading: str) -> str:
    """`'23` and `jan-23` with their century; a month that a spreadsheet made into its first day as a month."""
    text = _MONTH_DAY.sub(lambda day: f"{month_word(int(day[2]))} {day[1]}", heading)
    text = _SHORT_YEAR.sub(r" 20\1 ", text)
    return _MONTH_YEAR.sub(lambda found: f"{found[1]} 20{found[2]}" if month_named(found[1]) else found[0], text)


def _tagged(part: str, values: dict[str, str | int]) -> Iterator[tuple[str, str]]:
    words = plain(part)
    if whole := _whole(part, words):
        values.setdefault(*whole)
        return iter([(words, whole[0])])
    marked = words
    for name, pattern in _PATTERNS:
        if match := pattern.search(marked):
            values.setdefault(name, _value(name, match[1], part))
            marked = f"{marked[: match.start()]}_={name}={marked[match.end() :]}"
    return iter(list(_named(marked.strip("_").split("_"), values)))


def _value(name: str, digits: str, part: str) -> str | int:
    if name == "kamers":
        return "5+" if _FIVE_OR_MORE.search(part) or digits == "5" else digits
    return int(digits)


def _whole(part: str, words: str) -> tuple[str, str | int] | None:
    """What the part states when it is nothing but a name."""
    if words in WEAK_ROLES:
        return "role", WEAK_ROLES[words]
    if words in _totals():
        return "role", "totaal"
    if part.strip() in RENT_CLASSES:
        return "huurklasse", part.strip()
    if words in _names(2):
        return "herkomst", _names(2)[words]
    if words in _names(1):
        return "doelgroep", _names(1)[words]
    return ("plaats", part) if is_place(part) else None


def _named(tokens: list[str], values: dict[str, str | int]) -> Iterator[tuple[str, str]]:
    at = 0
    while at < len(tokens):
        if match := re.fullmatch(r"=([a-z]+)=", tokens[at]):
            yield tokens[at], match[1]
            at += 1
            continue
        for length in range(min(LONGEST_NAME, len(tokens) - at), 0, -1):
            words = "_".join(tokens[at : at + length])
            if found := _within(words):
                values.setdefault(*found)
                yield words, found[0]
                break
        else:
            length = 1
            yield tokens[at], ""
        at += length


def _within(words: str) -> tuple[str, str | int] | None:
    """What some words within a heading state."""
    if words in month_words():
        return "maand", month_words()[words]
    if words in _middles():
        return "role", ""
    for name, number in (("role", 3), ("stand", 4), ("eenheid", 5), ("doelgroep", 1)):
        if words in _names(number):
            return name, _names(number)[words]
    return ("plaats", _places()[words]) if words in _places() else None


@cache
def _names(number: int) -> Mapping[str, str]:
    return inverted({1: GROUP_WORDS, 2: ORIGIN_WORDS, 3: ROLE_WORDS, 4: STAGE_WORDS, 5: UNIT_WORDS}[number])


@cache
def _totals() -> frozenset[str]:
    return frozenset(listed(TOTAL_WORDS))


@cache
def _middles() -> frozenset[str]:
    return frozenset(listed(MIDDLE_WORDS))


@cache
def _places() -> Mapping[str, str]:
    """Names of municipalities as they may stand within a heading."""
    names = {plain(one.name.partition(" (")[0]): one.name for one in register().municipalities}
    return {words: name for words, name in names.items() if words not in _EVERYDAY and len(words) > 2}


def group_named(text: str) -> str:
    """The canonical spelling of a target group; '' when it is none we know.

    >>> group_named("BW")
    'beschermd_wonen'
    """
    words = plain(text)
    return _names(1).get(words, "") or _names(1).get(words.removeprefix("uitstroom_"), "")


@lru_cache(maxsize=20_000)
def is_place(text: str) -> bool:
    """Whether the text is the name, alias or code-with-letters of a municipality or a place in one."""
    bare = text.strip()
    return 1 < len(bare) <= LONGEST_HEADING and bool(re.search("[A-Za-z]", bare)) and is_known(register(), bare)


def is_origin(text: str) -> bool:
    """Whether the text stands where a municipality is asked and is none: onbekend, buiten regio, veilig adres."""
    return plain(text) in _names(2)
