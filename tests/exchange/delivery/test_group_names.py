"""Target groups are known by the many words in use for them."""

from __future__ import annotations

import pytest

from thuistafel.exchange.delivery.groups import is_group, spelled_group


@pytest.mark.parametrize(
    ("written", "group"),
    [
        ("BW", "beschermd_wonen"),
        ("Beschermd wonen", "beschermd_wonen"),
        ("MO", "maatschappelijke_opvang"),
        ("uitstroom jeugdzorg", "jeugdhulp"),
        ("ex-gedetineerden", "detentie"),
        ("vergunninghouders", "statushouders"),
        ("dak- en thuislozen", "dak- en thuisloze mensen"),
        ("blijf-van-mijn-lijf", "vrouwenopvang"),
        ("Oekraine", "Oekraïense ontheemden"),
        ("Mensen met sociale urgentie", "sociale urgentie"),
    ],
)
def test_a_group_has_one_spelling(written: str, group: str) -> None:
    assert spelled_group(written, ()).value == group


def test_the_spelling_of_the_table_goes_first() -> None:
    read = spelled_group("BW", ["Uitstroom beschermd wonen", "detentie"])

    assert read.value == "Uitstroom beschermd wonen"
    assert read.remark is not None


def test_a_group_that_only_the_table_knows_is_kept_as_it_spells_it() -> None:
    read = spelled_group("WOONSTARTERS", ["woonstarters"])

    assert (read.value, read.remark, read.doubt) == ("woonstarters", None, None)


def test_an_unknown_group_is_kept_and_asked_with_the_nearest() -> None:
    read = spelled_group("jeugdhulpp", ())

    assert read.value == "jeugdhulpp"
    assert read.doubt is not None
    assert read.doubt.values["near"].values["name"] == "jeugdhulp"  # type: ignore[attr-defined]


def test_a_municipality_is_no_group() -> None:
    assert not is_group("Den Haag")
