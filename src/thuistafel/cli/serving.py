"""The verbs that keep a platform running: `serve`, `werker` and `controleer`."""

from __future__ import annotations

import os
import socket
import sys
from argparse import Namespace
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from typing import Any

from gunicorn.app.base import BaseApplication

from thuistafel.cli.platform import of_platform, with_settings
from thuistafel.cli.terminal import console, visible
from thuistafel.core.errors import ThuistafelError
from thuistafel.wording import advised

PORTS_TRIED = 20
PORT = 8000
COMMON = {
    "worker_class": "gthread",
    "preload_app": True,  # what was calculated before the first request is there for every worker
    "loglevel": "warning",
    "control_socket_disable": True,
    "keepalive": 5,
    "graceful_timeout": 10,
}


class Server(BaseApplication):
    """Gunicorn with its settings from here instead of from its own command line."""

    def __init__(self, settings: Mapping[str, object]) -> None:
        self._settings = {**COMMON, **settings}
        super().__init__()

    def load_config(self) -> None:
        """Take over the settings."""
        for name, value in self._settings.items():
            self.cfg.set(name, value)

    def load(self) -> object:
        """The platform."""
        return of_platform("wsgi:application")


def serve(chosen: Namespace) -> int:
    """Serve until stopped; refuses while a check says that it would not be safe."""
    with_settings()
    if chosen.migrate:
        _bring_up_to_date(chosen.host)
    if not _is_right(chosen.host):
        return 2
    listener = listening(chosen.host, PORT if chosen.port is None else chosen.port, may_move=False)
    address = f"http://{chosen.host}:{listener.getsockname()[1]}/"
    settings: dict[str, object] = {
        "bind": f"fd://{listener.detach()}",
        "workers": 1 if chosen.is_alone else chosen.workers,
        "threads": chosen.threads,
        "timeout": 60,
        "when_ready": lambda server: _say(f"Thuistafel luistert op {address}"),
    }
    if chosen.is_alone:
        settings["post_worker_init"] = lambda worker: of_platform("site.working:work_beside")()
    run_until_stopped(settings)
    _say("Thuistafel is gestopt.")
    return 0


def work(chosen: Namespace) -> int:
    """Do the long work and send the messages, until stopped."""
    with_settings()
    if not _is_right("127.0.0.1"):
        return 2
    _say("De werker wacht op werk.")
    of_platform("site.working:work")()
    return 0


def check(chosen: Namespace) -> int:
    """Say what is not right for a server on this address; status 2 when it may not serve."""
    with_settings()
    if not _is_right(chosen.host):
        return 2
    console().print("Alles klopt: deze server mag open.")
    return 0


def _bring_up_to_date(host: str) -> None:
    stops = [one for one in of_platform("site.checks:findings")(host) if one.stops]
    if all(one.reason.code == "migrations_waiting" for one in stops):
        of_platform("site.storage:bring_up_to_date")()


def _is_right(host: str) -> bool:
    found: Sequence[Any] = of_platform("site.checks:findings")(host)
    for one in found:
        print(f"{'FOUT  ' if one.stops else 'let op'} {visible(advised(one.reason))}", file=sys.stderr)
    return not any(one.stops for one in found)


def _say(words: str) -> None:
    console().print(words, soft_wrap=True)
    sys.stdout.flush()


def listening(host: str, port: int, may_move: bool) -> socket.socket:
    """A socket on the port, or on one of the next when it `may_move`; raises `port_taken`."""
    for tried in range(port, port + (PORTS_TRIED if may_move else 1)):
        found = socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET)
        found.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        with suppress(OSError, OverflowError):
            found.bind((host.strip("[]"), tried))
            return found
        found.close()
    raise ThuistafelError("port_taken", port=str(port))


def serve_here(listener: socket.socket, ready: Callable[[], None]) -> None:
    """One worker with threads, which does the long work too; returns after Ctrl-C."""
    run_until_stopped(
        {
            "bind": f"fd://{listener.detach()}",
            "workers": 1,
            "threads": 8,
            "timeout": 0,
            "when_ready": lambda server: ready(),
            "post_worker_init": lambda worker: of_platform("site.working:work_beside")(),
        }
    )


def run_until_stopped(settings: Mapping[str, object]) -> None:
    """Run gunicorn; its workers are forks of this process and end here, so that only the first one returns."""
    of_platform("site.storage:let_go")()
    first = os.getpid()
    try:
        Server(settings).run()
    except SystemExit as ended:
        if os.getpid() != first:
            sys.stdout.flush()
            os._exit(ended.code if isinstance(ended.code, int) else 0)
        if ended.code:
            raise
