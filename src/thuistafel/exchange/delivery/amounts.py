"""What people write where a count is asked: `118 hh`, `±40`, `tussen 10 en 15`, `min. 10`, `pm`."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date

from thuistafel.core.claims import Unit
from thuistafel.core.dossier import Amount
from thuistafel.core.reasons import Reason, because
from thuistafel.exchange.cells import HIGHEST_COUNT, Cell, CellValue, read_cell
from thuistafel.exchange.raw import Raw
from thuistafel.exchange.tables import Column, Kind


@dataclass(frozen=True, slots=True)
class Value:
    """What a cell says; `remark` is why it was read otherwise, `doubt` what must be asked, `unit` a unit beside it."""

    value: CellValue | None
    remark: Reason | None = None
    doubt: Reason | None = None
    unit: str = ""


def asking(code: str, **values: object) -> Reason:
    """Why something must be asked; where it stands (`place`) is added when it is asked (`Said.ask`)."""
    return because(code, **values)


LONGEST_NUMBER = 80
"""A text longer than this is a sentence, not an amount."""

_COUNT = Column("aantal", Kind.COUNT, "")
_INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u2060\ufeff]")
_SPACE = re.compile(r"\s+")
_N = r"(\d{1,3}(?:[. ]\d{3})+|\d+)"
_NOT_APPLICABLE = {"n.v.t.", "n.v.t", "nvt", "nvt.", "n.a.", "niet van toepassing", "niet v.t."}
_NOT_DELIVERED = {
    *("-", "–", "—", "--", "?", "??", "...", "…", "nb", "n.b.", "n.b", "nnb", "n.n.b.", "n.n.b", "pm", "p.m.", "p.m"),
    *("tbd", "onb", "onb.", "onbekend", "volgt", "volgt nog", "niet bekend", "nog niet bekend", "weet niet"),
    *("geen opgave", "geen gegevens", "niet geleverd", "niet beschikbaar", "nog onbekend"),
}
_WORDS = ("nul", "een", "twee", "drie", "vier", "vijf", "zes", "zeven", "acht", "negen", "tien", "elf", "twaalf")
_PERSONS = r"personen|persoon|pers\.?|cli[eë]nten|cl\.|mensen|bewoners|jongeren|jeugdigen|statushouders"
_HOUSEHOLDS = r"huishoudens?|hhs?\.?|hh'?s|gezinnen|gezin"
_THINGS = r"woningen|woning|won\.?|stuks?|st\.?|x|plaatsen|plekken|verhuringen|contracten|kandidaten|eenheden"
_WITH_UNIT = re.compile(rf"(?P<rest>.*\d)\s*(?:(?P<persons>{_PERSONS})|{_HOUSEHOLDS}|{_THINGS})", re.IGNORECASE)
_ABOUT_BEFORE = re.compile(
    r"(?:ca\.?|c\.?a\.?|circa|ongeveer|ong\.?|plm\.?|±|~|≈|\+/-|\+-|rond(?: de)?|zo'?n|naar schatting|geschat)"
    rf"\s*:?\s*{_N}",
    re.IGNORECASE,
)
_ABOUT_BEHIND = re.compile(
    rf"{_N}\s*(?:\(?(?:schatting|geschat|ongeveer|ong\.?|circa|ca\.?|naar schatting)\)?|\+/-|±)", re.IGNORECASE
)
_ABOUT_UNSURE = re.compile(rf"{_N}\s*(?:-?ish|\?+|\(\?\)|-achtig)", re.IGNORECASE)
_RANGE = re.compile(
    rf"(?:tussen(?: de)?|van|bandbreedte:?)?\s*{_N}\s*(?:-|–|—|à|á|a|tot(?: en met)?|t/m|\.\.+|en|of)\s*{_N}",
    re.IGNORECASE,
)
_SLASH = re.compile(rf"{_N}\s*/\s*{_N}")
_AT_LEAST = re.compile(
    rf"(?:(?:>=|≥|min\.?|minimaal|minstens|ten ?minste|vanaf)\s*{_N}|{_N}\s*(?:\+|of meer|en meer|plus))", re.IGNORECASE
)
_ABOVE = re.compile(rf"(?:>|meer dan|ruim|boven(?: de)?)\s*{_N}", re.IGNORECASE)
_AT_MOST = re.compile(rf"(?:max\.?|maximaal|hoogstens|ten ?hoogste|tot(?: maximaal)?)\s*{_N}", re.IGNORECASE)
_BESIDE = re.compile(r"(?P<rest>[^(*;]*[^(*;\s])\s*(?P<beside>\(.+\)|\*+\)?|\d?\)|,\s*zie .+|;.+)")
_PERCENT = re.compile(r"[<>~]?\s*\d[\d.,]*\s*(?:%|procent)", re.IGNORECASE)
_MONEY = re.compile(r"(?:€|eur|euro)\s*[\d.,]+.*|[\d.,]+\s*(?:€|eur|euro)|[\d.]+,-+", re.IGNORECASE)
_WHOLE_WITH_ZEROS = re.compile(r"(\d{1,3}(?:\.\d{3})+|\d+),0{1,2}|(\d+)\.0{1,2}")
_MONTH = r"(?:jan|feb|mrt|maa|apr|mei|may|jun|jul|aug|sep|okt|oct|nov|dec)[a-z]*\.?"
_DAY = re.compile(
    rf"\d{{1,4}}[- /]{_MONTH}(?:[- /]\d{{2,4}})?|{_MONTH}[- /]\d{{1,4}}|\d{{1,4}}([-/.])\d{{1,2}}\1\d{{1,4}}", re.I
)
_YES_NO = {"ja", "nee", "waar", "onwaar", "true", "false", "j", "n"}


def cleaned(text: str) -> str:
    """The text without invisible signs and spaces that say nothing."""
    return _SPACE.sub(" ", _INVISIBLE.sub("", text)).strip()


def lowest(amount: Amount) -> int:
    """The least it can be by itself; 0 when it does not say."""
    return next((number for number in (amount.low, amount.value) if number is not None), 0)


def highest(amount: Amount) -> int | None:
    """The most it can be by itself; None when it does not say."""
    return amount.high if amount.high is not None else amount.value


def end_in(cells: Mapping[str, CellValue], name: str) -> int | None:
    """The end that stands beside a number (`laag`, `hoog`); None when none does."""
    end = cells.get(name)
    number = end.value if isinstance(end, Amount) else end
    return number if isinstance(number, int) else None


def read_amount(raw: Raw) -> Value | Reason:
    """A count as a person wrote it, or why it cannot be read (contract: counts; nothing is guessed silently)."""
    if isinstance(raw, bool):
        return because("count_is_yes_no")
    if isinstance(raw, date):
        return because("count_became_date", meant=_before_spreadsheet(raw))
    if not isinstance(raw, str):
        return _plain_number(raw)
    text = cleaned(raw).removeprefix("'").strip()
    if len(text) > LONGEST_NUMBER:
        return because("count_is_sentence")
    found = _understood(text)
    if isinstance(found, Value) and found.remark is None and text != raw.strip():
        return replace(found, remark=because("invisible_left_out"))
    return found


def _before_spreadsheet(day: date) -> str:
    """What someone typed that a spreadsheet took for this day: `10-15` is October 2015 or 15 October."""
    low, high = (day.month, day.year % 100) if day.day == 1 else sorted((day.day, day.month))
    return f"{low}-{high}"


def _plain_number(raw: int | float) -> Value | Reason:
    """Of a formula like 0.1 × 1180 the last bits are noise."""
    if isinstance(raw, float) and raw == raw and abs(raw) <= HIGHEST_COUNT and 0 < abs(raw - round(raw)) < 1e-9:
        return Value(Amount(round(raw)), because("rounding_noise"))
    return _from_cell(read_cell(raw, _COUNT))


def _from_cell(outcome: Cell | Reason) -> Value | Reason:
    return outcome if isinstance(outcome, Reason) else Value(outcome.value, outcome.remark)


def _understood(text: str) -> Value | Reason:
    if text == "":
        return Value(None)
    lower = text.casefold()
    if lower in _NOT_APPLICABLE:
        return Value(Amount(applies=False))
    if lower in _NOT_DELIVERED:
        return Value(None, because("read_as_not_delivered"))
    contract = read_cell(text, _COUNT)
    if not isinstance(contract, Reason):
        return Value(contract.value, contract.remark)
    return _word(lower) or _not_a_count(text) or _styled(text) or _without_extras(text) or contract


def _word(lower: str) -> Value | None:
    if lower in {"geen", "niemand"}:
        return Value(Amount(0), doubt=asking("none_read_as_zero"))
    plain = lower.replace("é", "e")
    return Value(Amount(_WORDS.index(plain)), because("number_in_letters")) if plain in _WORDS else None


def _not_a_count(text: str) -> Reason | None:
    """What is clearly something else, so that its remedy can be exact."""
    if text.casefold() in _YES_NO:
        return because("count_is_yes_no")
    if _PERCENT.fullmatch(text):
        return because("count_is_percent")
    if _MONEY.fullmatch(text):
        return because("count_is_money")
    return because("count_became_date", meant="10-15") if _DAY.fullmatch(text) else None


def _styled(text: str) -> Value | Reason | None:
    for pattern, made in _STYLES:
        if match := pattern.fullmatch(text):
            numbers = [_whole(digits) for digits in match.groups() if digits is not None]
            if None in numbers:
                return because("count_absurd", limit=HIGHEST_COUNT)
            return made([number for number in numbers if number is not None])
    return None


def _whole(digits: str) -> int | None:
    bare = digits.replace(".", "").replace(" ", "").lstrip("0") or "0"
    return int(bare) if len(bare) <= len(str(HIGHEST_COUNT)) and int(bare) <= HIGHEST_COUNT else None


def _about(numbers: list[int]) -> Value:
    return Value(Amount(numbers[0], approximate=True), because("read_as_about", value=numbers[0]))


def _about_unsure(numbers: list[int]) -> Value:
    return Value(Amount(numbers[0], approximate=True), doubt=asking("about_unsure", value=numbers[0]))


def _range(numbers: list[int]) -> Value | Reason:
    low, high = numbers
    if low > high:
        return because("range_reversed", low=low, high=high)
    return Value(Amount(low=low, high=high), because("read_as_range", low=low, high=high))


def _slash(numbers: list[int]) -> Value | Reason:
    read = _range(numbers)
    if isinstance(read, Reason):
        return read
    return Value(read.value, doubt=asking("slash_range", low=numbers[0], high=numbers[1]))


def _at_least(numbers: list[int]) -> Value:
    low = numbers[0]
    return Value(Amount(low, low=low), doubt=asking("no_upper_end", low=low))


def _above(numbers: list[int]) -> Value:
    return _at_least([numbers[0] + 1])


def _at_most(numbers: list[int]) -> Value:
    return Value(Amount(low=0, high=numbers[0]), because("read_as_range", low=0, high=numbers[0]))


def _with_zeros(numbers: list[int]) -> Value:
    return Value(Amount(numbers[0]), because("zeros_left_out", value=numbers[0]))


_STYLES: tuple[tuple[re.Pattern[str], Callable[[list[int]], Value | Reason]], ...] = (
    (_ABOUT_BEFORE, _about),
    (_ABOUT_BEHIND, _about),
    (_ABOUT_UNSURE, _about_unsure),
    (_RANGE, _range),
    (_SLASH, _slash),
    (_AT_LEAST, _at_least),
    (_ABOVE, _above),
    (_AT_MOST, _at_most),
    (_WHOLE_WITH_ZEROS, _with_zeros),
)


def _without_extras(text: str) -> Value | Reason | None:
    """The amount before a unit (`118 hh`) or before a remark (`118 (zie mail)`), which is asked about."""
    if match := _WITH_UNIT.fullmatch(text):
        read = _understood(match["rest"].strip())
        if isinstance(read, Value):
            unit = Unit.PERSONS.value if match["persons"] else ""
            return replace(read, remark=read.remark or because("unit_left_out"), unit=unit)
        return read
    if match := _BESIDE.fullmatch(text):
        read = _understood(match["rest"].strip())
        if isinstance(read, Value) and read.value is not None:
            return replace(read, doubt=read.doubt or asking("words_beside_number", beside=match["beside"].strip()))
    return None
