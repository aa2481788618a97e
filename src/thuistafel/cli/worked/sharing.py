"""W1–W7, W18 and W21: whole-number shares within the maximum."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from thuistafel.cli.worked.check import Check, Example, check
from thuistafel.cli.worked.region import CODES, LETTINGS, dossier, haaglanden, letting_rows, outflow_rows
from thuistafel.core.apportion import apportion
from thuistafel.core.demand import gather
from thuistafel.core.distribution import Distribution, distribute
from thuistafel.core.dossier import Dossier
from thuistafel.core.groups import divide_places
from thuistafel.core.room import room, split_cap
from thuistafel.core.rules import CapLevel, GroupRule, Rules

DELFT = {"C1": 410, "C2": 305, "C3": 216, "C4": 89}


def _plan(of: Dossier) -> Distribution:
    return distribute(of, gather(of))


def _column(of: Distribution, field: str) -> list[object]:
    by_code = {result.code: getattr(result.figures, field) for result in of.municipalities}
    return [by_code[CODES[name]] for name in LETTINGS]


def _ordered(parts: Mapping[str, object]) -> list[object]:
    return [parts[code] for code in CODES.values() if code in parts]


def unknown_origin() -> Iterator[Check]:
    """W1."""
    rounding = _plan(haaglanden()).roundings["onbekend"]
    yield check("precies in Den Haag", "22,334", round(rounding.exact["0518"], 3))
    yield check("38 onbekend, verdeeld", (22, 5, 6, 3, 1, 1, 0, 0), _ordered(rounding.parts))


def ceiling() -> Iterator[Check]:
    """W2."""
    found = _plan(haaglanden())
    delft = next(result.figures for result in found.municipalities if result.name == "Delft")
    yield check(
        "Delft: ruimte, geplaatst, tekort, over",
        (102, 102, 25, 0),
        (delft.room, delft.placed, delft.shortage, delft.room_left),
    )
    yield check("Voorschoten: ruimte bij 128", 12, room(Rules(), {"": 128}))


def outside() -> Iterator[Check]:
    """W3."""
    rounding = _plan(haaglanden()).roundings["buiten_regio"]
    yield check("21 van buiten, verdeeld", (11, 3, 3, 2, 1, 1, 0, 0), _ordered(rounding.parts))
    returned = _plan(haaglanden(switches={"sleutel_buiten_regio": "terug"}))
    yield check("terug: opgave en elders", (739, 21), (returned.total.task, returned.elsewhere))


def nothing_known() -> Iterator[Check]:
    """W4."""
    three = {name: LETTINGS[name] for name in ("Delft", "Pijnacker-Nootdorp", "Midden-Delfland")}
    found = _plan(dossier(letting_rows(three) + outflow_rows([("X", "onbekend", 4)])))
    parts = found.roundings["onbekend"].parts
    yield check("Delft / PN / MD", (3, 1, 0), [parts[CODES[name]] for name in three])


def solidarity() -> Iterator[Check]:
    """W5."""
    found = _plan(haaglanden(switches={"tekort": "solidariteit"}))
    yield check("opgevangen", (0, 7, 0, 7, 11, 4, 7, 3), _column(found, "received"))
    yield check("blijft tekort", 41, found.total.shortage)
    twenty = _plan(haaglanden(switches={"tekort": "solidariteit", "solidariteit_maximum": 20}))
    yield check("20 naar ruimte", (0, 4, 0, 3, 6, 2, 4, 1), _column(twenty, "received"))
    yield check("saldo LV", "−0,023", round(twenty.balance["1916"], 3))
    lettings = _plan(
        haaglanden(
            switches={"tekort": "solidariteit", "solidariteit_maximum": 20, "solidariteit_sleutel": "verhuringen"}
        )
    )
    yield check("20 naar verhuringen", (0, 7, 0, 6, 3, 2, 1, 1), _column(lettings, "received"))


def tie() -> Iterator[Check]:
    """W6."""
    found = apportion(10, {"MD": 1, "Voorschoten": 1, "Wassenaar": 1}, room={"MD": 3, "Voorschoten": 7, "Wassenaar": 4})
    yield check("MD / Voorschoten / Wassenaar", (3, 4, 3), tuple(found.parts.values()))


def readings_of_the_maximum() -> Iterator[Check]:
    """W7."""
    yield check("som per gemeente", 719, _plan(haaglanden()).total.room)
    yield check("regio als geheel", 721, _plan(haaglanden(switches={"maximum_niveau": "regio"})).total.room)
    yield check("Delft per corporatie", 100, room(Rules(cap_level=CapLevel.CORPORATION), DELFT))
    split = split_cap(Rules(), DELFT)
    yield check("102 over corporaties", (41, 30, 22, 9), tuple(split.apportionment.parts.values()))
    yield check("boven 10% per corporatie", 2, len(split.above))


def mix() -> Iterator[Check]:
    """W18."""
    yield check("91 woningen 60/25/15", (54, 23, 14), tuple(apportion(91, {"a": 60, "b": 25, "c": 15}).parts.values()))


def groups() -> Iterator[Check]:
    """W21."""
    tasks = {"BW": 70, "MO": 40, "vrouwenopvang": 8, "jeugd": 9}
    pro_rata = divide_places(Rules(), 102, tasks)
    yield check("naar rato", (56, 32, 7, 7), [pro_rata[name] for name in tasks])
    safe = divide_places(Rules(groups=GroupRule.SAFETY_FIRST), 102, tasks)
    yield check("veiligheid eerst", (55, 32, 8, 7), [safe[name] for name in tasks])


EXAMPLES = (
    Example("W1", "Onbekende herkomst naar bekende herkomst", unknown_origin),
    Example("W2", "Het plafond knelt", ceiling),
    Example("W3", "Herkomst buiten de regio", outside),
    Example("W4", "Onbekend terwijl niets bekend is", nothing_known),
    Example("W5", "Tekort en solidariteit", solidarity),
    Example("W6", "Gelijkspel", tie),
    Example("W7", "Drie lezingen van 10%", readings_of_the_maximum),
    Example("W18", "Mengverhouding van 91 woningen", mix),
    Example("W21", "Verdelen over groepen", groups),
)
