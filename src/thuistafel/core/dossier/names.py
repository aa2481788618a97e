"""Written names to the municipalities of the plan year and to the words for an origin that is no member."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from thuistafel.core.dossier.findings import Findings, Refused
from thuistafel.core.dossier.model import Row
from thuistafel.core.dossier.words import OUTSIDE_REGION, SAFE_ADDRESS, UNKNOWN_ORIGIN
from thuistafel.core.reasons import Reason, did_you_mean
from thuistafel.core.regions import Composition, Municipality, Register, is_known, normalised, resolve

MOST_GUESSED = 100
"""Different unknown names for which a likeness is sought: more is no slip of the pen."""
POOL_WORDS = {
    "onbekend": UNKNOWN_ORIGIN,
    "herkomstonbekend": UNKNOWN_ORIGIN,
    "buitenregio": OUTSIDE_REGION,
    "buitenderegio": OUTSIDE_REGION,
    "veiligadres": SAFE_ADDRESS,
    "veiligadresnietmelden": SAFE_ADDRESS,
}


@dataclass(frozen=True, slots=True)
class Names:
    """How names are read in a dossier: by this register, on this day, for this composition."""

    register: Register
    day: date
    composition: Composition
    _found: dict[str, Municipality | None] = field(default_factory=dict)
    _guessed: dict[str, Reason | str] = field(default_factory=dict)

    def municipality(self, column: str, written: str) -> Municipality:
        """The municipality of the plan year; refused when there is none."""
        found = self._resolved(written)
        if found is None and is_known(self.register, written):
            raise Refused(column, "municipality_not_in_year", given=written, year=self.day.year)
        if found is None:
            raise Refused(column, "unknown_municipality", given=written, near=self._near(written))
        return found

    def origin(self, row: Row, written: str, findings: Findings) -> str:
        """A municipality's CBS code or a pool word; one outside the composition is warned of."""
        if pool := POOL_WORDS.get(normalised(written)):
            return pool
        municipality = self.municipality("herkomst", written)
        if municipality.code not in self.composition.codes:
            findings.warn(row, "origin_outside_region", name=municipality.name, composition=self.composition.name)
        return municipality.code

    def mentioned(self) -> dict[str, str]:
        """Every municipality that was named so far, by CBS code."""
        found = {one.code: one.name for one in self._found.values() if one is not None}
        return dict(sorted(found.items()))

    def shown(self, code: str) -> str:
        """A municipality's name for its CBS code; anything else as it is."""
        found = self._resolved(code) if code.isdecimal() else None
        return found.name if found else code

    def _near(self, written: str) -> Reason | str:
        """The municipality probably meant, of the composition before the rest; only so many different names."""
        if written not in self._guessed:
            if len(self._guessed) >= MOST_GUESSED:
                return ""
            members = [one.name for one in self.composition.members]
            all_names = [one.name for one in self.register.municipalities if one.exists_on(self.day)]
            self._guessed[written] = did_you_mean(written, members) or did_you_mean(written, all_names)
        return self._guessed[written]

    def _resolved(self, written: str) -> Municipality | None:
        """The same name returns on many rows."""
        if written not in self._found:
            self._found[written] = resolve(self.register, written, self.day)
        return self._found[written]
