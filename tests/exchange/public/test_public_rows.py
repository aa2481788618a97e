"""What cannot be trusted is refused with a sentence; what is read can be written and read again."""

from __future__ import annotations

from pathlib import Path

import pytest
from field_files import block, letting, older, packed, present, project, projects, read, shown
from hypothesis import given
from hypothesis import strategies as st

from thuistafel.core.dossier import Row, Table
from thuistafel.exchange.delimited import parsed
from thuistafel.exchange.dossier import read_dossier
from thuistafel.exchange.public import public_rows, structured
from thuistafel.exchange.raw import RawTable
from thuistafel.exchange.tables import COLUMNS
from thuistafel.exchange.typed import Typed, typed
from thuistafel.exchange.writing import csv_bytes
from thuistafel.wording import advised

FRAME = 'formaat = 1\ntitel = "Proef"\nplanjaar = 2023\nsamenstelling = "SVH-9"\n'
FILES = {
    "cbs.json": older([present("GM0503"), present("GM0518", households=None)]),
    "corporatie.json": [
        letting(),
        letting("0518", rooms=None),
        {**letting(reason="UIT"), "extra-attributen": [{"naam": "herkomst", "waarde": "=Zoetermeer"}]},
    ],
    "diwi.geojson": projects(project("Flex – Noord; “zuid”", "Den Haag", block())),
}


def in_tables(found: Typed) -> dict[Table, list[Row]]:
    return {table: [row for row in found.rows if row.table is table] for table in {row.table for row in found.rows}}


def as_csv(table: Table, rows: list[Row]) -> bytes:
    """The rows as the table of a dossier."""
    head = tuple(column.name for column in COLUMNS[table])
    cells = [dict(zip(row.cells, shown(Typed(rows=[row]))[0].values(), strict=True)) for row in rows]
    grid = (head, *(tuple(row.get(name, "") for name in head) for row in cells))
    return csv_bytes(RawTable(table.value, "", table, grid))


@pytest.mark.parametrize("file", FILES)
def test_what_is_read_can_be_written_as_a_table_and_read_again(file: str) -> None:
    for table, rows in in_tables(read(FILES[file], file)).items():
        grid = parsed(as_csv(table, rows).decode("utf-8-sig"))
        again = typed(RawTable(f"{table.value}.csv", "", table, grid), table)

        assert [row.cells for row in again.rows] == [row.cells for row in rows]
        assert again.quarantine == []


def test_the_tables_that_were_written_make_a_dossier(tmp_path: Path) -> None:
    (tmp_path / "dossier.toml").write_text(FRAME, encoding="utf-8")
    for file, document in FILES.items():
        for table, rows in in_tables(read(document, file)).items():
            (tmp_path / f"{table.value}.csv").write_bytes(as_csv(table, rows).replace(b"'=Zoetermeer", b"Zoetermeer"))

    dossier = read_dossier(tmp_path)

    assert dossier.quarantine == ()
    assert sum(value.value for value in dossier.lettings.values()) == 3
    assert [(one.origin, one.destination, one.count) for one in dossier.placements] == [("0637", "0503", 1)]
    assert [(one.name, one.homes) for one in dossier.products] == [("Flex – Noord; “zuid” – blok A", 24)]
    assert [key.municipality for key in dossier.picture] == ["0503", "0518"]


def test_inhabitants_and_homes_from_two_tables_of_one_year_are_both_known(tmp_path: Path) -> None:
    inhabitants = {
        "Geslacht": "T001038",
        "Leeftijd": "10000",
        "BurgerlijkeStaat": "T001019",
        "BevolkingOp1Januari_1": 106086,
    }
    homes = {"StatusVanBewoning": "T001742", "EigendomWoningcorporaties_5": 21000}
    delft = {"ID": 1, "RegioS": "GM0503", "Perioden": "2023JJ00"}
    found = [
        *read(older([{**delft, **inhabitants}], "03759ned")).rows,
        *read(older([{**delft, **homes}], "86286NED")).rows,
    ]
    (tmp_path / "dossier.toml").write_text(FRAME, encoding="utf-8")
    (tmp_path / "gemeenten.csv").write_bytes(as_csv(Table.MUNICIPALITIES, found))

    dossier = read_dossier(tmp_path)

    assert (dossier.inhabitants["0503"], dossier.social_rentals["0503"]) == (106086, 21000)
    assert dossier.conflicts == ()


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b'{"value": ' * 60 + b"1" + b"}" * 60, "json_too_deep"),
        (b"[" * 200_000, "json_too_deep"),
        (b'{"value": [NaN]}', "json_not_a_number"),
        (b'{"value": [-Infinity]}', "json_not_a_number"),
        (b'{"value": [1' + b"0" * 50 + b"]}", "json_number_absurd"),
        (b'{"value": [1e99999999999999999999]}', "json_number_absurd"),
        (b'{"value": [', "json_broken"),
        (b'{"value": ["\x00"]}', "csv_nul"),
    ],
)
def test_json_that_cannot_be_trusted_is_refused_with_a_sentence(content: bytes, code: str) -> None:
    found = read(content)

    assert found.refused is not None
    assert found.refused.code == code
    assert len(advised(found.refused)) > 20


def test_more_values_than_memory_allows_are_counted_before_they_are_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(structured, "MOST_VALUES", 3)

    found = read(b'{"value": [1, 2, 3, 4]}')

    assert found.refused is not None
    assert found.refused.code == "json_too_many"


def test_a_name_given_twice_counts_as_the_last() -> None:
    name = b'"TotaalHuishoudens_2"'
    document = packed(older([present("GM0503")])).replace(name, name + b": 1, " + name)

    assert [row["aantal"] for row in shown(read(document))] == ["2235"]


def test_a_sign_no_file_can_hold_goes_to_quarantine() -> None:
    found = read(packed(projects(project("\ud800", "Delft", block()))))

    assert [item.reason.code for item in found.quarantine] == ["cell_has_control_character"]


@pytest.mark.parametrize("content", [b"", b"Delft 118, Den Haag ca. 410", b"[Delft] 118", b"{}", b"[]", b"\xff\xfe["])
def test_what_has_none_of_these_shapes_is_left_to_others(content: bytes) -> None:
    assert public_rows("mail.txt", content, plan_year=2023, wanted=None) is None


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(
        ["value", "RegioS", "Perioden", "Measure", "Value", "features", "properties", "projectgegevens", "eenheid",
         "adres", "begindatum", "woning_blokken", "statcode", "geometry", "coordinates", "TotaalPersonen_1", "naam"]
    ), inner, max_size=5),
    max_leaves=20,
)  # fmt: skip


@given(json_values)
def test_no_document_is_too_strange(document: object) -> None:
    found = public_rows("x.json", packed(document), plan_year=2023, wanted=None)

    assert found is None or found.refused is None or advised(found.refused)


def test_the_remarks_are_sentences() -> None:
    remarks = [reason for file, document in FILES.items() for reason in read(document, file).warnings]

    assert len(remarks) >= 3
    assert all(advised(reason).endswith(".") for reason in remarks)
