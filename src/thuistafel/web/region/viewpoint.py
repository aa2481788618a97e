"""From where a page looks at a plan: revision, composition and switches, all in its address."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime, time
from urllib.parse import urlencode

from django.http import QueryDict
from django.utils import timezone

from thuistafel.core.errors import ThuistafelError
from thuistafel.core.switches import SWITCHES
from thuistafel.web.region.models import Region
from thuistafel.web.region.queries import latest, revision_at

PERCENT, COMPOSITION, DAY = "procent", "samenstelling", "op"
SHORT = {PERCENT: "maximum_procent"}
_FLAGS = {"true": True, "false": False, "ja": True, "nee": False}
_NAMES = {switch.name for switch in SWITCHES}


@dataclass(frozen=True, slots=True)
class Viewpoint:
    """A revision seen with a composition and switches; '' and no switches are the region's own.

    `asked` is what stood in the address, in order, so that links keep it.
    """

    region_id: int
    revision: int
    composition: str = ""
    switches: tuple[tuple[str, object], ...] = ()
    asked: tuple[tuple[str, str], ...] = ()

    @property
    def is_own(self) -> bool:
        """Whether this is the region's own plan of today."""
        return not self.asked

    @property
    def query(self) -> str:
        """What links to other pages carry on: `?procent=12`, '' when nothing was asked."""
        return f"?{urlencode(self.asked)}" if self.asked else ""

    @property
    def is_what_if(self) -> bool:
        """Whether another rule or composition than the agreed one is asked for."""
        return bool(self.composition or self.switches)

    @property
    def day(self) -> date | None:
        """The day of which the knowledge is asked; None for now."""
        asked = dict(self.asked).get(DAY)
        return datetime.fromisoformat(asked).date() if asked else None

    def plain(self) -> Viewpoint:
        """The same without what was asked, to calculate by."""
        return replace(self, asked=())


def viewpoint(region: Region, asked: QueryDict) -> Viewpoint:
    """What an address asks for; an empty value asks nothing, nor does a day to come.

    Unknown names are left alone; what cannot be read raises `ThuistafelError`.
    """
    day = _past(str(asked.get(DAY, "")))
    known = {*SHORT, *_NAMES, COMPOSITION, *([DAY] if day else [])}
    kept = [(name, str(asked[name])) for name in sorted(asked) if name in known and asked[name]]
    chosen = {SHORT.get(name, name): read_value(value) for name, value in kept if name in {*SHORT, *_NAMES}}
    return Viewpoint(
        region.pk,
        _revision(region, day),
        str(asked.get(COMPOSITION, "")),
        tuple(sorted(chosen.items())),
        tuple(kept),
    )


def read_value(written: str) -> object:
    """What stands in an address or a form, as `dossier.toml` takes it."""
    plain = written.strip()
    if plain in _FLAGS:
        return _FLAGS[plain]
    number = plain.removesuffix("%").replace(",", ".")
    if number.isdecimal() and number.isascii() and len(number) < 9:
        return int(number)
    return number if number.replace(".", "", 1).isdecimal() else plain


def _past(written: str) -> date | None:
    if not written:
        return None
    try:
        day = datetime.fromisoformat(written).date()
    except ValueError as problem:
        raise ThuistafelError("option_no_day", option=DAY, written=written[:40]) from problem
    return day if day <= timezone.localdate() else None


def _revision(region: Region, day: date | None) -> int:
    if day is None:
        return latest(region)
    return revision_at(region, datetime.combine(day, time.max, timezone.get_current_timezone()))


def as_switches(view: Viewpoint) -> Mapping[str, object]:
    """The switches by name."""
    return dict(view.switches)
