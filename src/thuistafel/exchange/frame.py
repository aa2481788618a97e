"""`dossier.toml`, as a file or as the sheet `dossier` of a workbook."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping

from thuistafel.core.errors import DossierError

FRAME_FILE = "dossier.toml"


def parsed_frame(content: bytes) -> tuple[Mapping[str, object], str]:
    """The settings with decimals as text, exactly as written, and the text they stood in.

    Raises `DossierError` (`frame_encoding`, `frame_unreadable`).
    """
    try:
        text = content.removeprefix(b"\xef\xbb\xbf").decode("utf-8")
    except UnicodeDecodeError as problem:
        raise DossierError("frame_encoding") from problem
    try:
        return tomllib.loads(text.replace("\r\n", "\n"), parse_float=str), text
    except (tomllib.TOMLDecodeError, RecursionError) as problem:
        raise DossierError("frame_unreadable", problem=str(problem)) from problem
