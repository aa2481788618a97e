"""Sending a round of asking."""

from __future__ import annotations

from datetime import date

from thuistafel.web.accounts.actions.recording import record_by
from thuistafel.web.accounts.models import Member
from thuistafel.web.figures.queries.asking import MADE, inquiry_at
from thuistafel.web.region.models import Region
from thuistafel.web.region.queries import latest
from thuistafel.web.site.models import Event


def make_packages(region: Region, by: Member, deadline: date | None, quarter: int | None = None) -> Event:
    """Note that everyone is asked now, on which revision and by when; the files follow from that."""
    number = latest(region)
    told = {
        "revision": number,
        "deadline": deadline.isoformat() if deadline else "",
        "quarter": quarter,
        "parties": len(inquiry_at(region, number).parties),
    }
    return record_by(by, region.slug, MADE, told)
