"""A server in this process and its workers: gunicorn with threads, static files by WhiteNoise."""

from __future__ import annotations

import os
import socket
import sys
from collections.abc import Callable, Mapping
from contextlib import suppress

from gunicorn.app.base import BaseApplication

from thuistafel.cli.platform import of_platform
from thuistafel.core.errors import ThuistafelError

PORTS_TRIED = 20
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


def listening(host: str, port: int, may_move: bool) -> socket.socket:
    """A socket that listens on the port, or on one of the next when it `may_move`; raises `port_taken`."""
    for tried in range(port, port + (PORTS_TRIED if may_move else 1)):
        found = socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET)
        found.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        with suppress(OSError):
            found.bind((host, tried))
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
