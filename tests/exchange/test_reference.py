"""The built-in reference tables: complete, with source, and equal to what they were made from."""

import runpy
from datetime import date
from pathlib import Path

import pytest

from thuistafel.core.regions import compose, roll_up
from thuistafel.exchange import reference
from thuistafel.exchange.reference import register

FOLDER = Path(reference.__file__).parent
TABLES = sorted(FOLDER.glob("*.csv"))


@pytest.mark.parametrize("path", TABLES, ids=lambda path: path.name)
def test_every_table_names_its_source_and_date(path):
    first = path.read_text(encoding="utf-8").splitlines()[0]
    assert first.startswith("# Bron: ")
    assert "22-11-2026" in first


def test_the_country_has_342_municipalities_and_17942942_inhabitants():
    existing = [one for one in register().municipalities if one.exists_on(date(2024, 1, 1))]
    assert len(existing) == 342
    assert register().netherlands[2024] == 17_942_942


def test_haaglanden_has_1188078_inhabitants_in_2024():
    ten = compose(register(), register().memberships, "H10", date(2023, 1, 1))
    assert sum(register().inhabitants[code][2024] for code in ten.codes) == 1_188_078


@pytest.mark.parametrize("year", range(2012, 2025))
def test_inhabitants_are_known_for_exactly_the_municipalities_of_that_year(year):
    existing = {one.code for one in register().municipalities if one.exists_on(date(year, 1, 1))}
    counted = {code for code, series in register().inhabitants.items() if year in series}
    assert counted == existing


def test_every_merger_leads_from_a_municipality_that_ended_to_one_that_exists():
    by_code = {one.code: one for one in register().municipalities}
    for merger in register().mergers:
        assert by_code[merger.old].valid_to == merger.day
        assert by_code[merger.new].exists_on(merger.day)


@pytest.mark.parametrize("year", range(2013, 2024))
def test_people_stay_about_as_many_when_rolled_up_over_a_merger(year):
    """A wrong successor would move thousands; borders that shift at a merger move few."""
    day = date(year, 1, 1)
    new = {merger.new for merger in register().mergers if merger.day == day}
    before = {code: series[year - 1] for code, series in register().inhabitants.items() if year - 1 in series}
    rolled = roll_up(register(), before, day)
    for code in new:
        assert abs(rolled[code] - register().inhabitants[code][year]) < 0.05 * rolled[code]


def test_places_and_codes_equal_what_the_development_package_gives():
    script = runpy.run_path(str(Path(__file__).parents[2] / "scripts" / "make_reference.py"))

    places = [f"{name};{code}" for name, code in script["places"]()]

    assert (FOLDER / "places.csv").read_text(encoding="utf-8").splitlines()[2:] == places
    existing = {one.code for one in register().municipalities if one.exists_on(date(2024, 1, 1))}
    assert {row["Gemeentecode"] for row in script["place_rows"]()} == existing
