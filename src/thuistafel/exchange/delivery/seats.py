"""Where an institution stands, when the words above its table say so."""

from __future__ import annotations

import re

from thuistafel.core.dossier import Row, Table
from thuistafel.core.reasons import because
from thuistafel.core.regions import resolve
from thuistafel.exchange.delivery.body import Body
from thuistafel.exchange.delivery.setting import Setting
from thuistafel.exchange.delivery.stated import Said
from thuistafel.exchange.forms import Sender

_SEAT = re.compile(
    r"(?:gevestigd (?:in|te)|vestigingsgemeente|vestigingsplaats|standplaats|gemeente van vestiging)\s*:?\s*"
    r"((?:'s-|'s )?[A-Z][\w'’./-]*(?:[ -][A-Z][\w'’./-]*){0,3})"
)


def told_seat(body: Body, setting: Setting, said: Said) -> None:
    """A row of `instellingen` from `gevestigd in Den Haag` above a care provider's table; the rest stays as it is."""
    found = _SEAT.search(setting.words) if setting.role == Sender.CARE_PROVIDER else None
    if not found or not setting.sender:
        return
    name = _municipality(found[1], setting)
    if not name:
        return
    place = body.place(_title_row(body))
    cells = {"instelling": setting.sender, "gemeente": name, "bron": f"opgave {setting.sender}"}
    said.rows.append(Row(Table.INSTITUTIONS, place, cells, dict.fromkeys(cells, "")))
    said.remarks.append(because("seat_read", place=place, institution=setting.sender, municipality=name))


def _municipality(written: str, setting: Setting) -> str:
    """The longest beginning of the words that is a municipality; '' when none is."""
    words = written.split(" ")
    names = (" ".join(words[:size]).rstrip(".,") for size in range(len(words), 0, -1))
    return next((name for name in names if resolve(setting.known.register, name, setting.known.day)), "")


def _title_row(body: Body) -> int:
    return max(1, min((body.block.first_row, *body.block.header_rows)) - 1)
