"""Demand that does not count is said: under the headline, in every condition, on the A4; it never counts as nil."""

from __future__ import annotations

from pathlib import Path

import pytest

from thuistafel.core.plan import make_plan
from thuistafel.documents.html import render_html
from thuistafel.documents.pdf.pdf import note_pdf
from thuistafel.documents.report import Report
from thuistafel.documents.report_build import build_report
from thuistafel.documents.word import alderman_docx, note_docx
from thuistafel.exchange.dossier import read_dossier

FRAME = (
    'formaat = 1\ntitel = "Proef"\nplanjaar = 2024\nhorizon = 2030\nfictief = true\nsamenstelling = "Proef"\n'
    "[regels]\nmaximum_procent = {percent}\n"
)
MEMBERS = (
    "samenstelling;gemeente;bron\nProef;Delft;keuze\nProef;Pijnacker-Nootdorp;keuze\nProef;Midden-Delfland;keuze\n"
)
LETTINGS = (
    "gemeente;jaar;stand;aantal;kwaliteit;bron\nDelft;2024;verwacht;1.020;P;tafel\n"
    "Pijnacker-Nootdorp;2024;verwacht;270;P;tafel\nMidden-Delfland;2024;verwacht;95;P;tafel\n"
)
OUTFLOW = (
    "instelling;doelgroep;herkomst;jaar;aantal;kwaliteit;bron\nA;opvang;Delft;2024;110;B;telling\n"
    "A;opvang;Nootdorp;2024;30;B;telling\nA;opvang;onbekend;2024;4;B;telling\n"
)


def report_of(folder: Path, outflow: str | None = OUTFLOW, percent: int = 10) -> Report:
    """The report of the tutorial with this file of outflow; None: no such file."""
    tables = {"dossier.toml": FRAME.format(percent=percent), "samenstelling.csv": MEMBERS, "verhuringen.csv": LETTINGS}
    for name, text in {**tables, **({} if outflow is None else {"uitstroom.csv": outflow})}.items():
        (folder / name).write_text(text, encoding="utf-8")
    return build_report(make_plan(read_dossier(folder)), variants=[], snapshot="3f9a2c71d0b4")


def test_where_all_demand_counts_nothing_is_said(tmp_path: Path) -> None:
    report = report_of(tmp_path)

    assert report.summary.incomplete == ""
    assert report.condition == "bij de afgesproken planwaarden"


@pytest.mark.parametrize(
    "cell", ["Delft;2024;;B", "Delft;2024;veel;B", "Delft;2024;110,5;B", "Delfft;2024;110;B", "Delft;2024;110;E"]
)
def test_a_row_that_does_not_count_is_said_and_leaves_nothing_certain(cell: str, tmp_path: Path) -> None:
    report = report_of(tmp_path, OUTFLOW.replace("Delft;2024;110;B", cell))
    note = report.note("0503")

    line = "1 rij met uitstroom telt nog niet mee (uitstroom.csv, rij 2): het tekort kan hoger uitvallen."
    assert report.summary.incomplete == line
    assert "lijkt" in report.summary.headline
    assert line in note.sentence
    assert "uitstroom.csv, rij 2" in note.decision
    assert "geen opgave is" not in note.decision
    assert "stoppen met zoeken" not in report.next_numbers.whether
    assert "uitstroom.csv, rij 2" in report.next_numbers.whether
    assert all(
        row.verdict != "zeker niet" and row.verdict_words != "zeker niet" for row in (*report.rows, report.total)
    )
    said = [*report.summary.certain, *(text for one in report.notes for text in one.certain)]
    assert said
    assert all("zonder de 1 rij met uitstroom die niet meetelt" in text for text in said if "zeker" in text.lower())


def test_several_rows_are_named_together(tmp_path: Path) -> None:
    report = report_of(tmp_path, OUTFLOW.replace(";110;", ";;").replace(";30;", ";veel;"))

    assert report.summary.incomplete.startswith("2 rijen met uitstroom tellen nog niet mee (uitstroom.csv, rij 2 en 3)")
    assert report.condition.endswith("en zonder de 2 rijen met uitstroom die niet meetellen")


@pytest.mark.parametrize(
    ("outflow", "incomplete"),
    [
        (None, ""),
        (OUTFLOW.splitlines()[0] + "\n", ""),
        (OUTFLOW.replace(";2024;", ";2042;"), "De uitstroom die er is, gaat over 2042 en niet over 2024."),
        (OUTFLOW.replace("bron", "naam"), "1 bestand met uitstroom telt nog niet mee (uitstroom.csv)"),
    ],
)
def test_without_outflow_of_the_plan_year_nobody_certainly_fits(
    outflow: str | None, incomplete: str, tmp_path: Path
) -> None:
    report = report_of(tmp_path, outflow)
    said = [text for one in report.notes for text in (one.number, one.sentence, one.decision, *one.certain)]

    assert report.summary.headline == "Er is voor 2024 nog geen uitstroom geleverd: er valt nog niets te verdelen."
    assert report.summary.incomplete.startswith(incomplete)
    assert not any("zeker niet" in text or "geen opgave is" in text for text in (*report.summary.certain, *said))
    assert all(
        (row.band, row.verdict, row.figures.shortage) == (None, "", None) for row in (*report.rows, report.total)
    )
    assert "zeker niet" not in render_html(report)
    assert note_pdf(report).startswith(b"%PDF")
    assert note_docx(report).startswith(b"PK")
    assert alderman_docx(report, "0503").startswith(b"PK")


def test_a_fit_that_is_not_certain_only_seems_one_and_says_up_to_how_many(tmp_path: Path) -> None:
    report = report_of(tmp_path, percent=12)

    assert report.summary.headline.startswith("Binnen 12% lijkt geen gemeente tekort te komen")
    assert report.summary.headline.endswith("Het tekort kan nog oplopen tot 5 woningen.")
    assert report.note("0503").certain == ("Nog niets: het past nu, maar het tekort kan oplopen tot 4 woningen.",)


def test_each_end_of_a_range_opens_once_and_room_is_elsewhere_only_where_someone_is_short(tmp_path: Path) -> None:
    report = report_of(tmp_path, percent=12)
    questions = [one.question for one in report.bounds]

    assert "Hoe kan het 0 zijn?" in questions
    assert len(questions) == len(set(questions))
    assert "in een andere gemeente" not in render_html(report)


def test_remarks_stand_in_the_order_of_the_rows(tmp_path: Path) -> None:
    rows = "".join(f"A;opvang;Delft;2024;{'' if row in (7, 12) else 1};B;telling\n" for row in range(2, 14))

    report = report_of(tmp_path, OUTFLOW.splitlines()[0] + "\n" + rows)

    assert [one.text.split(":")[0] for one in report.notices if "geen aantal" in one.text] == [
        "uitstroom.csv, rij 7",
        "uitstroom.csv, rij 12",
    ] or [one.text.split(":")[0] for one in report.notices if "geen aantal" in one.text] == [
        "Uitstroom.csv, rij 7",
        "Uitstroom.csv, rij 12",
    ]
