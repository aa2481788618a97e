"""Bad input through the command line: a clear Dutch sentence, nothing lost, never 0 for unknown."""

from __future__ import annotations

from pathlib import Path

import pytest
from calling import DELFT_FLOWS, DELFT_LETS, FRAME, HAGUE_LETS, MEMBERS, dossier

ENDED = "samenstelling;gemeente;geldig_van;geldig_tot\nTwee;Delft;2020-01-01;2023-01-01\n"
UNUSABLE = [
    ({"frame": None}, ("dossier.toml", "planjaar = …")),
    ({"frame": ""}, ("formaat", "formaat = 1")),
    ({"frame": "formaat = 1\n"}, ("planjaar", "planjaar = 2027")),
    ({"frame": FRAME.replace("formaat = 1", "formaat = 2")}, ("formaat 2", "formaat = 1")),
    ({"frame": FRAME.replace("2023", '"dit jaar"')}, ("dit jaar", "een jaartal, zoals 2027")),
    ({"frame": FRAME + "kleur = 3\n"}, ("kleur", "planjaar")),
    ({"frame": FRAME + "[regels]\nmaximum = 10\n"}, ("maximum", "bestaat niet", "maximum_procent")),
    ({"frame": FRAME + "[regels]\nmaximum_procent = 120\n"}, ("120", "van 0 tot en met 100")),
    ({"frame": FRAME + '[regels]\ntekort = "weg"\n'}, ("weg", "blijft | solidariteit")),
    ({"frame": FRAME + "[regels]\nwachtenden_wegwerken_in_jaren = 0\n"}, ("0", "1 of meer")),
    ({"frame": FRAME + "[regels\n"}, ("dossier.toml", "regel 5", "sleutel = waarde")),
    ({"frame": FRAME.replace("Twee", "Drie")}, ("Drie", "Platform31-8", "samenstelling.csv")),
    ({"others": {"samenstelling.csv": MEMBERS + "Twee;Nootdorp\n"}}, ("Nootdorp", "samenstelling.csv")),
    ({"others": {"samenstelling.csv": MEMBERS + "Twee;Narnia\n"}}, ("Narnia", "rij 5", "gemeenten.csv")),
    ({"others": {"samenstelling.csv": ENDED}}, ("Twee", "geldig_tot")),
]


@pytest.mark.parametrize(("changes", "says"), UNUSABLE)
@pytest.mark.parametrize("verb", ["plan", "bandbreedte", "beeld", "pad", "stuk"])
def test_what_cannot_be_used_at_all_ends_with_2_and_one_line(call, tmp_path, verb, changes, says) -> None:
    target = dossier(tmp_path / "regio", **changes)
    if changes.get("frame", FRAME) == "":
        (target / "dossier.toml").write_text("")
    before = {path: path.read_bytes() for path in target.iterdir()}

    found = call(verb, target)

    assert found.status == 2
    assert found.out == ""
    assert found.err.count("\n") == 1
    assert [part for part in says if part not in found.err] == []
    assert {path: path.read_bytes() for path in target.iterdir()} == before


def test_a_name_that_is_no_folder_is_refused(call, tmp_path) -> None:
    found = call("plan", tmp_path / "nergens")

    assert found.status == 2
    assert "nergens bestaat niet." in found.err


def aside(call, target: Path) -> dict:
    """The one row that is kept aside, after seeing that the rest was calculated."""
    found = call("plan", target, "--json")
    assert found.status == 0, found.err
    (row,) = found.json["quarantaine"]
    return {**row, "plan": found.json}


BAD_COUNTS = [
    ("-3", "onder nul"),
    ("1,032", "duizendtal"),
    ("3,5", "geen heel getal"),
    ("99999999999", "groter dan"),
    ("veel", "hoort een aantal"),
    ("1e5", "wetenschappelijke"),
]


@pytest.mark.parametrize(("written", "says"), BAD_COUNTS)
def test_a_count_that_cannot_be_is_kept_aside_and_never_read_as_0(call, tmp_path, written, says) -> None:
    bad = HAGUE_LETS.replace("3900", f'"{written}"')

    row = aside(call, dossier(tmp_path / "regio", lettings=(DELFT_LETS, bad)))

    assert (row["bestand"], row["rij"], row["kolom"], row["waarde"]) == ("verhuringen.csv", 3, "aantal", written)
    assert says in row["reden"]
    assert row["remedie"]
    assert [one["verhuringen"] for one in row["plan"]["gemeenten"]] == [1020, None]
    assert row["plan"]["totaal"]["verhuringen"] == 1020


@pytest.mark.parametrize(
    ("row", "says", "remedy"),
    [
        ("Delft;2023;verwacht;1020;9;3;B;x", "hoger dan hoog", "Verwissel"),
        ("Delft;2023;verwacht;1020;3;9;B;x", "niet tussen laag en hoog", "Verbeter"),
        ("Delft;2023;verwacht;1020;;;E;x", "Kwaliteit E", "Vul laag en hoog in"),
        ("Delft;2023;verwacht;1020;;;Q;x", "geen kwaliteit", "P"),
        ("Delft;2023;gehoopt;1020;;;P;x", "gehoopt", "verwacht"),
        ("Narnia;2023;verwacht;1020;;;P;x", "Narnia", "gemeenten.csv"),
        (";2023;verwacht;1020;;;P;x", "gemeente", "Vul de kolom “gemeente” in"),
    ],
)
def test_a_row_that_contradicts_itself_is_kept_aside(call, tmp_path, row, says, remedy) -> None:
    found = aside(call, dossier(tmp_path / "regio", lettings=(row, HAGUE_LETS)))

    assert says in found["reden"]
    assert remedy in found["remedie"]
    assert [one["verhuringen"] for one in found["plan"]["gemeenten"]] == [None, 3900]


def test_a_forecast_graded_a_is_read_as_b_with_a_warning(call, tmp_path) -> None:
    found = call("plan", dossier(tmp_path / "regio", lettings=(DELFT_LETS.replace(";P;", ";A;"), HAGUE_LETS)), "--json")

    assert found.status == 0
    (warning,) = found.json["waarschuwingen"]
    assert warning.startswith("verhuringen.csv, rij 2")
    assert "gelezen als B" in warning
    witness = found.json["getuigen"]["tekort_hoog"]["Delft"]
    assert witness["verhuringen"] == 918


def test_persons_without_a_factor_are_kept_aside_and_with_one_are_counted(call, tmp_path) -> None:
    persons = DELFT_FLOWS.replace(";2023;;", ";2023;personen;")

    row = aside(call, dossier(tmp_path / "regio", outflow=(persons,)))
    assert "personen_per_huishouden" in row["remedie"]
    assert row["plan"]["totaal"]["opgave"] == 0

    with_factor = FRAME + "[regels]\npersonen_per_huishouden = 2\n"
    found = call("plan", dossier(tmp_path / "regio", frame=with_factor, outflow=(persons,)), "--json").json
    assert found["quarantaine"] == []
    assert found["totaal"]["opgave"] == 59


def test_a_control_total_that_differs_is_a_contradiction_and_the_parts_count(call, tmp_path) -> None:
    """Contract rule 3."""
    head = "gemeente;corporatie;jaar;stand;aantal;kwaliteit;bron\n"
    rows = "Delft;;2023;verwacht;1020;P;x\nDelft;C1;2023;verwacht;600;P;x\nDelft;C2;2023;verwacht;400;P;x\n"
    target = dossier(tmp_path / "regio", lettings=(), others={"verhuringen.csv": head + rows})

    found = call("plan", target, "--json")

    assert found.status == 0
    assert found.json["gemeenten"][0]["verhuringen"] == 1000
    (conflict,) = found.json["tegenspraak"]
    assert "Het opgegeven totaal is 1.020, de delen zijn samen 1.000" in conflict["uitleg"]


def test_an_origin_that_is_no_municipality_is_kept_aside(call, tmp_path) -> None:
    row = aside(call, dossier(tmp_path / "regio", outflow=(DELFT_FLOWS, DELFT_FLOWS.replace("Delft", "Narnia"))))

    assert (row["bestand"], row["rij"], row["kolom"], row["waarde"]) == ("uitstroom.csv", 3, "herkomst", "Narnia")
    assert row["plan"]["totaal"]["opgave"] == 118


def test_no_demand_at_all_is_no_shortage(call, tmp_path) -> None:
    target = dossier(tmp_path / "regio", outflow=())

    found = call("plan", target, "--json")

    assert found.status == 0
    total = found.json["totaal"]
    assert [total[name] for name in ("opgave", "uit_voorraad", "tekort", "ruimte", "ruimte_over")] == [
        0,
        0,
        0,
        492,
        492,
    ]
    assert (total["tekort_laag"], total["tekort_hoog"], total["oordeel"]) == (0, 0, "zeker niet")
    assert call("plan", target).status == 0


def test_no_lettings_at_all_leaves_the_shortage_open(call, tmp_path) -> None:
    """Contract rule 4."""
    target = dossier(tmp_path / "regio", lettings=())

    found = call("plan", target, "--json")

    assert found.status == 0
    total = found.json["totaal"]
    empty = ("verhuringen", "ruimte", "uit_voorraad", "tekort", "ruimte_over", "regulier")
    assert [total[name] for name in empty] == [None] * len(empty)
    assert (total["tekort_laag"], total["tekort_hoog"], total["oordeel"]) == (0, 118, "hangt af van")
    assert len(found.json["waarschuwingen"]) == 2
    shown = call("plan", target)
    assert "–" in shown.out
    assert "Vraag" in shown.words


def test_an_empty_dossier_still_says_what_is_missing(call, tmp_path) -> None:
    found = call("plan", dossier(tmp_path / "regio", lettings=(), outflow=()))

    assert found.status == 0
    assert "verhuringen" in found.words


def test_a_region_of_one_municipality(call, tmp_path) -> None:
    rows = (DELFT_FLOWS, DELFT_FLOWS.replace("Delft", "onbekend").replace("118", "5"),
            DELFT_FLOWS.replace("Delft", "veilig adres").replace("118", "3"))  # fmt: skip
    others = {"instellingen.csv": "instelling;gemeente\nInstelling A;Delft\n"}
    target = dossier(tmp_path / "regio", frame=FRAME.replace("Twee", "Een"), outflow=rows, others=others)

    found = call("plan", target, "--json")

    assert found.status == 0
    (delft,) = found.json["gemeenten"]
    assert [delft[name] for name in ("opgave", "onbekend", "veilig_adres", "tekort")] == [123, 5, 0, 21]
    assert found.json["totaal"]["elders"] == 3
    assert call("plan", target).status == 0
    assert call("stuk", target, "--naar", tmp_path / "uit").status == 0


def test_a_key_that_sums_to_zero_falls_back_with_a_warning(call, tmp_path) -> None:
    """Contract rule 5, W4."""
    zero = tuple(row.replace("1020", "0").replace("3900", "0") for row in (DELFT_LETS, HAGUE_LETS))
    target = dossier(tmp_path / "regio", lettings=zero, outflow=(DELFT_FLOWS.replace("Delft", "buiten regio"),))

    found = call("plan", target, "--json")

    assert found.status == 0
    assert sum(row["buiten_regio"] for row in found.json["gemeenten"]) == 118
    assert any("sleutel: inwoners" in warning for warning in found.json["waarschuwingen"])


@pytest.mark.parametrize("verb", ["plan", "bandbreedte", "welk-getal", "waarom"])
@pytest.mark.parametrize(
    "changes",
    [
        {"lettings": ()},
        {"outflow": ()},
        {"lettings": (DELFT_LETS,)},
        {"frame": FRAME.replace("Twee", "Een")},
        {"frame": FRAME + '[regels]\nmaximum_niveau = "regio"\n'},
        {"frame": FRAME + '[regels]\nmaximum_niveau = "corporatie"\n'},
        {"frame": FRAME + '[regels]\nmaximum_werking = "signaal"\n'},
        {"frame": FRAME + '[regels]\ntekort = "solidariteit"\n'},
        {"frame": FRAME + '[regels]\nmaximum_basis = "gerealiseerd_vorig_jaar"\n'},
        {"frame": FRAME + "[regels]\nmaximum_procent = 0\n"},
    ],
)
def test_every_verb_on_a_plan_speaks_whatever_is_missing(call, tmp_path, verb, changes) -> None:
    target = dossier(tmp_path / "regio", **changes)

    found = call(verb, target, *(("Delft",) if verb == "waarom" else ()))

    assert (found.status, found.err) == (0, "")
    assert "None" not in found.out
    assert "Reason" not in found.out
