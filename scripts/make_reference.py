"""Makes the generated reference tables; run by a maintainer when CBS publishes a new year.

    python scripts/make_reference.py FOLDER

FOLDER holds `gemeente_geldigheid.csv`, `gemeenten.csv` and `bevolking_gemeente_2012_2023.csv`, made from the CBS
tables named in the headers below. Places come from the development package `woningwaardering`.
`mergers.csv` and `memberships.csv` are typed and not touched.
"""

from __future__ import annotations

import csv
import sys
from collections import defaultdict
from collections.abc import Iterable
from importlib.util import find_spec
from pathlib import Path

TARGET = Path(__file__).resolve().parent.parent / "src" / "thuistafel" / "exchange" / "reference"
TAKEN = "Overgenomen 22-11-2026."
MUNICIPALITIES = (
    f"# Bron: CBS, Gemeentelijke indeling per jaar (sinds 2012; eerdere alleen in Haaglanden). CC BY 4.0. {TAKEN}"
)
POPULATION = (
    "# Bron: CBS, Bevolkingsontwikkeling; regio per jaar (37259), stand op 1 januari; "
    f"2024 is de stand op 31 december 2023. CC BY 4.0. {TAKEN}"
)
PLACES = f"# Bron: woonplaatsen volgens de VERA-tabel in het pakket woningwaardering (MIT; BAG en CBS). {TAKEN}"

COMMON_NAMES = {"0518": "Den Haag"}
EARLIER = (
    ("0519", "'s-Gravenzande", "2004-01-01"),
    ("0548", "Leidschendam", "2002-01-01"),
    ("0552", "De Lier", "2004-01-01"),
    ("0555", "Maasland", "2004-01-01"),
    ("0562", "Monster", "2004-01-01"),
    ("0565", "Naaldwijk", "2004-01-01"),
    ("0577", "Nootdorp", "2002-01-01"),
    ("0594", "Pijnacker", "2002-01-01"),
    ("0607", "Schipluiden", "2004-01-01"),
    ("0624", "Voorburg", "2002-01-01"),
    ("0630", "Wateringen", "2004-01-01"),
)
STARTED = {"1783": "2004-01-01", "1842": "2004-01-01", "1916": "2002-01-01", "1926": "2002-01-01"}
"""Valid since, where that is before the first year of the table and known."""


def main(folder: Path) -> None:
    """Writes the three generated tables."""
    columns = ("cbs_code", "naam", "geldig_van", "geldig_tot")
    _write("municipalities.csv", MUNICIPALITIES, columns, municipalities(folder))
    years = [str(year) for year in range(2012, 2025)]
    _write("population.csv", POPULATION, ("cbs_code", *years), population(folder))
    _write("places.csv", PLACES, ("woonplaats", "cbs_code"), places())


def municipalities(folder: Path) -> list[tuple[str, ...]]:
    """Code, name, valid from (blank: 2012 or earlier), valid to (blank: still)."""
    current = {row["gm_code"][2:]: row["naam"] for row in _rows(folder / "gemeenten.csv")}
    found = [(code, name, "", end) for code, name, end in EARLIER]
    for row in _rows(folder / "gemeente_geldigheid.csv"):
        code = row["gm_code"][2:]
        name = COMMON_NAMES.get(code) or current.get(code) or row["naam"]
        start = "" if row["geldig_van"].startswith("<") else row["geldig_van"]
        found.append((code, name.replace(".)", ")"), STARTED.get(code, start), row["geldig_tot_excl"]))
    return sorted(found)


def population(folder: Path) -> list[tuple[str, ...]]:
    """Inhabitants on 1 January per year; blank where the municipality did not exist."""
    counts: dict[str, dict[int, str]] = defaultdict(dict)
    for row in _rows(folder / "bevolking_gemeente_2012_2023.csv"):
        code, year = row["gm_code"][2:], int(row["jaar"])
        counts[code][year] = row["bevolking_1jan"]
        if year == 2023:
            counts[code][2024] = row["bevolking_31dec"]
    return sorted((code, *(per_year.get(year, "") for year in range(2012, 2025))) for code, per_year in counts.items())


def places() -> list[tuple[str, ...]]:
    """Places that lie in one municipality only and do not bear a municipality's own name."""
    codes: dict[str, set[str]] = defaultdict(set)
    for row in place_rows():
        codes[row["Woonplaats"]].add(row["Gemeentecode"])
    own_names = {row["Gemeente"] for row in place_rows()}
    return sorted((name, *found) for name, found in codes.items() if len(found) == 1 and name not in own_names)


def place_rows() -> list[dict[str, str]]:
    """The table of places in the development package, which is not imported (that takes seconds)."""
    spec = find_spec("woningwaardering")
    if spec is None or not spec.submodule_search_locations:
        raise SystemExit("Installeer eerst het pakket woningwaardering (ontwikkelafhankelijkheid).")
    return _rows(Path(spec.submodule_search_locations[0]) / "data" / "corop" / "corop.generated.csv")


def _rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def _write(name: str, header: str, columns: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> None:
    with (TARGET / name).open("w", encoding="utf-8", newline="") as file:
        file.write(header + "\n")
        writer = csv.writer(file, delimiter=";", lineterminator="\n")
        writer.writerow(columns)
        writer.writerows(rows)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
