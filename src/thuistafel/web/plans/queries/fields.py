"""What the contract's fields are called on a page."""

from __future__ import annotations

from thuistafel.documents.report_words import say


def field_name(field: str) -> str:
    """`Ruimte over` for `ruimte_over`."""
    return say(f"compare_{field}")
