"""Keeping other agreements under a name: kept, renamed, dropped; a version guards against two at once."""

from __future__ import annotations

from collections.abc import Mapping

from django.db import IntegrityError, transaction
from django.utils import timezone

from thuistafel.core.errors import ThuistafelError
from thuistafel.web.accounts.actions.recording import record_by
from thuistafel.web.accounts.models import Member
from thuistafel.web.plans.models import Variant
from thuistafel.web.plans.queries.plans import dossier_of
from thuistafel.web.region.models import Region
from thuistafel.web.region.viewpoint import Viewpoint

LONGEST_NAME = 100


def keep_variant(region: Region, member: Member, view: Viewpoint, name: str) -> Variant:
    """Keep what the viewpoint chooses otherwise.

    Raises `variant_is_own_plan`, `variant_without_name`, `variant_name_taken`, and `DossierError` for what cannot be
    calculated.
    """
    if not view.composition and not view.switches:
        raise ThuistafelError("variant_is_own_plan")
    plain = _named(name)
    dossier_of(view)
    try:
        with transaction.atomic():
            kept = Variant.objects.create(
                region=region,
                name=plain,
                composition=view.composition,
                switches=dict(view.switches),
                made_by=member,
            )
            record_by(member, region.slug, "variant_kept", {"variant": kept.pk, "name": plain})
    except IntegrityError as problem:
        raise ThuistafelError("variant_name_taken", name=plain) from problem
    return kept


def rename_variant(region: Region, member: Member, key: int, version: int, name: str) -> None:
    """Give it another name; raises as `keep_variant` does, `variant_gone` and `variant_conflict`."""
    plain = _named(name)
    try:
        with transaction.atomic():
            _change(region, key, version, {"name": plain})
            record_by(member, region.slug, "variant_renamed", {"variant": key, "name": plain})
    except IntegrityError as problem:
        raise ThuistafelError("variant_name_taken", name=plain) from problem


def drop_variant(region: Region, member: Member, key: int, version: int) -> None:
    """Take it off the list; what it was stays in the log. Raises `variant_gone` and `variant_conflict`."""
    with transaction.atomic():
        _change(region, key, version, {"dropped_at": timezone.now()})
        record_by(member, region.slug, "variant_dropped", {"variant": key})


def _change(region: Region, key: int, version: int, fields: Mapping[str, object]) -> None:
    """Only the version that was looked at is changed."""
    alive = Variant.objects.filter(region=region, pk=key, dropped_at__isnull=True)
    if alive.filter(version=version).update(version=version + 1, **fields):
        return
    known = alive.first()
    raise ThuistafelError("variant_conflict", name=known.name) if known else ThuistafelError("variant_gone")


def _named(name: str) -> str:
    plain = " ".join(name.split())[:LONGEST_NAME]
    if not plain:
        raise ThuistafelError("variant_without_name")
    return plain
