"""The verbs beside the plan: beeld, balans, urgentie, pad, taakstelling."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Iterable, Mapping

from rich.console import Console
from rich.markup import escape

from thuistafel.cli.loading import load
from thuistafel.cli.terminal import console, interval, show_indented, show_json, table
from thuistafel.core.balance import YearBalance, balance
from thuistafel.core.claims import Interval
from thuistafel.core.dossier import Dossier
from thuistafel.core.errors import ThuistafelError
from thuistafel.core.obligations import Rounding, StatutoryTask, statutory_tasks
from thuistafel.core.picture import PictureTotal
from thuistafel.core.picture import picture as picture_of
from thuistafel.core.reasons import Reason, did_you_mean
from thuistafel.core.regions import normalised
from thuistafel.core.trajectory import Path, in_tenths, trajectory
from thuistafel.core.urgency import Urgency
from thuistafel.core.urgency import urgency as urgency_of
from thuistafel.exchange.answers import balance_answer, obligations_answer, path_answer, picture_answer, urgency_answer
from thuistafel.exchange.reference import register
from thuistafel.wording import advised, number
from thuistafel.wording.numbers import listing


def picture(chosen: Namespace) -> int:
    """All target groups in a row, and what is still missing (W22)."""
    dossier = load(chosen)
    if chosen.json:
        return show_json(picture_answer(dossier))
    found = picture_of(dossier)
    out = _opened(dossier)
    shown = [total for total in found.totals if total.delivered]
    rows = [(total.target_group, total.indicator.replace("_", " "), *_delivered(total)) for total in shown]
    headings = ("Doelgroep", "Wat", "Aantal", "Tussen", "Eenheid", "Geleverd")
    out.print(table("Alle aandachtsgroepen op een rij", headings, rows, words=("Wat", "Eenheid")))
    silent = len(found.totals) - len(shown)
    if silent:
        out.print(f"Over {number(silent)} andere combinaties van groep en getal is nog niets geleverd.")
    if not found.totals:
        out.print("Er staat nog niets in aandachtsgroepen.csv. Vraag de gemeenten hun aantallen per groep.")
    return 0


def _delivered(total: PictureTotal) -> tuple[object, ...]:
    least = "≥ " if total.at_least else ""
    high = None if total.at_least or total.range is None else total.range.high
    spread = f"≥ {number(total.range.low)}" if total.range and high is None else _interval(total.range)
    unit = total.unit.value if total.unit else "–"
    return (f"{least}{number(total.value)}", spread, unit, f"{total.delivered}/{total.asked}")


def _interval(found: Interval | None) -> str:
    return interval(found.low, found.high) if found else "–"


def balance_shown(out: Console, year: YearBalance, names: Mapping[str, str]) -> None:
    """One year of who houses whom."""
    codes = list(year.exchange)
    rows = [
        (names.get(code, code), each.own, each.for_others, each.origin_unknown, each.housed_elsewhere)
        for code, each in year.exchange.items()
    ]
    headings = ("Gemeente", "Eigen mensen", "Van anderen", "Herkomst onbekend", "Elders gehuisvest")
    out.print(table(f"Wie huisvest wie in {year.year}", headings, rows))
    if year.share is not None and codes:
        largest = listing([names.get(code, code) for code in year.largest])
        origin = f"; {_percent(year.origin_share)} komt er vandaan" if year.origin_share is not None else ""
        out.print(escape(f"{largest} huisvesten {_percent(year.share)} van alle geplaatste huishoudens{origin}."))


def _percent(share: object) -> str:
    return f"{number(round(share * 100))}%"  # type: ignore[operator]


def balance_verb(chosen: Namespace) -> int:
    """Who houses whom, per year, and the share of the four largest."""
    dossier = load(chosen)
    if chosen.json:
        return show_json(balance_answer(dossier))
    found = balance(dossier.placements, dossier.composition.codes)
    out, names = _opened(dossier), _names(dossier)
    for year in found.years:
        balance_shown(out, year, names)
    if not found.years:
        out.print("Er staan nog geen plaatsingen in plaatsingen.csv. Vraag de corporaties om hun kwartaalopgave.")
    _remark(out, found.warnings)
    return 0


def urgency(chosen: Namespace) -> int:
    """No-regret first, then the two lists and the number that helps most (W17)."""
    dossier = load(chosen)
    if chosen.json:
        return show_json(urgency_answer(dossier))
    found = urgency_of(dossier.urgency)
    out = _opened(dossier)
    if not found.load:
        out.print("Er staat nog niets in urgentie.csv. Vul per groep het tekort en de wachttijd in, van laag tot hoog.")
        return 0
    if found.no_regret is not None:
        needed = f"{number(found.no_regret)} woningen zijn hoe dan ook nodig, wat de onzekere cijfers ook worden."
        out.print(f"[bold]{needed}[/]")
        out.print("Dat is de som van de laagste aantallen, zonder wie in twee groepen kan zitten dubbel te tellen.\n")
    _show_lists(out, found)
    _remark(out, found.warnings)
    return 0


def _show_lists(out: Console, found: Urgency) -> None:
    classes = [(group.target_group, group.urgency_class) for group in found.classes]
    out.print(table("Wie kan het minst wachten", ("Doelgroep", "Urgentieklasse"), classes))
    loads = [
        (
            entry.group.target_group,
            _interval(entry.group.shortage),
            _interval(entry.group.waiting),
            _interval(entry.group.load),
            _interval(entry.rank),
        )
        for entry in found.load
    ]
    out.print(
        table("\nWaar is de last het grootst", ("Doelgroep", "Tekort", "Maanden", "Wachtmaanden", "Plaats"), loads)
    )
    pairs = "; ".join(f"{above} boven {below}" for above, below in found.certain_pairs)
    out.print(escape(f"Zeker: {pairs or 'nog geen enkel paar'}. De rest gaat gelijk op."))
    best = next((item for item in found.next_numbers if item.decides), None)
    if best:
        pairs_won = number(round(best.decides, 1))
        out.print(
            escape(f"Zoek eerst uit: {best.name}. Daarna staat van gemiddeld {pairs_won} paren de volgorde vast.")
        )


def path(chosen: Namespace) -> int:
    """The queue per year to the horizon (W13)."""
    dossier = load(chosen)
    if chosen.json:
        return show_json(path_answer(dossier))
    found = trajectory(dossier.flows, dossier.frame.horizon)
    out = _opened(dossier)
    if not found.groups:
        out.print("Er staat nog niets in stromen.csv. Vul per groep en jaar de instroom, uitval en plaatsingen in.")
        return 0
    _show_conclusion(out, found.total, dossier.frame.horizon)
    for each in found.groups:
        _show_path(out, each.target_group, each)
    if len(found.groups) > 1:
        _show_path(out, "Totaal", found.total)
    _remark(out, found.warnings)
    return 0


def _show_conclusion(out: Console, total: Path, horizon: int) -> None:
    if total.rest is None:
        out.print(f"[bold]Of er eind {horizon} nog iemand wacht is niet bekend: er ontbreekt een jaar.[/]")
    elif total.rest == 0:
        out.print(f"[bold]Eind {horizon} wacht niemand meer: het doel wordt gehaald.[/]")
    else:
        waiting = f"Eind {horizon} wachten er nog {number(total.rest)}"
        out.print(f"[bold]{waiting}: het doel (niemand wacht meer) wordt niet gehaald.[/]")
        extra = ", ".join(f"{number(count)} per jaar vanaf {year}" for year, count in (total.extra or {}).items())
        out.print(f"Extra nodig: {extra}.")


def _show_path(out: Console, title: str, found: Path) -> None:
    rows = [
        (
            str(year.year),
            year.start,
            year.inflow,
            year.dropout,
            year.placed,
            year.end,
            in_tenths(year.months_waiting).replace(".", ",") if year.months_waiting is not None else "–",
        )
        for year in found.years
    ]
    headings = ("Jaar", "Begin", "Instroom", "Uitval", "Geplaatst", "Eind", "Maanden wachten")
    out.print(table(f"\n{title}", headings, rows))


def obligation(chosen: Namespace) -> int:
    """The statutory task for permit holders, calculated beside what was published."""
    national = _whole(chosen.national, "--landelijk")
    rounding = Rounding(chosen.rounding)
    if chosen.json:
        return show_json(obligations_answer(national, chosen.period, register(), rounding))
    tasks = _asked(statutory_tasks(national, chosen.period, register(), rounding), chosen.municipality)
    out = console()
    by_name = sorted(tasks, key=lambda task: normalised(task.name))
    rows = [(task.name, task.inhabitants, task.exact, task.task) for task in by_name]
    title = f"Taakstelling {chosen.period} in personen, {rounding.value} afgerond"
    out.print(table(title, ("Gemeente", "Inwoners", "Precies", "Taakstelling"), rows))
    if tasks:
        day = tasks[0].reference_date
        out.print(
            f"Inwoners op {day.day}-{day.month}-{day.year} (CBS). Het gepubliceerde getal geldt; dit is de controle."
        )
    if chosen.published and len(tasks) == 1:
        published = _whole(chosen.published, "--gepubliceerd")
        difference = number(published - tasks[0].task)
        out.print(f"Berekend {number(tasks[0].task)}, gepubliceerd {number(published)}, verschil {difference}.")
    return 0


MOST_DIGITS = 12


def _asked(tasks: Iterable[StatutoryTask], written: str | None) -> list[StatutoryTask]:
    if written is None:
        return list(tasks)
    every = list(tasks)
    found = [task for task in every if written.casefold().strip() in {task.name.casefold(), task.code}]
    if not found:
        near = did_you_mean(written, (task.name for task in every))
        raise ThuistafelError("no_such_municipality", written=written, near=near)
    return found


def _whole(written: str, option: str) -> int:
    digits = written.replace(".", "")
    if not digits.isdecimal() or len(digits) > MOST_DIGITS:
        raise ThuistafelError("option_not_whole", option=option, written=written)
    return int(digits)


def _opened(dossier: Dossier) -> Console:
    out = console()
    label = "Fictieve cijfers" if dossier.frame.fictional else ""
    out.print(f"[bold]{escape(dossier.frame.title)}[/]  {label}\n")
    return out


def _names(dossier: Dossier) -> dict[str, str]:
    return {
        municipality.code: municipality.name for municipality in (*dossier.neighbours, *dossier.composition.members)
    }


def _remark(out: Console, warnings: Iterable[Reason]) -> None:
    for warning in warnings:
        show_indented(out, f"let op: {advised(warning)}")
