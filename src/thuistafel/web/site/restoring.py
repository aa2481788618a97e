"""A backup checked, and put back: all or nothing."""

from __future__ import annotations

import base64
import hashlib
import json
import zipfile
from collections.abc import Iterable, Iterator
from itertools import islice
from pathlib import Path
from typing import Any

from django.contrib.sessions.models import Session
from django.core.exceptions import ValidationError
from django.core.management.color import no_style
from django.db import IntegrityError, connection, models, transaction
from django.db.migrations.loader import MigrationLoader

from thuistafel.core.errors import ThuistafelError
from thuistafel.web.site.backup import AT_ONCE, FORMAT, MANIFEST, Manifest, kept_models
from thuistafel.web.site.models import Event
from thuistafel.web.site.queries import hash_of
from thuistafel.web.site.storage import known_names

LONGEST_LINE = 64_000_000
"""Bytes of one row: a file of the highest size as text, and then some."""


def verify(path: Path) -> Manifest:
    """Read all of a backup and write nothing: every hash, every count and every link of the chains.

    Raises `backup_unreadable`, `backup_newer`, `backup_changed` (with the table) or `chain_broken`.
    """
    with _opened(path) as zipped:
        manifest = _manifest(zipped)
        for name, told in manifest["tables"].items():
            _verify_table(zipped, name, told)
        _verify_chains(zipped, manifest)
    return manifest


def restore(path: Path, *, replacing: bool) -> Manifest:
    """Put a backup in an empty database, or in place of all that is there; in one transaction.

    Raises what `verify` raises, and `database_not_empty`.
    """
    manifest = verify(path)
    try:
        with _opened(path) as zipped, transaction.atomic():
            _put_back(zipped, manifest, replacing)
    except (ValueError, TypeError, ValidationError, IntegrityError) as problem:
        raise ThuistafelError("backup_unreadable", name=path.name) from problem
    return manifest


def _put_back(zipped: zipfile.ZipFile, manifest: Manifest, replacing: bool) -> None:
    kept = kept_models()
    if not replacing and (full := [model for model in kept if model._default_manager.exists()]):
        raise ThuistafelError("database_not_empty", table=full[0]._meta.label_lower)
    _empty([*kept, Session])
    for model in kept:
        if model._meta.label_lower in manifest["tables"]:
            _insert(model, _rows(zipped, model._meta.label_lower))
    _continue_numbers(kept)


def _opened(path: Path) -> zipfile.ZipFile:
    try:
        return zipfile.ZipFile(path)
    except zipfile.BadZipFile as problem:
        raise ThuistafelError("backup_unreadable", name=path.name) from problem


def _manifest(zipped: zipfile.ZipFile) -> Manifest:
    name = Path(zipped.filename or "").name
    try:
        manifest: Manifest = json.loads(zipped.read(MANIFEST))
        made_by = {(app, migration) for app, migration in manifest["migrations"]}
        is_known = manifest["format"] == FORMAT and isinstance(manifest["tables"], dict)
    except (KeyError, ValueError, TypeError, zipfile.BadZipFile) as problem:
        raise ThuistafelError("backup_unreadable", name=name) from problem
    loader = MigrationLoader(connection)
    ours = {model._meta.app_label for model in kept_models()}
    newer = {one for one in made_by - known_names(loader) if one[0] in ours}
    labels = {model._meta.label_lower for model in kept_models()}
    if not is_known or newer or manifest["tables"].keys() - labels:
        raise ThuistafelError("backup_newer", name=name)
    return manifest


def _verify_table(zipped: zipfile.ZipFile, name: str, told: dict[str, object]) -> None:
    digest, count = hashlib.sha256(), 0
    for line in _lines(zipped, name):
        digest.update(line)
        count += 1
    if [count, digest.hexdigest()] != [told["rows"], told["sha256"]]:
        raise ThuistafelError("backup_changed", table=name)


def _verify_chains(zipped: zipfile.ZipFile, manifest: Manifest) -> None:
    last: dict[str, list[object]] = {}
    events = (Event(**_values(Event, row)) for row in _rows(zipped, Event._meta.label_lower))
    for event in sorted(events, key=lambda one: (one.chain, one.number)):
        number, digest = last.get(event.chain, [0, ""])
        is_next = event.number == int(str(number)) + 1 and event.previous_hash == digest
        if not is_next or hash_of(event) != event.hash:
            raise ThuistafelError("chain_broken", chain=event.chain, number=event.number)
        last[event.chain] = [event.number, event.hash]
    if last != manifest["chains"]:
        raise ThuistafelError("chain_broken", chain=MANIFEST, number=len(last))


def _lines(zipped: zipfile.ZipFile, name: str) -> Iterator[bytes]:
    try:
        with zipped.open(f"{name}.jsonl") as source:
            while line := source.readline(LONGEST_LINE):
                yield line
    except (KeyError, zipfile.BadZipFile, OSError, EOFError) as problem:
        raise ThuistafelError("backup_changed", table=name) from problem


def _rows(zipped: zipfile.ZipFile, name: str) -> Iterator[dict[str, Any]]:
    return (json.loads(line) for line in _lines(zipped, name))


def _values(model: type[models.Model], row: dict[str, Any]) -> dict[str, Any]:
    """A row's values as its columns hold them; a column of later than the backup gets its default."""
    found = {}
    for field in model._meta.concrete_fields:
        if field.attname not in row:
            found[field.attname] = field.get_default()
        elif isinstance(field, models.JSONField):
            found[field.attname] = row[field.attname]
        elif isinstance(field, models.BinaryField):
            found[field.attname] = base64.b64decode(row[field.attname])
        else:
            kind = field.target_field if isinstance(field, models.ForeignKey) else field
            found[field.attname] = kind.to_python(row[field.attname])
    return found


def _empty(tables: Iterable[type[models.Model]]) -> None:
    with connection.cursor() as cursor:
        for model in tables:
            cursor.execute(f"DELETE FROM {connection.ops.quote_name(model._meta.db_table)}")  # noqa: S608 - our own name


def _insert(model: type[models.Model], rows: Iterator[dict[str, Any]]) -> None:
    """Add rows as they were, moments and all, which saving models would set anew."""
    fields, quote = model._meta.concrete_fields, connection.ops.quote_name
    columns = ", ".join(quote(str(field.column)) for field in fields)
    places = ", ".join("%s" for _ in fields)
    sql = f"INSERT INTO {quote(model._meta.db_table)} ({columns}) VALUES ({places})"  # noqa: S608 - our own names
    with connection.cursor() as cursor:
        while batch := list(islice(rows, AT_ONCE)):
            values = (_values(model, row) for row in batch)
            cursor.executemany(
                sql, [[field.get_db_prep_save(one[field.attname], connection) for field in fields] for one in values]
            )


def _continue_numbers(tables: list[type[models.Model]]) -> None:
    with connection.cursor() as cursor:
        for statement in connection.ops.sequence_reset_sql(no_style(), tables):
            cursor.execute(statement)
