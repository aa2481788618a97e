"""The verb `terugkoppeling`: to each sender its own workbook with remarks, and a mail."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Sequence
from datetime import date
from pathlib import Path

from thuistafel.cli.loading import day
from thuistafel.cli.papers import OUTPUT, folder_of
from thuistafel.cli.terminal import console, counted_progress, progress, show_json, table
from thuistafel.core.errors import DossierError, ThuistafelError
from thuistafel.core.plan import Plan, make_plan
from thuistafel.core.reasons import did_you_mean
from thuistafel.core.regions import normalised
from thuistafel.exchange.delivery.model import Delivery
from thuistafel.exchange.dossier import dossier_from
from thuistafel.exchange.feedback.made import Returned, mails, originals, workbooks
from thuistafel.exchange.feedback.summary import Occasion
from thuistafel.exchange.folder import read_source
from thuistafel.exchange.reading import Reading
from thuistafel.exchange.writing import replacing

FOLDER = "terugkoppeling"
FORMAT = 1


def write(chosen: Namespace) -> int:
    """Make the workbooks and mails asked for and say where they are."""
    with counted_progress("Lezen…") as watch:
        reading = read_source(Path(chosen.dossier), watch)
    if not reading.deliveries:
        raise ThuistafelError("feedback_no_files", name=reading.name)
    about = _chosen(reading.deliveries, chosen)
    with progress("Rekenen…"):
        plan = _plan(reading)
    folder = Path(chosen.folder) if chosen.folder else _folder(plan)
    written, letters = written_in(folder, reading, about, plan, _occasion(chosen, plan))
    if chosen.json:
        return show_json({"formaat": FORMAT, "bestanden": [_answer(one) for one in written], "mails": letters})
    _show(reading.name, folder, written, letters)
    return 0


def written_in(
    folder: Path, reading: Reading, about: Sequence[Delivery], plan: Plan | None, occasion: Occasion
) -> tuple[list[Returned], list[str]]:
    """The workbooks and the names of the mails, written in `folder`."""
    with progress("Terugkoppeling schrijven…"):
        each = workbooks(about, originals(about, reading.attachments), plan, occasion)
        written = [_written(folder, one) for one in each]
        letters = [_letter(folder, name, text) for name, text in mails(about, plan, occasion)]
    return written, letters


def _folder(plan: Plan | None) -> Path:
    """One per dossier, so that what goes back of two never mixes."""
    return (folder_of(plan, None) if plan else OUTPUT) / FOLDER


def _chosen(deliveries: Sequence[Delivery], chosen: Namespace) -> list[Delivery]:
    """The files asked for; a refusal names what there is."""
    found = list(deliveries)
    if chosen.file:
        found = [one for one in found if chosen.file in {one.file, one.file.rpartition("/")[2]}]
        if not found:
            files = sorted(one.file.rpartition("/")[2] for one in deliveries)
            near = did_you_mean(chosen.file, files)
            raise ThuistafelError("feedback_no_such_file", written=chosen.file, files=", ".join(files), near=near)
    if chosen.party:
        found = [one for one in found if one.sender and normalised(one.sender) == normalised(chosen.party)]
        if not found:
            parties = sorted({one.sender for one in deliveries if one.sender})
            near = did_you_mean(chosen.party, parties)
            raise ThuistafelError("feedback_no_such_party", written=chosen.party, parties=", ".join(parties), near=near)
    return found


def _plan(reading: Reading) -> Plan | None:
    """The plan of everything that was read; None when the dossier cannot be calculated yet."""
    try:
        return make_plan(dossier_from(reading))
    except DossierError:
        return None


def _occasion(chosen: Namespace, plan: Plan | None) -> Occasion:
    read_on = day("--op", chosen.day) or date.today()  # the day on the reader's own calendar
    visible_from = day("--zichtbaar-vanaf", chosen.visible_from)
    if plan is None:
        return Occasion(read_on, visible_from=visible_from)
    frame = plan.dossier.frame
    return Occasion(read_on, frame.title, frame.fictional, visible_from)


def _written(folder: Path, one: Returned) -> Returned:
    with replacing(folder / one.name) as target:
        target.write_bytes(one.content)
    return one


def _letter(folder: Path, name: str, text: str) -> str:
    with replacing(folder / name) as target:
        target.write_text(text, encoding="utf-8")
    return name


def _answer(one: Returned) -> dict[str, object]:
    return {
        "bestand": one.file,
        "afzender": one.sender or None,
        "terugkoppeling": one.name,
        "gelezen": one.tally.read,
        "hersteld": one.tally.corrected,
        "vragen": one.tally.questions,
        "apart": one.tally.aside,
    }


def _show(name: str, folder: Path, written: Sequence[Returned], letters: Sequence[str]) -> None:
    rows = [
        (one.name, one.sender or "onbekend", one.tally.read, one.tally.corrected, one.tally.questions, one.tally.aside)
        for one in written
    ]
    headings = ("Terugkoppeling", "Afzender", "Gelezen", "Hersteld", "Vragen", "Apart")
    out = console()
    out.print(table(name, headings, rows, words=("Afzender",)))
    out.print(f"Geschreven in {folder}, met {len(letters)} mails om mee te sturen.", soft_wrap=True)
