"""The words people write above their columns, and what they mean."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Mapping
from functools import cache

from thuistafel.exchange.forms import FORMS, Field, Form
from thuistafel.exchange.tables import normal

SYNONYMS: Mapping[str, tuple[str, ...]] = {
    "herkomst_gemeente": ("herkomst", "gem. herkomst", "gemeente van herkomst"),
    "klaar_nu": ("nu klaar", "klaar voor uitstroom"),
    "aantal": ("totaal aantal", "aantal verhuringen"),
}
"""Other words per field name; as people write them, case and signs make no difference."""

_SIGNS = re.compile(r"[^a-z0-9]+")


def plain(heading: str) -> str:
    """A heading without what people vary in: case, accents, signs, spaces.

    >>> plain("Gem. herkomst ")
    'gem_herkomst'
    """
    letters = unicodedata.normalize("NFKD", normal(heading))
    return _SIGNS.sub("_", "".join(sign for sign in letters if not unicodedata.combining(sign))).strip("_")


def fields_named(heading: str) -> tuple[tuple[Form, Field], ...]:
    """The fields, with their forms, that a heading is the name or a synonym of."""
    return _index().get(plain(heading), ())


@cache
def _index() -> Mapping[str, tuple[tuple[Form, Field], ...]]:
    found: defaultdict[str, list[tuple[Form, Field]]] = defaultdict(list)
    for form in FORMS:
        for field in form.fields:
            for word in {plain(field.name), *map(plain, SYNONYMS.get(field.name, ()))}:
                found[word].append((form, field))
    return {word: tuple(fields) for word, fields in found.items()}
