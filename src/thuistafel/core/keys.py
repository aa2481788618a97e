"""By what people without a municipality of origin are attributed, and what stands in for an empty key (rule 5)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction

from thuistafel.core.dossier import Dossier
from thuistafel.core.reasons import Reason, because
from thuistafel.core.room import lettings

INSTITUTION = "institution"
REGION = "region"
LETTINGS = "lettings"
INHABITANTS = "inhabitants"
EQUAL = "equal"

_CHOSEN = {
    INSTITUTION: "key_institution",
    REGION: "key_region",
    LETTINGS: "key_lettings",
    INHABITANTS: "key_inhabitants",
}
_INSTEAD = {
    (INSTITUTION, REGION): "key_region_no_institution",
    (REGION, LETTINGS): "key_lettings_no_origin",
    (INHABITANTS, LETTINGS): "key_lettings_no_inhabitants",
    (LETTINGS, INHABITANTS): "key_inhabitants_no_lettings",
    (INHABITANTS, EQUAL): "key_equal_no_inhabitants",
    (LETTINGS, EQUAL): "key_equal_no_lettings",
}


@dataclass(frozen=True, slots=True)
class Key:
    """Shares per CBS code that sum to 1, why these, and what a reader must know when the agreed key was not usable.

    Without shares the people have no task here (they go to `elders`).
    """

    shares: Mapping[str, Fraction]
    reason: Reason
    warnings: tuple[Reason, ...] = ()


@dataclass(frozen=True, slots=True)
class Measures:
    """What a key can be measured by: counted lettings and inhabitants of the members, by CBS code; and their names."""

    lettings: Mapping[str, int]
    inhabitants: Mapping[str, int]
    names: Mapping[str, str]

    def key(self, wanted: str, codes: Iterable[str], **origins: Mapping[str, int]) -> Key:
        """The first key from `wanted` on that does not sum to 0 over `codes`; `origins` holds the known origins."""
        members, chain = sorted(codes), _CHAINS[wanted]
        found = {LETTINGS: self.lettings, INHABITANTS: self.inhabitants, EQUAL: dict.fromkeys(members, 1), **origins}
        place, name = next((i, name) for i, name in enumerate(chain) if any(found[name].get(code) for code in members))
        weights = {code: weight for code in members if (weight := found[name].get(code))}
        whole = sum(weights.values())
        reason = because(_INSTEAD[chain[place - 1], name] if place else _CHOSEN[name], total=whole)
        shares = {code: Fraction(weight, whole) for code, weight in weights.items()}
        return Key(shares, reason, tuple(self._warnings(name, chain[0], reason, members)))

    def _warnings(self, name: str, wanted: str, reason: Reason, members: list[str]) -> Iterator[Reason]:
        """Falling back from an institution to its region is the agreed key, not a warning (contract rule 5)."""
        if name not in (wanted, REGION):
            yield because("key_replaced", key=reason)
        if name == INHABITANTS and (missing := [self.names[code] for code in members if code not in self.inhabitants]):
            yield because("key_without_inhabitants", municipalities=tuple(missing))


_CHAINS = {
    INSTITUTION: (INSTITUTION, REGION, LETTINGS, INHABITANTS, EQUAL),
    REGION: (REGION, LETTINGS, INHABITANTS, EQUAL),
    LETTINGS: (LETTINGS, INHABITANTS, EQUAL),
    INHABITANTS: (INHABITANTS, LETTINGS, EQUAL),
}


def measures(dossier: Dossier) -> Measures:
    """The measures of this dossier's members; a member without lettings or inhabitants weighs 0."""
    return Measures(lettings(dossier), dossier.inhabitants, dossier.composition.names)
