"""One cell of a sent table to its value, by what its column holds."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date

from thuistafel.core.dossier import LETTING_KINDS, OUTFLOW_KINDS, STAGES, Amount
from thuistafel.core.reasons import Reason, because
from thuistafel.exchange.cells import CellValue, read_cell
from thuistafel.exchange.delivery.amounts import Value, cleaned, read_amount
from thuistafel.exchange.delivery.days import read_day, read_year
from thuistafel.exchange.delivery.months import MONTHS, month_begun
from thuistafel.exchange.delivery.vocabulary import inverted, plain
from thuistafel.exchange.delivery.words import STAGE_WORDS, UNIT_WORDS
from thuistafel.exchange.forms import RENT_CLASSES, YES_NO, Field
from thuistafel.exchange.raw import Raw, text_of
from thuistafel.exchange.tables import Column, Kind

_YES = {"ja", "j", "x", "waar", "true", "1", "y", "yes", "v", "✓", "✔"}
_NO = {"nee", "n", "neen", "onwaar", "false", "0", "no", "geen"}
_ROOMS = re.compile(r"(\d)\s*(?:-?\s*(?:kamers?|kmr?s?\.?|k|pers(?:oons|\.)?))(?:\s*woning(?:en)?)?", re.IGNORECASE)
_MANY_ROOMS = re.compile(
    r"(?:(?:≥|>=|min\.?|vanaf)\s*5|5\s*(?:\+|of meer|en meer|e\.?v\.?))(?:\s*kamers)?", re.IGNORECASE
)
_ABOVE_FOUR = re.compile(r">\s*4(?:\s*kamers)?", re.IGNORECASE)
_QUARTER = re.compile(
    r"(?:q|k|kw\.?|kwartaal)\s*([1-4])|([1-4])\s*(?:e|ste|de)?\s*(?:kw\.?|kwartaal|q|k)?", re.IGNORECASE
)
_ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4}
_RENT_WORDS = {
    "kwaliteitskorting": RENT_CLASSES[0],
    "kwaliteitskortingsgrens": RENT_CLASSES[0],
    "aftoppinglaag": RENT_CLASSES[1],
    "lageaftopping": RENT_CLASSES[1],
    "lageaftoppingsgrens": RENT_CLASSES[1],
    "aftoppingsgrenslaag": RENT_CLASSES[1],
    "aftoppinghoog": RENT_CLASSES[2],
    "hogeaftopping": RENT_CLASSES[2],
    "hogeaftoppingsgrens": RENT_CLASSES[2],
    "aftoppingsgrenshoog": RENT_CLASSES[2],
    "liberalisatie": RENT_CLASSES[3],
    "liberalisatiegrens": RENT_CLASSES[3],
}
_KIND_WORDS: Mapping[str, str] = {
    **{plain(word): word for word in (*LETTING_KINDS, *OUTFLOW_KINDS, *STAGES)},
    **dict.fromkeys(("studenten", "studentenwoning", "studentenwoningen", "campus", "campuscontract"), "student"),
    **dict.fromkeys(("nieuw", "nieuwbouwwoning", "nieuwbouwwoningen", "eerste_verhuring"), "nieuwbouw"),
    **dict.fromkeys(("bestaand", "bestaande_bouw", "regulier_sociaal", "sociaal", "mutatie"), "regulier"),
    **dict.fromkeys(("intermediair", "intermediaire", "via_zorgpartij"), "intermediaire_verhuur"),
    **dict.fromkeys(("midden", "middeldure_huur"), "middenhuur"),
    **dict.fromkeys(("wachtend", "wachtenden", "klaar", "nu_klaar", "voorraad"), "stand"),
    **dict.fromkeys(("instroom", "per_jaar", "nieuw_dit_jaar", "jaarlijks"), "stroom"),
    **inverted(STAGE_WORDS),
}
_UNIT_WORDS = inverted(UNIT_WORDS)


def read_value(raw: Raw, field: Field) -> Value | Reason:
    """The cell under a field, tolerantly; `Value.remark` is set when it was read as something else than stood there."""
    if isinstance(raw, str) and isinstance(problem := read_cell(raw, Column("", Kind.TEXT, "")), Reason):
        return problem  # unreadable signs, or too long for a cell
    if special := _BY_NAME.get(field.name):
        return special(raw)
    if set(field.choices) == set(YES_NO):
        return read_yes_no(raw)
    return _BY_KIND[field.kind](raw, field)


def shown(value: CellValue | None) -> str:
    """A value as a person would write it, for `werd`."""
    if not isinstance(value, Amount):
        return "" if value is None else str(value)
    if not value.applies:
        return "n.v.t."
    if value.value is None:
        return f"{value.low}-{value.high}"
    return f"ca. {value.value}" if value.approximate else str(value.value)


def _text(raw: Raw, field: Field) -> Value:
    text = cleaned(text_of(raw)) if isinstance(raw, str) else text_of(raw)
    changed = isinstance(raw, str) and text != " ".join(raw.split())
    return Value(text or None, because("invisible_left_out") if changed else None)


def _choice(raw: Raw, field: Field) -> Value:
    read = _text(raw, field)
    known = {plain(choice): choice for choice in field.choices}
    word = known.get(plain(str(read.value)))
    return replace(read, value=word) if word else read


def _amount(raw: Raw, field: Field) -> Value | Reason:
    return read_amount(raw)


def _whole(raw: Raw, field: Field) -> Value | Reason:
    read = read_amount(raw)
    if isinstance(read, Reason) or read.value is None:
        return read
    amount = read.value
    exact = isinstance(amount, Amount) and amount.value is not None and not amount.approximate
    return replace(read, value=amount.value) if exact and isinstance(amount, Amount) else because("number_expected")


def _contract(raw: Raw, field: Field) -> Value | Reason:
    text = cleaned(raw) if isinstance(raw, str) else raw
    outcome = read_cell(text, Column(field.name, field.kind, ""))
    return outcome if isinstance(outcome, Reason) else Value(outcome.value, outcome.remark)


def read_yes_no(raw: Raw) -> Value | Reason:
    """`ja` or `nee`, however it was ticked."""
    word = text_of(raw).strip().casefold()
    if word in YES_NO:
        return Value(word)
    if word in _YES | _NO:
        value = "ja" if word in _YES else "nee"
        return Value(value, because("read_as_yes_no", value=value))
    return because("yes_no_expected")


def _rooms(raw: Raw) -> Value | Reason:
    if isinstance(raw, date):
        return because("rooms_became_date")
    text = cleaned(text_of(raw))
    if _MANY_ROOMS.fullmatch(text) or _ABOVE_FOUR.fullmatch(text):
        return Value("5+", None if text == "5+" else because("word_of_ours", word="5+"))
    if match := _ROOMS.fullmatch(text):
        return Value(match[1], because("word_of_ours", word=match[1]))
    return Value(text)


def _rent_class(raw: Raw) -> Value:
    text = cleaned(text_of(raw))
    if text in RENT_CLASSES:
        return Value(text)
    letters = "".join(sign for sign in plain(text).removeprefix("tot").removeprefix("onder") if sign.isalpha())
    word = _RENT_WORDS.get(letters)
    return Value(word, because("word_of_ours", word=word)) if word else Value(text)


def _kind(raw: Raw) -> Value:
    text = cleaned(text_of(raw))
    word = _KIND_WORDS.get(plain(text), text)
    return Value(word, because("word_of_ours", word=word) if plain(word) != plain(text) else None)


def _unit(raw: Raw) -> Value:
    text = cleaned(text_of(raw))
    word = _UNIT_WORDS.get(plain(text), text)
    return Value(word, because("word_of_ours", word=word) if word != text.casefold() else None)


def _quarter(raw: Raw) -> Value | Reason:
    text = cleaned(text_of(raw))
    match = _QUARTER.fullmatch(text)
    number = int(match[1] or match[2]) if match else _ROMAN.get(text.casefold())
    if number is None:
        return because("quarter_expected")
    return Value(number, because("read_as_quarter", quarter=number) if text != str(number) else None)


def _month(raw: Raw) -> Value | Reason:
    if isinstance(raw, date):
        return Value(raw.month, because("read_as_month", month=MONTHS[raw.month - 1]))
    text = cleaned(text_of(raw))
    number = int(text) if text.isascii() and text.isdecimal() and len(text) <= 2 else month_begun(text)
    if not 1 <= number <= len(MONTHS):
        return because("month_expected")
    month = MONTHS[number - 1]
    return Value(
        number,
        None if text == str(number) or text.casefold().startswith(month) else because("read_as_month", month=month),
    )


_BY_NAME: Mapping[str, Callable[[Raw], Value | Reason]] = {
    "kamers": _rooms,
    "huurklasse": _rent_class,
    "soort": _kind,
    "stand": _kind,
    "eenheid": _unit,
    "kwartaal": _quarter,
    "maand": _month,
}
_BY_KIND: Mapping[Kind, Callable[[Raw, Field], Value | Reason]] = {
    Kind.TEXT: _text,
    Kind.CHOICE: _choice,
    Kind.COUNT: _amount,
    Kind.WHOLE: _whole,
    Kind.YEAR: lambda raw, field: read_year(raw),
    Kind.DATE: lambda raw, field: read_day(raw),
    Kind.PERCENT: _contract,
    Kind.FRACTION: _contract,
}
