"""All that is known about a region at a moment; `assemble` makes it from rows (contract rules 1–3)."""

from thuistafel.core.dossier.assembly import assemble
from thuistafel.core.dossier.frame import frame_from
from thuistafel.core.dossier.model import (
    OUTSIDE_REGION,
    SAFE_ADDRESS,
    UNKNOWN_ORIGIN,
    Amount,
    Conflict,
    Dossier,
    Flow,
    Frame,
    Institution,
    LettingKey,
    OutflowKey,
    PictureKey,
    PictureState,
    Placement,
    PriorityKey,
    Product,
    Quarantined,
    Row,
    Table,
    UrgencyFacts,
)
from thuistafel.core.dossier.widening import widen

__all__ = [
    "OUTSIDE_REGION",
    "SAFE_ADDRESS",
    "UNKNOWN_ORIGIN",
    "Amount",
    "Conflict",
    "Dossier",
    "Flow",
    "Frame",
    "Institution",
    "LettingKey",
    "OutflowKey",
    "PictureKey",
    "PictureState",
    "Placement",
    "PriorityKey",
    "Product",
    "Quarantined",
    "Row",
    "Table",
    "UrgencyFacts",
    "assemble",
    "frame_from",
    "widen",
]
