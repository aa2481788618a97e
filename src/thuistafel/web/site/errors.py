"""Pages for what could not be done: what, why, what now, and a number to mention."""

from __future__ import annotations

import errno
import json
import logging
import secrets
import sqlite3
import sys
from dataclasses import dataclass

from django.db import DatabaseError, InterfaceError, OperationalError, ProgrammingError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string

from thuistafel.core.errors import ThuistafelError
from thuistafel.core.reasons import Reason, because, reason_of
from thuistafel.wording import remedy, sentence

FULL = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}
BUSY_STATES = {"55P03", "57014", "40001", "40P01", "25P03"}
"""PostgreSQL: no lock in time, statement took too long, two that wait for each other, idle too long."""

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Fault:
    """Something around us that does not work now and will later: the answer and after how many seconds to try again."""

    status: int
    reason: Reason
    seconds: int


def failed(request: HttpRequest, status: int, code: str, **values: object) -> HttpResponse:
    """A page that says what went wrong by its code."""
    return explained(request, status, because(code, **values))


def refused(request: HttpRequest, problem: ThuistafelError, status: int = 400) -> HttpResponse:
    """The page for a refusal of the core or the platform."""
    return explained(request, status, reason_of(problem))


def explained(request: HttpRequest, status: int, reason: Reason) -> HttpResponse:
    """One sentence, what to do now, and a reference for whoever helps; a program gets problem+json."""
    if request.path.startswith("/api/"):
        return _for_program(status, reason)
    return render(request, "site/problem.html", _told(status, reason, secrets.token_hex(4)), status=status)


def _for_program(status: int, reason: Reason) -> HttpResponse:
    told = {"type": "about:blank", "status": status, "title": sentence(reason), "detail": remedy(reason)}
    content = json.dumps({**told, "code": reason.code}, ensure_ascii=False)
    return HttpResponse(content, status=status, content_type="application/problem+json")


def expired(request: HttpRequest, reason: str = "") -> HttpResponse:
    """A form that was open too long, or came from elsewhere."""
    return failed(request, 403, "form_expired")


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """What is not there, or not yours: the answer is the same."""
    return failed(request, 404, "page_missing")


def denied(request: HttpRequest, exception: Exception) -> HttpResponse:
    """What may not be done here, said as if it were not there."""
    return failed(request, 403, "page_missing")


def unreadable(request: HttpRequest, exception: Exception) -> HttpResponse:
    """A request that cannot be answered as it was sent: another host, or a session that ended meanwhile."""
    return _plain(request, exception, Fault(400, because("request_unreadable"), 0))


def broken(request: HttpRequest) -> HttpResponse:
    """A fault of ours, or of what we stand on."""
    return _plain(request, sys.exc_info()[1], Fault(500, because("page_broken"), 0))


def _plain(request: HttpRequest, problem: BaseException | None, otherwise: Fault) -> HttpResponse:
    """A page that asks nothing of database or session, about what is behind the problem as far as that is known."""
    reference = secrets.token_hex(4)
    fault = _behind(problem) or otherwise
    log.log(_LEVELS.get(fault.status, logging.ERROR), "%s %s", reference, request.path, exc_info=problem)
    if request.path.startswith("/api/"):
        response = _for_program(fault.status, fault.reason)
    else:
        page = render_to_string("site/problem.html", _told(fault.status, fault.reason, reference))
        response = HttpResponse(page, status=fault.status)
    response.headers["Cache-Control"] = "no-store"
    if fault.seconds:
        response.headers["Retry-After"] = str(fault.seconds)
    return response


def _behind(problem: BaseException | None) -> Fault | None:
    """The fault around us that a problem came from: Django calls a session that could not be kept an odd request."""
    while problem is not None:
        if fault := fault_of(problem):
            return fault
        problem = problem.__cause__ or problem.__context__
    return None


def fault_of(problem: BaseException | None) -> Fault | None:
    """What an exception says of database and disk; None when the fault is our own."""
    if isinstance(problem, OSError) and problem.errno in FULL:
        return Fault(507, because("disk_full"), 60)
    if not isinstance(problem, DatabaseError | InterfaceError):
        return None
    below, said = problem.__cause__, str(problem).casefold()
    state = getattr(below, "sqlstate", None) or ""
    if getattr(below, "sqlite_errorcode", None) in _SQLITE_FULL or state.startswith("53"):
        return Fault(507, because("disk_full"), 60)
    if "is locked" in said or state in BUSY_STATES:
        return Fault(503, because("database_busy"), 2)
    if "no such table" in said or "no such column" in said or state in ("42P01", "42703"):
        return Fault(503, because("database_behind"), 60)
    is_away = isinstance(problem, OperationalError | InterfaceError) and not isinstance(problem, ProgrammingError)
    return Fault(503, because("database_away"), 5) if is_away else None


_LEVELS = {400: logging.INFO}
_SQLITE_FULL = {sqlite3.SQLITE_FULL, sqlite3.SQLITE_IOERR_WRITE, sqlite3.SQLITE_IOERR_TRUNCATE}


def _told(status: int, reason: Reason, reference: str) -> dict[str, object]:
    return {"title": sentence(reason), "remedy": remedy(reason), "reference": reference, "status": status}
