"""The verb `demo`: the Haaglanden example from figures to papers in one go."""

from __future__ import annotations

import os
import shutil
import sys
import webbrowser
from argparse import Namespace
from pathlib import Path

from rich.console import Console

import thuistafel
from thuistafel.cli.papers import folder_of, write_papers
from thuistafel.cli.planning import show_plan
from thuistafel.cli.reporting import report_of
from thuistafel.cli.terminal import console, progress
from thuistafel.core.plan import make_plan
from thuistafel.documents.report import Report
from thuistafel.exchange import read_dossier

KINDS = ("notitie", "a4", "werkboek", "html")
HOUSES_PER_LINE, NAME_WIDTH = 40, 24


def show(chosen: Namespace) -> int:
    """Headline, table and figure on the terminal; papers in a folder; the HTML opened where there is a screen."""
    with progress("Rekenen…"):
        made = make_plan(read_dossier(_example()))
    out = console()
    report = report_of(made)
    show_plan(out, report)
    _show_houses(out, report)
    target = folder_of(made, chosen.folder).resolve()
    written = write_papers(made, target, KINDS)
    out.print(f"\n{len(written)} stukken staan in {target}:", soft_wrap=True)
    for path in written:
        out.print(f"  {path.name}")
    page = target / "thuistafel.html"
    out.print(f"\nVerder: open {page}, of probeer:", soft_wrap=True)
    out.print(f"  {_from_here(Path(sys.argv[0]))} waarom {_from_here(_example())} Delft", soft_wrap=True)
    if _has_screen() and not chosen.stay_closed:
        webbrowser.open(page.as_uri())
    return 0


def _example() -> Path:
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


def _has_screen() -> bool:
    """Whether a browser window makes sense: a person at a terminal with a display."""
    shows = sys.platform in ("darwin", "win32") or bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))
    return sys.stdout.isatty() and shows
