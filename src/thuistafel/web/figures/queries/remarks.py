"""What parties say of numbers."""

from __future__ import annotations

from thuistafel.core.dossier import Row
from thuistafel.exchange.stored import from_json
from thuistafel.web.accounts.models import Member
from thuistafel.web.figures.ledger import about
from thuistafel.web.figures.models import Claim, Remark
from thuistafel.web.region.models import Region

LONGEST = 300


def subject_of(claim: Claim) -> str:
    """How a remark names the subject of a claim: its table and what it is about, whatever its number."""
    row: Row = from_json(claim.content)
    return f"{row.table.value} · {about(row)}"[:LONGEST]


def remarks_on(region: Region, member: Member, subject: str = "") -> list[Remark]:
    """The remarks a member may see, on one subject or on all; what is open first."""
    seen = Remark.objects.visible_to(member).filter(region=region)
    if subject:
        seen = seen.filter(subject=subject)
    found = seen.select_related("organisation", "owner", "made_by__user")
    return sorted(found, key=lambda one: (one.state != Remark.State.OPEN, one.deadline, one.pk))
