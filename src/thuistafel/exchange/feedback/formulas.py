"""Which formulas of a sender may live on in a copy: plain arithmetic within the workbook, and nothing else."""

from __future__ import annotations

import re
from collections.abc import Collection

LONGEST_FORMULA = 1_000
HARMLESS = frozenset(
    {
        *("ABS", "AND", "AVERAGE", "COUNT", "COUNTA", "COUNTBLANK", "COUNTIF", "COUNTIFS", "IF", "IFERROR", "INT"),
        *("ISBLANK", "ISNUMBER", "LEN", "MAX", "MEDIAN", "MIN", "MOD", "N", "NOT", "OR", "ROUND", "ROUNDDOWN"),
        *("ROUNDUP", "SUBTOTAL", "SUM", "SUMIF", "SUMIFS", "SUMPRODUCT"),
    }
)
"""What computes from cells alone; nothing that fetches, opens, links, builds an address or changes by the day."""
_TOKEN = re.compile(
    r"""(?P<space>[ \n]+)
    |(?P<text>"(?:[^"\x00-\x1f]|"")*")
    |(?P<sheet>'(?:[^'\x00-\x1f]|'')+'!|[A-Za-z_]\w*!)
    |(?P<function>[A-Z][A-Z0-9.]*)\(
    |(?P<cell>\$?[A-Z]{1,3}\$?[1-9]\d{0,6}(?![\w.(]))
    |(?P<column>\$?[A-Z]{1,3}:\$?[A-Z]{1,3}(?![\w.(]))
    |(?P<word>TRUE|FALSE)(?![\w.(])
    |(?P<number>\d+(?:\.\d+)?(?:E[+-]?\d{1,3})?(?![\w.]))
    |(?P<sign><=|>=|<>|[-+*/^&=<>%,:()])""",
    re.VERBOSE,
)


def is_harmless(formula: str, sheets: Collection[str]) -> bool:
    """Whether the formula (without `=`) only computes from cells of `sheets`; anything not known is not harmless.

    >>> is_harmless("SUM(D4:D9)+'Z1 Uitstroom'!B2", {"Z1 Uitstroom"}), is_harmless("cmd|'/c calc'!A1", {})
    (True, False)
    """
    if not formula or len(formula) > LONGEST_FORMULA:
        return False
    at = open_brackets = 0
    while at < len(formula):
        found = _TOKEN.match(formula, at)
        if not found or not _is_known(found, sheets):
            return False
        open_brackets += _brackets(found)
        if open_brackets < 0:
            return False
        at = found.end()
    return open_brackets == 0


def _brackets(found: re.Match[str]) -> int:
    """One more open, one less, or neither."""
    if found["function"]:
        return 1
    return {"(": 1, ")": -1}.get(found["sign"] or "", 0)


def _is_known(found: re.Match[str], sheets: Collection[str]) -> bool:
    """Whether the function is harmless, or the sheet one of this workbook."""
    if function := found["function"]:
        return function in HARMLESS
    if sheet := found["sheet"]:
        name = sheet[:-1]
        return (name[1:-1].replace("''", "'") if name.startswith("'") else name) in sheets
    return True
