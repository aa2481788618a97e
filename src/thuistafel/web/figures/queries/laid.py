"""A dossier on disk for as long as it is read."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from thuistafel.web.region.models import Region
from thuistafel.web.region.queries import write_files


@contextmanager
def laid_out(region: Region, number: int) -> Iterator[Path]:
    """The files of a revision in a folder, as the command line would find them; gone afterwards."""
    with tempfile.TemporaryDirectory(prefix="thuistafel-") as scratch:
        folder = Path(scratch) / region.slug
        folder.mkdir()
        write_files(region, number, folder)
        yield folder
