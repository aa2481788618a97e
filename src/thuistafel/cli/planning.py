"""The verbs on a plan: plan, waarom, bandbreedte, welk-getal."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Sequence
from dataclasses import replace
from itertools import islice

from rich.console import Console
from rich.markup import escape
from rich.table import Table

from thuistafel.cli.loading import load_plan, member
from thuistafel.cli.terminal import console, interval, room_for, show_indented, show_json, table
from thuistafel.core.claims import Claim, Interval
from thuistafel.core.derivation import Step
from thuistafel.core.distribution import Figures
from thuistafel.core.explanation import explain
from thuistafel.core.plan import REGION, Plan
from thuistafel.core.ranges import Verdict
from thuistafel.documents.report import Report, Row
from thuistafel.documents.report_gathered import Gathered, gathered
from thuistafel.documents.reporting import report_of
from thuistafel.exchange.answers_plan import plan_answer, why_answer
from thuistafel.wording import number, place, sentence

TIGHT_COLUMNS = (("Opgave", "task"), ("Tekort", "shortage"))
PLACED_COLUMNS = (("Opgave", "task"), ("Geplaatst", "placed"), ("Tekort", "shortage"))
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
    ("Anderen", "regular"),
)
SHARED_COLUMNS = (("Naar buren", "housed_elsewhere"), ("Van buren", "received"))
WORDS = ("Oordeel",)
SHARED = (
    "Naar buren: mensen van hier die een andere gemeente opvangt; van buren: andersom. "
    "Opgave − geplaatst − naar buren = tekort."
)
NO_BANDS = (
    "Per gemeente staat er geen bandbreedte (–): het tekort wordt samen gedragen, en wie tekortkomt hangt af van wat "
    "de andere over hebben. Voor de regio is zij er wel: zie Totaal."
)
KINDS = {"quarantaine": "apart gelegd", "waarschuwing": "let op"}
"""What was found in reading, in the words of `lees`."""
SHOWN_CLAIMS, SHOWN_NOTICES, SHOWN_PLACES = 8, 12, 3


def plan(chosen: Namespace) -> int:
    """Headline, ranges, the table, and what was set aside."""
    made = load_plan(chosen)
    if chosen.json:
        return show_json(plan_answer(made))
    show_plan(console(), report_of(made))
    return 0


def show_plan(out: Console, report: Report) -> None:
    """A plan on the terminal, the conclusion first, then what was noticed."""
    show_outcome(out, report)
    show_notices(out, report)


def show_outcome(out: Console, report: Report) -> None:
    """The conclusion and its table."""
    show_summary(out, report)
    out.print(_plan_table(report))
    if report.total.figures.received:
        out.print(SHARED)
    if report.total.band and not any(row.band for row in report.rows):
        out.print(NO_BANDS)
    out.print(_left_for_others(report))


def _plan_table(report: Report) -> Table:
    """As many columns as fit without cutting a word or number in two."""
    for fields in (WIDE_COLUMNS, NARROW_COLUMNS, PLACED_COLUMNS, TIGHT_COLUMNS):
        columns = _with_received(fields) if report.total.figures.received else fields
        headings = ("Gemeente", *(heading for heading, _ in columns), "Tussen", "Oordeel")
        rows = [
            (row.name, *_cells(row.figures, columns), _band(row.band), _verdict(row.verdict))
            for row in _all_rows(report)
        ]
        if room_for(headings, rows, words=WORDS):
            break
    return table(report.header.base_line, headings, rows, words=WORDS)


def _with_received(columns: tuple[tuple[str, str], ...]) -> tuple[tuple[str, str], ...]:
    """With who is housed by another municipality, after who is housed at home, so that the row adds up."""
    return tuple(
        each for column in columns for each in ((column, *SHARED_COLUMNS) if column[1] == "placed" else (column,))
    )


def _verdict(word: str) -> str:
    """The word of the contract as it reads when nothing follows."""
    return {"": "–", Verdict.DEPENDS.value: "hangt ervan af"}.get(word, word)


def _left_for_others(report: Report) -> str:
    """What everyone without priority keeps, as far as it is known."""
    known = [row.name for row in report.rows if row.figures.regular is not None]
    amount = number(report.total.figures.regular)
    if len(known) == len(report.rows):
        return f"Voor alle andere woningzoekenden blijven {amount} verhuringen over."
    if known:
        where = f"in {number(len(known))} van de {number(len(report.rows))} gemeenten"
        return f"Voor alle andere woningzoekenden blijven {where} {amount} verhuringen over; elders is dat niet bekend."
    missing = "de verwachte verhuringen" if report.total.figures.lettings is None else "de andere voorrang"
    table_name = "verhuringen.csv" if report.total.figures.lettings is None else "voorrang.csv"
    return f"Wat er voor andere woningzoekenden overblijft is niet bekend: zet {missing} in {table_name}."


def _all_rows(report: Report) -> tuple[Row, ...]:
    return (*report.rows, report.total)


def show_summary(out: Console, report: Report) -> None:
    """Label, headline, backlog, both ranges and what they assume."""
    summary, header = report.summary, report.header
    out.print(f"[bold]{escape(header.title)}[/]  {escape(header.label)}")
    out.print(f"\n[bold]{escape(summary.headline)}[/]")
    ranges = (summary.range_agreed, summary.range_deviation)
    for line in (summary.incomplete, summary.backlog, *ranges, summary.assumption):
        if line:
            out.print(escape(line))
    out.print()


def show_notices(out: Console, report: Report) -> None:
    """What was set aside or doubtful: each kind once, with an example and its places file by file."""
    grouped: dict[tuple[str, str], list[Gathered]] = {}
    for one in gathered(report.notices):
        grouped.setdefault((one.kind, one.code or one.text), []).append(one)
    if grouped:
        out.print(f"\n{escape(report.notice_sentence)}")
    for (kind, _), found in islice(grouped.items(), SHOWN_NOTICES):
        show_indented(out, f"{KINDS.get(kind, kind)}: {_kind_of_remark(found)}")
    if len(grouped) > SHOWN_NOTICES:
        out.print(f"  en nog {number(len(grouped) - SHOWN_NOTICES)} soorten (alles: --json)")


def _kind_of_remark(found: Sequence[Gathered]) -> str:
    """The first remark, how many more of its kind there are, and the places of all by file."""
    first = found[0]
    more = len({lead for one in found for _, lead in one.items}) - 1
    lead = first.items[0][1]
    other = f"En nog {number(more)} zulke." if more else ""
    said = " ".join(filter(None, (lead[:1].upper() + lead[1:], first.end, other)))
    places = [", ".join(filter(None, (one.file, one.items[0][0]))) for one in found if one.file]
    left = f" en nog {number(len(places) - SHOWN_PLACES)} bestanden" if len(places) > SHOWN_PLACES else ""
    return f"{said} ({'; '.join(places[:SHOWN_PLACES])}{left})" if places else said


def _cells(figures: Figures, columns: tuple[tuple[str, str], ...]) -> tuple[object, ...]:
    return tuple(getattr(figures, field) for _, field in columns)


def _band(band: Interval | None) -> str:
    return "–" if band is None else interval(band.low, band.high)


def why(chosen: Namespace) -> int:
    """The steps of one number, from its outcome down to file and row."""
    made = load_plan(chosen)
    code = _asked(made, chosen.municipality)
    if chosen.json:
        return show_json(why_answer(made, code, chosen.field))
    out = console()
    for position, step in enumerate(explain(made, code, chosen.field), start=1):
        _show_step(out, position, step)
    return 0


def _asked(made: Plan, written: str) -> str:
    """The CBS code of a member, or the region as a whole."""
    return REGION if written.casefold().strip() == REGION else member(made.dossier, written).code


def _show_step(out: Console, position: int, step: Step) -> None:
    out.print(f"[bold]{position}. {escape(sentence(step.rule))}[/]")
    if step.fraction is not None and step.outcome is not None:
        out.print(f"   precies {number(step.fraction)}, afgerond {number(step.outcome)}")
    if step.decided_by:
        show_indented(out, sentence(step.decided_by), 3)
    for claim in step.claims[:SHOWN_CLAIMS]:
        show_indented(out, f"· {_source(claim)}", 3)
    if len(step.claims) > SHOWN_CLAIMS:
        out.print(f"   · en nog {len(step.claims) - SHOWN_CLAIMS} opgaven (alles: --json)")


def _source(claim: Claim) -> str:
    places = "; ".join(place(replace(where, column="")) for where in claim.places)
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
        (row.name, _band(row.band), _verdict(row.verdict), _band(row.band_deviation), _verdict(row.verdict_deviation))
        for row in _all_rows(report)
    ]
    headings = ("Gemeente", "Tekort tussen", "Oordeel", "Bij afwijking", "Oordeel dan")
    out.print(table("Bandbreedte van het tekort", headings, rows, words=("Oordeel", "Oordeel dan")))
    for line in report.summary.certain:
        out.print(escape(line))
    return 0


def _resting(idle: int) -> str:
    if idle == 1:
        return "1 ander onzeker getal verandert niets: laat het rusten."
    return f"{number(idle)} andere onzekere getallen veranderen niets: laat ze rusten."


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
        (row.name, round(item.decides, 2), row.narrows, ", ".join(item.decisions))
        for row, item in zip(found.rows, made.next_numbers, strict=True)
        if item.decides or item.narrows
    ]
    if rows:
        out.print(table("\nWelk getal nu", ("Getal", "Beslist", "Smaller", "Over"), rows, words=("Over",)))
        out.print("Beslist: hoeveel oordelen er gemiddeld zeker door worden. Smaller: in woningen.")
    if idle := len(made.next_numbers) - len(rows):
        out.print(_resting(idle))
    return 0
