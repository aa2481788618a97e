"""The one door to HiGHS."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from importlib import import_module
from typing import NamedTuple

from thuistafel.core.errors import ThuistafelError

UNBOUNDED = 1e30
# Presolve of HiGHS 1.14 calls suboptimal points of a mixed-integer program optimal (ERGO-Code/HiGHS#3043, #3073).
_OPTIONS = {"output_flag": False, "presolve": "off", "mip_rel_gap": 0.0, "mip_abs_gap": 0.0, "threads": 1}


class Column(NamedTuple):
    """A variable from 0 to `most`, worth `value` each; `whole` when fractions have no meaning."""

    value: int
    most: float = UNBOUNDED
    whole: bool = False


class Line(NamedTuple):
    """A sum of columns (position → times) that stays between two ends."""

    low: float
    high: float
    terms: Mapping[int, int]


def best_point(columns: Sequence[Column], lines: Sequence[Line]) -> list[float]:
    """The most valuable point within the lines, proven best; raises `search_without_outcome` when there is none."""
    highspy = import_module("highspy")  # named as a string: most plans never need it, and it loads slowly
    model = highspy.Highs()
    for option, value in _OPTIONS.items():
        model.setOptionValue(option, value)
    for place, column in enumerate(columns):
        model.addVar(0.0, column.most)
        model.changeColCost(place, -float(column.value))
        if column.whole:
            model.changeColIntegrality(place, highspy.HighsVarType.kInteger)
    for line in lines:
        model.addRow(line.low, line.high, len(line.terms), list(line.terms), [float(x) for x in line.terms.values()])
    model.run()
    if model.getModelStatus() != highspy.HighsModelStatus.kOptimal:
        raise ThuistafelError("search_without_outcome", status=model.modelStatusToString(model.getModelStatus()))
    return list(model.getSolution().col_value)
