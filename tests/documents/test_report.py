"""The report says what the plan holds: headline by rule, conditions named, unknown never 0, singular and plural."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from plans_for_tests import HAAGLANDEN, haaglanden_plan, haaglanden_report, with_figures

from thuistafel.core.claims import Interval
from thuistafel.core.information import NextNumber
from thuistafel.core.plan import REGION, Certainty, Plan, Verdict
from thuistafel.core.reasons import because
from thuistafel.core.rules import CapEffect, CapLevel, Rules, ShortageRule
from thuistafel.documents.report import Line, Report, Spot
from thuistafel.documents.report_build import path_to_horizon
from thuistafel.documents.report_choices import choices
from thuistafel.documents.report_numbers import next_numbers
from thuistafel.documents.report_summary import headline, summary

HEADLINE = (
    "Binnen 10% komt de regio 41 woningen tekort. Houden we vast aan herkomst, dan 80: "
    "39 plaatsen liggen in een andere gemeente."
)


def ruled(**switches: object) -> Plan:
    """The Haaglanden plan under other rules, numbers unchanged."""
    return haaglanden_plan(rules=replace(Rules(negligible_shortage=2), **switches))  # type: ignore[arg-type]


def settled(plan: Plan) -> Plan:
    """The plan with a range of 0 for everyone."""
    none = Interval.exactly(0)
    certainty = {code: Certainty(none, Verdict.CERTAINLY_NOT) for code in plan.certainty}
    return replace(plan, certainty=certainty, ranges=replace(plan.ranges, region=none))


def region(plan: Plan, **changes: int | None) -> Plan:
    """The plan with other regional totals."""
    return with_figures(plan, REGION, **changes)


def test_the_headline_sets_the_paper_shortage_beside_the_one_by_origin() -> None:
    assert headline(haaglanden_plan()) == HEADLINE


@pytest.mark.parametrize(
    ("plan", "expected"),
    [
        (region(haaglanden_plan(), room=759, shortage=2, room_left=1), "Binnen 10% komt de regio 1 woning tekort. "),
        (region(haaglanden_plan(), room=759, shortage=2, room_left=1), "dan 2: 1 plaats ligt in een andere gemeente."),
        (region(haaglanden_plan(), room=680, room_left=0), "80 woningen tekort; ook in andere gemeenten is geen"),
        (region(haaglanden_plan(), room=760, shortage=1, room_left=1), "dan komen we 1 woning tekort: die ruimte"),
        (settled(region(haaglanden_plan(), shortage=0)), "komt geen gemeente tekort: alle 760 huishoudens passen"),
        (region(haaglanden_plan(), shortage=0), "Binnen 10% lijkt geen gemeente tekort te komen: 760 huishoudens"),
        (region(haaglanden_plan(), shortage=0), "Het tekort kan nog oplopen tot 101 woningen."),
        (region(ruled(cap_level=CapLevel.REGION), room=800, shortage=0), "760 huishoudens. Het tekort kan nog oplopen"),
        (region(haaglanden_plan(), task=0), "Voor 2023 is geen vraag opgegeven: er valt nog niets te verdelen."),
        (region(ruled(shortage=ShortageRule.SOLIDARITY), shortage=41, received=39), "41 woningen tekort, ook nu"),
        (region(ruled(shortage=ShortageRule.SOLIDARITY), shortage=0, received=1), "1 huishouden van elkaar"),
        (region(ruled(shortage=ShortageRule.SOLIDARITY), shortage=0, received=0), "elkaar helpen is niet nodig"),
        (region(ruled(shortage=ShortageRule.SOLIDARITY), shortage=80, received=0), "geen ruimte om elkaar te helpen"),
        (region(ruled(cap_level=CapLevel.REGION), room=721, shortage=39), "39 woningen tekort: 721 plaatsen voor 760"),
        (region(ruled(cap_level=CapLevel.REGION), room=800, shortage=0), "komt niemand tekort: 800 plaatsen"),
        (region(ruled(cap_effect=CapEffect.SIGNAL), above_limit=80, shortage=0), "80 toewijzingen komen boven"),
        (region(ruled(cap_effect=CapEffect.SIGNAL), above_limit=1, shortage=0), "1 toewijzing komt boven de grens"),
        (region(ruled(cap_effect=CapEffect.SIGNAL), above_limit=0, shortage=0), "blijft overal onder het signaal"),
        (region(ruled(cap_effect=CapEffect.SIGNAL), above_limit=9, shortage=3), "Ook dan komt de regio 3 woningen"),
        (haaglanden_plan(without=("0503",)), "ten minste 55 woningen tekort; van Delft zijn de verhuringen nog niet"),
        (haaglanden_plan(without=("0503", "0518")), "is binnen 10% geen tekort; van Delft en Den Haag zijn ze"),
        (haaglanden_plan(without=tuple(HAAGLANDEN)), "geen gemeente heeft verhuringen geleverd"),
    ],
)
def test_the_headline_follows_the_rule_and_the_number(plan: Plan, expected: str) -> None:
    assert expected in headline(plan)


@given(st.integers(0, 400), st.integers(0, 400), st.integers(1, 400))
def test_no_headline_says_1_woningen_or_a_negative(short: int, left: int, placed: int) -> None:
    plan = region(
        haaglanden_plan(), task=placed + short, placed=placed, shortage=short, room_left=left, room=placed + left
    )

    said = headline(plan)

    words = said.replace(":", "").replace(".", "").replace(",", "").split()
    pairs = list(pairwise(words))
    assert ("1", "woningen") not in pairs
    assert ("1", "plaatsen") not in pairs
    assert "-" not in said
    assert all(pair[0] == "1" for pair in pairs if pair[1] in ("woning", "plaats"))


def test_both_ranges_stand_beside_each_other_with_their_assumption() -> None:
    said = summary(haaglanden_plan())

    assert said.range_agreed == "Bij de afgesproken planwaarden ligt het tekort tussen 62 en 101."
    assert said.range_deviation == "Wijken verhuringen en uitstroom 10% af, dan tussen 0 en 222."
    assert "0 tot 2× haar aandeel" in said.assumption
    assert said.backlog == "Dit komt boven op 210 huishoudens die al wachten."


def test_certain_is_never_said_without_its_condition() -> None:
    report = haaglanden_report()
    texts = (*report.summary.certain, *(line for note in report.notes for line in note.certain))

    claims = [text for text in texts if "zeker" in text.lower()]

    assert claims
    assert all("planwaarden" in text for text in claims)


def test_the_verdicts_are_named_and_the_open_one_says_on_what_it_depends() -> None:
    verdicts = {row.name: row.verdict_words for row in haaglanden_report().rows}

    assert verdicts["Den Haag"] == "zeker tekort"
    assert verdicts["Zoetermeer"] == "verwaarloosbaar"
    assert verdicts["Voorschoten"] == "zeker niet"
    assert verdicts["Leidschendam-Voorburg"] == "hangt af van de verhuringen van Leidschendam-Voorburg"


def test_the_next_number_answers_whether_and_how_much() -> None:
    found = next_numbers(haaglanden_plan())

    assert found.whether == (
        "Wilt u weten óf Leidschendam-Voorburg tekortkomt, vraag de verhuringen van Leidschendam-Voorburg."
    )
    assert found.how_much == "Wilt u weten hoeveel Den Haag en Delft moeten plannen, zoek de herkomst van de 59 uit."
    assert "207 van de 307" in found.detail
    assert "met 16 woningen voor de 38 en met 12 woningen voor de 21" in found.detail
    assert found.rows[0].decides == "67%"
    assert "de verhuringen van Leidschendam-Voorburg" in found.mail_subject
    assert "1. Wat is het getal" in found.mail_body


def test_when_no_number_decides_anything_research_can_stop() -> None:
    idle = NextNumber("verhuringen", ("Delft",), Fraction(0), 0, ())

    found = next_numbers(replace(haaglanden_plan(), next_numbers=(idle,)))

    assert "kunt u stoppen met zoeken" in found.whether
    assert "door geen enkel getal" in found.how_much


def test_a_municipality_reads_its_number_in_five_lines_down_to_file_and_row() -> None:
    note = haaglanden_report().note("0503")

    assert note.number == "25 woningen tekort"
    assert [line.text.split(".")[0] for line in note.why] == [
        "118 huishoudens uit Delft verlaten een instelling",
        "Van 38 huishoudens met onbekende herkomst rekenen we er 6 aan Delft toe, naar de bekende herkomst "
        "(precies 6,397)",
        "Van 21 huishoudens van buiten de regio zijn dat er 3, naar verhuringen (precies 2,971, naar boven op de "
        "grootste rest)",
        "Samen 127",
        "127 min 102 is 25 woningen tekort (bij de afgesproken planwaarden tussen 16 en 35)",
    ]
    assert note.why[0].where == "uitstroom.csv, rij 4 (vastgesteld door de datatafel, P)"
    assert note.why[3].where == "verhuringen.csv, rij 4, 5 en 6 (vastgesteld door de datatafel, P)"


def test_a_tie_is_named_as_what_decided() -> None:
    plan = haaglanden_plan()
    rounding = replace(plan.distribution.roundings["onbekend"], decided_by={"0503": because("tie_won_by_room")})
    roundings = {**plan.distribution.roundings, "onbekend": rounding}
    plan = replace(plan, distribution=replace(plan.distribution, roundings=roundings))

    line = haaglanden_report(plan).note("0503").why[1]

    assert "gelijkspel beslist op resterende ruimte" in line.text


def test_lettings_not_delivered_are_asked_for_and_never_0() -> None:
    report = haaglanden_report(haaglanden_plan(without=("0503",)))
    note, row = report.note("0503"), next(row for row in report.rows if row.code == "0503")

    assert row.figures.shortage is None
    assert note.number == "Opgave 127 huishoudens"
    assert "verwachte verhuringen in 2023" in note.asks[0]
    assert row.verdict_words == "hangt af van de verhuringen van Delft, die niet zijn geleverd"
    assert (report.total.delivered, report.total.members) == (7, 8)


@pytest.mark.parametrize(
    ("changes", "switches", "number", "sentence"),
    [
        ({"task": 0, "placed": 0, "shortage": 0}, {}, "Geen opgave", "Voor Delft is geen opgave"),
        ({"housed_elsewhere": 12, "shortage": 13}, {}, "13 woningen tekort", "102 binnen 10%, 12 bij andere gemeenten"),
        ({"housed_elsewhere": 25, "shortage": 0}, {}, "Geen tekort", "102 binnen 10% en 25 bij andere gemeenten"),
        ({"received": 7, "shortage": 0, "room_left": 0}, {}, "Past precies", "vangt 7 huishoudens van andere"),
        (
            {"placed": 127, "above_limit": 25, "shortage": 0},
            {"cap_effect": CapEffect.SIGNAL},
            "25 toewijzingen boven de grens",
            "huisvest er 127: 25 toewijzingen boven het signaal van 10%",
        ),
    ],
)
def test_the_a4_tells_the_story_of_its_rule(
    changes: dict[str, int], switches: dict[str, object], number: str, sentence: str
) -> None:
    note = haaglanden_report(with_figures(ruled(**switches), "0503", **changes)).note("0503")

    assert note.number == number
    assert sentence in note.sentence


def test_every_switch_of_the_contract_stands_in_the_table_of_choices() -> None:
    listed = choices(Rules(negligible_shortage=2, solidarity_maximum=20))

    assert len(listed) == 20
    assert [one.switch for one in listed if not one.is_default] == ["solidariteit_maximum", "verwaarloosbaar_tekort"]
    assert listed[0].sentence == "Hoogstens 10% van de verhuringen gaat naar uitstroom uit instellingen."


def test_a_decimal_percentage_is_printed_as_agreed() -> None:
    report = haaglanden_report(haaglanden_plan(rules=Rules(cap_percent=Fraction(81, 10))))

    assert report.header.percent == "8,1"


def test_a_higher_limit_says_what_it_costs_the_others() -> None:
    variants = {one.label: one for one in haaglanden_report().variants}

    assert (
        variants["12%"].difference
        == "5 woningen tekort naar herkomst, en 75 verhuringen minder voor alle anderen dan bij 10%."
    )
    assert variants["10%"].is_current


def test_price_adds_up_to_lettings() -> None:
    for row in haaglanden_report().price:
        assert (row.outflow or 0) + (row.other_priority or 0) + (row.regular or 0) == row.lettings


def test_base_line_label_and_neighbours_are_taken_over() -> None:
    report = haaglanden_report()

    assert report.header.base_line == "op basis van 8 gemeenten (Platform31, 2022)"
    assert report.header.label == "Fictieve cijfers"
    assert haaglanden_report(haaglanden_plan(fictional=False)).header.label == ""
    assert [name for _, name in report.neighbours] == ["Rijswijk", "Westland"]


def test_a_path_that_breaks_off_says_so() -> None:
    years = [(2023, 290, Fraction(44, 10)), (2024, 0, Fraction(1))]

    broken, reached = path_to_horizon(years, 2030), path_to_horizon(years, 2024)

    assert broken is not None
    assert broken.sentence == "Het pad breekt af na 2024: daarna ontbreken cijfers."
    assert reached is not None
    assert reached.sentence == "Eind 2024 wacht niemand meer."
    assert reached.years[0].months == "4,4"


def test_without_municipal_ranges_no_verdict_is_invented() -> None:
    plan = ruled(cap_level=CapLevel.REGION)
    nothing = {code: Certainty(None, None) for code in HAAGLANDEN}
    plan = replace(plan, certainty={**nothing, REGION: Certainty(Interval(30, 60), Verdict.CERTAIN)})

    report = haaglanden_report(plan)

    assert {row.verdict_words for row in report.rows} == {""}
    assert report.summary.certain == ("Per gemeente is geen oordeel te geven: het tekort is van de regio samen.",)


def test_places_are_grouped_and_what_is_left_out_is_marked() -> None:
    line = Line("x", (Spot("A", "P", "f.csv", 3), Spot("A", "P", "f.csv", 4), Spot("", "C", "", 0)), more=2)

    assert line.where == "f.csv, rij 3 en 4 (A, P); C …"


def test_the_same_plan_gives_the_same_report() -> None:
    first, second = haaglanden_report(), haaglanden_report()

    assert isinstance(first, Report)
    assert first == second
