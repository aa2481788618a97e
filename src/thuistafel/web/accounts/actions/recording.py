"""Adding to the log in the name of a member."""

from __future__ import annotations

from collections.abc import Mapping

from thuistafel.web.accounts.models import Member
from thuistafel.web.site.actions import record
from thuistafel.web.site.models import Event


def record_by(by: Member, chain: str, verb: str, values: Mapping[str, object]) -> Event:
    """An event of who acts, in which role and for whom, inside the transaction of what it is about."""
    return record(chain, verb, values, actor=by.user_id, role=by.role, organisation=by.organisation.name)
