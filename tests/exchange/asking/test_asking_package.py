"""Mails, overview and zip: ready to send, the same each time, and nothing of anyone else is overwritten."""

from __future__ import annotations

import email
import email.policy
import zipfile
from fractions import Fraction
from io import BytesIO
from pathlib import Path

import pytest
from asking_for_tests import asked_of, changed, folder, made, opened, round_of

from thuistafel.core.errors import ThuistafelError
from thuistafel.core.information import NextNumber
from thuistafel.exchange.asking.mails import draft, subject_of, text_of_mail
from thuistafel.exchange.asking.overview import sent_before
from thuistafel.exchange.asking.package import ALL, made_for, package, write_package
from thuistafel.exchange.asking.parties import USUAL, parties_asked
from thuistafel.exchange.asking.questions import questions
from thuistafel.exchange.asking.workbook import Round
from thuistafel.exchange.forms import Sender
from thuistafel.wording import sentence

CORPORATION_NUMBER = ("Delft", "Woonwens", "2023", "verwacht", "regulier")


def whole(asked: Round, *senders: Sender) -> dict[str, bytes]:
    parties = parties_asked(asked.reading, asked.known, senders or USUAL)
    return package(made_for(parties, asked), asked)


def deciding(kind: str, *subject: str) -> NextNumber:
    return NextNumber(kind, subject, Fraction(1, 2), 4, ("regio",))


def asked_in_mail(path: Path, sender: Sender, name: str, *numbers: NextNumber) -> list[str]:
    return [sentence(one) for one in questions(asked_of(round_of(path), sender, name), numbers)]


def test_there_is_a_workbook_and_two_forms_of_the_mail_per_party_and_a_zip_of_all(tmp_path: Path) -> None:
    files = whole(round_of(folder(tmp_path)))

    stems = {name.removesuffix(".xlsx") for name in files if name.startswith("Thuistafel_")}
    assert len(stems) == 7
    assert "Thuistafel_G_Den-Haag_2023_v1" in stems
    wanted = {f"{stem}.xlsx" for stem in stems} | {f"mails/{stem}.{end}" for stem in stems for end in ("txt", "eml")}
    assert files.keys() == wanted | {"overzicht.csv", "overzicht.xlsx", ALL}
    with zipfile.ZipFile(BytesIO(files[ALL])) as archive:
        assert {name: archive.read(name) for name in archive.namelist()} == {
            name: content for name, content in files.items() if name != ALL
        }


def test_the_same_round_gives_the_same_package(tmp_path: Path) -> None:
    asked = round_of(folder(tmp_path))

    assert whole(asked) == whole(asked)


def test_names_that_look_alike_in_a_file_name_stay_apart(tmp_path: Path) -> None:
    head = "instelling;doelgroep;herkomst;jaar;aantal\n"
    rows = "Zorg/X;bw;Delft;2023;1\nZorg X;bw;Delft;2023;2\nzorg-x;bw;Delft;2023;3\n"

    files = whole(round_of(folder(tmp_path, uitstroom=head + rows)), Sender.CARE_PROVIDER)

    names = [name.casefold() for name in files if name.startswith("Thuistafel_Z")]
    assert len(set(names)) == 3


def test_a_quarter_is_in_the_name_of_its_workbook(tmp_path: Path) -> None:
    files = whole(round_of(folder(tmp_path), quarter=3), Sender.QUARTER)

    assert "Thuistafel_M_Woonwens_2023_kw3_v1.xlsx" in files


def test_the_draft_opens_unsent_to_nobody_with_the_workbook(tmp_path: Path) -> None:
    content = made(round_of(folder(tmp_path)), Sender.CARE_PROVIDER, "Zorg A")

    mail = email.message_from_bytes(draft("Onderwerp é", "Beste collega,\n", "z.xlsx", content),
                                    policy=email.policy.default)  # fmt: skip

    assert (mail["X-Unsent"], mail["To"], mail["From"], mail["Date"]) == ("1", "", None, None)
    assert mail["Subject"] == "Onderwerp é"
    (attached,) = mail.iter_attachments()
    assert (attached.get_filename(), attached.get_content()) == ("z.xlsx", content)
    assert mail.get_body().get_content().splitlines() == ["Beste collega,"]


def test_a_title_on_two_lines_does_not_add_headers(tmp_path: Path) -> None:
    path = folder(tmp_path)
    text = (path / "dossier.toml").read_text().replace('"Proef"', '"Proef\\nBcc: x@y"')
    (path / "dossier.toml").write_text(text)

    subject = subject_of(round_of(path))

    assert "\n" not in subject
    assert b"\nBcc:" not in draft(subject, "x\n", "z.xlsx", b"")


def test_the_mail_says_why_by_when_what_and_what_comes_back(tmp_path: Path) -> None:
    asked = round_of(folder(tmp_path))
    one = asked_of(asked, Sender.CARE_PROVIDER, "Zorg A")

    text = text_of_mail(one, asked, questions(one, ()))

    for part in (
        "Beste collega",
        "één plan",
        "uiterlijk 15-12-2026",
        "3 getallen",
        "U krijgt van ons terug",
        "fictief",
    ):
        assert part in text
    assert "?" in text


@pytest.mark.parametrize(
    ("sender", "name", "number", "expected"),
    [
        (
            Sender.CORPORATION,
            "Woonwens",
            deciding("verhuringen", *CORPORATION_NUMBER),
            "Hoeveel verhuringen verwacht u in Delft in 2023?",
        ),
        (
            Sender.MUNICIPALITY,
            "Delft",
            deciding("verhuringen", "Delft", "2023", "verwacht", "regulier"),
            "Hoeveel verhuringen verwacht u in Delft in 2023?",
        ),
        (
            Sender.CARE_PROVIDER,
            "Zorg A",
            deciding("herkomst_bekend", "Zorg A", "bw", "Delft", "2023", "stand"),
            "Hoeveel huishoudens uit Delft (bw) zijn nu klaar voor een woning?",
        ),
        (
            Sender.CARE_PROVIDER,
            "Zorg A",
            deciding("herkomst_onbekend", "Zorg A", "mo"),
            "Uit welke gemeenten komen de huishoudens van wie wij de herkomst niet weten (mo)?",
        ),
    ],
)
def test_the_first_question_is_the_partys_number_that_decides_most(
    tmp_path: Path, sender: Sender, name: str, number: NextNumber, expected: str
) -> None:
    assert asked_in_mail(folder(tmp_path), sender, name, number)[0] == expected


@pytest.mark.parametrize(("sender", "name"), [(Sender.CORPORATION, "Stadsbezit"), (Sender.MUNICIPALITY, "Delft")])
def test_a_number_of_another_party_is_not_asked(tmp_path: Path, sender: Sender, name: str) -> None:
    found = asked_in_mail(folder(tmp_path), sender, name, deciding("verhuringen", *CORPORATION_NUMBER))

    assert not any("verwacht u in" in question for question in found)


def test_without_a_deciding_number_what_was_never_given_is_asked_at_most_twice(tmp_path: Path) -> None:
    path = folder(tmp_path, verhuringen="gemeente;corporatie;jaar;stand;aantal\nDelft;Woonwens;2021;verwacht;3\n")

    found = asked_in_mail(path, Sender.CORPORATION, "Woonwens")

    assert found == [
        "Wat zijn uw getallen op het blad C1 Verhuringen? Daarvan hebben wij er nog geen.",
        "Wat zijn uw getallen op het blad C2 Verwachting? Daarvan hebben wij er nog geen.",
    ]


def test_when_nothing_is_missing_the_mail_asks_whether_it_is_right(tmp_path: Path) -> None:
    assert asked_in_mail(folder(tmp_path), Sender.CARE_PROVIDER, "Zorg A") == [
        "Kloppen de getallen die al in het werkboek staan?"
    ]


def test_the_overview_tells_who_is_asked_what_and_what_came_back(tmp_path: Path) -> None:
    sent = made(round_of(folder(tmp_path / "out")), Sender.CARE_PROVIDER, "Zorg A")
    files = whole(round_of(folder(tmp_path / "back", {"antwoord.xlsx": sent})))

    lines = files["overzicht.csv"].decode("utf-8-sig").splitlines()
    assert lines[0] == "partij;soort;werkboek;bladen;al_ingevuld;uiterlijk;verstuurd_op;teruggekomen"
    assert "Zorg A;zorgaanbieder;Thuistafel_Z_Zorg-A_2023_v2.xlsx;Z1 Z2 Z3 Z4;3;2026-12-15;;antwoord.xlsx" in lines
    assert [cell.value for cell in opened(files["overzicht.xlsx"])["Overzicht"][5]][:2] == ["Delft", "gemeente"]


def test_what_was_noticed_in_an_earlier_file_stands_on_terugmelding(tmp_path: Path) -> None:
    sent = made(round_of(folder(tmp_path / "out")), Sender.CARE_PROVIDER, "Zorg A")
    wrong = changed(sent, {("Z1", "klaar_nu", 5): "heel veel"})

    asked = round_of(folder(tmp_path / "back", {"antwoord.xlsx": wrong}))

    rows = list(opened(made(asked, Sender.CARE_PROVIDER, "Zorg A"))["Terugmelding"].iter_rows(values_only=True))
    (remark,) = [row for row in rows if "heel veel" in row]
    assert "antwoord.xlsx" in str(remark[0])
    assert remark[2]


def test_files_are_written_and_an_untouched_earlier_round_is_replaced(tmp_path: Path) -> None:
    files = whole(round_of(folder(tmp_path / "dossier")))
    later = whole(round_of(folder(tmp_path / "dossier"), deadline=None))

    write_package(files, tmp_path / "uit")
    (tmp_path / "uit" / "aantekening.txt").write_text("van mij")
    write_package(later, tmp_path / "uit")

    there = [path for path in (tmp_path / "uit").rglob("*") if path.is_file()]
    written = {path.relative_to(tmp_path / "uit").as_posix(): path.read_bytes() for path in there}
    assert written == later | {"aantekening.txt": b"van mij"}


def test_the_day_a_workbook_was_sent_is_kept_in_the_next_overview(tmp_path: Path) -> None:
    asked, target = round_of(folder(tmp_path / "dossier")), tmp_path / "uit"
    write_package(whole(asked), target)
    text = (target / "overzicht.csv").read_text(encoding="utf-8-sig")
    (target / "overzicht.csv").write_text(text.replace("2026-12-15;;", "2026-12-15;2026-11-30;", 1), encoding="utf-8")

    sent = sent_before(target)
    parties = parties_asked(asked.reading, asked.known)
    write_package(package(made_for(parties, asked, (), sent), asked), target)

    assert sent == {"Thuistafel_G_Delft_2023_v1.xlsx": "2026-11-30"}
    assert "2026-12-15;2026-11-30;" in (target / "overzicht.csv").read_text(encoding="utf-8-sig")


@pytest.mark.parametrize("content", [b"", b"iets;anders\n1;2\n", b"\xff\xfe\x00", b'"open'])
def test_a_file_that_is_no_overview_tells_nothing(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "overzicht.csv").write_bytes(content)

    assert sent_before(tmp_path) == {}


@pytest.mark.parametrize("name", ["Thuistafel_Z_Zorg-A_2023_v1.xlsx", "overzicht.csv", ALL])
def test_what_someone_filled_in_is_never_overwritten(tmp_path: Path, name: str) -> None:
    files = whole(round_of(folder(tmp_path / "dossier")))
    write_package(files, tmp_path / "uit")
    (tmp_path / "uit" / name).write_bytes(b"ingevuld")

    with pytest.raises(ThuistafelError) as refused:
        write_package(whole(round_of(folder(tmp_path / "dossier"), deadline=None)), tmp_path / "uit")

    assert refused.value.code == "ask_changed_since"
    assert (tmp_path / "uit" / name).read_bytes() == b"ingevuld"


def test_a_folder_with_a_file_of_the_same_name_is_left_alone(tmp_path: Path) -> None:
    files = whole(round_of(folder(tmp_path / "dossier")))
    (tmp_path / "uit").mkdir()
    (tmp_path / "uit" / "overzicht.csv").write_text("van iemand anders")

    with pytest.raises(ThuistafelError, match="ask_changed_since"):
        write_package(files, tmp_path / "uit")

    assert [path.name for path in (tmp_path / "uit").iterdir()] == ["overzicht.csv"]
