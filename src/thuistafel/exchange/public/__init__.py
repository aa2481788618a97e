"""What exists in the field: StatLine, VERA, DIWI and boundaries, from files a user has."""

from __future__ import annotations

from thuistafel.exchange.public.recognising import grid_rows, public_rows

__all__ = ["grid_rows", "public_rows"]
