"""The verb `sjablonen`: a workbook and a mail for each party, filled in with what the table has of it."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Iterator, Sequence
from pathlib import Path

from thuistafel.cli.loading import day
from thuistafel.cli.papers import OUTPUT
from thuistafel.cli.terminal import console, progress, show_json, table
from thuistafel.core.errors import DossierError, ThuistafelError
from thuistafel.core.information import NextNumber
from thuistafel.core.plan import make_plan
from thuistafel.documents.papers import file_name
from thuistafel.exchange.asking.overview import BACK, FILLED, sent_before
from thuistafel.exchange.asking.package import ALL, NOTHING_EARLIER, Made, earlier_in, made_for, package, write_package
from thuistafel.exchange.asking.parties import USUAL, Party, parties_asked
from thuistafel.exchange.asking.rounds import round_of
from thuistafel.exchange.dossier import dossier_from
from thuistafel.exchange.folder import read_source
from thuistafel.exchange.forms import Sender
from thuistafel.exchange.reading import Reading
from thuistafel.wording import number
from thuistafel.wording.asking import KIND

FORMAT = 1


def ask(chosen: Namespace) -> int:
    """Make the workbooks and mails asked for and say where they are."""
    senders, deadline = _senders(chosen), day("--uiterlijk", chosen.deadline)
    with progress("Lezen…"):
        asked = round_of(read_source(Path(chosen.dossier)), chosen.quarter, deadline)
    parties = parties_asked(asked.reading, asked.known, senders, chosen.party or "")
    folder = Path(chosen.folder) if chosen.folder else OUTPUT / f"{file_name(asked.title) or 'dossier'}-uitvraag"
    each = made_for(parties, asked, _next_numbers(asked.reading), sent_before(folder))
    made = _one_by_one(parties, iter(each))
    with progress("Wegschrijven…"):
        few = chosen.party or chosen.kind != "alles"
        write_package(package(made, asked, earlier_in(folder) if few else NOTHING_EARLIER), folder)
    if chosen.json:
        return show_json({"formaat": FORMAT, "map": str(folder), "werkboeken": [_answer(one) for one in made]})
    _show(made, folder)
    return 0


def _answer(one: Made) -> dict[str, object]:
    return {
        "partij": one.party.name,
        "soort": one.party.sender.value,
        "werkboek": one.workbook,
        "al_ingevuld": int(one.row[FILLED]),
        "teruggekomen": one.row[BACK].split(", ") if one.row[BACK] else [],
    }


def _senders(chosen: Namespace) -> tuple[Sender, ...]:
    if chosen.kind == "alles":
        return (*USUAL, Sender.QUARTER) if chosen.quarter else USUAL
    if chosen.kind == Sender.QUARTER.value and not chosen.quarter:
        raise ThuistafelError("ask_needs_quarter")
    return (Sender(chosen.kind),)


def _next_numbers(reading: Reading) -> Sequence[NextNumber]:
    """What the plan would like to know; nothing while there is no plan yet, which is when one asks most."""
    try:
        with progress("Rekenen welk getal het meest helpt…"):
            return make_plan(dossier_from(reading)).next_numbers
    except DossierError:
        return ()


def _one_by_one(parties: Sequence[Party], each: Iterator[Made]) -> list[Made]:
    done = list[Made]()
    for place, party in enumerate(parties, 1):
        with progress(f"{place} van {len(parties)}: {party.name}"):
            done.append(next(each))
    return done


def _show(made: Sequence[Made], folder: Path) -> None:
    out = console()
    rows = [
        (one.party.name, KIND[one.party.sender.value], int(one.row[FILLED]), "ja" if one.row[BACK] else "nog niet")
        for one in made
    ]
    out.print(table("Uitvraag", ("Partij", "Soort", "Al ingevuld", "Terug"), rows, words=("Soort", "Terug")))
    out.print(
        f"{number(len(made))} {'werkboek' if len(made) == 1 else 'werkboeken'} met een mail erbij in {folder}",
        soft_wrap=True,
    )
    out.print(f"Alles in één bestand: {folder / ALL}", soft_wrap=True)
