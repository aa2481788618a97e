"""The same file twice, newer and older versions, files of one party side by side."""

from __future__ import annotations

from datetime import date
from itertools import permutations

import pytest
from making_sent import delivery, mark, row

from thuistafel.core.claims import Place
from thuistafel.core.dossier import Amount, Row, Table
from thuistafel.exchange.delivery.answers import Answer, Answers
from thuistafel.exchange.delivery.model import Block, Column, Delivery, Recognised, SentSheet
from thuistafel.exchange.delivery.quarters import with_quarters_added
from thuistafel.exchange.delivery.versions import current
from thuistafel.exchange.forms import FORM, Sender


def values(found) -> dict[str, list[int]]:
    return {one.file: [each.cells["aantal"].value for each in one.rows] for one in found}


def codes(found) -> dict[str, list[str]]:
    return {one.file: [remark.code for remark in one.remarks] for one in found}


def test_the_same_content_twice_counts_once_and_is_said() -> None:
    first = delivery("a.xlsx", row("D4", 42, "a.xlsx"), digest="same")
    again = delivery("b.xlsx", row("D4", 42, "b.xlsx"), digest="same")

    found = current([again, first], {})

    assert values(found) == {"a.xlsx": [42], "b.xlsx": []}
    assert codes(found)["b.xlsx"] == ["sent_same_content"]


@pytest.mark.parametrize("order", list(permutations(range(3))))
def test_the_highest_number_of_our_own_workbook_counts_in_whatever_order_they_come(order) -> None:
    sent = [
        delivery(f"{name}.xlsx", row("D4", n, f"{name}.xlsx"), version=n) for n, name in ((1, "c"), (2, "a"), (3, "b"))
    ]

    found = current([sent[index] for index in order], {})

    assert values(found) == {"a.xlsx": [], "b.xlsx": [3], "c.xlsx": []}
    assert codes(found)["c.xlsx"] == codes(found)["a.xlsx"] == ["sent_superseded"]


def test_a_stated_day_goes_before_a_number_in_the_name_and_that_before_the_day_of_saving() -> None:
    old = delivery("opgave v9.xlsx", row("D4", 1, "opgave v9.xlsx"), stated_on=date(2023, 1, 1))
    new = delivery("opgave v1.xlsx", row("D4", 2, "opgave v1.xlsx"), stated_on=date(2023, 2, 1))
    numbered = [delivery(f"opgave v{n}.xlsx", row("D4", n, f"opgave v{n}.xlsx")) for n in (1, 2)]
    saved = {"opgave v1.xlsx": date(2023, 5, 1), "opgave v2.xlsx": date(2023, 4, 1)}

    assert values(current([old, new], {})) == {"opgave v1.xlsx": [2], "opgave v9.xlsx": []}
    assert values(current(numbered, saved)) == {"opgave v1.xlsx": [], "opgave v2.xlsx": [2]}


def test_the_name_without_a_number_is_the_first_version_of_the_same_name() -> None:
    names = ("opgave.xlsx", "opgave v2.xlsx")
    sent = [delivery(name, row("D4", number, name)) for number, name in enumerate(names, start=1)]
    saved = {"opgave.xlsx": date(2023, 5, 1), "opgave v2.xlsx": date(2023, 4, 1)}

    assert values(current(sent, saved)) == {"opgave.xlsx": [], "opgave v2.xlsx": [2]}


def test_a_definite_version_goes_before_a_concept_with_a_higher_number() -> None:
    sent = [
        delivery(f"{name}.xlsx", row("D4", 4, f"{name}.xlsx")) for name in ("opgave concept v3", "opgave definitief")
    ]

    assert values(current(sent, {})) == {"opgave concept v3.xlsx": [], "opgave definitief.xlsx": [4]}


def test_in_doubt_both_count_and_it_is_asked_once() -> None:
    found = current([delivery(f"{name}.xlsx", row("D4", 4, f"{name}.xlsx")) for name in "ab"], {})

    assert values(found) == {"a.xlsx": [4], "b.xlsx": [4]}
    assert [question.reason.code for one in found for question in one.questions] == ["sent_which_is_newer"]


@pytest.mark.parametrize(("answer", "left"), [("geldt", "b.xlsx"), ("vervangen", "a.xlsx")])
def test_an_answer_says_which_file_holds(answer: str, left: str) -> None:
    both = [delivery(f"{name}.xlsx", row("D4", 4, f"{name}.xlsx")) for name in "ab"]
    found = current(both, {}, Answers((Answer("", "b.xlsx", "", "versie", answer),)))

    assert [name for name, kept in values(found).items() if kept] == [left]
    assert not any(one.questions for one in found)


def test_two_files_of_a_party_about_different_people_both_count() -> None:
    delft = delivery("a v1.xlsx", row("D4", 4, "a v1.xlsx"))
    other = delivery("b v2.xlsx", row("D4", 5, "b v2.xlsx", herkomst="Den Haag"))

    found = current([delft, other], {})

    assert values(found) == {"a v1.xlsx": [4], "b v2.xlsx": [5]}
    assert not any(one.questions for one in found)


def test_another_year_another_party_and_an_unknown_party_replace_nothing() -> None:
    first = delivery("a.xlsx", row("D4", 1, "a.xlsx"), version=1)
    year = delivery("b.xlsx", row("D4", 2, "b.xlsx", jaar=2024), version=2)
    party = delivery("c.xlsx", row("D4", 3, "c.xlsx"), sender="B", version=3)
    nobody = [delivery(f"{name} v{name}.xlsx", row("D4", 4, name), sender="") for name in ("1", "2")]

    found = current([first, year, party, *nobody], {})

    assert all(one.rows for one in found)


def test_of_a_file_that_is_wholly_replaced_nothing_is_asked_any_more() -> None:
    unsure = current([delivery(f"{name}.xlsx", row("D4", 4, f"{name}.xlsx")) for name in "ab"], {})
    asked = next(one for one in unsure if one.questions)
    newest = delivery("c.xlsx", row("D4", 5, "c.xlsx"), version=2)
    old = delivery("d.xlsx", row("D4", 5, "d.xlsx"), version=1, questions=asked.questions)

    replaced = next(one for one in current([newest, old], {}) if one.file == "d.xlsx")

    assert (replaced.rows, replaced.questions) == ((), ())


def commitments(file: str, *lines: tuple[str, str]):
    """A filled G5."""
    fields = {field.name: field for field in FORM["G5"].fields}
    columns = tuple(Column(index, name, fields[name]) for index, name in enumerate(("onderwerp", "aantal_toegezegd")))
    grid = (("onderwerp", "aantal_toegezegd"), *lines)
    return Recognised(Block(SentSheet(file, "G5", grid), "", (1,), 2, len(grid), 0, 1), FORM["G5"], columns)


def test_a_newer_sheet_of_commitments_replaces_the_older_one_and_an_absent_or_empty_one_does_not() -> None:
    old = delivery("a.xlsx", version=1, recognised=(commitments("a.xlsx", ("flex", "10")),))
    new = delivery("b.xlsx", version=2, recognised=(commitments("b.xlsx", ("flex", "12")),))
    empty = delivery("c.xlsx", version=3, recognised=(commitments("c.xlsx", ("", "")),))

    assert [len(one.recognised) for one in current([old, new], {})] == [0, 1]
    assert [len(one.recognised) for one in current([old, empty], {})] == [1, 1]
    assert [len(one.recognised) for one in current([old, delivery("d.xlsx", version=2)], {})] == [1, 0]


def quarter(file: str, number: str, value: int, *, version: int = 1):
    fields = {field.name: field for field in FORM["C1"].fields}
    columns = (Column(0, "kwartaal", fields["kwartaal"]), Column(1, "aantal", fields["aantal"]))
    found = Block(SentSheet(file, "C1", (("kwartaal", "aantal"), (number, str(value)))), "", (1,), 2, 2, 0, 1)
    cells = {"gemeente": "Delft", "corporatie": "C", "jaar": 2023, "stand": "gerealiseerd", "aantal": Amount(value)}
    stated = Row(Table.LETTINGS, Place(file, "C1", 2), cells, {"aantal": "B2"})
    fingerprint = mark("C", version=version, kind=Sender.QUARTER)
    recognised = (Recognised(found, FORM["C1"], columns),)
    return Delivery(file, file, "C", "M", fingerprint, rows=(stated,), recognised=recognised)


def test_quarters_are_added_and_of_one_quarter_the_newest_counts() -> None:
    sent = [quarter("q1.xlsx", "1", 90), quarter("q1 nieuw.xlsx", "1", 95, version=2), quarter("q2.xlsx", "2", 100)]

    found = with_quarters_added(current(sent, {}))

    assert values(found) == {"q1 nieuw.xlsx": [], "q1.xlsx": [], "q2.xlsx": [195]}
    assert found[-1].rows[0].at["aantal"] == "B2 (q1 nieuw.xlsx), B2"
    assert codes(found)["q2.xlsx"] == ["quarters_added"]
