"""Makes the Dutch page of the tables (`docs/reference/tabellen.md`); run when a column changes.

python scripts/make_tables_page.py
"""

from __future__ import annotations

from pathlib import Path

from thuistafel.core.dossier import Table
from thuistafel.exchange.tables import COLUMNS, Column, Kind

PAGE = Path(__file__).resolve().parent.parent / "docs" / "reference" / "tabellen.md"
INTRODUCTION = """# De tabellen van een dossier

Elke tabel is een CSV-bestand in de map, of een blad met die naam in een werkmap. Elke tabel mag ontbreken. De
volgorde van kolommen en rijen maakt niet uit. Begin met `thuistafel dossier --nieuw MAP`: dan staan alle tabellen
met hun kolommen klaar.

**Vet** is verplicht: zonder die kolom wordt het bestand niet gebruikt. De andere kolommen mogen weg. Een lege cel is
"niet geleverd", nooit 0. Wat cellen als `10-15`, `<5` en `ca. 40` betekenen, staat in
[het dossier](dossier.md) (Engels).
"""
KINDS = {
    Kind.TEXT: "tekst",
    Kind.CHOICE: "keuze",
    Kind.COUNT: "aantal",
    Kind.WHOLE: "heel getal",
    Kind.YEAR: "jaartal",
    Kind.DATE: "datum",
    Kind.PERCENT: "percentage",
    Kind.FRACTION: "breuk",
}
PURPOSE = {
    Table.COMPOSITION: "Welke gemeenten samen de regio zijn; Platform31-8, SVH-9 en H10 zijn ingebouwd.",
    Table.MUNICIPALITIES: "Alleen wat aan de ingebouwde lijst van gemeenten ontbreekt of daarin anders is.",
    Table.LETTINGS: "Sociale huurwoningen die vrijkomen, verwacht of gerealiseerd. Nodig voor de ruimte.",
    Table.OUTFLOW: "Huishoudens die uit een instelling een woning nodig hebben. Nodig voor de opgave.",
    Table.INSTITUTIONS: "Waar de instellingen staan.",
    Table.PRIORITY: "Woningen die met andere voorrang weggaan. Nodig voor wat er voor anderen overblijft.",
    Table.PICTURE: "Alle aandachtsgroepen per gemeente: het beeld, los van de verdeling.",
    Table.PLACEMENTS: "Wie waar een woning kreeg: de balans tussen gemeenten.",
    Table.FLOWS: "Per groep en jaar de wachtrij: het pad tot de horizon.",
    Table.URGENCY: "Per groep tekort, wachttijd en overlap: wie het minst kan wachten.",
    Table.PRODUCTS: "Nieuwe woonproducten met hun opleverdata.",
    Table.BALANCE: "Wat een gemeente bij eerdere afrondingen won of verloor.",
}


def page() -> str:
    """The whole page."""
    return "\n".join([INTRODUCTION, *map(section, Table)])


def section(table: Table) -> str:
    """One table: what it is for and a row per column."""
    rows = "\n".join(map(_row, COLUMNS[table]))
    return f"## {table.value}.csv\n\n{PURPOSE[table]}\n\n| kolom | wat | betekenis |\n|---|---|---|\n{rows}\n"


def _row(column: Column) -> str:
    name = f"**{column.name}**" if column.required else column.name
    choices = ": " + ", ".join(f"`{choice}`" for choice in column.choices) if column.choices else ""
    return f"| {name} | {KINDS[column.kind]}{choices} | {column.meaning} |"


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
