"""Files to core values and back."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from thuistafel.exchange.dossier import read_dossier

__all__ = ["read_dossier"]


def __getattr__(name: str) -> object:
    """Load the one public name when it is asked for: the reader's child process starts without it."""
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module("thuistafel.exchange.dossier"), name)
