import ast
from importlib import import_module
from pathlib import Path
from string import Formatter

import pytest

from thuistafel.wording.figures import SENTENCES

MODULES = (
    "balance", "disclosure", "matching", "obligations", "pace", "picture", "products", "profiles", "trajectory",
    "urgency",
)  # fmt: skip


def _codes():
    """(code, names of its values) of every reason and refusal in these modules."""
    for name in MODULES:
        source = Path(str(import_module(f"thuistafel.core.{name}").__file__)).read_text(encoding="utf-8")
        for node in ast.walk(ast.parse(source)):
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") in {"because", "ThuistafelError"}:
                yield node.args[0].value, frozenset(keyword.arg for keyword in node.keywords)


@pytest.mark.parametrize(("code", "values"), sorted(set(_codes()), key=str))
def test_every_code_has_a_sentence_that_its_values_fill(code, values):
    fields = {field for _, field, _, _ in Formatter().parse(SENTENCES[code]) if field}

    assert fields <= values


def test_no_sentence_without_a_code():
    assert set(SENTENCES) == {code for code, _ in _codes()}
