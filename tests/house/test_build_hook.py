"""The build fetches what is not committed; without network it goes on and says so."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT))

import hatch_build  # noqa: E402 - it lies in the root, beside pyproject.toml


def test_files_that_are_there_are_not_fetched_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in hatch_build.FILES.values():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_bytes(b"own copy")
    monkeypatch.setattr(hatch_build, "install", lambda _: pytest.fail("fetched"))

    assert hatch_build.fetch_assets(tmp_path)


def test_a_build_without_network_goes_on_and_says_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def unreachable(_: Path) -> Path:
        raise subprocess.CalledProcessError(1, "npm")

    monkeypatch.setattr(hatch_build, "install", unreachable)

    assert not hatch_build.fetch_assets(tmp_path)
    assert "without fonts" in capsys.readouterr().err
    assert [path for path in tmp_path.rglob("*") if path.is_file()] == []


def test_every_file_comes_with_its_licence(tmp_path: Path) -> None:
    modules, target = tmp_path / "node_modules", tmp_path / "assets"
    for name in hatch_build.FILES:
        (modules / name).parent.mkdir(parents=True, exist_ok=True)
        (modules / name).write_text(name)

    hatch_build.copy_assets(modules, target)

    assert hatch_build.missing(target) == []
    assert (target / "LICENSE-source-sans").read_text() == "source-sans/LICENSE.md"


def test_the_fonts_are_there_for_the_other_tests() -> None:
    assert hatch_build.missing(ROOT / hatch_build.ASSETS) == [], "run: python hatch_build.py"
