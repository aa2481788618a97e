"""Thuistafel: one explained plan for housing the people who need a home most.

>>> from thuistafel import make_plan, read_dossier  # doctest: +SKIP
>>> make_plan(read_dossier("examples/haaglanden")).ranges.region  # doctest: +SKIP
Interval(low=62, high=101)
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from thuistafel.core.explanation import explain
    from thuistafel.core.plan import Plan, make_plan
    from thuistafel.exchange.dossier import read_dossier

__all__ = ["Plan", "explain", "make_plan", "read_dossier"]

_HOMES = {
    "Plan": "thuistafel.core.plan",
    "explain": "thuistafel.core.explanation",
    "make_plan": "thuistafel.core.plan",
    "read_dossier": "thuistafel.exchange.dossier",
}


def __getattr__(name: str) -> object:
    """Load a public name when it is asked for: the reader's child process must stay small."""
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(_HOMES[name]), name)
