"""By what people without a municipality of origin are attributed, and what stands in for an empty key (rule 5)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
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
    EQUAL: "key_equal",
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
    """Weights per CBS code (never all 0), why these, and whether an empty key was replaced by another kind."""

    weights: Mapping[str, int]
    reason: Reason
    replaced: bool

    def shares(self) -> dict[str, Fraction]:
        """The weights as fractions that sum to 1, those of weight 0 left out."""
        whole = sum(self.weights.values())
        return {code: Fraction(weight, whole) for code, weight in self.weights.items() if weight}


@dataclass(frozen=True, slots=True)
class Measures:
    """What a key can be measured by: counted lettings and inhabitants of the members, by CBS code."""

    lettings: Mapping[str, int]
    inhabitants: Mapping[str, int]

    def key(self, wanted: str, codes: Iterable[str], **origins: Mapping[str, int]) -> Key:
        """The first key from `wanted` on that does not sum to 0 over `codes`; `origins` holds the known origins."""
        chain = [*_chain(wanted)]
        members = sorted(codes)
        measures = {LETTINGS: self.lettings, INHABITANTS: self.inhabitants, EQUAL: dict.fromkeys(members, 1), **origins}
        for place, name in enumerate(chain):
            weights = {code: measures[name].get(code, 0) for code in members}
            if total := sum(weights.values()):
                code = _CHOSEN[name] if place == 0 else _INSTEAD[chain[place - 1], name]
                replaced = chain[0] != name and name != REGION
                return Key(weights, because(code, total=total), replaced)
        raise AssertionError("equal shares over no municipality at all")


def _chain(wanted: str) -> tuple[str, ...]:
    """What is tried in turn (contract rule 5)."""
    chains = {
        INSTITUTION: (INSTITUTION, REGION, LETTINGS, INHABITANTS, EQUAL),
        REGION: (REGION, LETTINGS, INHABITANTS, EQUAL),
        LETTINGS: (LETTINGS, INHABITANTS, EQUAL),
        INHABITANTS: (INHABITANTS, LETTINGS, EQUAL),
    }
    return chains[wanted]


def measures(dossier: Dossier) -> Measures:
    """The measures of this dossier's members; a member without lettings or inhabitants weighs 0."""
    return Measures(lettings(dossier), dossier.inhabitants)
