"""The process that opens what may be hostile: `python -m thuistafel.exchange.child PATH FOLDER`.

It answers with JSON on stdout, sets its own limits where the system has them, and loads nothing it does not need.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

from thuistafel.core.errors import ThuistafelError
from thuistafel.exchange.archive import HIGHEST_TOTAL, CountedArchive
from thuistafel.exchange.sheets import read_workbook

try:
    import resource
except ImportError:  # Windows: there only the counting bounds the work
    resource = None  # type: ignore[assignment]

MEMORY_BYTES = 512 * 1024 * 1024
CPU_SECONDS = 20


def limit_self() -> None:
    """Memory, processor time, file size and core dumps bounded, as far as the system allows."""
    if resource is None:
        return
    limits = {
        resource.RLIMIT_AS: MEMORY_BYTES,
        resource.RLIMIT_CPU: CPU_SECONDS,
        resource.RLIMIT_FSIZE: HIGHEST_TOTAL,
        resource.RLIMIT_CORE: 0,
    }
    for limit, highest in limits.items():
        try:
            resource.setrlimit(limit, (highest, highest))
        except (ValueError, OSError):
            continue  # macOS refuses some; counting remains


def answer(path: Path, folder: Path) -> dict[str, object]:
    """`sheets` of a workbook or `members` of a zip file unpacked into `folder`, or `refused` with a code and values."""
    try:
        archive = CountedArchive(path)
        return read_workbook(path, archive) if archive.is_workbook() else {"members": archive.unpacked(folder)}
    except ThuistafelError as problem:
        return {"refused": {"code": problem.code, "values": dict(problem.values)}}
    except MemoryError:
        return {"refused": {"code": "reading_needs_memory", "values": {}}}
    except Exception:  # whatever a reader stumbles over, the file is what is wrong
        return {"refused": {"code": "workbook_damaged", "values": {}}}


def main(arguments: list[str]) -> None:
    """Answer for the file named on the command line."""
    limit_self()
    path, folder = arguments
    sys.stdout.write(json.dumps(answer(Path(path), Path(folder))))


if __name__ == "__main__":
    main(sys.argv[1:])
