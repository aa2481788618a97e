"""From what the user typed to a dossier, a municipality, a plan."""

from __future__ import annotations

from argparse import Namespace
from datetime import date
from pathlib import Path

from thuistafel.cli.terminal import progress
from thuistafel.core.dossier import Dossier
from thuistafel.core.errors import ThuistafelError
from thuistafel.core.plan import Plan, make_plan
from thuistafel.core.reasons import Reason, did_you_mean
from thuistafel.core.regions import Municipality
from thuistafel.core.switches import exact
from thuistafel.exchange import read_dossier
from thuistafel.exchange.cells import read_cell
from thuistafel.exchange.tables import Column, Kind

WHOLE = 100


def load(chosen: Namespace) -> Dossier:
    """The dossier as asked for, with `--procent` and `--samenstelling` in place of its own."""
    percent, composition = getattr(chosen, "percent", None), getattr(chosen, "composition", None)
    switches = {"maximum_procent": _percent(percent)} if percent is not None else {}
    return read_dossier(Path(chosen.dossier), composition=composition, switches=switches)


def _percent(written: str) -> str:
    """As `dossier.toml` takes it: `8,1` and `8.1%` are 8.1."""
    plain = written.strip().removesuffix("%").strip().replace(",", ".")
    found = exact(plain)
    if found is None or not 0 <= found <= WHOLE:
        raise ThuistafelError("option_no_percent", written=written)
    return plain


def load_plan(chosen: Namespace) -> Plan:
    """The plan of the dossier as asked for."""
    with progress("Rekenen…"):
        return make_plan(load(chosen))


def day(option: str, written: str | None) -> date | None:
    """The day behind an option, as people write it (15-12-2026 or 2026-12-15); None when it is not given."""
    if not written:
        return None
    found = read_cell(written, Column(option, Kind.DATE, ""))
    if isinstance(found, Reason) or not isinstance(found.value, date):
        raise ThuistafelError("option_no_day", option=option, written=written)
    return found.value


def member(dossier: Dossier, written: str) -> Municipality:
    """The member with this name, alias or CBS code; a ThuistafelError names the members otherwise."""
    wanted = written.casefold().strip()
    for found in dossier.composition.members:
        if wanted in {found.code, found.name.casefold(), *(alias.casefold() for alias in found.aliases)}:
            return found
    names = ", ".join(found.name for found in dossier.composition.members)
    near = did_you_mean(written, (found.name for found in dossier.composition.members))
    raise ThuistafelError("no_such_member", written=written, members=names, near=near)
