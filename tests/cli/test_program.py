"""The program itself: help, refusals, broken pipes, old terminals, and never a traceback."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from thuistafel.cli.commands import COMMANDS

ROOT = Path(__file__).parents[2]
PROGRAM = (sys.executable, "-m", "thuistafel.cli")
REGION = "examples/haaglanden"
PLAIN = (
    ("plan", REGION),
    ("waarom", REGION, "Delft"),
    ("waarom", REGION, "regio", "tekort_hoog"),
    ("bandbreedte", REGION),
    ("welk-getal", "examples/onzeker"),
    ("beeld", REGION),
    ("balans", REGION),
    ("urgentie", REGION),
    ("pad", REGION),
    ("taakstelling", "--landelijk", "13500", "--periode", "2022-II"),
    ("dossier", REGION),
    ("lees", REGION),
    ("narekenen",),
)


def run(*arguments: str, **environment: str) -> subprocess.CompletedProcess[bytes]:
    settings = {**os.environ, "PYTHONPATH": str(ROOT / "src"), "COLUMNS": "100", **environment}
    return subprocess.run((*PROGRAM, *arguments), cwd=ROOT, env=settings, capture_output=True, timeout=120, check=False)


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command.name)
def test_each_verb_has_dutch_help_with_its_examples(call, command) -> None:
    found = call(command.name, "--help")

    assert found.status == 0
    assert found.out.startswith("gebruik: thuistafel " + command.name)
    assert all(example in found.out for example in command.examples)
    assert command.examples
    assert [word for word in ("usage", "options", "show this", "positional", "default:") if word in found.out] == []


def test_the_help_of_the_program_names_every_verb(call) -> None:
    found = call("--help")

    assert [command.name for command in COMMANDS if command.name not in found.out] == []


@pytest.mark.parametrize(
    ("typed", "says"),
    [
        ((), "dit ontbreekt nog: OPDRACHT"),
        (("verdeel",), "geen geldige keuze: 'verdeel'"),
        (("plan",), "dit ontbreekt nog: DOSSIER"),
        (("plan", REGION, "--kleur"), "dit is niet bekend: --kleur"),
        (("plan", REGION, "--procent"), "hier hoort een waarde achter"),
        (("stuk", REGION, "boek"), "geen geldige keuze: 'boek' (kies uit"),
        (("plan", REGION, "--json=ja"), "hier hoort geen waarde achter"),
        (("taakstelling", "--landelijk", "9", "--periode", "2022-I", "--ge", "x"), "niet eenduidig"),
    ],
)
def test_what_is_not_understood_is_said_in_dutch(call, typed, says) -> None:
    found = call(*typed)

    assert found.status == 2
    assert says in found.err
    assert "--help" in found.err
    english = ("error", "invalid", "required", "argument", "expected", "could", "choose")
    assert [word for word in english if word in found.err] == []
    assert found.err.count("\n") == 1


@pytest.mark.parametrize("columns", [60, 140])
@pytest.mark.parametrize("typed", PLAIN, ids=" ".join)
def test_no_line_is_longer_than_the_terminal(call, typed, columns) -> None:
    found = call(*typed, columns=columns)

    assert found.status == 0
    assert [line for line in found.out.splitlines() if len(line) > columns] == []


@pytest.mark.parametrize("typed", PLAIN, ids=" ".join)
def test_a_second_run_writes_the_same(call, typed) -> None:
    assert call(*typed).out == call(*typed).out


def test_two_processes_write_the_same_bytes() -> None:
    first = run("plan", REGION, "--json", PYTHONHASHSEED="1")
    second = run("plan", REGION, "--json", PYTHONHASHSEED="2")

    assert first.returncode == 0
    assert first.stdout == second.stdout


def test_the_json_of_a_plan_loads_no_web_solver_or_paper() -> None:
    heavy = ("django", "highspy", "ortools", "typst", "docx", "xlsxwriter", "resvg_py")
    code = (
        "import sys; from thuistafel.cli import main; main(['plan', 'examples/haaglanden', '--json']); "
        f"print([name for name in {heavy!r} if name in sys.modules], file=sys.stderr)"
    )
    settings = {**os.environ, "PYTHONPATH": str(ROOT / "src")}
    found = subprocess.run((sys.executable, "-c", code), cwd=ROOT, env=settings, capture_output=True, check=False)

    assert found.stderr.decode().strip() == "[]"


def test_a_terminal_without_utf8_gets_utf8_and_no_traceback() -> None:
    found = run("plan", REGION, PYTHONIOENCODING="ascii", LC_ALL="C", PYTHONUTF8="0")

    assert found.returncode == 0
    assert found.stderr == b""
    assert "62–101" in found.stdout.decode("utf-8")


def test_a_reader_that_goes_away_is_no_fault() -> None:
    settings = {**os.environ, "PYTHONPATH": str(ROOT / "src")}
    command = (*PROGRAM, "taakstelling", "--landelijk", "13500", "--periode", "2022-II", "--json")
    with subprocess.Popen(command, cwd=ROOT, env=settings, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as running:
        assert running.stdout is not None
        assert running.stderr is not None
        running.stdout.readline()
        running.stdout.close()
        said = running.stderr.read()

    assert running.returncode == 0
    assert said == b""


def buffered() -> dict[str, str]:
    """The environment of a user: output is buffered, so that a pipe can also break when the process ends."""
    settings = {**os.environ, "PYTHONPATH": str(ROOT / "src")}
    settings.pop("PYTHONUNBUFFERED", None)
    return settings


def test_a_small_answer_to_a_closed_pipe_is_no_fault_either() -> None:
    settings = buffered()
    reading, writing = os.pipe()
    os.close(reading)
    found = subprocess.run(
        (*PROGRAM, "narekenen", "W1"), cwd=ROOT, env=settings, stdout=writing, stderr=subprocess.PIPE, check=False
    )
    os.close(writing)

    assert (found.returncode, found.stderr) == (0, b"")


def test_a_refusal_that_nobody_reads_keeps_its_status() -> None:
    settings = buffered()
    reading, writing = os.pipe()
    os.close(reading)
    found = subprocess.run((*PROGRAM, "plan", "nergens"), cwd=ROOT, env=settings, stderr=writing, check=False)
    os.close(writing)

    assert found.returncode == 2


def test_ctrl_c_ends_with_one_sentence(tmp_path: Path) -> None:
    settings = {**os.environ, "PYTHONPATH": str(ROOT / "src")}
    ready = tmp_path / "ready"
    code = (
        "import pathlib, signal, sys, time; from thuistafel.cli import main, planning\n"
        # who is started in the background of a script inherits that Ctrl-C is ignored
        "signal.signal(signal.SIGINT, signal.default_int_handler)\n"
        f"def wait(chosen):\n    pathlib.Path({str(ready)!r}).touch(); time.sleep(60)\n"
        "planning.plan = wait; sys.exit(main(['plan', 'x']))"
    )
    with subprocess.Popen((sys.executable, "-c", code), env=settings, cwd=ROOT, stderr=subprocess.PIPE) as running:
        while not ready.exists() and running.poll() is None:
            time.sleep(0.01)
        running.send_signal(signal.SIGINT)
        assert running.stderr is not None
        said = running.stderr.read().decode()

    assert running.returncode == 130
    assert said == "Afgebroken. Er is niets half bewaard.\n"


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command.name)
def test_a_fault_of_our_own_is_one_sentence_and_a_log(call, monkeypatch, tmp_path, command) -> None:
    def broken(chosen: object) -> int:
        raise ZeroDivisionError("our own fault")

    monkeypatch.setattr(command.handler.replace(":", "."), broken)
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    needed = {
        "taakstelling": ("--landelijk", "1", "--periode", "2022-I"),
        "waarom": (REGION, "Delft"),
        "antwoord": (REGION, "a.xlsx", "ja"),
        "opnemen": (REGION, "a.xlsx"),
        "ophalen": ("85980NED", "--jaar", "2023", "--naar", "map"),
        "begin": (REGION, "--regio", "haaglanden"),
        "gebruiker": ("kim@voorbeeld.nl", "Kim", "beheerder", "Bureau"),
        **dict.fromkeys(("demo", "narekenen", "serve", "werker", "controleer"), ()),
    }
    found = call(command.name, *needed.get(command.name, (REGION,)))

    assert found.status == 70
    assert found.out == ""
    assert found.err.startswith("Er ging iets mis in Thuistafel zelf")
    assert "Traceback" not in found.err
    (log,) = tmp_path.rglob("fout.log")
    assert "our own fault" in log.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("fault", "says"),
    [
        (PermissionError(13, "Permission denied", "geheim"), "geheim mag niet worden gelezen of geschreven"),
        (OSError(28, "No space left on device", "map/stuk"), "de schijf is vol"),
        (OSError("strange"), "Een bestand of map kan niet worden gebruikt"),
    ],
)
def test_what_the_system_refuses_is_said_in_dutch(call, monkeypatch, fault, says) -> None:
    def refused(chosen: object) -> int:
        raise fault

    monkeypatch.setattr("thuistafel.cli.planning.plan", refused)
    found = call("plan", REGION)

    assert found.status == 2
    assert says in found.err
    assert "Errno" not in found.err
