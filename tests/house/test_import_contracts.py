"""Each import contract holds, and each is seen to fail when it is broken on purpose."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
LINT = (
    "import sys; from importlinter.cli import lint_imports_command as lint; sys.exit(lint(['--no-cache', '--no-logo']))"
)


def lint(tree: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", LINT], cwd=tree, env={"PYTHONPATH": "src"}, capture_output=True, text=True, check=False
    )


@pytest.fixture
def tree(tmp_path: Path) -> Path:
    """A copy of the code to break."""
    shutil.copytree(ROOT / "src", tmp_path / "src", ignore=shutil.ignore_patterns("assets", "__pycache__"))
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    return tmp_path


def test_all_contracts_hold() -> None:
    result = lint(ROOT)

    assert result.returncode == 0, result.stdout


@pytest.mark.parametrize(
    ("module", "line", "contract"),
    [
        ("core/claims.py", "import pathlib", "The core is pure"),
        ("core/claims.py", "import random", "The core is pure"),
        ("core/plan.py", "import thuistafel.wording", "The core is pure"),
        ("core/plan.py", "import highspy", "One door to the solvers"),
        ("documents/made_up.py", "from ortools.graph.python import min_cost_flow", "One door to the solvers"),
        ("exchange/__init__.py", "import thuistafel.documents", "The house"),
        ("wording/__init__.py", "import thuistafel.exchange", "The house"),
        ("made_up.py", "", "The house"),
        ("core/claims.py", "import thuistafel.core.dossier", "The core's floors"),
        ("core/reasons.py", "import thuistafel.core.plan", "The core's floors"),
        ("core/made_up.py", "", "The core's floors"),
    ],
)
def test_a_broken_contract_is_seen(tree: Path, module: str, line: str, contract: str) -> None:
    with (tree / "src/thuistafel" / module).open("a", encoding="utf-8") as file:
        file.write(f"\n{line}\n")

    result = lint(tree)

    assert result.returncode == 1
    assert f"{contract} BROKEN" in result.stdout
