"""What every page of invented figures says."""

from __future__ import annotations

from thuistafel.core.errors import ThuistafelError
from thuistafel.documents.report_words import say
from thuistafel.web.region.kept import per_revision
from thuistafel.web.region.models import Region
from thuistafel.web.region.queries import frame_at


def label_of(region: Region, number: int) -> str:
    """'Fictieve cijfers' when the settings of the dossier say so, else ''."""
    return say("paper_label_fictional") if _is_fictional(region, number) else ""


@per_revision(64)
def _is_fictional(region: Region, number: int) -> bool:
    try:
        frame, _ = frame_at(region, number)
    except ThuistafelError:
        return False
    return frame.get("fictief") is True
