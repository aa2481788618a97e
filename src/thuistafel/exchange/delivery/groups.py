"""Target groups by the many words in use for them, in the spelling the table itself uses."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache

from thuistafel.core.reasons import because, did_you_mean
from thuistafel.exchange.delivery.amounts import Value, asking
from thuistafel.exchange.delivery.vocabulary import listed, plain
from thuistafel.exchange.delivery.words import CELL_GROUP_WORDS, GROUP_WORDS

_EMPTY_WORDS = {
    "uitstroom",
    "uitstromers",
    "uitstromende",
    "uit",
    "mensen",
    "clienten",
    "groep",
    "doelgroep",
    "vanuit",
    "met",
}


def spelled_group(written: str, known: Iterable[str]) -> Value:
    """The group as the table spells it, else as we do; another one stays as written and is asked about."""
    own = {_key(name): name for name in sorted(known, reverse=True)}
    key = _key(written)
    if key in own:
        return _as(written, own[key])
    concept = _concepts().get(key)
    if concept is None:
        return Value(written, doubt=asking("group_unknown", group=written, near=did_you_mean(written, _names(own))))
    spellings = [name for name in sorted(own.values()) if _concepts().get(_key(name)) == concept]
    return _as(written, spellings[0] if spellings else concept)


def is_group(written: str) -> bool:
    """Whether the words stand for one of the groups we know.

    >>> is_group("BW"), is_group("Den Haag")
    (True, False)
    """
    return _key(written) in _concepts()


def _as(written: str, spelling: str) -> Value:
    same = plain(written) == plain(spelling)
    return Value(spelling, None if same else because("group_respelled", group=spelling))


def _names(own: Mapping[str, str]) -> set[str]:
    return {*own.values(), *GROUP_WORDS}


def _key(written: str) -> str:
    words = [word for word in plain(written).split("_") if word not in _EMPTY_WORDS]
    return "_".join(words) or plain(written)


@cache
def _concepts() -> Mapping[str, str]:
    found: dict[str, str] = {}
    for table in (GROUP_WORDS, CELL_GROUP_WORDS):
        for concept, words in table.items():
            for word in (concept, *listed(words)):
                found.setdefault(_key(word), concept)
    return found
