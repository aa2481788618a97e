"""Agreements as data: every switch of a region with its sentence, what may be chosen, and how it is read."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction

from thuistafel.core.errors import DossierError
from thuistafel.core.reasons import did_you_mean
from thuistafel.core.rules import (
    CapBase,
    CapEffect,
    CapLevel,
    CapRounding,
    GroupRule,
    OutsideKey,
    Rules,
    ShortageRule,
    SolidarityKey,
    UnknownKey,
)

REGION_CHOOSES = "regio kiest"
"""The source of a sentence that nobody agreed on yet."""


@dataclass(frozen=True, slots=True)
class Switch:
    """One agreement a region can make: its Dutch name, what may be chosen, and the sentence it stands for.

    `read` gives the value from what was written, or None when that is not allowed; `allowed` says what is, in Dutch.
    `sentence` is the literal sentence of the agreement, or what the choice means where none is known.
    """

    name: str
    field: str
    allowed: str
    read: Callable[[object], object | None]
    sentence: str
    source: str = REGION_CHOOSES
    valid_from: date | None = None
    valid_to: date | None = None

    @property
    def default(self) -> object:
        """The value when the region says nothing."""
        return getattr(Rules(), self.field)


_DECIMAL = re.compile(r"\+?\d{1,9}(\.\d{1,12})?")
_RATIO = re.compile(r"(\d{1,12})/([1-9]\d{0,11})")


def exact(written: object) -> Fraction | None:
    """The number as written, without a rounding on the way: `8.1` is 81/10; None when it is no plain number."""
    if isinstance(written, bool):
        return None
    if isinstance(written, int | Fraction):
        return Fraction(written)
    if isinstance(written, Decimal):
        written = format(written, "f") if written.is_finite() and abs(written.adjusted()) < 12 else ""
    if not isinstance(written, str):
        return None
    plain = written.strip().replace("_", "")
    return Fraction(plain) if _DECIMAL.fullmatch(plain) or _RATIO.fullmatch(plain) else None


def _number(low: int, high: int | None = None) -> Callable[[object], object | None]:
    def read(written: object) -> object | None:
        number = exact(written)
        inside = number is not None and number >= low and (high is None or number <= high)
        return number if inside else None

    return read


def _whole(low: int) -> Callable[[object], object | None]:
    def read(written: object) -> object | None:
        is_whole = isinstance(written, int) and not isinstance(written, bool)
        return written if is_whole and written >= low else None  # type: ignore[operator]

    return read


def _flag(written: object) -> object | None:
    return written if isinstance(written, bool) else None


def _words(written: object) -> object | None:
    if not isinstance(written, list | tuple) or not all(isinstance(word, str) and word.strip() for word in written):
        return None
    return tuple(word.strip() for word in written)


def _choice(options: type[StrEnum]) -> Callable[[object], object | None]:
    return lambda written: next((option for option in options if option == written), None)


def _options(name: str, field: str, options: type[StrEnum], sentence: str) -> Switch:
    return Switch(name, field, " | ".join(options), _choice(options), sentence)


_PLATFORM31 = "Platform31, Maak kennis met regio Haaglanden (ca. 2022), over de Uitvoeringsagenda 2021"
_PERCENT = "een percentage van 0 tot en met 100, zoals 10 of 8.1"
_YES_NO = "true | false"

SWITCHES: tuple[Switch, ...] = (
    Switch(
        "maximum_procent",
        "cap_percent",
        _PERCENT,
        _number(0, 100),
        "met een maximum van 10% van de verhuringen aan uitstroom instellingen",
        _PLATFORM31,
        date(2021, 1, 1),
    ),
    _options("maximum_niveau", "cap_level", CapLevel, "Het maximum geldt per gemeente, per corporatie of regionaal."),
    _options(
        "maximum_basis",
        "cap_base",
        CapBase,
        "Het maximum gaat over de verwachte verhuringen van het planjaar of over die van het jaar ervoor.",
    ),
    _options("maximum_afronding", "cap_rounding", CapRounding, "Een maximum met een breuk wordt een heel getal."),
    _options(
        "maximum_werking",
        "cap_effect",
        CapEffect,
        "Het maximum is een plafond, of een signaal waar niemand op wordt tegengehouden.",
    ),
    Switch("nieuwbouw_telt_mee", "counts_new_build", _YES_NO, _flag, "Verhuringen van nieuwbouw tellen mee."),
    Switch(
        "studentenwoningen_tellen_mee",
        "counts_student",
        _YES_NO,
        _flag,
        "Verhuringen van studentenwoningen tellen mee.",
    ),
    Switch(
        "intermediaire_verhuur_telt_mee",
        "counts_intermediary",
        _YES_NO,
        _flag,
        "Verhuringen aan een instelling, die zelf doorverhuurt, tellen mee.",
    ),
    _options(
        "sleutel_onbekend",
        "key_unknown",
        UnknownKey,
        "Wie van onbekende herkomst is, wordt verdeeld naar de bekende herkomst bij dezelfde instelling.",
    ),
    _options(
        "sleutel_buiten_regio",
        "key_outside",
        OutsideKey,
        "Wie van buiten de regio komt, wordt verdeeld naar verhuringen of inwoners, of gaat terug.",
    ),
    _options(
        "tekort",
        "shortage",
        ShortageRule,
        "Een tekort blijft bij de gemeente van herkomst, of gaat naar gemeenten met ruimte.",
    ),
    _options(
        "solidariteit_sleutel",
        "solidarity_key",
        SolidarityKey,
        "Ruimte elders wordt gebruikt naar rato van resterende ruimte, verhuringen of inwoners.",
    ),
    Switch(
        "solidariteit_maximum",
        "solidarity_maximum",
        "een heel getal, 0 of meer",
        _whole(0),
        "Ten hoogste zoveel huishoudens gaan naar ruimte elders.",
    ),
    _options(
        "groepen",
        "groups",
        GroupRule,
        "De plaatsen van een gemeente gaan naar rato over de doelgroepen, of eerst naar de veiligheidsgroepen.",
    ),
    Switch(
        "veiligheidsgroepen",
        "safety_groups",
        "een lijst van namen van doelgroepen",
        _words,
        "Deze doelgroepen gaan voor wanneer veiligheid eerst komt.",
    ),
    Switch(
        "onzekerheid_onbekend",
        "unknown_factor",
        "een getal van 1 of meer, zoals 2 of 1.5",
        _number(1),
        "Een gemeente neemt van wie geen bekende herkomst heeft ten hoogste zoveel keer haar aandeel.",
    ),
    Switch(
        "planwaarde_afwijking_procent",
        "plan_value_deviation_percent",
        _PERCENT,
        _number(0, 100),
        "Zoveel procent mogen vastgestelde planwaarden anders uitvallen in de tweede bandbreedte.",
    ),
    Switch(
        "verwaarloosbaar_tekort",
        "negligible_shortage",
        "een heel getal, 0 of meer",
        _whole(0),
        "Een tekort van ten hoogste zoveel woningen telt niet als tekort in een oordeel.",
    ),
    Switch(
        "wachtenden_wegwerken_in_jaren",
        "years_to_clear_waiting",
        "een heel getal, 1 of meer",
        _whole(1),
        "Wie al wacht, wordt in zoveel jaren gehuisvest.",
    ),
    Switch(
        "personen_per_huishouden",
        "persons_per_household",
        "een getal van 1 of meer, zoals 1.8",
        _number(1),
        "Aantallen in personen worden door zoveel gedeeld tot huishoudens.",
    ),
)
_BY_NAME = {switch.name: switch for switch in SWITCHES}


def rules_from(written: Mapping[str, object]) -> Rules:
    """The rules a region wrote down; what it leaves out keeps its default.

    Raises `unknown_switch` (name, allowed), `unknown_switch_near` (name, near) or `switch_value` (name, allowed,
    given).
    """
    fields = {}
    for name, value in sorted(written.items()):
        switch = _BY_NAME.get(name)
        if switch is None:
            raise _unknown(name)
        fields[switch.field] = _read(switch, value)
    return Rules(**fields)  # type: ignore[arg-type]


def _unknown(name: str) -> DossierError:
    """The refusal with the switch that was probably meant, else with all there are."""
    near = did_you_mean(name, _BY_NAME)
    if near:
        return DossierError("unknown_switch_near", name=name, near=near)
    return DossierError("unknown_switch", name=name, allowed=", ".join(sorted(_BY_NAME)))


def is_switch(name: str) -> bool:
    """Whether a key belongs under `[regels]`."""
    return name in _BY_NAME


def switches_of(rules: Rules) -> dict[str, object]:
    """The switches that differ from their default, as they are written down; `rules_from` gives the rules back."""
    chosen = {switch.name: getattr(rules, switch.field) for switch in SWITCHES}
    return {name: as_written(value) for name, value in chosen.items() if value != _BY_NAME[name].default}


def _read(switch: Switch, value: object) -> object:
    result = switch.read(value)
    if result is None:
        raise DossierError("switch_value", name=switch.name, allowed=switch.allowed, given=str(value))
    return result


def as_written(value: object) -> object:
    """Fractions as a whole number, a decimal where that is exact, else a ratio; enumerations as their word."""
    if isinstance(value, Fraction):
        return value.numerator if value.denominator == 1 else _decimal(value)
    if isinstance(value, tuple):
        return list(value)
    return str(value) if isinstance(value, StrEnum) else value


def _decimal(value: Fraction) -> str:
    for digits in range(1, 13):
        scaled = value * 10**digits
        if scaled.denominator == 1:
            whole, part = divmod(scaled.numerator, 10**digits)
            return f"{whole}.{part:0{digits}d}"
    return f"{value.numerator}/{value.denominator}"
