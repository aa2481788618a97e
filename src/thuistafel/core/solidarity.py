"""Shortage that moves to room left elsewhere, when the table has agreed so (contract rule 7, W5)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from thuistafel.core.apportion import Apportionment, apportion
from thuistafel.core.keys import INHABITANTS, LETTINGS, Measures
from thuistafel.core.reasons import Reason, because
from thuistafel.core.rules import Rules, ShortageRule, SolidarityKey

_KEYS = {SolidarityKey.LETTINGS: LETTINGS, SolidarityKey.INHABITANTS: INHABITANTS}


@dataclass(frozen=True, slots=True)
class Solidarity:
    """Who receives (`opgevangen`) and whose people are housed elsewhere (`elders_opgevangen`); equal sums."""

    received: Apportionment
    housed_elsewhere: Apportionment
    warnings: tuple[Reason, ...] = ()


def move(
    rules: Rules,
    shortage: Mapping[str, int],
    room_left: Mapping[str, int],
    measures: Measures,
    balance: Mapping[str, Fraction],
) -> Solidarity | None:
    """Move what fits: the least of all shortage, all room left and the agreed maximum; None when rules keep it."""
    if rules.shortage is ShortageRule.STAYS:
        return None
    free = {code: max(0, left) for code, left in room_left.items()}
    moved = min(sum(shortage.values()), sum(free.values()))
    if rules.solidarity_maximum is not None:
        moved = min(moved, rules.solidarity_maximum)
    received, warnings = _receive(rules, moved, free, measures, balance)
    given = apportion(moved, shortage, balance=balance, bounds=shortage)
    return Solidarity(received, given, warnings)


def _receive(
    rules: Rules, moved: int, free: Mapping[str, int], measures: Measures, balance: Mapping[str, Fraction]
) -> tuple[Apportionment, tuple[Reason, ...]]:
    if rules.solidarity_key is SolidarityKey.ROOM or not moved:
        return apportion(moved, free, room=free, balance=balance, bounds=free), ()
    receivers = [code for code, left in free.items() if left]
    key = measures.key(_KEYS[rules.solidarity_key], receivers)
    weights = {code: key.shares.get(code, 0) for code in free}
    warnings = tuple(because("key_of_solidarity", warning=warning) for warning in key.warnings)
    beyond = moved - sum(left for code, left in free.items() if weights[code])
    if beyond <= 0:
        return apportion(moved, weights, room=free, balance=balance, bounds=free), warnings
    filled = {code: left for code, left in free.items() if weights[code]}
    others = {code: left for code, left in free.items() if not weights[code]}
    rest = apportion(beyond, others, room=others, balance=balance, bounds=others)
    received = _together(apportion(sum(filled.values()), filled, bounds=filled), rest)
    return received, (*warnings, because("solidarity_beyond_key", moved=beyond))


def _together(one: Apportionment, other: Apportionment) -> Apportionment:
    """Two divisions over different municipalities as one."""
    return Apportionment(
        dict(sorted({**one.parts, **other.parts}.items())),
        {**one.exact, **other.exact},
        one.fixed | other.fixed,
        {**one.decided_by, **other.decided_by},
    )
