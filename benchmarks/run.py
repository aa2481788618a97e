"""Run every `bench_*.py` in its own process; with `--write` the figures land in docs/explanation/performance.md.

A benchmark prints table rows (`measure.compare`, `measure.report`); other lines pass to the terminal only.
"""

from __future__ import annotations

import os
import platform
import re
import subprocess
import sys
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

HERE = Path(__file__).resolve().parent
PAGE = HERE.parent / "docs/explanation/performance.md"
YARDSTICKS = ("thuistafel", "numpy", "highspy", "ortools", "apportionment", "openpyxl", "typst")
HEAD = "| what | Thuistafel | yardstick | ratio |\n|---|--:|--:|--:|\n"


def machine() -> str:
    """What the figures were taken on: no name of the machine, only what explains them."""
    packages = ", ".join(f"{name} {found}" for name in YARDSTICKS if (found := installed(name)))
    return f"Python {platform.python_version()}, {os.cpu_count()} cores; {packages}. Medians of runs taken in turn."


def installed(name: str) -> str | None:
    """The version of a package, None when it is not there."""
    try:
        return version(name)
    except PackageNotFoundError:
        return None


def rows(script: Path) -> list[str]:
    """Run one benchmark, show what it prints as it comes, and keep its table rows."""
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join([str(HERE.parent / "src"), str(HERE)])}
    with subprocess.Popen([sys.executable, script], stdout=subprocess.PIPE, text=True, env=environment) as process:  # noqa: S603 - our own scripts
        kept = []
        for line in process.stdout or ():
            print(line, end="", flush=True)
            if line.startswith("|"):
                kept.append(line)
    if process.returncode:
        sys.exit(f"{script.name} ended with status {process.returncode}")
    return kept


def write(page: Path, text: str) -> None:
    """Put `text` between the two marks of the page."""
    old = page.read_text(encoding="utf-8")
    new = re.sub(r"(<!-- figures -->\n).*(<!-- end -->)", lambda m: m[1] + text + m[2], old, flags=re.DOTALL)
    page.write_text(new, encoding="utf-8")


def main() -> None:
    """Run all, or only those whose name is given."""
    wanted = [argument for argument in sys.argv[1:] if not argument.startswith("-")]
    scripts = [path for path in sorted(HERE.glob("bench_*.py")) if not wanted or path.stem in wanted]
    print(f"{machine()}\n\n{HEAD}", end="")
    lines = [line for script in scripts for line in rows(script)]
    if "--write" in sys.argv:
        write(PAGE, f"{machine()}\n\n{HEAD}{''.join(lines)}")


if __name__ == "__main__":
    main()
