"""Two parties that may report the same people (W11)."""

from __future__ import annotations

import pytest
from making_sent import block, delivery, row

from thuistafel.core.dossier import Amount
from thuistafel.exchange.delivery.answers import Answer, Answers
from thuistafel.exchange.delivery.overlap import without_overlap
from thuistafel.wording import advised


def shelter_and_home(elsewhere: tuple[str, str] = ("onbekend", "5"), locations: tuple[str, str] = ("x", "y")):
    """W11: 30 wait in the shelter, 18 in assisted living."""
    shelter = block("a.xlsx", (locations[0], "bw", "Delft", "30", elsewhere[0]))
    home = block("b.xlsx", (locations[1], "bw", "Delft", "18", elsewhere[1]))
    return (
        delivery("a.xlsx", row("D4", 30, "a.xlsx", party="Opvang A"), sender="Opvang A", recognised=(shelter,)),
        delivery("b.xlsx", row("D4", 18, "b.xlsx", party="BW B"), sender="BW B", recognised=(home,)),
    )


def answered(text: str, spot: str = "overlap D4") -> Answers:
    return Answers((Answer("", "b.xlsx", "Z1", spot, text),))


def counted(found) -> list[Amount]:
    return [each.cells["aantal"] for one in found for each in one.rows]


def test_what_both_say_is_reported_elsewhere_is_asked_and_not_added() -> None:
    """W11: the union is 30 to 48."""
    found = without_overlap(shelter_and_home(), Answers())

    (question,) = [question for one in found for question in one.questions]
    assert counted(found) == [Amount(30)]
    assert (question.file, question.answer_at) == ("b.xlsx", "overlap D4")
    assert "Samen zijn het er 30–48" in advised(question.reason)


@pytest.mark.parametrize("said", ["5 à 8", "5-8", "5 tot 8"])
def test_a_stated_overlap_makes_the_smaller_one_so_much_smaller(said: str) -> None:
    """W11: with 5 to 8 in both the union is 40 to 43."""
    found = without_overlap(shelter_and_home(), answered(said))

    assert counted(found) == [Amount(30), Amount(low=10, high=13)]
    assert [remark.values["together"].low for one in found for remark in one.remarks] == [40]
    assert not any(one.questions for one in found)


@pytest.mark.parametrize(("said", "left"), [("geen overlap", [30, 18]), ("Zelfde mensen", [30])])
def test_words_settle_it_for_a_number_or_for_the_whole_file(said: str, left: list[int]) -> None:
    for spot in ("overlap D4", "overlap"):
        found = without_overlap(shelter_and_home(), answered(said, spot))

        assert counted(found) == [Amount(number) for number in left]
        assert not any(one.questions for one in found)


@pytest.mark.parametrize("said", ["31", "weet niet", "19-25"])
def test_an_answer_that_cannot_be_is_asked_again(said: str) -> None:
    found = without_overlap(shelter_and_home(), answered(said))

    assert counted(found) == [Amount(30)]
    assert [question.reason.code for one in found for question in one.questions] == ["overlap_asked"]


def test_the_same_location_in_two_files_is_asked_whatever_they_say_of_elsewhere() -> None:
    found = without_overlap(shelter_and_home(("0", "0"), ("De Brug", "de brug ")), Answers())

    assert counted(found) == [Amount(30)]


@pytest.mark.parametrize("elsewhere", [("0", "5"), ("", "onbekend"), ("nee", "nee")])
def test_without_a_sign_they_are_added(elsewhere: tuple[str, str]) -> None:
    found = without_overlap(shelter_and_home(elsewhere), Answers())

    assert counted(found) == [Amount(30), Amount(18)]


def test_other_people_of_the_same_parties_are_no_overlap() -> None:
    shelter, home = shelter_and_home()
    elsewhere = delivery(
        "b.xlsx", row("D4", 18, "b.xlsx", party="BW B", herkomst="Den Haag"), recognised=home.recognised
    )

    assert counted(without_overlap((shelter, elsewhere), Answers())) == [Amount(30), Amount(18)]


@pytest.mark.parametrize("elsewhere", [("", "5"), ("5", ""), ("onbekend", "onbekend")])
def test_one_who_says_so_is_enough_when_the_other_does_not_deny_it(elsewhere: tuple[str, str]) -> None:
    assert counted(without_overlap(shelter_and_home(elsewhere), Answers())) == [Amount(30)]


@pytest.mark.parametrize(("elsewhere", "left"), [(("5", "onbekend"), [30]), (("5", ""), [30, 18])])
def test_people_called_by_two_groups_are_asked_about_when_both_speak_of_it(
    elsewhere: tuple[str, str], left: list[int]
) -> None:
    shelter, home = shelter_and_home(elsewhere)
    other = delivery(
        "b.xlsx", row("D4", 18, "b.xlsx", party="BW B", doelgroep="mo"), sender="BW B", recognised=home.recognised
    )

    assert counted(without_overlap((shelter, other), Answers())) == [Amount(number) for number in left]
