"""The verbs on a plan: plan, waarom, bandbreedte, welk-getal."""

from __future__ import annotations

from argparse import Namespace
from itertools import islice

from rich.console import Console
from rich.markup import escape

from thuistafel.cli.loading import load_plan, member
from thuistafel.cli.reporting import report_of
from thuistafel.cli.terminal import WIDE, console, interval, show_json, table
from thuistafel.core.claims import Claim, Interval
from thuistafel.core.derivation import Step
from thuistafel.core.distribution import Figures
from thuistafel.core.explanation import explain
from thuistafel.documents.report import Report, Row
from thuistafel.exchange.answers_plan import plan_answer, why_answer
from thuistafel.wording import number, sentence

NARROW_COLUMNS = (("Opgave", "task"), ("Ruimte", "room"), ("Geplaatst", "placed"), ("Tekort", "shortage"))
WIDE_COLUMNS = (
    ("Verhuringen", "lettings"),
    ("Ruimte", "room"),
    ("Bekend", "known"),
    ("Onbekend", "unknown"),
    ("Buiten", "outside"),
    ("Opgave", "task"),
    ("Geplaatst", "placed"),
    ("Tekort", "shortage"),
    ("Over", "room_left"),
)
SHOWN_CLAIMS, SHOWN_NOTICES, SHOWN_PLACES = 8, 8, 3


def plan(chosen: Namespace) -> int:
    """Headline, ranges, the table, and what was set aside."""
    made = load_plan(chosen)
    if chosen.json:
        return show_json(plan_answer(made))
    show_plan(console(), report_of(made))
    return 0


def show_plan(out: Console, report: Report) -> None:
    """A plan on the terminal, the conclusion first."""
    show_summary(out, report)
    columns = WIDE_COLUMNS if out.width >= WIDE else NARROW_COLUMNS
    headings = ("Gemeente", *(heading for heading, _ in columns), "Tussen", "Oordeel")
    rows = [(row.name, *_cells(row.figures, columns), _band(row.band), row.verdict or "–") for row in _all_rows(report)]
    out.print(table(report.header.base_line, headings, rows, words=("Oordeel",)))
    show_notices(out, report)


def _all_rows(report: Report) -> tuple[Row, ...]:
    return (*report.rows, report.total)


def show_summary(out: Console, report: Report) -> None:
    """Label, headline, backlog, both ranges and what they assume."""
    summary, header = report.summary, report.header
    out.print(f"[bold]{escape(header.title)}[/]  {escape(header.label)}")
    out.print(f"\n[bold]{escape(summary.headline)}[/]")
    for line in (summary.backlog, summary.range_agreed, summary.range_deviation, summary.assumption):
        if line:
            out.print(escape(line))
    out.print()


def show_notices(out: Console, report: Report) -> None:
    """What was set aside or doubtful: the same text once, with its first places."""
    grouped: dict[tuple[str, str], list[str]] = {}
    for notice in report.notices:
        grouped.setdefault((notice.kind, notice.text), []).append(notice.place)
    if grouped:
        out.print(f"\n{escape(report.notice_sentence)}")
    for (kind, text), places in islice(grouped.items(), SHOWN_NOTICES):
        shown = "; ".join(place for place in places[:SHOWN_PLACES] if place)
        more = f" en nog {number(len(places) - SHOWN_PLACES)}" if len(places) > SHOWN_PLACES else ""
        out.print(escape(f"  {kind}: {text} {shown}{more}".rstrip()))
    if len(grouped) > SHOWN_NOTICES:
        out.print(f"  en nog {number(len(grouped) - SHOWN_NOTICES)} (alles: --json)")


def _cells(figures: Figures, columns: tuple[tuple[str, str], ...]) -> tuple[object, ...]:
    return tuple(getattr(figures, field) for _, field in columns)


def _band(band: Interval | None) -> str:
    return "–" if band is None else interval(band.low, band.high)


def why(chosen: Namespace) -> int:
    """The steps of one number, from its outcome down to file and row."""
    made = load_plan(chosen)
    code = member(made.dossier, chosen.municipality).code
    if chosen.json:
        return show_json(why_answer(made, code, chosen.field))
    out = console()
    for position, step in enumerate(explain(made, code, chosen.field), start=1):
        _show_step(out, position, step)
    return 0


def _show_step(out: Console, position: int, step: Step) -> None:
    out.print(f"[bold]{position}. {escape(sentence(step.rule))}[/]")
    if step.fraction is not None and step.outcome is not None:
        out.print(f"   precies {number(step.fraction)}, afgerond {number(step.outcome)}")
    if step.decided_by:
        out.print(f"   {escape(sentence(step.decided_by))}")
    for claim in step.claims[:SHOWN_CLAIMS]:
        out.print(f"   · {escape(_source(claim))}")
    if len(step.claims) > SHOWN_CLAIMS:
        out.print(f"   · en nog {len(step.claims) - SHOWN_CLAIMS} opgaven (alles: --json)")


def _source(claim: Claim) -> str:
    places = ", ".join(f"{place.file} rij {place.row}" for place in claim.places)
    spread = "" if claim.range.width == 0 else f" ({interval(claim.range.low, claim.range.high)})"
    return f"{number(claim.value)}{spread} · {places} · {claim.source or 'zonder bron'} · kwaliteit {claim.grade}"


def ranges(chosen: Namespace) -> int:
    """Least and most shortage, at the agreed plan values and when they turn out off."""
    made = load_plan(chosen)
    if chosen.json:
        return show_json(plan_answer(made))
    out, report = console(), report_of(made)
    show_summary(out, report)
    rows = [
        (row.name, _band(row.band), row.verdict or "–", _band(row.band_deviation), row.verdict_deviation or "–")
        for row in _all_rows(report)
    ]
    headings = ("Gemeente", "Tekort tussen", "Oordeel", "Bij afwijking", "Oordeel dan")
    out.print(table("Bandbreedte van het tekort", headings, rows, words=("Oordeel", "Oordeel dan")))
    for line in report.summary.certain:
        out.print(escape(line))
    return 0


def next_numbers(chosen: Namespace) -> int:
    """Which number to find out, whether and how much."""
    made = load_plan(chosen)
    if chosen.json:
        return show_json(plan_answer(made))
    out, found = console(), report_of(made).next_numbers
    for line in (found.whether, found.how_much, found.detail):
        if line:
            out.print(escape(line))
    rows = [
        (
            " · ".join(item.subject),
            item.kind.replace("_", " "),
            str(item.decides),
            item.narrows,
            ", ".join(item.decisions),
        )
        for item in made.next_numbers
        if item.decides or item.narrows
    ]
    idle = len(made.next_numbers) - len(rows)
    headings = ("Getal", "Soort", "Beslist", "Smaller", "Besluiten")
    out.print(table("\nWelk getal nu", headings, rows, words=("Soort", "Besluiten")))
    out.print(f"{number(idle)} andere onzekere getallen veranderen niets: laat ze rusten." if idle else "")
    return 0
