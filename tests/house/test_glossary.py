"""One concept, one identifier: English in the code, Dutch on paper (glossary.toml)."""

from __future__ import annotations

import ast
import re
import tomllib
from collections import Counter
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
SOURCE = ROOT / "src/thuistafel"
GLOSSARY = tomllib.loads((ROOT / "glossary.toml").read_text(encoding="utf-8"))
CONCEPTS = GLOSSARY["concept"]
SUFFIXES = ("", "en", "s", "n", "ën")


def words(identifier: str) -> list[str]:
    """`LettingKey` and `letting_key` are both letting, key."""
    return [word.lower() for word in re.findall(r"[A-Z]+(?![a-zà-ÿ])|[A-Z]?[a-zà-ÿ]+|[a-zà-ÿ]+", identifier)]


def identifiers(tree: ast.AST) -> Iterator[str]:
    """Every name a programmer chose: variables, attributes, functions, classes, arguments, keywords."""
    for node in ast.walk(tree):
        match node:
            case ast.Name(id=name) | ast.Attribute(attr=name) | ast.arg(arg=name) | ast.alias(asname=str(name)):
                yield name
            case ast.FunctionDef(name=name) | ast.ClassDef(name=name) | ast.keyword(arg=str(name)):
                yield name


@cache
def forbidden() -> set[str]:
    """Dutch words and banned synonyms, with their plurals, without what English has too."""
    dutch = {word for concept in CONCEPTS for word in concept["dutch"].split()}
    banned = {word for concept in CONCEPTS for word in concept["banned"]}
    own = {part for concept in CONCEPTS for part in concept["identifier"].split("_")}
    plurals = {word + suffix for word in dutch for suffix in SUFFIXES} | {word + "s" for word in banned} | banned
    allowed = own | set(GLOSSARY["proper_names"]) | set(GLOSSARY["same_in_both"])
    return (plurals | set(GLOSSARY["everyday_dutch"].split())) - allowed - {word + "s" for word in allowed}


def test_no_identifier_is_half_dutch_or_a_banned_synonym() -> None:
    wrong = {
        f"{path.relative_to(ROOT)}: {name} ({word})"
        for path in SOURCE.rglob("*.py")
        for name in {*identifiers(ast.parse(path.read_text(encoding="utf-8"))), path.stem}
        for word in words(name)
        if word in forbidden()
    }

    assert sorted(wrong) == []


@pytest.mark.parametrize("name", ["opgave_known", "known_opgaven", "GemeenteKey", "tenancy", "deficits", "rij"])
def test_a_half_dutch_name_is_seen(name: str) -> None:
    tree = ast.parse(f"{name} = 1")

    assert [word for one in identifiers(tree) for word in words(one) if word in forbidden()] != []


@pytest.mark.parametrize("name", ["plan_value", "WorkingValue", "rounding_balance", "cbs_code", "range"])
def test_an_english_name_is_let_through(name: str) -> None:
    assert [word for word in words(name) if word in forbidden()] == []


@pytest.mark.parametrize("field", ["identifier", "dutch"])
def test_a_word_stands_for_one_concept(field: str) -> None:
    count = Counter(concept[field] for concept in CONCEPTS)

    assert [word for word, times in count.items() if times > 1] == []


def test_every_concept_is_explained() -> None:
    assert [concept["identifier"] for concept in CONCEPTS if not concept["meaning"]] == []
