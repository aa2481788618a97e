"""What every page of invented figures says."""

from __future__ import annotations

from functools import lru_cache

from thuistafel.core.errors import ThuistafelError
from thuistafel.documents.report_words import say
from thuistafel.exchange.frame import FRAME_FILE, parsed_frame
from thuistafel.web.region.models import File, Region
from thuistafel.web.region.queries import content_of


def label_of(region: Region, number: int) -> str:
    """'Fictieve cijfers' when the settings of the dossier say so, else ''."""
    return say("paper_label_fictional") if _is_fictional(region.pk, number) else ""


@lru_cache(maxsize=64)
def _is_fictional(region_id: int, number: int) -> bool:
    try:
        frame, _ = parsed_frame(content_of(Region.objects.get(pk=region_id), number, FRAME_FILE))
    except (File.DoesNotExist, ThuistafelError):
        return False
    return frame.get("fictief") is True
