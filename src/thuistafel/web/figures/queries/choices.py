"""What may be answered to a question, as far as it can be listed."""

from __future__ import annotations

from functools import cache

from thuistafel.exchange.delivery.answers import NOT_READ
from thuistafel.exchange.delivery.overlap import ASKED, NO_OVERLAP, SAME_PEOPLE
from thuistafel.exchange.delivery.versions import HOLDS, REPLACED, VERSION
from thuistafel.exchange.forms import FORMS, NEIGHBOURS, REMARK

YES, NO = "ja", "nee"
COLUMN_CODES = {"column_unsure", "column_unread"}


@cache
def column_names() -> tuple[str, ...]:
    """What a column may be said to be."""
    return (NOT_READ, *sorted({field.name for form in FORMS for field in form.fields} | {*NEIGHBOURS, REMARK}))


def choices_for(code: str, at: str) -> tuple[str, ...]:
    """The answers to choose from; none when any text can be one."""
    if at == VERSION:
        return HOLDS, REPLACED
    if at.startswith(ASKED):
        return NO_OVERLAP, SAME_PEOPLE
    if code in COLUMN_CODES:
        return column_names()
    return (YES, NO) if code.startswith("hidden_") else ()
