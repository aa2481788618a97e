"""Your number in the plan, and beside the region without a word about any other party alone."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sent_for_tests import BRIDGE, FILE, OCCASION, delivery, letting, outflow, plan_of, row

from thuistafel.core.claims import Place
from thuistafel.core.dossier import Amount, Table
from thuistafel.exchange.delivery.model import Noted
from thuistafel.exchange.feedback.beside import FEWEST, others_shown
from thuistafel.exchange.feedback.parties import Role, party_of
from thuistafel.exchange.feedback.summary import plan_page

LETS = (letting("Delft", 1020, "Woonwens"), letting("Den Haag", 3900, "Woonwens"))
OTHER = "aanleveringen/gemeente.xlsx"


def grids(about, plan):
    """Title of each table → its rows as text."""
    page = plan_page(about, plan, OCCASION)
    return {one.title: [" | ".join(map(str, cells)) for cells in one.rows] for one in page.grids}


def claims(about, plan):
    return grids(about, plan)["Wat u opgaf, en waarmee is gerekend"]


def all_words(about, plan):
    page = plan_page(about, plan, OCCASION)
    cells = [str(cell) for one in page.grids for cells in one.rows for cell in cells]
    return " ".join([*page.lines, *cells, *(note for one in page.grids for note in one.notes)])


def test_w10_compatible_the_better_graded_number_decides() -> None:
    plan = plan_of(
        *LETS,
        outflow(BRIDGE, 42, sent=FILE),
        outflow(BRIDGE, 55, sent=OTHER, kwaliteit="C", bron="gemeente Delft"),
    )
    (line,) = claims(delivery(), plan)

    assert line.startswith("bw, Delft, stroom, 2023 | 42 | 42 | 37–47 | verenigbaar")
    assert "het uwe gaat voor" in line


def test_w10_conflicting_the_newest_counts_and_never_56() -> None:
    plan = plan_of(
        *LETS,
        outflow(BRIDGE, 42, sent=FILE, peildatum=date(2022, 1, 1)),
        outflow(BRIDGE, 70, sent=OTHER, bron="gemeente Delft", peildatum=date(2022, 12, 1)),
    )
    (line,) = claims(delivery(), plan)

    assert line.startswith("bw, Delft, stroom, 2023 | 42 | 70 | 37–77 | strijdig")
    assert "bij gelijke datum de beste: een andere afzender" in line
    assert "gemeente Delft" not in line


def test_the_own_table_that_decides_is_named() -> None:
    plan = plan_of(*LETS, outflow(BRIDGE, 42, sent=FILE), outflow(BRIDGE, 44, kwaliteit="P", bron="de datatafel"))
    (line,) = claims(delivery(), plan)

    assert "| 42 | 44 |" in line
    assert "Die gaat voor: de datatafel (kwaliteit P)" in line


def test_another_file_of_the_same_sender_is_no_other_sender() -> None:
    both = (
        {"sent": FILE, "bron": "opgave De Brug", "kwaliteit": "C"},
        {"sent": OTHER, "bron": "opgave De Brug", "kwaliteit": "A"},
    )
    plan = plan_of(*LETS, *(outflow(BRIDGE, number, **about) for number, about in zip((42, 44), both, strict=True)))
    (line,) = claims(delivery(), plan)

    assert "een ander bestand van u" in line


def test_another_sender_that_decides_is_not_named() -> None:
    plan = plan_of(
        *LETS, outflow(BRIDGE, 42, sent=FILE), outflow(BRIDGE, 44, sent=OTHER, kwaliteit="A", bron="gemeente Delft")
    )
    (line,) = claims(delivery(), plan)

    assert "een andere afzender" in line
    assert "gemeente Delft" not in line


def test_a_number_about_another_party_does_not_show_what_is_calculated_with() -> None:
    """Who writes a row about someone else does not get that party's number in return."""
    plan = plan_of(*LETS, outflow("Ander huis", 7, sent=FILE), outflow("Ander huis", 913, kwaliteit="P", bron="tafel"))
    (line,) = claims(delivery(), plan)

    assert "913" not in line
    assert "over een ander" in line


def test_a_number_of_another_year_says_that_it_does_not_count() -> None:
    plan = plan_of(*LETS, outflow(BRIDGE, 5), outflow(BRIDGE, 42, sent=FILE, jaar=2022))

    assert "telt niet in dit planjaar" in claims(delivery(), plan)[0]


def test_a_municipality_sees_its_row_with_range_and_verdict() -> None:
    plan = plan_of(*LETS, outflow(BRIDGE, 118, kwaliteit="P"), letting("Delft", 1020, sent=FILE))
    about = delivery(sender="Delft", kind="G")
    found = grids(about, plan)["Het plan voor Delft"]

    assert "Uw opgave | 118" in found
    assert "Tekort | 16" in found
    assert "zeker tekort" in all_words(about, plan)


def test_a_corporation_sees_its_lettings_beside_the_room_there() -> None:
    plan = plan_of(*LETS, letting("Delft", 30, "Vidomes"), outflow(BRIDGE, 118, kwaliteit="P"))
    found = grids(delivery(sender="Woonwens", kind="C"), plan)["Uw verhuringen en wat er in die gemeenten nodig is"]

    assert "Delft | 1020 | 105 | 118 | 13" in found


def test_a_provider_sees_where_its_people_come_from_and_what_fits_there() -> None:
    plan = plan_of(*LETS, outflow(BRIDGE, 100, kwaliteit="P"), outflow("Ander huis", 18, kwaliteit="P"))
    found = grids(delivery(), plan)["Waar uw mensen vandaan komen, en wat daar past"]

    assert found == ["Delft | 100 | 118 | 102 | 16"]


def test_people_of_unknown_origin_are_shown_by_their_exact_key() -> None:
    plan = plan_of(
        *LETS, outflow(BRIDGE, 90), outflow(BRIDGE, 30, "Den Haag"), outflow(BRIDGE, 10, "onbekend", kwaliteit="P")
    )
    (line,) = grids(delivery(), plan)["Van wie geen gemeente van herkomst bekend is"]

    assert line.startswith("herkomst onbekend, bw | 10 |")
    assert "Delft 7,5" in line
    assert "Den Haag 2,5" in line


def test_w19_another_party_alone_is_never_shown() -> None:
    plan = plan_of(*LETS, outflow(BRIDGE, 100), outflow("Ander huis", 917), outflow("Derde huis", 13, doelgroep="mo"))
    found = grids(delivery(), plan)["Uw uitstroom naast die van alle andere instellingen"]

    assert found[0] == "bw | 100 | · | "
    assert "917" not in " ".join(found)


def test_w19_small_numbers_of_others_are_hidden_with_cover() -> None:
    others = {"a": {"B": 7, "C": 5}, "b": {"B": 2, "C": 1}, "c": {}, "d": {"B": 4, "C": 3}}
    shown, rest, total = others_shown(["a", "b", "c", "d"], others)

    assert (shown, rest, total) == ({"a": "12", "b": "<5", "c": "–", "d": "·"}, "", "22")


amounts = st.dictionaries(st.sampled_from("BCD"), st.integers(0, 30), max_size=3)


@given(st.dictionaries(st.sampled_from(["g1", "g2", "g3", "g4"]), amounts, max_size=4), st.sets(st.integers(1, 4)))
def test_nothing_shown_nor_what_is_left_over_is_one_partys(others, wanted) -> None:
    """With the total of the region known: every number shown and every difference has two parties behind it."""
    shown, rest, _ = others_shown([f"g{number}" for number in sorted(wanted)], others)

    for name, text in shown.items():
        if text.isdecimal() and int(text):
            assert sum(amount > 0 for amount in others[name].values()) >= FEWEST
            assert int(text) == sum(others[name].values())
    named = {name for name in shown if shown[name] != "–"}
    left = {party for name, by in others.items() if name not in named for party, amount in by.items() if amount}
    assert len(left) != 1 or not named
    assert not rest.isdecimal() or len(left) >= FEWEST


def test_units_are_not_added_beside_the_region() -> None:
    def seen(gemeente, eenheid, **more):
        about = {"doelgroep": "bw", "gemeente": gemeente, "indicator": "wachtend", "jaar": 2023, "eenheid": eenheid}
        return row(Table.PICTURE, **{**about, "aantal": 20, "kwaliteit": "B", "bron": "x", **more})

    plan = plan_of(*LETS, seen("Delft", "huishoudens"), seen("Den Haag", "personen"), seen("Zoetermeer", "personen"))
    found = grids(delivery(sender="Delft", kind="G"), plan)

    title = "Aandachtsgroepen, wachtend, in huishoudens: u naast de andere gemeenten"
    assert found[title][0] == "bw | 20 | – | "
    assert not any("personen" in name for name in found)


def test_without_a_plan_the_sheet_says_so() -> None:
    assert "Er is nog geen plan" in plan_page(delivery(), None, OCCASION).lines[0]


def test_an_unknown_sender_gets_no_numbers_of_the_plan() -> None:
    plan = plan_of(*LETS, outflow(BRIDGE, 118))
    page = plan_page(delivery(sender=""), plan, OCCASION)

    assert not page.grids
    assert "niet zeker van wie" in page.lines[0]


@pytest.mark.parametrize(
    ("sender", "kind", "role"),
    [
        ("delft", "", Role.MUNICIPALITY),
        ("Woonwens", "", Role.CORPORATION),
        (BRIDGE.upper(), "", Role.PROVIDER),
        ("Nieuw huis", "Z", Role.PROVIDER),
        ("Bouwer", "P", Role.OTHER),
        ("", "Z", Role.OTHER),
    ],
)
def test_a_sender_is_known_by_its_name_then_by_its_forms(sender, kind, role) -> None:
    plan = plan_of(*LETS, outflow(BRIDGE, 118))

    assert party_of(delivery(sender=sender, kind=kind), plan.dossier).role is role


def test_a_number_no_plan_calculates_with_is_shown_back() -> None:
    about = {"gemeente": "Delft", "jaar": 2023}
    noted = Noted("C1", "waarvan_uitstroom", Place(FILE, "C1", 4), Amount(12), about)
    found = grids(delivery(noted=(noted,)), plan_of(*LETS))

    assert found["Wat u verder schreef: gelezen, maar geen plan rekent ermee"] == [
        "waarvan uitstroom · Delft, 2023 | 12"
    ]


def test_a_total_that_is_not_added_to_its_parts_is_not_lost_from_sight() -> None:
    total = letting("Delft", 1010, sent=FILE)
    plan = plan_of(*LETS, total, outflow(BRIDGE, 118))
    (line,) = claims(delivery(sender="Delft", kind="G", rows=(total,)), plan)

    assert line.startswith("Delft, verwacht, regulier, 2023 | 1010 |")
    assert "opgegeven totaal is 1.010, de delen zijn samen 1.020" in line


def test_what_others_state_is_not_told_to_who_gave_a_total_for_them() -> None:
    total = letting("Delft", 7, sent=FILE)
    plan = plan_of(*LETS, total, outflow(BRIDGE, 118))
    (line,) = claims(delivery(rows=(total,)), plan)

    assert "1.020" not in line
    assert "totaal van andere getallen" in line
