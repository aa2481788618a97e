"""Thirty faulty files: each fault is found where it is, and its sentence alone is enough to repair it."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest
from faulty_files import FAULTY, Faulty, sound

from thuistafel.core.claims import Place
from thuistafel.core.dossier import assemble, frame_from
from thuistafel.core.reasons import Reason
from thuistafel.exchange.folder import read_source
from thuistafel.exchange.reading import Reading
from thuistafel.exchange.reference import register
from thuistafel.wording import advised, place, remedy

EXAMPLE = Path(__file__).parents[3] / "examples" / "haaglanden"
LONGEST = 300
ENGLISH = re.compile(r"\b(the|file|error|row|column|cell|value|not|invalid|failed|None|True|False|Traceback)\b")
Found = tuple[str, Place, Reason]


def read(folder: Path, name: str, content: bytes) -> Reading:
    """The example's own tables, and this one file as sent."""
    shutil.copytree(EXAMPLE, folder, ignore=shutil.ignore_patterns("aanleveringen"), dirs_exist_ok=True)
    sent = folder / "aanleveringen"
    sent.mkdir()
    (sent / name).write_bytes(content)
    return read_source(folder)


def faults(reading: Reading) -> list[Found]:
    """Everything that is asked of the sender, with how and where."""
    found: list[Found] = []
    for one in reading.deliveries:
        if one.refused:
            found.append(("refused", Place(one.file), one.refused))
        found += [("quarantine", item.place, item.reason) for item in one.quarantine]
        found += [
            ("question", Place(item.file, item.sheet, cell=item.answer_at), item.reason) for item in one.questions
        ]
    dossier = assemble(frame_from(reading.frame or {}), reading.rows, register())
    return found + [("quarantine", item.place, item.reason) for item in dossier.quarantine]


@pytest.mark.parametrize("faulty", FAULTY, ids=lambda faulty: faulty.name)
def test_the_fault_is_found_and_said_so_that_it_can_be_repaired(faulty, tmp_path):
    found = faults(read(tmp_path / "haaglanden", faulty.name, faulty.make()))
    here = [one for one in found if is_at(faulty, one)]
    assert here, found
    for how, where, reason in here:
        said = sentence_of(how, where, reason)
        assert remedy(reason), reason
        assert faulty.name in said, said
        assert faulty.sheet in said, said
        assert faulty.cell in said, said
        assert len(said) <= LONGEST, said
        assert not ENGLISH.search(said), said


def sentence_of(how: str, where: Place, reason: Reason) -> str:
    """What the sender is told, with the file and the cell; a question says itself where it is about."""
    return advised(reason) if how == "question" else f"{place(where)}: {advised(reason)}"


def is_at(faulty: Faulty, found: Found) -> bool:
    how, where, _ = found
    cells = {part.strip() for part in where.cell.split(",")}
    return (
        how == faulty.found
        and where.file.endswith(faulty.name)
        and where.sheet == faulty.sheet
        and (not faulty.cell or faulty.cell in cells)
    )


def test_the_same_file_without_a_fault_asks_nothing(tmp_path):
    reading = read(tmp_path / "haaglanden", "goed.xlsx", sound())
    assert faults(reading) == []
    assert reading.deliveries[0].rows


def test_there_are_thirty_with_names_that_do_not_tell_the_answer():
    assert len(FAULTY) == 30
    assert len({faulty.name for faulty in FAULTY}) == 30
