"""Asking the child process, and taking its death or silence for an answer."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from functools import partial
from pathlib import Path
from threading import Timer
from typing import IO, Any

from thuistafel.core.errors import ThuistafelError
from thuistafel.exchange.child import DONE
from thuistafel.exchange.collector import no_search
from thuistafel.exchange.columns import unpacked

WALL_SECONDS: float = 30
MOST_ANSWERED = 400_000_000
_SOURCE = Path(__file__).resolve().parents[2]
_NO_ANSWER = (ValueError, KeyError, TypeError, IndexError, AttributeError, RecursionError)

Request = tuple[Path, Path]


def asked(path: Path, folder: Path, *, with_look: bool = False) -> dict[str, Any]:
    """What the child found in `path`: `sheets` of a workbook, or `members` of a zip file unpacked into `folder`.

    Raises `ThuistafelError` with the child's refusal, `reading_too_slow` or `reading_not_safe`.
    """
    child = _Child()
    try:
        child.ask((path, folder), with_look)
        return child.told()
    finally:
        child.end()


def asked_all(requests: Sequence[Request], *, with_look: bool = False) -> Iterator[dict[str, Any] | ThuistafelError]:
    """What `asked` gives or raises for each (path, folder), in order, as it comes; one child serves them all.

    A child that dies takes no other file with it: the file it was at is asked once more, alone, the rest of a new
    child. A file whose own process dies or is silent for `WALL_SECONDS` is refused at once: it has had its limits.
    """
    child: _Child | None = None
    try:
        for number, request in enumerate(requests):
            if child is None:
                child = _Child()
                child.ask(request, with_look)
            for after in requests[number + 1 : number + 2]:
                child.ask(after, with_look)  # so that it reads on while this answer is used
            outcome = _outcome(child.told)
            if child.is_gone:
                child.end()
                if not child.was_slow:
                    outcome = _outcome(partial(asked, *request, with_look=with_look))
                child = None
            yield outcome
    finally:
        if child is not None:
            child.end()


def _outcome(ask: Callable[[], dict[str, Any]]) -> dict[str, Any] | ThuistafelError:
    try:
        return ask()
    except ThuistafelError as problem:
        return problem


class _Child:
    """One child process; `is_gone` once it can be asked nothing more, `was_slow` when that is because it was silent."""

    def __init__(self) -> None:
        self.is_gone = False
        self.was_slow = False
        self._process = subprocess.Popen(  # our own interpreter, arguments as a list
            [sys.executable, "-P", "-X", "utf8", "-m", "thuistafel.exchange.child"],
            env=_environment(),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            start_new_session=True,  # it and what it starts can be ended together
        )

    def ask(self, request: Request, with_look: bool) -> None:
        """Put a question; one put to a dead child is answered by `told`."""
        path, folder = request
        line = json.dumps([str(path.resolve()), str(folder.resolve()), with_look]) + "\n"
        stdin = _open(self._process.stdin)
        with suppress(BrokenPipeError):
            stdin.write(line.encode("ascii"))
            stdin.flush()

    def told(self) -> dict[str, Any]:
        """The answer to the oldest question not answered yet, or the refusal as `ThuistafelError`."""
        waited = Timer(WALL_SECONDS, self._stop)
        try:
            waited.start()
            content = self._content()
        except EOFError as problem:
            self.is_gone = True
            if self.was_slow:
                raise ThuistafelError("reading_too_slow", seconds=WALL_SECONDS) from problem
            raise ThuistafelError("reading_not_safe") from problem
        finally:
            waited.cancel()
        return _understood(content)

    def _content(self) -> bytes:
        """All pieces of one answer, b'' when the process that opened the file died; `EOFError` when the child did."""
        stdout = _open(self._process.stdout)
        content = bytearray()
        while length := int.from_bytes(_exactly(stdout, 4), "big"):
            if len(content) + length > MOST_ANSWERED:
                raise EOFError
            content += _exactly(stdout, length)
        return bytes(content) if _exactly(stdout, 1) == DONE else b""

    def _stop(self) -> None:
        self.was_slow = True
        self._kill()

    def _kill(self) -> None:
        """End it with all it started."""
        if hasattr(os, "killpg"):
            with suppress(ProcessLookupError, PermissionError):
                os.killpg(self._process.pid, signal.SIGKILL)
        self._process.kill()

    def end(self) -> None:
        """Leave no process and no pipe behind."""
        self._kill()
        for pipe in (self._process.stdin, self._process.stdout):
            with suppress(BrokenPipeError):
                _open(pipe).close()
        self._process.wait()


def _open(pipe: IO[bytes] | None) -> IO[bytes]:
    if pipe is None:
        raise AssertionError("the child has pipes")
    return pipe


def _exactly(source: IO[bytes], size: int) -> bytes:
    content = source.read(size)
    if len(content) < size:
        raise EOFError
    return content


def _understood(content: bytes) -> dict[str, Any]:
    try:
        found: dict[str, Any] = json.loads(content)
        with no_search():
            for sheet in found.get("sheets", ()):
                sheet["grid"] = unpacked(sheet.pop("columns"))
        refused = found.get("refused")
        problem = ThuistafelError(refused["code"], **refused["values"]) if refused else None
    except _NO_ANSWER as strange:
        raise ThuistafelError("reading_not_safe") from strange
    if problem:
        raise problem
    return found


def _environment() -> dict[str, str]:
    """The parent's, so that the same package is found, with one thread and one memory arena."""
    path = os.pathsep.join(filter(None, (str(_SOURCE), os.environ.get("PYTHONPATH", ""))))
    return {**os.environ, "PYTHONPATH": path, "OPENBLAS_NUM_THREADS": "1", "MALLOC_ARENA_MAX": "1"}
