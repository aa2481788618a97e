"""Asking a web service for JSON, page by page: one host, bounded bytes, pages, time and patience."""

from __future__ import annotations

import http.client
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from http import HTTPStatus
from typing import IO
from urllib.parse import quote, urljoin, urlsplit
from urllib.request import Request

from thuistafel.core.errors import ThuistafelError
from thuistafel.exchange.public.structured import Entry, entries, parsed_json, written_at

LOOPBACK = {"127.0.0.1", "::1", "localhost"}
NEXT_PAGE = ("@odata.nextLink", "odata.nextLink")
AS_IT_STANDS = "%/:?#[]@!$&'()*+,;=~-._"
CHUNK = 65_536
NO_ADDRESS = "iets dat geen webadres is"
BUSY = {HTTPStatus.TOO_MANY_REQUESTS, HTTPStatus.REQUEST_TIMEOUT}


@dataclass(frozen=True, slots=True)
class Patience:
    """How far a fetch may go: bytes and pages in all, seconds in all and without a sign, attempts per page."""

    bytes: int = 100_000_000
    pages: int = 2_000
    seconds: float = 600
    silence: float = 30
    attempts: int = 3
    pause: float = 2


def require_safe(address: str) -> str:
    """The address without a slash at its end; only https, or http to this computer itself."""
    try:
        parts = urlsplit(address.strip())
        host, _ = parts.hostname, parts.port
    except ValueError as problem:
        raise ThuistafelError("fetch_address", address=address) from problem
    is_safe = parts.scheme == "https" or (parts.scheme == "http" and host in LOOPBACK)
    if not (is_safe and host and address.isascii()) or parts.username or parts.query or parts.fragment:
        raise ThuistafelError("fetch_address", address=address)
    return address.strip().rstrip("/")


@dataclass(slots=True)
class Service:
    """A web service at one host; `said` hears of every page, `read` and `pages` count for all requests together."""

    base: str
    patience: Patience
    said: Callable[[int, int], None]
    read: int = 0
    pages: int = 0
    started: float = field(default_factory=time.monotonic)

    def rows(self, path: str) -> list[Entry]:
        """All rows of a list, following its own links to next pages."""
        return [row for page in self.documents(path) for row in entries(page.get("value"))]

    def documents(self, path: str) -> Iterator[Entry]:
        """The pages of a list as they came."""
        address: str = f"{self.base}/{path}"
        seen: set[str] = set()
        while address:
            if address in seen or self.pages >= self.patience.pages:
                raise ThuistafelError("fetch_endless", limit=self.patience.pages)
            seen.add(address)
            page = self._page(address)
            yield page
            following = next((found for name in NEXT_PAGE if (found := written_at(page, name))), "")
            address = self._allowed(_joined(address, following)) if following else ""

    def _page(self, address: str) -> Entry:
        for attempt in range(1, self.patience.attempts + 1):
            try:
                content = self._content(address)
                break
            except (OSError, ValueError, http.client.HTTPException) as problem:
                self._refuse_for_good(problem, address)
                if attempt == self.patience.attempts:
                    raise _away(problem, address, attempt) from problem
                time.sleep(self.patience.pause * attempt)
        try:
            found = parsed_json(content)
        except ThuistafelError as problem:
            raise ThuistafelError("fetch_no_json", address=address) from problem
        if not isinstance(found, dict) or not isinstance(found.get("value"), list):
            raise ThuistafelError("fetch_no_json", address=address)
        self.pages += 1
        self.said(self.pages, self.read)
        return found

    def _refuse_for_good(self, problem: Exception, address: str) -> None:
        """What another attempt will not mend: the service knows the question and says no, or sends us away."""
        if isinstance(problem, ValueError):
            raise ThuistafelError("fetch_elsewhere", host=_host_of(self.base)[1], other=NO_ADDRESS) from problem
        if not isinstance(problem, urllib.error.HTTPError):
            return
        problem.close()
        if problem.code == HTTPStatus.NOT_FOUND:
            raise ThuistafelError("fetch_absent", address=address) from problem
        if problem.code < HTTPStatus.BAD_REQUEST:
            raise ThuistafelError("fetch_elsewhere", host=_host_of(self.base)[1], other=NO_ADDRESS) from problem
        if problem.code < HTTPStatus.INTERNAL_SERVER_ERROR and problem.code not in BUSY:
            raise ThuistafelError("fetch_refused", address=address, status=str(problem.code)) from problem

    def _content(self, address: str) -> bytes:
        request = Request(  # noqa: S310  # `require_safe` looked at the scheme
            address, headers={"Accept": "application/json", "User-Agent": "thuistafel"}
        )
        with self._opener().open(request, timeout=self.patience.silence) as answer:
            return b"".join(self._chunks(answer))

    def _chunks(self, answer: http.client.HTTPResponse) -> Iterator[bytes]:
        while chunk := answer.read1(CHUNK):
            self.read += len(chunk)
            if self.read > self.patience.bytes:
                raise ThuistafelError("fetch_too_large", limit=self.patience.bytes)
            if time.monotonic() - self.started > self.patience.seconds:
                raise ThuistafelError("fetch_too_slow", seconds=round(self.patience.seconds))
            yield chunk
        if answer.length:
            raise http.client.IncompleteRead(b"")

    def _opener(self) -> urllib.request.OpenerDirector:
        """Redirects only within the host; to this computer itself never through a proxy."""
        own = urlsplit(self.base).hostname in LOOPBACK
        handlers: list[urllib.request.BaseHandler] = [_SameHost(self._allowed)]
        return urllib.request.build_opener(*handlers, *([urllib.request.ProxyHandler({})] if own else []))

    def _allowed(self, address: str) -> str:
        """The address, spaces and accents made safe; `fetch_elsewhere` when it is not on the host that was asked."""
        if _host_of(address) != _host_of(self.base):
            raise ThuistafelError("fetch_elsewhere", host=_host_of(self.base)[1], other=_host_of(address)[1] or address)
        return quote(address, safe=AS_IT_STANDS)


def _joined(address: str, following: str) -> str:
    """The next address, that may be written from where we are; what is no address stays as it was written."""
    try:
        return urljoin(address, following)
    except ValueError:
        return following


def _host_of(address: str) -> tuple[str, str | None, int | None]:
    try:
        parts = urlsplit(address)
        return parts.scheme, parts.hostname, parts.port
    except ValueError:
        return "", None, None


class _SameHost(urllib.request.HTTPRedirectHandler):
    """Follows a redirect only when the service allows the address it leads to."""

    def __init__(self, allowed: Callable[[str], str]) -> None:
        self._allowed = allowed

    def redirect_request(
        self, req: Request, fp: IO[bytes], code: int, msg: str, headers: http.client.HTTPMessage, newurl: str
    ) -> Request | None:
        """The request to follow with; `fetch_elsewhere` when it leads to another host."""
        try:
            return super().redirect_request(req, fp, code, msg, headers, self._allowed(newurl))
        except ThuistafelError:
            fp.close()
            raise


def _away(problem: Exception, address: str, attempts: int) -> ThuistafelError:
    host = urlsplit(address).hostname or address
    if isinstance(problem, urllib.error.HTTPError):
        return ThuistafelError("fetch_failing", host=host, status=str(problem.code), attempts=attempts)
    return ThuistafelError("fetch_unreachable", host=host, attempts=attempts)
