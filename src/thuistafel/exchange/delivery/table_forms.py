"""Tables of a dossier sent as they are, where no form of the workbooks has the same columns."""

from __future__ import annotations

from collections.abc import Mapping

from thuistafel.core.dossier import Table
from thuistafel.exchange.forms import FORMS, NEIGHBOURS, Field, Form, Measure, Sender
from thuistafel.exchange.tables import COLUMNS

_SENDERS = {
    Table.PRIORITY: Sender.MUNICIPALITY,
    Table.PICTURE: Sender.MUNICIPALITY,
    Table.INSTITUTIONS: Sender.MUNICIPALITY,
}

FORM_OF_TABLE: Mapping[str, str] = {
    Table.LETTINGS.value: "C1",
    Table.OUTFLOW.value: "Z1",
    Table.PLACEMENTS.value: "C3",
    Table.PRODUCTS.value: "P1",
    Table.MUNICIPALITIES.value: "G1",
    Table.PRIORITY.value: Table.PRIORITY.value,
    Table.PICTURE.value: Table.PICTURE.value,
    Table.INSTITUTIONS.value: Table.INSTITUTIONS.value,
}
"""Which form reads a sheet or file that has the name of a table."""


def _form(table: Table, sender: Sender) -> Form:
    columns = [column for column in COLUMNS[table] if column.name not in NEIGHBOURS]
    fields = tuple(
        Field(column.name, column.kind, column.meaning, measures=(Measure(table),))
        if column.name == "aantal"
        else Field(column.name, column.kind, column.meaning, column.name, choices=column.choices)
        for column in columns
    )
    return Form(table.value, "", sender, fields)


TABLE_FORMS: tuple[Form, ...] = tuple(_form(table, sender) for table, sender in _SENDERS.items())
"""Their code is the name of the table. `instellingen` has no quantity: each of its rows is a row of the dossier."""

ALL_FORMS: tuple[Form, ...] = (*FORMS, *TABLE_FORMS)
"""Every form a sent sheet can be taken for, in a fixed order."""

FORM_NAMED: Mapping[str, Form] = {form.code: form for form in ALL_FORMS}
