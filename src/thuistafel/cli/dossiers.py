"""The verbs on files: dossier and lees."""

from __future__ import annotations

