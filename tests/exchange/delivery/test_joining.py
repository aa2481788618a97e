"""A dossier with what was sent: one reading, whatever the order, however often."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from making_sent import dossier, mark, row, sent_workbook, workbook

from thuistafel.core.dossier import Amount, Table
from thuistafel.core.errors import ThuistafelError
from thuistafel.core.plan import make_plan
from thuistafel.exchange.checking import checked
from thuistafel.exchange.delivery.alone import read_any
from thuistafel.exchange.delivery.answering import answered, keep
from thuistafel.exchange.delivery.answers import ANSWERS_FILE
from thuistafel.exchange.delivery.effects import decisions_changed
from thuistafel.exchange.delivery.taking import compared, effects_of, take
from thuistafel.exchange.dossier import dossier_from
from thuistafel.exchange.folder import read_source
from thuistafel.exchange.forms import Sender
from thuistafel.exchange.writing import write_zip
from thuistafel.wording import sentence

ROW = ("x", "bw", "Delft", 42, 0)


@pytest.fixture
def region(tmp_path: Path) -> Path:
    target = dossier(tmp_path / "regio")
    sent_workbook(target / "aanleveringen/a.xlsx", "Opvang A (fictief)", ROW)
    return target


def sent_numbers(reading) -> list[int]:
    return sorted(each.cells["aantal"].value for each in reading.rows if each.is_sent)


def test_a_sent_number_leads_back_to_its_cell(region: Path) -> None:
    read = dossier_from(read_source(region))

    places = {claim.places[0].cell for value in read.outflow.values() for claim in value.claims if claim.value == 42}
    assert places == {"D4"}


def test_the_same_file_again_changes_nothing(region: Path) -> None:
    before = dossier_from(read_source(region))
    shutil.copyfile(region / "aanleveringen/a.xlsx", region / "aanleveringen/z kopie.xlsx")
    after = dossier_from(read_source(region))

    assert (after.outflow, after.conflicts) == (before.outflow, before.conflicts)
    assert "sent_same_content" in {remark.code for remark in after.warnings}


def test_an_older_file_after_a_newer_one_does_not_roll_back(region: Path) -> None:
    sent_workbook(region / "aanleveringen/0 nieuw.xlsx", "Opvang A (fictief)", ("x", "bw", "Delft", 55, 0), version=2)

    assert sent_numbers(read_source(region)) == [55]


def test_a_folder_and_a_zip_of_it_read_alike(region: Path, tmp_path: Path) -> None:
    reading = read_source(region)
    write_zip(reading, tmp_path / "regio.zip")

    again = read_source(tmp_path / "regio.zip")

    assert [(each.place, each.cells) for each in again.rows] == [(each.place, each.cells) for each in reading.rows]


def test_a_file_about_persons_is_refused_and_left_out_of_what_is_written(region: Path, tmp_path: Path) -> None:
    (region / "aanleveringen/p.csv").write_text("voornaam;bsn\nJan;123456782\n")

    reading = read_source(region)
    write_zip(reading, tmp_path / "regio.zip")

    assert "aanleveringen/p.csv" not in reading.attachments
    aside = [item.reason.code for item in reading.quarantine if item.place.file == "aanleveringen/p.csv"]
    assert aside == ["person_column"]
    assert b"p.csv" not in (tmp_path / "regio.zip").read_bytes()


def test_answers_that_cannot_be_read_cost_only_the_answers(region: Path) -> None:
    (region / ANSWERS_FILE).write_text("iets;anders\n1;2\n")

    reading = read_source(region)

    (report,) = [each for each in reading.files if each.name == ANSWERS_FILE]
    assert "kan niet gelezen worden" in sentence(report.refused)
    assert sent_numbers(reading) == [42]


def test_what_explains_the_folder_is_no_delivery(region: Path) -> None:
    (region / "aanleveringen/README.md").write_text("Wat de partijen stuurden: 19 bestanden")

    assert [one.file for one in read_source(region).deliveries] == ["aanleveringen/a.xlsx"]


def test_a_quarantined_sent_row_is_counted_in_its_file(region: Path) -> None:
    sent_workbook(region / "aanleveringen/b.xlsx", "BW B", ("x", "bw", "Atlantis", 7, 0))

    report = next(each for each in checked(read_source(region)).files if each.name.endswith("b.xlsx"))

    assert (report.accepted, len(report.quarantine)) == (0, 1)


def test_a_file_by_itself_is_read_as_sent_and_with_the_dossier_it_lies_in(region: Path, tmp_path: Path) -> None:
    alone = sent_workbook(tmp_path / "los.xlsx", "Opvang A (fictief)", ROW)

    by_itself, at_home = read_any(alone), read_any(region / "aanleveringen/a.xlsx")

    assert [each.name for each in by_itself.files] == ["los.xlsx"]
    assert (by_itself.frame, sent_numbers(by_itself)) == (None, [42])
    assert [each.name for each in at_home.files] == ["aanleveringen/a.xlsx"]
    assert at_home.frame is not None


def test_a_folder_without_settings_is_read_file_by_file(tmp_path: Path) -> None:
    for party in ("Opvang A", "BW B"):
        sent_workbook(tmp_path / "post" / f"{party}.xlsx", party, ROW)

    assert [(one.file, one.sender) for one in read_any(tmp_path / "post").deliveries] == [
        ("BW B.xlsx", "BW B"),
        ("Opvang A.xlsx", "Opvang A"),
    ]


def test_a_dossier_further_down_is_not_read_as_mail(region: Path) -> None:
    sent_workbook(region.parent / "los.xlsx", "BW B", ROW)

    assert [one.file for one in read_any(region.parent).deliveries] == ["los.xlsx"]


def test_a_new_version_shows_what_it_changes_and_stores_nothing(region: Path, tmp_path: Path) -> None:
    newer = sent_workbook(tmp_path / "a.xlsx", "Opvang A (fictief)", ("x", "bw", "Delft", 55, 0), version=2)
    before = sorted(region.rglob("*"))

    found = compared(region, [newer])

    assert [sentence(one.reason).partition(": ")[2] for one in found.differences] == ["42 → 55 (D4 → D4)"]
    assert effects_of(found).commitments == 0
    assert list(found.sources) == ["aanleveringen/a (2).xlsx"]
    assert sorted(region.rglob("*")) == before


def test_only_what_changes_a_plan_is_a_decision(region: Path, tmp_path: Path) -> None:
    rows = region / "uitstroom.csv"
    before = read_source(region)
    rows.write_text(rows.read_text().replace(";8;P", ";18;P"))
    found = compared(region, [])
    plans = [make_plan(dossier_from(each)) for each in (before, found.after)]
    changed = decisions_changed(*plans)

    assert effects_of(found).decisions == ()
    shortages = [(one.name, one.was.shortage, one.became.shortage) for one in changed]
    assert shortages == [("Delft", 0, 8), ("de regio", 0, 8)]


def test_what_is_taken_in_is_there_once_under_a_name_of_its_own(region: Path, tmp_path: Path) -> None:
    newer = sent_workbook(tmp_path / "a.xlsx", "Opvang A (fictief)", ("x", "bw", "Delft", 55, 0), version=2)

    first = take(region, compared(region, [newer]))
    again = take(region, compared(region, [newer]))

    assert first == ("aanleveringen/a (2).xlsx",)
    assert again == ()
    assert (region / "aanleveringen/a (2).xlsx").read_bytes() == newer.read_bytes()
    assert sorted(path.name for path in (region / "aanleveringen").iterdir()) == ["a (2).xlsx", "a.xlsx"]


@pytest.mark.parametrize("name", ["antwoorden.csv", "CON.csv", "~$x.csv", ".verborgen.csv", "a" * 300 + ".csv"])
def test_any_name_becomes_one_that_is_safe_everywhere(region: Path, tmp_path: Path, name: str) -> None:
    (tmp_path / "in").mkdir()
    source = tmp_path / "in" / name[-200:]
    source.write_text("Doelgroep;Gem. herkomst;Klaar nu\nbw;Delft;3\n")

    (taken,) = take(region, compared(region, [source]))

    assert (region / taken).read_bytes() == source.read_bytes()
    assert taken.removeprefix("aanleveringen/") not in {"antwoorden.csv", "CON.csv"}
    assert any(one.file == taken for one in read_source(region).deliveries)


def test_what_is_refused_is_not_taken_in(region: Path, tmp_path: Path) -> None:
    (tmp_path / "p.csv").write_text("voornaam;bsn\nJan;123456782\n")
    (tmp_path / "s.pdf").write_text("%PDF")

    assert take(region, compared(region, [tmp_path / "p.csv", tmp_path / "s.pdf"])) == ()
    assert [path.name for path in (region / "aanleveringen").iterdir()] == ["a.xlsx"]


def test_only_a_folder_takes_anything_in(region: Path, tmp_path: Path) -> None:
    write_zip(read_source(region), tmp_path / "regio.zip")

    with pytest.raises(ThuistafelError) as refused:
        take(tmp_path / "regio.zip", compared(tmp_path / "regio.zip", []))

    assert refused.value.code == "take_needs_folder"


def test_an_answer_about_overlap_is_kept_and_used(region: Path) -> None:
    """W11: 30 and 18, 5 to 8 in both."""
    for party, number in (("Opvang A", 30), ("BW B", 18)):
        rows = [("x" + party, "bw", "Den Haag", number, "onbekend")]
        sent_workbook(region / "aanleveringen" / f"{party}.xlsx", party, *rows)

    found = answered(region, "BW B.xlsx!Z1 Uitstroom!overlap D4", "5 à 8", by="kwartiermaker", on="2023-05-01")
    keep(region, found)

    assert sent_numbers(found.comparison.before) == [30, 42]
    amounts = [each.cells["aantal"] for each in read_source(region).rows if each.is_sent]
    assert Amount(low=10, high=13) in amounts
    assert "kwartiermaker;2023-05-01" in (region / ANSWERS_FILE).read_text(encoding="utf-8")


def test_an_answer_about_a_heading_is_remembered_for_the_sender(region: Path) -> None:
    found = answered(region, "a.xlsx!Z1 Uitstroom!klaar nu", "niet lezen")

    assert (found.answer.sender, found.answer.file, found.answer.text) == ("Opvang A (fictief)", "", "niet lezen")
    assert [one.became for one in found.comparison.differences] == [None]


@pytest.mark.parametrize(
    ("where", "text", "code"),
    [
        ("b.xlsx", "ja", "answer_no_file"),
        ("a.xlsx!Blad7!D4", "4", "answer_no_sheet"),
        ("a.xlsx!Z1 Uitstroom!Q99", "4", "answer_no_place"),
        ("a.xlsx!Z1 Uitstroom!Klar nu", "klaar_nu", "answer_no_place"),
        ("a.xlsx!Klaar nu", "klaar_noe", "answer_no_field"),
        ("a.xlsx!D4", "veel", "answer_unreadable"),
        ("a.xlsx!D4", " ", "answer_empty"),
    ],
)
def test_an_answer_to_nothing_or_that_cannot_be_is_refused(region: Path, where: str, text: str, code: str) -> None:
    with pytest.raises(ThuistafelError) as refused:
        answered(region, where, text)

    assert refused.value.code == code
    assert not (region / ANSWERS_FILE).exists()


def test_a_broken_file_of_answers_is_not_written_over(region: Path) -> None:
    (region / ANSWERS_FILE).write_text("iets;anders\n1;2\n")

    with pytest.raises(ThuistafelError) as refused:
        answered(region, "a.xlsx!D4", "4")

    assert refused.value.code == "answers_unreadable"


def test_rows_of_the_making_module_are_like_those_that_are_read(region: Path) -> None:
    read = next(each for each in read_source(region).rows if each.is_sent)
    made = row("D4", 42, "x")

    assert made.table is read.table is Table.OUTFLOW
    assert made.at["aantal"] == read.at["aantal"]


def promises(path: Path, version: int, *lines: tuple[object, ...]) -> Path:
    head = ("onderwerp", "aantal_toegezegd", "jaar_toegezegd", "voorwaarde", "mandaat", "status")
    first = (mark("Delft", version=version, kind=Sender.MUNICIPALITY).text,)
    return workbook(path, {"G5 Toezeggingen": [first, (), head, *lines]})


def test_commitments_that_change_come_or_go_are_counted(region: Path, tmp_path: Path) -> None:
    flex, split = ("flexwoningen", 10, 2024, "", "college", "toegezegd"), ("splitsen", 4, 2024, "", "raad", "besloten")
    promises(region / "aanleveringen/g.xlsx", 1, flex, split)
    newer = promises(tmp_path / "g2.xlsx", 2, (*flex[:1], 12, *flex[2:]), ("optoppen", 3, 2025, "", "raad", "besloten"))

    changed = effects_of(compared(region, [newer]))

    assert (changed.decisions, changed.commitments) == ((), 3)
