"""Each verb as a user types it."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pikepdf
import pytest
from calling import DELFT_LETS, HAGUE_LETS, dossier

from thuistafel.cli import main
from thuistafel.cli.terminal import progress

EXAMPLES = Path(__file__).parents[2] / "examples"

REGION = "examples/haaglanden"


def test_plan_opens_with_its_conclusion_and_ends_with_what_is_left_for_others(call) -> None:
    """W2, W14: 80 short, 62–101, Delft 25."""
    found = call("plan", REGION)

    assert found.status == 0
    assert found.out.startswith("Haaglanden 2023  Fictieve cijfers\n\nBinnen 10% komt de regio 41 woningen tekort.")
    assert "Bij de afgesproken planwaarden ligt het tekort tussen 62 en 101." in found.words
    assert "Wijken verhuringen en uitstroom 10% af, dan tussen 0 en 222." in found.words
    delft = next(line.split() for line in found.out.splitlines() if line.startswith(" Delft"))
    assert delft == ["Delft", "127", "102", "102", "25", "16–35", "zeker", "wel"]
    assert "Voor alle andere woningzoekenden blijven 4.742 verhuringen over." in found.words


def test_the_same_remark_on_many_rows_is_said_once_and_indented(call) -> None:
    found = call("plan", REGION, columns=80)

    remark = "  let op: Geen aantal, dus niet geleverd. Het telt niet als 0. Vul het aantal"
    start = found.out.splitlines().index(remark)
    assert found.out.count("Het telt niet als 0.") == 1
    assert all(line.startswith("    ") for line in found.out.splitlines()[start + 1 : start + 3])
    assert "(aandachtsgroepen.csv, rij 27, 57, 58, 59, 75, 128, 136; Gemeente Delft - regionaal" in found.words


def test_a_wide_terminal_shows_the_whole_table(call) -> None:
    found = call("plan", REGION, columns=140)

    delft = next(line.split() for line in found.out.splitlines() if line.startswith(" Delft"))
    assert delft == ["Delft", "1.020", "102", "118", "6", "3", "127", "102", "25", "0", "692", "16–35", "zeker", "wel"]


@pytest.mark.parametrize("written", ["8,1", "8.1", "8,1%", " 8,1 "])
def test_a_percentage_is_read_as_a_person_writes_it(call, written) -> None:
    """W2: 8.1% of 1,020 is 82,62, so 82."""
    totals = {
        row["gemeente"]: row["ruimte"] for row in call("plan", REGION, "--procent", written, "--json").json["gemeenten"]
    }

    assert totals["Delft"] == 82


@pytest.mark.parametrize("written", ["veel", "-1", "101", "1e1", ""])
def test_what_is_no_percentage_names_the_option(call, written) -> None:
    found = call("plan", REGION, f"--procent={written}")

    assert found.status == 2
    assert "--procent" in found.err
    assert "8,1" in found.err


def test_another_composition_takes_other_members(call) -> None:
    found = call("plan", REGION, "--samenstelling", "SVH-9", "--json").json

    assert found["samenstelling"] == "SVH-9"
    assert "Rijswijk" in [row["gemeente"] for row in found["gemeenten"]]


def test_an_unknown_composition_names_those_there_are(call) -> None:
    found = call("plan", REGION, "--samenstelling", "SVH-90")

    assert found.status == 2
    assert "SVH-90" in found.err
    assert "Platform31-8" in found.err


def test_why_goes_from_origin_to_shortage(call) -> None:
    found = call("waarom", REGION, "Delft")

    assert found.status == 0
    assert "precies 6,397, afgerond 6" in found.words
    assert "uitstroom.csv, rij 14" in found.words
    assert "met een maximum van 10% van de verhuringen aan uitstroom instellingen" in found.words
    assert "Platform31, Maak kennis met regio Haaglanden" in found.words
    assert found.out.rstrip().endswith("Er blijven 25 huishoudens over zonder woning.")


@pytest.mark.parametrize("written", ["Delft", "delft", "0503"])
def test_a_municipality_may_be_written_by_name_or_code(call, written) -> None:
    assert call("waarom", REGION, written, "ruimte").words.endswith("precies 102, afgerond 102")


def test_a_stranger_is_answered_with_the_members(call) -> None:
    found = call("waarom", REGION, "Utrecht")

    assert found.status == 2
    assert "“Utrecht” doet niet mee" in found.err
    assert "Midden-Delfland" in found.err


def test_an_unknown_field_is_answered_with_the_fields(call) -> None:
    found = call("waarom", REGION, "Delft", "kleur")

    assert found.status == 2
    assert "tekort_hoog" in found.err


def test_ranges_stand_under_both_conditions(call) -> None:
    """W14."""
    found = call("bandbreedte", REGION)

    delft = next(line.split() for line in found.out.splitlines() if line.startswith(" Delft"))
    assert delft[1] == "16–35"
    total = next(line for line in found.out.splitlines() if line.startswith(" Totaal"))
    assert "62–101" in total
    assert "0–222" in total


def test_the_next_number_is_the_lettings_of_one_municipality(call) -> None:
    """W16."""
    found = call("welk-getal", REGION, columns=80)

    assert "vraag de verhuringen van Leidschendam-Voorburg" in found.words
    row = next(line for line in found.out.splitlines() if line.startswith(" de verhuringen van"))
    assert row.split()[-3:] == ["0,67", "4", "Leidschendam-Voorburg"]


def test_how_many_a_pool_holds_is_not_called_where_they_come_from(call) -> None:
    found = call("welk-getal", "examples/onzeker", columns=200)

    assert "het aantal huishoudens van Zorgaanbieder A (fictief) · beschermd wonen · onbekend" in found.words
    assert "de herkomst van 0 huishoudens" not in found.words


def test_when_all_is_certain_no_number_is_asked(call, tmp_path) -> None:
    found = call("welk-getal", dossier(tmp_path / "zeker"))

    assert found.status == 0
    assert "Geen enkel getal verandert een oordeel" in found.words
    assert "Welk getal nu" not in found.words


def test_picture_balance_urgency_and_path_speak_first(call) -> None:
    """W13, W17, W22."""
    assert "7/8" in call("beeld", REGION).out
    assert "van alle geplaatste huishoudens" in call("balans", REGION).words
    assert "253 woningen zijn hoe dan ook nodig, wat de onzekere cijfers ook worden." in call("urgentie", REGION).words
    path = call("pad", REGION).words
    assert "Eind 2030 wachten er nog 250: het doel (niemand wacht meer) wordt niet gehaald." in path
    assert "42 per jaar vanaf 2025, 50 per jaar vanaf 2026" in path


@pytest.mark.parametrize(
    ("verb", "asks"),
    [
        ("beeld", "aandachtsgroepen.csv"),
        ("balans", "plaatsingen.csv"),
        ("urgentie", "urgentie.csv"),
        ("pad", "stromen.csv"),
    ],
)
def test_a_verb_without_its_table_says_which_table_to_fill(call, tmp_path, verb, asks) -> None:
    found = call(verb, dossier(tmp_path / "leeg"))

    assert found.status == 0
    assert asks in found.words


def test_the_statutory_task_of_delft(call) -> None:
    typed = ("taakstelling", "--landelijk", "13.500", "--periode", "2022-II", "--gemeente", "Delft")
    found = call(*typed, "--gepubliceerd", "81")

    assert found.status == 0
    assert "Inwoners op 1-1-2021 (CBS)" in found.words
    assert "Berekend 80, gepubliceerd 81, verschil 1." in found.words


@pytest.mark.parametrize("option", ["--landelijk", "--periode", "--gemeente"])
def test_a_task_that_cannot_be_calculated_is_refused(call, option) -> None:
    typed = {"--landelijk": "13500", "--periode": "2022-II", "--gemeente": "Delft"} | {option: "Narnia"}
    found = call("taakstelling", *(word for pair in typed.items() for word in pair))

    assert found.status == 2
    assert "Narnia" in found.err


def test_papers_are_written_whole_and_named(call, tmp_path) -> None:
    target = tmp_path / "uit"

    found = call("stuk", REGION, "--naar", target)

    names = sorted(path.name for path in target.iterdir())
    assert {"bestuursnotitie.pdf", "a4-delft.pdf", "werkboek.xlsx", "thuistafel.html"} <= set(names)
    assert sorted(Path(line).name for line in found.out.splitlines()) == names


def test_one_paper_of_one_municipality(call, tmp_path) -> None:
    found = call("stuk", REGION, "a4", "--gemeente", "Delft", "--naar", tmp_path / "uit")

    assert found.status == 0
    assert sorted(path.name for path in (tmp_path / "uit").iterdir()) == ["a4-delft.docx", "a4-delft.pdf"]


def test_demo_shows_and_writes_and_opens_only_on_a_screen(call, tmp_path, monkeypatch) -> None:
    opened: list[str] = []
    monkeypatch.setattr("webbrowser.open", lambda address: opened.append(address))
    monkeypatch.setattr("thuistafel.cli.example.write_papers", lambda made, folder, kinds: [folder / "thuistafel.html"])
    monkeypatch.setattr("thuistafel.cli.example.has_screen", lambda: True)

    found = call("demo", "--stukken", "--naar", tmp_path, "--niet-openen")
    assert found.status == 0
    assert opened == []
    assert "■" in found.out
    assert str(tmp_path) in found.out

    call("demo", "--stukken", "--naar", tmp_path)
    assert opened == [(tmp_path / "thuistafel.html").as_uri()]

    monkeypatch.setattr("thuistafel.cli.example.has_screen", lambda: False)
    call("demo", "--stukken", "--naar", tmp_path)
    assert len(opened) == 1


@pytest.mark.parametrize("columns", [60, 140])
def test_the_figure_of_the_demo_fits_the_terminal(call, tmp_path, monkeypatch, columns) -> None:
    """W14: Den Haag 26 certain and 55 that depend."""
    monkeypatch.setattr("thuistafel.cli.example.write_papers", lambda made, folder, kinds: [])

    found = call("demo", "--stukken", "--niet-openen", "--naar", tmp_path, columns=columns)

    figure = found.out.split("één teken per woning")[1].split("stukken staan")[0]
    assert [line for line in figure.splitlines()[1:] if len(line) > columns] == []
    the_hague = figure.split("Den Haag")[1].split("Leidschendam")[0].split("Delft")[0].split("Zoetermeer")[0]
    assert (the_hague.count("■"), the_hague.count("□")) == (26, 55)


def test_long_work_says_what_it_does_on_a_terminal_and_nothing_in_a_pipe(capsys, monkeypatch) -> None:
    with progress("Rekenen…"):
        pass
    assert capsys.readouterr().err == ""

    monkeypatch.setattr("sys.stderr.isatty", lambda: True)
    monkeypatch.setenv("FORCE_COLOR", "1")
    with progress("Rekenen…"):
        pass
    assert "Rekenen…" in capsys.readouterr().err


@pytest.mark.parametrize("form", ["kopie", "kopie.zip", "kopie.xlsx"])
def test_a_dossier_in_another_form_gives_the_same_plan(call, tmp_path, form) -> None:
    assert call("dossier", REGION, "--naar", tmp_path / form).status == 0

    before, after = call("plan", REGION, "--json").json, call("plan", tmp_path / form, "--json").json
    assert after["gemeenten"] == before["gemeenten"]
    assert after["totaal"] == before["totaal"]
    assert after["welk_getal"] == before["welk_getal"]


def test_a_dossier_is_not_written_as_something_else(call, tmp_path) -> None:
    found = call("dossier", REGION, "--naar", tmp_path / "regio.pdf")

    assert found.status == 2
    assert "regio.pdf is iets anders" in found.err
    assert not (tmp_path / "regio.pdf").exists()


def test_what_is_there_is_never_overwritten_by_a_folder(call, tmp_path) -> None:
    (tmp_path / "mijn.txt").write_text("van mij")

    found = call("dossier", REGION, "--naar", tmp_path)

    assert found.status == 2
    assert "bestaat al" in found.err
    assert [path.name for path in tmp_path.iterdir()] == ["mijn.txt"]


def test_a_refused_file_is_refused_once(call, tmp_path) -> None:
    (tmp_path / "brief.pdf").write_text("%PDF-1.4")

    assert call("lees", tmp_path / "brief.pdf").words.count("is een PDF") == 1


def test_a_blank_dossier_calculates_at_once_and_is_never_overwritten(call, tmp_path) -> None:
    target = tmp_path / "mijn-regio"

    assert call("dossier", "--nieuw", target).status == 0
    found = call("plan", target)
    assert found.status == 0
    (target / "verhuringen.csv").write_text("van mij")
    again = call("dossier", "--nieuw", target)
    assert again.status == 2
    assert (target / "verhuringen.csv").read_text() == "van mij"


def test_without_a_dossier_the_verb_says_how_to_begin(call) -> None:
    found = call("dossier")

    assert found.status == 2
    assert "--nieuw" in found.err


def test_a_lone_file_is_read_and_nothing_is_stored(call, tmp_path) -> None:
    shutil.copy(Path(REGION) / "uitstroom.csv", tmp_path / "uitstroom.csv")
    before = sorted(tmp_path.iterdir())

    assert "of namen en jaren kloppen is niet nagekeken" in call("lees", tmp_path / "uitstroom.csv").words
    found = call("lees", tmp_path / "uitstroom.csv", "--json")

    assert found.status == 0
    assert found.json["bestanden"][0]["aangenomen"] == 39
    assert sorted(tmp_path.iterdir()) == before


def test_reading_says_what_to_do_with_a_row_kept_aside(call, tmp_path) -> None:
    target = dossier(tmp_path / "d", lettings=(DELFT_LETS, HAGUE_LETS.replace("3900", "-3")))

    found = call("lees", target)

    assert found.status == 0
    assert "verhuringen.csv, rij 3, kolom aantal: “-3”" in found.words
    assert "Verbeter het getal" in found.words


def test_recalculating_one_example(call) -> None:
    found = call("narekenen", "w14")

    assert found.status == 0
    assert found.out.startswith("✓ W14")
    assert "62–101" in found.out


def test_an_unknown_example_names_those_there_are(call) -> None:
    found = call("narekenen", "W23")

    assert found.status == 2
    assert "W1 tot en met W22" in found.err


@pytest.mark.parametrize("columns", [80, 100, 120, 200])
@pytest.mark.parametrize("verb", ["plan", "balans", "bandbreedte"])
def test_no_name_or_heading_is_cut_in_two(call, verb, columns) -> None:
    found = call(verb, REGION, columns=columns)

    assert " Leidschendam-Voorburg " in found.out
    assert " Pijnacker-Nootdorp " in found.out
    assert all(len(line) <= columns for line in found.out.splitlines())


@pytest.mark.parametrize("columns", [80, 120, 160])
def test_with_solidarity_the_row_adds_up_and_the_missing_ranges_are_explained(call, tmp_path, columns) -> None:
    """Den Haag: 445 − 390 − 27 = 28."""
    shutil.copytree(REGION, tmp_path / "samen")
    settings = tmp_path / "samen" / "dossier.toml"
    settings.write_text(settings.read_text(encoding="utf-8") + 'tekort = "solidariteit"\n', encoding="utf-8")
    found = call("plan", str(tmp_path / "samen"), columns=columns)

    row = next(line for line in found.out.splitlines() if line.startswith(" Den Haag"))
    assert {"445", "390", "27", "28"} <= set(row.split())
    assert "Opgave − geplaatst − naar buren = tekort." in found.words
    assert "Per gemeente staat er geen bandbreedte (–)" in found.words


def test_papers_of_two_dossiers_do_not_mix(call, tmp_path, monkeypatch) -> None:
    source = Path(REGION).resolve()
    monkeypatch.chdir(tmp_path)
    call("stuk", str(source), "html")

    assert [path.as_posix() for path in Path("uitvoer").rglob("*.html")] == ["uitvoer/haaglanden-2023/thuistafel.html"]


def test_the_note_of_the_example_is_two_pages_in_word_and_pdf(tmp_path: Path) -> None:
    main(["stuk", str(EXAMPLES / "haaglanden"), "notitie", "--naar", str(tmp_path)])

    office = [
        "soffice",
        "--headless",
        f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}",
        "--convert-to",
        "pdf",
    ]
    laid_out = tmp_path / "laid-out"
    subprocess.run([*office, "--outdir", laid_out, tmp_path / "bestuursnotitie.docx"], check=True, capture_output=True)

    for file in (tmp_path / "bestuursnotitie.pdf", laid_out / "bestuursnotitie.pdf"):
        with pikepdf.open(file) as pdf:
            assert len(pdf.pages) == 2
