"""Running text to pairs of a municipality and a number; a number without one is given back as well."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from thuistafel.core.dossier import OUTSIDE_REGION, UNKNOWN_ORIGIN
from thuistafel.core.regions import resolve
from thuistafel.exchange.delivery.groups import is_group, spelled_group
from thuistafel.exchange.delivery.model import Known, SentSheet
from thuistafel.exchange.raw import text_of

LONGEST_LINE, LONGEST_MAIL = 600, 20_000
_NUMBER = re.compile(r"\d[\d.,]*")
_HEADER = re.compile(r"(?:van|aan|cc|bcc|verzonden|datum|from|to|sent|date)\s*:", re.IGNORECASE)
_SIGNED = re.compile(
    r"(?:met (?:vriendelijke|hartelijke) groet|vriendelijke groet|hartelijke groet|groet|groeten|mvg|m\.?v\.?g\.?|"
    r"verzonden vanaf|sent from|alvast (?:bedankt|dank)[,.! ]*$)\w*\b.{0,60}",
    re.IGNORECASE,
)
_QUOTE_BEGINS = re.compile(
    r"-{3,}.{0,60}(?:bericht|message)|op .{4,80} schreef .{0,80}:$|on .{4,80} wrote:$", re.IGNORECASE
)
_DAY = re.compile(
    r"\d{1,2}[-/]\d{1,2}[-/]\d{2,4}|\d{4}-\d{2}-\d{2}|\d{1,2}[:.]\d{2} ?u(?:ur)?\b|\b\d{1,2}:\d{2}\b|"
    r"\d{1,2} (?:jan|feb|maa|mrt|apr|mei|jun|jul|aug|sep|okt|nov|dec)[a-z]*\.?(?: \d{4})?|\b12 ?(?:mnd|maanden)\b",
    re.IGNORECASE,
)
_YEAR = re.compile(r"(?<![\d.])20[0-4]\d(?![\d]|[.,]\d)")
_N = r"(?:\d{1,3}(?:\.\d{3})+|\d+)"
_AMOUNT = re.compile(
    r"(?:(?<=:\s)(?:geen|nul|niemand)\b|tussen(?: de)? " + _N + r" en " + _N
    + r"|(?:(?:ca\.?|circa|ongeveer|ong\.?|±|~|rond de|rond|zo'n|naar schatting|"
    r"min\.|minimaal|minstens|max\.|maximaal|hoogstens|meer dan|minder dan|<|>|≥|≤)\s*)?"
    + _N + r"(?:\s*(?:-|–|à|tot|t/m)\s*" + _N + r")?(?:,\d+|\s?%)?)",
    re.IGNORECASE,
)  # fmt: skip
_WORD = re.compile(r"[A-Za-zÀ-ÿ'’][A-Za-zÀ-ÿ'’.\-/]*")
_COMMA, _AND = re.compile(r"[,;](?!\d)"), re.compile(r"\ben\b", re.IGNORECASE)
_TOGETHER = re.compile(r"\b(?:samen|tezamen|in totaal|totaal|bij elkaar|gezamenlijk|opgeteld)\b", re.IGNORECASE)
_SENTENCE = re.compile(r"(?<=[.!?])\s+(?=[A-ZÀ-Þ'])")
_POOLS = {"onbekend": UNKNOWN_ORIGIN, "buiten de regio": OUTSIDE_REGION, "buiten regio": OUTSIDE_REGION}
LONGEST_NAME = 4
SHORT = 3


@dataclass(frozen=True, slots=True)
class _Found:
    """A municipality or an amount in a line, where it begins and ends."""

    start: int
    end: int
    text: str
    is_name: bool


@dataclass(frozen=True, slots=True)
class Pair:
    """A municipality with its number; `group` as written near it."""

    line: int
    name: str
    amount: str
    group: str


def own_lines(sheet: SentSheet) -> tuple[list[tuple[int, str]], int]:
    """The lines the sender wrote, by number, and how many numbers stand in the rest.

    The rest is quotes, headers, the signature, and whatever makes a text too long for a mail.
    """
    own: list[tuple[int, str]] = []
    skipped, length, is_over = 0, 0, False
    for number, cells in enumerate(sheet.grid, start=1):
        text = text_of(cells[0]).strip() if cells else ""
        length += len(text)
        is_over = is_over or length > LONGEST_MAIL or _ends(text)
        if is_over or len(text) > LONGEST_LINE or text.startswith((">", "|")) or _HEADER.match(text):
            skipped += len(_NUMBER.findall(text))
        elif text:
            own.append((number, text))
    return own, skipped


def _ends(text: str) -> bool:
    """Whether a signature or a quoted mail begins here."""
    start = text[:LONGEST_LINE]
    return start in {"--", "__"} or bool(_SIGNED.fullmatch(start) or _QUOTE_BEGINS.match(start))


def pairs_in(lines: Sequence[tuple[int, str]], known: Known) -> tuple[list[Pair], list[tuple[int, str]]]:
    """Municipalities with their number, and the numbers that belong to none."""
    pairs: list[Pair] = []
    unused: list[tuple[int, str]] = []
    everywhere = _groups_in(" ".join(text for _, text in lines))
    current = everywhere[0] if len(everywhere) == 1 else ""
    for number, text in lines:
        bare = _YEAR.sub(lambda year: " " * len(year[0]), _DAY.sub(lambda day: " " * len(day[0]), text))
        here = _groups_in(text)
        current = here[0] if len(here) == 1 else current
        for sentence in _SENTENCE.split(bare):
            coupled, left = _coupled(sentence, known)
            pairs += [Pair(number, name, amount, current) for name, amount in coupled]
            unused += [(number, amount) for amount in left]
    return pairs, unused


def _coupled(sentence: str, known: Known) -> tuple[list[tuple[str, str]], list[str]]:
    """Name and number in turn through the sentence, else within each clause; what stays over is not guessed."""
    found = _found(sentence, known)
    if _TOGETHER.search(sentence):
        return [], [one.text for one in found if not one.is_name]
    if pairs := _in_turn(found):
        return pairs, []
    coupled: list[tuple[str, str]] = []
    left: list[str] = []
    for clause in _between(found, _COMMA, sentence):
        parts = [part for part in _between(clause, _AND, sentence) if part]
        pairs = _in_turn(clause) or (
            [pair for part in parts for pair in _in_turn(part)] if all(map(_in_turn, parts)) else []
        )
        coupled += pairs
        left += [] if pairs else [one.text for one in clause if not one.is_name]
    return coupled, left


def _between(found: Sequence[_Found], cut: re.Pattern[str], sentence: str) -> list[list[_Found]]:
    """What was found, divided where the sentence is."""
    edges = [0, *(match.end() for match in cut.finditer(sentence)), len(sentence) + 1]
    return [[one for one in found if start <= one.start < end] for start, end in pairwise(edges)]


def _in_turn(found: Sequence[_Found]) -> list[tuple[str, str]]:
    """Pairs when names and numbers alternate, whichever comes first; else nothing."""
    couples = list(zip(found[::2], found[1::2], strict=False))
    alternates = all(one.is_name != other.is_name for one, other in pairwise(found))
    if not found or len(found) % 2 or not alternates:
        return []
    return [(one.text, other.text) if one.is_name else (other.text, one.text) for one, other in couples]


def _found(sentence: str, known: Known) -> list[_Found]:
    names = list(_names(sentence, known))
    amounts = [
        _Found(match.start(), match.end(), match[0], False)
        for match in _AMOUNT.finditer(sentence)
        if not any(one.start <= match.start() < one.end for one in names)
    ]
    return sorted((*names, *amounts), key=lambda one: one.start)


def _names(sentence: str, known: Known) -> Iterable[_Found]:
    """The longest run of words at each place that names a municipality or a pool."""
    words = list(_WORD.finditer(sentence))
    at = 0
    while at < len(words):
        for size in range(min(LONGEST_NAME, len(words) - at), 0, -1):
            start, end = words[at].start(), words[at + size - 1].end()
            if name := _named(sentence[start:end].rstrip(".,:"), known):
                yield _Found(start, end, name, True)
                at += size - 1
                break
        at += 1


def _named(written: str, known: Known) -> str:
    """The name as written; of a municipality outside the composition only with a capital (`best` is a word)."""
    if pool := _POOLS.get(written.casefold()):
        return pool
    is_short = len(written) <= SHORT and not written.isupper()
    if is_short or any(sign.isdigit() for sign in written):
        return ""
    municipality = resolve(known.register, written, known.day)
    is_member = known.composition is not None and municipality and municipality.code in known.composition.codes
    return written if municipality and (is_member or written[:1].isupper()) else ""


def _groups_in(text: str) -> list[str]:
    """The target groups named in a text, each once, as written."""
    words = list(_WORD.finditer(text))
    found: dict[str, str] = {}
    for at in range(len(words)):
        for size in range(min(LONGEST_NAME, len(words) - at), 0, -1):
            written = text[words[at].start() : words[at + size - 1].end()].rstrip(".,:")
            if is_group(written) and (len(written) > SHORT or written.isupper()):
                found.setdefault(str(spelled_group(written, ()).value), written)
                break
    return list(found.values())
