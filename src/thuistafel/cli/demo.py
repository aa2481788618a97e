"""The verb `demo`: the Haaglanden example from figures to papers in one go."""

from __future__ import annotations

import os
import sys
import webbrowser
from argparse import Namespace
from pathlib import Path

from rich.console import Console

import thuistafel
from thuistafel.cli.papers import write_papers
from thuistafel.cli.planning import show_plan
from thuistafel.cli.reporting import report_of
from thuistafel.cli.terminal import console, progress
from thuistafel.core.plan import Plan, make_plan
from thuistafel.exchange import read_dossier

KINDS = ("notitie", "a4", "werkmap", "html")
HOUSES_PER_LINE, NAME_WIDTH = 40, 24


def show(chosen: Namespace) -> int:
    """Headline, table and figure on the terminal; papers in a folder; the HTML opened where there is a screen."""
    with progress("Rekenen…"):
        made = make_plan(read_dossier(_example()))
    out = console()
    show_plan(out, report_of(made))
    _show_houses(out, made)
    target = Path(chosen.folder).resolve()
    written = write_papers(made, target, KINDS)
    out.print(f"\n{len(written)} stukken staan in {target}:", soft_wrap=True)
    for path in written:
        out.print(f"  {path.name}")
    page = target / "thuistafel.html"
    out.print(f"\nVerder: open {page}, of probeer: thuistafel waarom examples/haaglanden Delft", soft_wrap=True)
    if _has_screen() and not chosen.stay_closed:
        webbrowser.open(page.as_uri())
    return 0


def _example() -> Path:
    """The example beside the package when installed, in the checkout when not."""
    installed = Path(thuistafel.__file__).parent / "examples"
    return (installed if installed.is_dir() else Path(thuistafel.__file__).parents[2] / "examples") / "haaglanden"


def _show_houses(out: Console, made: Plan) -> None:
    """The signature figure: a sign per missing home, full where certain, open where it depends."""
    out.print("\n[bold]Tekort per gemeente, één teken per woning[/]  ■ zeker  □ hangt af van een getal")
    for result in made.distribution.municipalities:
        bounds = made.certainty[result.code].range
        if bounds is None or not bounds.high:
            continue
        signs = "■" * bounds.low + "□" * bounds.width
        most = min(HOUSES_PER_LINE, out.width - NAME_WIDTH)
        lines = [signs[start : start + most] for start in range(0, len(signs), most)]
        for position, line in enumerate(lines):
            out.print(f"{result.name if position == 0 else '':<{NAME_WIDTH}}{line}")


def _has_screen() -> bool:
    """Whether a browser window makes sense: a person at a terminal with a display."""
    shows = sys.platform in ("darwin", "win32") or bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))
    return sys.stdout.isatty() and shows
