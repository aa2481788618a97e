"""Who asks for a home, and by what key the pools are attributed (contract rule 5)."""

from __future__ import annotations

from fractions import Fraction

import pytest
from regions_for_tests import HAAGLANDEN, YEAR, haaglanden, outflow, region, working

from thuistafel.core.claims import Interval
from thuistafel.core.demand import Pool, PoolKind, gather
from thuistafel.core.dossier import OUTSIDE_REGION, SAFE_ADDRESS, UNKNOWN_ORIGIN, Dossier, OutflowKey
from thuistafel.core.rules import OutsideKey, UnknownKey
from thuistafel.wording.shares import SENTENCES

THREE = {"0503": 1020, "1842": 95, "1926": 270}


def only_pool(dossier: Dossier) -> Pool:
    (pool,) = gather(dossier).pools
    return pool


def unknown_of(institution: str) -> OutflowKey:
    return outflow(UNKNOWN_ORIGIN, institution=institution)


def test_w1_without_a_pattern_of_its_own_an_institution_follows_the_region() -> None:
    unknown = gather(haaglanden()).pools[0]

    assert unknown.kind is PoolKind.UNKNOWN
    assert unknown.name == ("Instelling B", "mo")
    assert unknown.size == 38
    assert unknown.shares == {code: Fraction(known, 701) for code, (_, _, known) in HAAGLANDEN.items()}
    assert unknown.key.code == "key_region_no_institution"
    assert gather(haaglanden()).warnings == ()


def test_unknown_follows_known_origins_of_the_same_institution_whatever_the_group() -> None:
    flows = {outflow("0503", group="jeugd"): 3, outflow("1926"): 1, unknown_of("Instelling A"): 4}
    flows[outflow("1842", institution="Instelling C")] = 90

    assert only_pool(region(THREE, flows)).shares == {"0503": Fraction(3, 4), "1926": Fraction(1, 4)}


@pytest.mark.parametrize(
    ("key", "code", "share"),
    [
        (UnknownKey.INSTITUTION, "key_institution", Fraction(3, 4)),
        (UnknownKey.REGION, "key_region", Fraction(3, 94)),
        (UnknownKey.LETTINGS, "key_lettings", Fraction(1020, 1385)),
        (UnknownKey.INHABITANTS, "key_inhabitants", Fraction(1, 2)),
    ],
)
def test_the_switch_chooses_the_key_of_unknown(key: UnknownKey, code: str, share: Fraction) -> None:
    flows = {outflow("0503"): 3, outflow("1926"): 1, unknown_of("Instelling A"): 4}
    flows[outflow("1842", institution="Instelling C")] = 90

    pool = only_pool(region(THREE, flows, key_unknown=key, inhabitants={"0503": 50, "1842": 30, "1926": 20}))

    assert (pool.key.code, pool.shares["0503"]) == (code, share)


def test_w4_when_no_origin_is_known_lettings_are_the_key() -> None:
    demand = gather(region(THREE, {outflow("0503", institution="X"): 0, unknown_of("X"): 4}))
    (pool,) = demand.pools

    assert pool.shares == {code: Fraction(homes, 1385) for code, homes in THREE.items()}
    assert SENTENCES[pool.key.code] == "sleutel: verhuringen (geen bekende herkomst)"
    assert [warning.code for warning in demand.warnings] == ["key_of_unknown"]
    assert [warning.values["warning"].code for warning in demand.warnings] == ["key_replaced"]


@pytest.mark.parametrize(
    ("lettings", "inhabitants", "outside", "code"),
    [
        ({"0503": 0, "1926": 0}, {"0503": 3, "1926": 1}, OutsideKey.LETTINGS, "key_inhabitants_no_lettings"),
        ({"0503": 3, "1926": 1}, {}, OutsideKey.INHABITANTS, "key_lettings_no_inhabitants"),
        ({"0503": 0, "1926": 0}, {}, OutsideKey.LETTINGS, "key_equal_no_inhabitants"),
        ({}, {}, OutsideKey.INHABITANTS, "key_equal_no_lettings"),
    ],
)
def test_a_key_that_sums_to_zero_falls_back_with_a_warning(
    lettings: dict[str, int], inhabitants: dict[str, int], outside: OutsideKey, code: str
) -> None:
    demand = gather(
        region(
            lettings,
            {outflow(OUTSIDE_REGION): 4},
            members=("0503", "1926"),
            inhabitants=inhabitants,
            key_outside=outside,
        )
    )

    assert demand.pools[0].key.code == code
    assert demand.pools[0].shares["0503"] == (Fraction(1, 2) if "equal" in code else Fraction(3, 4))
    assert [warning.values["warning"].code for warning in demand.warnings] == ["key_replaced"]


def test_inhabitants_that_are_not_known_are_told_not_silently_nothing() -> None:
    demand = gather(
        region(THREE, {outflow(OUTSIDE_REGION): 4}, inhabitants={"0503": 5}, key_outside=OutsideKey.INHABITANTS)
    )

    (warning,) = demand.warnings
    assert warning.values["warning"].values["municipalities"] == ("Midden-Delfland", "Pijnacker-Nootdorp")


def test_w3_outside_is_one_pool_by_lettings() -> None:
    flows = {outflow(OUTSIDE_REGION): 20, outflow(OUTSIDE_REGION, institution="Instelling B", group="mo"): 1}

    pool = only_pool(region(THREE, flows))

    assert (pool.kind, pool.name, pool.size, len(pool.parts)) == (PoolKind.OUTSIDE, (), 21, 2)
    assert pool.shares["0503"] == Fraction(1020, 1385)


def test_w3_returned_to_their_own_region_they_have_no_share_here() -> None:
    pool = gather(haaglanden(key_outside=OutsideKey.RETURN)).pools[1]

    assert (pool.size, pool.shares, pool.key.code) == (21, {}, "key_return")


@pytest.mark.parametrize(
    ("place", "name", "shares"),
    [
        ("0503", "0503", {"1842": Fraction(95, 365), "1926": Fraction(270, 365)}),
        ("0599", "0599", {code: Fraction(homes, 1385) for code, homes in THREE.items()}),
        (None, "", {code: Fraction(homes, 1385) for code, homes in THREE.items()}),
    ],
)
def test_a_safe_address_is_with_the_other_municipalities(
    place: str | None, name: str, shares: dict[str, Fraction]
) -> None:
    flows = {outflow(SAFE_ADDRESS, group="vrouwenopvang"): 2, outflow(SAFE_ADDRESS, institution="B"): 1}

    pool = only_pool(region(THREE, flows, institutions={"Instelling A": place, "B": place}))

    assert (pool.kind, pool.name, pool.size, pool.shares) == (PoolKind.SAFE_ADDRESS, (name,), 3, shares)


def test_each_municipality_with_institutions_is_a_safe_address_pool() -> None:
    flows = {outflow(SAFE_ADDRESS): 2, outflow(SAFE_ADDRESS, institution="B"): 1}

    pools = gather(region(THREE, flows, institutions={"Instelling A": "1926", "B": "0503"})).pools

    assert [(pool.name, pool.size) for pool in pools] == [(("0503",), 1), (("1926",), 2)]


def test_a_region_of_one_municipality_has_no_safe_address() -> None:
    pool = only_pool(region({"0503": 100}, {outflow(SAFE_ADDRESS): 2}, institutions={"Instelling A": "0503"}))

    assert (pool.shares, pool.key.code) == ({}, "key_no_others")


def test_those_waiting_are_shown_and_not_in_the_task() -> None:
    demand = gather(region(THREE, {outflow("0503"): 5, outflow("0503", kind="stand"): 10}))

    assert (demand.waiting, demand.known_total("0503")) == ({"0503": 10, "1842": 0, "1926": 0}, 5)


def test_clearing_those_waiting_adds_each_row_divided_by_the_years_rounded_up() -> None:
    stock = {outflow("0503", kind="stand"): working(10, 7, 13), outflow("0503", kind="stand", group="mo"): 1}
    stock[outflow(UNKNOWN_ORIGIN, kind="stand")] = 4

    demand = gather(region(THREE, {outflow("0503"): 5, **stock}, years_to_clear_waiting=3))

    counts = demand.known["0503"]
    assert counts[outflow("0503", kind="stand")].value == 4
    assert counts[outflow("0503", kind="stand")].range == Interval(3, 5)
    assert demand.known_total("0503") == 5 + 4 + 1
    assert demand.pools[0].size == 2


def test_only_the_plan_year_counts() -> None:
    demand = gather(region(THREE, {outflow("0503", year=YEAR - 1): 5, outflow("0503", year=YEAR + 1): 5}))

    assert (demand.known_total("0503"), demand.pools) == (0, ())


def test_municipalities_outside_the_composition_are_one_pool_that_loses_nobody() -> None:
    flows = {outflow("0344"): 5, outflow("0599"): 3, outflow(OUTSIDE_REGION): 2}

    (pool,) = gather(region(THREE, flows)).pools

    assert (pool.kind, pool.size, len(pool.parts)) == (PoolKind.OUTSIDE, 10, 3)


def test_row_order_changes_nothing() -> None:
    dossier = haaglanden()
    flows = dict(reversed(dossier.outflow.items()))
    turned = region({code: homes for code, (_, homes, _) in reversed(HAAGLANDEN.items())}, flows)

    assert repr(gather(turned)) == repr(gather(dossier))
