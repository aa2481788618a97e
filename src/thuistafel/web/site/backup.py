"""Everything the platform holds in one file: rows as JSON lines in a zip, the same for every database.

`manifest.json` has for each table its number of rows and a hash, and for each chain of events its last link. Sessions,
login attempts and the queue are left out: they mean nothing elsewhere.
"""

from __future__ import annotations

import base64
import hashlib
import json
import os
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any
from uuid import UUID

from django.apps import apps
from django.db import connection, models, transaction
from django.db.migrations.recorder import MigrationRecorder
from django.utils import timezone

from thuistafel.web.site.models import Event

FORMAT = 1
MANIFEST = "manifest.json"
KEPT_APPS = {"accounts", "api", "figures", "plans", "region", "site", "account", "mfa", "socialaccount"}
AT_ONCE = 1000
_DAY_ONE = (1980, 1, 1, 0, 0, 0)

Manifest = dict[str, Any]


def kept_models() -> list[type[models.Model]]:
    """The tables of a backup, in an order that is always the same."""
    every = apps.get_models(include_auto_created=True)
    kept = [model for model in every if model._meta.app_label in KEPT_APPS and not model._meta.proxy]
    return sorted(kept, key=lambda model: model._meta.label_lower)


def write_backup(target: Path) -> Manifest:
    """Write all of it as it is at one moment, while others go on working; the file appears whole or not at all."""
    half = target.with_name(f".{target.name}.half")
    try:
        with os.fdopen(_private(half), "wb") as file, zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as zipped:
            with one_moment():
                manifest = _write_tables(zipped)
            zipped.writestr(_entry(MANIFEST), json.dumps(manifest, indent=1, sort_keys=True))
        half.replace(target)
    finally:
        half.unlink(missing_ok=True)
    return manifest


def _write_tables(zipped: zipfile.ZipFile) -> Manifest:
    return {
        "format": FORMAT,
        "made_at": timezone.now().isoformat(),
        "migrations": sorted(list(name) for name in MigrationRecorder(connection).applied_migrations()),
        "tables": {model._meta.label_lower: _write_table(zipped, model) for model in kept_models()},
        "chains": last_links(),
    }


def _private(path: Path) -> int:
    """A new file for who makes it only: there are addresses and second factors in it."""
    return os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)


def _entry(name: str) -> zipfile.ZipInfo:
    entry = zipfile.ZipInfo(name, _DAY_ONE)
    entry.compress_type = zipfile.ZIP_DEFLATED
    return entry


def _write_table(zipped: zipfile.ZipFile, model: type[models.Model]) -> dict[str, object]:
    told, count = hashlib.sha256(), 0
    columns = [field.attname for field in model._meta.concrete_fields]
    with zipped.open(_entry(f"{model._meta.label_lower}.jsonl"), "w", force_zip64=True) as sink:
        rows = model._default_manager.order_by("pk").values_list(*columns).iterator(chunk_size=AT_ONCE)
        for row in rows:
            plain = {name: as_plain(value) for name, value in zip(columns, row, strict=True)}
            line = json.dumps(plain, ensure_ascii=False, sort_keys=True).encode() + b"\n"
            sink.write(line)
            told.update(line)
            count += 1
    return {"rows": count, "sha256": told.hexdigest()}


def as_plain(value: object) -> object:
    """A value of a column as JSON has words for it; `to_python` of its field reads it back."""
    if isinstance(value, bytes | memoryview):
        return base64.b64encode(bytes(value)).decode()
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat()
    if isinstance(value, date):
        return value.isoformat()
    return str(value) if isinstance(value, Decimal | UUID) else value


def last_links() -> dict[str, list[object]]:
    """Of each chain of events the number and hash of the last."""
    ends = Event.objects.order_by("chain", "number").values_list("chain", "number", "hash")
    return {chain: [number, digest] for chain, number, digest in ends.iterator()}


@contextmanager
def one_moment() -> Iterator[None]:
    """Every question in here sees the database as it was at one moment, and holds nobody up."""
    if connection.in_atomic_block:
        yield
        return
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("BEGIN DEFERRED")  # `atomic` would keep others from writing meanwhile
            try:
                yield
            finally:
                cursor.execute("ROLLBACK")
        return
    with transaction.atomic():
        with connection.cursor() as cursor:
            cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
            cursor.execute("SET LOCAL statement_timeout = 0")
        yield
