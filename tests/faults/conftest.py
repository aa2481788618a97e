"""The example laid out once in a database file; each test gets a copy."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from hypothesis import settings
from scripting import ROOT, said

LAY_OUT = f"""
from pathlib import Path
from thuistafel.web.site.storage import bring_up_to_date, copy_database
from thuistafel.web.figures.example import seed
bring_up_to_date()
seed(Path({str(ROOT / "examples" / "haaglanden")!r}), "haaglanden", "Haaglanden")
"""


@pytest.fixture(scope="session")
def laid_out(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("laid-out")
    target = folder / "copy" / "thuistafel.sqlite3"
    target.parent.mkdir()
    said(f"{LAY_OUT}\ncopy_database(Path({str(target)!r}))", folder)
    return target


@pytest.fixture
def table(laid_out: Path, tmp_path: Path) -> Path:
    """A folder with a database of its own."""
    folder = tmp_path / "table"
    folder.mkdir()
    shutil.copyfile(laid_out, folder / laid_out.name)
    return folder


@pytest.fixture(scope="session")
def rounds() -> int:
    """How often a race is run: more under the long profile."""
    return 20 if settings.get_current_profile_name() == "long" else 2
