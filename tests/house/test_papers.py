"""The papers of the repository: licence, dependencies with reason and licence, metadata that agree."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
import tomllib
from importlib.metadata import distribution, packages_distributions
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
NAMES = [re.split(r"[<>=!~\[ ]", line)[0] for line in PROJECT["dependencies"]]
MAY_BE_SHIPPED = ("MIT", "BSD", "Apache", "EUPL", "OFL", "MPL", "PSF", "Zlib", "ISC", "LGPL")
LINK = re.compile(r"\]\((?!https?:|mailto:|#)([^)#]+)")


def test_the_licence_is_the_whole_eupl() -> None:
    text = (ROOT / "LICENSE").read_text(encoding="utf-8")

    assert text.startswith("EUROPEAN UNION PUBLIC LICENCE v. 1.2\n")
    assert [number for number in range(1, 16) if f"\n{number}. " not in text] == []
    assert "‘Compatible Licences’ according to Article 5 EUPL are:" in text
    assert PROJECT["license"] == "EUPL-1.2"


def stated_licence(name: str) -> str:
    """All that an installed package says about its licence: metadata, else the files that travel with it."""
    about = distribution(name)
    classifiers = [line for line in about.metadata.get_all("Classifier") or [] if line.startswith("License")]
    fields = [about.metadata.get("License-Expression"), about.metadata.get("License"), *classifiers]
    if any(fields):
        return " ".join(filter(None, fields))
    return " ".join(path.read_text() for path in about.files or [] if "licen" in path.name.lower())


@pytest.mark.parametrize("name", NAMES)
def test_a_runtime_dependency_stands_in_the_table_with_the_licence_it_has(name: str) -> None:
    table = (ROOT / "docs/reference/dependencies.md").read_text(encoding="utf-8")
    rows = [line.split("|") for line in table.splitlines() if line.startswith(f"| `{name}` ")]

    assert len(rows) == 1
    _, _, reason, licence, _ = rows[0]
    assert reason.strip()
    assert licence.strip().startswith(MAY_BE_SHIPPED)
    assert licence.strip().split("-")[0].lower() in stated_licence(name).lower()


def imported() -> set[str]:
    """Top-level names of everything the program imports."""
    trees = [ast.parse(path.read_text(encoding="utf-8")) for path in (ROOT / "src").rglob("*.py")]
    nodes = [node for tree in trees for node in ast.walk(tree)]
    direct = {alias.name for node in nodes if isinstance(node, ast.Import) for alias in node.names}
    return {name.split(".")[0] for name in direct | {n.module or "" for n in nodes if isinstance(n, ast.ImportFrom)}}


def test_the_program_imports_only_what_it_declares() -> None:
    declared = {name.lower().replace("-", "_") for name in NAMES}
    sources = packages_distributions()
    foreign = imported() - set(sys.stdlib_module_names) - {"thuistafel", "__future__", ""}

    assert [n for n in foreign if not declared & {d.lower().replace("-", "_") for d in sources.get(n, [n])}] == []


@pytest.mark.parametrize("modules", ["highspy, {flow}", "{flow}, highspy"])
def test_both_solvers_load_in_either_order(modules: str) -> None:
    order = "import " + modules.format(flow="ortools.graph.python.min_cost_flow")

    result = subprocess.run([sys.executable, "-c", order], capture_output=True, text=True, check=False)

    assert result.returncode == 0, result.stderr


def test_there_are_at_most_28_runtime_dependencies() -> None:
    assert len(NAMES) <= 28


@pytest.mark.parametrize("name", ["CITATION.cff", "publiccode.yml"])
def test_the_version_is_the_same_everywhere(name: str) -> None:
    text = (ROOT / name).read_text(encoding="utf-8")

    assert re.search(rf"^(version|softwareVersion): \"?{re.escape(PROJECT['version'])}\"?$", text, flags=re.MULTILINE)
    assert "EUPL-1.2" in text


def test_the_changelog_knows_this_version() -> None:
    assert f"## {PROJECT['version']}" in (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    "page", sorted(p.relative_to(ROOT).as_posix() for p in [*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")])
)
def test_links_inside_the_repository_lead_somewhere(page: str) -> None:
    here = (ROOT / page).parent
    links = LINK.findall((ROOT / page).read_text(encoding="utf-8"))

    assert [link for link in links if not (here / link).exists()] == []


def test_the_readme_stays_short() -> None:
    assert len((ROOT / "README.md").read_text(encoding="utf-8").splitlines()) <= 120
