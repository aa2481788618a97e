"""What the stock carries: lettings that count and the maximum taken of them (contract rule 4, W2, W7, W12)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction

from thuistafel.core.apportion import Apportionment, Number, apportion
from thuistafel.core.claims import WorkingValue
from thuistafel.core.dossier import EXPECTED, REALISED, Dossier, LettingKey
from thuistafel.core.reasons import Reason, because
from thuistafel.core.rules import CapBase, CapLevel, CapRounding, Rules

_MONTHS_IN_A_YEAR = 12


def counted_kinds(rules: Rules) -> frozenset[str]:
    """Which kinds of letting are in the sum; `middenhuur` never is."""
    switches = {
        "regulier": True,
        "nieuwbouw": rules.counts_new_build,
        "student": rules.counts_student,
        "intermediaire_verhuur": rules.counts_intermediary,
    }
    return frozenset(kind for kind, counts in switches.items() if counts)


def counted_lettings(dossier: Dossier) -> Iterator[tuple[LettingKey, WorkingValue]]:
    """The lettings of members that count: right year, stage and kind, in order of key."""
    frame, members, kinds = dossier.frame, set(dossier.composition.codes), counted_kinds(dossier.frame.rules)
    stage, year = EXPECTED, frame.plan_year
    if frame.rules.cap_base is CapBase.REALISED_LAST_YEAR:
        stage, year = REALISED, frame.plan_year - 1
    counted = [
        (key, value)
        for key, value in dossier.lettings.items()
        if key.year == year and key.stage == stage and key.municipality in members and key.kind in kinds
    ]
    yield from sorted(counted, key=lambda found: found[0])


def lettings_by_corporation(dossier: Dossier) -> dict[str, dict[str, int]]:
    """Counted lettings per CBS code and corporation ('' unnamed); a member without such a row is absent: unknown."""
    found: dict[str, dict[str, int]] = {}
    for key, value in counted_lettings(dossier):
        homes = found.setdefault(key.municipality, {})
        homes[key.corporation] = homes.get(key.corporation, 0) + value.value
    return found


def lettings(dossier: Dossier) -> dict[str, int]:
    """Counted lettings per CBS code; a member without such a row is absent: unknown."""
    return {code: sum(homes.values()) for code, homes in lettings_by_corporation(dossier).items()}


def rounded_cap(rules: Rules, homes: Number) -> int:
    """The maximum of so many lettings, whole as the rules say.

    >>> rounded_cap(Rules(), 128)
    12
    """
    exact = homes * rules.cap_percent / 100
    return int((exact + Fraction(1, 2) if rules.cap_rounding is CapRounding.HALF_UP else exact) // 1)


def room(rules: Rules, by_corporation: Mapping[str, int]) -> int:
    """The room of one municipality: the cap of its sum, or the sum of its corporations' caps (W7)."""
    if rules.cap_level is CapLevel.CORPORATION:
        return sum(rounded_cap(rules, homes) for homes in by_corporation.values())
    return rounded_cap(rules, sum(by_corporation.values()))


@dataclass(frozen=True, slots=True)
class CapSplit:
    """A municipal cap divided over its corporations; `above` names each whose part exceeds the maximum of its own."""

    apportionment: Apportionment
    above: tuple[Reason, ...]


def split_cap(rules: Rules, by_corporation: Mapping[str, int]) -> CapSplit:
    """Divide the municipal cap by lettings; rounding can put a corporation above its own maximum (W7)."""
    cap = rounded_cap(rules, sum(by_corporation.values()))
    split = apportion(cap, by_corporation)
    above = tuple(
        because("corporation_above_maximum", corporation=name, places=places, lettings=by_corporation[name])
        for name, places in split.parts.items()
        if places * 100 > by_corporation[name] * rules.cap_percent
    )
    return CapSplit(split, above)


def moving_room(realised: int, months: int, rules: Rules) -> int:
    """The room when the year goes on as its first `months` did (W12).

    >>> moving_room(380, 6, Rules())
    76
    """
    return rounded_cap(rules, Fraction(realised * _MONTHS_IN_A_YEAR, months))
