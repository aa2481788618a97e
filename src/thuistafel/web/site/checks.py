"""What must be right before others are let in. The command line refuses to serve while anything here is wrong."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from ipaddress import ip_address

from django.conf import settings
from django.contrib.staticfiles import finders
from django.core import checks
from django.db import DatabaseError, connection
from django.db.migrations.loader import MigrationLoader

from thuistafel.core.errors import ThuistafelError
from thuistafel.core.reasons import Reason, because
from thuistafel.web.site.storage import known_names
from thuistafel.wording import remedy, sentence

LOCAL = {"localhost", "127.0.0.1", "[::1]", "::1"}
SHORTEST_SECRET = 50
ENGINES = {"sqlite", "postgresql"}
OLDEST_POSTGRESQL = 14
STYLES = ("css/utrecht-components.css", "css/voorbeeld-theme.css", "fonts/screen-regular.woff2")


@dataclass(frozen=True, slots=True)
class Finding:
    """Something that is not right; while it `stops` nobody is served."""

    reason: Reason
    stops: bool = True


def findings(host: str) -> Sequence[Finding]:
    """Everything that is not right for a server that listens on this address."""
    return (*_of_access(host), *_of_database(), *_of_surroundings(host))


def require_database() -> None:
    """Raise what stands in the way of working with the database; nothing when it answers and is up to date."""
    for one in _of_database():
        raise ThuistafelError(one.reason.code, **one.reason.values)


def is_local(host: str) -> bool:
    """Whether only this machine reaches the address."""
    try:
        return host in LOCAL or ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return False


def is_exposed(host: str) -> bool:
    """Whether others than who sits at this machine may come in: by its address, or through a proxy before it."""
    return not is_local(host) or settings.BEHIND_TLS or bool(settings.SECURE_PROXY_SSL_HEADER)


def _of_access(host: str) -> Iterator[Finding]:
    names = set(settings.ALLOWED_HOSTS)
    if len(settings.SECRET_KEY) < SHORTEST_SECRET:
        yield Finding(because("secret_short", shortest=SHORTEST_SECRET))
    if "*" in names:
        yield Finding(because("hosts_any"))
    if settings.OPEN_TABLE and (is_exposed(host) or names - LOCAL):
        yield Finding(because("open_table_exposed"))
    if is_exposed(host):
        yield from _of_exposed(names)


def _of_exposed(names: set[str]) -> Iterator[Finding]:
    if not os.environ.get("THUISTAFEL_SECRET_KEY"):
        yield Finding(because("secret_not_given"))
    if not names - LOCAL:
        yield Finding(because("hosts_missing"))
    if not settings.BEHIND_TLS:
        yield Finding(because("tls_missing"))
    elif not settings.SECURE_PROXY_SSL_HEADER:
        yield Finding(because("proxy_not_trusted"))


def _of_database() -> Iterator[Finding]:
    if connection.vendor not in ENGINES:
        yield Finding(because("database_unknown", name=connection.vendor))
        return
    try:
        connection.ensure_connection()
        yield from _of_migrations()
    except DatabaseError as problem:
        yield Finding(because("database_unreachable", problem=str(problem).strip().split("\n")[0]))
        return
    if connection.vendor == "postgresql" and connection.pg_version // 10000 < OLDEST_POSTGRESQL:  # type: ignore[attr-defined]
        yield Finding(because("postgresql_old", oldest=OLDEST_POSTGRESQL))


def _of_migrations() -> Iterator[Finding]:
    loader = MigrationLoader(connection)
    applied, known = set(loader.applied_migrations), known_names(loader)
    if newer := sorted(f"{app}.{name}" for app, name in applied - known if app in loader.migrated_apps):
        yield Finding(because("database_newer", migrations=", ".join(newer)))
    elif waiting := set(loader.disk_migrations) - applied:
        yield Finding(because("migrations_waiting", count=len(waiting)))


def _of_surroundings(host: str) -> Iterator[Finding]:
    if is_exposed(host) and settings.EMAIL_BACKEND.endswith("smtp.EmailBackend") and not settings.EMAIL_HOST:
        yield Finding(because("mail_missing"), stops=False)
    if absent := [name for name in STYLES if not finders.find(name)]:
        yield Finding(because("styles_missing", files=", ".join(absent)), stops=False)


@checks.register(checks.Tags.security, deploy=True)
def deployment(app_configs: object, **options: object) -> list[checks.CheckMessage]:
    """The same for Django's own `check --deploy`, as for a server that others reach."""
    found = (*_of_access("0.0.0.0"), *_of_surroundings("0.0.0.0"))  # noqa: S104 - what is checked, not bound
    return [
        (checks.Error if one.stops else checks.Warning)(
            sentence(one.reason), hint=remedy(one.reason), id=f"thuistafel.{one.reason.code}"
        )
        for one in found
    ]
