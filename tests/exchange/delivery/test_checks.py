"""Numbers that cannot be true beside each other are asked about; published tasks get their calculation beside them."""

from __future__ import annotations

import pytest
from making_sheets import CORPORATION, FILE, PROVIDER, known, read, sheet

from thuistafel.core.dossier import Row, Table
from thuistafel.exchange.delivery.answers import Answer
from thuistafel.exchange.delivery.rows import all_said
from thuistafel.exchange.delivery.stated import Said
from thuistafel.exchange.raw import Raw

G1 = (
    "gemeente",
    "peiljaar",
    "sociale_huurwoningen",
    "verhuringen_totaal",
    "waarvan_uitstroom",
    "waarvan_statushouders",
)


def said_of(name: str, *rows: tuple[Raw, ...], sender: str, answers: tuple[Answer, ...] = ()) -> Said:
    one = sheet(name, rows)
    return all_said(read(one, *answers, sender=sender), known(*answers), sender, None)


def asked(said: Said) -> list[tuple[str, str]]:
    return [(one.answer_at, one.reason.code) for one in said.questions]


def of(said: Said, table: Table) -> Row:
    return next(row for row in said.rows if row.table is table)


def test_figures_that_fit_raise_no_question() -> None:
    assert asked(said_of("G1 Gemeente", G1, ("Delft", 2022, 20_000, 1_000, 90, 80), sender="Delft")) == []


def test_a_part_above_the_whole_is_asked() -> None:
    said = said_of("G1 Gemeente", G1, ("Delft", 2022, 20_000, 1_000, 1_001, 80), sender="Delft")

    assert asked(said) == [("E2", "part_above_whole")]


def test_parts_together_above_the_whole_are_asked() -> None:
    said = said_of("G1 Gemeente", G1, ("Delft", 2022, 20_000, 1_000, 600, 500), sender="Delft")

    assert asked(said) == [("D2", "parts_above_whole")]


def test_of_lettings_too_the_outflow_is_at_most_the_whole() -> None:
    header = ("gemeente", "jaar", "aantal", "waarvan_uitstroom")

    said = said_of("C1 Verhuringen", header, ("Delft", 2023, 10, 12), sender=CORPORATION)

    assert asked(said) == [("D2", "part_above_whole")]


@pytest.mark.parametrize(("lettings", "is_asked"), [(399, True), (400, False), (3_000, False), (3_001, True)])
def test_lettings_outside_two_to_fifteen_percent_of_the_stock_are_asked(lettings: int, is_asked: bool) -> None:
    said = said_of("G1 Gemeente", G1, ("Delft", 2022, 20_000, lettings, "", ""), sender="Delft")

    assert asked(said) == ([("D2", "lettings_unlikely")] if is_asked else [])
    assert of(said, Table.LETTINGS).cells.get("kwaliteit") == ("C" if is_asked else None)


G2 = ("doelgroep", "stand_wachtend", "instroom_per_jaar", "urgentieklasse")


def test_zero_of_a_group_is_asked_and_an_answer_ends_it() -> None:
    answer = Answer("", FILE, "G2 Doelgroepen", "B2", "0")

    before = said_of("G2 Doelgroepen", G2, ("BW", 0, 5, 2), sender="Delft")
    after = said_of("G2 Doelgroepen", G2, ("BW", 0, 5, 2), sender="Delft", answers=(answer,))

    assert ("B2", "zero_asked") in asked(before)
    assert "zero_asked" not in [code for _, code in asked(after)]


@pytest.mark.parametrize(("given", "is_known"), [(1, True), (4, True), (0, False), (5, False)])
def test_the_urgency_class_is_one_to_four(given: int, is_known: bool) -> None:
    said = said_of("G2 Doelgroepen", G2, ("BW", 3, 5, given), sender="Delft")

    assert [one.place.cell for one in said.quarantine] == ([] if is_known else ["D2"])
    assert [one.value for one in said.noted if one.field == "urgentieklasse"] == ([given] if is_known else [])


def z1_and_z2(kinds: tuple[Raw, ...]) -> Said:
    header = ("doelgroep", "herkomst_gemeente", "klaar_nu", "verwacht_komende_12_mnd")
    outflow = sheet("Z1 Uitstroom", [header, ("BW", "Delft", 5, 7)])
    household = sheet("Z2 Huishouden", [("doelgroep", "alleen", "paar", "ouder_1_2_kind", "gezin_3_kind"), kinds])
    found = [*read(outflow, sender=PROVIDER), *read(household, sender=PROVIDER)]
    return all_said(found, known(), PROVIDER, None)


@pytest.mark.parametrize(
    ("kinds", "is_asked"), [(("BW", 8, 2, 1, 1), False), (("BW", 8, 2, 1, 2), True), (("BW", "ca. 8", 2, 1, 2), False)]
)
def test_households_by_kind_add_up_to_the_outflow_unless_estimated(kinds: tuple[Raw, ...], is_asked: bool) -> None:
    assert ("household_kinds_differ" in [code for _, code in asked(z1_and_z2(kinds))]) == is_asked


def test_a_published_task_gets_its_calculation_beside_it() -> None:
    header = (*G1[:4], "taakstelling_1e_halfjaar", "taakstelling_2e_halfjaar")

    said = said_of("G1 Gemeente", header, ("Delft", 2023, 20_000, 1_000, 126, 162), sender="Delft")

    found = [
        tuple(one.values[name] for name in ("calculated", "stated", "difference"))
        for one in said.remarks
        if one.code == "task_differs"
    ]
    assert found == [(104, 162, 58)]


def test_who_may_be_reported_elsewhere_is_noted_with_what_the_row_is_about() -> None:
    header = ("doelgroep", "herkomst_gemeente", "klaar_nu", "ook_elders_aangemeld")

    said = said_of("Z1 Uitstroom", header, ("BW", "Delft", 5, "onbekend"), sender=PROVIDER)

    (noted,) = said.noted
    assert (noted.form, noted.field, noted.value) == ("Z1", "ook_elders_aangemeld", "onbekend")
    assert noted.about == {"doelgroep": "beschermd_wonen", "herkomst": "Delft"}
