"""Reasons about a file, without what stands beside them already."""

from __future__ import annotations

from django import template

from thuistafel.core.claims import Place
from thuistafel.core.reasons import Reason
from thuistafel.exchange.feedback.remarks import said_of
from thuistafel.web.figures.queries.choices import choices_for
from thuistafel.web.figures.queries.ledger import spot_words
from thuistafel.web.figures.queries.previews import Asked, ReadColumn

register = template.Library()


@register.filter
def plainly(reason: Reason, file: str) -> str:
    """What and why, without the file and the place."""
    text, bare = said_of(reason, file)[0], file.rpartition("/")[2]
    short = text.removeprefix(bare).lstrip(",: ") if bare and text.startswith(f"{bare}:") else text
    return short[:1].upper() + short[1:]


@register.filter
def advice(reason: Reason, file: str) -> str:
    """What to do now; empty when nothing is asked."""
    return said_of(reason, file)[1]


@register.filter
def bare(name: str) -> str:
    """A file without its folder."""
    return name.rpartition("/")[2]


@register.filter
def spot(asked: Asked, file: str) -> str:
    """Where an answer to a question belongs, as `thuistafel antwoord` takes it."""
    return "!".join(filter(None, (bare(file), asked.sheet, asked.at)))


@register.filter
def heading_spot(column: ReadColumn, file: str) -> str:
    """Where an answer about a column belongs."""
    return "!".join(filter(None, (bare(file), column.sheet, column.written)))


@register.filter
def anchor(one: Asked | ReadColumn, part: int) -> str:
    """A name for a control that no other on the page has."""
    return f"{part}-{type(one).__name__[0]}-{one.sheet}-{one.at}".replace(" ", "_")


@register.filter
def place_in_file(place: Place) -> str:
    """Sheet and cell, or the row."""
    return " · ".join(filter(None, (place.sheet, place.cell or spot_words(place.row, ""))))


@register.filter
def at_words(at: str) -> str:
    """A cell as it is called, a row in the language of the page."""
    row = at.removeprefix("rij ")
    return spot_words(int(row), "") if row != at and row.isdecimal() else at


@register.filter
def answers(reason: Reason, at: str) -> tuple[str, ...]:
    """The answers to choose from; none when any text may be one."""
    return choices_for(reason.code, at)


@register.filter
def joined(first: object, second: object) -> str:
    """Two numbers as one name."""
    return f"{first}-{second}"
