"""The JSON answers of `pad`, `urgentie`, `beeld`, `balans` and `taakstelling`, to the contract's letter."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from fractions import Fraction
from typing import Any

from thuistafel.core.balance import YearBalance, balance
from thuistafel.core.claims import Interval, WorkingValue
from thuistafel.core.dossier import Dossier
from thuistafel.core.obligations import Rounding, StatutoryTask, statutory_tasks
from thuistafel.core.picture import PictureCell, PictureTotal, picture
from thuistafel.core.reasons import Reason
from thuistafel.core.regions import Register
from thuistafel.core.trajectory import Path, PathYear, in_tenths, trajectory
from thuistafel.core.urgency import Ranked, urgency
from thuistafel.wording import sentence
from thuistafel.wording.language import DUTCH, speaking

FORMAT = 1
Answer = dict[str, Any]


@speaking(DUTCH)
def path_answer(dossier: Dossier) -> Answer:
    """`thuistafel pad --json`: every group's path to the horizon, and the total (contract rule 12)."""
    found = trajectory(dossier.flows, dossier.frame.horizon)
    return {
        "formaat": FORMAT,
        "horizon": dossier.frame.horizon,
        "doelgroepen": [{"doelgroep": path.target_group, **_path(path)} for path in found.groups],
        "totaal": _path(found.total),
        "waarschuwingen": _sentences(found.warnings),
    }


@speaking(DUTCH)
def urgency_answer(dossier: Dossier) -> Answer:
    """`thuistafel urgentie --json`: two lists, certain pairs, next number, no-regret (contract rule 13)."""
    found = urgency(dossier.urgency)
    return {
        "formaat": FORMAT,
        "urgentieklassen": [
            {"doelgroep": group.target_group, "urgentieklasse": group.urgency_class} for group in found.classes
        ],
        "last": [_load(entry) for entry in found.load],
        "zekere_paren": [list(pair) for pair in found.certain_pairs],
        "welk_getal": [{"onderwerp": number.name, "opbrengst": _text(number.decides)} for number in found.next_numbers],
        "hoe_dan_ook": found.no_regret,
        "waarschuwingen": _sentences(found.warnings),
    }


@speaking(DUTCH)
def picture_answer(dossier: Dossier) -> Answer:
    """`thuistafel beeld --json`: every cell with its claim, and totals that say what is missing (W22)."""
    found = picture(dossier)
    names = dossier.names
    return {
        "formaat": FORMAT,
        "planjaar": dossier.frame.plan_year,
        "beeld": [_cell(cell, names) for cell in found.cells],
        "totalen": [_picture_total(total) for total in found.totals],
        "waarschuwingen": _sentences(found.warnings),
    }


@speaking(DUTCH)
def balance_answer(dossier: Dossier) -> Answer:
    """`thuistafel balans --json`: who houses whom, per year."""
    found = balance(dossier.placements, dossier.composition.codes)
    names = dossier.names
    return {
        "formaat": FORMAT,
        "jaren": [_balance_year(year, names) for year in found.years],
        "waarschuwingen": _sentences(found.warnings),
    }


@speaking(DUTCH)
def obligations_answer(national: int, period: str, register: Register, rounding: Rounding = Rounding.DOWN) -> Answer:
    """`thuistafel taakstelling --json`; errors of `statutory_tasks`."""
    tasks = statutory_tasks(national, period, register, rounding)
    return {
        "formaat": FORMAT,
        "periode": period.strip().upper(),
        "landelijk": national,
        "afronding": rounding.value,
        "eenheid": "personen",
        "gemeenten": [_task(task) for task in tasks],
    }


def _text(value: Fraction | None) -> str | None:
    return None if value is None else str(value)


def _sentences(reasons: Iterable[Reason]) -> list[str]:
    return [sentence(reason) for reason in reasons]


def _ends(interval: Interval | None, name: str) -> Answer:
    return {
        f"{name}_laag": None if interval is None else interval.low,
        f"{name}_hoog": None if interval is None else interval.high,
    }


def _path(path: Path) -> Answer:
    return {
        "jaren": [_path_year(year) for year in path.years],
        "gehaald": path.is_reached,
        "rest": path.rest,
        "extra_per_jaar": None
        if path.extra is None
        else [{"vanaf": year, "aantal": path.extra[year]} for year in sorted(path.extra)],
    }


def _path_year(year: PathYear) -> Answer:
    return {
        "jaar": year.year,
        "begin": year.start,
        "instroom": year.inflow,
        "uitval": year.dropout,
        "geplaatst": year.placed,
        "eind": year.end,
        "wachtmaanden": None if year.months_waiting is None else in_tenths(year.months_waiting),
    }


def _load(entry: Ranked) -> Answer:
    group, rank = entry.group, entry.rank
    return {
        "doelgroep": group.target_group,
        **_ends(group.shortage, "tekort"),
        **_ends(group.waiting, "wacht"),
        **_ends(group.load, "last"),
        "plaats_van": None if rank is None else rank.low,
        "plaats_tot": None if rank is None else rank.high,
    }


def _cell(cell: PictureCell, names: Mapping[str, str]) -> Answer:
    known = cell.known if isinstance(cell.known, WorkingValue) else None
    return {
        "doelgroep": cell.target_group,
        "cbs_code": cell.municipality,
        "gemeente": names[cell.municipality],
        "indicator": cell.indicator,
        "jaar": cell.year,
        "eenheid": None if known is None or cell.unit is None else cell.unit.value,
        "aantal": None if known is None else known.value,
        "laag": None if known is None else known.range.low,
        "hoog": None if known is None else known.range.high,
        "kwaliteit": None if known is None else known.decided_by.grade.value,
        "bron": None if known is None else known.decided_by.source,
        "status": cell.known.status.value if isinstance(cell.known, WorkingValue) else cell.known.value,
    }


def _picture_total(total: PictureTotal) -> Answer:
    return {
        "doelgroep": total.target_group,
        "indicator": total.indicator,
        "eenheid": None if total.unit is None else total.unit.value,
        "aantal": total.value,
        "laag": None if total.range is None else total.range.low,
        "hoog": None if total.range is None or total.at_least else total.range.high,
        "geleverd": f"{total.delivered}/{total.asked}",
        "minstens": total.at_least,
        "jaren": list(total.years),
    }


def _balance_year(year: YearBalance, names: Mapping[str, str]) -> Answer:
    return {
        "jaar": year.year,
        "matrix": {
            names.get(origin, origin): {names.get(code, code): count for code, count in row.items()}
            for origin, row in year.matrix.items()
        },
        "gemeenten": [
            {
                "cbs_code": code,
                "gemeente": names.get(code, code),
                "voor_zichzelf": exchange.own,
                "voor_anderen": exchange.for_others,
                "herkomst_onbekend": exchange.origin_unknown,
                "elders_gehuisvest": exchange.housed_elsewhere,
            }
            for code, exchange in year.exchange.items()
        ],
        "vier_grootste": [names.get(code, code) for code in year.largest],
        "aandeel_vier_grootste": _text(year.share),
        "herkomst_vier_grootste": _text(year.origin_share),
    }


def _task(task: StatutoryTask) -> Answer:
    return {
        "gemeente": task.name,
        "cbs_code": task.code,
        "inwoners": task.inhabitants,
        "peildatum": task.reference_date.isoformat(),
        "exact": str(task.exact),
        "taakstelling": task.task,
    }
