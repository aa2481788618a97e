"""Makes the Dutch page of the workbooks (`docs/reference/werkboeken.md`); run when a form changes.

python scripts/make_forms_page.py
"""

from __future__ import annotations

from pathlib import Path

from thuistafel.exchange.asking.prefill import quantities_of
from thuistafel.exchange.forms import FORM, SHEETS_OF, Field, Form, Sender
from thuistafel.exchange.tables import Kind

PAGE = Path(__file__).resolve().parent.parent / "docs" / "reference" / "werkboeken.md"
INTRODUCTION = """# De werkboeken waarmee u getallen vraagt

`thuistafel sjablonen DOSSIER` maakt voor elke partij een werkboek en een mail; hoe dat gaat staat in
[getallen vragen](../how-to/getallen-vragen.md). Een CSV-bestand met dezelfde kolommen is even goed. Bij het lezen telt
alleen de naam boven een kolom, niet de plek: kolommen en rijen mogen schuiven, `klaar nu` is hetzelfde als `klaar_nu`.

Bij een getal met **↔** horen drie kolommen die u openklapt met de +: `laag`, `hoog` en `kwaliteit` (A geteld,
B registratie, C geschat, D gegokt, E onbekend). Staan er meer van zulke getallen op een blad, dan heten ze naar hun
getal: `klaar_nu_laag`. Achteraan staat `toelichting`, behalve op Z3: daar is een regel één huishouden, en vrije tekst
gaat dan al gauw over een mens. *Schuin* is dichtgeklapt. "ca. 40", "10-15", "<5" en "n.v.t." mogen overal waar een
getal hoort. Leeg is "niet geleverd", nooit 0.
"""
TITLES = {
    Sender.MUNICIPALITY: "Gemeente",
    Sender.CORPORATION: "Corporatie",
    Sender.CARE_PROVIDER: "Zorgaanbieder of begeleidingsorganisatie",
    Sender.DEVELOPER: "Woonproduct",
}
QUARTER = """## M – Kwartaal

Dezelfde bladen als hierboven: {sheets}. Gemeenten, kamers en soort staan er al; de getallen niet, want een oud
getal dat blijft staan zou voor het nieuwe kwartaal tellen.
"""
ELSEWHERE = {
    "C0": "De som rekent het werkboek zelf. Zet uw eigen totaal ernaast: is er een verschil, dan kleurt het rood.",
    "Z2": "Elke regel is samen even veel als `klaar_nu` en `verwacht_komende_12_mnd` van die groep op Z1.",
    "Z3": "Een regel per huishouden, zonder iets waaraan iemand te herkennen is.",
}
KINDS = {
    Kind.TEXT: "tekst",
    Kind.CHOICE: "keuze",
    Kind.COUNT: "aantal",
    Kind.WHOLE: "heel getal",
    Kind.YEAR: "jaartal",
    Kind.DATE: "datum",
    Kind.PERCENT: "percentage",
}


def page() -> str:
    """The whole page."""
    parts = [INTRODUCTION]
    for sender, title in TITLES.items():
        parts.append(f"## {sender.value} – {title}\n")
        parts += [section(FORM[code]) for code in SHEETS_OF[sender]]
    sheets = ", ".join(FORM[code].sheet for code in SHEETS_OF[Sender.QUARTER])
    return "\n".join([*parts, QUARTER.format(sheets=sheets)])


def section(form: Form) -> str:
    """One sheet: a row per column that is asked, and what is understood beside it."""
    rows = "\n".join(_row(form, one) for one in form.asked)
    also = ", ".join(f"`{one.name}`" for one in form.fields if one.accepted)
    told = f"{ELSEWHERE[form.code]}\n\n" if form.code in ELSEWHERE else ""
    understood = f"\nOok begrepen als u het zelf toevoegt: {also}.\n" if also else ""
    head = "| kolom | wat | wat telt mee | wat telt niet mee | wordt |\n|---|---|---|---|---|"
    return f"### {form.sheet}\n\n{told}{head}\n{rows}\n{understood}"


def _row(form: Form, one: Field) -> str:
    name = f"*{one.name}*" if one.folded else one.name
    marked = f"{name} ↔" if one in quantities_of(form) else name
    choices = ": " + ", ".join(f"`{choice}`" for choice in one.choices) if one.choices else ""
    return f"| {marked} | {KINDS[one.kind]}{choices} | {one.meaning} | {one.excludes or '–'} | {_becomes(one)} |"


def _becomes(one: Field) -> str:
    """Where in a dossier it goes."""
    if one.measures:
        tables = ", ".join(f"`{measure.table.value}.{measure.column}`" for measure in one.measures)
        fixed = ", ".join(
            f"{name} {value}" for measure in one.measures for name, value in measure.fixed.items() if value
        )
        return f"{tables} ({fixed})" if fixed else tables
    if one.fills:
        return f"kolom `{one.fills}`"
    return "rijen die hierin verschillen worden opgeteld" if one.adds else "wordt gelezen en teruggemeld"


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
