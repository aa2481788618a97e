"""New files beside a dossier: what they would change, and keeping them in its `aanleveringen/`."""

from __future__ import annotations

import hashlib
import re
import shutil
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from thuistafel.core.dossier import Row
from thuistafel.core.errors import ThuistafelError
from thuistafel.core.plan import make_plan
from thuistafel.exchange.archive import is_safe_name
from thuistafel.exchange.asking.naming import with_one_name
from thuistafel.exchange.delivery.answers import SENT_FOLDER
from thuistafel.exchange.delivery.differences import Difference, differences
from thuistafel.exchange.delivery.effects import Effects, effects
from thuistafel.exchange.delivery.joining import OWN_NAMES, joined, known_from, sent_in
from thuistafel.exchange.delivery.model import Delivery, SentFile
from thuistafel.exchange.delivery.opening import Watch, opened, unwatched
from thuistafel.exchange.dossier import dossier_from
from thuistafel.exchange.folder import files_in, own_source, sent_files
from thuistafel.exchange.frame import FRAME_FILE
from thuistafel.exchange.reading import Reading
from thuistafel.exchange.writing import replacing

_UNSAFE = re.compile(r'[\x00-\x1f\x7f<>:"|?*\\/\u200e\u200f\u202a-\u202e\u2066-\u2069]+')
LONGEST_STEM = 120


@dataclass(frozen=True, slots=True)
class Comparison:
    """A dossier without and with new files. `sources` are the new files by the name each would have in it."""

    before: Reading
    after: Reading
    sources: Mapping[str, Path]
    copies: Mapping[str, str]
    """New files whose content lies in the dossier already, with the name it has there."""

    @property
    def deliveries(self) -> tuple[Delivery, ...]:
        """What the new files said."""
        return tuple(one for one in self.after.deliveries if one.file in self.sources)

    @property
    def differences(self) -> tuple[Difference, ...]:
        """What every number of a party is now, where that is something else; another spelling is no difference."""
        known = known_from(self.before)
        before, after = (with_one_name(_sent_rows(one), known) for one in (self.before, self.after))
        return differences(before, after)


def _sent_rows(reading: Reading) -> list[Row]:
    return [row for one in reading.deliveries for row in one.rows]


def compared(dossier: Path, new: Sequence[Path], watch: Watch = unwatched) -> Comparison:
    """The dossier as it is and as it would be; nothing is stored. Every file is opened once.

    Raises what `own_source` raises, of the dossier and of each file.
    """
    own = own_source(dossier)
    kept = sent_in(sent_files(own))
    sources = _named(_files(new), kept)
    sent = opened({**kept, **sources}, watch)
    copies = _copies(sent, sources)
    before = [one for one in sent if one.name not in sources]
    after = [one for one in sent if one.name not in copies]
    return Comparison(joined(own, before), joined(own, after), sources, copies)


def effects_of(found: Comparison) -> Effects:
    """What the new files change in the plan; `DossierError` when there is no plan to be made."""
    before, after = (make_plan(dossier_from(one), with_next_numbers=False) for one in (found.before, found.after))
    return effects(before, after, found.before.deliveries, found.after.deliveries)


def take(dossier: Path, found: Comparison) -> tuple[str, ...]:
    """Copy the new files that can be used into the dossier's folder; returns the names they have there.

    Raises `take_needs_folder` and, when a file was changed while it was read, `take_changed`.
    """
    target = sent_folder(dossier)
    taken = []
    for one in found.deliveries:
        if one.refused is None and one.file not in found.copies:
            _copy(found.sources[one.file], target / PurePosixPath(one.file).name, one.digest)
            taken.append(one.file)
    return tuple(taken)


def sent_folder(dossier: Path) -> Path:
    """The folder of sent files of a dossier that is a folder itself; `take_needs_folder` otherwise."""
    if not (dossier / FRAME_FILE).is_file():
        raise ThuistafelError("take_needs_folder", name=dossier.name)
    target = dossier / SENT_FOLDER
    if target.is_symlink():
        raise ThuistafelError("take_needs_folder", name=SENT_FOLDER)
    return target


def _copy(source: Path, target: Path, digest: str) -> None:
    with replacing(target) as part:
        shutil.copyfile(source, part)
        with part.open("rb") as written:
            if hashlib.file_digest(written, "sha256").hexdigest() != digest:
                raise ThuistafelError("take_changed", file=source.name)


def _files(new: Sequence[Path]) -> Iterable[Path]:
    for path in new:
        if not path.exists():
            raise ThuistafelError("source_missing", name=path.name)
        if not (path.is_dir() or path.is_file()):
            raise ThuistafelError("source_no_file", name=path.name)
        yield from files_in(path).values() if path.is_dir() else [path]


def _named(new: Iterable[Path], kept: Mapping[str, object]) -> dict[str, Path]:
    paths = list(new)
    return dict(zip(safe_names([path.name for path in paths], kept), paths, strict=True))


def safe_names(written: Iterable[str], kept: Iterable[str]) -> list[str]:
    """Each file under a safe name that no other file has: `naam (2).xlsx` when it is taken.

    >>> safe_names(["../../etc/passwd", "a.xlsx"], ["aanleveringen/A.xlsx"])
    ['aanleveringen/_._etc_passwd', 'aanleveringen/a (2).xlsx']
    """
    taken = {name.casefold() for name in kept} | {f"{SENT_FOLDER}{name}" for name in OWN_NAMES}
    found: list[str] = []
    for one in written:
        name, number = _free_name(one, 1), 2
        while name.casefold() in taken:
            name, number = _free_name(one, number), number + 1
        taken.add(name.casefold())
        found.append(name)
    return found


def _free_name(written: str, number: int) -> str:
    path = PurePosixPath(_UNSAFE.sub("_", written).lstrip("~$."))
    stem = f"{path.stem[:LONGEST_STEM].strip(' .') or 'bestand'}{'' if number == 1 else f' ({number})'}"
    name = f"{stem}{path.suffix}"
    return f"{SENT_FOLDER}{name if is_safe_name(name) else f'bestand {name}'}"


def _copies(sent: Sequence[SentFile], sources: Mapping[str, Path]) -> dict[str, str]:
    """New files of which the dossier, or another new file, holds the same content."""
    first: dict[str, str] = {}
    for one in sorted(sent, key=lambda one: (one.name in sources, one.name)):
        first.setdefault(one.digest, one.name)
    return {one.name: first[one.digest] for one in sent if one.name in sources and first[one.digest] != one.name}
