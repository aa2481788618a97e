"""A table of a page as a file: the same cells as on the screen."""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping

from django.http import Http404, HttpResponse
from django.utils.http import content_disposition_header

from thuistafel.documents.sheet import Table

_KINDS = {
    "csv": "text/csv; charset=utf-8",
    "eml": "message/rfc822",
    "txt": "text/plain; charset=utf-8",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "zip": "application/zip",
}


def attached(content: bytes, name: str) -> HttpResponse:
    """A file to keep, never shown in the page; any sign may stand in its name."""
    kind = _KINDS.get(name.rpartition(".")[2].casefold(), "application/octet-stream")
    response = HttpResponse(content, content_type=kind)
    response["Content-Disposition"] = content_disposition_header(as_attachment=True, filename=name) or "attachment"
    return response


def downloaded(tables: Mapping[str, Table], asked: str, title: str) -> HttpResponse:
    """`verdeling.csv` gives the table `verdeling`; 404 for any other name."""
    name, _, ending = asked.rpartition(".")
    if name not in tables or ending != "csv":
        raise Http404
    sink = io.StringIO()
    writer = csv.writer(sink, delimiter=";", lineterminator="\r\n")
    table = tables[name]
    writer.writerows([table.head, *table.rows, *([table.total] if table.total else [])])
    return attached(sink.getvalue().encode("utf-8-sig"), f"{name}.csv")
