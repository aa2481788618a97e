"""Files to core values and back."""

from __future__ import annotations

from thuistafel.exchange.dossier import read_dossier

__all__ = ["read_dossier"]
