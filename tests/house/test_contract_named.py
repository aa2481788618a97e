"""Every rule of the contract and every worked example is tested by a test that names it."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

TESTS = Path(__file__).parents[1]
RULE = re.compile(r"\brules? (\d+(?:(?:, | and )\d+)*)", flags=re.IGNORECASE)
WORKED = re.compile(r"\b(?:Test)?W(\d+)[a-z]?\b", flags=re.IGNORECASE)


def labels(tree: ast.Module) -> Iterator[str]:
    """Of each test its name as words and its docstring, with those of the class it stands in."""
    for node in tree.body:
        if isinstance(node, ast.ClassDef) and node.name.startswith("Test"):
            yield from (f"{label(node)} {label(test)}" for test in node.body if is_test(test))
        elif is_test(node):
            yield label(node)


def is_test(node: ast.stmt) -> bool:
    return isinstance(node, ast.FunctionDef) and node.name.startswith("test_")


def label(node: ast.stmt) -> str:
    assert isinstance(node, ast.FunctionDef | ast.ClassDef)
    return f"{node.name.replace('_', ' ')}. {ast.get_docstring(node) or ''}"


def named(text: str) -> set[str]:
    """`rule 4` and `W4`, for every number that is named."""
    rules = {number for found in RULE.findall(text) for number in re.findall(r"\d+", found)}
    return {f"rule {number}" for number in rules} | {f"W{number}" for number in WORKED.findall(text)}


def named_by_tests() -> set[str]:
    trees = [ast.parse(path.read_text(encoding="utf-8")) for path in TESTS.rglob("test_*.py")]
    return {name for tree in trees for text in labels(tree) for name in named(text)}


def test_every_rule_and_worked_example_is_named_by_a_test() -> None:
    wanted = [f"rule {number}" for number in range(1, 14)] + [f"W{number}" for number in range(1, 23)]

    found = named_by_tests()
    assert [name for name in wanted if name not in found] == []


def test_a_name_is_seen_in_title_docstring_and_class_and_not_in_a_helper() -> None:
    source = "def test_x_by_rule_12():\n 'Contract rules 3 and 4, w5a.'\ndef helper():\n 'W9'\n"
    tree = ast.parse(source + "class TestW14:\n def test_it(self): 'Rule 9'\n def helper(self): 'W1'")

    found = {name for text in labels(tree) for name in named(text)}

    assert found == {"rule 12", "rule 3", "rule 4", "W5", "W14", "rule 9"}
