"""The order of the rows changes nothing, and a second run writes the same bytes."""

from __future__ import annotations

import json
import os
import random
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from thuistafel.core.plan import make_plan
from thuistafel.exchange import read_dossier
from thuistafel.exchange.answers_plan import plan_answer

ROOT = Path(__file__).parents[2]
ROW = re.compile(r"\brij \d+")


def shuffled(source: Path, target: Path, seed: int) -> Path:
    """The dossier with the rows of every table in another order."""
    target.mkdir()
    order = random.Random(seed)  # noqa: S311 - an order to try, no secret
    for path in filter(Path.is_file, source.iterdir()):
        lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
        if path.suffix == ".csv":
            rows = lines[1:]
            order.shuffle(rows)
            lines = [lines[0], *rows]
        (target / path.name).write_text("".join(lines), encoding="utf-8")
    if (source / "aanleveringen").is_dir():
        shutil.copytree(source / "aanleveringen", target / "aanleveringen")
    return target


def answer(folder: Path) -> str:
    """The whole plan as JSON, with row numbers blanked: they are where the rows stand."""
    found = plan_answer(make_plan(read_dossier(folder)))
    found["waarschuwingen"] = sorted(ROW.sub("rij …", text) for text in found["waarschuwingen"])
    found["quarantaine"] = sorted(json.dumps({**row, "rij": 0}) for row in found["quarantaine"])
    for conflict in found["tegenspraak"]:
        for claim in conflict["gegevens"]:
            claim["vindplaatsen"] = sorted(place["bestand"] for place in claim["vindplaatsen"])
    return json.dumps(found, ensure_ascii=False, indent=1)


@pytest.mark.parametrize("seed", range(3))
@pytest.mark.parametrize("example", ["haaglanden", "onzeker"])
def test_the_order_of_the_rows_changes_nothing_in_the_whole_plan(tmp_path: Path, example: str, seed: int) -> None:
    source = ROOT / "examples" / example

    assert answer(shuffled(source, tmp_path / "anders", seed)) == answer(source)


@pytest.mark.parametrize("seed", range(3))
def test_nor_where_rows_contradict_each_other_or_cannot_be_read(tmp_path: Path, seed: int) -> None:
    source = tmp_path / "bron"
    source.mkdir()
    for path in filter(Path.is_file, (ROOT / "examples/haaglanden").iterdir()):
        (source / path.name).write_bytes(path.read_bytes())
    with (source / "verhuringen.csv").open("a", encoding="utf-8") as file:
        for row in ("1500;;;B;2022-11-15;a", "900;;;B;2022-11-15;b", "700;;;C;;c", "-4;;;B;;d", "1,032;;;B;;e"):
            file.write(f'Delft;C9;2023;verwacht;regulier;;;"{row.split(";")[0]}";{row.split(";", 1)[1]}\n')

    first, second = answer(source), answer(shuffled(source, tmp_path / "anders", seed))

    assert '"tegenspraak": []' not in first
    assert '"quarantaine": []' not in first
    assert first == second


def test_a_change_in_a_row_is_seen(tmp_path: Path) -> None:
    changed = shuffled(ROOT / "examples/onzeker", tmp_path / "anders", 0)
    text = (changed / "uitstroom.csv").read_text(encoding="utf-8")
    (changed / "uitstroom.csv").write_text(text.replace(";130;", ";131;").replace(";45;", ";46;"), encoding="utf-8")

    assert answer(changed) != answer(ROOT / "examples/onzeker")


def test_two_processes_write_the_same_papers(tmp_path: Path) -> None:
    """JSON, PDF, Word, workbook and HTML, whatever the hash seed and the time of day."""
    folders = (tmp_path / "1", tmp_path / "2")
    for folder in folders:
        settings = {**os.environ, "PYTHONPATH": str(ROOT / "src"), "PYTHONHASHSEED": folder.name}
        command = (sys.executable, "-m", "thuistafel.cli", "stuk", "examples/haaglanden", "--naar", str(folder))
        subprocess.run(command, cwd=ROOT, env=settings, check=True, capture_output=True)

    names = sorted(path.name for path in folders[0].iterdir())
    assert {Path(name).suffix for name in names} == {".pdf", ".docx", ".xlsx", ".html"}
    assert [name for name in names if (folders[0] / name).read_bytes() != (folders[1] / name).read_bytes()] == []
