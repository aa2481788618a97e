"""What a party gets to see again is its own, once, however it was spelled."""

from __future__ import annotations

from pathlib import Path

from asking_for_tests import asked_of, folder, made, round_of

from thuistafel.core.dossier import Amount
from thuistafel.exchange.folder import read_source
from thuistafel.exchange.forms import Sender

OWN_SPELLING = (
    "instelling;doelgroep;herkomst;verwacht 2023\nZorg A;bw;'s-Gravenhage;50\nZorg A;bw;Pijnacker;6\n"
    "Zorg A;bw;Nootdorp;4\nZorg A;bw;delft;118\n"
)
REGION = "gemeente;jaar;verhuringen totaal;waarvan statushouders\nDen Haag;2022;3400;420\nDelft;2022;985;98\n"
PROJECTS = "product;gemeente;soort;woningen\nFlex 1;Delft;flexwoning;24\nFlex 2;Den Haag;flexwoning;60\n"


def test_a_municipality_is_asked_about_once_however_it_was_spelled(tmp_path: Path) -> None:
    asked = round_of(folder(tmp_path, {"Zorg A uitstroom 2023.csv": OWN_SPELLING.encode()}))

    lines = asked_of(asked, Sender.CARE_PROVIDER, "Zorg A").lines["Z1"]

    found = {
        str(line["herkomst_gemeente"]): line.get("verwacht_komende_12_mnd")
        for line in lines
        if line.get("doelgroep") == "bw"
    }
    assert found == {"Delft": 118, "Den Haag": 50, "Pijnacker-Nootdorp": 10}
    assert sum(line.get("doelgroep") == "bw" for line in lines) == 3


def test_an_untouched_workbook_after_a_file_of_its_own_doubles_nothing(tmp_path: Path) -> None:
    sent = {"Zorg A uitstroom 2023.csv": OWN_SPELLING.encode()}
    content = made(round_of(folder(tmp_path / "out", sent)), Sender.CARE_PROVIDER, "Zorg A")

    (found,) = read_source(folder(tmp_path / "back", {"antwoord.xlsx": content})).deliveries

    rows = [row for row in found.rows if (row.cells["doelgroep"], row.cells["soort"]) == ("bw", "stroom")]
    counts = {row.cells["herkomst"]: row.cells["aantal"] for row in rows}
    assert counts == {"Delft": Amount(118), "Den Haag": Amount(50), "Pijnacker-Nootdorp": Amount(10)}


def test_what_a_municipality_sent_about_others_does_not_return_as_its_own(tmp_path: Path) -> None:
    asked = round_of(folder(tmp_path, {"Gemeente Delft 2022.csv": REGION.encode()}))

    lines = asked_of(asked, Sender.MUNICIPALITY, "Delft").lines["G1"]

    assert [line["verhuringen_totaal"] for line in lines if "verhuringen_totaal" in line] == [985]


def test_products_of_others_and_those_of_the_product_workbook_are_not_asked_of_a_municipality(tmp_path: Path) -> None:
    asked = round_of(folder(tmp_path, {"Gemeente Delft projecten.csv": PROJECTS.encode()}))

    of_municipality = asked_of(asked, Sender.MUNICIPALITY, "Delft").lines["G4"]
    of_products = asked_of(asked, Sender.DEVELOPER, "Delft").lines["P1"]

    assert [line["locatie"] for line in of_municipality if "locatie" in line] == []
    assert [line["product"] for line in of_products if "product" in line] == ["Flex 1"]
