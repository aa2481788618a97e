"""Keeps the English catalogue (`src/thuistafel/locale`) complete; run when a text changes.

python scripts/catalogue.py                          takes over every text, keeps what is translated, drops what is gone
python scripts/catalogue.py --missing > todo.json    what lacks a translation, to fill in
python scripts/catalogue.py --fill todo.json         takes the filled in translations over

Texts come from the sentences and words of `wording`, from `translated("…")` and the gettext calls in the source, and
from the templates of the pages. The catalogue holds no dates or line numbers: the same texts give the same bytes.
"""

from __future__ import annotations

import argparse
import ast
import json
import re
import sys
from collections.abc import Iterable, Iterator, Mapping
from enum import StrEnum
from importlib import import_module
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.pofile import read_po, write_po

from thuistafel import wording
from thuistafel.core.claims import Status, Unit
from thuistafel.core.switches import SWITCHES
from thuistafel.documents import sheet
from thuistafel.documents.report_choices import worded
from thuistafel.wording.language import DOMAIN

SOURCE = Path(__file__).resolve().parents[1] / "src" / "thuistafel"
FILE = SOURCE / "locale" / "en" / "LC_MESSAGES" / f"{DOMAIN}.po"
HEADER = r"""msgid ""
msgstr ""
"Language: en\n"
"Content-Type: text/plain; charset=UTF-8\n"
"Content-Transfer-Encoding: 8bit\n"
"Plural-Forms: nplurals=2; plural=(n != 1);\n"

"""
WORDS = {
    "thuistafel.core.plan": ("REGION",),
    "thuistafel.core.switches": ("REGION_CHOOSES",),
    "thuistafel.documents.report_products": ("NAMES",),
    "thuistafel.documents.sheet": ("MUNICIPALITY", "IS_SHORT"),
    "thuistafel.wording.asking": ("KIND",),
    "thuistafel.wording.events": ("EVENTS",),
    "thuistafel.wording.feedback": ("FIGURES", "HEADINGS", "PLAN"),
    "thuistafel.wording.numbers": ("MONTHS",),
    "thuistafel.wording.sheets": (
        *("ANSWERS", "CHANGED", "CHOICES", "CHOICES_DEFAULT", "CHOICES_MORE", "CHOICES_ONE", "DEPENDS", "HEADINGS"),
        *("INCOMPLETE", "NEW_HOMES", "NOTHING", "PRICE", "READING", "SNAPSHOT", "STAYS"),
    ),
}
"""Constants that are shown through `translated`, per module."""

# Of each call: which arguments are the text, its plural, its context. `count` has two texts.
TEXT = {"translated", "_", "gettext", "gettext_lazy", "gettext_noop", "lazy"}
PLURAL = {"ngettext", "ngettext_lazy"}
CONTEXT = {"pgettext", "pgettext_lazy"}
REASONS = {"because", "DossierError", "ThuistafelError"}
IN_TEMPLATE = re.compile(r"""\b(_|n?p?gettext)\(((?:u?'(?:[^'\\]|\\.)*'|u?"(?:[^"\\]|\\.)*"|[\s,]|count)+)\)""")

Text = tuple[str, str, str]
"""A Dutch text, its plural ('' without), its context ('' without)."""


def texts() -> set[Text]:
    """Every text a reader can see in a language of choice."""
    plain = {*wording.SENTENCES.values(), *wording.REMEDIES.values(), *words(), *switch_words()}
    return {(text, "", "") for text in plain} | set(in_source()) | set(in_templates())


def words() -> Iterator[str]:
    """The strings of `WORDS`, the heads of the distribution, the units and how sources relate."""
    for module, names in WORDS.items():
        for name in names:
            yield from strings(getattr(import_module(module), name))
    yield from (column.head for column in sheet.COLUMNS)
    yield from (one.value for one in (*Unit, *Status))


def strings(value: object) -> Iterator[str]:
    """The strings in a constant: itself, its items, the values of a mapping."""
    if isinstance(value, str):
        yield from filter(None, (value,))
    elif isinstance(value, Mapping | tuple):
        for one in value.values() if isinstance(value, Mapping) else value:
            yield from strings(one)


def switch_words() -> Iterator[str]:
    """The sentence of every switch and what may be chosen: the words it can stand on, or in what form to write it."""
    for switch in SWITCHES:
        yield switch.sentence
        if isinstance(switch.default, StrEnum):
            yield from map(worded, type(switch.default))
        elif " | " not in switch.allowed:
            yield switch.allowed


def in_source() -> Iterator[Text]:
    """The literal texts of the calls above in every file of the source."""
    for path in sorted(SOURCE.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call):
                yield from of_call(named(node.func), [literal(argument) for argument in node.args])
                yield from of_values(node)


def of_values(call: ast.Call) -> Iterator[Text]:
    """Words that fill a sentence and follow the language (`wording.PHRASES`)."""
    if named(call.func) in REASONS:
        given = [literal(one.value) for one in call.keywords if one.arg in wording.PHRASES]
        yield from ((text, "", "") for text in given if text and " | " not in text)


def named(function: ast.expr) -> str:
    """What is called, without where it comes from."""
    return function.attr if isinstance(function, ast.Attribute) else getattr(function, "id", "")


def literal(node: ast.expr) -> str:
    """The string a node is; '' when it is something else."""
    return node.value if isinstance(node, ast.Constant) and isinstance(node.value, str) else ""


def of_call(name: str, given: list[str]) -> Iterator[Text]:
    """The texts of one call, by its name and its literal arguments."""
    match given:
        case [text, *_] if name in TEXT and text:
            yield text, "", ""
        case [one, many, *_] if name in PLURAL and one and many:
            yield one, many, ""
        case [context, text, *_] if name in CONTEXT and text:
            yield text, "", context
        case [context, one, many, *_] if name in {"npgettext", "npgettext_lazy"} and one and many:
            yield one, many, context
        case [_, one, many] if name == "count" and one and many:
            yield from ((one, "", ""), (many, "", ""))


def in_templates() -> Iterator[Text]:
    """The texts of the pages; none while there are no pages."""
    templates = sorted(path for path in SOURCE.glob("web/**/templates/**/*") if path.is_file())
    if not templates:
        return
    templatize = import_module("django.utils.translation.template").templatize
    for path in templates:
        for name, given in IN_TEMPLATE.findall(templatize(path.read_text(encoding="utf-8"), origin=str(path))):
            yield from of_call(name, list(ast.literal_eval(f"({given.removesuffix('count').rstrip(' ,')},)")))


def stored() -> Catalog:
    """The catalogue as it is."""
    if not FILE.exists():
        return Catalog(locale="en")
    with FILE.open("rb") as file:
        return read_po(file, locale="en", domain=DOMAIN)


def updated(old: Catalog, wanted: Iterable[Text]) -> Catalog:
    """Exactly these texts, each with the translation it had."""
    new = Catalog(locale="en", domain=DOMAIN)
    for text, plural, context in wanted:
        before = old.get(text, context or None)
        kept = before.string if before is not None and isinstance(before.id, str) is not bool(plural) else ""
        message = new.add((text, plural) if plural else text, kept or "", context=context or None)
        message.flags = {"python-format"} if "%(" in text else set()
    return new


def is_missing(message: Message) -> bool:
    """Whether a text, or one of its two forms, lacks a translation."""
    strings = message.string if isinstance(message.string, tuple | list) else (message.string,)
    return not all(strings) or (message.pluralizable and len(strings) < 2)


def missing(catalogue: Catalog) -> list[Message]:
    """What lacks a translation, in order of text."""
    return sorted((one for one in catalogue if one.id and is_missing(one)), key=key)


def key(message: Message) -> str:
    """How a message is called in the file to fill in."""
    text = message.id if isinstance(message.id, str) else message.id[0]
    return f"{message.context}\x04{text}" if message.context else text


def fill(catalogue: Catalog, given: Mapping[str, str | list[str]]) -> None:
    """Take translations over by key; an empty one says nothing."""
    for message in catalogue:
        new = given.get(key(message)) if message.id else None
        if new:
            message.string = tuple(new) if isinstance(new, list) else new


def written(catalogue: Catalog) -> bytes:
    """The catalogue as a file, in order of text."""
    content = BytesIO()
    write_po(content, catalogue, width=120, no_location=True, omit_header=True, sort_output=True)
    return HEADER.encode() + content.getvalue().strip() + b"\n"


def run(arguments: list[str]) -> int:
    """What is asked for; 1 when texts lack a translation."""
    parser = argparse.ArgumentParser(description="Keeps the English catalogue complete.")
    parser.add_argument("--missing", action="store_true", help="show what lacks a translation, as JSON to fill in")
    parser.add_argument("--fill", type=Path, metavar="FILE", help="take over the translations of such a file")
    chosen = parser.parse_args(arguments)
    catalogue = updated(stored(), texts())
    if chosen.fill:
        fill(catalogue, json.loads(chosen.fill.read_text(encoding="utf-8")))
    lacking = missing(catalogue)
    if chosen.missing:
        asked = {key(one): ["", ""] if one.pluralizable else "" for one in lacking}
        print(json.dumps(asked, ensure_ascii=False, indent=1))
    else:
        FILE.parent.mkdir(parents=True, exist_ok=True)
        FILE.write_bytes(written(catalogue))
        print(f"{len(catalogue)} texts, {len(lacking)} without translation")
    return 1 if lacking else 0


if __name__ == "__main__":
    sys.exit(run(sys.argv[1:]))
