"""Writes the nineteen files of `examples/haaglanden/aanleveringen/` anew, the same bytes every time.

    python scripts/make_deliveries.py [FOLDER]

The numbers are those of the example's own tables; what makes each file ugly is a line with its number (M1, M2, …)
behind it, explained in the README of that folder.
"""

from __future__ import annotations

import sys
from pathlib import Path

from sent.corporations import corporation_files
from sent.municipalities import municipality_files
from sent.providers import provider_files
from sent.tables import EXAMPLE, tables


def deliveries() -> dict[str, bytes]:
    """All files by name."""
    known = tables()
    return {**provider_files(), **corporation_files(known), **municipality_files(known)}


def main(folder: Path) -> None:
    """Write them; what else lies there (README, answers) stays."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, content in sorted(deliveries().items()):
        (folder / name).write_bytes(content)
        print(f"{len(content):>8}  {name}")


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else EXAMPLE / "aanleveringen")
