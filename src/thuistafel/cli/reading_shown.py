"""A reading on the terminal: counts, files, questions, what was kept aside, cell by cell."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import islice

from rich.console import Console
from rich.markup import escape

from thuistafel.cli.terminal import room_for, show_indented, table
from thuistafel.core.dossier import Quarantined
from thuistafel.exchange.answers_reading import remarks_of, totals
from thuistafel.exchange.delivery.answers import SENT_FOLDER
from thuistafel.exchange.delivery.differences import stated
from thuistafel.exchange.delivery.effects import Effects
from thuistafel.exchange.delivery.model import Delivery, Question
from thuistafel.exchange.delivery.taking import Comparison
from thuistafel.exchange.reading import FileReport, Reading
from thuistafel.wording import advised, number, place, remedy, sentence

SHOWN = 20
PLAIN = ("Bestand", "Soort", "Aangenomen", "Hersteld", "Apart", "Geweigerd")
SENT = ("Bestand", "Afzender", "Soort", "Rijen", "Hersteld", "Vragen", "Apart", "Geweigerd")
SENT_NARROW = ("Bestand", "Rijen", "Hersteld", "Vragen", "Apart", "Geweigerd")
WORDS = ("Afzender", "Soort", "Geweigerd")


def show_reading(out: Console, reading: Reading, *, every_cell: bool) -> None:
    """Counts, a line per file, questions, then what was changed and kept aside."""
    out.print(f"[bold]{counts(reading)}[/]\n")
    show_files(out, reading)
    if reading.frame is None and reading.frame_problem is None and not reading.deliveries:
        out.print("Er is geen dossier.toml bij: of namen en jaren kloppen is niet nagekeken.")
    _show_questions(out, reading.deliveries)
    refused = {(report.name, report.refused.code) for report in reading.files if report.refused}
    _show_quarantine(out, [item for item in reading.quarantine if (item.place.file, item.reason.code) not in refused])
    if every_cell:
        _show_every_cell(out, reading.deliveries)
    _show_changes(out, reading, every_cell)
    _show_remarks(out, reading)


def counts(reading: Reading) -> str:
    """`31 cellen hersteld, 3 vragen, 2 bronnen verschillen`."""
    found = totals(reading)
    return ", ".join(
        (
            _counted(found["hersteld"], "cel hersteld", "cellen hersteld"),
            _counted(found["vragen"], "vraag", "vragen"),
            _counted(found["bronnen_verschillen"], "getal waarover bronnen verschillen", "bronnen verschillen"),
        )
    )


def _counted(count: int, one: str, many: str) -> str:
    return f"{number(count)} {one if count == 1 else many}"


def show_files(out: Console, reading: Reading) -> None:
    """The table of files, and why a file was refused."""
    sent = {one.file: one for one in reading.deliveries}
    headings: Sequence[str] = PLAIN
    shown = [report for report in reading.files if not sent or not _is_quiet(report)]
    rows = [_line(report, sent, headings) for report in shown]
    if sent:
        for headings in (SENT, SENT_NARROW):
            rows = [_line(report, sent, headings) for report in shown]
            if room_for(headings, rows, words=WORDS):
                break
    if rows:
        out.print(table(reading.name, headings, rows, words=WORDS))
    _show_refused(out, reading, len(reading.files) - len(shown))


def _show_refused(out: Console, reading: Reading, quiet: int) -> None:
    """How many files had nothing to tell, and why the others were not used."""
    if quiet:
        out.print(f"En {number(quiet)} van het dossier zelf, zonder bijzonderheden.")
    for report in reading.files:
        if report.refused:
            show_indented(out, f"{bare(report.name)}: {advised(report.refused)}", 0)
    told = {report.refused.code for report in reading.files if report.refused}
    if reading.frame_problem and reading.frame_problem.code not in told:
        out.print(escape(advised(reading.frame_problem)))


def _is_quiet(report: FileReport) -> bool:
    """Whether it is one of the dossier's own files with nothing to tell."""
    told = report.corrected or report.quarantine or report.warnings or report.refused
    return not report.name.startswith(SENT_FOLDER) and not told


def _line(report: FileReport, sent: dict[str, Delivery], headings: Sequence[str]) -> tuple[object, ...]:
    delivery = sent.get(report.name)
    values: dict[str, object] = {
        "Bestand": bare(report.name),
        "Afzender": delivery.sender or "?" if delivery else "",
        "Soort": report.kind,
        "Aangenomen": report.accepted,
        "Rijen": report.accepted,
        "Hersteld": len(report.corrected),
        "Vragen": len(delivery.questions) if delivery else 0,
        "Apart": len(report.quarantine),
        "Geweigerd": "ja" if report.refused else "",
    }
    return tuple(values[heading] for heading in headings)


def bare(name: str) -> str:
    """A sent file without the folder all of them lie in."""
    return name.removeprefix(SENT_FOLDER)


def _show_questions(out: Console, deliveries: Iterable[Delivery]) -> None:
    questions = [question for one in deliveries for question in one.questions]
    if not questions:
        return
    out.print(f"\n[bold]{_counted(len(questions), 'vraag', 'vragen')}[/]")
    advice: set[str] = set()
    for position, question in enumerate(questions, start=1):
        text = sentence if remedy(question.reason) in advice else advised
        advice.add(remedy(question.reason))
        show_indented(out, f"{position}. {_asked_at(question)}: {_without_file(text(question.reason), question)}")
    out.print("  Beantwoorden:")
    out.print(escape(_answered_by(questions, out.width)))


def _answered_by(questions: Sequence[Question], width: int) -> str:
    """The command on one line, to copy: for the first question that fits, else with what its parts are."""
    commands = (f"    thuistafel antwoord DOSSIER '{_asked_at(question)}' …" for question in questions)
    return next((one for one in commands if len(one) <= width), "    thuistafel antwoord DOSSIER 'BESTAND!BLAD!CEL' …")


def _without_file(text: str, question: Question) -> str:
    """The question without the file and sheet that stand before it already."""
    bare = text.removeprefix(question.file)
    if bare == text:
        return text
    return bare.removeprefix(f", blad {question.sheet}").lstrip(",: ")


def _asked_at(question: Question) -> str:
    """As `antwoord` takes it."""
    return "!".join(filter(None, (bare(question.file), question.sheet, question.answer_at)))


def _show_changes(out: Console, reading: Reading, every_cell: bool) -> None:
    changed = [item for report in reading.files for item in report.corrected]
    if changed:
        out.print("\n[bold]Hersteld[/]")
    shown = changed if every_cell else changed[:SHOWN]
    for item in shown:
        became = f" → “{item.became}”" if item.became else ""
        show_indented(out, f"{place(item.place)}: “{item.was}”{became}. {sentence(item.reason)}")
    if len(changed) > len(shown):
        out.print(f"  en nog {number(len(changed) - SHOWN)} herstelde cellen (alles: --cellen)")


def _show_every_cell(out: Console, deliveries: Iterable[Delivery]) -> None:
    """Every number that counts, with what it is about."""
    for one in deliveries:
        if one.rows:
            out.print(f"\n[bold]{escape(bare(one.file))}[/]")
        for row in one.rows:
            where = row.place_of("aantal")
            about = ", ".join(str(row.cells[name]) for name in row.at if name != "aantal" and name in row.cells)
            spot = "!".join(filter(None, (where.sheet, where.cell or f"rij {where.row}")))
            show_indented(out, f"{spot}: {stated(row)} ({row.table}: {about})")


def _show_quarantine(out: Console, aside: Iterable[Quarantined]) -> None:
    """Rows kept aside, the same reason once with the places it holds for."""
    grouped: dict[str, list[Quarantined]] = {}
    for item in aside:
        grouped.setdefault(advised(item.reason), []).append(item)
    if grouped:
        out.print("\n[bold]Apart gelegd: telt niet mee tot het hersteld is[/]")
    for reason, items in grouped.items():
        show_indented(out, reason)
        for item in islice(sorted(items, key=_in_order), SHOWN):
            show_indented(out, f"{place(item.place)}: “{item.value}”", 4)
        if len(items) > SHOWN:
            out.print(f"    en nog {number(len(items) - SHOWN)} (alles: --json)")


def _in_order(item: Quarantined) -> tuple[object, ...]:
    """As someone walks through a file: B6 before K6, Z6 before AA6."""
    where = item.place
    return (where.file, where.sheet, where.row, len(where.cell), where.cell, where.column)


def _show_remarks(out: Console, reading: Reading) -> None:
    for report in reading.files:
        for remark in remarks_of(report, reading):
            show_indented(out, f"let op: {advised(remark)}")


def show_comparison(out: Console, found: Comparison, changed: Effects | None) -> None:
    """What the numbers were and are, and what that does to the plan."""
    for name, original in sorted(found.copies.items()):
        copied = found.sources[name].name
        show_indented(out, f"{copied} heeft dezelfde inhoud als {original}: er verandert niets.", 0)
    if found.differences:
        out.print("\n[bold]Verschil met wat er lag[/]")
    for one in islice(found.differences, SHOWN):
        show_indented(out, sentence(one.reason))
    if len(found.differences) > SHOWN:
        out.print(f"  en nog {number(len(found.differences) - SHOWN)} getallen (alles: lees … --bij … --json)")
    if changed is None:
        out.print("Wat dit aan het plan verandert is niet bekend: er is nog geen plan te maken.")
        return
    decisions = _counted(len(changed.decisions), "besluit", "besluiten")
    commitments = _counted(changed.commitments, "toezegging", "toezeggingen")
    out.print(f"\n[bold]Dit verandert {decisions}, {commitments}.[/]")
    for effect in changed.decisions:
        show_indented(out, sentence(effect.reason))
