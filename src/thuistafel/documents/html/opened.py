"""What opens on the page beside the table: the truth behind a bound, and the list of new homes."""

from __future__ import annotations

from html import escape as h

from thuistafel.documents.report import Bound, BoundRow, Report
from thuistafel.documents.report_words import number, say

HEADS = ("head_known", "head_unknown", "head_outside", "head_safe", "head_lettings", "head_places", "head_shortage")


def bounds(report: Report) -> str:
    """Each end of the regional ranges with its truth; '' where the plan carries none."""
    shown = "".join(bound(one) for one in report.bounds)
    return f'<div class="hows">{shown}</div>' if shown else ""


def bound(one: Bound) -> str:
    """One end: a sentence to read aloud and what is then true where."""
    kept = [place for place, row in enumerate(zip(*map(cells, (*one.rows, one.total)), strict=True)) if any(row)]
    head = "".join(f"<th scope=col class=n>{h(say(HEADS[place]))}</th>" for place in kept)
    body = "".join(row(each, kept) for each in one.rows)
    return (
        f'<details class="why" name="waarom"><summary>{h(one.question)}</summary><div>'
        f"<p class=ask>{h(one.question)}</p><p>{h(one.sentence)}</p>"
        f"<table class=truth><caption>{h(one.question)}</caption>"
        f"<thead><tr><th scope=col>{h(say('head_municipality'))}</th>{head}</tr></thead>"
        f"<tbody>{body}</tbody><tfoot>{row(one.total, kept)}</tfoot></table></div></details>"
    )


def row(one: BoundRow, kept: list[int]) -> str:
    """One municipality in a truth; bold where its shortage makes the bound."""
    values = cells(one)
    shown = "".join(f"<td>{number(values[place])}" for place in kept)
    return f"<tr{' class=makes' if one.makes else ''}><th scope=row>{h(one.name)}{shown}"


def cells(one: BoundRow) -> tuple[int | None, ...]:
    """The numbers of a truth in the order of the table."""
    return (one.known, one.unknown, one.outside, one.safe_address, one.lettings, one.room, one.shortage)


def new_homes(report: Report) -> str:
    """What is on the list and when it can stand; '' when there is no list."""
    listed = report.new_homes
    if listed is None:
        return ""
    names = ("head_product", "head_municipality", "head_homes", "head_dates", "head_chance", "head_yield", "head_end")
    heads = [say(name) for name in names]
    top = "".join(f'<th scope="col"{" class=n" if place in (2, 4) else ""}>{h(x)}' for place, x in enumerate(heads))
    body = "".join(
        f'<tr><th scope="row">{h(one.name)}<td>{h(one.municipality)}<td class="n" data-h="{h(heads[2])}">{h(one.homes)}'
        f'<td>{h(one.dates)}<td class="n" data-h="{h(heads[4])}">{h(one.chance)}<td>{h(one.outcome)}'
        f"<td>{h(one.end or say('product_stays'))}"
        for one in listed.rows
    )
    title = h(say("products_title"))
    return (
        f'<section id="nieuw" aria-labelledby="nieuw-kop"><h2 id="nieuw-kop">{title}</h2><p>{h(listed.sentence)}</p>'
        f'<div class="scroll"><table class="list"><caption>{title}</caption><thead><tr>{top}</tr></thead>'
        f"<tbody>{body}</tbody></table></div></section>"
    )
