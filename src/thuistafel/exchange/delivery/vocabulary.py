"""The words people write above their columns, and what they mean."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Mapping
from functools import cache, lru_cache

from thuistafel.exchange.delivery.field_words import FIELD_WORDS, LOOSE_WORDS
from thuistafel.exchange.delivery.table_forms import ALL_FORMS, FORM_NAMED
from thuistafel.exchange.delivery.words import ABBREVIATIONS, STOP_WORDS
from thuistafel.exchange.forms import Field, Form
from thuistafel.exchange.tables import normal

LONGEST_KEPT = 100
"""Longer texts are seldom seen twice, and would fill the memory."""
_SIGNS = re.compile(r"[^a-z0-9]+")


def plain(heading: str) -> str:
    """A heading without what people vary in: case, accents, signs, spaces.

    >>> plain("Gem. herkomst ")
    'gem_herkomst'
    """
    return _plain_once(heading) if len(heading) <= LONGEST_KEPT else _plain(heading)


def _plain(heading: str) -> str:
    letters = unicodedata.normalize("NFKD", normal(heading))
    return _SIGNS.sub("_", "".join(sign for sign in letters if not unicodedata.combining(sign))).strip("_")


_plain_once = lru_cache(maxsize=20_000)(_plain)


def listed(words: str) -> tuple[str, ...]:
    """The words of a comma separated list, plain."""
    return tuple(found for word in words.split(",") if (found := plain(word)))


def fields_named(heading: str) -> tuple[tuple[Form, Field], ...]:
    """The fields, with their forms, that a heading is the name or a synonym of."""
    return tuple((form, field) for form in ALL_FORMS if (field := words_of(form).get(plain(heading))))


def form_named(text: str) -> str:
    """The code of the form a text is the code or the sheet of; '' when it is none.

    >>> form_named("z1 uitstroom")
    'Z1'
    """
    words = plain(text)
    return next((form.code for form in ALL_FORMS if words and words in {plain(form.code), plain(form.sheet)}), "")


def words_of(form: Form) -> Mapping[str, Field]:
    """Every word for a field of the form; names go before synonyms, and what one form says of itself before the rest.

    >>> words_of(ALL_FORMS[0])["aantal_inwoners"].name
    'inwoners'
    """
    return _words(form.code, is_loose=False)


def compact_words_of(form: Form) -> Mapping[str, Field]:
    """The same words without spaces: `doel groep`, `huur woningen`."""
    return _compact(form.code)


@cache
def _compact(code: str) -> Mapping[str, Field]:
    return {word.replace("_", ""): field for word, field in _words(code, is_loose=False).items() if len(word) > 5}


def loose_words_of(form: Form) -> Mapping[str, Field]:
    """Words that can mean the field but also something else."""
    return _words(form.code, is_loose=True)


@cache
def _words(code: str, *, is_loose: bool) -> Mapping[str, Field]:
    form = FORM_NAMED[code]
    words = LOOSE_WORDS if is_loose else FIELD_WORDS
    found = {} if is_loose else {plain(field.name): field for field in form.fields}
    for key in ("{code}.{name}", "{name}"):
        for field in form.fields:
            for word in listed(words.get(key.format(code=form.code, name=field.name), "")):
                found.setdefault(word, field)
    return found


@cache
def all_words() -> frozenset[str]:
    """Every word for any field."""
    return frozenset(word for form in ALL_FORMS for word in words_of(form))


@cache
def variants(words: str) -> tuple[str, ...]:
    """The same heading shorter or written out: without stop words, without abbreviations; nearest first.

    >>> variants("uitstr_van_de_inst")
    ('uitstr_van_de_inst', 'uitstroom_van_de_instelling', 'uitstr', 'uitstroom_instelling')
    """
    tokens = words.split("_")
    written_out = [ABBREVIATIONS.get(token, token) for token in tokens]
    shorter = [[token for token in some if token not in STOP_WORDS] for some in (tokens, written_out)]
    return tuple(dict.fromkeys("_".join(some) for some in (tokens, written_out, *shorter) if some))


def inverted(table: Mapping[str, str]) -> Mapping[str, str]:
    """Each word of a table to its key; what is listed first wins."""
    found: defaultdict[str, str] = defaultdict(str)
    for key, words in table.items():
        for word in (plain(key), *listed(words)):
            if word not in found:
                found[word] = key
    return dict(found)
