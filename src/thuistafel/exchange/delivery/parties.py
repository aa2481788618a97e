"""Names of parties as the table spells them, whatever legal form or label someone wrote with it."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from thuistafel.core.reasons import Reason, because, did_you_mean
from thuistafel.exchange.delivery.amounts import Value, asking
from thuistafel.exchange.delivery.vocabulary import plain

_LEFT_OUT = {"stichting", "st", "fictief", "bv", "vereniging", "ver", "de", "het", "woonstichting", "gemeente"}
_IN_FULL = {"corp": "corporatie", "woningcorporatie": "corporatie", "zorgaanb": "zorgaanbieder", "za": "zorgaanbieder"}


@lru_cache(maxsize=10_000)
def party_key(name: str) -> str:
    """What two ways to write one party's name have in common.

    >>> party_key("Stichting Corp. 1") == party_key("corporatie 1 (fictief)")
    True
    """
    words = [_IN_FULL.get(word, word) for word in plain(name).split("_")]
    return "_".join(word for word in words if word not in _LEFT_OUT) or plain(name)


def bare_party(name: str) -> str:
    """The same without what stands behind it between brackets: enough to see in a text who is meant.

    >>> bare_party("Stichting Zorgaanbieder B (fictief)")
    'zorgaanbieder_b'
    """
    return party_key(name.partition("(")[0])


def known_party(written: str, known: Iterable[str]) -> str:
    """The party of the table that is meant; '' when none is."""
    found = {party_key(name): name for name in sorted(known, reverse=True)}
    return found.get(party_key(written), "")


def spelled_party(written: str, known: Iterable[str], sender: str) -> Value:
    """The party as the table spells it; a new name stays as written, and is asked about when there are others."""
    names = set(known)
    found = known_party(written, {*names, *filter(None, [sender])})
    if found:
        return Value(found, None if found == written else because("party_respelled", party=found))
    if not names:
        return Value(written)
    return Value(written, doubt=asking("party_unknown", party=written, near=_near(written, names)))


def _near(written: str, names: Iterable[str]) -> Reason | str:
    """The party probably meant; a label behind the name makes no difference."""
    return did_you_mean(written, {name.partition(" (")[0] for name in names})
