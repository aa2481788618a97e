"""`dossier.toml`, as a file or as the sheet `dossier` of a workbook (columns `sleutel`, `waarde`, `toelichting`)."""

from __future__ import annotations

import json
import re
import tomllib
from collections.abc import Iterable, Mapping
from decimal import Decimal

from thuistafel.core.errors import DossierError
from thuistafel.exchange.raw import Grid, Raw, is_blank, text_of
from thuistafel.exchange.tables import normal

FRAME_FILE = "dossier.toml"
HIGHEST_BYTES = 100_000
HIGHEST_WHOLE = 10**9
LONGEST_STATEMENT = 200
FRAME_HEADER = ("sleutel", "waarde", "toelichting")
_ALWAYS_TEXT = {"titel", "samenstelling"}
_LISTS = {"regels.veiligheidsgroepen"}
_WORDS = {"waar": "true", "true": "true", "ja": "true", "onwaar": "false", "false": "false", "nee": "false"}
_NUMBER = re.compile(r"[+-]?\d+([.,]\d+)?", re.ASCII)
_PLAIN_NUMBER = re.compile(r"0|[1-9]\d*|(0|[1-9]\d*)\.\d+", re.ASCII)
_DECIMAL_COMMA = re.compile(r"[\w-]{1,60}\s{0,9}=\s{0,9}(\d{1,9},\d{1,9})\s{0,9}(?:#.*)?", re.ASCII)
_AT_LINE = re.compile(r"at line (\d+)")
_BARE_KEY = re.compile(r"[A-Za-z0-9_-]+", re.ASCII)
# A key of many parts takes the parser time that grows with the square of its length.
_LONG_KEY = re.compile(
    r"""(?<![A-Za-z0-9_-])(?:(?:[A-Za-z0-9_-]++|"[^"\n]*+"|'[^'\n]*+')[ \t]*+\.[ \t]*+){20}""", re.ASCII
)
_REMARK = re.compile(
    r""""{3}(?:\\.|[^\\])*?"{3,5}|'{3}.*?'{3,5}|"(?:\\.|[^"\\])*"|'[^']*'|#(?P<remark>[^\n]*)""", re.DOTALL
)


def parsed_frame(content: bytes) -> tuple[Mapping[str, object], str]:
    """The settings with decimals as text, exactly as written, and the text they stood in.

    Raises `DossierError` (`frame_too_large`, `frame_encoding`, `frame_line_unreadable`, `frame_decimal_comma`,
    `frame_unreadable`, `frame_too_deep`, `frame_number_absurd`).
    """
    if len(content) > HIGHEST_BYTES:
        raise DossierError("frame_too_large", limit=HIGHEST_BYTES)
    try:
        text = content.removeprefix(b"\xef\xbb\xbf").decode("utf-8")
    except UnicodeDecodeError as problem:
        raise DossierError("frame_encoding") from problem
    if _LONG_KEY.search(text):
        raise DossierError("frame_too_deep")
    try:
        found = tomllib.loads(text.replace("\r\n", "\n"), parse_float=str)
    except tomllib.TOMLDecodeError as problem:
        raise _unreadable(problem, text) from problem
    except RecursionError as problem:
        raise DossierError("frame_too_deep") from problem
    except ValueError as problem:  # a number of thousands of digits
        raise DossierError("frame_number_absurd", limit=HIGHEST_WHOLE) from problem
    if any(isinstance(value, int) and abs(value) > HIGHEST_WHOLE for value in _values(found)):
        raise DossierError("frame_number_absurd", limit=HIGHEST_WHOLE)
    return found, text


def _unreadable(problem: Exception, text: str) -> DossierError:
    """The refusal with the line that cannot be read, as far as the parser names one."""
    found = _AT_LINE.search(str(problem))
    if not found:
        return DossierError("frame_unreadable")
    number = int(found[1])
    line = "".join(text.replace("\r\n", "\n").split("\n")[number - 1 : number])
    if comma := _DECIMAL_COMMA.fullmatch(line.strip()):
        return DossierError("frame_decimal_comma", line=number, given=comma[1], better=comma[1].replace(",", "."))
    return DossierError("frame_line_unreadable", line=number)


def _values(found: object) -> Iterable[object]:
    """Everything in it that holds nothing else."""
    waiting = [found]
    while waiting:
        value = waiting.pop()
        if isinstance(value, Mapping):
            waiting.extend(value.values())
        elif isinstance(value, list):
            waiting.extend(value)
        else:
            yield value


def frame_from_sheet(grid: Grid) -> bytes:
    """The sheet as the text of a `dossier.toml`; keys within a section carry its name and a dot (`regels.tekort`)."""
    sections: dict[str, list[str]] = {"": []}
    section = ""
    for cells in grid:
        key, value, note = (*(cells[index] if index < len(cells) else "" for index in range(3)),)
        written = text_of(key).strip()
        if written.startswith("#"):
            sections[section].append(written)
        elif written and normal(written) != FRAME_HEADER[0]:
            section, _, name = written.rpartition(".")
            sections.setdefault(section, []).append(_line(written, name, value, note))
    lines = [line for title, body in sections.items() for line in ([f"[{title}]", *body] if title else body)]
    return ("\n".join(lines) + "\n").encode("utf-8")


def _line(key: str, name: str, value: Raw, note: Raw) -> str:
    bare = name if _BARE_KEY.fullmatch(name) else _quoted(name)
    comment = "" if is_blank(note) else "  # " + " ".join(text_of(note).split()).lstrip("# ")
    return f"{bare} = {_literal(key, value)}{comment}"


def literal(path: str, value: object) -> str:
    """A value of the settings as TOML; decimals are given as text, as they are read.

    >>> literal("regels.maximum_procent", "8.5"), literal("samenstelling", "SVH-9"), literal("fictief", True)
    ('8.5', '"SVH-9"', 'true')
    """
    if isinstance(value, list | tuple):
        return "[" + ", ".join(_quoted(str(part)) for part in value) + "]"
    if isinstance(value, bool):
        return str(value).lower()
    text = str(value)
    return text if path not in _ALWAYS_TEXT and _PLAIN_NUMBER.fullmatch(text) else _quoted(text)


def _literal(key: str, value: Raw) -> str:
    """The value as TOML; a text in double quotes is taken to be TOML already."""
    text = text_of(value).strip()
    if key in _LISTS:
        return "[" + ", ".join(_quoted(part.strip()) for part in re.split("[;,]", text) if part.strip()) + "]"
    if len(text) > 1 and text.startswith('"') and text.endswith('"'):
        return text
    if key in _ALWAYS_TEXT:
        return _quoted(text)
    if _NUMBER.fullmatch(text):
        return text.replace(",", ".")
    return _WORDS.get(text.casefold()) or _quoted(text)


def _quoted(text: str) -> str:
    # TOML knows the escapes of JSON, save that DEL must be escaped too
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")


def frame_to_sheet(text: str) -> tuple[tuple[Raw, ...], ...]:
    """A `dossier.toml` as rows of the sheet, comment lines and remarks behind values included."""
    rows: list[tuple[Raw, ...]] = [FRAME_HEADER]
    section = ""
    for chunk in statements(text.replace("\r\n", "\n").removeprefix("\ufeff")):
        stripped = chunk.strip()
        if stripped.startswith("#"):
            rows.append((stripped,))
        elif stripped.startswith("["):
            section = next(iter(paths(tomllib.loads(chunk))), "")
        elif stripped:
            rows.extend(_rows_of(section, chunk))
    return tuple(rows)


def statements(text: str) -> Iterable[str]:
    """The text cut into lines, a value over several lines kept together; `DossierError` when those are too many."""
    pending, lines = "", 0
    for line in text.split("\n"):
        pending += line + "\n"
        lines += 1
        if lines > LONGEST_STATEMENT:
            raise DossierError("frame_statement_too_long", limit=LONGEST_STATEMENT)
        try:
            tomllib.loads(pending)
        except tomllib.TOMLDecodeError:
            continue
        yield pending
        pending, lines = "", 0


def paths(found: Mapping[str, object]) -> Iterable[str]:
    """Everything a table sets, with dots between the parts; an empty section is itself."""
    for key, value in found.items():
        deeper = list(paths(value)) if isinstance(value, dict) else []
        yield from ([f"{key}.{path}" for path in deeper] or [key])


def _rows_of(section: str, chunk: str) -> Iterable[tuple[Raw, ...]]:
    for key, value in _leaves(tomllib.loads(chunk, parse_float=Decimal)):
        path = f"{section}.{key}" if section else key
        note = _comment(chunk)
        yield (path, _cell(path, value), note) if note else (path, _cell(path, value))


def _leaves(found: Mapping[str, object], before: str = "") -> Iterable[tuple[str, object]]:
    for key, value in found.items():
        if isinstance(value, dict):
            yield from _leaves(value, f"{before}{key}.")
        else:
            yield before + key, value


def _comment(chunk: str) -> str:
    """The remark behind the value, if the last line has one."""
    return chunk[remark_at(chunk) :].strip().removeprefix("#").strip()


def remark_at(chunk: str) -> int:
    """Where the remark behind the value of a statement begins; its end when there is none."""
    ending = len(chunk.rstrip())
    remarks = [found for found in _REMARK.finditer(chunk) if found["remark"] is not None]
    return remarks[-1].start() if remarks and len(chunk[: remarks[-1].end()].rstrip()) == ending else ending


def _cell(path: str, value: object) -> Raw:
    """A cell that `_literal` reads back as the same value."""
    if isinstance(value, bool | int):
        return value
    if isinstance(value, list):
        return "; ".join(map(str, value))
    if isinstance(value, Decimal):
        return float(value) if str(value) == repr(float(value)) else str(value)
    text = str(value)
    return text if _literal(path, text) == _quoted(text) else _quoted(text)
