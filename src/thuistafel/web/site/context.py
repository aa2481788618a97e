"""What every page knows."""

from __future__ import annotations

from django.conf import settings
from django.http import HttpRequest

from thuistafel.web.site.menu import menu


def page(request: HttpRequest) -> dict[str, object]:
    """The member someone acts as, whether this table is open (no accounts), and where one can go."""
    member = getattr(request, "member", None)
    return {"member": member, "open_table": settings.OPEN_TABLE, "menu": menu(request)}
