"""Damaged and senseless files: an answer for each, in time, in words that exist; never an error of ours."""

from __future__ import annotations

import io
import random
import resource
import zipfile
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from messes import EACH

from thuistafel.core.dossier import assemble, frame_from
from thuistafel.exchange.delivery.joining import known_from, with_deliveries
from thuistafel.exchange.delivery.model import SentFile, SentSheet
from thuistafel.exchange.delivery.reading import deliveries
from thuistafel.exchange.reading import Reading
from thuistafel.exchange.reference import register
from thuistafel.wording import advised

SENT = Path(__file__).parents[3] / "examples" / "haaglanden" / "aanleveringen"
FRAME = {"formaat": 1, "planjaar": 2023, "samenstelling": "Platform31-8"}
OWN = Reading("proef", FRAME, "", None)
HIGHEST_MEMORY = 600_000_000
PLACED = settings.default.max_examples
WORDS = (
    "instelling",
    "doelgroep",
    "herkomst",
    "gemeente",
    "corporatie",
    "klaar nu",
    "verwacht komende 12 mnd",
    "aantal",
    "laag",
    "hoog",
    "kwaliteit",
    "jaar",
    "kwartaal",
    "jan",
    "feb",
    "Q1",
    "Totaal",
    "subtotaal",
    "Den Haag",
    "Delft",
    "LV",
    "Nootdorp",
    "onbekend",
    "elders",
    "BW",
    "MO",
    "statushouders",
    "2022",
    "2023",
    "'23",
    "ca. 40",
    "<5",
    "10-15",
    "5 à 8",
    "n.v.t.",
    "-",
    "?",
    "1.032",
    "1,032",
    "12,5",
    "1E+03",
    "-5",
    "9" * 40,
    "#N/B",
    "WAAR",
    "31-02-2023",
    "1 mrt '26",
    "€ 1.234,-",
    "=cmd|' /c calc'!A1",
    "ja",
    "x",
    "P",
    "E",
    "Fictieve cijfers",
    "verhuringen 2023",
    "\u00ad",
    "\u202e",
    "a\u0301" * 4,
    "😀",
    "",
    "",
    "",
    "",
    " ",
    "\n",
    "Thuistafel-kenmerk 1 | Z | X | 2023 | v1 | ",
    "Thuistafel-kenmerk 9 | M | | 1999 | v9 | ff",
)
CELL = st.one_of(
    st.sampled_from(WORDS),
    st.integers(-5, 3000),
    st.floats(allow_nan=True, allow_infinity=True),
    st.booleans(),
    st.dates(),
    st.text(max_size=12),
)
SPOT = st.tuples(st.integers(1, 9), st.integers(0, 7))
GRID = st.lists(st.lists(CELL, max_size=8).map(tuple), max_size=9).map(tuple)


@cache
def originals() -> dict[str, bytes]:
    return {name: (SENT / name).read_bytes() for name in EACH}


def answered(files: dict[str, bytes]) -> None:
    """Each file has its report, every sentence of it can be said, and what was read makes a dossier."""
    reading = with_deliveries(OWN, {f"aanleveringen/{name}": content for name, content in files.items()})
    assert len(reading.deliveries) == len(files)
    dossier = assemble(frame_from(FRAME), reading.rows, register(), reading.quarantine, reading.warnings)
    for one in reading.deliveries:
        for reason in (*one.remarks, *([one.refused] if one.refused else [])):
            assert advised(reason)
        for found in (*one.questions, *one.quarantine, *one.corrected):
            assert advised(found.reason)
    assert all(advised(item.reason) for item in dossier.quarantine)


def most_memory() -> int:
    return resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss * 1024


def flipped(content: bytes, chance: random.Random) -> bytes:
    kept = bytearray(content)
    for _ in range(chance.randint(1, 8)):
        kept[chance.randrange(len(kept))] = chance.randrange(256)
    return bytes(kept)


def cut(content: bytes, chance: random.Random) -> bytes:
    return content[: chance.randrange(len(content))]


def spliced(content: bytes, chance: random.Random) -> bytes:
    other = originals()[chance.choice(EACH)]
    start, end = sorted(chance.choices(range(len(content)), k=2))
    begin = chance.randrange(len(other))
    return content[:start] + other[begin : begin + chance.randrange(400)] + content[end:]


def repacked(content: bytes, chance: random.Random) -> bytes:
    """A workbook of which one part is damaged inside a sound zip file."""
    if not content.startswith(b"PK"):
        return flipped(content, chance)
    target = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as source, zipfile.ZipFile(target, "w") as archive:
        names = source.namelist()
        chosen = chance.choice(names)
        for name in names:
            part = source.read(name)
            archive.writestr(name, chance.choice(DAMAGE)(part, chance) if name == chosen and part else part)
    return target.getvalue()


DAMAGE = (flipped, cut, spliced)
CHANGES = (*DAMAGE, repacked, repacked, repacked)


@given(st.randoms(use_true_random=False))
@settings(max_examples=max(12, PLACED // 5))
def test_damaged_files_get_an_answer(chance):
    before = most_memory()  # of any child so far, also of other tests
    answered({name: chance.choice(CHANGES)(content, chance) for name, content in originals().items()})
    assert most_memory() <= max(before, HIGHEST_MEMORY)


@given(st.lists(st.one_of(st.sampled_from(WORDS), st.sampled_from([";", ",", "\t", "\n", '"', "\r"])), max_size=60))
@settings(max_examples=PLACED)
def test_senseless_text_gets_an_answer(words):
    text = "".join(words)
    answered({"a.csv": text.encode(), "b.csv": text.encode("utf-16"), "c.txt": text.encode("cp1252", "replace")})


@given(st.binary(max_size=300), st.sampled_from([".xlsx", ".csv", ".txt", ".ods", ".eml", ".json"]))
@settings(max_examples=PLACED)
def test_senseless_bytes_get_an_answer(content, ending):
    answered({f"bestand{ending}": content})


@given(GRID, st.frozensets(SPOT, max_size=3), st.lists(st.tuples(SPOT, SPOT), max_size=3), st.booleans())
@settings(max_examples=PLACED * 5)
def test_senseless_sheets_get_the_same_answer_twice(grid, marked, areas, is_hidden):
    merged = tuple(tuple(zip(*map(sorted, zip(first, last, strict=True)), strict=True)) for first, last in areas)
    rows = frozenset(row for row, _ in marked)
    sheet = SentSheet("f.xlsx", "Blad1", grid, is_hidden, rows, merged=merged, errors=marked)
    first = deliveries([SentFile("f.xlsx", "0" * 64, (sheet,))], known_from(OWN))[0]
    assert first == deliveries([SentFile("f.xlsx", "0" * 64, (sheet,))], known_from(OWN))[0]
    for found in (*first.questions, *first.quarantine, *first.corrected):
        assert advised(found.reason)


@pytest.mark.parametrize(("wide", "high"), [(1, 20_000), (700, 20)])
def test_a_large_sheet_is_read_without_end(wide, high):
    grid = tuple(tuple(WORDS[(row * 7 + column) % len(WORDS)] for column in range(wide)) for row in range(high))
    assert deliveries([SentFile("f.xlsx", "0" * 64, (SentSheet("f.xlsx", "Blad1", grid),))], known_from(OWN))
