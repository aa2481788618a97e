"""Wat betekent dit voor u: plans side by side as printed (C11)."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from functools import cache
from pathlib import Path

import pytest

from thuistafel.core.errors import ThuistafelError
from thuistafel.core.plan import Plan, make_plan
from thuistafel.core.variants import with_percent
from thuistafel.documents.report_comparison import consequences, signed
from thuistafel.exchange import read_dossier

ROOT = Path(__file__).parents[2] / "examples"
EXAMPLE = ROOT / "haaglanden"


@cache
def at(percent: int, composition: str | None = None) -> Plan:
    dossier = with_percent(read_dossier(EXAMPLE, composition=composition), Fraction(percent))
    return make_plan(dossier, with_next_numbers=False)


def test_delft_at_12_percent_against_10() -> None:
    found = consequences([("10%", at(10)), ("12%", at(12))], "0503")

    assert found.own is not None
    rows = {row.field: row for row in found.own.rows}
    assert found.own.sentences == (
        "Tekort van Delft: 25 woningen.",
        "Tekort van Delft: 5 woningen. Dat is 20 woningen minder.",
    )
    assert (rows["ruimte"].values, rows["ruimte"].differences) == (("102", "122"), ("", "+20"))
    assert (rows["regulier"].label, rows["regulier"].differences) == ("Voor alle anderen", ("", "−20"))
    assert "opgave" not in rows
    assert found.gains == (
        "Hiermee worden de andere vergeleken.",
        "Minder tekort: Den Haag (55) en Delft (20).",
    )


def test_what_is_left_for_everyone_else_adds_up() -> None:
    found = consequences([("10%", at(10)), ("12%", at(12))])

    assert found.own is None
    for plan in range(2):
        assert sum(row.regular[plan] or 0 for row in found.others) == found.others_total.regular[plan]
    assert found.others_sentence == (
        "Voor alle anderen blijven er 4.742 verhuringen.",
        "Voor alle anderen blijven er 4.667 verhuringen. Dat is 75 verhuringen minder.",
    )


def test_a_municipality_outside_one_composition_is_said_and_never_counted_as_nothing() -> None:
    eight, nine = at(10), at(10, "SVH-9")
    joined = "0603"

    found = consequences([("acht", eight), ("negen", nine)], joined)

    assert found.own is not None
    assert "doet niet mee" in found.own.sentences[0]
    others = {row.code: row.regular for row in found.others}
    assert others[joined][0] is None
    assert others["0626"][1] is None


def test_missing_numbers_stay_missing_and_are_named() -> None:
    dossier = read_dossier(EXAMPLE)
    missing = replace(dossier, lettings={k: v for k, v in dossier.lettings.items() if k.municipality != "0503"})

    found = consequences([("nu", at(10)), ("zonder", make_plan(missing, with_next_numbers=False))], "0503")

    assert found.own is not None
    assert found.own.sentences[1].startswith("Voor Delft is het tekort nog niet te zeggen")
    assert "Niet te vergelijken: Delft." in found.gains[1]
    assert "geteld in 7 van de 8 gemeenten" in found.others_sentence[1]


def test_five_plans_are_refused() -> None:
    with pytest.raises(ThuistafelError, match="plans_too_many"):
        consequences([("10%", at(10))] * 5)


@pytest.mark.parametrize(("difference", "shown"), [(20, "+20"), (-3, "−3"), (0, ""), (None, "–"), (1200, "+1.200")])
def test_differences_carry_their_sign(difference: int | None, shown: str) -> None:
    assert signed(difference) == shown


def test_without_any_outflow_nothing_is_0() -> None:
    dossier = replace(read_dossier(EXAMPLE), outflow={})
    empty = make_plan(dossier, with_next_numbers=False)

    found = consequences([("nu", at(10)), ("leeg", empty)], "0503")

    assert found.own is not None
    rows = {row.field: row for row in found.own.rows}
    assert found.own.sentences[1].endswith("er is geen uitstroom geleverd.")
    assert (rows["tekort"].values, rows["tekort"].differences) == (("25", "–"), ("", "–"))
    assert found.others_total.regular[1] is None
    assert "nog niet te vergelijken" in found.gains[1]
