"""One party has one name, whatever legal form or label someone wrote with it."""

from __future__ import annotations

import pytest

from thuistafel.exchange.delivery.parties import known_party, spelled_party

KNOWN = ("Corporatie 1 (fictief)", "Corporatie 12 (fictief)", "Zorgaanbieder B (fictief)")


@pytest.mark.parametrize(
    ("written", "party"),
    [
        ("corporatie 1", KNOWN[0]),
        ("Stichting Corp. 1", KNOWN[0]),
        ("CORPORATIE-12", KNOWN[1]),
        ("zorgaanbieder B (fictief)", KNOWN[2]),
        ("Corporatie 2", ""),
        ("", ""),
    ],
)
def test_a_party_is_known_by_any_way_to_write_it(written: str, party: str) -> None:
    assert known_party(written, KNOWN) == party


def test_a_new_name_is_kept_and_asked_with_the_nearest() -> None:
    read = spelled_party("Corporatie 13", KNOWN, "")

    assert read.value == "Corporatie 13"
    assert read.doubt is not None
    assert read.doubt.values["near"]


def test_a_new_name_is_no_question_when_the_table_knows_none_yet() -> None:
    assert spelled_party("Corporatie 13", (), "").doubt is None


def test_the_sender_itself_is_no_question() -> None:
    assert spelled_party("stichting nieuw", KNOWN, "Nieuw").value == "Nieuw"
