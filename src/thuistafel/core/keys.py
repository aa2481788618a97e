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
    """Weights per CBS code, why these, and what a reader must know when the agreed key could not be used as it is.

    Without weights the people have no task here (they go to `elders`).
    """

    weights: Mapping[str, int]
    reason: Reason
    warnings: tuple[Reason, ...] = ()

    def shares(self) -> dict[str, Fraction]:
        """The weights as fractions that sum to 1, those of weight 0 left out."""
        whole = sum(self.weights.values())
        return {code: Fraction(weight, whole) for code, weight in self.weights.items() if weight}


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
        weights = {name: {code: found[name].get(code, 0) for code in members} for name in chain}
        place, name = next((place, name) for place, name in enumerate(chain) if any(weights[name].values()))
        code = _INSTEAD[chain[place - 1], name] if place else _CHOSEN[name]
        reason = because(code, total=sum(weights[name].values()))
        return Key(weights[name], reason, tuple(self._warnings(name, chain[0], reason, members)))

    def _warnings(self, name: str, wanted: str, reason: Reason, members: list[str]) -> Iterator[Reason]:
        """Falling back from an institution to its region is the agreed key, not a warning (contract rule 5)."""
        if name not in (wanted, REGION):
            yield because("key_replaced", key=reason)
        if name == INHABITANTS and (missing := [self.names[code] for code in members if code not in self.inhabitants]):
            yield because("inhabitants_unknown", municipalities=tuple(missing))


_CHAINS = {
    INSTITUTION: (INSTITUTION, REGION, LETTINGS, INHABITANTS, EQUAL),
    REGION: (REGION, LETTINGS, INHABITANTS, EQUAL),
    LETTINGS: (LETTINGS, INHABITANTS, EQUAL),
    INHABITANTS: (INHABITANTS, LETTINGS, EQUAL),
}


def measures(dossier: Dossier) -> Measures:
    """The measures of this dossier's members; a member without lettings or inhabitants weighs 0."""
    names = {member.code: member.name for member in dossier.composition.members}
    return Measures(lettings(dossier), dossier.inhabitants, names)
