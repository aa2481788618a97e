"""Which number to find out next: whether, and how much (W16, contract rule 11)."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction


@dataclass(frozen=True, slots=True)
class NextNumber:
    """What finding one number is worth.

    `kind` is verhuringen, herkomst_bekend, herkomst_onbekend, buiten_regio or veilig_adres; `subject` its key columns
    (blank ones left out, municipalities by name), `decides` the expected number of verdicts it settles (opbrengst),
    `narrows` by how many homes the regional range narrows (breedte_winst), `decisions` the municipality names (and
    `regio`) it can settle. `favourable` and `possible`: for the one municipality or region it settles most often,
    how many of its possible values do so (207 of 307).
    """

    kind: str
    subject: tuple[str, ...]
    decides: Fraction
    narrows: int
    decisions: tuple[str, ...]
    favourable: int = 0
    possible: int = 1

    @property
    def name(self) -> str:
        """Kind and key columns, as the contract's `onderwerp`."""
        return " · ".join((self.kind, *self.subject))
