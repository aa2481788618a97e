"""Each municipality's task: its known origin plus what it is attributed of the pools (contract rules 5 and 6)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from thuistafel.core.apportion import Apportionment, apportion
from thuistafel.core.demand import Demand, PoolKind, exact_sums

ROUNDINGS = {kind: kind.removeprefix("herkomst_") for kind in PoolKind}
"""The contract's name of each rounding (`onbekend`, `buiten_regio`, `veilig_adres`), in the order of attribution."""


@dataclass(frozen=True, slots=True)
class Tasks:
    """Known origin per CBS code, and per kind of pool (contract name) how it was attributed."""

    known: Mapping[str, int]
    roundings: Mapping[str, Apportionment]

    def total(self, code: str) -> int:
        """The whole task (`opgave`) of this municipality."""
        return self.known[code] + self.attributed(code)

    def attributed(self, code: str) -> int:
        """What it is attributed of all pools."""
        return sum(rounding.parts[code] for rounding in self.roundings.values())


def attribute(
    demand: Demand, codes: tuple[str, ...], room: Mapping[str, int], balance: Mapping[str, Fraction]
) -> Tasks:
    """One apportionment per kind of pool; equal remainders look at the room that the kinds before it left (W1, W3).

    `room` lacks a municipality whose room is not known or not its own: it counts 0 in ties.
    """
    known = {code: demand.known_total(code) for code in codes}
    taken, roundings = dict(known), {}
    for kind, name in ROUNDINGS.items():
        pools = [(pool.size, pool.shares) for pool in demand.pools if pool.kind is kind and pool.shares]
        terms = ((code, size, share) for size, shares in pools for code, share in shares.items())
        exact = {**dict.fromkeys(codes, Fraction(0)), **exact_sums(terms)}
        free = {code: max(0, room.get(code, 0) - taken[code]) for code in codes}
        roundings[name] = apportion(sum(size for size, _ in pools), exact, room=free, balance=balance)
        taken = {code: taken[code] + part for code, part in roundings[name].parts.items()}
    return Tasks(known, roundings)
