"""The columns of a sheet in our own workbooks: what is asked, its neighbours, and which of them are folded away."""

from __future__ import annotations

from dataclasses import dataclass
from textwrap import wrap

from thuistafel.exchange.asking.prefill import neighbour, quantities_of
from thuistafel.exchange.forms import NEIGHBOURS, REMARK, Field, Form
from thuistafel.exchange.tables import Kind

MOST_VISIBLE = 9
WITHOUT_REMARK = {"Z3", "C0"}
"""Z3 has a row per household: free text there would soon be about a person."""
_WIDTHS = {Kind.TEXT: 22, Kind.CHOICE: 14, Kind.DATE: 14, Kind.YEAR: 10, Kind.WHOLE: 11}
_WIDE = {
    "product": 34,
    "locatie": 26,
    "letterlijke_tekst": 50,
    "definitie_afwijking": 34,
    "reden": 34,
    REMARK: 36,
}
_MARGIN = 2.0


@dataclass(frozen=True, slots=True)
class Asked:
    """A column as it stands on a sheet; `role` is '' for the field itself, else laag, hoog, kwaliteit, toelichting."""

    name: str
    kind: Kind
    meaning: str
    of: Field | None = None
    role: str = ""
    folded: bool = False

    @property
    def heading(self) -> str:
        """The name in words, as reading takes it for the same name."""
        return self.name.replace("_", " ")

    @property
    def lines(self) -> int:
        """On how many lines its heading, in bold, fits its width."""
        return len(wrap(self.heading, int(self.width - _MARGIN)))

    @property
    def width(self) -> float:
        """Wide enough for its heading on one or two lines and its usual content."""
        words = max(map(len, self.name.split("_")))
        return max(_WIDE.get(self.name, _WIDTHS.get(self.kind, 12)), words + _MARGIN, len(self.name) / 2 + _MARGIN)


def columns_of(form: Form) -> tuple[Asked, ...]:
    """All columns in order; at most nine are seen until a + is clicked."""
    quantities, columns = quantities_of(form), list[Asked]()
    for one in form.asked:
        columns.append(Asked(one.name, one.kind, one.meaning, one, folded=one.folded))
        if one in quantities:
            columns += [_beside(one, role, neighbour(one, role, quantities)) for role in NEIGHBOURS]
    if form.code not in WITHOUT_REMARK:
        is_full = sum(not column.folded for column in columns) >= MOST_VISIBLE
        columns.append(Asked(REMARK, Kind.TEXT, REMARK_MEANS, role=REMARK, folded=is_full))
    return tuple(columns)


def _beside(one: Field, role: str, name: str) -> Asked:
    kind = Kind.CHOICE if role == NEIGHBOURS[-1] else Kind.COUNT
    return Asked(name, kind, MEANS[role].format(name=one.name), one, role, folded=True)


REMARK_MEANS = "wat wij moeten weten om deze regel goed te lezen; geen namen van mensen"
MEANS = {
    "laag": "het laagste dat {name} kan zijn; leeg mag",
    "hoog": "het hoogste dat {name} kan zijn; leeg mag",
    "kwaliteit": "hoe {name} tot stand kwam: A geteld, B uit een registratie, C geschat, D gegokt, E onbekend "
    "(dan ook laag en hoog)",
}
