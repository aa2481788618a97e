"""Signing a definition, or saying in what one counts otherwise."""

from __future__ import annotations

from django.utils import timezone

from thuistafel.core.errors import ThuistafelError
from thuistafel.web.accounts.actions.recording import record_by
from thuistafel.web.accounts.models import Member
from thuistafel.web.figures.actions.remarking import checked_text
from thuistafel.web.figures.models import Signature
from thuistafel.web.figures.queries.definitions import DEFINITIONS, SIGNING
from thuistafel.web.region.models import Region


def sign(region: Region, name: str, differs: str, by: Member) -> Signature:
    """What the member's own organisation says of a definition, in place of what it said before.

    `differs` is empty to sign it as it is. Raises `definition_unknown`, `party_signs_nothing` (only parties whose
    numbers are laid side by side sign) and as `checked_text`.
    """
    if name not in DEFINITIONS:
        raise ThuistafelError("definition_unknown", name=name[:60])
    if by.organisation.kind not in SIGNING:
        raise ThuistafelError("party_signs_nothing", party=by.organisation.name)
    said = {"made_by": by, "at": timezone.now(), "differs": checked_text(differs) if differs.strip() else ""}
    signature, _ = Signature.objects.update_or_create(
        region=region, definition=name, organisation=by.organisation, defaults=said
    )
    verb = "definition_differs" if signature.differs else "definition_signed"
    record_by(by, region.slug, verb, {"definition": name})
    return signature
