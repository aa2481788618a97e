"""What a heading means in a form: which field, beside which bound, and what it states itself."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from difflib import SequenceMatcher, get_close_matches
from functools import cache, lru_cache

from thuistafel.core.dossier import Table
from thuistafel.exchange.delivery.facets import Facets, facets_of
from thuistafel.exchange.delivery.model import LEAST, SURE, How
from thuistafel.exchange.delivery.table_forms import FORM_NAMED
from thuistafel.exchange.delivery.vocabulary import compact_words_of, loose_words_of, plain, variants, words_of
from thuistafel.exchange.delivery.words import FOREIGN_WORDS, GENERIC_WORDS, STOP_WORDS
from thuistafel.exchange.forms import Field, Form
from thuistafel.exchange.tables import COLUMNS, Kind

_BRACKETS = re.compile(r"[(\[][^()\[\]]*[)\]]")  # no bracket within: each is looked at once
_COUNTED = STOP_WORDS | {"aantal", "totaal", "nummer"}
_ALIKE = 0.8
_NOT_QUITE = SURE - 1
_LOOSE = 80
_PER_WORD = 5
_LONGEST_ALIKE = 40
_STAGES: tuple[frozenset[str], ...] = (
    frozenset(),
    frozenset({"role"}),
    frozenset({"jaar", "kwartaal", "maand"}),
    frozenset({"role", "jaar", "kwartaal", "maand"}),
    frozenset({"role", "eenheid"}),
    frozenset({"role", "eenheid", "jaar", "kwartaal", "maand"}),
    frozenset({"role", "eenheid", "jaar", "kwartaal", "maand", "stand"}),
    frozenset({"role", "eenheid", "jaar", "kwartaal", "maand", "stand", "plaats", "doelgroep", "kamers", "huurklasse"})
    | {"herkomst"},
)
"""What a heading may state besides its field, taken away step by step: the whole heading goes first."""
_EVERYTHING = _STAGES[-1]


@dataclass(frozen=True, slots=True)
class Meaning:
    """A reading of a heading in one form. `is_quantity_of_title`: it states much and does not name what it counts."""

    field: Field | None = None
    role: str = ""
    fixed: Mapping[str, str | int] = dataclasses.field(default_factory=dict)
    confidence: int = 0
    how: How = How.NAME
    is_quantity_of_title: bool = False


NOTHING = Meaning()


def meaning_of(heading: str, form: Form) -> Meaning:
    """The best reading of the heading in the form; `NOTHING` when none is likely enough."""
    return _meaning_of(heading, form.code) if heading.strip() else NOTHING


@lru_cache(maxsize=20_000)
def _meaning_of(heading: str, code: str) -> Meaning:
    form = FORM_NAMED[code]
    facets = facets_of(heading)
    found = next((one for one in _readings(heading, form, facets) if one.confidence >= LEAST), NOTHING)
    if "%" in heading and not (found.field and found.field.kind is Kind.PERCENT):
        return NOTHING
    unit = facets.stated.get("eenheid")
    if unit and found.field and found.field.measures and columns_of({"eenheid": unit}, form):
        return replace(found, fixed={**found.fixed, "eenheid": unit})
    return found


def _readings(heading: str, form: Form, facets: Facets) -> Iterator[Meaning]:
    yield _exact(plain(heading), form, is_joined=" / " in heading)
    yield _without_brackets(heading, form)
    for without in _STAGES[1:]:
        if facets.rest(without) != facets.rest(frozenset()):
            yield _stated(facets, without, form)
    lowest = heading.rpartition(" / ")[2]
    if lowest != heading:
        yield from _lower_row(heading, lowest, form)
    yield from _likely(heading, form, facets)


def _without_brackets(heading: str, form: Form) -> Meaning:
    """What stands between brackets behind a name of a field explains it; behind a quantity it can say more."""
    bare = _BRACKETS.sub(" ", heading)
    found = _exact(plain(bare), form) if bare != heading else NOTHING
    return found if found.field and not found.field.measures else NOTHING


def _exact(words: str, form: Form, *, is_joined: bool = False) -> Meaning:
    """A word for a field, as it is written or shortened; of rows joined together no word is left out."""
    known, loose = words_of(form), loose_words_of(form)
    for one in variants(words)[: 1 if is_joined else None]:
        if found := known.get(one) or compact_words_of(form).get(one.replace("_", "")):
            is_name = words == plain(found.name)
            return Meaning(found, confidence=100 if is_name else 95, how=How.NAME if is_name else How.SYNONYM)
    for one in variants(words):
        if found := loose.get(one):
            return Meaning(found, confidence=_LOOSE, how=How.ALIKE)
    return NOTHING


def _stated(facets: Facets, without: frozenset[str], form: Form) -> Meaning:
    """The field that is left when what the heading states is taken away, or the quantity the title names."""
    rest = facets.rest(without)
    stated = {name: value for name, value in facets.values if name in without}
    role = str(stated.pop("role", ""))
    fixed = columns_of(stated, form)
    if fixed is None:
        return NOTHING
    found = _exact(rest, form) if rest else NOTHING
    is_named = found.field is not None and found.how is How.NAME
    if not is_named and all(word in _COUNTED for word in rest.split("_") if word):
        return Meaning(None, role, fixed, 95, How.SYNONYM, is_quantity_of_title=True)
    if found.field is None or (not found.field.measures and not _is_counted(found.field)):
        return found if found.field and not stated and not role else NOTHING
    how = How.NAME if found.how is How.NAME and not fixed else found.how
    return replace(found, role=role, fixed=fixed, how=how)


def _is_counted(one: Field) -> bool:
    return one.kind.is_number and not one.fills


def columns_of(stated: Mapping[str, str | int], form: Form, *, is_lenient: bool = False) -> dict[str, str | int] | None:
    """What is stated as columns of the tables the form fills; None when it has no place for one of them.

    Lenient: what has no place is left out.
    """
    names = _column_names(form.code)
    fixed: dict[str, str | int] = {}
    for name, value in stated.items():
        target = next((column for column in _TARGETS.get(name, (name,)) if column in names), None)
        if target is not None:
            fixed[target] = value
        elif not is_lenient:
            return None
    return fixed


@cache
def _column_names(code: str) -> frozenset[str]:
    form = FORM_NAMED[code]
    tables = {measure.table for one in form.fields for measure in one.measures}
    names = {column.name for table in tables for column in COLUMNS[table]} | {one.name for one in form.fields}
    return frozenset(names | (_PARTS_OF_YEAR if tables & {Table.LETTINGS, Table.OUTFLOW} else set()))


_PARTS_OF_YEAR = {"kwartaal", "maand"}
"""They split numbers of which a dossier keeps the year."""
_TARGETS: Mapping[str, tuple[str, ...]] = {
    "plaats": ("herkomst", "gemeente"),
    "jaar": ("jaar", "peiljaar"),
    "doelgroep": ("doelgroep", "categorie"),
}
"""Which column of a table a facet fills, the first that the form has."""


def _lower_row(heading: str, lowest: str, form: Form) -> Iterator[Meaning]:
    """Of a heading in two rows the lower one by itself: the upper is a caption without meaning for this column."""
    found = _exact(plain(lowest), form)
    above = meaning_of(heading.rpartition(" / ")[0], form)
    if plain(lowest) in _COUNTED and above.field and above.field.measures:
        yield above
    if found.field is None:
        return
    upper = facets_of(heading.rpartition(" / ")[0])
    fixed = columns_of({name: value for name, value in upper.values if name != "role"}, form)
    if found.field.measures:
        yield replace(found, fixed=fixed or {}, how=How.SYNONYM, confidence=min(found.confidence, 95))
    else:
        yield replace(found, how=How.SYNONYM, confidence=min(found.confidence, 95))


def _likely(heading: str, form: Form, facets: Facets) -> Iterator[Meaning]:
    """Typing errors and extra words; nothing when a word says that it counts something else."""
    whole = plain(heading)
    if FOREIGN_WORDS & set(whole.split("_")):
        return
    for words, without in ((whole, frozenset[str]()), (facets.rest(_EVERYTHING), _EVERYTHING)):
        if not words:
            continue
        found = _typed_alike(words, form) or _among_words(words, form)
        stated = {name: value for name, value in facets.values if name in without}
        role = str(stated.pop("role", ""))
        fixed = columns_of(stated, form)
        if found and fixed is not None and ((found.field and found.field.measures) or not (fixed or role)):
            yield replace(found, role=role, fixed=fixed)


def _typed_alike(words: str, form: Form) -> Meaning | None:
    if not 4 <= len(words) <= _LONGEST_ALIKE:
        return None
    known = words_of(form)
    # Who mistypes a word begins it well: uitstroom is no instroom.
    nearby = [one for one in known if one[0] == words[0] and abs(len(one) - len(words)) <= 3]
    near = get_close_matches(words, nearby, n=1, cutoff=_ALIKE)
    if not near or any(_negates(words, near[0])):
        return None
    percent = int(100 * SequenceMatcher(None, words, near[0]).ratio())
    return Meaning(known[near[0]], confidence=min(_NOT_QUITE, max(LEAST, percent - 8)), how=How.ALIKE)


def _negates(words: str, near: str) -> Iterator[bool]:
    """Whether the difference is a digit or one whole word for another: then it is no typing error."""
    one, other = words.split("_"), near.split("_")
    yield {*filter(str.isdigit, one)} != {*filter(str.isdigit, other)}
    for word, meant in zip(one, other, strict=False):
        if len(one) == len(other) and word != meant:
            yield SequenceMatcher(None, word, meant).ratio() < _ALIKE
    yield "niet" in one or "geen" in one


def _among_words(words: str, form: Form) -> Meaning | None:
    """The longest known word that stands whole within the heading."""
    tokens = variants(words)[-1].split("_")
    best: tuple[int, int, str] | None = None
    for length in range(min(len(tokens), 5), 0, -1):
        for at in range(len(tokens) - length + 1):
            some = "_".join(tokens[at : at + length])
            if some in words_of(form) and not (length == 1 and (some in GENERIC_WORDS or len(some) < 5)):
                best = max(best or (0, 0, ""), (length, -at, some))
    if best is None or "niet" in tokens or "geen" in tokens:
        return None
    confidence = _NOT_QUITE - _PER_WORD * (len(tokens) - best[0])
    return Meaning(words_of(form)[best[2]], confidence=confidence, how=How.ALIKE) if confidence >= LEAST else None
