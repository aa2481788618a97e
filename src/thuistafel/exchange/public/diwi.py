"""Housing projects as DIWI (VNG) exports them: GeoJSON with projects, or the sheet `Data` of its workbook as CSV.

A block that is built becomes a product with its delivery date as the likely one. What DIWI does not know (an early and
a late date, a chance, rooms) stays unknown. Homes to buy and of private landlords are left out, and said so.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from thuistafel.core.dossier import Table
from thuistafel.core.reasons import because
from thuistafel.core.regions import Register, resolve
from thuistafel.exchange.public.structured import Entry, entries, within, written_at
from thuistafel.exchange.public.taking import Taking
from thuistafel.exchange.raw import Raw
from thuistafel.exchange.reference import register
from thuistafel.exchange.typed import Typed

STATUS = {"NEW": "nieuw", "ACTIVE": "actief", "REALIZED": "afgerond", "TERMINATED": "afgebroken"}
STOPPED = "TERMINATED"
PLAN_STATUS = {
    "_4A_OPGENOMEN_IN_VISIE": "4a Opgenomen in de visie",
    "_4B_NIET_OPGENOMEN_IN_VISIE": "4b Niet opgenomen in de visie",
    "_3_IN_VOORBEREIDING": "3 In voorbereiding",
    "_2A_VASTGESTELD": "2a Vastgesteld",
    "_2B_VASTGESTELD_MET_UITWERKING_NODIG": "2b Vastgesteld uitwerking nodig",
    "_2C_VASTGESTELD_MET_BW_NODIG": "2c Vastgesteld B&W nodig",
    "_1A_ONHERROEPELIJK": "1a Onherroepelijk",
    "_1B_ONHERROEPELIJK_MET_UITWERKING_NODIG": "1b Onherroepelijk uitwerking nodig",
    "_1C_ONHERROEPELIJK_MET_BW_NODIG": "1c Onherroepelijk B&W nodig",
}
"""What DIWI calls each in JSON and in its workbook, from a vision to irrevocable."""
HOUSE_TYPES = {"EENGEZINSWONING": "eengezinswoning", "MEERGEZINSWONING": "meergezinswoning"}
SOCIAL = "HUURWONING_WONINGCORPORATIE"
NOT_SOCIAL = {"KOOPWONING", "HUURWONING_PARTICULIERE_VERHUURDER"}
OPEN = {"", "PUBLIC"}
_PROJECT = ("properties", "projectgegevens")


@dataclass(frozen=True, slots=True)
class Block:
    """Homes of a project that are built together, as far as it is known; `owner` in DIWI's own words."""

    number: int
    project: str
    name: str
    municipalities: tuple[str, ...]
    built: bool
    homes: str
    delivered: str
    owner: str
    kind: str
    status: str
    stopped: bool
    confidential: bool


def blocks_in(document: object) -> list[Block] | None:
    """The blocks of a GeoJSON export; None when it is no such file."""
    features = [each for each in entries(within(document, "features")) if isinstance(within(each, *_PROJECT), dict)]
    if not features:
        return None
    return [
        _block(number, feature, block)
        for number, feature in enumerate(features, start=1)
        for block in entries(within(feature, "properties", "woning_blokken"))
    ]


def rows_from(blocks: list[Block], file: str, wanted: frozenset[str] | None) -> Typed:
    """A product per block that is built for social rent, or for it is not said whom."""
    taking = Taking(file)
    left_out: Counter[str] = Counter()
    places = register()
    for block in blocks:
        why = _why_left_out(block, wanted, places)
        left_out[why] += 1
        if not why:
            _take(taking, block)
    left_out["confidential"] = len({block.project for block in blocks if block.confidential})
    _say_what_is_left_out(taking, left_out)
    return taking.result


def _why_left_out(block: Block, wanted: frozenset[str] | None, places: Register) -> str:
    if not block.built:
        return "demolished"
    if block.stopped:
        return "stopped"
    if block.owner in NOT_SOCIAL:
        return "not_social"
    return "" if wanted is None or _lies_in(block, wanted, places) else "others"


def _lies_in(block: Block, wanted: frozenset[str], places: Register) -> bool:
    """A municipality that is not known may be wanted: that is for the reader to see."""
    found = [_current(places, name) for name in block.municipalities]
    return not found or None in found or not wanted.isdisjoint(code for code in found if code)


def _current(places: Register, name: str) -> str | None:
    """The CBS code on the latest day the register knows of: a project lies ahead."""
    day = max((one.valid_from for one in places.municipalities if one.valid_from), default=None)
    municipality = resolve(places, name, day) if day else None
    return municipality.code if municipality else None


def _take(taking: Taking, block: Block) -> None:
    if len(block.municipalities) != 1:
        shown = ", ".join(block.municipalities)
        taking.set_aside(block.number, "gemeente", shown, because("diwi_not_one_municipality", product=block.project))
        return
    about: dict[str, Raw | None] = {
        "product": " – ".join(filter(None, (block.project, block.name))) or f"project {block.number}",
        "gemeente": block.municipalities[0],
        "soort": block.kind,
        "woningen": block.homes,
        "waarschijnlijk": block.delivered[:10],
        "status": block.status,
        "bron": "DIWI-export",
    }
    taking.add(Table.PRODUCTS, block.number, about)


def _say_what_is_left_out(taking: Taking, left_out: Counter[str]) -> None:
    counts = {why: left_out[why] for why in ("demolished", "stopped", "not_social", "others")}
    if any(counts.values()):
        taking.remark("diwi_passed_over", **counts)
    if left_out["confidential"]:
        taking.remark("diwi_confidential", count=left_out["confidential"])
    if left_out[""]:
        taking.remark("diwi_stays_unknown")


def _block(number: int, feature: Entry, block: Entry) -> Block:
    project = within(feature, *_PROJECT)
    status = written_at(project, "projectgegevens", "status")
    owner = written_at(block, "mutatiegegevens", "eigendom_type")
    return Block(
        number=number,
        project=written_at(project, "basisgegevens", "naam"),
        name=written_at(block, "name"),
        municipalities=_municipalities(within(project, "locatie", "gemeente")),
        built=written_at(block, "mutatiegegevens", "mutatie_type") != "DEMOLITION",
        homes=written_at(block, "mutatiegegevens", "aantal"),
        delivered=written_at(block, "einddatum"),
        owner=owner,
        kind=kind_of(HOUSE_TYPES.get(written_at(block, "mutatiegegevens", "woning_type"), ""), owner == SOCIAL),
        status=", ".join(filter(None, (STATUS.get(status, status.casefold()), _plan_status(project)))),
        stopped=status == STOPPED,
        confidential=written_at(project, "projectgegevens", "vertrouwelijkheid") not in OPEN,
    )


def kind_of(house_type: str, social: bool) -> str:
    """What a product is, with for whom when that is known."""
    return ", ".join(filter(None, (house_type, "huur woningcorporatie" if social else "eigendom onbekend")))


def _municipalities(found: object) -> tuple[str, ...]:
    names = found if isinstance(found, list) else [found]
    return tuple(name.strip() for name in names if isinstance(name, str) and name.strip())


def _plan_status(project: object) -> str:
    """The plan status that came last; of two on one day the furthest."""
    dates = within(project, "planologische_planstatus")
    reached = [(written_at(dates, name), place) for place, name in enumerate(PLAN_STATUS) if written_at(dates, name)]
    return list(PLAN_STATUS.values())[max(reached)[1]] if reached else ""
