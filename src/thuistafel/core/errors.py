"""What can be refused, each with a stable code; the sentence lives in `wording`."""

from __future__ import annotations

from collections.abc import Mapping


class ThuistafelError(Exception):
    """A refusal: `code` names it, `values` fill its sentence."""

    def __init__(self, code: str, **values: object) -> None:
        super().__init__(code, values)
        self.code = code
        self.values: Mapping[str, object] = values


class DossierError(ThuistafelError):
    """The dossier cannot be used at all (the command line ends with status 2)."""
