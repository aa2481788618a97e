"""The page of roles and rights says what the policy says."""

import sys
from importlib import import_module
from pathlib import Path

import pytest

from thuistafel.web.accounts.policy import ACT_WORDS, POLICY, Act
from thuistafel.web.accounts.roles import Role

ROOT = Path(__file__).parents[2]
PAGE = ROOT / "docs" / "reference" / "rollen-en-rechten.md"


def test_the_page_is_what_its_script_makes_of_the_policy(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "path", [str(ROOT / "scripts"), *sys.path])
    made = import_module("make_rights_page").page()

    assert PAGE.read_text(encoding="utf-8") == made


def test_every_act_has_its_words_and_its_roles() -> None:
    assert set(ACT_WORDS) == set(POLICY) == set(Act)
    assert {role for roles in POLICY.values() for role in roles} == set(Role)
