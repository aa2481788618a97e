"""Sheets become rows: what each number is about, exactly one outcome for each cell, whatever the order."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from making_sheets import CORPORATION, FILE, OTHER_PROVIDER, PROVIDER, known, read, sheet

from thuistafel.core.dossier import Amount, Row, Table
from thuistafel.exchange.delivery.answers import Answer
from thuistafel.exchange.delivery.model import Column, Recognised, SentSheet
from thuistafel.exchange.delivery.rows import all_said, rows_read
from thuistafel.exchange.delivery.stated import Said
from thuistafel.exchange.fingerprint import Fingerprint
from thuistafel.exchange.forms import VERSION, Sender
from thuistafel.exchange.raw import Raw

TITLE = ("Uitstroom 2023, huishoudens",)
HEADER = ("doelgroep", "herkomst_gemeente", "klaar_nu", "verwacht_komende_12_mnd")
OURS = Fingerprint(VERSION, Sender.CARE_PROVIDER, PROVIDER, 2023, 1, "ab12")


def outflow(*rows: Sequence[Raw], header: Sequence[Raw] = HEADER) -> SentSheet:
    return sheet("Uitstroom", [TITLE, header, *rows])


def said_of(one: SentSheet, *answers: Answer, sender: str = PROVIDER, ours: Fingerprint | None = None) -> Said:
    return all_said(read(one, *answers, sender=sender), known(*answers), sender, ours)


def stated(said: Said, *columns: str) -> list[tuple[object, ...]]:
    """The rows as their subject columns and number, in order."""
    return sorted((tuple(row.cells.get(name) for name in (*columns, "aantal")) for row in said.rows), key=repr)


def codes(items: Sequence[object]) -> list[str]:
    return sorted(getattr(one, "reason", one).code for one in items)  # type: ignore[attr-defined]


def only(said: Said) -> Row:
    (row,) = said.rows
    return row


def test_each_number_of_a_row_becomes_a_row_of_its_own_with_its_cell() -> None:
    said = said_of(outflow(("beschermd_wonen", "Delft", 5, 118)))

    assert [(row.cells["soort"], row.cells["aantal"], row.at["aantal"]) for row in said.rows] == [
        ("stand", Amount(5), "C3"),
        ("stroom", Amount(118), "D3"),
    ]


def test_what_goes_without_saying_comes_from_title_and_sender() -> None:
    said = said_of(outflow(("beschermd_wonen", "Delft", "", 118)))

    assert only(said).cells == {
        "instelling": PROVIDER,
        "doelgroep": "beschermd_wonen",
        "herkomst": "Delft",
        "jaar": 2023,
        "soort": "stroom",
        "eenheid": "huishoudens",
        "aantal": Amount(118),
        "bron": f"opgave {PROVIDER}",
    }


def test_without_a_year_the_plan_year_is_taken_and_asked_and_the_grade_is_lower() -> None:
    said = said_of(sheet("Uitstroom", [HEADER, ("beschermd_wonen", "Delft", "", 118)]))

    assert only(said).cells["jaar"] == 2023
    assert only(said).cells["kwaliteit"] == "C"
    assert [one.answer_at for one in said.questions] == ["jaar"]


def test_an_answered_year_is_no_question() -> None:
    answer = Answer("", FILE, "Uitstroom", "jaar", "2022")

    said = said_of(sheet("Uitstroom", [HEADER, ("beschermd_wonen", "Delft", "", 118)]), answer)

    assert only(said).cells["jaar"] == 2022
    assert said.questions == []


@pytest.mark.parametrize(("written", "group"), [("BW", "beschermd_wonen"), ("vergunninghouders", "statushouders")])
def test_a_group_is_spelled_as_the_table_does(written: str, group: str) -> None:
    said = said_of(outflow((written, "Delft", "", 118)))

    assert only(said).cells["doelgroep"] == group
    assert [(one.place.cell, one.became) for one in said.corrected] == [("A3", group)]


def test_a_group_nobody_knows_is_kept_and_asked() -> None:
    said = said_of(outflow(("woonstarters", "Delft", "", 118)))

    assert only(said).cells["doelgroep"] == "woonstarters"
    assert [(one.answer_at, one.reason.code) for one in said.questions] == [("woonstarters", "group_unknown")]


@pytest.mark.parametrize(
    ("written", "origin"),
    [("?", "onbekend"), ("n.b.", "onbekend"), ("elders", "buiten regio"), ("geheim", "veilig adres"), ("LV", "LV")],
)
def test_an_origin_that_is_no_municipality_gets_its_word(written: str, origin: str) -> None:
    said = said_of(outflow(("beschermd_wonen", written, "", 118)))

    assert only(said).cells["herkomst"] == origin


def test_an_answer_replaces_what_stood_in_the_cell() -> None:
    answer = Answer("", FILE, "Uitstroom", "D3", "40")

    said = said_of(outflow(("beschermd_wonen", "Delft", "", "1,032")), answer)

    assert only(said).cells["aantal"] == Amount(40)
    assert [(one.was, one.became, one.reason.code) for one in said.corrected] == [("1,032", "40", "answered")]
    assert said.quarantine == []


def test_yes_to_a_question_keeps_the_number_and_its_grade() -> None:
    answer = Answer("", FILE, "Uitstroom", "D3", "ja")

    said = said_of(outflow(("beschermd_wonen", "Delft", "", "118 (zie mail)")), answer)

    assert only(said).cells["aantal"] == Amount(118)
    assert "kwaliteit" not in only(said).cells
    assert said.questions == []


def test_a_blank_name_below_a_filled_one_is_filled_from_above() -> None:
    said = said_of(outflow(("beschermd_wonen", "Delft", "", 118), ("", "Rijswijk", "", 6)))

    assert stated(said, "doelgroep", "herkomst") == [
        ("beschermd_wonen", "Delft", Amount(118)),
        ("beschermd_wonen", "Rijswijk", Amount(6)),
    ]
    assert [(one.place.cell, one.became) for one in said.corrected] == [("A4", "beschermd_wonen")]


def test_a_blank_in_the_last_name_is_not_filled_from_above() -> None:
    said = said_of(outflow(("beschermd_wonen", "Delft", "", 118), ("detentie", "", "", 6)))

    assert [row.cells.get("herkomst") for row in said.rows if row.cells["doelgroep"] == "detentie"] == [None]


def test_a_merged_name_holds_for_all_its_rows_and_is_told_once() -> None:
    rows = [TITLE, HEADER, ("BW", "Delft", "", 118), ("", "Rijswijk", "", 6), ("", "Westland", "", 7)]

    said = said_of(sheet("Uitstroom", rows, merged=[((3, 0), (5, 0))]))

    assert {row.cells["doelgroep"] for row in said.rows} == {"beschermd_wonen"}
    assert codes(said.corrected).count("merged_read_for_all") == 1


def test_one_number_for_several_merged_rows_is_set_aside() -> None:
    rows = [TITLE, HEADER, ("BW", "Delft", "", 118), ("BW", "Rijswijk", "", ""), ("BW", "Westland", "", 7)]

    said = said_of(sheet("Uitstroom", rows, merged=[((3, 3), (4, 3))]))

    assert [(one.place.cell, one.value, one.reason.code) for one in said.quarantine] == [
        ("D3", "118", "number_for_several_rows")
    ]
    assert stated(said, "herkomst") == [("Westland", Amount(7))]


def test_hidden_rows_are_asked_about_and_read_after_yes() -> None:
    hidden = replace(outflow(("BW", "Delft", "", 118), ("BW", "Rijswijk", "", 6)), hidden_rows=frozenset({4}))
    answer = Answer("", FILE, "Uitstroom", "verborgen regels", "ja")

    before, after = said_of(hidden), said_of(hidden, answer)

    assert stated(before, "herkomst") == [("Delft", Amount(118))]
    assert [(one.answer_at, one.reason.values["rows"]) for one in before.questions] == [("verborgen regels", "4")]
    assert len(after.rows) == 2
    assert after.questions == []


def test_a_hidden_column_is_asked_about() -> None:
    hidden = replace(outflow(("BW", "Delft", 5, 118)), hidden_columns=frozenset({2}))

    said = said_of(hidden)

    assert [row.cells["soort"] for row in said.rows] == ["stroom"]
    assert codes(said.questions) == ["hidden_columns_asked"]


def test_a_hidden_sheet_is_asked_about() -> None:
    said = said_of(replace(outflow(("BW", "Delft", 5, 118)), is_hidden=True))

    assert said.rows == []
    assert codes(said.questions) == ["hidden_sheet_asked"]


def test_formulas_without_value_and_errors_are_set_aside() -> None:
    one = outflow(("BW", "Delft", "#REF!", ""))

    said = said_of(replace(one, without_value=frozenset({(3, 3)}), errors=frozenset({(3, 2)})))

    assert [(item.place.cell, item.reason.code) for item in said.quarantine] == [
        ("C3", "cell_is_error"),
        ("D3", "formula_without_value"),
    ]


def test_a_row_of_another_party_in_a_workbook_of_ours_is_set_aside() -> None:
    one = sheet(
        "Z1 Uitstroom",
        [("instelling", *HEADER), (PROVIDER, "BW", "Delft", 1, 2), (OTHER_PROVIDER, "BW", "Delft", 3, 4)],
    )

    said = said_of(one, ours=OURS)

    assert [row.cells["aantal"] for row in said.rows] == [Amount(1), Amount(2)]
    assert {one.place.cell for one in said.quarantine} == {"A3", "D3", "E3"}
    assert set(codes(said.quarantine)) == {"row_of_other_party"}


@pytest.mark.parametrize(
    ("ours", "code"),
    [
        (replace(OURS, plan_year=2022), "workbook_of_other_year"),
        (replace(OURS, template=99), "workbook_version_unknown"),
    ],
)
def test_a_workbook_of_another_year_or_version_is_read_for_its_own_year_and_asked(ours: Fingerprint, code: str) -> None:
    said = said_of(sheet("Z1 Uitstroom", [HEADER, ("BW", "Delft", "", 2)]), ours=ours)

    assert only(said).cells["jaar"] == ours.plan_year
    assert codes(said.questions) == [code]


def test_a_party_is_spelled_as_the_table_does_and_a_new_one_is_asked_about() -> None:
    one = outflow(
        ("stichting zorgaanbieder b", "BW", "Delft", 1, ""),
        ("Zorgaanbieder Q", "BW", "Delft", 2, ""),
        header=("instelling", *HEADER),
    )

    said = said_of(one, sender="Delft")

    assert {row.cells["instelling"] for row in said.rows} == {OTHER_PROVIDER, "Zorgaanbieder Q"}
    assert codes(said.questions) == ["party_unknown"]


def test_a_year_that_cannot_be_read_sets_the_numbers_of_its_row_aside() -> None:
    one = outflow(("x", "BW", "Delft", 1, ""), (2023, "BW", "Delft", 2, ""), header=("jaar", *HEADER))

    said = said_of(one)

    assert [row.cells["aantal"] for row in said.rows] == [Amount(2)]
    assert [(item.place.cell, item.reason.code) for item in said.quarantine] == [
        ("A3", "year_expected"),
        ("D3", "row_needs_cell"),
    ]


def test_neighbours_go_with_their_number() -> None:
    header = (*HEADER[:2], "klaar_nu", "klaar_nu_laag", "klaar_nu_hoog", "klaar_nu_kwaliteit", "klaar_nu_toelichting")

    said = said_of(outflow(("BW", "Delft", 40, 35, 45, "c - schatting", "volgens het team"), header=header))

    row = only(said)
    assert [row.cells[name] for name in ("laag", "hoog", "kwaliteit")] == [Amount(35), Amount(45), "C"]
    assert [row.at[name] for name in ("aantal", "laag", "hoog", "kwaliteit")] == ["C3", "D3", "E3", "F3"]
    assert [(one.place.cell, one.value) for one in said.noted] == [("G3", "volgens het team")]


def test_persons_in_a_cell_or_heading_are_the_unit() -> None:
    plain_title = sheet("Uitstroom", [("Uitstroom 2023",), HEADER, ("BW", "Delft", "12 cliënten", 7)])

    said = said_of(plain_title)

    assert {row.cells["soort"]: row.cells.get("eenheid") for row in said.rows} == {"stand": "personen", "stroom": None}


C1 = ("gemeente", "jaar", "kwartaal", "kamers", "studentenwoning", "aantal")


def lettings(*rows: Sequence[Raw], title: str = "Verhuringen", header: Sequence[Raw] = C1) -> SentSheet:
    return sheet("Verhuringen", [(title,), header, *rows])


def test_four_quarters_are_one_year_with_all_their_cells() -> None:
    rows = [("Delft", 2022, quarter, "", "", 10 * quarter) for quarter in (1, 2, 3, 4)]

    said = said_of(lettings(*rows), sender=CORPORATION)

    row = only(said)
    assert (row.cells["aantal"], row.cells["stand"], row.cells["corporatie"]) == (
        Amount(100),
        "gerealiseerd",
        CORPORATION,
    )
    assert row.at["aantal"] == "F3, F4, F5, F6"


def test_a_year_without_its_last_quarter_is_set_aside_and_asked() -> None:
    rows = [("Delft", 2022, quarter, "", "", 10) for quarter in (1, 2, 3)]

    said = said_of(lettings(*rows), sender=CORPORATION)

    assert said.rows == []
    assert codes(said.quarantine) == ["part_year"] * 3
    assert [one.reason.values["missing"] for one in said.questions] == ["kwartaal 4"]


def test_the_quarter_workbook_needs_no_whole_year() -> None:
    quarter = Fingerprint(VERSION, Sender.QUARTER, CORPORATION, 2023, 1, "")

    said = said_of(lettings(("Delft", 2023, 1, "", "", 10)), sender=CORPORATION, ours=quarter)

    assert (only(said).cells["aantal"], only(said).cells["stand"]) == (Amount(10), "gerealiseerd")


def test_student_homes_are_a_kind_of_their_own() -> None:
    said = said_of(lettings(("Delft", 2023, "", 2, "x", 10), ("Delft", 2023, "", 2, "", 20)), sender=CORPORATION)

    assert stated(said, "soort", "kamers") == [("regulier", "2", Amount(20)), ("student", "2", Amount(10))]


@pytest.mark.parametrize(
    ("title", "year", "stage"),
    [
        ("Verhuringen gerealiseerd", 2023, "gerealiseerd"),
        ("Prognose verhuringen", 2022, "verwacht"),
        ("Verhuringen", 2022, "gerealiseerd"),
        ("Verhuringen", 2023, "verwacht"),
    ],
)
def test_the_stage_is_what_the_title_says_else_by_the_year(title: str, year: int, stage: str) -> None:
    said = said_of(lettings(("Delft", year, "", "", "", 10), title=title), sender=CORPORATION)

    assert only(said).cells["stand"] == stage


def test_the_same_row_twice_counts_once_and_a_different_number_is_asked() -> None:
    same = said_of(lettings(("Delft", 2023, "", 2, "", 10), ("Delft", 2023, "", 2, "", 10)), sender=CORPORATION)
    other = said_of(lettings(("Delft", 2023, "", 2, "", 10), ("Delft", 2023, "", 2, "", 11)), sender=CORPORATION)

    assert (only(same).cells["aantal"], only(same).at["aantal"]) == (Amount(10), "F3, F4")
    assert "same_row_twice" in codes(same.remarks)
    assert other.rows == []
    assert [(one.place.cell, one.reason.code) for one in other.quarantine] == [
        ("F3", "which_holds"),
        ("F4", "which_holds"),
    ]


def test_municipal_figures_become_rows_of_their_tables() -> None:
    header = ("gemeente", "peiljaar", "sociale_huurwoningen", "verhuringen_totaal", "waarvan_statushouders")

    said = said_of(sheet("G1 Gemeente", [header, ("Delft", 2022, 20_000, 1_000, 80)]), sender="Delft")

    found = {row.table: row.cells for row in said.rows}
    assert found[Table.MUNICIPALITIES]["sociale_huurwoningen"] == Amount(20_000)
    assert found[Table.MUNICIPALITIES]["peiljaar"] == 2022
    assert found[Table.LETTINGS]["stand"] == "gerealiseerd"
    assert "corporatie" not in found[Table.LETTINGS]
    assert (found[Table.PRIORITY]["categorie"], found[Table.PRIORITY]["aantal"]) == ("statushouders", Amount(80))


def test_placements_products_and_institutions_become_rows() -> None:
    placements = sheet(
        "C3 Uitstroomplaatsingen",
        [
            ("jaar", "kwartaal", "herkomst", "woongemeente", "doelgroep", "geplaatst"),
            (2022, "Q1", "Delft", "LV", "BW", 7),
        ],
    )
    product = sheet(
        "P1 Woonproduct",
        [
            ("product", "gemeente", "soort", "woningen", "vroeg", "kans"),
            ("Flex 1", "Delft", "flexwoning", 60, "1 mrt '26", "70%"),
        ],
    )
    institutions = sheet("instellingen", [("instelling", "gemeente", "soort"), (PROVIDER, "Delft", "opvang")])

    rows = [only(said_of(one, sender=CORPORATION)) for one in (placements, product, institutions)]

    assert [row.table for row in rows] == [Table.PLACEMENTS, Table.PRODUCTS, Table.INSTITUTIONS]
    assert (rows[0].cells["kwartaal"], rows[0].cells["aantal"]) == (1, Amount(7))
    assert (rows[1].cells["vroeg"], rows[1].cells["kans_procent"]) == (date(2026, 3, 1), 70)
    assert rows[2].cells["gemeente"] == "Delft"


def test_where_an_institution_stands_is_read_from_the_title() -> None:
    title = ("Uitstroom 2023, huishoudens, gevestigd in Leidschendam-Voorburg",)

    said = said_of(sheet("Uitstroom", [title, HEADER, ("BW", "Delft", "", 118)]))
    without = said_of(sheet("Uitstroom", [TITLE, HEADER, ("BW", "Delft", "", 118)]))

    (row,) = [row for row in said.rows if row.table is Table.INSTITUTIONS]
    assert (row.cells["instelling"], row.cells["gemeente"]) == (PROVIDER, "Leidschendam-Voorburg")
    assert [row for row in without.rows if row.table is Table.INSTITUTIONS] == []


def test_an_empty_cell_of_the_picture_is_a_row_that_says_not_delivered() -> None:
    header = ("doelgroep", "gemeente", "stand_wachtend", "instroom_per_jaar")

    said = said_of(sheet("G2 Doelgroepen", [header, ("BW", "Delft", "", "n.v.t.")]), sender="Delft")

    found = {row.cells["indicator"]: row.cells.get("aantal") for row in said.rows}
    assert found == {"wachtend": None, "instroom_jaar": Amount(applies=False)}


def block_of(rows: Sequence[Sequence[Raw]]) -> Recognised:
    (found,) = read(outflow(*rows, header=("doelgroep", "herkomst_gemeente", "klaar_nu", "ook_elders_aangemeld")))
    return found


CELLS = st.sampled_from([1, 12, "118 ", "ca. 40", "10-15", "1,032", "10/15", "?", "n.v.t.", "", True, "#REF!"])
NAMES = st.sampled_from(["Delft", "LV", "?", "elders", "Rijswijk", "Nergenshuizen"])
GROUPS = st.sampled_from(["BW", "MO", "detentie", "woonstarters", ""])
ROWS = st.lists(st.tuples(GROUPS, NAMES, CELLS, st.sampled_from([0, 3, "onbekend", ""])), min_size=1, max_size=6)


def outcome_of_each(found: Recognised, said: Said) -> dict[str, str]:
    """Each filled cell of the body, and the one thing that became of it."""
    used = {cell for row in said.rows for at in row.at.values() for cell in at.split(", ")}
    aside = {one.place.cell for one in said.quarantine}
    noted = {one.place.cell for one in said.noted}
    unread = {cell for one in said.remarks for cell in str(one.values.get("rows", "")).split(", ")}
    outcome: dict[str, str] = {}
    for row in range(found.block.first_row, found.block.last_row + 1):
        for column in found.columns:
            cell = found.block.name_of(row, column.index)
            if found.block.cell(row, column.index) == "":
                continue
            fates = [name for name, cells in (("used", used), ("aside", aside), ("noted", noted)) if cell in cells]
            outcome[cell] = fates[0] if len(fates) == 1 else "unread" if str(row) in unread else str(fates)
    return outcome


@settings(max_examples=60, deadline=None)
@given(ROWS)
def test_no_number_is_lost_and_none_is_taken_twice(rows: list[tuple[Raw, ...]]) -> None:
    found = block_of([("BW", "Den Haag", 1, 0), *rows])

    said = all_said([found], known(), PROVIDER, None)

    numbers = {column.index for column in found.columns if column.written in {"klaar_nu", "ook_elders_aangemeld"}}
    letters = tuple(found.block.name_of(1, index)[0] for index in numbers)
    outcome = {cell: fate for cell, fate in outcome_of_each(found, said).items() if cell.startswith(letters)}
    told = {one.place.cell for one in said.corrected}
    assert {cell: fate for cell, fate in outcome.items() if fate not in {"used", "aside", "noted", "unread"}} == {
        cell: "[]" for cell in outcome if outcome[cell] == "[]" and cell in told
    }


@settings(max_examples=40, deadline=None)
@given(st.data())
def test_rows_in_another_order_say_the_same(data: st.DataObject) -> None:
    rows = data.draw(
        st.lists(st.tuples(st.sampled_from(["BW", "MO"]), NAMES, CELLS, st.just("")), min_size=2, max_size=6)
    )
    mixed = data.draw(st.permutations(rows))

    one = all_said([block_of([("BW", "Den Haag", 1, 0), *rows])], known(), PROVIDER, None)
    other = all_said([block_of([("BW", "Den Haag", 1, 0), *mixed])], known(), PROVIDER, None)

    subject = ("doelgroep", "herkomst", "soort", "kwaliteit")
    assert stated(one, *subject) == stated(other, *subject)
    assert codes(one.quarantine) == codes(other.quarantine)


def test_columns_without_a_meaning_are_left_to_who_recognises() -> None:
    found = block_of([("BW", "Delft", 1, 0)])
    without = replace(found, columns=tuple(replace(one, field=None) for one in found.columns))

    assert rows_read(without, known(), PROVIDER).stated == []
    assert isinstance(without.columns[0], Column)
