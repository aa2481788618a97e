"""A table of a page as a file: the same cells as on the screen."""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping

from django.http import Http404, HttpResponse

from thuistafel.documents.sheet import Table


def downloaded(tables: Mapping[str, Table], asked: str, title: str) -> HttpResponse:
    """`verdeling.csv` gives the table `verdeling`; 404 for any other name."""
    name, _, ending = asked.rpartition(".")
    if name not in tables or ending != "csv":
        raise Http404
    sink = io.StringIO()
    writer = csv.writer(sink, delimiter=";", lineterminator="\r\n")
    table = tables[name]
    writer.writerows([table.head, *table.rows, *([table.total] if table.total else [])])
    response = HttpResponse(sink.getvalue().encode("utf-8-sig"), content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{name}.csv"'
    return response
