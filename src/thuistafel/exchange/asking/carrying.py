"""Sheets whose values are no numbers of a plan: given back to the party as it sent them last."""

from __future__ import annotations

from collections.abc import Iterator

from thuistafel.exchange.asking.parties import Party, own_deliveries
from thuistafel.exchange.asking.prefill import Filled
from thuistafel.exchange.delivery.model import Recognised
from thuistafel.exchange.forms import Form
from thuistafel.exchange.raw import Raw, is_blank
from thuistafel.exchange.reading import Reading

NOT_KEPT = {"C0", "Z3"}
"""A control total belongs to the rows it was given with; rows per household are asked anew each time."""


def carried(form: Form, party: Party, reading: Reading) -> tuple[Filled, ...]:
    """The rows of a sheet without numbers for a plan, from the last file of the party that has it."""
    if form.code in NOT_KEPT or any(one.measures for one in form.asked):
        return ()
    for delivery in reversed(own_deliveries(party, reading)):
        found = [line for one in delivery.recognised if one.form.code == form.code for line in _lines(one)]
        if found:
            return tuple(found)
    return ()


def _lines(one: Recognised) -> Iterator[Filled]:
    fields = [
        (column.index, column.field) for column in one.columns if column.field in one.form.asked and not column.role
    ]
    for row in range(one.block.first_row, one.block.last_row + 1):
        line: dict[str, Raw] = {
            field.name: raw for index, field in fields if field and not is_blank(raw := one.block.cell(row, index))
        }
        if line:
            yield line
