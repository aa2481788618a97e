"""The start of a round of asking, from a dossier as far as it can be read."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from thuistafel.core.dossier import frame_from
from thuistafel.core.errors import DossierError
from thuistafel.exchange.asking.prefill import Setting
from thuistafel.exchange.asking.workbook import Round
from thuistafel.exchange.delivery.joining import known_from
from thuistafel.exchange.reading import Reading


def round_of(reading: Reading, quarter: int | None = None, deadline: date | None = None) -> Round:
    """What is asked, of whom, by when; raises `DossierError` without settings that can be used.

    Names are spelled as the table's own rows spell them, never as a sender does.
    """
    if reading.frame is None:
        raise reading.frame_problem or DossierError("frame_missing", name=reading.name)
    frame = frame_from(reading.frame)
    known = known_from(replace(reading, rows=tuple(row for row in reading.rows if not row.is_sent)))
    setting = Setting(frame.plan_year, known.target_groups, quarter)
    return Round(reading, known, setting, frame.title, frame.fictional, deadline)
