"""The command line: the same verbs as the screens."""

from __future__ import annotations

from thuistafel.cli.program import main

__all__ = ["main"]
