"""Files that were opened before are not opened again, and each keeps its own content whatever happens meanwhile."""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO

import pytest
import xlsxwriter

from thuistafel.exchange.delivery import opening
from thuistafel.exchange.delivery.opening import forget, opened

NAMES = ("a.xlsx", "b.xlsx", "c.xlsx", "d.xlsx", "e.xlsx")


@pytest.fixture(autouse=True)
def nothing_opened_before() -> Iterator[None]:
    forget()
    yield
    forget()


def files() -> dict[str, bytes]:
    """Workbooks that each hold their own name."""
    made = {}
    for name in NAMES:
        kept = BytesIO()
        with xlsxwriter.Workbook(kept) as book:
            book.add_worksheet("blad").write_row(0, 0, [name, 1])
        made[name] = kept.getvalue()
    return made


def first_cells(found: tuple[opening.SentFile, ...]) -> dict[str, object]:
    return {one.name: one.sheets[0].grid[0][0] if one.refused is None else one.refused.code for one in found}


def test_a_file_that_leaves_memory_meanwhile_keeps_its_own_content(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(opening, "MOST_FILES_KEPT", 2)
    sent = files()

    opened(sent)

    assert first_cells(opened(sent)) == {name: name for name in NAMES}


def test_a_file_that_another_opens_meanwhile_gives_its_content_to_nobody_else() -> None:
    sent = files()

    def meanwhile(number: int, _total: int, _name: str) -> None:
        if number == 1:
            opened({"b.xlsx": sent["b.xlsx"]})

    assert first_cells(opened(sent, meanwhile)) == {name: name for name in NAMES}


def test_a_dossier_of_which_one_file_is_new_opens_one_file(monkeypatch: pytest.MonkeyPatch) -> None:
    sent = files()
    opened({name: content for name, content in sent.items() if name != "c.xlsx"})
    asked = []
    really = opening.asked_all
    monkeypatch.setattr(opening, "asked_all", lambda requests: really(asked.extend(requests) or requests))

    assert first_cells(opened(sent)) == {name: name for name in NAMES}
    assert len(asked) == 1
