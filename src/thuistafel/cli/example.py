"""The Haaglanden example on the terminal and on paper: from what nineteen parties sent in one go."""

from __future__ import annotations

import os
import shutil
import sys
import webbrowser
from argparse import Namespace
from datetime import date
from pathlib import Path

from rich.console import Console

import thuistafel
from thuistafel.cli.feedback import FOLDER, written_in
from thuistafel.cli.papers import folder_of, write_papers
from thuistafel.cli.planning import show_outcome
from thuistafel.cli.reading_shown import bare, counts
from thuistafel.cli.terminal import console, counted_progress, progress, show_indented
from thuistafel.core.plan import Plan, make_plan
from thuistafel.documents.report import Report
from thuistafel.documents.reporting import report_of
from thuistafel.exchange.checking import checked
from thuistafel.exchange.dossier import dossier_from
from thuistafel.exchange.feedback.summary import Occasion
from thuistafel.exchange.folder import read_source
from thuistafel.exchange.reading import Reading

KINDS = ("notitie", "a4", "werkboek", "html")
HOUSES_PER_LINE, NAME_WIDTH = 40, 24
EXAMPLES_SHOWN = 6


def show_papers(chosen: Namespace) -> int:
    """Headline, table and figure on the terminal; papers in a folder; the HTML opened where there is a screen."""
    with counted_progress("Lezen…") as watch:
        reading = read_source(example_folder(), watch)
    with progress("Rekenen…"):
        made = make_plan(dossier_from(reading))
    out = console()
    _show_read(out, checked(reading))
    report = report_of(made)
    show_outcome(out, report)
    _show_houses(out, report)
    target = folder_of(made, chosen.folder).resolve()
    written = write_papers(made, target, KINDS)
    out.print(f"\n{len(written)} stukken staan in {target}:", soft_wrap=True)
    for path in written:
        out.print(f"  {path.name}")
    returned, _ = written_in(target / FOLDER, reading, reading.deliveries, made, _occasion(made))
    out.print(f"  {FOLDER}/: {len(returned)} werkboeken terug naar hun afzenders, met opmerkingen in hun eigen cellen")
    page = target / "thuistafel.html"
    out.print(f"\nVerder: open {page}, of probeer:", soft_wrap=True)
    out.print(f"  {_from_here(Path(sys.argv[0]))} waarom {_from_here(example_folder())} Delft", soft_wrap=True)
    if has_screen() and not chosen.stay_closed:
        webbrowser.open(page.as_uri())
    return 0


def _show_read(out: Console, reading: Reading) -> None:
    """What came of the files that were sent, with one restored cell of each kind beside what was made of it."""
    out.print(f"[bold]{len(reading.deliveries)} bestanden gelezen: {counts(reading)}[/]")
    kinds = {item.reason.code: item for report in reading.files for item in report.corrected if item.was != item.became}
    for item in list(kinds.values())[:EXAMPLES_SHOWN]:
        where = ", ".join(filter(None, (bare(item.place.file), item.place.sheet, item.place.cell)))
        show_indented(out, f"“{item.was}” → “{item.became}” ({where})")
    out.print(
        f"  Alles: {_from_here(Path(sys.argv[0]))} lees {_from_here(example_folder())} --cellen\n", soft_wrap=True
    )


def _occasion(made: Plan) -> Occasion:
    frame = made.dossier.frame
    return Occasion(date(frame.plan_year - 1, 12, 1), frame.title, frame.fictional)


def example_folder() -> Path:
    """The example beside the package when installed, in the checkout when not."""
    installed = Path(thuistafel.__file__).parent / "examples"
    return (installed if installed.is_dir() else Path(thuistafel.__file__).parents[2] / "examples") / "haaglanden"


def _from_here(path: Path) -> str:
    """The path as one would type it here: the bare name of a program that is found by its name."""
    if shutil.which(path.name) == str(path):
        return path.name
    return str(path.relative_to(Path.cwd())) if path.is_relative_to(Path.cwd()) else str(path)


def _show_houses(out: Console, report: Report) -> None:
    """The signature figure: a sign per missing home, full where certain, open where it depends."""
    out.print("\n[bold]Tekort per gemeente, één teken per woning[/]  ■ zeker  □ hangt af van een getal")
    for row in report.rows:
        if row.band is None or not row.band.high:
            continue
        signs = "■" * row.band.low + "□" * row.band.width
        most = min(HOUSES_PER_LINE, out.width - NAME_WIDTH)
        lines = [signs[start : start + most] for start in range(0, len(signs), most)]
        for position, line in enumerate(lines):
            out.print(f"{row.name if position == 0 else '':<{NAME_WIDTH}}{line}")


def has_screen() -> bool:
    """Whether a browser window makes sense: a person at a terminal with a display."""
    shows = sys.platform in ("darwin", "win32") or bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))
    return sys.stdout.isatty() and shows
