"""StatLine tables in each of their shapes give the same rows, and say what they leave out."""

from __future__ import annotations

import pytest
from field_files import GROUP, STUDENTS, codes, newer, observation, older, packed, present, read, shown
from hypothesis import given
from hypothesis import strategies as st

from thuistafel.core.dossier import Table
from thuistafel.exchange.public import public_rows

DELFT = {
    "doelgroep": STUDENTS,
    "gemeente": "0503",
    "indicator": "aanwezig",
    "jaar": "2023",
    "eenheid": "huishoudens",
    "aantal": "2235",
    "laag": "2233",
    "hoog": "2237",
    "kwaliteit": "B",
    "definitie": f"CBS 85980NED, {STUDENTS}, huishoudens",
    "peildatum": "2023-01-01",
    "bron": "CBS StatLine 85980NED",
}
LABELLED = (
    '"Aandachtsgroep volkshuisvesting";"Kenmerken";"Regio\'s";"Perioden";"Personen/Totaal personen (aantal)";'
    '"Huishoudens/Totaal huishoudens (aantal)";"Woonruimten/Totaal woonruimten (aantal)"\r\n'
)
CODED = '"ID";"Geslacht";"Leeftijd";"BurgerlijkeStaat";"RegioS";"Perioden";"BevolkingOp1Januari_1"\r\n'


def test_the_older_service_gives_a_row_per_group_and_municipality() -> None:
    found = read(older([present("GM0503")]))

    assert shown(found) == [DELFT]
    assert [(row.table, row.place.file, row.place.row) for row in found.rows] == [(Table.PICTURE, "bestand.json", 1)]


def test_the_newer_service_gives_the_same_row() -> None:
    rows = [observation("M1", "GM0503", 2645), observation("M2", "GM0503", 2235)]

    assert shown(read(newer(rows))) == [DELFT]


def test_csv_with_labels_gives_the_same_row_under_its_title_and_above_its_source() -> None:
    table = (
        '"Aandachtsgroepen volkshuisvesting; regio, 1 januari en 31 december"\r\n'
        + LABELLED
        + f'"{STUDENTS}";"Totaal";"Delft";"2023 januari";"2645";"2235";"2205"\r\n"Bron: CBS"\r\n'
    )

    found = read(table.encode("utf-8-sig"), "Aandachtsgroepen.csv")

    assert shown(found) == [DELFT]
    assert found.rows[0].place.row == 3


def test_a_number_the_office_did_not_give_is_not_delivered_and_never_zero() -> None:
    found = read(older([present("GM0503", households=None), present("GM0518", households=0)]))

    assert "aantal" not in shown(found)[0]
    assert {name: shown(found)[1][name] for name in ("aantal", "laag", "hoog")} == {
        "aantal": "0",
        "laag": "0",
        "hoog": "2",
    }
    assert "statline_not_delivered" in codes(found)


@pytest.mark.parametrize("attribute", ["Confidential", "NotAvailable"])
def test_a_withheld_observation_is_not_delivered_and_an_impossible_one_is_no_row(attribute: str) -> None:
    withheld = read(newer([observation("M2", "GM0503", None, attribute)]))
    impossible = read(newer([observation("M2", "GM0503", None, "Impossible")]))

    assert [row.get("aantal") for row in shown(withheld)] == [None]
    assert shown(impossible) == []


def test_other_regions_parts_and_years_are_counted_in_one_remark() -> None:
    rows = [
        present("GM0503"),
        present("NL01"),
        present("PV28"),
        present("WK0503"),
        present("GM0503", kind="3000"),
        present("GM0503", "2024MM01"),
        present("GM0503", "2023KW01"),
        present("GM0363"),
    ]

    found = read(older(rows), only="0503")

    assert len(found.rows) == 1
    [remark] = [each for each in found.warnings if each.code == "statline_passed_over"]
    counts = {name: remark.values[name] for name in ("regions", "parts", "later", "periods", "others")}
    assert counts == {"regions": 3, "parts": 1, "later": 1, "periods": 1, "others": 1}


@pytest.mark.parametrize("name", ["Zuid-Holland (PV)", "Nederland", "Agglomeratie 's-Gravenhage (CR)", "Nergenshuizen"])
def test_a_label_of_another_region_is_no_municipality(name: str) -> None:
    table = LABELLED + f'"{STUDENTS}";"Totaal";"{name}";"2023 januari";"5";"5";"5"\r\n'

    assert read(table.encode(), "x.csv").rows == []


@pytest.mark.parametrize(
    ("name", "code"), [("'s-Gravenhage", "0518"), ("Utrecht (gemeente)", "0344"), ("Bergen (NH.)", "0373")]
)
def test_a_label_of_a_municipality_is_its_code(name: str, code: str) -> None:
    table = LABELLED + f'"{STUDENTS}";"Totaal";"{name}";"2023 januari";"5";"5";"5"\r\n'

    assert [row["gemeente"] for row in shown(read(table.encode(), "x.csv"))] == [code]


def test_the_last_day_of_december_counts_for_the_year_after_unless_january_is_there() -> None:
    december = read(older([present("GM0503", "2023MM12", 10)]), year=2024)
    both = read(older([present("GM0503", "2023MM12", 10), present("GM0503", "2024MM01", 15)]), year=2024)

    assert [(row["jaar"], row["aantal"], row["peildatum"]) for row in shown(december)] == [("2024", "10", "2023-12-31")]
    assert [(row["jaar"], row["aantal"], row["peildatum"]) for row in shown(both)] == [("2024", "15", "2024-01-01")]


def test_measures_that_are_not_known_are_named_and_not_read() -> None:
    found = read(
        newer([observation("M2", "GM0503", 5), observation("M9", "GM0503", 30), observation("M77", "GM0503", 1)])
    )

    [remark] = [each for each in found.warnings if each.code == "statline_measures_unread"]
    assert remark.values["names"] == "GemiddeldeLeeftijd, M77"
    assert len(found.rows) == 1


def test_persons_are_read_when_there_are_no_households() -> None:
    found = read(newer([observation("M1", "GM0503", 2645)]))

    assert [(row["eenheid"], row["aantal"]) for row in shown(found)] == [("personen", "2645")]


def test_groups_that_are_only_codes_are_refused_because_nobody_knows_who_they_are() -> None:
    document = older([present("GM0503", group="A051234")])

    found = read(document)

    assert found.refused is not None
    assert (found.refused.code, found.rows) == ("statline_groups_unnamed", [])


def test_inhabitants_come_from_csv_with_codes_of_the_plan_year_or_the_latest_before() -> None:
    rows = [
        ("T001038", "10000", "T001019", "GM0503", "2022JJ00", "  104573"),
        ("T001038", "10000", "T001019", "GM0503", "2023JJ00", "  106086"),
        ("T001038", "10000", "T001019", "GM0503", "2024JJ00", "  109577"),
        ("3000", "10000", "T001019", "GM0503", "2023JJ00", "   57000"),
        ("T001038", "10000", "T001019", "GM0518", "2022JJ00", "  553417"),
        ("T001038", "10000", "T001019", "GM0518", "2023JJ00", "       ."),
    ]
    table = CODED + "".join(f'"{at}";' + ";".join(f'"{cell}"' for cell in row) + "\r\n" for at, row in enumerate(rows))

    found = read(table.encode(), "03759ned_UntypedDataSet_07022020_153926.csv")

    assert [(row["gemeente"], row["cbs_code"], row["inwoners"], row["peiljaar"]) for row in shown(found)] == [
        ("0503", "0503", "106086", "2023"),
        ("0518", "0518", "553417", "2022"),
    ]


@pytest.mark.parametrize(
    ("number", "key", "total", "extra"),
    [
        ("86286NED", "EigendomWoningcorporaties_5", "T001742", "TotaleWoningvoorraad_1"),
        ("82900NED", "EigendomWoningcorporatie_4", "T001235", "TotaleWoningvoorraad_1"),
    ],
)
def test_homes_of_corporations_become_social_rental_homes(number: str, key: str, total: str, extra: str) -> None:
    row = {"ID": 1, "StatusVanBewoning": total, "RegioS": "GM0503", "Perioden": "2022JJ00", extra: 52000, key: 21000}

    found = read(older([row, {**row, "StatusVanBewoning": "A028726", key: 400}], number))

    assert [(each["sociale_huurwoningen"], each["peiljaar"]) for each in shown(found)] == [("21000", "2022")]
    assert "statline_measures_unread" in codes(found)


OBSERVATIONS = (
    '"Id";"Measure";"ValueAttribute";"Value";"AandachtsgroepVolkshuisvesting";"Kenmerken";"RegioS";"Perioden"\r\n'
    '1;"M2";"None";2235;"A1";"T009002";"GM0503";"2023MM01"\r\n'
    '2;"M2";"Confidential";;"A1";"T009002";"GM0518";"2023MM01"\r\n'
)
BESIDE = {
    "MeasureCodes.csv": b'"Identifier";"Index";"Title";"Unit"\r\n"M2";2;"Totaal huishoudens";"aantal"\r\n',
    "85980NED_AandachtsgroepVolkshuisvestingCodes.json": packed({"value": [{"Identifier": "A1", "Title": STUDENTS}]}),
}


def test_the_whole_table_is_read_with_the_code_lists_beside_it() -> None:
    found = public_rows("Observations.csv", OBSERVATIONS.encode(), plan_year=2023, wanted=None, beside=BESIDE)

    assert found is not None
    assert shown(found)[0] == DELFT
    assert "aantal" not in shown(found)[1]
    assert [row.place.row for row in found.rows] == [2, 3]


@pytest.mark.parametrize("name", BESIDE)
def test_a_code_list_is_recognised_and_gives_no_rows(name: str) -> None:
    found = read(BESIDE[name], name)

    assert (found.rows, codes(found)) == ([], ["statline_code_list"])


def test_a_line_that_was_cut_off_is_not_delivered() -> None:
    table = LABELLED + f'"{STUDENTS}";"Totaal";"Delft";"2023 januari";"5"\r\n'

    [row] = shown(read(table.encode(), "x.csv"))

    assert "aantal" not in row


def test_a_column_that_is_there_twice_is_not_read() -> None:
    table = LABELLED.replace("Woonruimten/Totaal woonruimten", "Gezinnen/Totaal huishoudens")

    found = read((table + f'"{STUDENTS}";"Totaal";"Delft";"2023 januari";"15";"10";"5"\r\n').encode(), "x.csv")

    assert [(row["eenheid"], row["aantal"]) for row in shown(found)] == [("personen", "15")]
    assert "statline_measures_unread" in codes(found)


def test_a_file_without_the_groups_is_refused() -> None:
    row = {name: value for name, value in present("GM0503").items() if name != GROUP}

    found = read(older([row]))

    assert found.refused is not None
    assert found.refused.code == "statline_groups_unnamed"


def test_two_totals_that_differ_are_not_both_counted() -> None:
    found = read(older([present("GM0503", households=10), present("GM0503", households=15)]))

    assert [row["aantal"] for row in shown(found)] == ["10"]
    assert [item.reason.code for item in found.quarantine] == ["statline_doubled"]


@pytest.mark.parametrize(
    ("number", "measure", "code"),
    [("85036NED", "GemiddeldeWozWaarde_1", "statline_table_unknown"), ("85980NED", "Iets_1", "statline_no_measure")],
)
def test_a_table_or_column_that_is_not_known_is_refused_by_name(number: str, measure: str, code: str) -> None:
    found = read(older([{"ID": 1, "RegioS": "GM0503", "Perioden": "2023JJ00", measure: 5}], number))

    assert found.refused is not None
    assert found.refused.code == code


def test_a_number_that_is_none_goes_to_quarantine_with_its_record() -> None:
    row = {**present("GM0503"), "TotaalHuishoudens_2": "veel"}

    found = read(older([present("GM0518"), row]))

    assert [(item.place.row, item.place.column, item.value) for item in found.quarantine] == [(2, "aantal", "veel")]
    assert len(found.rows) == 1


def test_an_ordinary_table_is_none_of_these() -> None:
    assert public_rows("verhuringen.csv", b"gemeente;jaar\nDelft;2023\n", plan_year=2023, wanted=None) is None


@given(st.permutations([present("GM0503"), present("GM0518", households=10), present("GM0637", households=None)]))
def test_the_order_of_the_records_changes_nothing(rows: list[dict[str, object]]) -> None:
    ordered = sorted(shown(read(older(rows))), key=lambda row: row["gemeente"])

    assert [(row["gemeente"], row.get("aantal")) for row in ordered] == [
        ("0503", "2235"),
        ("0518", "10"),
        ("0637", None),
    ]


@given(st.integers(0, 200_000))
def test_the_true_number_lies_within_the_ends(true: int) -> None:
    rounded = (true + 2) // 5 * 5

    [row] = shown(read(older([present("GM0503", households=rounded)])))

    assert int(row["laag"]) <= true <= int(row["hoog"])
