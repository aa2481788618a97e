"""The form a block fills and what each of its columns means."""

from __future__ import annotations

from collections import Counter

from thuistafel.exchange.delivery.model import Block, Column, How, Recognised
from thuistafel.exchange.delivery.vocabulary import fields_named, plain
from thuistafel.exchange.forms import FORM, NEIGHBOURS, REMARK, Field, Form
from thuistafel.exchange.raw import text_of


def recognised(block: Block) -> Recognised | None:
    """The block with the form that knows most of its headings; None when none does."""
    headings = [_heading(block, index) for index in range(block.first_column, block.last_column + 1)]
    counts = Counter(
        form.code for heading in headings for form in {form.code: form for form, _ in fields_named(heading)}.values()
    )
    if not counts:
        return None
    code, known = max(counts.items(), key=lambda item: (item[1], item[0]))
    form = FORM[code]
    quantities = [field for field in form.fields if field.is_quantity]
    columns: list[Column] = []
    for index, heading in enumerate(headings, start=block.first_column):
        columns.append(_column(form, quantities, columns, index, heading))
    return Recognised(
        block, form, tuple(columns), 100 * known // max(1, sum(bool(heading.strip()) for heading in headings))
    )


def _heading(block: Block, index: int) -> str:
    return " ".join(filter(None, (text_of(block.cell(row, index)).strip() for row in block.header_rows)))


def _column(form: Form, quantities: list[Field], before: list[Column], index: int, heading: str) -> Column:
    for one, field in fields_named(heading):
        if one is form:
            how = How.NAME if plain(heading) == plain(field.name) else How.SYNONYM
            return Column(index, heading, field, confidence=100 if how is How.NAME else 95, how=how)
    for role in (*NEIGHBOURS, REMARK):
        name, _, last = plain(heading).rpartition("_")
        if last == role:
            last_quantity = next((column.field for column in reversed(before) if column.field in quantities), None)
            named = next((field for field in quantities if plain(field.name) == name), None)
            return Column(index, heading, named if name else last_quantity, role)
    return Column(index, heading, None, confidence=0)
