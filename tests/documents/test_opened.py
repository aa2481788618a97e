"""What opens: both ends of a range with a truth behind them (W14), the totals, and the list of new homes (C8)."""

from __future__ import annotations

import re
import subprocess
from dataclasses import fields, is_dataclass, replace
from functools import cache
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest
from plans_for_tests import haaglanden_plan, haaglanden_report

from thuistafel import make_plan, read_dossier
from thuistafel.core.plan import Plan
from thuistafel.core.rules import CapEffect, CapLevel, ShortageRule
from thuistafel.documents.html import render_html
from thuistafel.documents.pdf import alderman_pdf, note_pdf
from thuistafel.documents.report import Report
from thuistafel.documents.report_bounds import bounds
from thuistafel.documents.report_condition import has_plan_values
from thuistafel.documents.report_products import new_homes
from thuistafel.documents.reporting import full_report
from thuistafel.documents.sheet import bound_lines

EXAMPLES = Path(__file__).parents[2] / "examples"


@cache
def plan_of(name: str) -> Plan:
    return make_plan(read_dossier(EXAMPLES / name))


@cache
def report_of(name: str) -> Report:
    return full_report(plan_of(name))


def ruled(name: str, **switches: object) -> Plan:
    """An example under other rules."""
    dossier = read_dossier(EXAMPLES / name)
    frame = replace(dossier.frame, rules=replace(dossier.frame.rules, **switches))  # type: ignore[arg-type]
    return make_plan(replace(dossier, frame=frame), with_next_numbers=False)


def texts(value: object) -> list[str]:
    """Every text inside a report."""
    if isinstance(value, str):
        return [value]
    if is_dataclass(value):
        return [text for field in fields(value) for text in texts(getattr(value, field.name))]
    return [text for one in value for text in texts(one)] if isinstance(value, tuple) else []


def test_both_ends_of_the_range_say_in_one_sentence_how_they_can_be() -> None:
    low, high, *second = report_of("haaglanden").bounds

    assert (low.question, high.question) == ("Hoe kan het 62 zijn?", "Hoe kan het 101 zijn?")
    assert low.sentence == (
        "62: van de 59 zonder eigen gemeente nemen de andere gemeenten er 35 op; 24 komen er bij Den Haag en Delft, "
        "boven op de 38 woningen die daar al tekort zijn."
    )
    assert high.sentence == (
        "101: alle 59 zonder eigen gemeente komen bij Den Haag, Delft en Leidschendam-Voorburg, boven op de 42 "
        "woningen die daar al tekort zijn."
    )
    assert [one.question for one in second] == ["Hoe kan het 0 zijn?", "Hoe kan het 222 zijn?"]
    assert bound_lines(report_of("haaglanden")) == (low.sentence, high.sentence)


@pytest.mark.parametrize("name", ["haaglanden", "onzeker"])
@pytest.mark.parametrize("switches", [{}, {"cap_level": CapLevel.CORPORATION}, {"cap_effect": CapEffect.SIGNAL}])
def test_the_rows_behind_a_bound_add_up_to_it(name: str, switches: dict[str, object]) -> None:
    for bound in bounds(ruled(name, **switches)):
        assert sum(row.shortage or 0 for row in bound.rows) == bound.total.shortage
        assert {row.name for row in bound.rows if row.makes} == {row.name for row in bound.rows if row.shortage}
        assert bound.sentence.startswith(f"{bound.total.shortage}: ")


def test_with_solidarity_the_sentence_says_what_others_take() -> None:
    high = bounds(ruled("haaglanden", shortage=ShortageRule.SOLIDARITY))[1]

    together = sum(row.shortage or 0 for row in high.rows)
    assert f"samen {together}; andere gemeenten vangen er {together - (high.total.shortage or 0)} op." in high.sentence


def test_with_one_cap_for_the_region_no_municipality_has_a_shortage_of_its_own() -> None:
    high = bounds(ruled("haaglanden", cap_level=CapLevel.REGION))[1]

    assert all(row.room is None and row.shortage is None for row in high.rows)
    assert high.total.task - (high.total.room or 0) == high.total.shortage
    assert f"{high.total.room} plaatsen voor {high.total.task} huishoudens" in high.sentence


def test_the_total_opens_into_its_municipalities_and_what_room_elsewhere_would_do() -> None:
    said = {why.field: [line.text for line in why.lines] for why in report_of("haaglanden").total.why}

    assert said["tekort"] == [
        "Den Haag 55 en Delft 25: samen 80.",
        "Zonder grenzen tussen gemeenten is het 760 min 719: 41. In andere gemeenten zijn 39 plaatsen over.",
    ]
    assert said["ruimte"][0].endswith("samen 719.")
    assert said["opgave"][0].endswith("samen 760.")


def test_a_total_of_what_is_known_says_who_is_missing() -> None:
    total = haaglanden_report(haaglanden_plan(without=("0503",))).total
    said = {why.field: [line.text for line in why.lines] for why in total.why}

    assert said["tekort"] == ["Den Haag 55: samen 55. Van Delft is dat niet bekend."]


def test_without_plan_values_no_sentence_leans_on_them() -> None:
    report = report_of("onzeker")
    claims = [text for text in texts(replace(report, grades=(), choices=())) if "planwaarde" in text]

    assert not has_plan_values(plan_of("onzeker"))
    assert has_plan_values(plan_of("haaglanden"))
    assert set(claims) == {report.summary.range_deviation}
    assert report.summary.range_agreed == "Bij de opgegeven bandbreedtes ligt het tekort tussen 0 en 280."
    assert "nog geen planwaarden" in report.summary.range_deviation
    assert len(report.bounds) == 2
    assert not any("wijken verhuringen" in text.lower() for note in report.notes for text in note.uncertain)


def test_what_is_not_decided_is_not_said_as_if_it_were() -> None:
    report = report_of("onzeker")
    delft = report.note("0503")

    assert report.summary.headline.startswith("Binnen 10% lijkt de regio 8 woningen tekort te komen.")
    assert report.summary.certain[0] == (
        "Van 5 van de 8 gemeenten is nog niet te zeggen of zij tekortkomen; van 3 is dat duidelijk."
    )
    assert delft.sentence.endswith("Dat is nog niet zeker: het tekort kan tussen 0 en 54 liggen.")
    assert "besluit daarna of er 2 woningen bij moeten komen" in delft.decision


@pytest.mark.parametrize("name", ["haaglanden", "onzeker"])
def test_certain_always_stands_beside_its_condition(name: str) -> None:
    report = report_of(name)
    said = (*report.summary.certain, *(line for note in report.notes for line in note.certain))

    assert all(report.condition in text.lower() for text in said if re.search(r"\bzeker\b", text, re.I))


def test_new_homes_are_shown_with_their_chance_and_never_counted_in_the_plan() -> None:
    plan = plan_of("haaglanden")
    listed = new_homes(plan)
    assert listed is not None
    flex = next(row for row in listed.rows if row.name.startswith("Flexwoningen"))

    assert listed.sentence == (
        "Er staan 104 woningen op de lijst. Volgens de opgegeven data en kansen zijn er binnen 24 maanden na 1 januari "
        "2023 zeker 0 en hoogstens 104 klaar, verwacht 31. Geen van deze woningen telt mee in dit plan."
    )
    assert (flex.outcome, flex.end) == ("0 of 60, verwacht 42", "komt in 2035 terug als vraag")
    assert (flex.municipality, flex.dates, flex.chance) == ("Den Haag", "okt 2024 – sep 2025", "70%")
    without = make_plan(replace(plan.dossier, products=()), with_next_numbers=False)
    assert without.distribution == plan.distribution
    assert new_homes(without) is None


def test_a_product_of_which_things_are_not_known_says_so() -> None:
    dossier = plan_of("haaglanden").dossier
    bare = replace(dossier.products[0], homes=None, early=None, late=None, likely=None, chance_percent=None, end=None)

    listed = new_homes(replace(plan_of("haaglanden"), dossier=replace(dossier, products=(bare,))))

    assert listed is not None
    assert "Van 1 product is het aantal nog niet bekend." in listed.sentence
    assert "hoeveel hoogstens is niet bekend" in listed.sentence
    assert (listed.rows[0].homes, listed.rows[0].dates, listed.rows[0].outcome) == ("–", "– – –", "–")


def test_the_a4_asks_for_certainty_about_the_products_in_that_municipality() -> None:
    asks = report_of("haaglanden").note("0503").asks

    assert "Aan wie bouwt: zekerheid over Transformatie kantoor 2 (fictief) met 24 woningen." in asks


def test_the_page_of_the_example_stays_within_150_kb_with_its_own_letters_and_all_that_opens() -> None:
    report = report_of("haaglanden")
    page = render_html(report)
    text = re.sub(r"<[^>]+>", " ", page)

    assert len(page.encode()) <= 150_000
    assert page.count("data:font/woff2;base64,") == 2
    assert report.new_homes is not None
    for words in (*(bound.sentence for bound in report.bounds), report.new_homes.sentence, "0 of 60, verwacht 42"):
        assert words in text
    assert "Waarom komt de regio 80 woningen tekort?" in text


def test_the_note_of_the_example_stays_two_pages_and_each_a4_one(tmp_path: Path) -> None:
    report = report_of("haaglanden")
    file = tmp_path / "note.pdf"
    file.write_bytes(note_pdf(report))
    said = subprocess.run(["pdftotext", str(file), "-"], capture_output=True, check=True, text=True).stdout
    words = " ".join(said.split())

    assert pages(note_pdf(report)) == 2
    assert all(pages(alderman_pdf(report, note.code)) == 1 for note in report.notes)
    assert all(sentence in words for sentence in bound_lines(report))
    assert "0 of 60, verwacht 42 komt in 2035 terug als vraag" in words


def pages(pdf: bytes) -> int:
    return len(pikepdf.open(BytesIO(pdf)).pages)
