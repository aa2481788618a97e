"""The workbooks a region asks its parties for: their sheets and columns, and what each number becomes in a dossier."""

from __future__ import annotations

from collections.abc import Mapping

from thuistafel.exchange.forms.care_provider import CARE_PROVIDER_FORMS
from thuistafel.exchange.forms.corporation import CORPORATION_FORMS
from thuistafel.exchange.forms.developer import DEVELOPER_FORMS
from thuistafel.exchange.forms.model import (
    NEIGHBOURS,
    OPEN_ORIGINS,
    REMARK,
    RENT_CLASSES,
    ROOMS,
    SENT_GRADES,
    VERSION,
    YES_NO,
    Field,
    Form,
    Measure,
    Sender,
)
from thuistafel.exchange.forms.municipality import MUNICIPALITY_FORMS

FORMS: tuple[Form, ...] = (*MUNICIPALITY_FORMS, *CORPORATION_FORMS, *CARE_PROVIDER_FORMS, *DEVELOPER_FORMS)
"""Of G, C, Z and P; the quarter's workbook (M) has the sheets C1 and C3, and one line per commitment (G5)."""

SHEETS_OF: Mapping[Sender, tuple[str, ...]] = {
    Sender.MUNICIPALITY: ("G1", "G2", "G3", "G4", "G5"),
    Sender.CORPORATION: ("C1", "C2", "C3", "C4", "C0"),
    Sender.CARE_PROVIDER: ("Z1", "Z2", "Z3", "Z4"),
    Sender.DEVELOPER: ("P1",),
    Sender.QUARTER: ("C1", "C3", "G5", "C0"),
}
FORM: Mapping[str, Form] = {form.code: form for form in FORMS}
READ_ME, DEFINITIONS, REMARKS, LISTS = "Lees mij", "Definities", "Terugmelding", "Keuzelijsten"
"""The sheets of our own workbooks that hold no rows: nothing on them is a number of the party."""

__all__ = [
    "DEFINITIONS",
    "FORM",
    "FORMS",
    "LISTS",
    "NEIGHBOURS",
    "OPEN_ORIGINS",
    "READ_ME",
    "REMARK",
    "REMARKS",
    "RENT_CLASSES",
    "ROOMS",
    "SENT_GRADES",
    "SHEETS_OF",
    "VERSION",
    "YES_NO",
    "Field",
    "Form",
    "Measure",
    "Sender",
]
