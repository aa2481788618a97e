"""What a block is taken for: the form by all columns together, what each column means, and what is asked."""

from __future__ import annotations

from collections.abc import Sequence
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st
from making_sheets import CORPORATION, FILE, PROVIDER, known, meanings, read, sheet

from thuistafel import wording
from thuistafel.core.dossier import Table
from thuistafel.exchange.delivery.answers import Answer
from thuistafel.exchange.delivery.model import LEAST, SURE, How, Recognised, SentSheet
from thuistafel.exchange.delivery.unread import unread
from thuistafel.exchange.delivery.vocabulary import words_of
from thuistafel.exchange.forms import FORM, FORMS, NEIGHBOURS, Form
from thuistafel.exchange.raw import Raw
from thuistafel.exchange.tables import COLUMNS


def only(one: SentSheet, *answers: Answer, sender: str = "") -> Recognised:
    (found,) = read(one, *answers, sender=sender)
    return found


def codes(found: Recognised) -> list[str]:
    return [question.reason.code for question in found.questions]


CONTROL = "C0"
"""Sums of the workbook itself: nothing on it is an answer."""


def headings_of_form(form: Form) -> list[str]:
    """As our own workbook has them: each quantity with its three neighbours."""
    names = [
        [field.name, *(f"{field.name}_{role}" for role in NEIGHBOURS if field.is_quantity)] for field in form.asked
    ]
    return [name for some in names for name in some]


def rows_of_form(form: Form) -> list[list[object]]:
    """A filled sheet of the form, as our own workbook has it."""
    headings = headings_of_form(form)
    return [["Opgave"], ["Fictieve cijfers"], [*headings, "toelichting"], ["Delft", *[3] * (len(headings) - 1)]]


def test_the_control_sheet_of_our_own_workbook_is_passed_over() -> None:
    control = next(form for form in FORMS if form.code == CONTROL)

    assert read(sheet(control.sheet, rows_of_form(control))) == []


@pytest.mark.parametrize(
    ("form", "name"),
    [(form, name) for form in FORMS for name in ("ours", "Blad1") if (form.code, name) != (CONTROL, "ours")],
    ids=lambda one: one if isinstance(one, str) else one.code,
)
def test_our_own_sheets_are_read_by_their_names_whatever_the_sheet_is_called(form: Form, name: str) -> None:
    headings = headings_of_form(form)

    found = only(sheet(form.sheet if name == "ours" else name, rows_of_form(form)))

    assert found.form is form
    assert meanings(found)[:-1] == [
        " ".join(heading.rsplit("_", 1)) if heading.rpartition("_")[2] in NEIGHBOURS else heading
        for heading in headings
    ]
    assert found.columns[-1].role == "toelichting"
    assert found.questions == ()


TABLES = [Table.LETTINGS, Table.OUTFLOW, Table.PRIORITY, Table.PICTURE, Table.PLACEMENTS, Table.PRODUCTS,
          Table.INSTITUTIONS, Table.MUNICIPALITIES]  # fmt: skip


@pytest.mark.parametrize("table", TABLES)
def test_a_table_of_a_dossier_is_read_as_it_is(table: Table) -> None:
    names = [column.name for column in COLUMNS[table]]

    found = only(sheet(table.value, [names, ["Delft", *[3] * (len(names) - 1)]]))

    fills = {column.field.fills or "aantal" for column in found.columns if column.field and not column.role}
    assert found.confidence == 100
    assert all(column.field for column in found.columns)
    assert {measure.table for field in found.form.fields for measure in field.measures} >= (
        {table} if table is not Table.INSTITUTIONS else set()
    )
    assert "gemeente" in fills or "herkomst" in fills


@pytest.mark.parametrize(
    ("title", "header", "row", "expected"),
    [
        ("Uitstroom 2023", ["", "Delft", "LV"], ["BW", 3, 4], ["aantal herkomst=Delft", "aantal herkomst=LV"]),
        ("Uitstroom", ["Herkomst", "BW", "MO"], ["Delft", 3, 4],
         ["aantal doelgroep=beschermd_wonen", "aantal doelgroep=maatschappelijke_opvang"]),
        ("Verhuringen", ["Gemeente", "Q1", "Q2"], ["Delft", 3, 4], ["aantal kwartaal=1", "aantal kwartaal=2"]),
        ("Mutaties 2022", ["Gem.", "jan", "feb"], ["Delft", 3, 4], ["aantal maand=1", "aantal maand=2"]),
        ("Verhuringen", ["Gemeente", 2021, 2022], ["Delft", 300, 400], ["aantal jaar=2021", "aantal jaar=2022"]),
        ("Verhuringen", ["Gemeente", "2022 gerealiseerd", "verwacht 2023"], ["Delft", 300, 400],
         ["aantal jaar=2022 stand=gerealiseerd", "aantal jaar=2023 stand=verwacht"]),
        ("Verhuringen", ["Gemeente", "1 kamer", "5+ kamers"], ["Delft", 3, 4], ["aantal kamers=1", "aantal kamers=5+"]),
        ("Plaatsingen van en naar", ["", "Delft", "LV"], ["Rijswijk", 3, 4],
         ["geplaatst woongemeente=Delft", "geplaatst woongemeente=LV"]),
        ("Uitstroom", ["Herkomst", "Personen", "Huishoudens"], ["Delft", 3, 2],
         ["aantal eenheid=personen", "aantal eenheid=huishoudens"]),
        ("Nu klaar voor uitstroom", ["Herkomst", "BW", "MO"], ["Delft", 3, 4],
         ["klaar_nu doelgroep=beschermd_wonen", "klaar_nu doelgroep=maatschappelijke_opvang"]),
    ],
)  # fmt: skip
def test_headings_that_split_a_number_state_it_and_the_title_says_what_is_counted(
    title: str, header: Sequence[Raw], row: Sequence[Raw], expected: list[str]
) -> None:
    assert meanings(only(sheet("Blad1", [[title], header, row])))[1:] == expected


def test_the_name_of_sheet_or_file_says_what_is_counted_when_no_title_does() -> None:
    rows = [["Gemeente", "Q1", "Q2"], ["Delft", 3, 4]]

    assert only(sheet("Verhuringen 2022", rows)).form.code == "C1"
    assert only(sheet("", rows, file="aanleveringen/verhuringen 2022.csv")).form.code == "C1"
    assert read(sheet("Blad1", rows)) == []


def test_title_and_sheet_state_year_municipality_and_stage_for_the_whole_table() -> None:
    found = only(sheet("Delft", [["Verhuringen 2022 gerealiseerd"], ["Corporatie", "Aantal"], [CORPORATION, 300]]))

    assert found.about == {"gemeente": "Delft", "jaar": 2022, "stand": "gerealiseerd"}


@pytest.mark.parametrize("title", ["Verhuringen, opgesteld 3 november 2021", "Verhuringen 2021-2025"])
def test_the_day_of_writing_and_a_span_of_years_state_no_year(title: str) -> None:
    assert only(sheet("Blad1", [[title], ["Gemeente", "Aantal"], ["Delft", 300]])).about == {}


@pytest.mark.parametrize(
    ("header", "expected"),
    [
        (["klaar nu", "laag", "hoog", "verwacht", "laag", "hoog"],
         ["klaar_nu", "klaar_nu laag", "klaar_nu hoog", "verwacht", "verwacht laag", "verwacht hoog"]),
        (["min", "klaar nu", "max", "min", "verwacht", "max"],
         ["klaar_nu laag", "klaar_nu", "klaar_nu hoog", "verwacht laag", "verwacht", "verwacht hoog"]),
        (["laag klaar nu", "klaar nu", "klaar nu hoog", "verwacht", "kwaliteit"],
         ["klaar_nu laag", "klaar_nu", "klaar_nu hoog", "verwacht", "kwaliteit"]),
        (["verwacht", "bandbreedte"], ["verwacht", "verwacht bandbreedte"]),
        (["verwacht (bandbreedte)"], ["verwacht"]),
        (["klaar nu", "verwacht", "Totaal"], ["klaar_nu", "verwacht", "klaar_nu totaal"]),
        (["klaar nu", "verwacht", "opmerking"], ["klaar_nu", "verwacht", "toelichting"]),
    ],
)  # fmt: skip
def test_bounds_stand_beside_before_or_behind_their_number(header: list[str], expected: list[str]) -> None:
    found = only(sheet("Blad1", [["Doelgroep", "Herkomst", *header], ["BW", "Delft", *[3] * len(header)]]))

    assert [one.replace("verwacht_komende_12_mnd", "verwacht") for one in meanings(found)[2:]] == expected


def test_a_column_without_heading_is_known_by_its_values_and_asked() -> None:
    found = only(
        sheet("Uitstroom 2023", [["", "", "Aantal"], ["BW", "Delft", 3], ["MO", "Rijswijk", 4], ["BW", "LV", 1]])
    )

    assert meanings(found) == ["doelgroep", "herkomst_gemeente", "aantal"]
    assert [column.how for column in found.columns[:2]] == [How.VALUES] * 2
    assert all(LEAST <= column.confidence < SURE for column in found.columns[:2])
    assert codes(found)[:2] == ["column_unsure"] * 2


def test_a_likely_reading_is_asked_with_its_place_meaning_and_confidence() -> None:
    found = only(sheet("Blad1", [["Doelgroep", "Gemeente", "Klaar nu"], ["BW", "Delft", 3]]))

    (question,) = found.questions
    assert wording.sentence(question.reason) == (
        f"{FILE}: kolom Blad1!B1 (Gemeente) is gelezen als herkomst_gemeente (80%)."
    )
    assert question.answer_at == "Gemeente"


def test_a_column_of_numbers_that_is_not_read_is_asked_and_one_of_texts_is_named() -> None:
    rows = [["Gemeente", "Verhuringen", "Huurprijs", "Kleur"], ["Delft", 300, 650, "groen"]]

    found = only(sheet("Blad1", rows))

    assert [(one.reason.code, one.answer_at) for one in found.questions] == [("column_unread", "Huurprijs")]
    assert [reason.values["columns"] for reason in found.remarks] == ["Kleur"]


def test_an_answer_about_a_heading_is_sure_and_remembered_for_the_sender() -> None:
    rows = [["Doelgroep", "Regio", "Klaar nu"], ["BW", "Delft", 3]]
    answer = Answer(PROVIDER, "", "", "regio", "herkomst_gemeente")

    found = only(sheet("Blad1", rows, file="aanleveringen/later.xlsx"), answer, sender=PROVIDER)

    assert meanings(found) == ["doelgroep", "herkomst_gemeente", "klaar_nu"]
    assert (found.columns[1].how, found.columns[1].confidence, found.questions) == (How.ANSWER, 100, ())


def test_what_is_answered_with_niet_lezen_is_left_alone_and_not_asked_again() -> None:
    one = sheet("Blad1", [["Gemeente", "Verhuringen", "Huurprijs"], ["Delft", 300, 650]])

    found = only(one, Answer("", FILE, "", "Huurprijs", "niet lezen"))
    left = Answer("", FILE, "Blad1", "", "niet lezen")

    assert (meanings(found)[2], found.questions) == ("", ())
    assert read(one, left) == []
    assert unread(one, [], known(left)) == ()


def test_an_answer_about_a_sheet_says_which_form_it_is() -> None:
    one = sheet("Blad1", [["Gemeente", "Doelgroep", "Aantal"], ["Delft", "BW", 3]])

    found = only(one, Answer("", FILE, "Blad1", "", "Z1 Uitstroom"))

    assert (found.form, found.confidence) == (FORM["Z1"], 100)


def test_the_kind_of_sender_decides_what_a_bare_table_is() -> None:
    rows = [["Gemeente", "Aantal"], ["Delft", 30], ["Rijswijk", 4]]

    assert only(sheet("Blad1", rows), sender=CORPORATION).form.code == "C1"
    assert only(sheet("Blad1", rows), sender=PROVIDER).form.code == "Z1"


@pytest.mark.parametrize(
    ("title", "sender", "expected"),
    [
        ("Wachtend op 1 januari 2023 (huishoudens)", PROVIDER, ("Z1", "klaar_nu herkomst=Delft")),
        ("Wachtend op 1 januari 2023 (huishoudens)", "Delft", ("G2", "stand_wachtend gemeente=Delft")),
        ("Geplaatst 2022", "Delft", ("G2", "geplaatst_per_jaar gemeente=Delft")),
        ("Aanwezig op 1 januari 2023", "Delft", ("G2", "aanwezig gemeente=Delft")),
        ("Verwachte instroom 2023", "Delft", ("G2", "instroom_per_jaar gemeente=Delft")),
    ],
)
def test_title_and_sender_together_say_which_number_of_which_form(
    title: str, sender: str, expected: tuple[str, str]
) -> None:
    rows = [[title], ["Doelgroep", "Delft", "Den Haag"], ["statushouders", 30, 4], ["ouderen", 3, 4]]

    found = only(sheet("Blad1", rows), sender=sender)

    assert (found.form.code, meanings(found)[1]) == expected
    assert found.questions == ()


def test_a_group_above_a_column_is_counted_by_a_number_that_knows_groups() -> None:
    rows = [["Aanwezig"], ["Gemeente", "Studenten", "Ouderen"], ["Delft", 30, 4]]

    found = only(sheet("Blad1", rows), sender="Delft")

    assert meanings(found)[1:] == ["aanwezig doelgroep=studenten", "aanwezig doelgroep=ouderen"]


def test_a_quantity_over_two_rows_keeps_the_name_of_the_upper() -> None:
    rows = [["Doelgroep", "Herkomst", "Klaar nu", "", "Verwacht", ""],
            ["", "", "aantal", "kwaliteit", "aantal", "kwaliteit"], ["BW", "Delft", 3, "B", 4, "C"]]  # fmt: skip

    expected = ["klaar_nu", "klaar_nu kwaliteit", "verwacht_komende_12_mnd", "verwacht_komende_12_mnd kwaliteit"]
    assert meanings(only(sheet("Blad1", rows)))[2:] == expected


def test_a_sheet_of_which_nothing_is_known_is_asked() -> None:
    strange = sheet("Blad1", [["Kleur", "Smaak"], ["rood", 3]])

    assert [one.reason.code for one in unread(strange, read(strange), known())] == ["sheet_unread"]


def test_numbers_above_a_table_that_no_block_holds_are_named_by_their_cells() -> None:
    one = sheet("Blad1", [["Controle", 300], ["", 412, 7], [], ["Gemeente", "Verhuringen"], ["Delft", 300]])

    assert [question.answer_at for question in unread(one, read(one), known())] == ["B1:C2"]


def test_an_empty_form_and_our_own_lists_ask_nothing() -> None:
    for one in (
        sheet("Z2 Huishouden", [["Huishoudens"], headings_of_form(FORM["Z2"])]),
        sheet("Keuzelijsten", [[1, 2]]),
    ):
        assert unread(one, read(one), known()) == ()


ROWS: dict[str, list[Raw]] = {
    "doelgroep": ["BW", "MO", "BW"],
    "herkomst_gemeente": ["Delft", "Rijswijk", "LV"],
    "klaar_nu": [3, "ca. 4", 5],
    "verwacht_komende_12_mnd": [12, 13, "10-15"],
    "locatie": ["Huis A", "Huis B", "Huis C"],
}


@given(st.randoms(use_true_random=False), st.integers(0, 8), st.booleans())
def test_synonyms_order_and_place_of_the_header_change_no_meaning(random: Random, above: int, shout: bool) -> None:
    words = {name: [word for word, field in words_of(FORM["Z1"]).items() if field.name == name] for name in ROWS}
    order = random.sample(list(ROWS), len(ROWS))
    written = {name: random.choice(sorted(words[name])).replace("_", random.choice([" ", "_"])) for name in order}
    header = [written[name].upper() if shout else f"{written[name]} " for name in order]
    rows = [*[["Opgave van de instelling"]] * above, header, *zip(*(ROWS[name] for name in order), strict=True)]

    found = only(sheet("Blad1", rows))

    assert found.form is FORM["Z1"]
    assert meanings(found) == order
    assert found.questions == ()


@given(st.lists(st.lists(st.one_of(st.text(max_size=12), st.integers(), st.sampled_from(
    ["Gemeente", "Delft", "laag", "hoog", "Totaal", "Q1", "2022", "verwacht", "Klaar nu", "BW", "%", "/ /", "'23"])),
    max_size=6), max_size=8))  # fmt: skip
def test_whatever_stands_on_a_sheet_is_recognised_or_asked(rows: list[list[Raw]]) -> None:
    one = sheet("Blad1", rows)

    found = read(one)

    assert all(sentence for each in found for q in each.questions if (sentence := wording.advised(q.reason)))
    assert [each.form.code for each in found] == [each.form.code for each in read(one)]


def test_many_unread_places_are_named_together_to_the_last() -> None:
    table: list[list[Raw]] = [["Gemeente", "Verhuringen"], ["Delft", 300]]
    one = sheet("Blad1", [*([7], []) * 20, *table])

    asked = [question.answer_at for question in unread(one, read(one), known())]

    assert (len(asked), asked[0], asked[-1]) == (10, "A1", "A19 t/m A39")
