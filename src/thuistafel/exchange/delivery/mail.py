"""A mail pasted as text: municipalities with a number beside them become claims, every other number is named."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from thuistafel.core.claims import Place
from thuistafel.core.dossier import OUTSIDE_REGION, UNKNOWN_ORIGIN, Amount, Table
from thuistafel.core.reasons import Reason, because
from thuistafel.core.regions import resolve
from thuistafel.exchange.cells import CellValue
from thuistafel.exchange.delivery.amounts import Value, asking, read_amount
from thuistafel.exchange.delivery.groups import is_group, spelled_group
from thuistafel.exchange.delivery.model import Known, SentSheet
from thuistafel.exchange.delivery.setting import Setting, setting_of
from thuistafel.exchange.delivery.stated import Said, Stated, in_cell, spots_of
from thuistafel.exchange.delivery.values import shown
from thuistafel.exchange.forms import FORM, Sender
from thuistafel.exchange.raw import text_of
from thuistafel.exchange.reading import Corrected
from thuistafel.exchange.tables import COLUMNS

MOST_LINES, LONGEST_LINE = 500, 2_000
SUBJECT = "onderwerp"
_PHONE = re.compile(r"(?<![\d.,])(?:(?:\+|00)31[\s-]*(?:\(0\))?[\s-]*|\(?0)(?:\d\)?[\s-]?){8}\d(?!\d)")
_HEADER = re.compile(r"(?:van|aan|cc|bcc|verzonden|datum|from|to|sent|date)\s*:", re.IGNORECASE)
_SIGNED = re.compile(
    r"(?:met (?:vriendelijke|hartelijke) groet|vriendelijke groet|hartelijke groet|groet|groeten|mvg|m\.?v\.?g\.?|--|"
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
    r"(?:tussen(?: de)? " + _N + r" en " + _N
    + r"|(?:(?:ca\.?|circa|ongeveer|ong\.?|±|~|rond de|rond|zo'n|naar schatting|"
    r"min\.|minimaal|minstens|max\.|maximaal|hoogstens|meer dan|minder dan|<|>|≥|≤)\s*)?"
    + _N + r"(?:\s*(?:-|–|à|tot|t/m)\s*" + _N + r")?(?:,\d+|\s?%)?)",
    re.IGNORECASE,
)  # fmt: skip
_WORD = re.compile(r"[A-Za-zÀ-ÿ'’][A-Za-zÀ-ÿ'’.\-/]*")
_REST = re.compile(
    r"\b(?:rest|overige?n?|andere|anderen)\b.{0,40}\b(?:weten|onbekend|volgt|volgen|niet|nog|later)\b", re.IGNORECASE
)
_OUTFLOW = re.compile(r"uitstro\w*|cli[eë]nten|klaar voor|instelling\w*|opvang|beschermd|begeleid", re.IGNORECASE)
_LETTINGS = re.compile(r"verhuring\w*|verhuren|verhuurd\w*|mutatie\w*|huurcontract\w*|vrijkom\w*", re.IGNORECASE)
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
class _Pair:
    """A municipality with its number; `group` as written near it."""

    line: int
    name: str
    amount: str
    group: str


def is_mail(sheet: SentSheet) -> bool:
    """Whether it is running text: one column, of a file without sheets."""
    return not sheet.name and bool(sheet.grid) and all(len(cells) <= 1 for cells in sheet.grid)


def phone_in(sheet: SentSheet) -> Reason | None:
    """Why a text with a telephone number is not kept."""
    lines = (text_of(cell)[:LONGEST_LINE] for cells in sheet.grid for cell in cells)
    return because("mail_holds_phone", file=sheet.file) if any(map(_PHONE.search, lines)) else None


def mail_said(sheet: SentSheet, known: Known, sender: str) -> Said:
    """The claims of a mail; of its text nothing is repeated but municipalities, groups and numbers."""
    said = Said()
    lines, skipped = _own_lines(sheet)
    words = " ".join(text for _, text in lines)
    setting = setting_of(sheet, FORM["Z1"], words, known, sender, None)
    pairs, unused = _pairs(lines, known)
    table = _subject(setting, words)
    if table is None:
        said.ask(Place(sheet.file, "", 0, SUBJECT), SUBJECT, asking("mail_subject_asked", pairs=_told(pairs)))
        unused, pairs = [*unused, *((pair.line, pair.amount) for pair in pairs)], []
    for pair in pairs:
        _state(pair, table or Table.OUTFLOW, setting, said)
    for name, reason in setting.asked.items():
        said.ask(Place(sheet.file, "", 0, name), name, reason)
    _tell(sheet, said, pairs, unused, skipped)
    _tell_rest(sheet, said, words, pairs, known)
    return said


def _own_lines(sheet: SentSheet) -> tuple[list[tuple[int, str]], int]:
    """The lines the sender wrote, by number, and how many numbers stand in the rest: quotes, headers, signature."""
    own: list[tuple[int, str]] = []
    skipped, is_over = 0, False
    for number, cells in enumerate(sheet.grid[:MOST_LINES], start=1):
        text = text_of(cells[0]).strip()[:LONGEST_LINE] if cells else ""
        is_over = is_over or bool(_SIGNED.fullmatch(text) or _QUOTE_BEGINS.match(text))
        if is_over or text.startswith((">", "|")) or _HEADER.match(text):
            skipped += len(_AMOUNT.findall(_DAY.sub(" ", text)))
        elif text:
            own.append((number, text))
    return own, skipped


def _pairs(lines: Sequence[tuple[int, str]], known: Known) -> tuple[list[_Pair], list[tuple[int, str]]]:
    """Municipalities with their number, and the numbers that belong to none."""
    pairs: list[_Pair] = []
    unused: list[tuple[int, str]] = []
    everywhere = _groups_in(" ".join(text for _, text in lines))
    current = everywhere[0] if len(everywhere) == 1 else ""
    for number, text in lines:
        bare = _YEAR.sub(lambda year: " " * len(year[0]), _DAY.sub(lambda day: " " * len(day[0]), text))
        here = _groups_in(text)
        current = here[0] if len(here) == 1 else current
        for sentence in _SENTENCE.split(bare):
            coupled, left = _coupled(sentence, known)
            pairs += [_Pair(number, name, amount, current) for name, amount in coupled]
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


def _subject(setting: Setting, words: str) -> Table | None:
    """What is counted: as answered, by the words, else by the kind of party; None when nothing tells."""
    answered = (setting.answer(SUBJECT) or "").strip().casefold()
    outflow, lettings = bool(_OUTFLOW.search(words)), bool(_LETTINGS.search(words))
    if answered in {"uitstroom", "verhuringen"}:
        outflow, lettings = answered == "uitstroom", answered == "verhuringen"
    if outflow == lettings:
        sender_known = bool(setting.sender)
        outflow = sender_known and setting.role == Sender.CARE_PROVIDER and _is_party(setting)
        lettings = sender_known and setting.role == Sender.CORPORATION
    if outflow == lettings:
        return None
    return Table.OUTFLOW if outflow else Table.LETTINGS


def _is_party(setting: Setting) -> bool:
    return setting.sender in setting.known.institutions


def _state(pair: _Pair, table: Table, setting: Setting, said: Said) -> None:
    place = Place(setting.sheet.file, "", pair.line, "aantal", f"A{pair.line}")
    read = read_amount(pair.amount)
    if isinstance(read, Reason) or not isinstance(read.value, Amount):
        said.remarks.append(because("mail_numbers_unused", file=setting.sheet.file, numbers=pair.amount))
        return
    before = set(setting.asked)
    cells = _cells(pair, table, setting, said, place)
    cells["aantal"] = read.value
    said.corrected.append(Corrected(place, f"{pair.name} {pair.amount}", shown(read.value), because("mail_pair")))
    if read.doubt:
        said.ask(place, place.cell, read.doubt)
    is_doubted = bool(read.doubt or before or setting.asked)
    name = "herkomst" if table is Table.OUTFLOW else "gemeente"
    at = {"aantal": place.cell, name: place.cell}
    said.stated.append(Stated(table, in_cell(place, "", ""), "aantal", cells, at, is_doubted=is_doubted))


def _cells(pair: _Pair, table: Table, setting: Setting, said: Said, place: Place) -> dict[str, CellValue]:
    """All that the mail and its sender say of one number."""
    names = {column.name for column in COLUMNS[table]}
    cells: dict[str, CellValue] = dict(setting.usual(table))
    if (year := setting.year()) is not None:
        cells["jaar"] = year
    if table is Table.LETTINGS:
        cells |= {"gemeente": pair.name, "stand": setting.stage(cells.get("jaar")), "soort": "regulier"}
    else:
        cells |= {"herkomst": pair.name, "soort": setting.kind("")}
        if group := _group(pair, setting, said, place):
            cells["doelgroep"] = group
        if unit := setting.unit(""):
            cells["eenheid"] = unit
    return {name: value for name, value in cells.items() if name in names}


def _group(pair: _Pair, setting: Setting, said: Said, place: Place) -> str:
    answered = setting.answer("doelgroep")
    written = answered or pair.group
    if not written:
        setting.asked["doelgroep"] = asking("mail_group_asked")
        return ""
    read: Value = spelled_group(written, setting.known.target_groups)
    if read.doubt:
        said.ask(place, written, read.doubt)
    return str(read.value)


def _told(pairs: Sequence[_Pair]) -> str:
    return ", ".join(f"{pair.name} {pair.amount}" for pair in pairs) or "–"


def _tell(
    sheet: SentSheet, said: Said, pairs: Sequence[_Pair], unused: Sequence[tuple[int, str]], skipped: int
) -> None:
    """Name every number that was not used; of quotes and signature only how many."""
    if unused:
        numbers = spots_of(f"{amount} (regel {line})" for line, amount in unused)
        said.remarks.append(because("mail_numbers_unused", file=sheet.file, numbers=numbers))
    if skipped:
        said.remarks.append(because("mail_numbers_skipped", file=sheet.file, number=skipped))
    if not pairs and not said.questions:
        said.ask(Place(sheet.file), "", asking("mail_without_pairs"))


def _tell_rest(sheet: SentSheet, said: Said, words: str, pairs: Sequence[_Pair], known: Known) -> None:
    """Of whom the sender says that nothing is known yet: not delivered."""
    if not _REST.search(words) or known.composition is None:
        return
    told = {found.code for pair in pairs if (found := resolve(known.register, pair.name, known.day))}
    others = tuple(one.name for one in known.composition.members if one.code not in told)
    if others:
        said.remarks.append(because("mail_rest_not_delivered", file=sheet.file, names=others))
