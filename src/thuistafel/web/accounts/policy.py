"""The one table of who may do what. What is not in it may not be done."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum

from django.utils.translation import gettext_lazy as _

from thuistafel.web.accounts.roles import Kind, Role


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


ACT_WORDS = {
    Act.SEE_REGION: _("de regio zien"),
    Act.SEE_EARLY: _("alles zien tijdens eerst zien"),
    Act.DELIVER: _("eigen cijfers leveren"),
    Act.REMARK: _("opmerkingen maken en definities tekenen"),
    Act.TAKE_IN: _("bestanden van anderen opnemen"),
    Act.CHOOSE_RULES: _("spelregels en samenstelling kiezen"),
    Act.KEEP_VARIANT: _("varianten en momentopnamen bewaren"),
    Act.CONNECT: _("sleutels voor programma's maken"),
    Act.INVITE: _("mensen uitnodigen"),
    Act.MANAGE: _("organisaties en mensen beheren"),
    Act.SEE_LOG: _("het logboek en de rechten zien"),
}


def allows(role: str, act: Act) -> bool:
    """Whether the table gives this role this act."""
    return role in POLICY[act]


def acts_of(role: str) -> frozenset[Act]:
    """All that a role may do."""
    return frozenset(act for act, roles in POLICY.items() if role in roles)


FITTING: Mapping[Role, Kind] = {
    Role.PIONEER: Kind.REGION_OFFICE,
    Role.STEWARD: Kind.REGION_OFFICE,
    Role.ADMINISTRATOR: Kind.REGION_OFFICE,
    Role.PROVINCE: Kind.PROVINCE,
}
"""Roles that only one kind of party can hold; the others fit everywhere."""


def grantable(own: str, kind: str) -> tuple[Role, ...]:
    """The roles someone in role `own` may give at a party of this kind: never more than it may itself."""
    fitting = (role for role in Role if FITTING.get(role, kind) == kind)
    if allows(own, Act.MANAGE):
        return tuple(fitting)
    return tuple(role for role in fitting if allows(own, Act.INVITE) and acts_of(role) <= acts_of(own))
