"""Who sent a file and when."""

from __future__ import annotations

from datetime import date

import pytest
from making_sheets import CORPORATION, FILE, OTHER_CORPORATION, OTHER_PROVIDER, PROVIDER, known, sent, sheet

from thuistafel.exchange.delivery.answers import Answer
from thuistafel.exchange.delivery.model import SentFile
from thuistafel.exchange.delivery.senders import fingerprint_of, sender_of, sender_questions, stated_on
from thuistafel.exchange.fingerprint import Fingerprint
from thuistafel.exchange.forms import Sender
from thuistafel.exchange.raw import Raw

TABLE: list[list[Raw]] = [["Doelgroep", "Herkomst", "Klaar nu"], ["BW", "Delft", 3]]


def named(name: str) -> SentFile:
    return sent(sheet("Blad1", TABLE, file=name), name=name)


def who(one: SentFile, *answers: Answer) -> str:
    return sender_of(one, fingerprint_of(one), known(*answers))


def test_a_fingerprint_goes_before_everything_else() -> None:
    mark = Fingerprint(1, Sender.CARE_PROVIDER, "zorgaanbieder b", 2023, 2, "").text

    one = sent(sheet("Lees mij", [["Fictieve cijfers"], [mark]]), name="aanleveringen/Zorgaanbieder A.xlsx")

    assert who(one) == OTHER_PROVIDER


@pytest.mark.parametrize(
    ("name", "party"),
    [
        ("aanleveringen/Zorgaanbieder A uitstroom 2023.xlsx", PROVIDER),
        ("aanleveringen/2023_zorgaanbieder-a_DEF(1).xlsx", PROVIDER),
        ("aanleveringen/Stichting Zorgaanbieder A.csv", PROVIDER),
        ("aanleveringen/corp. 1 verhuringen.xlsx", CORPORATION),
        ("aanleveringen/Corporatie 12.xlsx", OTHER_CORPORATION),
        ("aanleveringen/Delft cijfers.xlsx", "Delft"),
        ("aanleveringen/Gemeente Den Haag.xlsx", "Den Haag"),
        ("aanleveringen/cijfers.xlsx", ""),
    ],
)
def test_a_file_is_named_after_its_sender(name: str, party: str) -> None:
    assert who(named(name)) == party


@pytest.mark.parametrize(
    ("rows", "party"),
    [
        ([["Uitstroom zorgaanbieder A"], *TABLE], PROVIDER),
        ([["Organisatie:", "Zorgaanbieder A"], *TABLE], PROVIDER),
        ([["Organisatie: Zorgaanbieder Nieuw"], *TABLE], "Zorgaanbieder Nieuw"),
        ([["Corporatie", "Aantal"], ["Corporatie 1", 3], ["Corporatie 1", 4]], CORPORATION),
        ([["Opgave gemeente Delft"], *TABLE], "Delft"),
        ([["Uitstroom naar Delft"], *TABLE], ""),
    ],
)
def test_a_title_a_label_or_the_only_party_on_the_sheet_says_who_it_is(rows: list[list[Raw]], party: str) -> None:
    assert who(sent(sheet("Blad1", rows))) == party


def test_who_it_can_be_is_asked_and_the_answer_holds() -> None:
    both = sent(sheet("Blad1", [["Opgave corporatie 1 en corporatie 12"], ["Gemeente", "Aantal"], ["Delft", 3]]))
    nobody = sent(sheet("Blad1", TABLE))

    (first,) = sender_questions(both, who(both), known())
    (second,) = sender_questions(nobody, who(nobody), known())

    assert (first.reason.code, first.reason.values["names"]) == (
        "sender_unsure",
        f"{CORPORATION}, {OTHER_CORPORATION}",
    )
    assert (second.reason.code, second.answer_at) == ("sender_unknown", "")
    assert who(both, Answer("", FILE, "", "", "corporatie 12")) == OTHER_CORPORATION
    assert sender_questions(both, OTHER_CORPORATION, known()) == ()


def test_a_list_whose_rows_name_several_parties_has_no_sender_and_asks_for_none() -> None:
    one = sent(sheet("Blad1", [["Corporatie", "Aantal"], ["Corporatie 1", 3], ["Corporatie 12", 4]]))

    assert (who(one), sender_questions(one, "", known())) == ("", ())


@pytest.mark.parametrize("text", ["Z1 Uitstroom", "niet lezen", "ja"])
def test_an_answer_about_a_sheet_is_no_sender(text: str) -> None:
    assert who(sent(sheet("", TABLE)), Answer("", FILE, "", "", text)) == ""


@pytest.mark.parametrize(
    ("name", "rows", "day"),
    [
        ("opgave 2022-11-03.xlsx", [], date(2022, 11, 3)),
        ("opgave_20221103_v2.xlsx", [], date(2022, 11, 3)),
        ("opgave 3-11-2022.xlsx", [], date(2022, 11, 3)),
        ("opgave 3 november 2022.xlsx", [], date(2022, 11, 3)),
        ("opgave.xlsx", [["Peildatum 1-1-2023"]], date(2023, 1, 1)),
        ("opgave.xlsx", [["Datum:", date(2022, 12, 1)]], date(2022, 12, 1)),
        ("opgave.xlsx", [["Stand per 1 maart 2023"]], date(2023, 3, 1)),
        ("opgave.xlsx", [["Datum:", "1-1-2023"], ["Peildatum:", "2-1-2023"]], None),
        ("opgave 31-02-2022.xlsx", [["Verhuringen 2022"]], None),
    ],
)
def test_the_day_a_file_is_from_is_in_its_name_or_beside_a_word_that_says_so(
    name: str, rows: list[list[Raw]], day: date | None
) -> None:
    one = sent(sheet("Blad1", [*rows, [], *TABLE]), name=f"aanleveringen/{name}")

    assert stated_on(one) == day
