"""Settling what a region agrees: always a change of `dossier.toml`, so that whoever has the file has the agreement."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from thuistafel.core.dossier import frame_from
from thuistafel.core.errors import ThuistafelError
from thuistafel.core.switches import as_written
from thuistafel.exchange.frame import FRAME_FILE, parsed_frame
from thuistafel.exchange.frame_writing import setting_of, with_setting
from thuistafel.web.accounts.models import Member
from thuistafel.web.figures.actions.revising import Made, revise, undo
from thuistafel.web.region.models import Region, Revision
from thuistafel.web.region.queries import content_of, latest
from thuistafel.web.site.typed import whole_number


@dataclass(frozen=True, slots=True)
class Decision:
    """By what a choice was made: the instrument or body, the day, and why; each may be empty."""

    instrument: str = ""
    day: str = ""
    why: str = ""

    @property
    def remark(self) -> str:
        """Instrument and day, as they stand behind the setting; raises `decision_day_unreadable`."""
        return ", ".join(part for part in (self.instrument.strip(), _readable(self.day)) if part)

    @property
    def note(self) -> str:
        """All of it, as the history shows it."""
        return ": ".join(part for part in (self.remark, self.why.strip()) if part)


def settle(region: Region, member: Member, path: str, value: object, decision: Decision, base: int) -> Revision:
    """Set one thing in `dossier.toml` (None takes it away) as a new revision.

    Raises `setting_conflict` when another changed this setting since revision `base`, and what `frame_from` raises; who
    changed another setting meanwhile is not in the way.
    """
    now = latest(region)
    content = content_of(region, now, FRAME_FILE)
    _refuse_changed(content_of(region, base, FRAME_FILE), content, path, value)
    changed = with_setting(content, path, value, decision.remark)
    frame_from(parsed_frame(changed)[0])
    note = " · ".join(part for part in (f"{_name(path)} = {_shown(value)}", decision.note) if part)
    return revise(region, {FRAME_FILE: changed}, Made(member, Revision.Kind.RULES, note[:500]), base=now)


def _refuse_changed(before: bytes, now: bytes, path: str, value: object) -> None:
    was, found = (setting_of(parsed_frame(content)[0], path) for content in (before, now))
    if was != found:
        raise ThuistafelError("setting_conflict", setting=_name(path), now=_shown(found), yours=_shown(value))


def _name(path: str) -> str:
    return path.rpartition(".")[2]


def _shown(value: object) -> str:
    return "–" if value is None else str(as_written(value))


def undo_settings(region: Region, member: Member, written: str) -> Revision:
    """Take back one change of the settings; raises `setting_change_gone` when there is no such change."""
    number = whole_number(written) or 0
    known = Revision.objects.filter(region=region, number=number).first()
    if known is None or set(known.files) != {FRAME_FILE}:
        raise ThuistafelError("setting_change_gone")
    return undo(region, number, member)


def _readable(day: str) -> str:
    if not day.strip():
        return ""
    try:
        return date.fromisoformat(day.strip()).isoformat()
    except ValueError as problem:
        raise ThuistafelError("decision_day_unreadable", written=day[:40]) from problem
