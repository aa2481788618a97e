"""Run every `bench_*.py` in its own process; with `--write` what they print lands on the page about performance.

A benchmark times both sides in one interleaved run and prints medians, the ratio and whether the outcomes are equal.
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
PACKAGES = ("numpy", "highspy", "ortools", "apportionment", "openpyxl", "typst")


def machine() -> str:
    """What explains the figures: no name of the machine, only cores and versions."""
    packages = ", ".join(f"{name} {found}" for name in PACKAGES if (found := installed(name)))
    return f"Python {platform.python_version()}, {os.cpu_count()} cores; {packages}"


def installed(name: str) -> str | None:
    """The version of a package, None when it is not there."""
    try:
        return version(name)
    except PackageNotFoundError:
        return None


def run(script: Path) -> str:
    """Run one benchmark, show what it prints as it comes, and return it; ends the run when the benchmark fails."""
    environment = {**os.environ, "PYTHONPATH": str(HERE.parent / "src")}
    command = [sys.executable, str(script)]
    lines = []
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=environment) as process:  # noqa: S603
        for line in process.stdout or ():
            print(line, end="", flush=True)
            lines.append(line)
    if process.returncode:
        sys.exit(f"{script.name} ended with status {process.returncode}")
    return "".join(lines)


def put(page: str, text: str) -> str:
    """The page with `text` between its two marks."""
    return re.sub(r"(<!-- figures -->\n).*(<!-- end -->)", lambda m: m[1] + text + m[2], page, flags=re.DOTALL)


def main() -> None:
    """Run all, or only those whose name is given."""
    wanted = [argument for argument in sys.argv[1:] if not argument.startswith("-")]
    scripts = [path for path in sorted(HERE.glob("bench_*.py")) if not wanted or path.stem in wanted]
    print(machine())
    printed = "\n".join(run(script) for script in scripts)
    if "--write" in sys.argv:
        page = PAGE.read_text(encoding="utf-8")
        PAGE.write_text(put(page, f"{machine()}\n\n```text\n{printed}```\n"), encoding="utf-8")


if __name__ == "__main__":
    main()
