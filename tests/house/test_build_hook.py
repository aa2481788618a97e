"""The build fetches what is not committed; without network it goes on and says so."""

from __future__ import annotations

import gzip
import os
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path

import brotli
import pytest
from fontTools.ttLib import TTFont

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT))

import hatch_build  # noqa: E402 - it lies in the root, beside pyproject.toml


def filled(root: Path, names: Iterable[str]) -> Path:
    for name in names:
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(name)
    return root


def test_files_that_are_there_are_not_fetched_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for files in hatch_build.SETS.values():
        filled(tmp_path, files.values())
    filled(tmp_path, [f"fonts/{name}" for name in hatch_build.CUT])
    monkeypatch.setattr(hatch_build, "install", lambda *_: pytest.fail("fetched"))

    assert hatch_build.fetch_assets(tmp_path)


def test_a_build_without_network_goes_on_and_says_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def unreachable(*_: object) -> Path:
        raise subprocess.CalledProcessError(1, "npm")

    monkeypatch.setattr(hatch_build, "install", unreachable)

    assert not hatch_build.fetch_assets(tmp_path)
    assert "without fonts" in capsys.readouterr().err
    assert [path for path in tmp_path.rglob("*") if path.is_file()] == []


def test_fonts_come_also_when_the_style_sheets_cannot(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fonts_only(folder: Path, of: str) -> Path:
        if of != "fonts":
            raise subprocess.CalledProcessError(1, "npm")
        return filled(folder, hatch_build.SETS[of])

    monkeypatch.setattr(hatch_build, "install", fonts_only)

    assert not hatch_build.fetch_assets(tmp_path)
    assert hatch_build.missing(tmp_path, "fonts") == []


@pytest.mark.parametrize("of", hatch_build.SETS)
def test_every_set_comes_with_its_licence(tmp_path: Path, of: str) -> None:
    modules, target = filled(tmp_path / "node_modules", hatch_build.SETS[of]), tmp_path / "assets"

    hatch_build.copy_assets(modules, target, of)

    assert hatch_build.missing(target, of) == []
    assert [name for name in hatch_build.SETS[of].values() if name.startswith("LICENSE")]


def test_the_letters_of_the_page_are_cut_anew_only_when_they_are_gone(tmp_path: Path) -> None:
    fonts = tmp_path / "fonts"
    fonts.mkdir()
    for weight in {weight for weight, *_ in hatch_build.CUT.values()}:
        file = f"SourceSans3-{weight}.ttf"
        (fonts / file).write_bytes((ROOT / hatch_build.ASSETS / "fonts" / file).read_bytes())
    (fonts / "page-regular.woff2").write_text("kept")

    assert hatch_build.cut_letters(tmp_path)

    assert (fonts / "page-regular.woff2").read_text() == "kept"
    cut = (fonts / "page-semibold.woff2").read_bytes()
    assert cut == (ROOT / hatch_build.ASSETS / "fonts" / "page-semibold.woff2").read_bytes()
    assert len(cut) < 10_000
    assert b"Source" not in cut


def test_a_screen_needs_small_fonts_with_digits_that_line_up() -> None:
    for name in ("screen-regular.woff2", "screen-semibold.woff2"):
        cut = ROOT / hatch_build.ASSETS / "fonts" / name
        font = TTFont(cut)
        assert cut.stat().st_size < 30_000
        assert len({font["hmtx"][font.getBestCmap()[ord(digit)]][0] for digit in "0123456789"}) == 1
        assert all(ord(letter) in font.getBestCmap() for letter in hatch_build.LETTERS)


def test_a_screen_asks_the_small_fonts_for_all_they_hold() -> None:
    sheet = (ROOT / "src/thuistafel/web/site/static/thuistafel/thuistafel.css").read_text()

    assert sheet.count(f"unicode-range: {hatch_build.SCREEN.replace(',', ', ')};") == 2


def test_letters_that_cannot_be_cut_are_reported(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    filled(tmp_path, ["fonts/SourceSans3-Regular.ttf"])

    assert not hatch_build.cut_letters(tmp_path)
    assert "page-regular.woff2 could not be made" in capsys.readouterr().err


def test_the_fonts_are_there_for_the_other_tests() -> None:
    assert hatch_build.missing(ROOT / hatch_build.ASSETS, "fonts") == [], "run: python hatch_build.py"


def test_a_style_sheet_lies_there_compressed_and_anew_when_it_changed(tmp_path: Path) -> None:
    filled(tmp_path, ["css/a.css"])
    hatch_build.compress(tmp_path)
    (tmp_path / "css/a.css").write_text("new" * 99)
    os.utime(tmp_path / "css/a.css", (2_000_000_000, 2_000_000_000))
    hatch_build.compress(tmp_path)

    assert brotli.decompress((tmp_path / "css/a.css.br").read_bytes()) == b"new" * 99
    assert gzip.decompress((tmp_path / "css/a.css.gz").read_bytes()) == b"new" * 99
