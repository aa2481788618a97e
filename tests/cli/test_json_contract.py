"""`--json` is what the contract says: every field, its name and its type."""

from __future__ import annotations

import json
from fractions import Fraction
from pathlib import Path

import pytest
from calling import DELFT_LETS, HAGUE_LETS, dossier

from thuistafel.core.explanation import FIELDS
from thuistafel.core.plan import Plan, make_plan
from thuistafel.exchange import read_dossier
from thuistafel.exchange.answers_plan import plan_answer, why_answer

REGION = "examples/haaglanden"
WHOLE, TEXT, YES_NO, FRACTION = "whole", "text", "yes or no", "fraction"


def maybe(shape: object) -> tuple[str, object]:
    return ("maybe", shape)


def each(shape: object) -> tuple[str, object]:
    """Any names, each with a value of this shape."""
    return ("each", shape)


CERTAINTY = {
    f"{name}{suffix}": maybe(TEXT if name == "oordeel" else WHOLE)
    for suffix in ("", "_afwijking")
    for name in ("tekort_laag", "tekort_hoog", "oordeel")
}
FIGURES = {
    "verhuringen": maybe(WHOLE),
    "ruimte": maybe(WHOLE),
    "herkomst_bekend": WHOLE,
    "onbekend": WHOLE,
    "buiten_regio": WHOLE,
    "veilig_adres": WHOLE,
    "opgave": WHOLE,
    "uit_voorraad": maybe(WHOLE),
    "opgevangen": WHOLE,
    "elders_opgevangen": WHOLE,
    "boven_grens": maybe(WHOLE),
    "tekort": maybe(WHOLE),
    "ruimte_over": maybe(WHOLE),
    "wachtend": WHOLE,
    "voorrang_overig": maybe(WHOLE),
    "regulier": maybe(WHOLE),
    **CERTAINTY,
}
GROUP = {"doelgroep": TEXT, "opgave": WHOLE, "uit_voorraad": maybe(WHOLE), "tekort": maybe(WHOLE)}
PLACE = {"bestand": TEXT, "blad": TEXT, "rij": WHOLE, "kolom": TEXT}
CLAIM = {
    "waarde": WHOLE,
    "laag": WHOLE,
    "hoog": WHOLE,
    "kwaliteit": TEXT,
    "peildatum": maybe(TEXT),
    "bron": TEXT,
    "vindplaatsen": [PLACE],
}
WITNESS = each(
    {
        "herkomst_bekend": WHOLE,
        "verhuringen": WHOLE,
        "corporaties": each(WHOLE),
        "onbekend_per_pool": [{"instelling": TEXT, "doelgroep": TEXT, "aantal": WHOLE}],
        "buiten_regio": WHOLE,
        "veilig_adres": WHOLE,
    }
)
PLAN = {
    "formaat": WHOLE,
    "planjaar": WHOLE,
    "samenstelling": TEXT,
    "gemeenten": [{"cbs_code": TEXT, "gemeente": TEXT, **FIGURES, "groepen": [GROUP]}],
    "totaal": {**FIGURES, "elders": WHOLE},
    "getuigen": {"tekort_laag": WITNESS, "tekort_hoog": WITNESS},
    "welk_getal": [
        {"onderwerp": TEXT, "soort": TEXT, "opbrengst": FRACTION, "breedte_winst": WHOLE, "besluiten": [TEXT]}
    ],
    "afrondingssaldo": each(FRACTION),
    "quarantaine": [{**PLACE, "waarde": TEXT, "reden": TEXT, "remedie": TEXT}],
    "tegenspraak": [{"onderwerp": TEXT, "uitleg": TEXT, "gegevens": [CLAIM]}],
    "waarschuwingen": [TEXT],
}
PATH = {
    "jaren": [
        {
            "jaar": WHOLE,
            "begin": maybe(WHOLE),
            "instroom": maybe(WHOLE),
            "uitval": maybe(WHOLE),
            "geplaatst": maybe(WHOLE),
            "eind": maybe(WHOLE),
            "wachtmaanden": maybe(TEXT),
        }
    ],
    "gehaald": maybe(YES_NO),
    "rest": maybe(WHOLE),
    "extra_per_jaar": maybe([{"vanaf": WHOLE, "aantal": WHOLE}]),
}
STEP = {
    "stap": WHOLE,
    "veld": TEXT,
    "regel": TEXT,
    "invoer": [CLAIM],
    "breuk": maybe(FRACTION),
    "uitkomst": maybe(WHOLE),
    "beslist_door": maybe(TEXT),
}
LOAD = {
    "doelgroep": TEXT,
    **dict.fromkeys(("tekort_laag", "tekort_hoog", "wacht_laag", "wacht_hoog"), maybe(WHOLE)),
    **dict.fromkeys(("last_laag", "last_hoog", "plaats_van", "plaats_tot"), maybe(WHOLE)),
}
CHANGED = {"blad": TEXT, "cel": TEXT, "was": TEXT, "werd": TEXT, "reden": TEXT}
ASIDE = {"blad": TEXT, "cel": TEXT, "waarde": TEXT, "reden": TEXT, "remedie": TEXT}
READ = {
    "bestanden": [
        {
            "bestand": TEXT,
            "soort": TEXT,
            "aangenomen": WHOLE,
            "gecorrigeerd": [CHANGED],
            "quarantaine": [ASIDE],
            "geweigerd": maybe(TEXT),
        }
    ]
}
TASKS = {
    "periode": TEXT,
    "afronding": TEXT,
    "gemeenten": [
        {
            "gemeente": TEXT,
            "cbs_code": TEXT,
            "inwoners": WHOLE,
            "peildatum": TEXT,
            "exact": FRACTION,
            "taakstelling": WHOLE,
        }
    ],
}
URGENCY = {
    "urgentieklassen": [{"doelgroep": TEXT, "urgentieklasse": maybe(WHOLE)}],
    "last": [LOAD],
    "zekere_paren": [[TEXT]],
    "welk_getal": [{"onderwerp": TEXT, "opbrengst": FRACTION}],
    "hoe_dan_ook": maybe(WHOLE),
}


def wrong(value: object, shape: object, where: str = "") -> list[str]:
    """What is not as the shape says; more fields than the shape names are allowed to grow only where noted."""
    match shape:
        case "whole":
            return [] if type(value) is int else [f"{where}: {value!r} is no whole number"]
        case "text":
            return [] if isinstance(value, str) else [f"{where}: {value!r} is no text"]
        case "yes or no":
            return [] if isinstance(value, bool) else [f"{where}: {value!r} is not yes or no"]
        case "fraction":
            lowest = isinstance(value, str) and str(Fraction(value)) == value
            return [] if lowest else [f"{where}: {value!r} is no fraction in lowest terms"]
        case ("maybe", inner):
            return [] if value is None else wrong(value, inner, where)
        case ("each", inner):
            assert isinstance(value, dict), where
            return [fault for name, part in value.items() for fault in wrong(part, inner, f"{where}.{name}")]
        case list():
            assert isinstance(value, list), where
            return [fault for at, part in enumerate(value) for fault in wrong(part, shape[0], f"{where}[{at}]")]
    assert isinstance(shape, dict)
    assert isinstance(value, dict), where
    missing = [f"{where}.{name}: missing" for name in shape if name not in value]
    return missing + [
        fault for name in shape if name in value for fault in wrong(value[name], shape[name], f"{where}.{name}")
    ]


def test_the_check_of_shapes_sees_what_is_wrong() -> None:
    shape = {"a": WHOLE, "b": [FRACTION], "c": maybe(TEXT), "d": each(WHOLE)}

    assert wrong({"a": 1, "b": ["2/3"], "c": None, "d": {"x": 0}}, shape) == []
    assert len(wrong({"a": True, "b": ["4/6"], "c": 1, "d": {"x": "0"}}, shape)) == 4
    assert wrong({}, {"a": WHOLE}) == [".a: missing"]


CALLS = {
    "plan": (("plan", REGION), PLAN),
    "plan onzeker": (("plan", "examples/onzeker"), PLAN),
    "bandbreedte": (("bandbreedte", REGION), PLAN),
    "welk-getal": (("welk-getal", REGION), PLAN),
    "pad": (("pad", REGION), {"formaat": WHOLE, "doelgroepen": [{"doelgroep": TEXT, **PATH}], "totaal": PATH}),
    "urgentie": (("urgentie", REGION), URGENCY),
    "lees": (("lees", REGION), READ),
    "taakstelling": (("taakstelling", "--landelijk", "13500", "--periode", "2022-II"), TASKS),
    "waarom": (("waarom", REGION, "Delft"), {"stappen": [STEP]}),
}


@pytest.mark.parametrize("name", CALLS)
def test_every_field_is_there_with_its_type(call, name) -> None:
    typed, shape = CALLS[name]

    found = call(*typed, "--json")

    assert found.status == 0
    assert found.err == ""
    assert wrong(found.json, shape) == []


def test_the_plan_has_no_fields_that_the_contract_does_not_know(call) -> None:
    found = call("plan", REGION, "--json").json

    assert list(found) == list(PLAN)
    assert {field for row in found["gemeenten"] for field in row} == set(PLAN["gemeenten"][0])
    assert set(found["totaal"]) == set(PLAN["totaal"])


def test_the_plan_of_the_example_is_the_table_of_the_worked_examples(call) -> None:
    """W1, W2, W3, W14, W16."""
    found = call("plan", REGION, "--json").json

    assert [row["cbs_code"] for row in found["gemeenten"]] == sorted(row["cbs_code"] for row in found["gemeenten"])
    delft = next(row for row in found["gemeenten"] if row["gemeente"] == "Delft")
    assert [delft[name] for name in ("onbekend", "buiten_regio", "opgave", "ruimte", "tekort")] == [6, 3, 127, 102, 25]
    total = found["totaal"]
    assert (total["tekort_laag"], total["tekort_hoog"], total["oordeel"]) == (62, 101, "zeker wel")
    first = found["welk_getal"][0]
    assert first["soort"] == "verhuringen"
    assert (first["opbrengst"], first["breedte_winst"]) == ("207/307", 4)
    assert first["besluiten"] == ["Leidschendam-Voorburg"]
    assert first["onderwerp"].startswith("verhuringen · Leidschendam-Voorburg · 2023")


def test_what_is_not_delivered_is_null_and_never_0(call, tmp_path) -> None:
    """Contract rule 4."""
    found = call("plan", dossier(tmp_path / "d", lettings=(HAGUE_LETS,)), "--json")

    assert wrong(found.json, PLAN) == []
    delft = next(row for row in found.json["gemeenten"] if row["gemeente"] == "Delft")
    empty = ("verhuringen", "ruimte", "uit_voorraad", "tekort", "ruimte_over", "voorrang_overig", "regulier")
    assert [delft[name] for name in empty] == [None] * len(empty)
    assert (delft["tekort_laag"], delft["tekort_hoog"], delft["oordeel"]) == (0, 118, "hangt af van")
    assert delft["groepen"] == [{"doelgroep": "bw", "opgave": 118, "uit_voorraad": None, "tekort": None}]


@pytest.mark.parametrize("switch", ['maximum_niveau = "regio"', 'tekort = "solidariteit"'])
def test_where_shortage_is_shared_municipal_ranges_are_null(call, tmp_path, switch) -> None:
    """Contract rule 9."""
    frame = Path(REGION, "dossier.toml").read_text(encoding="utf-8") + switch + "\n"
    target = tmp_path / "d"
    target.mkdir()
    for path in filter(Path.is_file, Path(REGION).iterdir()):
        (target / path.name).write_bytes(frame.encode() if path.name == "dossier.toml" else path.read_bytes())

    found = call("plan", target, "--json").json

    assert wrong(found, PLAN) == []
    assert {row[name] for row in found["gemeenten"] for name in CERTAINTY} == {None}
    assert all(found["totaal"][name] is not None for name in CERTAINTY)


def test_differences_between_sources_name_their_claims(call, tmp_path) -> None:
    rows = (DELFT_LETS.replace("P", "B"), DELFT_LETS.replace("1020", "2020").replace("P;datatafel", "B;ander"))
    found = call("plan", dossier(tmp_path / "d", lettings=rows), "--json").json

    assert wrong(found, PLAN) == []
    (conflict,) = found["tegenspraak"]
    assert [claim["waarde"] for claim in conflict["gegevens"]] == [2020, 1020]
    assert conflict["gegevens"][0]["vindplaatsen"][0]["rij"] == 3


def test_the_picture_tells_what_is_delivered(call) -> None:
    """W22."""
    found = call("beeld", REGION, "--json").json

    statuses = {"enig", "verenigbaar", "strijdig", "niet geleverd", "n.v.t."}
    assert {cell["status"] for cell in found["beeld"]} <= statuses
    shelter = next(
        row for row in found["totalen"] if (row["doelgroep"], row["indicator"]) == ("vrouwenopvang", "wachtend")
    )
    assert (shelter["geleverd"], shelter["minstens"]) == ("7/8", True)


def test_the_balance_has_a_matrix_per_year(call) -> None:
    for year in call("balans", REGION, "--json").json["jaren"]:
        assert wrong(year["matrix"], each(each(WHOLE))) == []
        assert str(Fraction(year["aandeel_vier_grootste"])) == year["aandeel_vier_grootste"]


@pytest.fixture(scope="module")
def made() -> Plan:
    return make_plan(read_dossier(Path(__file__).parents[2] / REGION))


@pytest.mark.parametrize("who", ["0503", "0626", "regio"])
@pytest.mark.parametrize("field", FIELDS)
def test_every_field_opens_and_ends_in_its_own_number(made, who, field) -> None:
    answer, shown = why_answer(made, who, field), plan_answer(made)

    assert wrong(answer, {"formaat": WHOLE, "gemeente": TEXT, "cbs_code": maybe(TEXT), "stappen": [STEP]}) == []
    row = shown["totaal"] if who == "regio" else next(r for r in shown["gemeenten"] if r["cbs_code"] == who)
    assert answer["stappen"][-1]["uitkomst"] == row[field]


def test_json_is_one_document_of_plain_values(call) -> None:
    written = call("plan", REGION, "--json").out

    assert written.endswith("}\n")
    assert json.dumps(json.loads(written), ensure_ascii=False, indent=2) + "\n" == written
