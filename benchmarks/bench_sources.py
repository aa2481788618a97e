"""The ledger and a search at 100,000 claims.

Run as `python benchmarks/bench_sources.py` (SQLite in a fresh folder) or with `DATABASE_URL` of an empty PostgreSQL.
Prints medians in milliseconds. The yardstick is the search without the narrow table: the same words in the claims
themselves.
"""

from __future__ import annotations

import os
import tempfile
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from statistics import median
from time import perf_counter

import django
from django.core.management import call_command
from django.db import connection
from django.test import Client
from django.utils import timezone

FOLDER = tempfile.TemporaryDirectory()
os.environ.setdefault("THUISTAFEL_DATA", FOLDER.name)
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "thuistafel.web.settings")
django.setup()

from thuistafel.web.accounts.middleware import ACTING  # noqa: E402 - models need the settings
from thuistafel.web.accounts.models import Member  # noqa: E402
from thuistafel.web.figures.example import seed  # noqa: E402
from thuistafel.web.figures.models import Claim, LedgerLine  # noqa: E402
from thuistafel.web.figures.queries.ledger import saying  # noqa: E402
from thuistafel.web.region.models import Region  # noqa: E402

CLAIMS, ROUNDS = 100_000, 9
EXAMPLE = Path(__file__).parents[1] / "examples" / "haaglanden"


def milliseconds(act: Callable[[], object]) -> float:
    """The median of some rounds, after one to warm up."""
    act()
    taken = []
    for _ in range(ROUNDS):
        start = perf_counter()
        act()
        taken.append(perf_counter() - start)
    return 1000 * median(taken)


def filled() -> tuple[Region, Member]:
    """The example region with its rows again and again, each from another institution, until there are enough."""
    region = seed(EXAMPLE, "haaglanden", "Haaglanden")
    Region.objects.update(first_look_until=None)
    claims, lines = list(Claim.objects.order_by("pk")), list(LedgerLine.objects.order_by("pk"))
    for turn in range(1, CLAIMS // len(claims) + 1 if len(claims) < CLAIMS else 1):
        for kept, kind in ((claims, Claim), (lines, LedgerLine)):
            for one in kept:
                one.pk, one.digest = None, f"t{turn:03}{one.digest[4:]}"
                one.position += len(claims)
            for line in kept if kind is LedgerLine else ():
                line.stems = f"{line.stems.removesuffix(f' turn{turn - 1}')} turn{turn}"
            kind.objects.bulk_create(kept, batch_size=500)
    return region, Member.objects.get(user__name="Daan Visser")


def main() -> None:
    """Fill, then measure each page."""
    region, member = filled()
    client = Client(headers={"host": "localhost"})
    client.force_login(member.user, backend="allauth.account.auth_backends.AuthenticationBackend")
    session = client.session
    session[ACTING] = member.pk
    session.save()
    print(f"{connection.vendor}: {LedgerLine.objects.count():,} claims")

    def found(words: str) -> int:
        lines = LedgerLine.objects.visible_to(member).at(region, 1).filter(saying(words))
        matching = list(lines.order_by("pk").values_list("pk", flat=True))
        list(lines.filter(pk__in=matching[:8]))
        return len(matching)

    def plainly(words: str) -> int:
        claims = Claim.objects.visible_to(member).at(region, 1)
        for word in words.split():
            claims = claims.filter(words__icontains=word)
        list(claims.order_by("position", "pk")[:8])
        return claims.count()

    for words in ("beschermd delft", "jeugdhulp zoetermeer stand", "turn77", "nergensgenoemd"):
        print(f"search {words!r} ({found(words):,}): {milliseconds(lambda words=words: found(words)):.0f}")
    print(f"  the same in the claims themselves: {milliseconds(lambda: plainly('beschermd delft')):.0f}")
    for name, path in {
        "ledger": "bronnen/",
        "ledger filtered": "bronnen/?tabel=uitstroom&gemeente=0503&sorteer=-getal",
        "ledger, last page": "bronnen/?blad=999999",
    }.items():
        print(f"{name}: {milliseconds(lambda path=path: client.get(f'/regio/haaglanden/{path}')):.0f}")
    region.first_look_until = timezone.now() + timedelta(days=1)
    region.save()
    print(f"search in a first look: {milliseconds(lambda: found('beschermd delft')):.0f}")


if __name__ == "__main__":
    call_command("migrate", verbosity=0)
    main()
