"""Words as searching knows them: stems of `dutch_porter` without capitals and accents, alike on every database."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

import snowballstemmer

_WORD = re.compile(r"[a-z0-9]+")
_STEMMER = snowballstemmer.stemmer("dutch_porter")


def stems_of(text: str) -> tuple[str, ...]:
    """The stem of each word in order; signs such as `%`, `_` and quotes part words and are no part of them.

    >>> stems_of("Beschermd_wonen: 's-Gravenhage, 100%")
    ('beschermd', 'won', 's', 'gravenhag', '100')
    """
    plain = "".join(sign for sign in unicodedata.normalize("NFKD", text.casefold()) if not unicodedata.combining(sign))
    return tuple(map(_stem, _WORD.findall(plain)))


@lru_cache(maxsize=20_000)
def _stem(word: str) -> str:
    stem: str = _STEMMER.stemWord(word)
    return stem


def stem_line(*texts: str) -> str:
    """What is kept to search in: each stem once, with a blank before it, so that the start of a word can be found."""
    stems = dict.fromkeys(stem for text in texts for stem in stems_of(text))
    return "".join(f" {stem}" for stem in stems)
