"""Health, where to report a leak, and the municipality's own theme."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

from django.conf import settings
from django.db import connection
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.utils import timezone
from django.views.decorators.http import require_GET


@require_GET
def live(request: HttpRequest) -> HttpResponse:
    """The process answers."""
    return JsonResponse({"status": "levend"})


@require_GET
def ready(request: HttpRequest) -> HttpResponse:
    """The database answers too; 503 when it does not."""
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
    except Exception:  # whatever the driver calls it, the answer is the same
        return JsonResponse({"status": "wacht op de database"}, status=503)
    return JsonResponse({"status": "gereed"})


@require_GET
def security(request: HttpRequest) -> HttpResponse:
    """Where a leak is reported (RFC 9116), for a year from today; not there while nobody is named."""
    if not settings.SECURITY_CONTACT:
        raise Http404
    until = (timezone.now() + timedelta(days=365)).strftime("%Y-%m-%dT00:00:00Z")
    lines = (f"Contact: {settings.SECURITY_CONTACT}", f"Expires: {until}", "Preferred-Languages: nl, en", "")
    return HttpResponse("\n".join(lines), content_type="text/plain; charset=utf-8")


@require_GET
def theme(request: HttpRequest) -> HttpResponse:
    """The style sheet of the municipality someone acts for, else the region's own, else nothing."""
    code = getattr(getattr(request, "member", None), "organisation", None)
    names = (f"{code.cbs_code}.css" if code and code.cbs_code else "", "thema.css")
    folder = Path(settings.THEMES) if settings.THEMES else None
    found = (folder / name for name in names if name) if folder else ()
    text = next((path.read_text(encoding="utf-8") for path in found if path.is_file()), "")
    return HttpResponse(text, content_type="text/css; charset=utf-8")
