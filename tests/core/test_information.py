"""Which number to find out next (W16, contract rule 11)."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from fractions import Fraction
from functools import partial
from math import ceil

import pytest
from hypothesis import given, settings
from regions_for_tests import HAAGLANDEN, haaglanden, outflow, region, working
from small_regions import CODES, problems
from test_ranges import LV, problem_of, replace_rules, with_uncertain_lv
from truths import count, letting_key, outcomes, outcomes_in, outflow_key, pool

from thuistafel.core import inquiries
from thuistafel.core.claims import Interval
from thuistafel.core.demand import Count, PoolKind
from thuistafel.core.dossier import OUTSIDE_REGION, UNKNOWN_ORIGIN
from thuistafel.core.errors import DossierError
from thuistafel.core.information import NextNumber, next_numbers, turns
from thuistafel.core.ranges import REGION, Problem, Verdict, joint_ranges, municipal_range, regional_range, verdict
from thuistafel.core.rules import OutsideKey
from thuistafel.core.uncertainty import alone

NAMES = {code: name for code, (name, _, _) in HAAGLANDEN.items()}
LV_LETTINGS = "verhuringen · Leidschendam-Voorburg · 2023 · verwacht · regulier"
UNKNOWN_OF_B = "herkomst_onbekend · Instelling B · mo"
OUTSIDE = "buiten_regio · buiten regio"


def numbers_of(problem: Problem) -> list[NextNumber]:
    return list(next_numbers(problem, {code: NAMES.get(code, code) for code in problem.members}))


class TestW16:
    """Whether Leidschendam-Voorburg is short is a matter of its lettings; how much, of the origins."""

    def given_negligible(self, homes: int) -> dict[str, NextNumber]:
        dossier = replace_rules(with_uncertain_lv(haaglanden()), negligible_shortage=homes)
        return {number.name: number for number in numbers_of(problem_of(dossier))}

    def test_the_lettings_decide_in_207_of_307_values(self):
        found = self.given_negligible(2)
        first = next(iter(found.values()))

        assert first.name == LV_LETTINGS
        assert (first.decides, first.favourable, first.possible) == (Fraction(207, 307), 207, 307)
        assert first.decisions == ("Leidschendam-Voorburg",)

    def test_the_origins_decide_nothing_there(self):
        found = self.given_negligible(2)

        assert [found[name].decides for name in (UNKNOWN_OF_B, OUTSIDE)] == [0, 0]

    def test_how_much_each_narrows(self):
        found = self.given_negligible(2)

        assert found[LV_LETTINGS].narrows == 4
        assert found[UNKNOWN_OF_B].narrows == 16
        assert found[OUTSIDE].narrows == 12
        assert list(found) == [LV_LETTINGS, UNKNOWN_OF_B, OUTSIDE]

    def test_where_each_verdict_turns(self):
        problem = problem_of(with_uncertain_lv(haaglanden()))
        lettings = next(number for number in numbers_of(problem) if number.name == LV_LETTINGS)

        (turn,) = (one for one in turns(problem, NAMES, lettings) if one.name == "Leidschendam-Voorburg")

        assert (turn.none, turn.still_open, turn.short) == (Interval(590, 763), Interval(490, 589), Interval(457, 489))

    def test_the_ranges_that_remain_when_an_origin_is_found(self):
        problem = problem_of(with_uncertain_lv(haaglanden()))

        remains = [regional_range(with_origin_found(problem, row)) for row in (0, 1)]

        assert remains == [Interval(71, 94), Interval(69, 96)]

    def test_the_two_halves_with_2_negligible(self):
        """194 values leave no shortage above 2, 13 certainly one."""
        problem = problem_of(replace_rules(with_uncertain_lv(haaglanden()), negligible_shortage=2))
        key = next(key for key in problem.lettings[LV])

        found = [verdict(municipal_range(with_lettings(problem, key, homes), LV), 2) for homes in range(457, 763 + 1)]

        assert found.count(Verdict.CERTAINLY_NOT) == 194
        assert found.count(Verdict.CERTAIN) == 13

    def test_with_nothing_negligible_the_unknown_origin_heads_the_list(self):
        found = self.given_negligible(0)
        first = next(iter(found.values()))

        assert first.name == UNKNOWN_OF_B
        assert (first.decides, first.decisions) == (Fraction(9, 11), ("Zoetermeer",))
        assert found[OUTSIDE].decides == Fraction(6, 8)
        assert found[LV_LETTINGS].decides == Fraction(207, 307)


def with_lettings(problem: Problem, key, homes: int) -> Problem:
    own = {**problem.lettings[key.municipality], key: count(homes)}
    return replace(problem, lettings={**problem.lettings, key.municipality: own})


def with_known(problem: Problem, code: str, key, people: int) -> Problem:
    return replace(problem, known={**problem.known, code: {**problem.known[code], key: count(people)}})


def with_size(problem: Problem, row: int, key, people: int) -> Problem:
    changed = replace(problem.pools[row], parts={**problem.pools[row].parts, key: count(people)})
    return replace(problem, pools=(*problem.pools[:row], changed, *problem.pools[row + 1 :]), plain=None)


def with_people(problem: Problem, row: int, people: dict[str, int]) -> Problem:
    """A pool's people where they came from; the rest of the pool is of no account."""
    known = {
        code: {**counts, outflow_key("gevonden"): count(people.get(code, 0))} for code, counts in problem.known.items()
    }
    return replace(problem, known=known, pools=problem.pools[:row] + problem.pools[row + 1 :], plain=None)


def with_origin_found(problem: Problem, row: int) -> Problem:
    return with_people(problem, row, dict(alone(problem, problem.pools[row])))


def decided(problem: Problem, code: str) -> bool:
    return is_certain(outcomes_in(problem, code), problem)


def decided_region(problem: Problem) -> bool:
    return is_certain(outcomes(problem), problem)


def is_certain(found: set[int], problem: Problem) -> bool:
    negligible = problem.rules.negligible_shortage
    return min(found) > negligible or max(found) <= negligible


def width(problem: Problem) -> int:
    return max(outcomes(problem)) - min(outcomes(problem))


def tried(problem: Problem) -> dict[str, tuple[Fraction, int]]:
    """Rule 11 word for word: every value of every number, every truth at each."""
    open_codes = open_municipalities(problem)
    is_region_open = not decided_region(problem)
    base = width(problem)

    def of_key(each: Count, fix) -> tuple[Fraction, int]:
        values = range(each.range.low, each.range.high + 1)
        settled = sum(
            sum(decided(fix(value), code) for code in open_codes) + (is_region_open and decided_region(fix(value)))
            for value in values
        )
        return Fraction(settled, len(values)), base - width(fix(each.value))

    found = {name: of_key(each, fix) for name, each, fix in keys_of(problem) if each.range.width}
    for row, each in enumerate(problem.pools):
        name = " · ".join((each.kind, *(each.name or ("buiten regio",))))
        found[name] = of_origin(problem, row, open_codes, base)
    return found


def open_municipalities(problem: Problem) -> list[str]:
    if problem.moves:
        return []
    return [code for code in problem.members if code in problem.lettings and not decided(problem, code)]


def keys_of(problem: Problem) -> Iterator[tuple[str, Count, Callable[[int], Problem]]]:
    """Each key by name, what is claimed, and the problem once it is found."""
    for code in problem.members:
        for key, each in problem.lettings.get(code, {}).items():
            yield name_of("verhuringen", key), each, partial(with_lettings, problem, key)
        for key, each in problem.known[code].items():
            yield name_of("herkomst_bekend", key), each, partial(with_known, problem, code, key)
    for row, each in enumerate(problem.pools):
        for key, part in each.parts.items():
            yield name_of(each.kind, key), part, partial(with_size, problem, row, key)


def name_of(kind: str, key: tuple[object, ...]) -> str:
    return " · ".join((kind, *(str(column) for column in key if column)))


def of_origin(problem: Problem, row: int, open_codes: list[str], base: int) -> tuple[Fraction, int]:
    each = problem.pools[row]
    most = {code: ceil(problem.rules.unknown_factor * each.size * each.shares.get(code, 0)) for code in problem.members}
    possible = {
        code: range(max(0, each.size - sum(most.values()) + most[code]), min(each.size, most[code]) + 1)
        for code in problem.members
    }
    if not each.range.high:
        return Fraction(0), 0
    settled = sum(
        (
            Fraction(sum(decided(with_people(problem, row, {code: people}), code) for people in values), len(values))
            for code, values in possible.items()
            if code in open_codes
        ),
        Fraction(0),
    )
    return settled, base - width(with_origin_found(problem, row))


class TestAgainstEveryTruth:
    @settings(max_examples=30, deadline=None)
    @given(problems())
    def test_what_each_number_decides_and_narrows(self, problem):
        found = {number.name: (number.decides, number.narrows) for number in numbers_with_codes(problem)}

        assert found == tried(problem)

    @settings(max_examples=40, deadline=None)
    @given(problems())
    def test_no_number_widens_the_range_and_the_order_is_by_worth(self, problem):
        found = numbers_with_codes(problem)

        assert all(number.narrows >= 0 for number in found)
        worths = [(-number.decides, -number.narrows, number.name) for number in found]
        assert worths == sorted(worths)


def numbers_with_codes(problem: Problem) -> list[NextNumber]:
    return list(next_numbers(problem, {code: code for code in problem.members}))


class TestWhatIsListed:
    def test_a_certain_number_is_not_listed_and_one_without_worth_is(self):
        dossier = region(
            {"0503": working(1000, 900, 1100), "0518": 1000}, {outflow("0503"): 5, outflow("0518"): working(8, 7, 9)}
        )

        found = numbers_of(problem_of(dossier))

        assert [(number.kind, number.decides, number.narrows) for number in found] == [
            ("herkomst_bekend", 0, 0),
            ("verhuringen", 0, 0),
        ]
        assert found[0].name == "herkomst_bekend · Instelling A · bw · Den Haag · 2023 · stroom"

    def test_a_pool_that_can_go_one_way_only_is_listed_with_nothing_to_find(self):
        dossier = region({"0503": 100}, {outflow("0503"): 9, outflow(UNKNOWN_ORIGIN): 4})

        assert [(n.name, n.decides, n.narrows) for n in numbers_of(problem_of(dossier))] == [
            ("herkomst_onbekend · Instelling A · bw", 0, 0)
        ]

    def test_people_who_return_are_not_listed(self):
        dossier = haaglanden(key_outside=OutsideKey.RETURN)

        assert [number.kind for number in numbers_of(problem_of(dossier))] == ["herkomst_onbekend"]

    def test_corporations_and_the_region_are_named(self):
        dossier = region({"0503": {"Corporatie 4": working(100, 50, 150)}}, {outflow("0503"): 10})

        only = numbers_of(problem_of(dossier))[0]

        assert only.name == "verhuringen · Delft · Corporatie 4 · 2023 · verwacht · regulier"
        assert only.decisions == ("Delft", REGION)
        assert only.decides == 2  # 100 lettings and more: certainly not; fewer: certainly; both verdicts at once
        assert (only.favourable, only.possible) == (101, 101)

    def test_those_waiting_have_their_claimed_values_before_they_are_spread(self):
        stock = {outflow("0503", kind="stand"): working(30, 28, 31), outflow("0503"): 1}
        dossier = region({"0503": 110}, stock, years_to_clear_waiting=3)

        only = numbers_of(problem_of(dossier))[0]

        assert only.name == "herkomst_bekend · Instelling A · bw · Delft · 2023 · stand"
        assert (only.possible, only.favourable) == (4, 4)  # 28, 29, 30 count 10 and fit; 31 counts 11


def test_a_member_without_lettings_stays_open_whatever_is_found():
    problem = Problem(
        rules=problem_of(haaglanden()).rules,
        members=CODES[:2],
        known={"0503": {outflow_key("0503"): count(3, 2, 4)}, "0518": {outflow_key("0518"): count(3, 0, 4)}},
        lettings={"0503": {letting_key("0503"): count(30)}},
        pools=(pool(PoolKind.OUTSIDE, count(2), {"0503": Fraction(1, 2), "0518": Fraction(1, 2)}, ()),),
        plain={code: {PoolKind.OUTSIDE: 1} for code in CODES[:2]},
    )

    found = {number.name: number.decisions for number in numbers_of(problem)}

    assert joint_ranges(problem).municipal["0518"] == Interval(0, 6)
    assert all("Den Haag" not in decisions for decisions in found.values())


@pytest.mark.parametrize("kind", [UNKNOWN_ORIGIN, OUTSIDE_REGION])
def test_the_size_of_a_pool_is_a_number_beside_its_origin(kind):
    dossier = region(
        {"0503": 100, "0518": 120}, {outflow("0503"): 3, outflow("0518"): 3, outflow(kind): working(4, 2, 9)}
    )

    kinds = [number.subject for number in numbers_of(problem_of(dossier))]

    assert ("Instelling A", "bw", kind, "2023", "stroom") in kinds
    assert len(kinds) == 2


def test_a_size_of_which_almost_nothing_is_known_is_weighed_without_trying_each_value():
    most = 10_000_000
    dossier = region(
        {"0503": 50_000, "0518": 90_000},
        {outflow("0503"): 3_000, outflow("0518"): 1_000, outflow(UNKNOWN_ORIGIN): working(4, 0, most)},
    )
    problem = problem_of(dossier)

    found = {number.subject: number for number in numbers_of(problem)}
    assert found["Instelling A", "bw", UNKNOWN_ORIGIN, "2023", "stroom"].possible == most + 1


def test_a_factor_beyond_every_pool_overflows_nothing():
    dossier = replace_rules(with_uncertain_lv(haaglanden()), unknown_factor=Fraction(10**18))

    assert numbers_of(problem_of(dossier))


def test_more_lettings_of_one_municipality_than_can_be_weighed_are_refused(monkeypatch):
    monkeypatch.setattr(inquiries, "MOST_ADDED", 0)

    with pytest.raises(DossierError) as refusal:
        numbers_of(problem_of(with_uncertain_lv(haaglanden())))
    assert refusal.value.code == "too_many_lettings"


@given(problems())
@settings(max_examples=30)
def test_the_values_at_which_a_verdict_turns_add_up_to_what_the_number_decides(problem: Problem) -> None:
    names = {code: code for code in problem.members}

    for number in next_numbers(problem, names):
        told = turns(problem, names, number)
        shares = (
            Fraction(values_in(one.none) + values_in(one.short), values_in(one.none, one.still_open, one.short))
            for one in told
        )
        assert not told or sum(shares, Fraction(0)) == number.decides


def values_in(*bands: Interval | None) -> int:
    return sum(band.width + 1 for band in bands if band is not None)
