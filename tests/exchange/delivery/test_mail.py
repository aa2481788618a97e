"""A mail as text: municipalities with a number become claims, other numbers are named, nothing else is kept."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from making_sheets import CORPORATION, PROVIDER, known, sent, sheet

from thuistafel import wording
from thuistafel.core.dossier import Amount, Table
from thuistafel.exchange.delivery.answers import Answer
from thuistafel.exchange.delivery.model import Delivery, SentSheet
from thuistafel.exchange.delivery.reading import deliveries
from thuistafel.exchange.delivery.rows import all_said
from thuistafel.exchange.delivery.stated import Said

FILE = "aanleveringen/mail.txt"


def mail(text: str) -> SentSheet:
    return sheet("", [(line,) if line.strip() else () for line in text.splitlines()], file=FILE)


def said_of(text: str, *answers: Answer, sender: str = PROVIDER) -> Said:
    return all_said([], known(*answers), sender, None, [mail(text)])


def delivered(text: str) -> Delivery:
    (one,) = deliveries([sent(mail(text), name=FILE)], known())
    return one


def numbers(said: Said) -> dict[object, object]:
    return {row.cells.get("herkomst", row.cells.get("gemeente")): row.cells["aantal"] for row in said.rows}


def about(said: Said, code: str) -> list[object]:
    return [one.values for one in said.remarks if one.code == code]


def test_municipalities_with_a_number_become_claims() -> None:
    said = said_of("Uitstroom beschermd wonen 2023, per jaar: Delft 118, Den Haag ca. 410, rest weten we nog niet")

    assert numbers(said) == {"Delft": Amount(118), "Den Haag": Amount(410, approximate=True)}
    assert {(row.cells["doelgroep"], row.cells["jaar"], row.cells["soort"]) for row in said.rows} == {
        ("beschermd_wonen", 2023, "stroom")
    }


def test_whoever_is_the_rest_is_named_as_not_delivered() -> None:
    said = said_of("Uitstroom BW 2023 per jaar: Delft 118, rest weten we nog niet")

    (values,) = about(said, "mail_rest_not_delivered")
    assert "Zoetermeer" in values["names"]  # type: ignore[index]
    assert "Delft" not in values["names"]  # type: ignore[index]


def test_a_sentence_gives_year_unit_and_kind() -> None:
    said = said_of("Wij verwachten in 2022 uit Delft 118 en uit Den Haag ca. 410 mensen.")

    assert numbers(said) == {"Delft": Amount(118), "Den Haag": Amount(410, approximate=True)}
    assert {(row.cells["jaar"], row.cells["eenheid"], row.cells["soort"]) for row in said.rows} == {
        (2022, "personen", "stroom")
    }
    assert [one.answer_at for one in said.questions] == ["doelgroep"]


def test_numbers_may_stand_before_their_municipality() -> None:
    assert numbers(said_of("Uitstroom: 118 uit Delft en 10 à 15 uit Leidschendam-Voorburg")) == {
        "Delft": Amount(118),
        "Leidschendam-Voorburg": Amount(low=10, high=15),
    }


def test_lines_below_a_group_are_about_that_group() -> None:
    said = said_of("Uitstroom 2023 per jaar\nBeschermd wonen\nDelft: 118\nRijswijk: 4\nDetentie\nDelft: 3\n")

    assert {(row.cells["doelgroep"], row.cells["herkomst"]) for row in said.rows} == {
        ("beschermd_wonen", "Delft"), ("beschermd_wonen", "Rijswijk"), ("detentie", "Delft"),
    }  # fmt: skip


def test_a_number_for_several_together_is_not_divided() -> None:
    said = said_of("Uitstroom BW 2023: Delft en Zoetermeer samen 500")

    assert said.rows == []
    assert "500 (regel 1)" in str(about(said, "mail_numbers_unused"))


def test_every_number_that_is_not_used_is_named() -> None:
    said = said_of("Uitstroom BW 2023: Delft 118. We hebben 12 locaties en 7 teams.")

    assert about(said, "mail_numbers_unused")[0]["numbers"] == "12 (regel 1), 7 (regel 1)"  # type: ignore[index]


def test_quotes_headers_and_signature_are_left_alone() -> None:
    said = said_of(
        "Van: Jan 12\nUitstroom BW 2023: Delft 118\n\nMet vriendelijke groet,\nPiet Jansen\nKade 9\n> Delft 99"
    )

    assert numbers(said) == {"Delft": Amount(118)}
    assert [one["number"] for one in about(said, "mail_numbers_skipped")] == [3]  # type: ignore[index]


def test_nothing_of_the_text_is_repeated() -> None:
    one = delivered(
        "Beste Jan Jansen,\nUitstroom BW 2023 per jaar: Delft 118 volgens Marietje.\nGroet,\nPiet Pietersen\n"
    )

    told = [wording.advised(reason) for reason in (*one.remarks, *(question.reason for question in one.questions))]
    told += [f"{item.was} {item.became}" for item in one.corrected]
    assert not any(name in text for text in told for name in ("Jan", "Marietje", "Piet"))


@pytest.mark.parametrize("number", ["06-12345678", "070 353 3000", "+31 6 12 34 56 78", "015-2602602", "(070) 3533000"])
def test_a_text_with_a_telephone_number_is_refused(number: str) -> None:
    one = delivered(f"Uitstroom BW 2023: Delft 118\nBel {number}")

    assert one.refused is not None
    assert one.refused.code == "mail_holds_phone"
    assert (one.rows, one.corrected, one.questions) == ((), (), ())


def test_what_it_is_about_is_asked_and_can_be_answered() -> None:
    before = said_of("Delft 118, Zoetermeer 1.032", sender="")
    after = said_of("Delft 118, Zoetermeer 1.032", Answer("", FILE, "", "onderwerp", "verhuringen"), sender=CORPORATION)

    assert (before.rows, [one.answer_at for one in before.questions]) == ([], ["onderwerp"])
    assert {row.table for row in after.rows} == {Table.LETTINGS}
    assert numbers(after) == {"Delft": Amount(118), "Zoetermeer": Amount(1032)}


def test_a_year_or_a_date_is_no_number_of_people() -> None:
    said = said_of("Uitstroom BW, peildatum 1-1-2023 om 12:30: Delft 118 in 2023")

    assert numbers(said) == {"Delft": Amount(118)}
    assert about(said, "mail_numbers_unused") == []


def test_a_text_without_pairs_says_how_to_write_them() -> None:
    said = said_of("Uitstroom BW 2023: we weten het nog niet.")

    assert [one.reason.code for one in said.questions] == ["mail_without_pairs"]


@settings(max_examples=50, deadline=None)
@given(
    st.dictionaries(
        st.sampled_from(["Delft", "Den Haag", "Zoetermeer", "Rijswijk", "Westland"]), st.integers(0, 1900), min_size=1
    ),
    st.sampled_from([", ", "\n", "; ", " en "]),
    st.sampled_from([" ", ": ", " = ", " ca. "]),
)
def test_any_list_of_municipalities_is_read_whole(pairs: dict[str, int], between: str, sign: str) -> None:
    text = between.join(f"{name}{sign}{number}" for name, number in pairs.items())

    said = said_of(f"Uitstroom BW 2023 per jaar\n{text}")

    assert {name: amount.value for name, amount in numbers(said).items()} == pairs  # type: ignore[attr-defined]


def test_a_bare_sentence_in_a_dossier_without_groups_is_read_as_outflow_and_all_that_is_assumed_is_asked() -> None:
    bare = replace(known(), target_groups=())
    (one,) = deliveries([sent(mail("Delft 118, Den Haag ca. 410, rest weten we nog niet"), name=FILE)], bare)

    read = {row.cells["herkomst"]: (row.cells["aantal"], row.cells["kwaliteit"]) for row in one.rows}
    assert read == {"Delft": (Amount(118), "D"), "Den Haag": (Amount(410, approximate=True), "D")}
    assert {row.cells["instelling"] for row in one.rows} == {"mail"}
    assert {"mail_subject_assumed", "mail_group_asked", "year_assumed"} <= {ask.reason.code for ask in one.questions}


def test_the_same_sentence_beside_numbers_per_group_is_not_counted_with_them() -> None:
    one = delivered("Delft 118, Den Haag ca. 410, rest weten we nog niet")

    assert one.rows == ()
    assert "mail_subject_asked" in {ask.reason.code for ask in one.questions}


def test_what_is_asked_about_is_neither_called_unused_nor_not_delivered() -> None:
    found = delivered("Delft 118, Den Haag ca. 410, rest weten we nog niet")

    assert [remark.code for remark in found.remarks] == ["mail_rest_not_delivered"]
    assert not {"Delft", "Den Haag"} & set(found.remarks[0].values["names"])  # type: ignore[call-overload]


def test_none_behind_a_municipality_is_zero_and_asked() -> None:
    said = said_of("Uitstroom beschermd wonen 2023\n- Delft: 12\n- Wassenaar: geen\n")

    assert numbers(said) == {"Delft": Amount(12), "Wassenaar": Amount(0)}
    assert [question.reason.code for question in said.questions] == ["none_read_as_zero"]
