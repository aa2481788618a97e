"""The process that opens what may be hostile: `python -m thuistafel.exchange.child`.

It reads requests from stdin, one line of JSON each: `[path, folder, with_look]`. Where the system can fork, each file
is opened by a process of its own that has its own limits; this one only passes on what that says. The answer to each
request is JSON in pieces, each after its length in four bytes; a length of zero ends it and one byte says how it went.
"""

from __future__ import annotations

import gc
import json
import os
import sys
from collections.abc import Callable
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
DONE, DIED = b"\x00", b"\x01"
END = bytes(4)
_PIECE = 1 << 20


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


def answer(path: Path, folder: Path, with_look: bool = False) -> dict[str, object]:
    """`sheets` of a workbook or `members` of a zip file unpacked into `folder`, or `refused` with a code and values."""
    try:
        archive = CountedArchive(path)
        if archive.is_workbook():
            return read_workbook(path, archive, with_look)
        return {"members": archive.unpacked(folder)}
    except ThuistafelError as problem:
        return {"refused": {"code": problem.code, "values": dict(problem.values)}}
    except MemoryError:
        return {"refused": {"code": "reading_needs_memory", "values": {}}}
    except Exception:  # whatever a reader stumbles over, the file is what is wrong
        return {"refused": {"code": "workbook_damaged", "values": {}}}


def _answered(request: str) -> bytes:
    path, folder, with_look = json.loads(request)
    return json.dumps(answer(Path(path), Path(folder), with_look)).encode("ascii")


def _send(piece: bytes) -> None:
    sys.stdout.buffer.write(len(piece).to_bytes(4, "big") + piece)


def _alone(request: str) -> bytes:
    """Let a process of its own answer, and pass on what it says: it cannot speak for another file."""
    source, sink = os.pipe()
    opener = os.fork()
    if opener == 0:
        os.close(source)
        _open_and_leave(request, sink)
    os.close(sink)
    with os.fdopen(source, "rb") as said:
        while piece := said.read(_PIECE):
            _send(piece)
    _, status = os.waitpid(opener, 0)
    return DIED if status else DONE


def _open_and_leave(request: str, sink: int) -> None:
    """The whole life of the process that opens one file: whatever happens, it never goes on with the next."""
    status = 1
    try:
        os.dup2(sink, sys.stdout.fileno())
        os.dup2(os.open(os.devnull, os.O_RDONLY), sys.stdin.fileno())
        limit_self()
        gc.disable()  # a short life, of values that form no cycles
        with os.fdopen(sink, "wb") as answers:
            answers.write(_answered(request))
        status = 0
    finally:
        os._exit(status)


def _here(request: str) -> bytes:
    """Answer in this process, where the system has no fork."""
    _send(_answered(request))
    return DONE


def main() -> None:
    """Answer file by file until there is nothing more to read."""
    answered: Callable[[str], bytes] = _alone if hasattr(os, "fork") else _here
    for request in sys.stdin:
        status = answered(request)
        sys.stdout.buffer.write(END + status)
        sys.stdout.buffer.flush()


if __name__ == "__main__":
    main()
