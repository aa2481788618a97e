"""Fetching from a service: what was asked comes whole, with its source; whatever goes wrong leaves nothing behind."""

from __future__ import annotations

import hashlib
import json
from datetime import UTC, datetime
from pathlib import Path

import pytest
from cbs_service import (
    NEWER,
    OBSERVATIONS,
    Answer,
    Running,
    cut_off,
    dripping,
    endless,
    first,
    listing,
    running,
    silent,
    status,
    text,
    to,
)
from field_files import GROUP, STUDENTS, V3_ADDRESS, V4_ADDRESS, present, read, shown

from thuistafel.cli import main
from thuistafel.core.errors import ThuistafelError
from thuistafel.exchange.public.asking import Patience, require_safe
from thuistafel.exchange.public.fetching import Fetched, Question, fetch
from thuistafel.wording import advised

NOW = datetime(2026, 11, 23, 9, 30, tzinfo=UTC)
QUICK = Patience(seconds=2, silence=0.3, pause=0.001)


def fetched(
    service: Running, folder: Path, patience: Patience = QUICK, *codes: str, table: str = "85980ned"
) -> Fetched:
    question = Question(table, codes or ("0503", "0518"), 2023, service.base)
    return fetch(question, folder, NOW, lambda pages, size: None, patience)


def refusal(answers: dict[str, Answer], folder: Path, patience: Patience = QUICK) -> str:
    """The code with which a fetch ended; nothing may be left in the folder."""
    with running({**NEWER, **answers}) as service, pytest.raises(ThuistafelError) as refused:
        fetched(service, folder, patience)
    assert list(folder.iterdir()) == []
    assert advised(refused.value)
    return refused.value.code


def test_all_pages_come_with_the_code_lists_that_make_them_readable(tmp_path: Path) -> None:
    with running(NEWER) as service:
        found = fetched(service, tmp_path)

    assert found.rows == len(OBSERVATIONS)
    assert json.loads(found.file.read_bytes())["@odata.context"] == V4_ADDRESS.format("85980NED")
    rows = shown(read(found.file.read_bytes(), found.file.name))
    assert [(row["doelgroep"], row["gemeente"], row.get("aantal")) for row in rows] == [
        (STUDENTS, "0503", "2235"),
        (STUDENTS, "0518", None),
    ]


def test_only_the_municipalities_year_and_totals_are_asked(tmp_path: Path) -> None:
    with running(NEWER) as service:
        fetched(service, tmp_path, QUICK, "0503")

    [asked, _] = [each for each in service.asked if "Observations" in each]
    assert asked.endswith("$filter=(Kenmerken eq 'T009002') and (RegioS eq 'GM0503') and (Perioden eq '2023MM01')")


def test_the_note_beside_it_says_where_when_and_what(tmp_path: Path) -> None:
    with running(NEWER) as service:
        found = fetched(service, tmp_path)

    note = found.note.read_text(encoding="utf-8")
    assert found.note.name == "85980NED-2023.bron.txt"
    assert service.base in note
    assert "2026-11-23T09:30" in note
    assert hashlib.sha256(found.file.read_bytes()).hexdigest() in note


def test_the_older_service_is_recognised_and_its_codes_keep_their_spaces(tmp_path: Path) -> None:
    columns = [{"Key": name, "Type": "Dimension"} for name in (GROUP, "Kenmerken")]
    columns += [{"Key": "RegioS", "Type": "GeoDimension"}, {"Key": "Perioden", "Type": "TimeDimension"}]
    older: dict[str, Answer] = {
        "DataProperties": listing(*columns, {"Key": "TotaalHuishoudens_2", "Type": "Topic"}),
        GROUP: listing({"Key": "A1", "Title": STUDENTS}),
        "Kenmerken": listing({"Key": "T009002", "Title": "Totaal"}),
        "RegioS": listing({"Key": "GM0503  ", "Title": "Delft"}),
        "Perioden": listing({"Key": "2023MM01", "Title": "2023 januari"}),
        "TypedDataSet": listing(present("GM0503"), **{"odata.metadata": V3_ADDRESS.format("85980NED")}),
    }

    with running(older) as service:
        found = fetched(service, tmp_path)

    assert "(RegioS eq 'GM0503  ')" in service.asked[-1]
    assert [row["aantal"] for row in shown(read(found.file.read_bytes()))] == ["2235"]


def test_a_hiccup_is_waited_out(tmp_path: Path) -> None:
    hiccup = first(status(500), 2, NEWER["RegioSCodes"])

    with running({**NEWER, "RegioSCodes": hiccup}) as service:
        assert fetched(service, tmp_path).rows == 2


def test_a_redirect_within_the_host_is_followed(tmp_path: Path) -> None:
    answers = {**NEWER, "MeasureCodes": to("/CBS/85980NED/Names"), "Names": NEWER["MeasureCodes"]}

    with running(answers) as service:
        assert fetched(service, tmp_path).rows == 2


ELSEWHERE = "http://localhost:9/CBS/85980NED/Observations"


@pytest.mark.parametrize(
    ("answer", "code"),
    [
        (status(404), "fetch_absent"),
        (status(403), "fetch_refused"),
        (status(500), "fetch_failing"),
        (text(b"<html>Log in</html>"), "fetch_no_json"),
        (text(b'{"error": "x"}'), "fetch_no_json"),
        (text(b"[" * 100_000), "fetch_no_json"),
        (listing(), "fetch_nothing"),
        (to(ELSEWHERE), "fetch_elsewhere"),
        (to("https://127.0.0.1/"), "fetch_elsewhere"),
        (to("file:///etc/passwd"), "fetch_elsewhere"),
        (listing({"Id": 1}, **{"@odata.nextLink": ELSEWHERE}), "fetch_elsewhere"),
        (listing({"Id": 1}, **{"@odata.nextLink": "http://[::1/"}), "fetch_elsewhere"),
        (listing({"Id": 1}, **{"@odata.nextLink": "Observations"}), "fetch_endless"),
        (cut_off, "fetch_unreachable"),
    ],
)
def test_whatever_goes_wrong_is_one_sentence_and_leaves_nothing(answer: Answer, code: str, tmp_path: Path) -> None:
    assert refusal({"Observations": answer}, tmp_path) == code


def test_bytes_pages_and_time_are_bounded(tmp_path: Path) -> None:
    patient = {"silence": 0.3, "pause": 0.001}

    assert refusal({"Observations": endless}, tmp_path, Patience(pages=20, **patient)) == "fetch_endless"
    assert refusal({"Observations": endless}, tmp_path, Patience(bytes=2_000, **patient)) == "fetch_too_large"
    assert refusal({"Observations": silent}, tmp_path, Patience(silence=0.1, attempts=1)) == "fetch_unreachable"
    assert refusal({"Observations": dripping}, tmp_path, Patience(seconds=0.2, **patient)) == "fetch_too_slow"


def test_without_a_service_there_is_a_sentence_and_no_file(tmp_path: Path) -> None:
    with running(NEWER) as service:
        pass

    with pytest.raises(ThuistafelError, match="fetch_unreachable"):
        fetched(service, tmp_path)
    assert list(tmp_path.iterdir()) == []


def test_breaking_off_leaves_no_half_file(tmp_path: Path) -> None:
    def broken_off(pages: int, size: int) -> None:
        if pages == 3:
            raise KeyboardInterrupt

    with running(NEWER) as service, pytest.raises(KeyboardInterrupt):
        fetch(Question("85980NED", ("0503",), 2023, service.base), tmp_path, NOW, broken_off, QUICK)

    assert list(tmp_path.iterdir()) == []


def test_a_disk_that_fails_at_the_second_file_leaves_neither(tmp_path: Path) -> None:
    (tmp_path / "85980NED-2023.bron.txt").mkdir()

    with running(NEWER) as service, pytest.raises(OSError, match=r"bron\.txt"):
        fetched(service, tmp_path)

    assert [each.name for each in tmp_path.iterdir()] == ["85980NED-2023.bron.txt"]


@pytest.mark.parametrize(
    "address",
    [
        "http://datasets.cbs.nl/odata",
        "ftp://127.0.0.1/",
        "file:///etc",
        "https://",
        "https://u:p@x.nl",
        "http://[::1",
        "x",
    ],
)
def test_only_addresses_that_nobody_can_listen_in_on(address: str) -> None:
    with pytest.raises(ThuistafelError, match="fetch_address"):
        require_safe(address)


def test_a_table_or_year_that_is_not_there_is_refused(tmp_path: Path) -> None:
    with running(NEWER) as service:
        with pytest.raises(ThuistafelError, match="fetch_table_unknown"):
            fetched(service, tmp_path, table="85036NED")
        with pytest.raises(ThuistafelError, match="fetch_no_codes"):
            fetched(service, tmp_path, QUICK, "0637")


def test_the_command_fetches_and_says_where_it_stands(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with running(NEWER) as service:
        asked = ["ophalen", "85980NED", "--gemeente", "Delft", "Den Haag", "--jaar", "2023", "--naar", str(tmp_path)]
        done = main([*asked, "--adres", service.base])

    assert done == 0
    assert "85980NED-2023.json" in capsys.readouterr().out
    assert sorted(each.name for each in tmp_path.iterdir()) == ["85980NED-2023.bron.txt", "85980NED-2023.json"]


@pytest.mark.parametrize(("year", "name"), [("23", "Delft"), ("2023", "Nergenshuizen")])
def test_the_command_refuses_what_it_does_not_understand(
    year: str, name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["ophalen", "85980NED", "--gemeente", name, "--jaar", year, "--naar", str(tmp_path / "x")]) == 2
    assert len(capsys.readouterr().err.splitlines()) == 1
