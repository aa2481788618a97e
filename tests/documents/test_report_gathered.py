"""Remarks of one kind in one file are one line, and nothing they say is lost."""

from __future__ import annotations

import pytest

from thuistafel.documents.report import Notice
from thuistafel.documents.report_gathered import gathered

FILE = "aanleveringen/Opgave.xlsx"


def remark(text: str, code: str = "not_delivered", file: str = FILE, place: str = "") -> Notice:
    return Notice("waarschuwing", text, place, code, file)


def test_the_same_words_are_said_once_with_every_row() -> None:
    rows = [remark(f"{FILE}, rij {row}: geen aantal. Vul het in.") for row in (7, 8, 27)]

    assert [one.text for one in gathered(rows)] == ["Opgave.xlsx, rij 7, 8, 27: geen aantal. Vul het in."]


def test_words_that_differ_all_stand_there_and_what_they_share_stands_at_the_end() -> None:
    told = [
        remark(f"{FILE}, blad A, rij 4: lege cellen in “{name}”: {n}. Geen nul.") for name, n in (("x", 1), ("y", 3))
    ]

    (one,) = gathered(told)

    assert one.text == "Opgave.xlsx, blad A, rij 4: lege cellen in “x”: 1. lege cellen in “y”: 3. Geen nul."


def test_cells_set_aside_for_one_reason_are_one_line_per_file() -> None:
    told = [
        remark("Een datum.", place=f"{file}, cel {cell}", file=file) for file, cell in ((FILE, "D8"), ("b.csv", "E3"))
    ]

    assert [one.text for one in gathered([*told, told[0]])] == [
        "Opgave.xlsx, cel D8: Een datum.",
        "b.csv, cel E3: Een datum.",
    ]


def test_a_file_that_was_set_aside_as_a_whole_is_named() -> None:
    assert [one.text for one in gathered([remark("Leeg.", place=FILE)])] == ["Opgave.xlsx: Leeg."]


def test_more_than_eight_places_are_counted() -> None:
    (one,) = gathered(remark(f"{FILE}, rij {row}: leeg.") for row in range(1, 12))

    assert one.text == "Opgave.xlsx, rij 1, 2, 3, 4, 5, 6, 7, 8 en nog 3: leeg."


@pytest.mark.parametrize(
    "text", ["uitstroom · X · 2023: opgeteld tot 9.", "In aanleveringen/mail.txt staan 2 getallen."]
)
def test_what_does_not_begin_with_its_place_is_said_as_it_is(text: str) -> None:
    (one,) = gathered([remark(text, file="aanleveringen/mail.txt")])

    assert one.text.casefold() == text.replace("aanleveringen/", "").casefold()
