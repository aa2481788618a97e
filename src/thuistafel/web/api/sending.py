"""Delivering a message about a change: to the address that was checked, and no further."""

from __future__ import annotations

import socket
import ssl
import threading
from http.client import HTTPException, HTTPSConnection, ResponseNotReady
from urllib.parse import urlsplit

from thuistafel.core.errors import ThuistafelError
from thuistafel.web.api.outside import HTTPS, require_outside
from thuistafel.web.site.models import Message

SILENCE = 5.0  # seconds without a sign of life
LONGEST = 10.0  # seconds for the whole


class Pinned(HTTPSConnection):
    """A connection to one IP address in the name of a host, so that a name that changes its mind changes nothing."""

    def __init__(self, host: str, port: int, address: str) -> None:
        self.address, self.within = address, ssl.create_default_context()
        super().__init__(host, port, timeout=SILENCE, context=self.within)

    def connect(self) -> None:
        """Without a proxy and without asking for the name again."""
        plain = socket.create_connection((self.address, self.port), timeout=SILENCE)
        secure = self.within.wrap_socket(plain, server_hostname=self.host, do_handshake_on_connect=False)
        self.sock = secure  # from here on it can be broken off
        secure.do_handshake()

    def break_off(self) -> None:
        """End it from another thread, whatever it is waiting for."""
        if self.sock:
            try:
                self.sock.shutdown(socket.SHUT_RDWR)
            except OSError:
                return  # it ended by itself meanwhile


def send_webhook(message: Message) -> None:
    """One call. Raises `webhook_failed` for anything but a 2xx: a redirect is not followed, an answer is not read."""
    addresses = require_outside(message.target)
    status = _posted(message, addresses[0])
    if not 200 <= status < 300:
        raise ThuistafelError("webhook_failed", status=status)


def _posted(message: Message, address: str) -> int:
    parts = urlsplit(message.target)
    line = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
    connection = Pinned(parts.hostname or "", parts.port or HTTPS, address)
    watch = threading.Timer(LONGEST, connection.break_off)
    watch.daemon = True
    watch.start()
    try:
        connection.request("POST", line, message.body.encode(), _headers(message))
        return connection.getresponse().status
    except (ResponseNotReady, HTTPException, OSError, UnicodeError) as problem:
        raise ThuistafelError("webhook_failed", status=type(problem).__name__) from problem
    finally:
        watch.cancel()
        connection.close()


def _headers(message: Message) -> dict[str, str]:
    return {
        "Content-Type": "application/json",
        "User-Agent": "Thuistafel",
        "X-Thuistafel-Bericht": message.key,
        "X-Thuistafel-Handtekening": message.subject,
        "Connection": "close",
    }
