"""A slip of the pen is repaired from its sentence alone."""

from __future__ import annotations

import pytest

FRAME = 'formaat = 1\ntitel = "Proef"\nplanjaar = 2024\nsamenstelling = "Proef"\n'
MEMBERS = "samenstelling;gemeente\nProef;Delft\nProef;Zoetermeer\n"
LETTINGS = "gemeente;jaar;stand;aantal;kwaliteit;bron\nDelft;2024;verwacht;1000;P;x\nZoetermeer;2024;verwacht;900;P;x\n"
OUTFLOW = (
    "instelling;doelgroep;herkomst;jaar;aantal;kwaliteit;bron\nA;groep;Delft;2024;110;B;x\nA;groep;Delft;2024;90;B;y\n"
)


@pytest.fixture
def folder(tmp_path):
    """A small dossier that works."""
    texts = {
        "dossier.toml": FRAME,
        "samenstelling.csv": MEMBERS,
        "verhuringen.csv": LETTINGS,
        "uitstroom.csv": OUTFLOW,
    }
    for name, text in texts.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    return tmp_path


def changed(folder, file, old, new):
    path = folder / file
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")
    return str(folder)


@pytest.mark.parametrize("verb", ["plan", "lees"])
def test_rows_of_another_year_are_named_with_their_number(call, folder, verb) -> None:
    found = call(verb, changed(folder, "uitstroom.csv", ";2024;", ";2042;"))

    assert "gaat geen enkele rij over 2024" in found.words
    assert "2042 (2)" in found.words


@pytest.mark.parametrize(
    ("file", "old", "new", "said"),
    [
        ("uitstroom.csv", "Delft;2024;110", "Delfft;2024;110", "Bedoelde u “Delft”?"),
        ("uitstroom.csv", ";aantal;", ";aantl;", "Bedoelde u “aantal”?"),
        ("uitstroom.csv", ";herkomst;", ";herkmst;", "Bedoelde u “herkomst”?"),
    ],
)
def test_a_row_or_column_says_what_was_probably_meant(call, folder, file, old, new, said) -> None:
    assert said in call("lees", changed(folder, file, old, new)).words


@pytest.mark.parametrize(
    ("addition", "said"),
    [
        ("maximum_procent = 12", "Zet de regel onder een kopje [regels]."),
        ("[regels]\nmaximum_procent = 8,1", "Schrijf 8.1, met een punt."),
        ("[regels]\nmaximum_percent = 8", "Bedoelde u “maximum_procent”?"),
        ("horizn = 2030", "Bedoelde u “horizon”?"),
    ],
)
def test_settings_say_what_to_write(call, folder, addition, said) -> None:
    found = call("plan", changed(folder, "dossier.toml", FRAME, f"{FRAME}{addition}\n"))

    assert found.status == 2
    assert said in found.err


def test_a_composition_and_a_municipality_say_what_was_probably_meant(call, folder) -> None:
    assert "Bedoelde u “Delft”?" in call("waarom", str(folder), "Delt").err
    assert "Bedoelde u “Proef”?" in call("plan", changed(folder, "dossier.toml", 'g = "Proef"', 'g = "Proeff"')).err


@pytest.mark.parametrize(
    ("file", "row"),
    [
        ("uitstroom.csv", "Totaal;;;2024;200;B;x"),
        ("uitstroom.csv", "Totaal;groep;Delft;2024;200;B;x"),
        ("verhuringen.csv", "Totaal regio;2024;verwacht;1900;P;x"),
        ("verhuringen.csv", "Som;2024;verwacht;1900;P;x"),
    ],
)
def test_a_total_is_kept_aside_and_said_to_be_one(call, folder, file, row) -> None:
    before = call("plan", str(folder), "--json").json["totaal"]
    with (folder / file).open("a", encoding="utf-8") as table:
        table.write(row + "\n")
    after = call("plan", str(folder), "--json").json

    assert after["totaal"] == before
    assert [item["remedie"] for item in after["quarantaine"]] == ["Haal de totaalrij weg."]


def test_an_institution_whose_name_begins_with_total_is_no_total(call, folder) -> None:
    path = changed(folder, "uitstroom.csv", "A;groep", "Totaal Wonen;groep")

    assert call("plan", path, "--json").json["quarantaine"] == []


def test_a_misnamed_table_and_an_old_workbook_say_why_they_do_not_count(call, folder) -> None:
    (folder / "uitstroom.csv").rename(folder / "uitstrom.csv")
    (folder / "aanleveringen").mkdir()
    (folder / "aanleveringen" / "uitstroom.xls").write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")
    found = call("lees", str(folder))

    assert "Bedoelde u “uitstroom”?" in found.words
    assert "Dit is een werkmap van voor Excel 2007" in found.words
