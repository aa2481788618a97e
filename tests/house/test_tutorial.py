"""What the first tutorial promises comes out, from the files as a newcomer copies them."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from thuistafel.core.demand import gather
from thuistafel.core.distribution import Figures, distribute
from thuistafel.exchange.dossier import read_dossier

ROOT = Path(__file__).parents[2]
PAGE = ROOT / "docs/tutorial/eerste-plan.md"
FILE = re.compile(r"`mijn-regio/([\w.-]+)`\n\n```\w*\n(.*?)```", flags=re.DOTALL)
FIELDS = ("room", "known", "unknown", "task", "shortage")


@pytest.fixture
def page() -> str:
    return PAGE.read_text(encoding="utf-8")


@pytest.fixture
def folder(tmp_path: Path, page: str) -> Path:
    for name, text in FILE.findall(page):
        (tmp_path / name).write_text(text, encoding="utf-8")
    return tmp_path


def results(folder: Path) -> dict[str, Figures]:
    dossier = read_dossier(folder)
    found = distribute(dossier, gather(dossier))
    return {result.name: result.figures for result in found.municipalities}


def promised(page: str) -> dict[str, tuple[int, ...]]:
    rows = re.findall(r"^\| ([A-Z][\w-]+) \| ([\d| ]+) \|$", page, flags=re.MULTILINE)
    return {name: tuple(int(cell) for cell in cells.split("|")) for name, cells in rows}


def test_the_table_of_the_tutorial_comes_out(folder: Path, page: str) -> None:
    found = results(folder)

    assert promised(page)
    assert {name: tuple(getattr(f, field) for field in FIELDS) for name, f in found.items()} == promised(page)


def test_the_price_the_tutorial_names_comes_out(folder: Path, page: str) -> None:
    named = [
        int(text.replace(".", "")) for text in re.findall(r"\b\d\.\d{3}\b", page.split("## 6.")[1].split("## 7.")[0])
    ]

    before = sum(figures.regular for figures in results(folder).values())
    with (folder / "dossier.toml").open("a", encoding="utf-8") as file:
        file.write("\n[regels]\nmaximum_procent = 12\n")
    after = sum(figures.regular for figures in results(folder).values())

    assert [before, after] == named


def test_nothing_of_the_tutorial_goes_to_quarantine(folder: Path) -> None:
    assert read_dossier(folder).quarantine == ()


def test_the_example_in_forty_lines_runs_and_says_what_the_command_says() -> None:
    script = ROOT / "examples/first_plan.py"

    paths = {**os.environ, "PYTHONPATH": str(ROOT / "src"), "PYTHONIOENCODING": "utf-8"}
    said = subprocess.run([sys.executable, script], check=True, capture_output=True, encoding="utf-8", env=paths).stdout

    assert len(script.read_text(encoding="utf-8").splitlines()) <= 40
    assert "Opgave 760, uit voorraad 680, tekort 80." in said
    assert "een tekort van 62 tot 101 woningen" in said
    assert "207 van de 307" in said
