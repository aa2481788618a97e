"""Wat uw regio nog moet kiezen, as printed (W5, W7)."""

from dataclasses import replace
from pathlib import Path

import pytest

from thuistafel.documents.report_sensitivity import Sensitivity, sensitivity
from thuistafel.exchange import read_dossier

EXAMPLE = Path(__file__).parents[2] / "examples/haaglanden"


@pytest.fixture(scope="module")
def found() -> Sensitivity:
    return sensitivity(read_dossier(EXAMPLE))


def effects(found: Sensitivity, switch: str) -> dict[str, str]:
    (row,) = (row for row in found.rows if row.switch == switch)
    return {option.shown: option.effect for option in row.options}


def test_every_answer_says_what_it_changes(found: Sensitivity) -> None:
    assert effects(found, "tekort") == {
        "blijft": "",
        "solidariteit": "39 woningen minder tekort en bij 2 gemeenten een ander tekort.",
    }
    assert effects(found, "maximum_procent")["12%"] == (
        "75 woningen minder tekort en bij 2 gemeenten een ander tekort."
    )
    assert effects(found, "groepen")["veiligheid eerst"] == (
        "Bij 2 gemeenten gaan de plaatsen naar andere doelgroepen."
    )
    assert effects(found, "verwaarloosbaar_tekort")["0"] == "Het tekort blijft gelijk; er verandert 1 oordeel."
    assert effects(found, "maximum_afronding")["rekenkundig"] == (
        "Het tekort blijft gelijk; de bandbreedte wordt anders."
    )


def test_every_choice_says_its_largest_effect_or_that_there_is_none(found: Sensitivity) -> None:
    said = {row.switch: row.effect for row in found.rows}

    assert said["tekort"] == "Verandert het tekort met ten hoogste 39 woningen."
    assert said["intermediaire_verhuur_telt_mee"] == "Deze keuze verandert niets."
    assert said["groepen"] == "Het tekort van de regio blijft gelijk; er verandert wel iets anders."
    assert said["solidariteit_sleutel"].startswith("Deze keuze verandert pas iets")
    assert all(said.values())


def test_the_page_opens_with_what_weighs_most(found: Sensitivity) -> None:
    assert found.sentence == (
        "10 keuzes veranderen het tekort van de regio. Het meest: “In hoeveel jaar werken we weg wie al wacht?”, "
        "ten hoogste 181 woningen."
    )
    assert [row.homes for row in found.by_effect] == sorted((row.homes for row in found.rows), reverse=True)


def test_without_any_outflow_no_choice_seems_to_change_nothing() -> None:
    found = sensitivity(replace(read_dossier(EXAMPLE), outflow={}))

    assert found.sentence == "Wat een keuze verandert, is te zeggen zodra er uitstroom is geleverd."
    assert {option.shortage for row in found.rows for option in row.options} == {None}
    assert {row.effect for row in found.rows} == {found.sentence}
