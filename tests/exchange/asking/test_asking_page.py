"""The Dutch page of the workbooks says what the forms say."""

from __future__ import annotations

import runpy
from pathlib import Path

from thuistafel.exchange.forms import FORMS, SHEETS_OF, Sender

ROOT = Path(__file__).parents[3]
PAGE = (ROOT / "docs/reference/werkboeken.md").read_text(encoding="utf-8")


def test_the_page_is_what_its_script_makes_of_the_forms() -> None:
    assert runpy.run_path(str(ROOT / "scripts/make_forms_page.py"))["page"]() == PAGE


def test_every_sheet_and_every_asked_column_stands_on_it() -> None:
    assert [form.sheet for form in FORMS if f"### {form.sheet}\n" not in PAGE] == []
    assert [one.name for form in FORMS for one in form.asked if f"{one.name}" not in PAGE] == []
    assert {code for codes in SHEETS_OF.values() for code in codes} == {form.code for form in FORMS}
    assert all(f"## {sender.value} – " in PAGE for sender in Sender)
