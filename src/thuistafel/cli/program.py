"""Parse, find the handler, run it; every refusal is one Dutch sentence and an exit status."""

from __future__ import annotations

import argparse
import errno
import importlib
import logging
import os
import signal
import sys
import tempfile
import threading
from collections.abc import Callable, Sequence
from pathlib import Path
from textwrap import fill
from typing import NoReturn, TextIO

from thuistafel.cli.commands import COMMANDS, Command
from thuistafel.cli.terminal import visible
from thuistafel.core.errors import ThuistafelError
from thuistafel.wording import advised

OS_FAULTS = {
    errno.EACCES: "mag niet worden gelezen of geschreven. Vraag om toegang of kies een andere map.",
    errno.EPERM: "mag niet worden gelezen of geschreven. Vraag om toegang of kies een andere map.",
    errno.EROFS: "staat op een schijf waarop niet geschreven kan worden. Kies een andere map.",
    errno.ENOSPC: "past niet meer: de schijf is vol. Maak ruimte of kies een andere map.",
    errno.ENOENT: "bestaat niet. Controleer de naam.",
    errno.EEXIST: "bestaat al en is geen map. Kies een andere naam.",
    errno.ENOTDIR: "ligt niet in een map. Kies een andere naam.",
    errno.EISDIR: "is een map, geen bestand. Kies een andere naam.",
    errno.ENAMETOOLONG: "heeft een te lange naam. Kies een kortere.",
}
UNUSABLE, INTERRUPTED, BROKEN = 2, 130, 70
HELP_WIDTH = 78
DUTCH = (
    ("the following arguments are required:", "dit ontbreekt nog:"),
    ("unrecognized arguments:", "dit is niet bekend:"),
    ("invalid choice:", "geen geldige keuze:"),
    ("choose from", "kies uit"),
    ("expected one argument", "hier hoort een waarde achter"),
    ("ignored explicit argument", "hier hoort geen waarde achter:"),
    ("ambiguous option:", "niet eenduidig:"),
    ("could match", "dit kan zijn"),
    ("argument ", "bij "),
)


class DutchParser(argparse.ArgumentParser):
    """An argument parser that speaks Dutch."""

    def error(self, message: str) -> NoReturn:
        """One sentence and where to look; status 2."""
        for english, dutch in DUTCH:
            message = message.replace(english, dutch)
        self.exit(UNUSABLE, f"Deze opdracht is niet begrepen: {visible(message)}. Zie: {self.prog} --help\n")

    def format_help(self) -> str:
        """Help with Dutch headings."""
        return super().format_help().replace("usage:", "gebruik:", 1)

    def format_usage(self) -> str:
        """The usage line with its Dutch heading."""
        return super().format_usage().replace("usage:", "gebruik:", 1)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; returns the exit status (0 calculated, 2 unusable) and never shows a traceback."""
    _speak_utf8()
    _end_tidily()
    chosen = _parser().parse_args(arguments)
    try:
        status = _handler(chosen.command)(chosen)
        sys.stdout.flush()  # here, not at the end of the process, where a reader that went away gives a traceback
        return status
    except ThuistafelError as refusal:
        return _complain(advised(refusal), UNUSABLE)
    except KeyboardInterrupt:
        return _complain("Afgebroken. Er is niets half bewaard.", INTERRUPTED)
    except BrokenPipeError:
        _stop_writing(sys.stdout)
        return 0
    except OSError as fault:
        return _complain(_unusable(fault), UNUSABLE)
    except Exception:  # the last stop: a fault of ours must not reach the user as a traceback
        return _complain(_own_fault(), BROKEN)


def _speak_utf8() -> None:
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")


def _end_tidily() -> None:
    """Being asked to stop (SIGTERM, a closed terminal) is an interruption too, so that no working file stays behind."""
    for name in ("SIGTERM", "SIGHUP"):
        if hasattr(signal, name) and threading.current_thread() is threading.main_thread():
            signal.signal(getattr(signal, name), signal.default_int_handler)


def _parser() -> DutchParser:
    program = DutchParser(
        prog="thuistafel",
        description="Eén uitlegbare verdeling van de woonopgave voor aandachtsgroepen.",
        epilog="Begin met: thuistafel demo",
        add_help=False,
    )
    _add_help(program)
    verbs = program.add_subparsers(title="opdrachten", metavar="OPDRACHT", required=True, dest="verb")
    for command in COMMANDS:
        _add_command(verbs, command)
    return program


def _add_command(verbs: argparse._SubParsersAction[DutchParser], command: Command) -> None:
    parser = verbs.add_parser(
        command.name,
        aliases=command.also,
        help=command.summary,
        description=fill(command.summary, HELP_WIDTH),
        epilog="voorbeelden:\n" + "\n".join(f"  {example}" for example in command.examples),
        formatter_class=argparse.RawDescriptionHelpFormatter,
        add_help=False,
    )
    given = parser.add_argument_group("wat u opgeeft")
    for argument in command.arguments:
        given.add_argument(*argument.names, **argument.options)  # type: ignore[arg-type]
    _add_help(parser)
    parser.set_defaults(command=command)


def _add_help(parser: argparse.ArgumentParser) -> None:
    group = parser.add_argument_group("hulp")
    group.add_argument("-h", "--help", action="help", help="laat deze hulp zien")


def _handler(command: Command) -> Callable[[argparse.Namespace], int]:
    module, function = command.handler.split(":")
    handler: Callable[[argparse.Namespace], int] = getattr(importlib.import_module(module), function)
    return handler


def _complain(text: str, status: int) -> int:
    try:
        print(visible(text), file=sys.stderr, flush=True)
    except BrokenPipeError:
        _stop_writing(sys.stderr)
    return status


def _unusable(fault: OSError) -> str:
    """What the system would not do, in Dutch, with the file it is about."""
    what = OS_FAULTS.get(fault.errno or 0, "kan niet worden gebruikt. Controleer de naam en de rechten.")
    return f"{fault.filename or 'Een bestand of map'} {what}"


def _stop_writing(stream: TextIO) -> None:
    """The reader of this stream went away (as `| head` does): what is left in it goes nowhere, quietly."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())


def _own_fault() -> str:
    path = Path(tempfile.mkdtemp(prefix="thuistafel-")) / "fout.log"
    handler = logging.FileHandler(path, encoding="utf-8")
    log = logging.getLogger("thuistafel")
    log.propagate = False
    log.addHandler(handler)
    log.exception("unexpected")
    handler.close()
    return f"Er ging iets mis in Thuistafel zelf; uw bestanden zijn niet veranderd. Meld dit met het bestand {path}."
