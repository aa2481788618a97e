"""Who sits at a region's table, and until when each party sees its own number only."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

from django.db import IntegrityError, transaction
from django.utils import timezone

from thuistafel.core.errors import ThuistafelError
from thuistafel.web.accounts.actions.recording import record_by
from thuistafel.web.accounts.models import Member, Organisation
from thuistafel.web.accounts.roles import Kind
from thuistafel.web.region.models import Participation, Region
from thuistafel.web.region.queries import latest

LONGEST_FIRST_LOOK = 60  # days


def bring_in(region: Region, by: Member, name: str, kind: str, cbs_code: str = "") -> Organisation:
    """Let a party take part; it is made when there is none of this name.

    Raises `organisation_name_missing`, `organisation_kind_unknown`, `organisation_code` or `organisation_exists`.
    """
    name, cbs_code = " ".join(name.split()), cbs_code.strip()
    _refuse_unclear(name, kind, cbs_code)
    try:
        with transaction.atomic():
            party, _ = Organisation.objects.get_or_create(name=name, defaults={"kind": kind, "cbs_code": cbs_code})
            if (party.kind, party.cbs_code) != (kind, cbs_code):
                raise ThuistafelError("organisation_exists")
            Participation.objects.get_or_create(region=region, organisation=party)
            record_by(by, region.slug, "organisation_joined", {"party": name, "kind": kind, "code": cbs_code})
            return party
    except IntegrityError as problem:
        raise ThuistafelError("organisation_exists") from problem


def _refuse_unclear(name: str, kind: str, cbs_code: str) -> None:
    if not name:
        raise ThuistafelError("organisation_name_missing")
    if kind not in Kind:
        raise ThuistafelError("organisation_kind_unknown")
    is_code = len(cbs_code) == 4 and cbs_code.isascii() and cbs_code.isdecimal()
    if cbs_code and not (is_code and kind == Kind.MUNICIPALITY):
        raise ThuistafelError("organisation_code", written=cbs_code[:20])


def rename(region: Region, by: Member, party: Organisation, name: str) -> None:
    """Give a party the name its own files use; raises `organisation_name_missing` or `organisation_exists`."""
    earlier, name = party.name, " ".join(name.split())
    if not name:
        raise ThuistafelError("organisation_name_missing")
    try:
        with transaction.atomic():
            party.name = name
            party.save(update_fields=["name"])
            record_by(by, region.slug, "organisation_renamed", {"party": name, "earlier": earlier})
    except IntegrityError as problem:
        raise ThuistafelError("organisation_exists") from problem


def take_out(region: Region, by: Member, party: Organisation) -> None:
    """A party no longer takes part; raises `organisation_has_members` while people are enrolled for it."""
    if Member.objects.active_on(timezone.now()).filter(organisation=party).exists():
        raise ThuistafelError("organisation_has_members", name=party.name)
    with transaction.atomic():
        Participation.objects.filter(region=region, organisation=party).delete()
        record_by(by, region.slug, "organisation_left", {"party": party.name})


def begin_first_look(region: Region, by: Member, day: date) -> None:
    """Through `day` each party sees its own number only, as it is known now; a running period keeps its numbers.

    Raises `first_look_past` or `first_look_too_long`.
    """
    until = datetime.combine(day, time(23, 59, 59), timezone.get_current_timezone())
    now = timezone.now()
    if until <= now:
        raise ThuistafelError("first_look_past")
    if until > now + timedelta(days=LONGEST_FIRST_LOOK):
        raise ThuistafelError("first_look_too_long", days=LONGEST_FIRST_LOOK)
    with transaction.atomic():
        is_running = region.first_look_until is not None and region.first_look_until > now
        if not is_running or region.first_look_revision is None:
            region.first_look_revision = latest(region)
        region.first_look_until = until
        region.save(update_fields=["first_look_until", "first_look_revision"])
        record_by(by, region.slug, "first_look_set", {"day": day.isoformat(), "revision": region.first_look_revision})


def end_first_look(region: Region, by: Member) -> None:
    """From now on everyone sees everything."""
    with transaction.atomic():
        region.first_look_until, region.first_look_revision = None, None
        region.save(update_fields=["first_look_until", "first_look_revision"])
        record_by(by, region.slug, "first_look_ended", {})
