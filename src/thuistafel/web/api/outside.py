"""Which addresses a message may go to: only those on the outside, whatever a name or a number is made to look like."""

from __future__ import annotations

import socket
from ipaddress import IPv6Network, ip_address, ip_network
from urllib.parse import urlsplit

from django.conf import settings

from thuistafel.core.errors import ThuistafelError

HTTPS = 443
_ROUNDABOUT = tuple(IPv6Network(net) for net in ("64:ff9b::/96", "64:ff9b:1::/48", "2001::/32", "2002::/16"))
"""IPv6 that carries an IPv4 address inside it, and so may end up within."""


def require_outside(url: str) -> list[str]:
    """The addresses behind an https address on the outside; `webhook_not_outside` for anything else."""
    try:
        parts = urlsplit(url)
        port = parts.port or HTTPS
        if parts.scheme != "https" or not parts.hostname or parts.username is not None or parts.password is not None:
            raise ThuistafelError("webhook_not_outside")
        found = {str(entry[4][0]) for entry in socket.getaddrinfo(parts.hostname, port, type=socket.SOCK_STREAM)}
    except (OSError, ValueError) as problem:
        raise ThuistafelError("webhook_not_outside") from problem
    if not found or not all(is_outside(address) for address in found):
        raise ThuistafelError("webhook_not_outside")
    return sorted(found)


def is_outside(address: str) -> bool:
    """Whether an IP address is one of the public internet."""
    found = ip_address(address.partition("%")[0])
    if any(found in ip_network(net) for net in settings.WEBHOOKS_INSIDE):
        return True
    roundabout = found.version == 6 and any(found in net for net in _ROUNDABOUT)
    return found.is_global and not found.is_multicast and not roundabout
