"""The same file twice and newer versions: of what a party says about one form and period, the newest counts."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import PurePosixPath

from thuistafel.core.dossier import Row
from thuistafel.core.reasons import Reason, because
from thuistafel.core.regions import normalised
from thuistafel.exchange.delivery.answers import NO_ANSWERS, Answers
from thuistafel.exchange.delivery.differences import Subject, subject
from thuistafel.exchange.delivery.model import Delivery, Question, Recognised
from thuistafel.exchange.forms import FORM, Sender
from thuistafel.exchange.raw import is_blank

_NUMBERED = re.compile(r"(?:^|[^a-z])(?:v|versie|version|rev)[ ._-]?(\d{1,3})(?![\d])", re.IGNORECASE)
_FINISHED = re.compile(r"(?<![a-z])(concept|definitief|def|final)(?![a-z])", re.IGNORECASE)
_QUARTER = re.compile(r"(?:^|[^a-z0-9])(?:q|k|kw|kwartaal)[ ._-]?([1-4])(?!\d)", re.IGNORECASE)

VERSION = "versie"
"""The place of an answer about which of two files is the newest."""
HOLDS, REPLACED = "geldt", "vervangen"
_RANKS = {HOLDS: 1, REPLACED: -1}

Part = tuple[str, str, str, str]
"""Sender, kind of workbook, form or table, period."""


@dataclass(frozen=True, slots=True)
class Version:
    """A delivery with all by which it can be newer than another, surest first; None is not known.

    `rank` is what was answered: above 0 it holds, below 0 it was replaced.
    """

    delivery: Delivery
    subjects: frozenset[Subject]
    ages: tuple[int | None, ...]
    rank: int = 0

    def replaces(self, other: Version) -> bool:
        """Whether it is newer and about the same: our own workbook again, or at least one number in common."""
        ours = self.delivery.fingerprint and other.delivery.fingerprint
        return bool(ours or self.subjects & other.subjects) and self._is_newer(other)

    def is_about(self, other: Version) -> bool:
        """Whether both state the same number."""
        return bool(self.subjects & other.subjects)

    def _is_newer(self, other: Version) -> bool:
        """As answered; a copy that came back is newer than its original; else by the first sign that differs."""
        if self.rank != other.rank:
            return self.rank > other.rank
        if self._is_copy_of(other) != other._is_copy_of(self):
            return self._is_copy_of(other)
        *signs, saved = zip(self.ages, other.ages, strict=True)
        for mine, its in (*signs, self._numbers_beside(other), saved):
            if mine is not None and its is not None and mine != its:
                return mine > its
        return False

    def _numbers_beside(self, other: Version) -> tuple[int | None, int | None]:
        """The versions in two names that are the same but for it: the one without a number was the first."""
        one, two = self.delivery, other.delivery
        return (_number(one), _number(two)) if _bare_stem(one) == _bare_stem(two) else (None, None)

    def _is_copy_of(self, other: Version) -> bool:
        made_of = self.delivery.copy_of
        return bool(made_of) and other.delivery.digest.startswith(made_of)


def current(
    found: Iterable[Delivery], modified: Mapping[str, date | None], answers: Answers = NO_ANSWERS
) -> tuple[Delivery, ...]:
    """The deliveries, rows of older versions taken out and said to be; in doubt both count and it is asked."""
    once = _without_copies(found)
    groups: defaultdict[Part, list[Version]] = defaultdict(list)
    times = Counter(normalised(one.sender) for one in once)
    for one in once:
        if times[normalised(one.sender)] < 2:  # nobody it could be a version of
            continue
        rank = _RANKS.get(answers.about(VERSION, file=one.file) or "", 0)
        version = Version(one, frozenset(map(subject, one.rows)), _ages(one, modified.get(one.file)), rank)
        for part in sorted(parts_of(one)):
            groups[part].append(version)
    changed = {one.file: one for one in once}
    for part, versions in sorted(groups.items()):
        _settle(part, versions, changed)
    return tuple(_finished(changed[one.file], one) for one in once)


def _without_copies(found: Iterable[Delivery]) -> list[Delivery]:
    """A file of which another has the same content says nothing of its own."""
    first: dict[str, str] = {}
    kept = []
    for one in sorted(found, key=lambda one: one.file):
        original = first.setdefault(one.digest, one.file)
        if original != one.file and not one.refused:
            one = _silent(one, because("sent_same_content", file=one.file, other=original))
        kept.append(one)
    return kept


def _silent(one: Delivery, remark: Reason) -> Delivery:
    remarks = (*one.remarks, remark)
    return replace(one, rows=(), recognised=(), corrected=(), quarantine=(), questions=(), noted=(), remarks=remarks)


def _ages(one: Delivery, modified: date | None) -> tuple[int | None, ...]:
    name = PurePosixPath(one.file).stem
    numbers, words = _NUMBERED.findall(name), _FINISHED.findall(name)
    return (
        one.fingerprint.number if one.fingerprint else None,
        one.stated_on.toordinal() if one.stated_on else None,
        int(not words[-1].casefold().startswith("c")) if words else None,
        int(numbers[-1]) if numbers else None,
        modified.toordinal() if modified else None,
    )


def _number(one: Delivery) -> int:
    """The version in the name of the file; without one it is the first."""
    numbers = _NUMBERED.findall(PurePosixPath(one.file).stem)
    return int(numbers[-1]) if numbers else 1


def _bare_stem(one: Delivery) -> str:
    """The name of the file without its version."""
    return normalised(_NUMBERED.sub("", PurePosixPath(one.file).stem))


def parts_of(one: Delivery) -> set[Part]:
    """What a delivery speaks about, each part replaceable by a newer version; nothing when the sender is unknown."""
    if not one.sender:
        return set()
    beside = {part_beside(one, found) for found in one.recognised if is_beside(found)}
    return {part_of(one, row) for row in one.rows} | beside


def part_of(one: Delivery, row: Row) -> Part:
    """The part of a delivery that a row belongs to."""
    found = recognised_of(one, row)
    code = found.form.code if found else row.table.value
    period = _quarter(one, found) if one.kind == Sender.QUARTER.value else ""
    return (normalised(one.sender), one.kind, code, f"{row.cells.get('jaar', '')} {period}".strip())


def is_beside(found: Recognised) -> bool:
    """Whether this is a filled sheet of a form that gives no rows (G5, Z3): commitments, conditions."""
    block = found.block
    body = range(block.first_row, block.last_row + 1)
    columns = range(block.first_column, block.last_column + 1)
    return not any(field.measures for field in found.form.fields) and any(
        not is_blank(block.cell(row, column)) for row in body for column in columns
    )


def part_beside(one: Delivery, found: Recognised) -> Part:
    """The part that a sheet without rows is."""
    year = str(one.fingerprint.plan_year) if one.fingerprint else ""
    return (normalised(one.sender), one.kind, found.form.code, year)


def recognised_of(one: Delivery, row: Row) -> Recognised | None:
    """The block a row was read from."""
    return next((found for found in one.recognised if _holds(found, row)), None)


def _holds(found: Recognised, row: Row) -> bool:
    block = found.block
    if block.sheet.name != row.place.sheet:
        return False
    if all(measure.table is not row.table for field in found.form.fields for measure in field.measures):
        return False
    return block.transposed or block.first_row <= row.place.row <= block.last_row


def _quarter(one: Delivery, found: Recognised | None) -> str:
    """The quarters a quarterly workbook is about: what stands in its column, else in its name."""
    stated: set[str] = set()
    if found:
        column = next((each.index for each in found.columns if each.field and each.field.name == "kwartaal"), None)
        if column is not None:
            rows = range(found.block.first_row, found.block.last_row + 1)
            stated = {str(found.block.cell(row, column)).strip() for row in rows} - {""}
    return " ".join(sorted(stated or _QUARTER.findall(PurePosixPath(one.file).stem)))


def _settle(part: Part, versions: Sequence[Version], changed: dict[str, Delivery]) -> None:
    """Take the rows of this part out of every delivery that another one replaces."""
    newest = [one for one in versions if not any(other.replaces(one) for other in versions)] or list(versions)
    for one in versions:
        if one in newest:
            continue
        older = changed[one.delivery.file]
        by = min(each.delivery.file for each in versions if each.replaces(one))
        remark = because("sent_superseded", file=older.file, other=by, part=_named(part))
        changed[older.file] = replace(_without(older, part), remarks=(*older.remarks, remark))
    doubtful = [one for one in newest if any(one is not other and one.is_about(other) for other in newest)]
    if doubtful:
        _ask(doubtful, changed)


def _without(older: Delivery, part: Part) -> Delivery:
    """The delivery without this part: its rows, or the sheet and what was noted of it."""
    gone = [found for found in older.recognised if is_beside(found) and part_beside(older, found) == part]
    forms = {found.form.code for found in gone}
    return replace(
        older,
        rows=tuple(row for row in older.rows if part_of(older, row) != part),
        recognised=tuple(found for found in older.recognised if found not in gone),
        noted=tuple(note for note in older.noted if note.form not in forms),
    )


def _ask(newest: Sequence[Version], changed: dict[str, Delivery]) -> None:
    files = sorted(one.delivery.file for one in newest)
    last = changed[files[-1]]
    reason = because("sent_which_is_newer", files=tuple(files), sender=last.sender)
    question = Question(last.file, "", VERSION, reason)
    if question not in last.questions:
        changed[last.file] = replace(last, questions=(*last.questions, question))


def _named(part: Part) -> str:
    form = FORM.get(part[2])
    return f"{form.sheet if form else part[2]} {part[3]}".strip()


def _finished(now: Delivery, before: Delivery) -> Delivery:
    """Of a file of which every row is replaced nothing is asked or kept aside any more."""
    if now.rows or not before.rows:
        return now
    return replace(now, corrected=(), quarantine=(), questions=())
