"""What was read of files, as `thuistafel lees --json --bij` tells it and as far as the sender may know."""

from __future__ import annotations

from typing import Any

from thuistafel.core.claims import Place
from thuistafel.core.dossier import Quarantined
from thuistafel.core.reasons import Reason
from thuistafel.exchange.reading import Corrected
from thuistafel.web.figures.queries.previews import Asked, Preview, ReadColumn, Seen
from thuistafel.wording import remedy, sentence
from thuistafel.wording.language import DUTCH, speaking


@speaking(DUTCH)
def delivery_answer(seen: Preview, *, shows_effects: bool) -> dict[str, Any]:
    """Files, differences and, unless only own numbers may be seen, what they do to the plan (None: no plan)."""
    decisions = seen.decisions if shows_effects else None
    return {
        "bestanden": [_file(one) for one in seen.files],
        "totalen": {"hersteld": seen.total("corrected"), "vragen": seen.total("asked")},
        "verschillen": [_changed(one) for one in seen.differences],
        "besluiten": None if decisions is None else [_changed(one) for one in decisions],
        "toezeggingen": seen.commitments,
        "al_aanwezig": {one.name: one.copy_of for one in seen.files if one.copy_of},
    }


def _changed(reason: Reason) -> dict[str, Any]:
    values = dict(reason.values)
    return {
        "zin": sentence(reason),
        "onderwerp": values.get("about", values.get("name", "")),
        "was": values.get("was"),
        "werd": values.get("became"),
    }


def _file(one: Seen) -> dict[str, Any]:
    return {
        "bestand": one.name,
        "soort": one.kind,
        "afzender": one.sender,
        "aangenomen": one.read,
        "gecorrigeerd": [_corrected(item) for item in one.changes],
        "quarantaine": [_quarantined(item) for item in one.set_aside],
        "herkenning": [_column(column) for column in one.columns],
        "vragen": [_question(each) for each in one.questions],
        "opmerkingen": [sentence(remark) for remark in one.remarks],
        "geweigerd": sentence(one.refused) if one.refused else None,
    }


def _corrected(item: Corrected) -> dict[str, str]:
    return {**_where(item.place), "was": item.was, "werd": item.became, "reden": sentence(item.reason)}


def _quarantined(item: Quarantined) -> dict[str, str]:
    told = {"waarde": item.value, "reden": sentence(item.reason), "remedie": remedy(item.reason)}
    return {**_where(item.place), **told}


def _column(column: ReadColumn) -> dict[str, Any]:
    read = f"{column.field}_{column.role}" if column.field and column.role else column.field or column.role or None
    return {
        "blad": column.sheet,
        "kolom": column.written,
        "cel": column.at,
        "gelezen_als": read,
        "zekerheid": column.confidence,
        "hoe": column.how,
    }


def _question(each: Asked) -> dict[str, str]:
    return {"blad": each.sheet, "plek": each.at, "vraag": sentence(each.reason), "wat_nu": remedy(each.reason)}


def _where(place: Place) -> dict[str, str]:
    row = f"{place.row}:{place.row}" if place.row else ""
    return {"blad": place.sheet, "cel": place.cell or row}
