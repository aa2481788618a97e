"""The one door to HiGHS: proven best, refused when there is no answer, and shut until needed."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from thuistafel.core.errors import ThuistafelError
from thuistafel.core.solve import UNBOUNDED, Column, Line, best_point

SOURCE = Path(__file__).parents[2] / "src"


def test_the_point_is_the_best_where_presolve_of_1_14_gives_another():
    """Taking the switch costs 2 and yields 1: presolve calls that optimal."""
    point = best_point([Column(-2, 1, whole=True), Column(1, 1)], [Line(-UNBOUNDED, 0, {1: 1, 0: -1})])

    assert point == pytest.approx([0, 0])


def test_without_any_point_it_refuses():
    with pytest.raises(ThuistafelError) as refusal:
        best_point([Column(1, 1)], [Line(2, 3, {0: 1})])

    assert refusal.value.code == "search_without_outcome"


def test_a_plan_does_not_load_highs():
    program = "import sys, thuistafel.core.plan; sys.exit('highspy' in sys.modules)"

    settings = {**os.environ, "PYTHONPATH": str(SOURCE)}
    assert subprocess.run([sys.executable, "-c", program], env=settings, check=False).returncode == 0
