"""Files as CBS, corporations and DIWI give them, made by code."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence

from thuistafel.exchange.public import public_rows
from thuistafel.exchange.raw import text_of
from thuistafel.exchange.typed import Typed

GROUP = "AandachtsgroepVolkshuisvesting"
STUDENTS = "Voltijdsstudent: totaal"
V3_ADDRESS = "https://opendata.cbs.nl/ODataApi/OData/{}/$metadata#Cbs.OData.WebAPI.TypedDataSet"
V4_ADDRESS = "https://datasets.cbs.nl/odata/v1/CBS/{}/$metadata#Observations"


def read(document: object, file: str = "bestand.json", year: int | None = 2023, only: str = "") -> Typed:
    found = public_rows(file, packed(document), plan_year=year, wanted=frozenset(only.split()) or None)
    assert found is not None
    return found


def packed(document: object) -> bytes:
    return document if isinstance(document, bytes) else json.dumps(document).encode()


def shown(found: Typed) -> list[dict[str, str]]:
    """The cells of each row as they are written."""
    return [{name: written(cell) for name, cell in row.cells.items()} for row in found.rows]


def written(cell: object) -> str:
    value = getattr(cell, "value", cell)
    return text_of(value) if isinstance(value, int) or hasattr(value, "isoformat") else str(value)


def codes(found: Typed) -> list[str]:
    return [reason.code for reason in found.warnings]


def present(
    region: str, period: str = "2023MM01", households: int | None = 2235, group: str = "A1", kind: str = "T009002"
) -> dict[str, object]:
    """A row of 85980NED as the older service gives it, region codes filled up to six signs."""
    return {
        "ID": 0,
        GROUP: group,
        "Kenmerken": kind,
        "RegioS": f"{region:<6}",
        "Perioden": period,
        "TotaalPersonen_1": 2645,
        "TotaalHuishoudens_2": households,
        "TotaalWoonruimten_3": 2205,
    }


def older(rows: Sequence[Mapping[str, object]], number: str = "85980NED") -> dict[str, object]:
    return {
        "odata.metadata": V3_ADDRESS.format(number),
        "value": list(rows),
        GROUP: [{"Key": "A1", "Title": STUDENTS}, {"Key": "A2", "Title": "Statushouder: totaal"}],
    }


def observation(measure: str, region: str, value: int | None, attribute: str = "None") -> dict[str, object]:
    return {
        "Id": 1,
        "Measure": measure,
        "ValueAttribute": attribute,
        "Value": value,
        GROUP: "A1",
        "Kenmerken": "T009002",
        "RegioS": region,
        "Perioden": "2023MM01",
    }


def newer(rows: Sequence[Mapping[str, object]], number: str = "85980NED") -> dict[str, object]:
    return {
        "@odata.context": V4_ADDRESS.format(number),
        "value": list(rows),
        f"{GROUP}Codes": [{"Identifier": "A1", "Title": STUDENTS}],
        "MeasureCodes": [
            {"Identifier": "M1", "Title": "Totaal personen"},
            {"Identifier": "M2", "Title": "Totaal huishoudens"},
            {"Identifier": "M9", "Title": "Gemiddelde leeftijd"},
        ],
    }


def letting(
    municipality: str = "0503", day: str = "2023-03-01", rooms: int | None = 3, rent: str = "BET", reason: str = ""
) -> dict[str, object]:
    """A letting as a system of a corporation gives it by VERA."""
    return {
        "idOrganisatie": "Woonwens",
        "eenheid": {
            "soort": {"code": "WOO", "naam": "Woonruimte"},
            "adres": {"gemeente": {"code": municipality}, "woonplaats": {"naam": "Delft"}},
            "kamersAantal": rooms,
            "huurklasse": {"code": rent},
        },
        "huurovereenkomst": {"soort": {"code": "HUU"}, "begindatum": day},
        "voorrangsregelingen": [{"soort": {"code": "URG"}, "detailSoort": {"code": reason}}] if reason else [],
    }


def project(name: str, municipality: object, *blocks: Mapping[str, object], **facts: object) -> dict[str, object]:
    """A project as DIWI exports it in GeoJSON."""
    return {
        "type": "Feature",
        "geometry": {"type": "Polygon", "coordinates": []},
        "properties": {
            "projectgegevens": {
                "basisgegevens": {"identificatie_nr": 1, "naam": name},
                "projectgegevens": {"status": "ACTIVE", "vertrouwelijkheid": "PUBLIC", **facts},
                "locatie": {"gemeente": municipality},
                "planologische_planstatus": {"_3_IN_VOORBEREIDING": "2023-01-01", "_2A_VASTGESTELD": "2023-06-01"},
            },
            "woning_blokken": list(blocks),
        },
    }


def block(
    homes: int | None = 24, owner: str | None = "HUURWONING_WONINGCORPORATIE", **facts: object
) -> dict[str, object]:
    changes = {
        "mutatie_type": "CONSTRUCTION",
        "woning_type": "MEERGEZINSWONING",
        "eigendom_type": owner,
        "aantal": homes,
    }
    return {"name": "blok A", "mutatiegegevens": {**changes, **facts}, "einddatum": "2025-07-01"}


def projects(*features: Mapping[str, object]) -> dict[str, object]:
    return {"type": "FeatureCollection", "features": list(features)}


def area(code: str, ring: Sequence[Sequence[float]]) -> dict[str, object]:
    return {
        "type": "Feature",
        "properties": {"statcode": code, "statnaam": "Delft"},
        "geometry": {"type": "Polygon", "coordinates": [ring]},
    }
