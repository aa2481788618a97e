"""Fetching a StatLine table from the open data service of CBS: only what was asked, with its code lists and source."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterable
from contextlib import ExitStack
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from pathlib import Path
from urllib.parse import quote

from thuistafel.core.errors import ThuistafelError
from thuistafel.exchange.public.asking import Patience, Service, require_safe
from thuistafel.exchange.public.statline_tables import GROUP_KEY, NUMBERS, PERIOD_KEYS, REGION_KEYS, TABLES, is_total
from thuistafel.exchange.public.structured import Entry, entries, written_at
from thuistafel.exchange.writing import replacing

CBS = "https://datasets.cbs.nl/odata/v1/CBS"
LICENCE = "CC BY 4.0, bron: CBS"
MOST_NAMED = 60
"""Municipalities named one by one in a question; of more all municipalities are asked."""


@dataclass(frozen=True, slots=True)
class Question:
    """Which table, of which municipalities (CBS codes; none is all) and which year, from which address."""

    number: str
    municipalities: tuple[str, ...]
    year: int
    address: str = CBS


@dataclass(frozen=True, slots=True)
class Fetched:
    """What was written: the file, the note of its source beside it, and how many rows it holds."""

    file: Path
    note: Path
    rows: int


@dataclass(frozen=True, slots=True)
class _Edition:
    """How a generation of the service calls things."""

    rows: str
    columns: str
    codes: str
    code: str
    some: str
    form: str = ""


NEWER = _Edition("Observations", "Dimensions", "Codes", "Identifier", "startswith({key},'GM')")
OLDER = _Edition("TypedDataSet", "DataProperties", "", "Key", "substringof('GM',{key})", "$format=json")
_OLDER_ADDRESSES = ("/odataapi/", "/odatafeed/")


def fetch(
    question: Question,
    folder: Path,
    now: datetime,
    said: Callable[[int, int], None],
    patience: Patience | None = None,
) -> Fetched:
    """Ask and write `<table>-<year>.json` with its code lists, and a `.bron.txt` beside it; both or none.

    `said` hears the pages and bytes so far. Raises `ThuistafelError` with a `fetch_` code.
    """
    number = next((one.number for one in TABLES if one.number.casefold() == question.number.strip().casefold()), None)
    if number is None:
        raise ThuistafelError("fetch_table_unknown", number=question.number, known=NUMBERS)
    base = require_safe(question.address)
    service = Service(f"{base}/{number}", patience or Patience(), said)
    document, address = _asked(service, question)
    if not (rows := len(entries(document["value"]))):
        raise ThuistafelError("fetch_nothing", number=number, year=question.year)
    content = json.dumps(document, ensure_ascii=False, default=_number).encode("utf-8")
    file = folder / f"{number}-{question.year}.json"
    note = file.with_suffix(".bron.txt")
    _write({file: content, note: _note(number, address, now, rows, content)})
    return Fetched(file, note, rows)


def _asked(service: Service, question: Question) -> tuple[dict[str, object], str]:
    """Rows and code lists in one document, and the address of the first page."""
    edition, columns = _columns(service)
    lists = {key: service.rows(_path(edition, f"{key}{edition.codes}")) for key in columns}
    path = _path(edition, edition.rows, f"$filter={quote(_filter(edition, lists, question))}")
    document: dict[str, object] = {}
    rows: list[Entry] = []
    for page in service.documents(path):
        document = document or {name: value for name, value in page.items() if "nextLink" not in str(name)}
        rows += entries(page["value"])
    document["value"] = rows
    document.update({f"{key}{edition.codes}": [_named(edition, each) for each in lists[key]] for key in lists})
    if edition is NEWER:
        document["MeasureCodes"] = [_named(edition, each) for each in service.rows("MeasureCodes")]
    return document, f"{service.base}/{path}"


def _columns(service: Service) -> tuple[_Edition, list[str]]:
    """Which generation of the service this is, and the dimensions of the table."""
    try:
        if not any(part in service.base.casefold() for part in _OLDER_ADDRESSES):
            return NEWER, [written_at(each, "Identifier") for each in service.rows(NEWER.columns)]
    except ThuistafelError as problem:
        if problem.code != "fetch_absent":
            raise
    found = service.rows(_path(OLDER, OLDER.columns))
    return OLDER, [written_at(each, "Key") for each in found if written_at(each, "Type").endswith("Dimension")]


def _path(edition: _Edition, name: str, *asked: str) -> str:
    asked = tuple(filter(None, (*asked, edition.form)))
    return f"{name}?{'&'.join(asked)}" if asked else name


def _filter(edition: _Edition, lists: dict[str, list[Entry]], question: Question) -> str:
    """Only the municipalities and the year that were asked, and of every other dimension the totals."""
    parts = []
    for key, codes in lists.items():
        if key == GROUP_KEY:
            continue
        if key in REGION_KEYS and not 0 < len(question.municipalities) <= MOST_NAMED:
            parts.append(edition.some.format(key=key))
            continue
        chosen = [str(each.get(edition.code, "")) for each in codes if _is_asked(edition, key, each, question)]
        if not chosen:
            raise ThuistafelError("fetch_no_codes", number=question.number, key=key, year=question.year)
        parts.append(_any_of(key, chosen))
    return " and ".join(parts)


def _is_asked(edition: _Edition, key: str, each: Entry, question: Question) -> bool:
    code = written_at(each, edition.code)
    if key in REGION_KEYS:
        return code.removeprefix("GM") in question.municipalities
    if key in PERIOD_KEYS:
        return code.startswith(str(question.year))
    return is_total(code, written_at(each, "Title"))


def _any_of(key: str, codes: Iterable[str]) -> str:
    return "(" + " or ".join(f"{key} eq '{code.replace(chr(39), chr(39) * 2)}'" for code in codes) + ")"


def _named(edition: _Edition, each: Entry) -> dict[str, str]:
    return {edition.code: written_at(each, edition.code), "Title": written_at(each, "Title")}


def _number(found: object) -> float:
    """Decimals as JSON writes them; anything else does not come out of `parsed_json`."""
    if isinstance(found, Decimal):
        return float(found)
    raise TypeError


def _note(number: str, address: str, now: datetime, rows: int, content: bytes) -> bytes:
    lines = (
        f"CBS StatLine {number}",
        f"adres: {address}",
        f"opgehaald: {now.isoformat(timespec='minutes')}",
        f"regels: {rows}",
        f"licentie: {LICENCE}",
        f"sha256: {hashlib.sha256(content).hexdigest()}",
    )
    return ("\n".join(lines) + "\n").encode("utf-8")


def _write(files: dict[Path, bytes]) -> None:
    """All of them or none: each takes its name only after the last was written."""
    with ExitStack() as stack:
        for path, content in files.items():
            stack.enter_context(replacing(path)).write_bytes(content)
