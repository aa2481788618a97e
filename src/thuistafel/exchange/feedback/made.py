"""Everything that goes back to all senders, by file name."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from thuistafel.core.plan import Plan
from thuistafel.exchange.delivery.model import Delivery
from thuistafel.exchange.delivery.opening import opened
from thuistafel.exchange.feedback.looks import looks_of
from thuistafel.exchange.feedback.mail import Told, mail_text
from thuistafel.exchange.feedback.remarks import remarks_of
from thuistafel.exchange.feedback.summary import Occasion, Tally, tally
from thuistafel.exchange.feedback.workbook import Original, feedback_workbook
from thuistafel.wording.language import DUTCH, speaking

PREFIX = "Terugkoppeling_"
MAIL_PREFIX = "terugmelding_"
LONGEST_NAME = 80
_UNSAFE = re.compile(r"[^\w-]+")


@dataclass(frozen=True, slots=True)
class Returned:
    """A workbook to send back: its name, about which file of whom, how that fared, and its content."""

    name: str
    file: str
    sender: str
    tally: Tally
    content: bytes


def originals(about: Sequence[Delivery], kept: Mapping[str, Path | bytes]) -> dict[str, Original]:
    """The files as they lie in the dossier; of a refused one nothing is opened again."""
    wanted = {one.file for one in about if one.refused is None} & kept.keys()
    files = {name: kept[name] for name in sorted(wanted)}
    return {one.name: Original(one, looks_of(files[one.name])) for one in opened(files)}


def workbooks(
    deliveries: Sequence[Delivery], originals: Mapping[str, Original], plan: Plan | None, occasion: Occasion
) -> Iterator[Returned]:
    """One workbook per sent file, in order of file name."""
    taken: set[str] = set()
    for each in sorted(deliveries, key=lambda one: one.file):
        name = _free(f"{PREFIX}{_plain(PurePosixPath(each.file).stem.removeprefix(PREFIX))}", taken)
        content = feedback_workbook(each, originals.get(each.file), plan, occasion)
        yield Returned(f"{name}.xlsx", each.file, each.sender, tally(each, plan.dossier if plan else None), content)


def mails(deliveries: Iterable[Delivery], plan: Plan | None, occasion: Occasion) -> Iterator[tuple[str, str]]:
    """Name and text of one mail per sender; a file of nobody known has a mail of its own."""
    dossier = plan.dossier if plan else None
    by_sender: dict[tuple[str, str], list[Delivery]] = {}
    for each in sorted(deliveries, key=lambda one: one.file):
        by_sender.setdefault((each.sender, "" if each.sender else each.file), []).append(each)
    taken: set[str] = set()
    for (sender, file), files in sorted(by_sender.items()):
        name = _free(f"{MAIL_PREFIX}{_plain(sender or PurePosixPath(file).stem)}", taken)
        with speaking(DUTCH):
            about = [Told(each, tally(each, dossier), remarks_of(each, dossier)) for each in files]
        yield f"{name}.txt", mail_text(sender, about, occasion.visible_from)


def _plain(name: str) -> str:
    """Safe on any system."""
    return _UNSAFE.sub("-", name)[:LONGEST_NAME].strip("-_") or "afzender"


def _free(name: str, taken: set[str]) -> str:
    """The name, with a number when it is taken; it is taken from then on."""
    number, free = 2, name
    while free.casefold() in taken:
        number, free = number + 1, f"{name}-{number}"
    taken.add(free.casefold())
    return free
