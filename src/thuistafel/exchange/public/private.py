"""Signs of persons in structured files: one is enough to refuse the file, and no value of it is repeated."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator

from thuistafel.exchange.persons import holds_citizen_number, is_citizen_number, is_personal, names_one
from thuistafel.exchange.public.structured import Entry, within, written_at

_CITIZEN_DIGITS = 9
_PEOPLE = re.compile(
    r"relaties?|kandida(at|ten)|(hoofd|mede)?huurders?|(mede)?bewoners?|persoo?n(en)?|natuurlijkpersoon|contactpersoon"
)
_ABOUT_PEOPLE = re.compile(
    r"contactgegevens?|startleeftijd|startbrutojaarinkomen|rekeninkomen|rekenvermogen|iban|geslacht|nationaliteit(en)?|"
    r"burgerlijkestaat|geboorte(plaats|land)|initialen|naampartner"
)


def name_of_one(document: object) -> str:
    """The first filled name that no document about places has: a first name, a day of birth; '' when none."""
    known: dict[str, bool] = {}
    for _, entry in _entries(document):
        for name, value in entry.items():
            if value in (None, "", [], {}):
                continue
            if name not in known:
                known[name] = bool(names_one(name))
            if known[name]:
                return name
    return ""


def personal_name(document: object) -> str:
    """The first name in a JSON document that is about persons, by itself or by its values; '' when none is."""
    numbers: defaultdict[str, list[bool]] = defaultdict(list)
    for container, entry in _entries(document):
        for name, value in entry.items():
            if value not in (None, "", [], {}) and _is_about_people(container, name, entry):
                return name
            if isinstance(value, str) and " " in value and holds_citizen_number(value):
                return name
            digits = written_at(value)
            if len(digits) == _CITIZEN_DIGITS and digits.isdecimal():
                numbers[name].append(is_citizen_number(digits))
    return next((name for name, passed in numbers.items() if 2 * sum(passed) >= len(passed)), "")


def _is_about_people(container: str, name: str, entry: Entry) -> bool:
    plain = _plain(name)
    if plain == "naam":
        return _PEOPLE.fullmatch(_plain(container)) is not None and not _is_organisation(entry)
    return _ABOUT_PEOPLE.fullmatch(plain) is not None or is_personal(name)


def _is_organisation(entry: Entry) -> bool:
    """A legal person in VERA: its sort is REC, or it has a number of the chamber of commerce."""
    return written_at(entry, "soort", "code") == "REC" or bool(within(entry, "kvkNummer"))


def _entries(document: object) -> Iterator[tuple[str, Entry]]:
    """Every object with the name it lies under; lists add no name."""
    waiting: list[tuple[str, object]] = [("", document)]
    while waiting:
        container, each = waiting.pop()
        if isinstance(each, dict):
            yield container, each
            waiting.extend((str(name), value) for name, value in each.items())
        elif isinstance(each, list):
            waiting.extend((container, value) for value in each)


def _plain(name: str) -> str:
    return "".join(filter(str.isalpha, name)).casefold()
