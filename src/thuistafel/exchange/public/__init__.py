"""What exists in the field: StatLine, VERA, DIWI and boundaries, from files a user has."""

from __future__ import annotations

from thuistafel.exchange.public.recognising import public_rows

__all__ = ["public_rows"]
