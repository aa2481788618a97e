"""The one table of who may do what. What is not in it may not be done."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum

from thuistafel.web.accounts.roles import Role


class Act(StrEnum):
    """A verb of the platform. Seeing comes first, then delivering, then deciding, then managing."""

    SEE_REGION = "see_region"
    """The pages of the region, as far as the period of first look allows."""
    SEE_EARLY = "see_early"
    """Everyone's numbers during the period of first look."""
    DELIVER = "deliver"
    """Own numbers: forms, files, answers."""
    REMARK = "remark"
    """Say of a number 'wij herkennen dit niet', and sign definitions."""
    TAKE_IN = "take_in"
    """Files of any party; answer for them; undo an import."""
    CHOOSE_RULES = "choose_rules"
    """Composition and switches of the region."""
    KEEP_VARIANT = "keep_variant"
    """Keep variants and snapshots."""
    CONNECT = "connect"
    """Keys for programs of the own organisation."""
    INVITE = "invite"
    """People of the own organisation."""
    MANAGE = "manage"
    """Organisations, members, tokens, the period of first look."""
    SEE_LOG = "see_log"


_EVERYONE = frozenset(Role)
_PARTIES = frozenset({Role.ADVISER, Role.ALLOCATION_OFFICER, Role.OUTFLOW_COORDINATOR})
_OFFICE = frozenset({Role.PIONEER, Role.STEWARD})

POLICY: Mapping[Act, frozenset[Role]] = {
    Act.SEE_REGION: _EVERYONE - {Role.ADMINISTRATOR},
    Act.SEE_EARLY: _OFFICE,
    Act.DELIVER: _PARTIES | _OFFICE,
    Act.REMARK: _PARTIES | _OFFICE | {Role.DIRECTOR},
    Act.TAKE_IN: _OFFICE,
    Act.CHOOSE_RULES: frozenset({Role.PIONEER}),
    Act.KEEP_VARIANT: _OFFICE | {Role.ADVISER},
    Act.CONNECT: _PARTIES | _OFFICE | {Role.ADMINISTRATOR},
    Act.INVITE: frozenset({Role.PIONEER, Role.ADVISER, Role.ADMINISTRATOR}),
    Act.MANAGE: frozenset({Role.ADMINISTRATOR}),
    Act.SEE_LOG: frozenset({Role.PIONEER, Role.STEWARD, Role.ADMINISTRATOR}),
}


def allows(role: str, act: Act) -> bool:
    """Whether the table gives this role this act."""
    return role in POLICY[act]
