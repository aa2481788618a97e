"""Bronnen die verschillen as printed (C3)."""

from dataclasses import replace
from pathlib import Path

from thuistafel.core.plan import make_plan
from thuistafel.documents.report_differing import differing
from thuistafel.exchange import read_dossier

EXAMPLE = Path(__file__).parents[2] / "examples/haaglanden"


def test_the_example_says_which_source_decides_a_verdict():
    found = differing(make_plan(read_dossier(EXAMPLE), with_next_numbers=False))

    first, *rest = found.rows
    assert found.sentence == (
        f"Over {1 + len(rest)} onderwerpen verschillen de bronnen. Bij 1 hangt een oordeel ervan af wie gelijk heeft."
    )
    assert "Delft" in first.subject
    assert first.effect == "1 oordeel, 5 woningen"
    delft = next(one for one in first.sources if one.source == "opgave Delft")
    assert (delft.number, delft.grade, delft.decides) == ("55 (41–69)", "C", False)
    assert delft.shortage == "Dan is het tekort van de regio 4 woningen lager."
    assert delft.verdicts == ("Delft: van “zeker wel” naar “hangt af van”",)
    assert [one.decides for one in first.sources] == [True, False, False]
    assert {one.effect for one in rest} == {"geen gevolg"}
    assert all(one.why_none for one in rest)


def test_without_conflicts_the_page_says_so():
    plan = make_plan(read_dossier(EXAMPLE.parent / "onzeker"), with_next_numbers=False)

    found = differing(plan)

    assert (found.rows, found.sentence) == (
        (),
        "Geen bronnen die verschillen: over elk onderwerp zegt iedereen hetzelfde.",
    )


def test_without_any_outflow_no_source_seems_harmless():
    dossier = read_dossier(EXAMPLE)
    conflicts = [conflict for conflict in dossier.conflicts if conflict.subject[0] == "uitstroom"]

    found = differing(make_plan(replace(dossier, outflow={}, conflicts=tuple(conflicts)), with_next_numbers=False))

    assert found.sentence == "Wat dit beslist, is te zeggen zodra er uitstroom is geleverd."
    assert {row.effect for row in found.rows} == {"–"}
