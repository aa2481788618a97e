"""The pages say what the code does: the same switches with the same defaults, columns and modules."""

from __future__ import annotations

import re
import runpy
import tomllib
from enum import StrEnum
from pathlib import Path

import pytest

from thuistafel.cli.commands import COMMANDS
from thuistafel.core.dossier import Table
from thuistafel.core.switches import SWITCHES
from thuistafel.exchange.tables import COLUMNS

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs/reference/dossier.md").read_text(encoding="utf-8")
CORE_PAGE = (ROOT / "docs/explanation/hoe-de-rekenkern-werkt.md").read_text(encoding="utf-8")
DELIVERY_PAGE = (ROOT / "docs/explanation/hoe-een-spreadsheet-gelezen-wordt.md").read_text(encoding="utf-8")
PLATFORM_PAGE = (ROOT / "docs/explanation/hoe-het-platform-werkt.md").read_text(encoding="utf-8")
TABLES_PAGE = ROOT / "docs/reference/tabellen.md"
ROW = re.compile(r"^\| `(\w+)` \| (.*?) \|", flags=re.MULTILINE)


def written(value: object) -> str:
    """A default as the page writes it."""
    match value:
        case None:
            return "absent"
        case bool():
            return str(value).lower()
        case StrEnum():
            return f"`{value.value}`"
        case tuple():
            return "`[" + ", ".join(f'"{one}"' for one in value) + "]`"
    return str(value)


def test_every_switch_stands_on_the_page_with_its_default_first() -> None:
    on_page = dict(ROW.findall(PAGE))

    wrong = [one.name for one in SWITCHES if not on_page.get(one.name, "").startswith(written(one.default))]
    assert wrong == []
    assert on_page.keys() == {one.name for one in SWITCHES}


@pytest.mark.parametrize("table", Table)
def test_every_table_stands_on_the_page_with_its_columns(table: Table) -> None:
    row = next(line for line in PAGE.splitlines() if line.startswith(f"| `{table.value}.csv` |"))

    named = re.findall(r"\w+", row.split("|")[2])
    assert named == [column.name for column in COLUMNS[table]]


def test_the_dutch_page_of_the_tables_is_what_its_script_makes_of_the_columns() -> None:
    made = runpy.run_path(str(ROOT / "scripts/make_tables_page.py"))["page"]()

    assert TABLES_PAGE.read_text(encoding="utf-8") == made
    assert all(
        f"{column.name}** |" in made or f"| {column.name} |" in made for each in COLUMNS.values() for column in each
    )


def test_every_core_module_stands_once_on_its_page_in_the_order_of_the_floors() -> None:
    rows = [re.findall(r"`(\w+)`", line.split("|")[1]) for line in CORE_PAGE.splitlines() if line.startswith("| `")]
    contracts = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["importlinter"][
        "contracts"
    ]
    floors = next(one["layers"] for one in contracts if one["name"] == "The core's floors")
    floor_of = {module: floor for floor, modules in enumerate(floors) for module in modules.split(" | ")}

    named = [module for row in rows for module in row]
    assert sorted(named) == sorted(floor_of)
    assert [floor_of[module] for module in named] == sorted(floor_of.values())


def test_the_map_of_the_reading_names_every_module_once() -> None:
    rows = [line.split("|")[1] for line in DELIVERY_PAGE.splitlines() if line.startswith("| `")]
    modules = {path.stem for path in (ROOT / "src/thuistafel/exchange/delivery").glob("[a-z]*.py")}

    assert sorted(name for row in rows for name in re.findall(r"`(\w+)`", row)) == sorted(modules)


def test_the_map_of_the_platform_names_every_module_once_in_its_folder() -> None:
    rows = re.findall(r"^\| `([\w./]+)` \| ((?:`\w+` ?)+)\|", PLATFORM_PAGE, flags=re.MULTILINE)
    web = ROOT / "src/thuistafel/web"
    modules = [path.relative_to(web) for path in web.rglob("[a-z]*.py")]
    kept = [one for one in modules if not {"migrations", "templatetags"} & set(one.parts)]

    named = [(folder, name) for folder, names in rows for name in re.findall(r"\w+", names)]
    assert sorted(named) == sorted((str(one.parent), one.stem) for one in kept)


def test_the_page_of_the_settings_names_every_variable_the_settings_read() -> None:
    page = (ROOT / "docs/reference/instellingen.md").read_text(encoding="utf-8")
    settings = (ROOT / "src/thuistafel/web/settings.py").read_text(encoding="utf-8")
    compose = (ROOT / "compose.yaml").read_text(encoding="utf-8")
    named = re.findall(r"^\| `(\w+)` \|", page, flags=re.MULTILINE)

    assert sorted(named) == sorted(set(re.findall(r'"(DATABASE_URL|THUISTAFEL_[A-Z_]+)"', settings)))
    assert set(re.findall(r"^    (THUISTAFEL_\w+):", compose, flags=re.MULTILINE)) <= set(named)


def test_every_command_stands_on_its_page() -> None:
    page = (ROOT / "docs/reference/commands.md").read_text(encoding="utf-8")

    assert [one.name for one in COMMANDS if f"| `thuistafel {one.name}" not in page] == []
