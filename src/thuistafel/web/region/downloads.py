"""A table of a page as a file: the same cells as on the screen."""

from __future__ import annotations

from collections.abc import Mapping

from django.http import Http404, HttpResponse
from django.utils.http import content_disposition_header

from thuistafel.documents.sheet import Table
from thuistafel.documents.workbook.single import table_workbook
from thuistafel.exchange.delimited import written

TABLES = ("csv", "xlsx")
TYPES = {
    "csv": "text/csv; charset=utf-8",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "eml": "message/rfc822",
    "html": "text/html; charset=utf-8",
    "json": "application/json",
    "pdf": "application/pdf",
    "txt": "text/plain; charset=utf-8",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "zip": "application/zip",
}


def downloaded(tables: Mapping[str, Table], asked: str, title: str, label: str) -> HttpResponse:
    """`verdeling.xlsx` and `verdeling.csv` give the table `verdeling`; 404 for any other name."""
    name, _, ending = asked.rpartition(".")
    if name not in tables or ending not in TABLES:
        raise Http404
    table = tables[name]
    content = table_workbook(table, title, label) if ending == "xlsx" else _csv(table)
    return attached(content, f"{name}.{ending}")


def attached(content: bytes, name: str) -> HttpResponse:
    """A file to save, never shown in the page; any sign may stand in its name."""
    kind = TYPES.get(name.rpartition(".")[2].casefold(), "application/octet-stream")
    response = HttpResponse(content, content_type=kind)
    response["Content-Disposition"] = content_disposition_header(as_attachment=True, filename=name) or "attachment"
    return response


def _csv(table: Table) -> bytes:
    rows = [table.head, *table.rows, *([table.total] if table.total else [])]
    return written((list(row) for row in rows), frozenset(range(table.words, len(table.head))))
