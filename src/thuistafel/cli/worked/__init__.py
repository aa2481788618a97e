"""The worked examples W1–W22, recomputed on the installed program."""

from __future__ import annotations

from thuistafel.cli.worked import bounding, counting, sharing
from thuistafel.cli.worked.check import Check, Example

__all__ = ["EXAMPLES", "Check", "Example"]

EXAMPLES = tuple(
    sorted((*sharing.EXAMPLES, *bounding.EXAMPLES, *counting.EXAMPLES), key=lambda example: int(example.number[1:]))
)
