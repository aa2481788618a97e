"""Random regions of two or three members, one to three pools and tiny ranges, for trying every truth."""

from __future__ import annotations

from fractions import Fraction

from hypothesis import strategies as st
from truths import count, letting_key, outflow_key, pool

from thuistafel.core.demand import PoolKind
from thuistafel.core.ranges import Problem
from thuistafel.core.rules import CapEffect, CapLevel, CapRounding, Rules, ShortageRule

CODES = ("0503", "0518", "0637")


@st.composite
def counts(draw, most: int, width: int):
    low = draw(st.integers(0, most))
    high = low + draw(st.integers(0, width))
    return count(draw(st.integers(low, high)), low, high)


rule_sets = st.builds(
    Rules,
    cap_percent=st.sampled_from([Fraction(50), Fraction(30), Fraction(100)]),
    cap_level=st.sampled_from(CapLevel),
    cap_rounding=st.sampled_from(CapRounding),
    cap_effect=st.sampled_from(CapEffect),
    shortage=st.sampled_from([ShortageRule.STAYS, ShortageRule.STAYS, ShortageRule.SOLIDARITY]),
    solidarity_maximum=st.sampled_from([None, 0, 1, 2]),
    unknown_factor=st.sampled_from([Fraction(1), Fraction(3, 2), Fraction(2)]),
    negligible_shortage=st.integers(0, 1),
)


@st.composite
def problems(draw, rules: Rules | None = None):
    chosen = rules or draw(rule_sets)
    codes = CODES[: draw(st.integers(1, 3))]
    corporations = st.sampled_from([("",), ("", "B")])
    lettings = {}
    for code in codes:
        if draw(st.integers(0, 7)):
            keys = [letting_key(code, name) for name in draw(corporations)]
            lettings[code] = {key: draw(counts(6, 2)) for key in keys}
    known = {code: {outflow_key(code): draw(counts(4, 1))} for code in codes}
    pools = tuple(draw(small_pools(codes)))
    return Problem(
        rules=chosen,
        members=codes,
        known=known,
        lettings=lettings,
        pools=pools,
        plain=draw(plain_attributions(codes, pools)),
    )


@st.composite
def small_pools(draw, codes):
    found = [(PoolKind.UNKNOWN, (f"I{number}", "BW")) for number in range(draw(st.sampled_from([1, 2, 2, 0])))]
    if draw(st.booleans()):
        found.append((PoolKind.OUTSIDE, ()))
    if draw(st.integers(0, 3)) == 0:
        found.append((PoolKind.SAFE_ADDRESS, ("0503",)))
    return [pool(kind, draw(counts(3, 1)), draw(shares(codes)), name) for kind, name in found]


@st.composite
def shares(draw, codes):
    weights = draw(st.lists(st.integers(0, 4), min_size=len(codes), max_size=len(codes)).filter(any))
    return {code: Fraction(weight, sum(weights)) for code, weight in zip(codes, weights, strict=True) if weight}


@st.composite
def plain_attributions(draw, codes, pools):
    """Any division of each kind's total: the plain one may lie outside the limits."""
    plain = {code: dict.fromkeys(PoolKind, 0) for code in codes}
    for kind in PoolKind:
        for _ in range(sum(each.size for each in pools if each.kind is kind)):
            plain[draw(st.sampled_from(codes))][kind] += 1
    return plain
