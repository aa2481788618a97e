"""How often the word "zeker" is right: verdicts on the second range against simulated truths.

Regions of the size of Haaglanden with fictive counts, all plan values. In the truth every letting is up to 15% off,
every outflow up to 20%, and pooled people come from members at random. A verdict is right when the plainly calculated
shortage of the truth agrees. The aim is 95%; what is reached is printed, also when it is less.
"""

from __future__ import annotations

from fractions import Fraction
from random import Random

from thuistafel.core.claims import Place
from thuistafel.core.dossier import Amount, Dossier, Row, Table, assemble, frame_from
from thuistafel.core.plan import REGION, make_plan
from thuistafel.core.ranges import Verdict
from thuistafel.exchange.reference import register

REGIONS = 1000
NAMES = (
    "Den Haag",
    "Zoetermeer",
    "Delft",
    "Leidschendam-Voorburg",
    "Pijnacker-Nootdorp",
    "Wassenaar",
    "Voorschoten",
    "Midden-Delfland",
)
SIZES = (3900, 1030, 1020, 610, 270, 155, 130, 95)
LETTINGS_OFF, OUTFLOW_OFF = Fraction(15, 100), Fraction(20, 100)


def region(random: Random, deviation: int) -> tuple[Dossier, dict[str, int], dict[str, int], dict[str, int]]:
    """A dossier of plan values and its counts: lettings, known origin, pools."""
    lettings = {name: max(40, round(size * random.uniform(0.6, 1.4))) for name, size in zip(NAMES, SIZES, strict=True)}
    known = {name: round(homes * random.uniform(0.04, 0.14)) for name, homes in lettings.items()}
    pools = {"onbekend": random.randint(10, 60), "buiten regio": random.randint(5, 30)}
    rows = [
        Row(
            Table.LETTINGS,
            Place("verhuringen.csv"),
            {"gemeente": name, "jaar": 2023, "stand": "verwacht", "aantal": Amount(homes), "kwaliteit": "P"},
        )
        for name, homes in lettings.items()
    ]
    rows += [
        Row(
            Table.OUTFLOW,
            Place("uitstroom.csv"),
            {
                "instelling": "A",
                "doelgroep": "g",
                "herkomst": origin,
                "jaar": 2023,
                "aantal": Amount(count),
                "kwaliteit": "P",
            },
        )
        for origin, count in {**known, **pools}.items()
    ]
    switches = {"verwaarloosbaar_tekort": 2, "planwaarde_afwijking_procent": deviation}
    frame = frame_from({"formaat": 1, "planjaar": 2023, "samenstelling": "Platform31-8", "regels": switches})
    return assemble(frame, rows, register()), lettings, known, pools


def true_shortages(
    random: Random, lettings: dict[str, int], known: dict[str, int], pools: dict[str, int]
) -> dict[str, int]:
    """The shortage per municipality in one truth."""
    tasks = {name: _off(random, count, OUTFLOW_OFF) for name, count in known.items()}
    for pool, shares in (("onbekend", known), ("buiten regio", lettings)):
        people = _off(random, pools[pool], OUTFLOW_OFF)
        weights = [shares[name] * random.uniform(0, 2) for name in NAMES]
        for name in random.choices(NAMES, weights=weights if any(weights) else None, k=people):
            tasks[name] += 1
    return {name: max(0, tasks[name] - _off(random, lettings[name], LETTINGS_OFF) // 10) for name in NAMES}


def _off(random: Random, count: int, share: Fraction) -> int:
    return round(count * random.uniform(1 - float(share), 1 + float(share)))


def is_right(verdict: Verdict, shortage: int) -> bool:
    """Whether the truth agrees with a verdict that is certain."""
    return (shortage > 2) == (verdict is Verdict.CERTAIN)


def shares(deviation: int) -> tuple[int, int, int]:
    """Verdicts given, certain ones among them, right ones among those."""
    random, given, certain, right = Random(2023), 0, 0, 0
    for _ in range(REGIONS):
        dossier, lettings, known, pools = region(random, deviation)
        plan = make_plan(dossier, with_next_numbers=False)
        truth = true_shortages(random, lettings, known, pools)
        by_code = {result.code: truth[result.name] for result in plan.distribution.municipalities}
        for code, found in plan.certainty_deviation.items():
            given += 1
            if found.verdict in (Verdict.CERTAIN, Verdict.CERTAINLY_NOT):
                certain += 1
                right += is_right(found.verdict, sum(truth.values()) if code == REGION else by_code[code])
    return given, certain, right


def main() -> None:
    """Print, for several widths of the second range, how often it says "zeker" and how often that is right."""
    print(f"{REGIONS} simulated regions, lettings ±15% and outflow ±20% off; aim: right at least 95% of the time")
    for deviation in (0, 10, 15, 20):
        given, certain, right = shares(deviation)
        said, held = 100 * certain / given, 100 * right / certain if certain else 0
        print(f"  plan values {deviation:2}% off: zeker in {said:5.1f}% of verdicts, right in {held:5.1f}% of those")


if __name__ == "__main__":
    main()
