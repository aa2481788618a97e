"""Source Sans 3, the one typeface of all paper: where its files are, or a refusal. Never a fallback."""

from __future__ import annotations

from pathlib import Path

from thuistafel.core.errors import ThuistafelError

FAMILY = "Source Sans 3"
FOLDER = Path(__file__).parent / "assets" / "fonts"
STYLES = ("Regular", "Semibold", "Bold", "It")


def font_files(folder: Path = FOLDER) -> tuple[Path, ...]:
    """The four TrueType files; ThuistafelError `fonts_missing` when one is not there."""
    files = tuple(folder / f"SourceSans3-{style}.ttf" for style in STYLES)
    missing = [file.name for file in files if not file.is_file()]
    if missing:
        raise ThuistafelError("fonts_missing", files=", ".join(missing), folder=str(folder))
    return files
