"""Each code has one sentence, each sentence is used, and both name the same fields."""

from __future__ import annotations

import ast
import pkgutil
from collections import Counter
from collections.abc import Mapping
from functools import cache
from importlib import import_module
from pathlib import Path
from string import Formatter

from thuistafel import wording

SOURCE = Path(__file__).parents[2] / "src/thuistafel"
MAKERS = {"because", "Reason", "ThuistafelError", "DossierError", "say"}
# These take the column or the row first, and add values from it.
ASKED = {"asking"}  # gets its place when it is asked
SECOND = {"Refused": frozenset({"column"}), "warn": frozenset({"file", "sheet", "row"})}


def literals(node: ast.expr) -> list[str]:
    """The strings an expression may be: a constant, either side of `x if y else z`."""
    match node:
        case ast.Constant(value=str(text)):
            return [text]
        case ast.IfExp(body=body, orelse=orelse):
            return [*literals(body), *literals(orelse)]
    return []


def calls(tree: ast.AST, makers: set[str]) -> list[ast.Call]:
    """Calls of `makers`, also as attribute (`reasons.because`)."""
    found = [node for node in ast.walk(tree) if isinstance(node, ast.Call) and node.args]
    return [
        call
        for call in found
        if (isinstance(call.func, ast.Name) and call.func.id in makers)
        or (isinstance(call.func, ast.Attribute) and call.func.attr in makers)
    ]


@cache
def source_trees() -> Mapping[Path, ast.Module]:
    """Every file of the source, read once for all tests here."""
    return {path: ast.parse(path.read_text(encoding="utf-8")) for path in sorted(SOURCE.rglob("*.py"))}


def makers() -> set[str]:
    """The functions and classes above and every subclass of an error in the source."""
    classes = [node for tree in source_trees().values() for node in ast.walk(tree) if isinstance(node, ast.ClassDef)]
    found = set(MAKERS)
    for _ in classes:
        found |= {c.name for c in classes if any(isinstance(b, ast.Name) and b.id in found for b in c.bases)}
    return found


@cache
def used() -> list[tuple[str, frozenset[str] | None, str]]:
    """(code, names of its values or None when they are not plain, where) of every explanation and refusal."""
    ways = [
        (makers(), 0, frozenset[str]()),
        (ASKED, 0, frozenset({"place"})),
        *(({maker}, 1, added) for maker, added in SECOND.items()),
    ]
    return [
        (code, fields(call, place, added), f"{path.relative_to(SOURCE)}:{call.lineno}")
        for path, tree in source_trees().items()
        for names, place, added in ways
        for call in calls(tree, names)
        for code in literals(call.args[place])
    ]


def fields(call: ast.Call, place: int = 0, added: frozenset[str] = frozenset()) -> frozenset[str] | None:
    if len(call.args) > place + 1 or any(keyword.arg is None for keyword in call.keywords):
        return None
    return added | {keyword.arg for keyword in call.keywords if keyword.arg}


def named(template: str) -> set[str]:
    """Fields of a template; `{room.low}` names `room`."""
    return {name.split(".")[0].split("[")[0] for _, name, _, _ in Formatter().parse(template) if name is not None}


def mentioned() -> set[str]:
    """Every string outside `wording`: codes also travel through tables."""
    trees = [tree for path, tree in source_trees().items() if "wording" not in path.relative_to(SOURCE).parts]
    nodes = [node for tree in trees for node in ast.walk(tree)]
    return {node.value for node in nodes if isinstance(node, ast.Constant) and isinstance(node.value, str)}


def test_every_code_has_its_sentence() -> None:
    missing = [f"{where} {code}" for code, _, where in used() if code not in wording.SENTENCES]

    assert missing == []


def is_used(code: str, texts: set[str]) -> bool:
    """In one piece, or put together from a beginning (f"key_{name}") or an ending (f"{code}_none") in the source."""
    starts = tuple(text for text in texts if len(text) > 3 and text.endswith("_"))
    ends = [text for text in texts if len(text) > 3 and text.startswith("_")]
    return (
        code in texts
        or code.startswith(starts)
        or any(code.endswith(end) and code.removesuffix(end) in texts for end in ends)
    )


def test_every_sentence_is_used() -> None:
    texts = mentioned()

    assert [code for code in wording.SENTENCES if not is_used(code, texts)] == []


def test_a_sentence_nobody_uses_is_seen() -> None:
    texts = {"room_known", "line", "_none", "key_"}

    assert [
        code for code in ("room_known", "line_none", "key_region", "line_some", "room") if not is_used(code, texts)
    ] == [
        "line_some",
        "room",
    ]


def test_every_remedy_belongs_to_a_sentence() -> None:
    assert sorted(wording.REMEDIES.keys() - wording.SENTENCES.keys()) == []


def test_sentences_ask_only_for_values_that_are_given() -> None:
    lacking = [
        f"{where} {code}: {sorted(asked - given)}"
        for code, given, where in used()
        if given is not None and code in wording.SENTENCES
        for asked in [named(wording.SENTENCES[code]) | named(wording.REMEDIES.get(code, ""))]
        if asked - given
    ]

    assert lacking == []


def test_a_code_has_its_sentence_in_one_area() -> None:
    areas = [import_module(f"thuistafel.wording.{area.name}") for area in pkgutil.iter_modules(wording.__path__)]
    count = Counter(code for area in areas for code in getattr(area, "SENTENCES", {}))

    assert [code for code, times in count.items() if times > 1] == []


def test_sentences_are_finished() -> None:
    texts = {**wording.SENTENCES, **wording.REMEDIES}

    assert [code for code, text in texts.items() if not text or text != text.strip() or "  " in text] == []


def test_codes_are_found_where_they_are_made() -> None:
    tree = ast.parse("raise E(because('a' if x else 'b', n=1)); reasons.because('c', **more); other('d')")

    found = [(code, fields(call)) for call in calls(tree, {"because"}) for code in literals(call.args[0])]

    assert dict(found) == {"a": frozenset({"n"}), "b": frozenset({"n"}), "c": None}
