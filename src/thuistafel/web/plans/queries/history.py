"""Who changed the settings of a region, when, and why."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from thuistafel.exchange.frame import FRAME_FILE
from thuistafel.web.region.models import Region, Revision

MOST_SHOWN = 20


@dataclass(frozen=True, slots=True)
class SettingChange:
    """One change of `dossier.toml`; only the newest can be undone without touching what came after."""

    number: int
    at: datetime
    by: str
    note: str
    can_undo: bool


def settings_history(region: Region) -> tuple[SettingChange, ...]:
    """The newest changes of the settings, newest first, without the beginning."""
    revisions = Revision.objects.filter(region=region, number__gt=1).select_related("made_by__user")
    touched = [one for one in revisions.order_by("-number")[:200] if FRAME_FILE in one.files][:MOST_SHOWN]
    return tuple(
        SettingChange(one.number, one.at, str(one.made_by.user) if one.made_by else "", one.note, index == 0)
        for index, one in enumerate(touched)
    )
