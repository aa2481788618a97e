"""Where a program stands: its member, the region it asks about and the viewpoint of its parameters."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from django.http import HttpRequest, QueryDict
from django.utils import timezone
from ninja.security import HttpBearer

from thuistafel.core.errors import ThuistafelError
from thuistafel.core.switches import SWITCHES
from thuistafel.web.accounts.models import Member
from thuistafel.web.accounts.policy import Act
from thuistafel.web.api.models import Token
from thuistafel.web.api.pace import take_turn
from thuistafel.web.api.queries import token_of
from thuistafel.web.region.models import Region
from thuistafel.web.region.viewpoint import Viewpoint, viewpoint

STALE = 60  # seconds between two notes of when a key was used
LONGEST = 100  # signs of one parameter


def camel(name: str) -> str:
    """A switch as the parameters of an address are written.

    >>> camel("maximum_procent")
    'maximumProcent'
    """
    first, *rest = name.split("_")
    return first + "".join(part.capitalize() for part in rest)


AGREED = {camel(switch.name): switch.name for switch in SWITCHES}


class Key(HttpBearer):
    """`Authorization: Bearer tt_…`."""

    openapi_description = "Een sleutel van uw organisatie, gemaakt onder Koppelingen."

    def authenticate(self, request: HttpRequest, token: str) -> Token | None:
        """The token while it holds; None is answered with 401, `api_too_fast` with 429."""
        found = token_of(token)
        now = timezone.now()
        if found and (found.used_at is None or (now - found.used_at).total_seconds() > STALE):
            Token.objects.filter(pk=found.pk).update(used_at=now)
        if found:
            take_turn(found)
        return found


@dataclass(frozen=True, slots=True)
class Asked:
    """A region as the program's member may see it."""

    region: Region
    member: Member
    view: Viewpoint


def asked(request: HttpRequest, slug: str, act: Act, parameters: Collection[str] = ()) -> Asked:
    """The region asked about. Raises `api_missing` for one that is not the member's (whether or not it exists),
    `api_not_allowed` for what the role or key may not do, `api_parameter` for an unknown or doubled parameter and
    `api_parameter_long`.
    """
    token: Token = request.auth  # type: ignore[attr-defined]
    for name, values in request.GET.lists():
        if name not in parameters or len(values) > 1:
            raise ThuistafelError("api_parameter", name=name[:60], allowed=", ".join(sorted(parameters)) or "–")
        if len(values[0]) > LONGEST:
            raise ThuistafelError("api_parameter_long", name=name, longest=LONGEST)
    region = Region.objects.visible_to(token.member).filter(slug=slug).first()
    if region is None:
        raise ThuistafelError("api_missing")
    writes = act not in {Act.SEE_REGION, Act.SEE_LOG}
    if not token.member.may(act) or (writes and token.scope != Token.Scope.DELIVER):
        raise ThuistafelError("api_not_allowed")
    return Asked(region, token.member, viewpoint(region, _as_agreed(request.GET)))


def _as_agreed(asked: QueryDict) -> QueryDict:
    """The parameters with switches named as in the agreements."""
    plain = QueryDict(mutable=True)
    for name, value in asked.items():
        plain[AGREED.get(name, name)] = str(value)
    return plain


def require_whole(found: Asked) -> None:
    """Refuse numbers of the whole region in a period of first look."""
    until = found.region.first_look_until
    if until and is_first_look(found):
        raise ThuistafelError("api_first_look", until=timezone.localtime(until).strftime("%d-%m-%Y %H:%M"))


def is_first_look(found: Asked) -> bool:
    """Whether only own numbers may be seen now."""
    until = found.region.first_look_until
    return until is not None and timezone.now() < until and not found.member.may(Act.SEE_EARLY)
