"""One claim: what it says, where it stands, who changed it, whether it counts."""

from __future__ import annotations

from django.http import Http404
from django.utils.translation import gettext as _

from thuistafel.web.accounts.policy import Act
from thuistafel.web.figures.queries.claims import Told, claim_at, told_of
from thuistafel.web.figures.queries.ledger import ledger_table
from thuistafel.web.figures.queries.remarks import remarks_on, subject_of
from thuistafel.web.region.pages import Content, Here, screen


@screen("figures/source_claim.html")
def source_claim(here: Here, digest: str) -> Content:
    """A claim with its row, its history and the others on its subject."""
    claim = claim_at(here.region, digest, here.view.revision, here.member)
    if claim is None:
        raise Http404
    told = told_of(claim, here.region, here.view, here.member)
    subject = subject_of(claim)
    context = {
        "told": told,
        "subject": subject,
        "remarks": remarks_on(here.region, here.member, subject),
        "may_remark": here.member.may(Act.REMARK),
    }
    return Content(_("Bron"), conclusion(told), {"andere": ledger_table(told.others)}, context)


def conclusion(told: Told) -> str:
    """What it says of what, in one line."""
    about = told.about.replace(" · ", ", ")
    return about if told.is_shielded else f"{about}: {told.number}"
