"""The composition root: one function runs the chain and returns a `Plan` in which every number opens."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from thuistafel.core.claims import Interval
from thuistafel.core.dossier import Conflict, Dossier, Quarantined
from thuistafel.core.reasons import Reason


class Verdict(StrEnum):
    """Is there a shortage, over everything that can be true (contract rule 10)?"""

    CERTAIN = "zeker wel"
    CERTAINLY_NOT = "zeker niet"
    DEPENDS = "hangt af van"
