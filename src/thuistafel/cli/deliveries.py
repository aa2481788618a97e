"""The verbs on what people send: lees, antwoord, opnemen."""

from __future__ import annotations

from argparse import Namespace
from datetime import datetime
from pathlib import Path

from rich.console import Console
from rich.markup import escape

from thuistafel.cli.reading_shown import show_comparison, show_reading
from thuistafel.cli.terminal import console, counted_progress, show_indented, show_json
from thuistafel.core.errors import DossierError, ThuistafelError
from thuistafel.core.reasons import did_you_mean
from thuistafel.exchange.answers_reading import comparison_answer, reading_answer
from thuistafel.exchange.checking import checked
from thuistafel.exchange.delivery.alone import read_any
from thuistafel.exchange.delivery.answering import answered, keep
from thuistafel.exchange.delivery.effects import Effects
from thuistafel.exchange.delivery.taking import Comparison, compared, effects_of, sent_folder, take
from thuistafel.exchange.reading import Reading
from thuistafel.wording import advised, sentence

OPENING = "Lezen…"


def read(chosen: Namespace) -> int:
    """What was taken, changed, kept aside or refused, file by file; nothing is stored."""
    if chosen.beside:
        return _read_beside(chosen)
    with counted_progress(OPENING) as watch:
        reading = checked(read_any(Path(chosen.path), watch))
    reading = _only(reading, chosen.file)
    if chosen.json:
        return show_json(reading_answer(reading))
    show_reading(console(), reading, every_cell=chosen.cells)
    return 0


def _read_beside(chosen: Namespace) -> int:
    with counted_progress(OPENING) as watch:
        found = compared(Path(chosen.beside), [Path(chosen.path)], watch)
        changed = _effects(found)
    reading = _only(_new(found), chosen.file)
    if chosen.json:
        return show_json(reading_answer(reading) | comparison_answer(found, changed))
    out = console()
    if reading.files:
        show_reading(out, reading, every_cell=chosen.cells)
    show_comparison(out, found, changed)
    return 0


def _new(found: Comparison) -> Reading:
    """What was read of the new files; of copies nothing was."""
    return checked(found.after).of_files(found.sources.keys(), ", ".join(path.name for path in found.sources.values()))


def _effects(found: Comparison) -> Effects | None:
    """None where no plan can be made yet."""
    try:
        return effects_of(found)
    except DossierError:
        return None


def _only(reading: Reading, written: str | None) -> Reading:
    """One file when it was asked for, by its name with or without its folder."""
    if not written:
        return reading
    names = {report.name for report in reading.files}
    found = {name for name in names if name == written or name.rpartition("/")[2] == written}
    if not found:
        raise ThuistafelError("file_not_read", name=written, near=did_you_mean(written, names))
    return reading.of_files(found, written)


def answer(chosen: Namespace) -> int:
    """Keep the answer to a question, and show what it changes."""
    folder = Path(chosen.dossier)
    today = datetime.now().astimezone().date().isoformat()
    with counted_progress(OPENING) as watch:
        found = answered(folder, chosen.where, chosen.text, by=chosen.by, on=today, watch=watch)
        changed = _effects(found.comparison)
    target = keep(folder, found)
    out = console()
    for remark in found.remarks:
        show_indented(out, advised(remark), 0)
    show_comparison(out, found.comparison, changed)
    out.print(f"Bewaard in {target}", soft_wrap=True)
    return 0


def take_in(chosen: Namespace) -> int:
    """Show what new files say and change, then copy those that can be used; status 2 when none could be."""
    folder = Path(chosen.dossier)
    sent_folder(folder)
    with counted_progress(OPENING) as watch:
        found = compared(folder, [Path(path) for path in chosen.paths], watch)
        changed = _effects(found)
    out = console()
    if found.deliveries:
        show_reading(out, _new(found), every_cell=False)
    show_comparison(out, found, changed)
    taken = take(folder, found)
    _show_taken(out, found, taken)
    return 0 if taken or found.copies else 2


def _show_taken(out: Console, found: Comparison, taken: tuple[str, ...]) -> None:
    for name in taken:
        out.print(f"Opgenomen: {escape(name)}", soft_wrap=True)
    for one in found.deliveries:
        if one.refused:
            show_indented(out, f"Niet opgenomen: {found.sources[one.file].name}. {sentence(one.refused)}", 0)
