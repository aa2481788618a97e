"""Small random dossiers under random rules, for properties."""

from __future__ import annotations

from hypothesis import strategies as st
from regions_for_tests import outflow, region

from thuistafel.core.dossier import OUTSIDE_REGION, SAFE_ADDRESS, UNKNOWN_ORIGIN, Dossier
from thuistafel.core.rules import (
    CapEffect,
    CapLevel,
    CapRounding,
    GroupRule,
    OutsideKey,
    ShortageRule,
    SolidarityKey,
    UnknownKey,
)

INSTITUTIONS = ("A", "B", "C")
GROUPS = ("bw", "mo", "vrouwenopvang")

switches = st.fixed_dictionaries(
    {
        "cap_level": st.sampled_from(CapLevel),
        "cap_rounding": st.sampled_from(CapRounding),
        "cap_effect": st.sampled_from(CapEffect),
        "key_unknown": st.sampled_from(UnknownKey),
        "key_outside": st.sampled_from(OutsideKey),
        "shortage": st.sampled_from(ShortageRule),
        "solidarity_key": st.sampled_from(SolidarityKey),
        "solidarity_maximum": st.none() | st.integers(0, 15),
        "groups": st.sampled_from(GroupRule),
        "years_to_clear_waiting": st.none() | st.integers(1, 4),
    }
)


@st.composite
def dossiers(draw: st.DrawFn) -> Dossier:
    """One to five municipalities; some without lettings or inhabitants, every kind of origin."""
    codes = draw(st.permutations(["0503", "0518", "0626", "0637", "1842"]))[: draw(st.integers(1, 5))]
    origins = st.sampled_from([*codes, UNKNOWN_ORIGIN, OUTSIDE_REGION, SAFE_ADDRESS])
    kinds = st.sampled_from(["stroom", "stroom", "stand"])
    rows = st.builds(
        lambda origin, institution, group, kind: outflow(origin, institution=institution, group=group, kind=kind),
        origins,
        st.sampled_from(INSTITUTIONS),
        st.sampled_from(GROUPS),
        kinds,
    )
    some = st.sampled_from(codes)
    homes = st.integers(0, 200) | st.dictionaries(st.sampled_from("xyz"), st.integers(0, 80), min_size=1)
    return region(
        draw(st.dictionaries(some, homes, max_size=5)),
        draw(st.dictionaries(rows, st.integers(0, 30), max_size=10)),
        members=codes,
        institutions=draw(
            st.dictionaries(st.sampled_from(INSTITUTIONS), st.none() | st.sampled_from([*codes, "0344"]))
        ),
        priority=draw(st.dictionaries(some, st.integers(0, 40))),
        inhabitants=draw(st.dictionaries(some, st.integers(0, 90_000))),
        balance=draw(st.dictionaries(some, st.fractions(-1, 1, max_denominator=8))),
        **draw(switches),
    )
