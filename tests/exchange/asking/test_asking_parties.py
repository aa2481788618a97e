"""Who is asked: everyone the dossier names, once per kind of workbook."""

from __future__ import annotations

from pathlib import Path

import pytest
from asking_for_tests import folder, made, round_of

from thuistafel.core.errors import ThuistafelError
from thuistafel.exchange.asking.parties import NOT_NAMED, USUAL, _new, parties_asked
from thuistafel.exchange.forms import Sender
from thuistafel.wording import advised


def names(path: Path, *senders: Sender, only: str = "") -> list[tuple[str, str]]:
    asked = round_of(path)
    return [(one.sender.value, one.name) for one in parties_asked(asked.reading, asked.known, senders or USUAL, only)]


def test_members_corporations_institutions_and_municipalities_with_products_are_asked(tmp_path: Path) -> None:
    assert names(folder(tmp_path)) == [
        ("G", "Delft"),
        ("G", "Den Haag"),
        ("C", "Stadsbezit"),
        ("C", "Woonwens"),
        ("Z", "Zorg A"),
        ("Z", "Zorg B"),
        ("P", "Delft"),
    ]


def test_the_quarter_is_for_corporations(tmp_path: Path) -> None:
    assert names(folder(tmp_path), Sender.QUARTER) == [("M", "Stadsbezit"), ("M", "Woonwens")]


def test_without_products_there_is_one_blank_workbook_for_a_new_one(tmp_path: Path) -> None:
    assert names(folder(tmp_path, producten="product;gemeente\n"), Sender.DEVELOPER) == [("P", NOT_NAMED)]


def test_a_party_is_found_whatever_the_case_and_signs(tmp_path: Path) -> None:
    assert names(folder(tmp_path), only="den-haag") == [("G", "Den Haag")]
    assert names(folder(tmp_path), only="delft") == [("G", "Delft"), ("P", "Delft")]


def test_a_new_party_gets_a_blank_workbook_when_its_kind_is_said(tmp_path: Path) -> None:
    assert names(folder(tmp_path), Sender.CARE_PROVIDER, only=" Nieuwe  zorg ") == [("Z", "Nieuwe zorg")]


@pytest.mark.parametrize("senders", [USUAL, (Sender.MUNICIPALITY,)])
def test_an_unknown_name_is_refused_with_the_name_it_looks_like(tmp_path: Path, senders: tuple[Sender, ...]) -> None:
    with pytest.raises(ThuistafelError) as refused:
        names(folder(tmp_path), *senders, only="Delfd")

    assert refused.value.code == "ask_party_unknown"
    assert "Delft" in advised(refused.value)


def test_a_dossier_that_names_nobody_of_a_kind_says_so(tmp_path: Path) -> None:
    with pytest.raises(ThuistafelError, match="ask_no_party"):
        names(folder(tmp_path, verhuringen="gemeente;jaar;stand;aantal\n"), Sender.CORPORATION)


def test_a_name_only_another_party_wrote_is_not_asked(tmp_path: Path) -> None:
    sent = made(round_of(folder(tmp_path / "out")), Sender.CARE_PROVIDER, "Zorg A")

    assert ("Z", "Zorg A") in names(folder(tmp_path / "back", {"antwoord.xlsx": sent}))
    assert len(names(folder(tmp_path / "back", {"antwoord.xlsx": sent}))) == 7


def test_a_name_that_no_file_can_hold_is_refused() -> None:
    from_a_terminal = b"Zorg\xff".decode("utf-8", "surrogateescape")

    with pytest.raises(ThuistafelError) as problem:
        _new(from_a_terminal, (Sender.CARE_PROVIDER,), ())

    assert problem.value.code == "ask_party_unreadable"
