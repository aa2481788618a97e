"""The answer of `thuistafel lees`: per file what was taken, changed, kept aside or refused."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from thuistafel.core.claims import Place
from thuistafel.core.dossier import Quarantined
from thuistafel.exchange.raw import column_letters
from thuistafel.exchange.reading import Corrected, FileReport, Reading
from thuistafel.exchange.tables import normal
from thuistafel.wording import remedy, sentence

Columns = Mapping[tuple[str, str], Mapping[str, str]]


def reading_answer(reading: Reading) -> dict[str, object]:
    """The contract's JSON for `lees`; `opmerkingen` holds what was remarked beside it."""
    columns: Columns = {
        (raw.file, raw.sheet): {normal(name): column_letters(index) for index, name in enumerate(raw.header)}
        for raw in reading.tables
    }
    by_file: dict[str, list[FileReport]] = {}
    for report in reading.files:
        by_file.setdefault(report.name, []).append(report)
    return {"bestanden": [_file(name, reports, columns) for name, reports in by_file.items()]}


def _file(name: str, reports: Sequence[FileReport], columns: Columns) -> dict[str, object]:
    refused = [report.refused for report in reports if report.refused]
    return {
        "bestand": name,
        "soort": reports[0].kind if len(reports) == 1 else "werkmap",
        "aangenomen": sum(report.accepted for report in reports),
        "gecorrigeerd": [_corrected(item, columns) for report in reports for item in report.corrected],
        "quarantaine": [_quarantined(item, columns) for report in reports for item in report.quarantine],
        "opmerkingen": [sentence(remark) for report in reports for remark in report.warnings],
        "geweigerd": sentence(refused[0]) if len(refused) == len(reports) else None,
    }


def _corrected(item: Corrected, columns: Columns) -> dict[str, str]:
    return {**_where(item.place, columns), "was": item.was, "werd": item.became, "reden": sentence(item.reason)}


def _quarantined(item: Quarantined, columns: Columns) -> dict[str, str]:
    found = {"waarde": item.value, "reden": sentence(item.reason), "remedie": remedy(item.reason)}
    return {**_where(item.place, columns), **found}


def _where(place: Place, columns: Columns) -> dict[str, str]:
    """Sheet and cell as a spreadsheet names them: `E5` for a cell, `5:5` for a row, '' for the whole."""
    if place.cell:
        return {"blad": place.sheet, "cel": place.cell}
    letters = columns.get((place.file, place.sheet), {}).get(place.column, "")
    cell = f"{letters}{place.row}" if letters else f"{place.row}:{place.row}" if place.row else ""
    return {"blad": place.sheet, "cel": cell}
