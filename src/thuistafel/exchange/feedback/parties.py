"""Who a sender is to the plan: the municipality, corporation or care provider whose number it is."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from thuistafel.core.dossier import Dossier, LettingKey, OutflowKey, PictureKey, PriorityKey
from thuistafel.core.dossier.model import Key
from thuistafel.core.regions import normalised
from thuistafel.exchange.delivery.model import Delivery


class Role(StrEnum):
    """What a party brings to the table."""

    MUNICIPALITY = "gemeente"
    CORPORATION = "corporatie"
    PROVIDER = "zorgaanbieder"
    OTHER = "afzender"


_BY_KIND: Mapping[str, Role] = {"G": Role.MUNICIPALITY, "C": Role.CORPORATION, "Z": Role.PROVIDER}


@dataclass(frozen=True, slots=True)
class Party:
    """A sender; `name` as the plan spells it, `code` the CBS code of a member municipality, else ''."""

    name: str
    role: Role
    code: str = ""

    def owns(self, key: Key) -> bool:
        """Whether the subject is this party's own: what became of another's number is for the other to see."""
        match key:
            case OutflowKey():
                return self.role is Role.PROVIDER and key.institution == self.name
            case LettingKey() if self.role is Role.CORPORATION:
                return key.corporation == self.name
            case LettingKey():
                return bool(self.code) and key.municipality == self.code and not key.corporation
            case PriorityKey() | PictureKey():
                return bool(self.code) and key.municipality == self.code
        return False


def party_of(delivery: Delivery, dossier: Dossier) -> Party:
    """The sender of a file: a member by its name, else a name the claims know, else what its forms say it is."""
    if not delivery.sender:
        return Party("", Role.OTHER)
    wanted = normalised(delivery.sender)
    for member in dossier.composition.members:
        if wanted in map(normalised, (member.name, *member.aliases)):
            return Party(member.name, Role.MUNICIPALITY, member.code)
    institutions = {*dossier.institutions, *(key.institution for key in dossier.outflow)}
    corporations = {key.corporation for key in dossier.lettings if key.corporation}
    for role, names in ((Role.PROVIDER, institutions), (Role.CORPORATION, corporations)):
        if name := next((name for name in sorted(names) if normalised(name) == wanted), ""):
            return Party(name, role)
    return Party(delivery.sender, _BY_KIND.get(delivery.kind, Role.OTHER))
