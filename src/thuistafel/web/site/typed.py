"""What people type in an address or a form, as a value."""

from __future__ import annotations

from datetime import date

from thuistafel.core.errors import ThuistafelError

MOST_DIGITS = 9
"""More than that no count of ours has, and some databases cannot hold."""


def whole_number(written: str) -> int | None:
    """A number of plain digits; None for anything else.

    >>> whole_number("12"), whole_number("-1"), whole_number("١٢"), whole_number("")
    (12, None, None, None)
    """
    is_plain = written.isascii() and written.isdecimal() and len(written) <= MOST_DIGITS
    return int(written) if is_plain else None


def day_from(written: str, option: str) -> date:
    """A day as `2026-12-01`; raises `option_no_day` with the name of the field."""
    try:
        return date.fromisoformat(written.strip())
    except ValueError as problem:
        raise ThuistafelError("option_no_day", option=option, written=written[:40]) from problem
