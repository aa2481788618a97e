"""What a call gave, and small dossiers in a few words."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

LETTINGS_HEAD = "gemeente;jaar;stand;aantal;laag;hoog;kwaliteit;bron"
OUTFLOW_HEAD = "instelling;doelgroep;herkomst;jaar;eenheid;aantal;laag;hoog;kwaliteit;bron"
DELFT_LETS = "Delft;2023;verwacht;1020;;;P;datatafel"
HAGUE_LETS = "Den Haag;2023;verwacht;3900;;;P;datatafel"
DELFT_FLOWS = "Instelling A;bw;Delft;2023;;118;;;P;datatafel"
FRAME = 'formaat = 1\ntitel = "Proef"\nplanjaar = 2023\nsamenstelling = "Twee"\n'
MEMBERS = "samenstelling;gemeente\nTwee;Delft\nTwee;Den Haag\nEen;Delft\n"


@dataclass(frozen=True)
class Outcome:
    """How a call ended."""

    status: int
    out: str
    err: str

    @property
    def json(self) -> dict:
        return json.loads(self.out)

    @property
    def words(self) -> str:
        """All that was written, whatever the width of the terminal."""
        return " ".join((self.out + self.err).split())


def dossier(
    target: Path,
    *,
    frame: str | None = FRAME,
    lettings: tuple[str, ...] = (DELFT_LETS, HAGUE_LETS),
    outflow: tuple[str, ...] = (DELFT_FLOWS,),
    others: Mapping[str, str] | None = None,
) -> Path:
    """A dossier of Delft and Den Haag with one row of outflow; any part can be replaced or left out."""
    target.mkdir(exist_ok=True)
    files = {"samenstelling.csv": MEMBERS, **(others or {})}
    if frame is not None:
        files["dossier.toml"] = frame
    if lettings:
        files["verhuringen.csv"] = "\n".join((LETTINGS_HEAD, *lettings)) + "\n"
    if outflow:
        files["uitstroom.csv"] = "\n".join((OUTFLOW_HEAD, *outflow)) + "\n"
    for name, text in files.items():
        (target / name).write_text(text, encoding="utf-8")
    return target
