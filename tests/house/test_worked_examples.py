"""The worked examples W1–W22, on the program itself."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from thuistafel.cli import main
from thuistafel.cli.worked import EXAMPLES
from thuistafel.cli.worked.check import check


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda example: example.number)
def test_the_figures_of_the_worked_example_come_out(example) -> None:
    checks = list(example.checks())

    assert checks
    assert [(one.what, one.expected, one.found) for one in checks if not one.holds] == []


def test_all_twenty_two_are_there_each_once_in_order() -> None:
    assert [example.number for example in EXAMPLES] == [f"W{number}" for number in range(1, 23)]


def test_recalculating_ends_0_with_a_tick_for_each(capsys) -> None:
    assert main(["narekenen"]) == 0

    shown = capsys.readouterr().out
    assert [line.split()[1] for line in shown.splitlines() if line.startswith("✓")] == [f"W{n}" for n in range(1, 23)]
    assert "✗" not in shown


def test_a_wrong_figure_ends_1_and_shows_both(capsys, monkeypatch) -> None:
    wrong = replace(EXAMPLES[0], checks=lambda: [check("38 verdeeld", (22, 5), (22, 6))])
    monkeypatch.setattr("thuistafel.cli.recalculation.EXAMPLES", (wrong, EXAMPLES[1]))

    assert main(["narekenen"]) == 1
    shown = capsys.readouterr().out
    assert "✗ W1" in shown
    assert "22 / 6  (moet zijn: 22 / 5)" in shown
    assert "✓ W2" in shown

    assert main(["narekenen", "--json"]) == 1
    answer = json.loads(capsys.readouterr().out)
    assert answer["klopt"] is False
    assert [one["klopt"] for one in answer["voorbeelden"][0]["cijfers"]] == [False]
