"""A workbook holds the party's own numbers, each where the form asks for it, and nobody else's."""

from __future__ import annotations

from pathlib import Path

import pytest
from asking_for_tests import asked_of, folder, made, opened, round_of

from thuistafel.exchange.forms import Sender

OTHERS = {
    (Sender.CARE_PROVIDER, "Zorg A"): {57, 58, 410, 77, 803},
    (Sender.CORPORATION, "Woonwens"): {77, 118, 57, 985},
    (Sender.MUNICIPALITY, "Delft"): {803, 410, 77, 118, 57},
    (Sender.MUNICIPALITY, "Den Haag"): {164, 985, 410, 118, 98},
    (Sender.DEVELOPER, "Delft"): {410, 118, 985, 164},
}


@pytest.mark.parametrize(("sender", "name"), OTHERS)
def test_no_cell_holds_a_number_of_another_party(tmp_path: Path, sender: Sender, name: str) -> None:
    book = opened(made(round_of(folder(tmp_path)), sender, name))

    numbers = {cell.value for sheet in book for row in sheet.iter_rows() for cell in row}
    assert numbers & OTHERS[sender, name] == set()


def test_outflow_stands_in_one_row_per_group_and_origin_as_it_was_written(tmp_path: Path) -> None:
    found = asked_of(round_of(folder(tmp_path)), Sender.CARE_PROVIDER, "Zorg A")

    assert found.lines["Z1"] == (
        {
            "doelgroep": "bw",
            "herkomst_gemeente": "Delft",
            "verwacht_komende_12_mnd": 118,
            "klaar_nu": "ca. 40",
            "klaar_nu_kwaliteit": "C",
        },
        {
            "doelgroep": "mo",
            "herkomst_gemeente": "onbekend",
            "verwacht_komende_12_mnd": "10-15",
            "verwacht_komende_12_mnd_kwaliteit": "C",
        },
    )


def test_a_plan_value_is_not_given_out_as_the_partys_own_grade(tmp_path: Path) -> None:
    (plan_value, estimate) = asked_of(round_of(folder(tmp_path)), Sender.CORPORATION, "Woonwens").lines["C2"]

    assert plan_value == {"gemeente": "Delft", "planjaar": 2023, "soort": "regulier", "verwacht_aantal": 410}
    assert (estimate["laag"], estimate["hoog"], estimate["kwaliteit"]) == (50, 70, "C")


def test_what_was_let_stands_in_c1_and_what_is_expected_in_c2(tmp_path: Path) -> None:
    (realised,) = asked_of(round_of(folder(tmp_path)), Sender.CORPORATION, "Woonwens").lines["C1"]

    assert (realised["jaar"], realised["kamers"], realised["aantal"]) == (2022, "3", 120)
    assert (realised["studentenwoning"], realised["nieuwbouw"]) == ("nee", "nee")


def test_a_municipality_finds_its_totals_of_a_year_in_one_row(tmp_path: Path) -> None:
    (row,) = asked_of(round_of(folder(tmp_path)), Sender.MUNICIPALITY, "Delft").lines["G1"]

    assert (row["gemeente"], row["cbs_code"], row["peiljaar"]) == ("Delft", "0503", 2022)
    assert (row["verhuringen_totaal"], row["waarvan_statushouders"]) == (985, 98)


def test_a_municipality_without_numbers_finds_its_own_row_and_every_group(tmp_path: Path) -> None:
    found = asked_of(round_of(folder(tmp_path, aandachtsgroepen="doelgroep;gemeente;indicator;jaar;aantal\n")),
                     Sender.MUNICIPALITY, "Den Haag")  # fmt: skip

    assert found.lines["G1"] == ({"gemeente": "Den Haag", "cbs_code": "0518", "peiljaar": 2023},)
    assert found.lines["G2"] == ({"doelgroep": "bw"}, {"doelgroep": "mo"})
    assert found.filled == 0


def test_the_quarter_names_what_was_let_before_without_its_numbers(tmp_path: Path) -> None:
    found = asked_of(round_of(folder(tmp_path), quarter=2), Sender.QUARTER, "Woonwens")

    assert [(row["kwartaal"], row.get("kamers"), row.get("studentenwoning")) for row in found.lines["C1"][:2]] == [
        (2, "3", "nee"),
        (2, None, "ja"),
    ]
    assert all(row == {"jaar": 2023, "kwartaal": 2} for row in (*found.lines["C1"][2:], *found.lines["C3"]))
    assert len(found.lines["C3"]) > 5
    assert all("aantal" not in row for row in found.lines["C1"])


def test_of_two_rows_on_one_subject_the_better_grade_is_given_back_whatever_their_order(tmp_path: Path) -> None:
    head = "instelling;doelgroep;herkomst;jaar;aantal;kwaliteit;bron\n"
    rows = ["Zorg A;bw;Delft;2023;5;C;x\n", "Zorg A;bw;Delft;2023;7;A;y\n"]

    found = [
        asked_of(round_of(folder(tmp_path / name, uitstroom=head + "".join(order))), Sender.CARE_PROVIDER, "Zorg A")
        for name, order in (("one", rows), ("other", rows[::-1]))
    ]

    assert [one.lines["Z1"][0]["verwacht_komende_12_mnd"] for one in found] == [7, 7]
    assert found[0].fingerprint == found[1].fingerprint
