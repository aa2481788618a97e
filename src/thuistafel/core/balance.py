"""Who houses whom: origin against destination from real placements, and how concentrated it is."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction

from thuistafel.core.dossier import SAFE_ADDRESS, UNKNOWN_ORIGIN, Placement
from thuistafel.core.reasons import Reason, because

HIDDEN_ORIGINS = frozenset({UNKNOWN_ORIGIN, SAFE_ADDRESS})


@dataclass(frozen=True, slots=True)
class Exchange:
    """What one municipality houses, in households; `origin_unknown` may be its own people or those of others."""

    own: int
    for_others: int
    origin_unknown: int
    housed_elsewhere: int


@dataclass(frozen=True, slots=True)
class YearBalance:
    """One year: `matrix[origin][destination]`, the exchange per municipality, and the four that house most.

    `share` is what the four largest house of all placed, `origin_share` how many of all placed came from them;
    None when nobody was placed.
    """

    year: int
    matrix: Mapping[str, Mapping[str, int]]
    exchange: Mapping[str, Exchange]
    largest: tuple[str, ...]
    share: Fraction | None
    origin_share: Fraction | None


@dataclass(frozen=True, slots=True)
class Balance:
    """The years with placements, ascending."""

    years: tuple[YearBalance, ...]
    warnings: tuple[Reason, ...] = ()


def balance(placements: Iterable[Placement], members: Iterable[str]) -> Balance:
    """Placements per year by origin and destination; origins that are no municipality keep their own row."""
    codes = tuple(members)
    counted, warnings = _counted(placements)
    by_year: defaultdict[int, Counter[tuple[str, str]]] = defaultdict(Counter)
    for placement, count in counted.items():
        by_year[placement.year][placement.origin, placement.destination] += count
    return Balance(tuple(_year(year, by_year[year], codes) for year in sorted(by_year)), warnings)


@dataclass(frozen=True, slots=True, order=True)
class _Key:
    origin: str
    destination: str
    target_group: str
    year: int
    quarter: int
    rooms: str


def _counted(placements: Iterable[Placement]) -> tuple[dict[_Key, int], tuple[Reason, ...]]:
    """Rows of one source on one key add; of several sources the first by name counts (contract rule 1)."""
    by_key: defaultdict[_Key, Counter[str]] = defaultdict(Counter)
    for row in placements:
        key = _Key(row.origin, row.destination, row.target_group, row.year, row.quarter or 0, row.rooms)
        by_key[key][row.source] += row.count
    counted = {key: by_key[key][min(by_key[key])] for key in sorted(by_key)}
    warnings = tuple(
        because(
            "placement_sources_differ",
            target_group=key.target_group,
            year=key.year,
            chosen=min(by_key[key]),
            sources=", ".join(sorted(by_key[key])),
        )
        for key in counted
        if len(set(by_key[key].values())) > 1
    )
    return counted, warnings


def _year(year: int, pairs: Mapping[tuple[str, str], int], members: tuple[str, ...]) -> YearBalance:
    destinations = (*members, *sorted({destination for _, destination in pairs} - set(members)))
    origins = (*destinations, *sorted({origin for origin, _ in pairs} - set(destinations)))
    housed = Counter(dict.fromkeys(destinations, 0))
    for (_, destination), count in pairs.items():
        housed[destination] += count
    largest = tuple(sorted(destinations, key=lambda code: (-housed[code], code))[:4])
    total = sum(housed.values())
    from_largest = sum(count for (origin, _), count in pairs.items() if origin in largest)
    return YearBalance(
        year=year,
        matrix={origin: {code: pairs.get((origin, code), 0) for code in destinations} for origin in origins},
        exchange={code: _exchange(code, pairs) for code in destinations},
        largest=largest,
        share=Fraction(sum(housed[code] for code in largest), total) if total else None,
        origin_share=Fraction(from_largest, total) if total else None,
    )


def _exchange(code: str, pairs: Mapping[tuple[str, str], int]) -> Exchange:
    here = {origin: count for (origin, destination), count in pairs.items() if destination == code}
    unknown = sum(count for origin, count in here.items() if origin in HIDDEN_ORIGINS)
    own = here.get(code, 0)
    return Exchange(
        own=own,
        for_others=sum(here.values()) - own - unknown,
        origin_unknown=unknown,
        housed_elsewhere=sum(count for (origin, destination), count in pairs.items() if origin == code != destination),
    )
