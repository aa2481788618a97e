"""The answer of `thuistafel lees`: per file what was taken, changed, kept aside or refused."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from thuistafel.core.claims import Place
from thuistafel.core.dossier import Quarantined, Row
from thuistafel.core.reasons import Reason
from thuistafel.exchange.delivery.differences import stated
from thuistafel.exchange.delivery.effects import Effect, Effects
from thuistafel.exchange.delivery.model import Column, Delivery, Recognised
from thuistafel.exchange.delivery.taking import Comparison
from thuistafel.exchange.raw import column_letters
from thuistafel.exchange.reading import Corrected, FileReport, Reading
from thuistafel.exchange.tables import normal
from thuistafel.wording import remedy, sentence
from thuistafel.wording.language import DUTCH, speaking

Columns = Mapping[tuple[str, str], Mapping[str, str]]


@speaking(DUTCH)
def reading_answer(reading: Reading) -> dict[str, object]:
    """The contract's JSON for `lees`; `opmerkingen` holds what was remarked beside it.

    A file that was sent has `afzender`, `herkenning` and `vragen` too.
    """
    columns: Columns = {
        (raw.file, raw.sheet): {normal(name): column_letters(index) for index, name in enumerate(raw.header)}
        for raw in reading.tables
    }
    by_file: dict[str, list[FileReport]] = {}
    for report in reading.files:
        by_file.setdefault(report.name, []).append(report)
    sent = {one.file: one for one in reading.deliveries}
    return {
        "bestanden": [_file(name, reports, columns) | _sent(sent.get(name)) for name, reports in by_file.items()],
        "totalen": totals(reading),
    }


def totals(reading: Reading) -> dict[str, int]:
    """The first line of `lees` in numbers; sources are compared only where a reading was checked."""
    return {
        "hersteld": sum(len(report.corrected) for report in reading.files),
        "vragen": sum(len(one.questions) for one in reading.deliveries),
        "bronnen_verschillen": len(reading.conflicts),
    }


def remarks_of(report: FileReport, reading: Reading) -> tuple[Reason, ...]:
    """What was remarked of a file beside the questions it raises."""
    asked = {question.reason for one in reading.deliveries if one.file == report.name for question in one.questions}
    return tuple(remark for remark in report.warnings if remark not in asked)


@speaking(DUTCH)
def comparison_answer(found: Comparison, changed: Effects | None) -> dict[str, object]:
    """What new files say differently and what that does: added to the answer of `lees --bij`."""
    answer: dict[str, object] = {
        "verschillen": [
            {"onderwerp": list(one.about), "was": _number(one.was), "werd": _number(one.became)}
            for one in found.differences
        ],
        "al_aanwezig": dict(sorted(found.copies.items())),
    }
    if changed is not None:
        answer["besluiten"] = [_effect(one) for one in changed.decisions]
        answer["toezeggingen"] = changed.commitments
    return answer


def _number(row: Row | None) -> dict[str, str] | None:
    if row is None:
        return None
    where = row.place_of("aantal")
    return {"bestand": where.file, "blad": where.sheet, "cel": where.cell, "waarde": stated(row)}


def _effect(one: Effect) -> dict[str, object]:
    return {
        "naam": one.name,
        "tekort_was": one.was.shortage,
        "tekort_werd": one.became.shortage,
        "oordeel_was": one.was.verdict,
        "oordeel_werd": one.became.verdict,
        "oordeel_afwijking_was": one.was.verdict_deviation,
        "oordeel_afwijking_werd": one.became.verdict_deviation,
    }


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


def _sent(one: Delivery | None) -> dict[str, object]:
    if one is None:
        return {}
    return {
        "afzender": one.sender,
        "herkenning": [_column(found, column) for found in one.recognised for column in found.columns],
        "vragen": [
            {
                "blad": question.sheet,
                "plek": question.answer_at,
                "vraag": sentence(question.reason),
                "wat_nu": remedy(question.reason),
            }
            for question in one.questions
        ],
        "opmerkingen": [sentence(remark) for remark in one.remarks],
    }


def _column(found: Recognised, column: Column) -> dict[str, object]:
    """What a column was taken for; `gelezen_als` is None when it was not read."""
    name = column.field.name if column.field else None
    return {
        "blad": found.block.sheet.name,
        "kolom": column.written,
        "cel": found.block.name_of(found.block.header_rows[-1], column.index) if found.block.header_rows else "",
        "gelezen_als": f"{name}_{column.role}" if name and column.role else name or column.role or None,
        "zekerheid": column.confidence,
        "hoe": column.how.value,
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
