"""Writes the thirty faulty files of the tests, with what the program says about each, for someone to repair them.

    python scripts/make_faulty.py FOLDER

In `meldingen.txt` stands per file what its sender would be told, and nothing else.
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.append(str(ROOT / "tests" / "exchange" / "delivery"))

from faulty_files import FAULTY, Faulty  # noqa: E402
from test_faulty import faults, read, sentence_of  # noqa: E402


def told(faulty: Faulty) -> list[str]:
    """The sentences about a file, each with its place."""
    with tempfile.TemporaryDirectory() as scratch:
        found = faults(read(Path(scratch) / "haaglanden", faulty.name, faulty.make()))
    return sorted({sentence_of(*one).replace("aanleveringen/", "") for one in found})


def main(folder: Path) -> None:
    """Write the files and what is said of them."""
    folder.mkdir(parents=True, exist_ok=True)
    lines: list[str] = []
    for faulty in FAULTY:
        (folder / faulty.name).write_bytes(faulty.make())
        lines += [*told(faulty), ""]
    (folder / "meldingen.txt").write_text("\n".join(lines), encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
