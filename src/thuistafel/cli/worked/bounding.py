"""W8, W10–W16: claims, mergers, what can be true, and which number to find out."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from fractions import Fraction

from thuistafel.cli.worked.check import Check, Example, check
from thuistafel.cli.worked.region import CODES, haaglanden
from thuistafel.core.claims import Claim, Grade, Interval, Place, Status, range_for, union, working_value
from thuistafel.core.dossier import Flow
from thuistafel.core.information import NextNumber
from thuistafel.core.plan import REGION, Plan, make_plan
from thuistafel.core.regions import Merger, Municipality, Register, claimed_by, resolve, roll_up
from thuistafel.core.room import moving_room, rounded_cap
from thuistafel.core.rules import Rules
from thuistafel.core.trajectory import in_tenths, trajectory
from thuistafel.exchange.reference import register
from thuistafel.wording import number as written

ESTIMATED = {"Leidschendam-Voorburg": "C"}
MERGED_ON = date(2025, 1, 1)


def merger() -> Iterator[Check]:
    """W8."""
    rules = Rules()
    yield check("ruimte 2024 apart", (15, 12), (rounded_cap(rules, 155), rounded_cap(rules, 128)))
    yield check("ruimte 2025 samen", 28, rounded_cap(rules, 155 + 128))
    two = (Municipality("0629", "Wassenaar", None, MERGED_ON), Municipality("0626", "Voorschoten", None, MERGED_ON))
    both = Register(
        (*two, Municipality("9999", "Nieuw", MERGED_ON)),
        (Merger(MERGED_ON, "0629", "9999"), Merger(MERGED_ON, "0626", "9999")),
    )
    yield check("mensen in huidige indeling", 16, roll_up(both, {"0629": 11, "0626": 5}, MERGED_ON)["9999"])
    nootdorp = resolve(register(), "Nootdorp", date(2023, 1, 1))
    yield check("Nootdorp", "1926", nootdorp.code if nootdorp else None)


def sources_that_differ() -> Iterator[Check]:
    """W10."""
    first = working_value([_claim(42, Grade.REGISTERED, 1), _claim(55, Grade.ESTIMATE, 2)])
    yield check("42 B en 55 C", (Status.COMPATIBLE, 42, Interval(37, 47)), (first.status, first.value, first.range))
    second = working_value([_claim(42, Grade.REGISTERED, 1), _claim(70, Grade.REGISTERED, 2)])
    yield check("42 B en 70 B", (Status.CONFLICTING, 70, Interval(37, 77)), (second.status, second.value, second.range))


def _claim(value: int, grade: Grade, day: int) -> Claim:
    return Claim(value, range_for(value, grade), grade, f"bron {day}", date(2023, 1, day))


def counted_twice() -> Iterator[Check]:
    """W11."""
    opvang, wonen = Interval.exactly(30), Interval.exactly(18)
    yield check("overlap onbekend", Interval(30, 48), union(opvang, wonen))
    yield check("overlap 5 à 8", Interval(40, 43), union(opvang, wonen, Interval(5, 8)))


def moving_denominator() -> Iterator[Check]:
    """W12."""
    rules = Rules()
    room = moving_room(380, 6, rules)
    yield check("ruimte op plan en op 30 juni", (103, 76), (rounded_cap(rules, 1032), room))
    yield check("nog ruimte na 52 plaatsingen", 24, room - 52)
    yield check("tekort bij een opgave van 96", 20, 96 - room)


def path() -> Iterator[Check]:
    """W13."""
    placed = {2023: 680, 2024: 680, 2025: 740, 2026: 740, 2027: 800, 2028: 800, 2029: 800, 2030: 800}
    flows = [
        Flow("uitstroom", year, 210 if year == 2023 else None, 760, 0, homes, Place("stromen.csv"))
        for year, homes in placed.items()
    ]
    found = trajectory(flows, 2030).total
    yield check("eindstanden", (290, 370, 390, 410, 370, 330, 290, 250), tuple(year.end for year in found.years))
    months = tuple(written(Fraction(in_tenths(year.months_waiting or Fraction(0)))) for year in found.years)
    yield check("wachtmaanden", ("4,4", "5,8", "6,2", "6,5", "5,9", "5,3", "4,7", "4,1"), months)
    extra = found.extra or {}
    yield check("extra per jaar vanaf 2025 en 2026", (42, 50), (extra.get(2025), extra.get(2026)))


def joint_range() -> Iterator[Check]:
    """W14."""
    agreed = make_plan(haaglanden())
    yield check("regio", Interval(62, 97), agreed.ranges.region)
    ranges = agreed.ranges.municipal or {}
    three = [ranges[CODES[name]] for name in ("Den Haag", "Delft", "Zoetermeer")]
    yield check("Den Haag, Delft, Zoetermeer", (Interval(26, 81), Interval(16, 35), Interval(0, 2)), three)
    estimated = make_plan(haaglanden(ESTIMATED))
    yield check("met LV als schatting", Interval(62, 101), estimated.ranges.region)
    yield check("LV zelf", Interval(0, 14), (estimated.ranges.municipal or {})[CODES["Leidschendam-Voorburg"]])
    yield check("planwaarden 10% anders", Interval(0, 222), estimated.ranges_deviation.region)


def two_regions() -> Iterator[Check]:
    """W15."""
    cap = rounded_cap(Rules(), 128)
    yield check("tweemaal 12 van 128", "18,75", Fraction(2 * cap * 100, 128))
    room = make_plan(haaglanden()).distribution.total.room or 0
    yield check("ruimte van de regio", Interval(707, 719), Interval(room - cap, room))
    claims = claimed_by(register().memberships, CODES["Voorschoten"], date(2023, 1, 1))
    yield check("samenstellingen met Voorschoten", ("H10", "Platform31-8"), claims)


def decision_or_number() -> Iterator[Check]:
    """W16."""
    plan = make_plan(haaglanden(ESTIMATED, {"verwaarloosbaar_tekort": 2}))
    first = plan.next_numbers[0]
    yield check("eerst zoeken", "verhuringen", first.kind)
    yield check("beslist in", ("207/307", 4), (str(first.decides), first.narrows))
    yield check(
        "herkomst onbekend en buiten regio",
        (16, 12),
        (_narrows(plan, "herkomst_onbekend"), _narrows(plan, "buiten_regio")),
    )
    strict = make_plan(haaglanden(ESTIMATED)).next_numbers[0]
    yield check("met 0 verwaarloosbaar", ("herkomst_onbekend", "9/11"), (strict.kind, str(strict.decides)))
    yield check("oordeel LV", "hangt af van", plan.certainty[CODES["Leidschendam-Voorburg"]].verdict)
    yield check("oordeel regio", "zeker wel", plan.certainty[REGION].verdict)


def _narrows(plan: Plan, kind: str) -> int:
    found: list[NextNumber] = [number for number in plan.next_numbers if number.kind == kind]
    return max(number.narrows for number in found)


EXAMPLES = (
    Example("W8", "Fusie van gemeenten", merger),
    Example("W10", "Bronnen die verschillen", sources_that_differ),
    Example("W11", "Dubbeltelling", counted_twice),
    Example("W12", "De noemer beweegt", moving_denominator),
    Example("W13", "De wachtrij tot 2030", path),
    Example("W14", "Bandbreedte van de som", joint_range),
    Example("W15", "Eén gemeente, twee regio's", two_regions),
    Example("W16", "Besluit of getal", decision_or_number),
)
