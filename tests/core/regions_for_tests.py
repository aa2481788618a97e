"""Regions in a few words: the Haaglanden numbers of the worked examples, and any other region."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from fractions import Fraction

from thuistafel.core.claims import Claim, Grade, Interval, Status, WorkingValue
from thuistafel.core.dossier import (
    OUTSIDE_REGION,
    UNKNOWN_ORIGIN,
    Dossier,
    Frame,
    Institution,
    LettingKey,
    OutflowKey,
    PriorityKey,
)
from thuistafel.core.regions import Composition, Municipality
from thuistafel.core.rules import Rules

YEAR = 2023
HAAGLANDEN = {
    "0503": ("Delft", 1020, 118),
    "0518": ("Den Haag", 3900, 412),
    "0626": ("Voorschoten", 128, 5),
    "0629": ("Wassenaar", 155, 9),
    "0637": ("Zoetermeer", 1032, 88),
    "1842": ("Midden-Delfland", 95, 6),
    "1916": ("Leidschendam-Voorburg", 610, 49),
    "1926": ("Pijnacker-Nootdorp", 270, 14),
}
SHORT = {"DH": "0518", "Z": "0637", "D": "0503", "LV": "1916", "PN": "1926", "W": "0629", "V": "0626", "MD": "1842"}
IN_TABLE_ORDER = ("DH", "Z", "D", "LV", "PN", "W", "V", "MD")


def working(value: int, low: int | None = None, high: int | None = None, grade: Grade = Grade.PLAN) -> WorkingValue:
    """A working value of one claim; without ends it is exact."""
    interval = Interval(value if low is None else low, value if high is None else high)
    claim = Claim(value, interval, grade, source="test")
    return WorkingValue(value, interval, Status.SINGLE, claim, (claim,))


def as_working(count: int | WorkingValue) -> WorkingValue:
    return working(count) if isinstance(count, int) else count


def outflow(
    origin: str, *, institution: str = "Instelling A", group: str = "bw", kind: str = "stroom", year: int = YEAR
) -> OutflowKey:
    return OutflowKey(institution, group, origin, year, kind)


def region(
    lettings: Mapping[str, int | WorkingValue | Mapping[str, int]],
    flows: Mapping[OutflowKey, int | WorkingValue],
    *,
    members: Sequence[str] | None = None,
    institutions: Mapping[str, str | None] | None = None,
    priority: Mapping[str, int] | None = None,
    inhabitants: Mapping[str, int] | None = None,
    balance: Mapping[str, Fraction] | None = None,
    **rules: object,
) -> Dossier:
    """A dossier: lettings per CBS code (or per corporation within it), outflow per key, switches by name."""
    codes = sorted(members if members is not None else lettings)
    return Dossier(
        frame=Frame("test", YEAR, 2030, "test", rules=replace(Rules(), **rules)),  # type: ignore[arg-type]
        composition=Composition(
            "test", "test", tuple(Municipality(code, HAAGLANDEN.get(code, (f"Gemeente {code}",))[0]) for code in codes)
        ),
        lettings={
            LettingKey(code, corporation, YEAR, "verwacht", "regulier", "", ""): as_working(homes)
            for code, found in lettings.items()
            for corporation, homes in (found.items() if isinstance(found, Mapping) else [("", found)])
        },
        outflow={key: as_working(count) for key, count in flows.items()},
        institutions={name: Institution(name, place) for name, place in (institutions or {}).items()},
        priority={PriorityKey(code, YEAR, "statushouders"): working(count) for code, count in (priority or {}).items()},
        inhabitants=inhabitants or {},
        rounding_balance=balance or {},
    )


def haaglanden(**rules: object) -> Dossier:
    """The regional example: known origin per municipality, 38 unknown of an institution without pattern, 21 outside."""
    flows = {outflow(code): known for code, (_, _, known) in HAAGLANDEN.items()}
    flows[outflow(UNKNOWN_ORIGIN, institution="Instelling B", group="mo")] = 38
    flows[outflow(OUTSIDE_REGION)] = 21
    return region({code: lettings for code, (_, lettings, _) in HAAGLANDEN.items()}, flows, **rules)


def in_order(by_code: Mapping[str, object]) -> list[object]:
    """Values in the order of the printed table: DH, Z, D, LV, PN, W, V, MD."""
    return [by_code[SHORT[name]] for name in IN_TABLE_ORDER]
