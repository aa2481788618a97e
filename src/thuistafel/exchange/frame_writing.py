"""One setting of a `dossier.toml` changed in its text: everything else stays as someone wrote it."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping

from thuistafel.core.errors import DossierError
from thuistafel.exchange.frame import literal, parsed_frame, paths, remark_at, statements

_SECTION = re.compile(r"\s*\[")
_ASSIGNED = re.compile(r"""\s*[\w."'-]+(?:\s*\.\s*[\w"'-]+)*\s*=\s*""")


def with_setting(content: bytes, path: str, value: object, remark: str = "") -> bytes:
    """The settings with `path` (`samenstelling`, `regels.tekort`) at `value`; None takes it away.

    Remarks, order and spacing stay; `remark` is put behind a setting that was not there. Raises `frame_not_editable`
    when the text is written in a way in which this one setting cannot be changed, and what `parsed_frame` raises.
    """
    found, text = parsed_frame(content)
    ending = "\r\n" if "\r\n" in text else "\n"
    changed = _changed(text.replace("\r\n", "\n"), path, value, remark).replace("\n", ending).encode()
    if _read_back(changed) != _wanted(found, path, value):
        raise DossierError("frame_not_editable", setting=path)
    return changed


def setting_of(found: Mapping[str, object], path: str) -> object | None:
    """What the settings say themselves; None where they say nothing."""
    section, _, name = path.rpartition(".")
    inside = found.get(section, {}) if section else found
    return inside.get(name) if isinstance(inside, Mapping) else None


def _changed(text: str, path: str, value: object, remark: str) -> str:
    pieces = list(statements(text.removesuffix("\n")))
    place = next((index for index, piece in _with_paths(pieces) if path == piece), None)
    if place is not None:
        pieces[place] = "" if value is None else _replaced(pieces[place], path, value)
        return "".join(pieces)
    if value is None:
        return "".join(pieces)
    return "".join(_inserted(pieces, path, value, remark))


def _with_paths(pieces: list[str]) -> list[tuple[int, str]]:
    """Each statement that sets one thing, with what it sets."""
    section, found = "", []
    for index, piece in enumerate(pieces):
        set_here = list(paths(tomllib.loads(piece)))
        if _SECTION.match(piece):
            section = next(iter(set_here), "")
        elif len(set_here) == 1:
            found.append((index, f"{section}.{set_here[0]}" if section else set_here[0]))
    return found


def _replaced(piece: str, path: str, value: object) -> str:
    """The statement with another value, the remark behind it kept."""
    start = _ASSIGNED.match(piece)
    if start is None:
        raise DossierError("frame_not_editable", setting=path)
    end = remark_at(piece)
    space = piece[start.end() : end]
    behind = space[len(space.rstrip()) :]
    return piece[: start.end()] + literal(path, value) + behind + piece[end:]


def _inserted(pieces: list[str], path: str, value: object, remark: str) -> list[str]:
    """The setting as a new line at the end of its section, which is made when it is not there."""
    section, _, name = path.rpartition(".")
    line = f"{name} = {literal(path, value)}{_behind(remark)}\n"
    heads = [(index, next(iter(paths(tomllib.loads(piece))), "")) for index, piece in enumerate(pieces) if _head(piece)]
    if section and section not in {title for _, title in heads}:
        return [*pieces, f"\n[{section}]\n", line]
    start = next((index for index, title in heads if title == section), -1) if section else -1
    end = next((index for index, _ in heads if index > start), len(pieces))
    while end - 1 > start and not pieces[end - 1].strip():
        end -= 1
    return [*pieces[:end], line, *pieces[end:]]


def _head(piece: str) -> bool:
    return bool(_SECTION.match(piece))


def _behind(remark: str) -> str:
    plain = " ".join("".join(letter if letter.isprintable() else " " for letter in remark).split())
    return f"  # {plain}" if plain else ""


def _read_back(content: bytes) -> Mapping[str, object] | None:
    try:
        return parsed_frame(content)[0]
    except DossierError:
        return None


def _wanted(found: Mapping[str, object], path: str, value: object) -> dict[str, object]:
    """The settings as they should be afterwards."""
    section, _, name = path.rpartition(".")
    old = found.get(section, {}) if section else found
    own = {key: kept for key, kept in old.items() if key != name} if isinstance(old, Mapping) else {}
    if value is not None:
        own[name] = next(iter(tomllib.loads(f"x = {literal(path, value)}", parse_float=str).values()))
    return own if not section else ({**found, section: own} if own or section in found else dict(found))
