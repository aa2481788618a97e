"""The example's nineteen sent files: each planted mess, and all numbers together."""

from __future__ import annotations

import io
import os
import re
import shutil
import subprocess
import sys
import zipfile
from collections import Counter
from dataclasses import dataclass
from functools import cache, singledispatch
from pathlib import Path

import pytest
from messes import (
    EACH,
    MESSES,
    Asked,
    Claimed,
    Listed,
    Mended,
    Mess,
    Outcome,
    Refused,
    Remarked,
    SetAside,
    State,
    Unused,
)

from thuistafel.core.claims import Claim, Place
from thuistafel.core.dossier import Dossier, PictureState, assemble, frame_from
from thuistafel.core.plan import make_plan
from thuistafel.exchange.answers_reading import totals
from thuistafel.exchange.checking import checked
from thuistafel.exchange.delivery.model import Delivery
from thuistafel.exchange.folder import read_source
from thuistafel.exchange.reading import Reading
from thuistafel.exchange.reference import register

ROOT = Path(__file__).parents[3]
EXAMPLE = ROOT / "examples" / "haaglanden"
SENT = EXAMPLE / "aanleveringen"
OWN = ("dossier.toml", "stromen.csv", "urgentie.csv")
"""What the table itself sets down; all other numbers are sent."""


@dataclass(frozen=True)
class Read:
    """A dossier with what was read for it."""

    reading: Reading
    dossier: Dossier

    def delivery(self, file: str) -> Delivery:
        return next(one for one in self.reading.deliveries if one.file.endswith(f"/{file}"))

    @property
    def claims(self) -> list[tuple[str, tuple[str, ...], Claim]]:
        """Every claim with its table and subject, whether or not it decides."""
        found = []
        for table, values in (
            ("verhuringen", self.dossier.lettings),
            ("uitstroom", self.dossier.outflow),
            ("voorrang", self.dossier.priority),
            ("aandachtsgroepen", self.dossier.picture),
        ):
            for key, value in values.items():
                if not isinstance(value, PictureState):
                    found += [(table, self.subject(key), claim) for claim in value.claims]
        return found

    def subject(self, key) -> tuple[str, ...]:
        columns = key._asdict()
        if hasattr(key, "institution"):
            columns.pop("year")
        names = (self.dossier.names.get(str(part), str(part)) for part in columns.values() if part != "")
        return tuple(names)


def read_from(folder: Path) -> Read:
    reading = read_source(folder)
    frame = frame_from(reading.frame or {})
    return Read(reading, assemble(frame, reading.rows, register(), reading.quarantine, reading.warnings))


@pytest.fixture(scope="session")
def sent(tmp_path_factory) -> Read:
    """The example without the tables that its sent files repeat."""
    folder = tmp_path_factory.mktemp("gestuurd") / "haaglanden"
    folder.mkdir()
    for name in OWN:
        shutil.copy(EXAMPLE / name, folder)
    shutil.copytree(SENT, folder / "aanleveringen")
    return read_from(folder)


@pytest.fixture(scope="session")
def tables(tmp_path_factory) -> Read:
    """The example without the sent files."""
    folder = tmp_path_factory.mktemp("tabellen") / "haaglanden"
    shutil.copytree(EXAMPLE, folder, ignore=shutil.ignore_patterns("aanleveringen"))
    return read_from(folder)


@cache
def both() -> Read:
    return read_from(EXAMPLE)


@singledispatch
def holds(outcome: Outcome, mess: Mess, read: Read) -> bool:
    raise NotImplementedError(outcome)


@holds.register
def _(outcome: Claimed, mess: Mess, read: Read) -> bool:
    cells = set(outcome.cells.split(" + "))
    return any(
        table == outcome.table
        and subject == outcome.subject
        and claim.value == outcome.value
        and (not outcome.grade or claim.grade == outcome.grade)
        and cells <= {place.cell for place in claim.places if place.file.endswith(mess.file)}
        for table, subject, claim in read.claims
    )


@holds.register
def _(outcome: Mended, mess: Mess, read: Read) -> bool:
    return any(at_mess(one.place, mess) and one.became == outcome.became for one in read.delivery(mess.file).corrected)


@holds.register
def _(outcome: SetAside, mess: Mess, read: Read) -> bool:
    kept = (*read.delivery(mess.file).quarantine, *read.dossier.quarantine)
    return any(at_mess(one.place, mess) and outcome.code in one.reason.code for one in kept)


@holds.register
def _(outcome: Asked, mess: Mess, read: Read) -> bool:
    return any(
        outcome.about in f"{one.sheet} {one.answer_at} {sorted(map(str, one.reason.values.values()))}"
        for one in read.delivery(mess.file).questions
        if one.sheet in {mess.sheet, ""}
    )


@holds.register
def _(outcome: Unused, mess: Mess, read: Read) -> bool:
    places = {place for _, _, claim in read.claims for place in claim.places}
    if not mess.cell:
        return not any(place.file.endswith(f"/{mess.file}") for place in places)
    return not any(at_mess(place, mess) for place in places)


@holds.register
def _(outcome: Remarked, mess: Mess, read: Read) -> bool:
    return any(outcome.code in one.code for one in read.delivery(mess.file).remarks)


@holds.register
def _(outcome: Refused, mess: Mess, read: Read) -> bool:
    return read.delivery(mess.file).refused is not None


@holds.register
def _(outcome: Listed, mess: Mess, read: Read) -> bool:
    rows = [row for row in read.delivery(mess.file).rows if row.table.value == outcome.table]
    return any(
        str(getattr(row.cells.get(outcome.column), "value", row.cells.get(outcome.column))) == outcome.value
        for row in rows
    )


@holds.register
def _(outcome: State, mess: Mess, read: Read) -> bool:
    states = {read.subject(key): value for key, value in read.dossier.picture.items()}
    return states.get(outcome.subject) == outcome.state


def at_mess(place: Place, mess: Mess) -> bool:
    return (
        place.file.endswith(f"/{mess.file}")
        and place.sheet == mess.sheet
        and mess.cell in (part.strip() for part in place.cell.split(","))
    )


@pytest.mark.parametrize("mess", MESSES, ids=lambda mess: mess.name)
def test_every_planted_mess_gets_what_it_needs(mess, sent):
    missing = [outcome for outcome in mess.outcomes if not holds(outcome, mess, sent)]
    assert not missing, (mess, missing)


class TestTheFilesTogether:
    """What the senders say together is what the tables say."""

    def test_they_give_every_number_of_the_tables_and_no_other(self, sent, tables):
        assert numbers(sent.dossier) == numbers(tables.dossier)

    def test_they_give_the_lists_of_the_tables(self, sent, tables):
        assert lists(sent.dossier) == lists(tables.dossier)

    def test_beside_the_tables_the_plan_stays_to_the_digit(self, tables):
        plan, of_tables = make_plan(both().dossier), make_plan(tables.dossier)
        assert plan.distribution == of_tables.distribution
        assert numbers(both().dossier) == numbers(tables.dossier)
        assert lists(both().dossier) == lists(tables.dossier)

    def test_exactly_two_sources_differ(self, sent):
        for read in (sent, both()):
            assert [one.subject[1:3] for one in read.dossier.conflicts if len(one.claims) > 1] == [
                ("Zorgaanbieder G (fictief)", "beschermd_wonen"),
                ("Zorgaanbieder H (fictief)", "jeugdhulp"),
            ]


def numbers(dossier: Dossier) -> dict[object, object]:
    """Every working value by its key; what is not delivered has no number."""
    values = {**dossier.lettings, **dossier.outflow, **dossier.priority, **dossier.picture}
    return {
        key: getattr(value, "value", value) for key, value in values.items() if value is not PictureState.NOT_DELIVERED
    }


def lists(dossier: Dossier) -> dict[str, object]:
    """What is no claim: institutions, placements, products."""
    return {
        "instellingen": {one.name: (one.municipality, one.kind) for one in dossier.institutions.values()},
        "plaatsingen": Counter(
            (one.origin, one.destination, one.target_group, one.year, one.quarter, one.rooms, one.count)
            for one in dossier.placements
        ),
        "producten": Counter(
            (
                (one.name, one.municipality, one.kind, one.homes, one.rooms),
                (one.early, one.likely, one.late, one.chance_percent, one.end, one.status),
            )
            for one in dossier.products
        ),
    }


class TestTheReadme:
    """People and tests are told the same."""

    def test_it_opens_with_what_reading_says(self):
        found = totals(checked(both().reading))
        said = "{hersteld} cellen hersteld, {vragen} vragen, {bronnen_verschillen} bronnen verschillen"
        assert f"**{said.format(**found)}.**" in (SENT / "README.md").read_text("utf-8")

    def test_it_names_the_planted_messes_as_they_are_tested(self):
        rows = re.findall(r"^\| (M\d+) \| (.*?) \| (.*?) \| (.*?) \|", (SENT / "README.md").read_text("utf-8"), re.M)
        assert [tuple(map(str.strip, row)) for row in rows] == [
            (mess.name, mess.file, mess.sheet, mess.cell) for mess in MESSES
        ]

    def test_the_script_has_the_number_of_each_mess_behind_a_line(self):
        written = "".join(path.read_text("utf-8") for path in sorted((ROOT / "scripts" / "sent").glob("*.py")))
        assert {int(number) for number in re.findall(r"\bM(\d+)\b", written)} == {mess.number for mess in MESSES}

    def test_there_are_nineteen_files_with_at_least_forty_messes(self):
        assert len(EACH) == 19
        assert len(MESSES) >= 40
        assert {mess.file for mess in MESSES} == set(EACH)
        assert {path.name for path in SENT.iterdir()} == {*EACH, "README.md", "antwoorden.csv"}

    def test_the_script_writes_the_files_as_they_are(self, tmp_path):
        script = ROOT / "scripts" / "make_deliveries.py"
        found = {**os.environ, "PYTHONPATH": str(ROOT / "src")}
        subprocess.run([sys.executable, script, tmp_path], check=True, capture_output=True, env=found)
        for name in EACH:
            assert content(tmp_path / name) == content(SENT / name), name


def content(path: Path) -> object:
    """The bytes, of a workbook those of its parts: how they are compressed differs per machine."""
    kept = path.read_bytes()
    if not kept.startswith(b"PK"):
        return kept
    with zipfile.ZipFile(io.BytesIO(kept)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}
