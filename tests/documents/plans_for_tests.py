"""The Haaglanden plan of the worked examples by hand (W1, W3, W14), so that paper can be tested without the core.

What is calculated here is the plain definition: floors, the given attribution, and W14's largest and smallest partial
sums over every set of municipalities.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from fractions import Fraction
from itertools import product

from thuistafel.core.apportion import Apportionment
from thuistafel.core.claims import Claim, Grade, Interval, Place, Status, WorkingValue
from thuistafel.core.demand import Count, Demand, Pool, PoolKind
from thuistafel.core.distribution import Distribution, Figures, MunicipalResult
from thuistafel.core.dossier import (
    OUTSIDE_REGION,
    UNKNOWN_ORIGIN,
    Dossier,
    Frame,
    LettingKey,
    OutflowKey,
    PriorityKey,
    Quarantined,
)
from thuistafel.core.information import NextNumber
from thuistafel.core.plan import REGION, Certainty, Plan, Verdict
from thuistafel.core.ranges import Ranges, Witness
from thuistafel.core.reasons import because
from thuistafel.core.regions import Composition, Municipality
from thuistafel.core.rules import Rules
from thuistafel.documents.report import Report
from thuistafel.documents.report_build import build_report

# code: name, lettings, known, unknown, outside, waiting, other priority
HAAGLANDEN: dict[str, tuple[str, int, int, int, int, int, int]] = {
    "0518": ("Den Haag", 3900, 412, 22, 11, 121, 640),
    "0637": ("Zoetermeer", 1032, 88, 5, 3, 26, 171),
    "0503": ("Delft", 1020, 118, 6, 3, 34, 164),
    "1916": ("Leidschendam-Voorburg", 610, 49, 3, 2, 14, 97),
    "1926": ("Pijnacker-Nootdorp", 270, 14, 1, 1, 6, 43),
    "0629": ("Wassenaar", 155, 9, 1, 1, 4, 25),
    "0626": ("Voorschoten", 128, 5, 0, 0, 2, 20),
    "1842": ("Midden-Delfland", 95, 6, 0, 0, 3, 15),
}
CORPORATIONS = {"0503": {"Corporatie 1 (fictief)": 410, "Corporatie 2 (fictief)": 305, "Corporatie 3 (fictief)": 305}}
NEIGHBOURS = (Municipality("0603", "Rijswijk"), Municipality("1783", "Westland"))
POOLS = {"onbekend": 38, "buiten_regio": 21}


def claimed(value: int, grade: Grade, source: str, file: str, row: int, band: Interval | None = None) -> WorkingValue:
    """One claim that is its own working value."""
    claim = Claim(value, band or Interval.exactly(value), grade, source, places=(Place(file, "", row, "aantal"),))
    return WorkingValue(value, claim.range, Status.SINGLE, claim, (claim,))


def haaglanden_dossier(rules: Rules, *, fictional: bool = True, without: tuple[str, ...] = ()) -> Dossier:
    """The dossier behind the table; `without` are codes that delivered no lettings."""
    lettings, outflow, priority = {}, {}, {}
    row = 1
    for code, (_, total, *_rest) in HAAGLANDEN.items():
        if code in without:
            continue
        for corporation, amount in CORPORATIONS.get(code, {"": total}).items():
            row += 1
            grade, source, band = Grade.PLAN, "vastgesteld door de datatafel", None
            if code == "1916":
                grade, source, band = Grade.ESTIMATE, "Schatting gemeente", Interval(457, 763)
            key = LettingKey(code, corporation, 2023, "verwacht", "regulier", "", "")
            lettings[key] = claimed(amount, grade, source, "verhuringen.csv", row, band)
    for index, (code, numbers) in enumerate(HAAGLANDEN.items()):
        key_out = OutflowKey("Zorgaanbieder A (fictief)", "beschermd_wonen", code, 2023, "stroom")
        outflow[key_out] = claimed(numbers[2], Grade.PLAN, "vastgesteld door de datatafel", "uitstroom.csv", 2 + index)
        priority[PriorityKey(code, 2023, "statushouders")] = claimed(
            numbers[6], Grade.PLAN, "vastgesteld door de datatafel", "voorrang.csv", 2 + index
        )
    unknown = OutflowKey("Zorgaanbieder B (fictief)", "opvang", UNKNOWN_ORIGIN, 2023, "stroom")
    outside = OutflowKey("Zorgaanbieder A (fictief)", "beschermd_wonen", OUTSIDE_REGION, 2023, "stroom")
    outflow[unknown] = claimed(38, Grade.PLAN, "vastgesteld door de datatafel", "uitstroom.csv", 10)
    outflow[outside] = claimed(21, Grade.PLAN, "vastgesteld door de datatafel", "uitstroom.csv", 11)
    members = tuple(Municipality(code, HAAGLANDEN[code][0]) for code in sorted(HAAGLANDEN))
    return Dossier(
        Frame("Haaglanden 2023", 2023, 2030, "Platform31-8", fictional, rules),
        Composition("Platform31-8", "Platform31, 2022", members),
        NEIGHBOURS,
        lettings,
        outflow,
        priority=priority,
        quarantine=(Quarantined(Place("verhuringen.csv", "", 14, "aantal"), "1,032", because("not_a_count")),),
    )


def known_demand(dossier: Dossier) -> Demand:
    """Known origins and the two pools with their exact shares."""
    known: dict[str, dict[OutflowKey, Count]] = {code: {} for code in HAAGLANDEN}
    for key, working in dossier.outflow.items():
        if key.origin in known:
            known[key.origin][key] = Count(working.value, working.range)
    total_known = sum(numbers[2] for numbers in HAAGLANDEN.values())
    total_lettings = sum(numbers[1] for numbers in HAAGLANDEN.values())
    by_origin = {code: Fraction(numbers[2], total_known) for code, numbers in HAAGLANDEN.items()}
    by_lettings = {code: Fraction(numbers[1], total_lettings) for code, numbers in HAAGLANDEN.items()}
    pools = []
    for key, working in dossier.outflow.items():
        if key.origin == UNKNOWN_ORIGIN:
            parts = {key: Count(working.value, working.range)}
            pools.append(
                Pool(PoolKind.UNKNOWN, (key.institution, key.target_group), parts, by_origin, because("key_region"))
            )
        elif key.origin == OUTSIDE_REGION:
            parts = {key: Count(working.value, working.range)}
            pools.append(Pool(PoolKind.OUTSIDE, (), parts, by_lettings, because("key_lettings")))
    return Demand(known, tuple(pools), {code: numbers[5] for code, numbers in HAAGLANDEN.items()})


def floor_of(amount: int, percent: Fraction) -> int:
    """A cap, rounded down."""
    return int(amount * percent / 100)


def municipal_figures(code: str, percent: Fraction, missing: bool) -> Figures:
    """The table's row of one municipality by its definition (contract rule 7)."""
    _, lettings, known, unknown, outside, waiting, other = HAAGLANDEN[code]
    task = known + unknown + outside
    blank = Figures(None, None, known, unknown, outside, 0, task, None, 0, 0, None, None, None, waiting, other, None)
    if missing:
        return blank
    room = floor_of(lettings, percent)
    placed = min(task, room)
    return replace(
        blank,
        lettings=lettings,
        room=room,
        placed=placed,
        above_limit=0,
        shortage=task - placed,
        room_left=room - placed,
        regular=lettings - placed - other,
    )


def totalled(rows: tuple[MunicipalResult, ...]) -> Figures:
    """The region: what is known, added."""

    def add(name: str) -> int | None:
        known = [value for row in rows if (value := getattr(row.figures, name)) is not None]
        return sum(known) if known else None

    return Figures(**{name: add(name) for name in Figures.__slots__})  # type: ignore[arg-type]


def joint_bounds(percent: Fraction, off: Fraction) -> dict[str, Interval]:
    """W14 by its two formulas over all 256 sets; `off` widens every plan value (0 for the first range)."""

    def low(value: int) -> int:
        return int(value * (1 - off))

    def high(value: int) -> int:
        return -int(-(value * (1 + off)) // 1)

    pools = {name: (low(size), high(size)) for name, size in POOLS.items()}
    total_known = sum(numbers[2] for numbers in HAAGLANDEN.values())
    total_lettings = sum(numbers[1] for numbers in HAAGLANDEN.values())
    most: dict[str, dict[str, int]] = {"onbekend": {}, "buiten_regio": {}}
    rows = {}
    for code, (_, lettings, known, *_rest) in HAAGLANDEN.items():
        most["onbekend"][code] = -int(-Fraction(2 * pools["onbekend"][1] * known, total_known) // 1)
        most["buiten_regio"][code] = -int(-Fraction(2 * pools["buiten_regio"][1] * lettings, total_lettings) // 1)
        ends = (457, 763) if code == "1916" else (low(lettings), high(lettings))
        rows[code] = (low(known), high(known), floor_of(ends[0], percent), floor_of(ends[1], percent))

    def highest(group: set[str]) -> int:
        fixed = sum(rows[code][1] - rows[code][2] for code in group)
        return fixed + sum(min(pools[p][1], sum(most[p][c] for c in group)) for p in pools)

    def lowest(group: set[str]) -> int:
        fixed = sum(rows[code][0] - rows[code][3] for code in group)
        rest = set(HAAGLANDEN) - group
        return fixed + sum(max(0, pools[p][0] - sum(most[p][c] for c in rest)) for p in pools)

    found = {code: Interval(max(0, lowest({code})), max(0, highest({code}))) for code in HAAGLANDEN}
    codes = list(HAAGLANDEN)
    groups = [{c for c, chosen in zip(codes, picks, strict=True) if chosen} for picks in product((0, 1), repeat=8)]
    found[REGION] = Interval(max(0, max(map(lowest, groups))), max(0, max(map(highest, groups))))
    return found


def certainty_of(bounds: Mapping[str, Interval], negligible: int) -> dict[str, Certainty]:
    """Contract rule 10."""

    def verdict(band: Interval) -> Verdict:
        if band.low > negligible:
            return Verdict.CERTAIN
        return Verdict.CERTAINLY_NOT if band.high <= negligible else Verdict.DEPENDS

    return {code: Certainty(band, verdict(band)) for code, band in bounds.items()}


def haaglanden_plan(
    percent: int = 10, *, fictional: bool = True, without: tuple[str, ...] = (), rules: Rules | None = None
) -> Plan:
    """The plan of the table at 10%, or at another maximum with the same tasks."""
    rules = rules or Rules(cap_percent=Fraction(percent), negligible_shortage=2)
    dossier = haaglanden_dossier(rules, fictional=fictional, without=without)
    demand = known_demand(dossier)
    results = tuple(
        MunicipalResult(code, HAAGLANDEN[code][0], municipal_figures(code, rules.cap_percent, code in without), ())
        for code in sorted(HAAGLANDEN)
    )
    roundings = {
        "onbekend": Apportionment(
            {code: numbers[3] for code, numbers in HAAGLANDEN.items()},
            {code: 38 * share for code, share in demand.pools[0].shares.items()},
        ),
        "buiten_regio": Apportionment(
            {code: numbers[4] for code, numbers in HAAGLANDEN.items()},
            {code: 21 * share for code, share in demand.pools[1].shares.items()},
        ),
    }
    agreed = joint_bounds(rules.cap_percent, Fraction(0))
    deviation = joint_bounds(rules.cap_percent, rules.plan_value_deviation_percent / 100)
    for code in without:  # nothing can be excluded up to the whole task (contract rule 4)
        agreed[code] = deviation[code] = Interval(0, municipal_figures(code, rules.cap_percent, True).task)
    nothing = Witness({}, ())
    return Plan(
        dossier,
        demand,
        Distribution(results, totalled(results), 0, roundings, {}),
        Ranges({code: agreed[code] for code in HAAGLANDEN}, agreed[REGION], nothing, nothing),
        Ranges({code: deviation[code] for code in HAAGLANDEN}, deviation[REGION], nothing, nothing),
        certainty_of(agreed, rules.negligible_shortage),
        certainty_of(deviation, rules.negligible_shortage),
        next_numbers_of_w16(),
        (),
    )


def next_numbers_of_w16() -> tuple[NextNumber, ...]:
    """W16: lettings of LV decide in 207 of 307 cases; the origins narrow by 16 and 12."""
    lv = ("Leidschendam-Voorburg", "2023", "verwacht", "regulier")
    return (
        NextNumber("verhuringen", lv, Fraction(207, 307), 4, ("Leidschendam-Voorburg",), 207, 307),
        NextNumber("herkomst_onbekend", ("Zorgaanbieder B (fictief)", "opvang"), Fraction(0), 16, ()),
        NextNumber("buiten_regio", (), Fraction(0), 12, ()),
    )


def with_figures(plan: Plan, code: str, **changes: int | None) -> Plan:
    """The plan with one municipality's figures (or the total's, under `REGION`) changed."""
    parts = plan.distribution
    if code == REGION:
        return replace(plan, distribution=replace(parts, total=replace(parts.total, **changes)))
    rows = tuple(
        replace(row, figures=replace(row.figures, **changes)) if row.code == code else row
        for row in parts.municipalities
    )
    return replace(plan, distribution=replace(parts, municipalities=rows))


PATH = (
    (2023, 290, Fraction(44, 10)),
    (2024, 370, Fraction(58, 10)),
    (2029, 290, Fraction(47, 10)),
    (2030, 250, Fraction(41, 10)),
)


def haaglanden_report(plan: Plan | None = None) -> Report:
    """The report of the example with the maxima of the slider, the path of W13 and the sentence of W17."""
    return build_report(
        plan or haaglanden_plan(),
        variants=[(Fraction(percent), haaglanden_plan(percent)) for percent in range(10, 16)],
        snapshot="3f9a2c71d0b4",
        sentence=lambda reason: reason.code,
        path=PATH,
        urgency="Over 268 plekken hoeft u geen onderzoek meer af te wachten.",
    )
