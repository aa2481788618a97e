"""The pieces of the page, each escaped: lines with their places, the table, A4s, variants, choices, sources."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from html import escape as h
from urllib.parse import quote

from thuistafel.core.plan import Verdict
from thuistafel.documents import figures
from thuistafel.documents.report import Choice, Line, NextNumbers, NextRow, Note, PriceRow, Report, Row, Variant, Why
from thuistafel.documents.report_gathered import gathered
from thuistafel.documents.report_words import interval, number, say
from thuistafel.documents.sheet import heading

VERDICTS: dict[str, str] = {
    Verdict.CERTAIN: "v-wel",
    Verdict.CERTAINLY_NOT: "v-niet",
    Verdict.DEPENDS: "v-van",
}


def items(texts: Iterable[str]) -> str:
    """List items."""
    return "".join(f"<li>{h(one)}</li>" for one in texts)


def lines(said: Iterable[Line]) -> str:
    """Sentences to read aloud, each with where its numbers stand."""
    return f'<ol class="lines">{"".join(f"<li>{h(line.text)}{spots(line)}</li>" for line in said)}</ol>'


def spots(line: Line) -> str:
    """File and row behind a sentence; '' when it only combines earlier ones."""
    return f"<small>{h(line.where)}</small>" if line.where else ""


def opened(why: Why, shown: str) -> str:
    """A number that opens into its why, without scripts too."""
    return (
        f'<details class="why" name="waarom"><summary>{h(shown)}</summary>'
        f"<div><h3>{h(why.question)}</h3>{lines(why.lines)}</div></details>"
    )


def table(report: Report) -> str:
    """The table of the distribution; every number of a municipality opens."""
    heads = [
        say("head_task"),
        say("head_room", percent=f"{report.header.percent}%"),
        say("head_shortage"),
        say("head_left"),
    ]
    top = "".join(f'<th scope="col" class="n">{h(head)}</th>' for head in heads)
    body = "".join(table_row(row, heads) for row in report.rows)
    return (
        f'<div class="rows"><div class="scroll"><table class="stack"><caption>{h(say("table_caption"))}</caption>'
        f'<thead><tr><th scope="col">{h(say("head_municipality"))}</th>{top}'
        f'<th scope="col">{h(say("head_verdict", condition=report.condition))}</th></tr></thead><tbody>{body}</tbody>'
        f"<tfoot>{table_row(report.total, heads)}</tfoot></table></div></div>"
    )


def table_row(row: Row, heads: list[str]) -> str:
    """One row; the total is marked when not everyone delivered."""
    values = (row.figures.task, row.figures.room, row.figures.shortage, row.figures.room_left)
    whys = {why.field: why for why in row.why}
    cells = []
    for head, value, field in zip(heads, values, ("opgave", "ruimte", "tekort", ""), strict=True):
        least = row.delivered < row.members and field in ("ruimte", "tekort", "")
        shown = say("at_least", count=value) if least and value is not None else number(value)
        inner = opened(whys[field], shown) if field in whys else h(shown)
        band = f"<small>{h(interval(row.band))}</small>" if field == "tekort" and worth(row) else ""
        cells.append(f'<td class="n" data-h="{h(head)}">{inner}{band}</td>')
    verdict = f'<td class="verdict {VERDICTS.get(row.verdict, "")}">{h(row.verdict_words)}</td>'
    return f'<tr><th scope="row">{h(row.name)}</th>{"".join(cells)}{verdict}</tr>'


def worth(row: Row) -> bool:
    """Whether a range says more than the number beside it."""
    return row.band is not None and row.band.width > 0


def note(one: Note, report: Report) -> str:
    """The A4 of one municipality."""
    label = f" · {report.header.label}" if report.header.label else ""
    foot = f"{report.header.title} · {report.header.base_line} · {say('snapshot', hash=report.header.snapshot)}{label}"
    return (
        f'<article class="a4" id="a4-{h(one.code)}" tabindex="-1" aria-labelledby="a4k-{h(one.code)}">'
        f'<div class="tools" hidden><button data-act="print">{h(say("button_print"))}</button>'
        f'<button class="plain" data-act="close">{h(say("button_close"))}</button></div>'
        f'<h2 id="a4k-{h(one.code)}">{h(one.name)}</h2><p class="number">{h(one.number)}</p><p>{h(one.sentence)}</p>'
        f"<h3>{h(heading('why'))}</h3>{lines(one.why)}"
        f'<div class="two"><div><h3>{h(heading("asks"))}</h3><ul>{items(one.asks)}</ul></div>'
        f"<div><h3>{h(heading('receives'))}</h3><ul>{items(one.receives)}</ul></div></div>"
        f"<h3>{h(heading('certain_or_not'))}</h3><ul>{items((*one.certain, *one.uncertain))}</ul>"
        f'<div class="decide"><h3>{h(heading("decision"))}</h3><p>{h(one.decision)}</p></div>'
        f'<p class="small">{h(foot)}</p></article>'
    )


def limit(report: Report) -> str:
    """The slider and the plan behind each of its points; '' when only one maximum was calculated."""
    if not report.variants:
        return ""
    current = next((index for index, one in enumerate(report.variants) if one.is_current), 0)
    marks = "".join(f"<span>{h(one.label)}</span>" for one in report.variants)
    return (
        f'<section id="grens" aria-labelledby="grens-kop"><h2 id="grens-kop">{h(say("limit_title"))}</h2>'
        f'<p class="quiet">{h(say("limit_lead"))}</p><div class="slider" hidden>'
        f'<label for="schuif">{h(say("limit_label"))} <output id="stand" for="schuif"></output></label>'
        f'<input id="schuif" type="range" min="0" max="{len(report.variants) - 1}" step="1" value="{current}">'
        f'<div class="marks" aria-hidden="true">{marks}</div></div>'
        f"{''.join(variant(one, report, index) for index, one in enumerate(report.variants))}</section>"
    )


def variant(one: Variant, report: Report, index: int) -> str:
    """The plan at another maximum: what it does to the shortage and to everyone else."""
    houses = figures.houses(report, width=340, key=f"vh{index}", variant=one)
    region = replace(one, price=())
    price = figures.price(report, width=340, key=f"vp{index}", variant=region)
    rows = "".join(map(variant_row, (*one.rows, one.total), (*one.price, one.price_total)))
    names = ("head_municipality", "head_places", "head_shortage", "head_outflow", "head_other", "head_regular")
    head = "".join(f"<th scope=col>{h(say(name))}" for name in names)
    return (
        f'<details class="variant" data-label="{h(one.label)}"{" open" if one.is_current else ""}>'
        f"<summary>{h(one.label)}: {h(one.difference)}</summary><p>{h(one.headline)}</p>"
        f'<p class="quiet">{h(one.ranges)}</p><div class="three">'
        f"<figure><figcaption>{h(say('variant_houses'))}</figcaption>{houses}</figure>"
        f"<div><figure><figcaption>{h(say('variant_price'))}</figcaption>{price}</figure>"
        f"<table class=truth><caption>{h(say('table_caption'))} {h(one.label)}</caption><thead><tr>{head}</tr></thead>"
        f"<tbody>{rows}</tbody></table></div></div></details>"
    )


def variant_row(row: Row, price: PriceRow) -> str:
    """Room and shortage of a municipality, and where its lettings go."""
    values = (row.figures.room, row.figures.shortage, price.outflow, price.other_priority, price.regular)
    return f"<tr><th scope=row>{h(row.name)}{''.join(f'<td>{number(value)}' for value in values)}"


def numbers(rows: Iterable[NextRow]) -> str:
    """The numbers one could find out, what each decides and by how many homes it narrows."""
    heads = (say("head_number"), say("head_decides"), say("head_narrows"), say("head_decisions"))
    body = "".join(
        f'<tr><th scope="row">{h(row.name)}</th><td class="n" data-h="{h(heads[1])}">{h(row.decides)}</td>'
        f'<td class="n" data-h="{h(heads[2])}">{number(row.narrows)}</td><td>{h(", ".join(row.decisions))}</td></tr>'
        for row in rows
    )
    if not body:
        return ""
    top = "".join(f'<th scope="col"{MIDDLE[place]}>{h(head)}</th>' for place, head in enumerate(heads))
    return (
        f'<details class="more"><summary>{h(say("numbers_all"))}</summary><table class="list">'
        f"<caption>{h(say('numbers_all'))}</caption><thead><tr>{top}</tr></thead><tbody>{body}</tbody></table></details>"
    )


MIDDLE = ("", ' class="n"', ' class="n"', "")


def mail(following: NextNumbers) -> str:
    """A link that opens the message to who has the deciding number; the reader fills in the address."""
    if not following.mail_subject:
        return ""
    link = f"mailto:?subject={quote(following.mail_subject, safe='')}&body={quote(following.mail_body, safe='')}"
    return f'<p class="mail"><a href="{h(link)}">{h(say("mail_link"))}</a></p>'


def choices(report: Report) -> str:
    """Every switch with its value and meaning; what differs from the start is bold."""
    body = "".join(
        f'<tr><th scope="row">{h(one.label)}</th><td>{chosen(one)}</td><td>{h(one.sentence)}</td></tr>'
        for one in report.choices
    )
    heads = "".join(f'<th scope="col">{h(say(head))}</th>' for head in ("head_choice", "head_value", "head_means"))
    return (
        f'<div class="scroll"><table class="list"><caption>{h(say("choices_caption"))}</caption>'
        f"<thead><tr>{heads}</tr></thead><tbody>{body}</tbody></table></div>"
    )


def chosen(one: Choice) -> str:
    """The value; bold where the region chose something else than the start."""
    return h(one.value) if one.is_default else f"<b>{h(one.value)}</b>"


def sources(report: Report) -> str:
    """Every source with its grades, how many numbers, which files."""
    heads = (say("head_source"), say("head_grade"), say("head_count"), say("head_files"))
    body = "".join(
        f'<tr><th scope="row">{h(one.name)}</th><td data-h="{h(heads[1])}" class="n">{h(one.grades)}</td>'
        f'<td class="n" data-h="{h(heads[2])}">{number(one.numbers)}</td><td>{h(", ".join(one.files))}</td></tr>'
        for one in report.sources
    )
    top = "".join(f'<th scope="col"{MIDDLE[place]}>{h(head)}</th>' for place, head in enumerate(heads))
    return (
        f'<div class="scroll"><table class="list"><caption>{h(say("sources_caption"))}</caption>'
        f"<thead><tr>{top}</tr></thead><tbody>{body}</tbody></table></div>"
    )


def notices(report: Report) -> str:
    """What was set aside, one line for each kind and file."""
    if not report.notices:
        return ""
    shown = "".join(f"<li>{h(one.text)}" for one in gathered(report.notices))
    return f'<ul class="plain">{shown}</ul>'


def horizon(report: Report) -> str:
    """The path to the horizon and the no-regret sentence; '' when there is neither."""
    if report.path is None and not report.urgency:
        return ""
    said = report.path.sentence if report.path else report.urgency
    more = f"<p>{h(report.urgency)}</p>" if report.path and report.urgency else ""
    drawn = figures.path(report, width=640)
    narrow = figures.path(report, width=328, key="pad-smal")
    figure = (
        f'<figure class="card horizon"><figcaption>{h(say("figure_path_title"))}</figcaption>'
        f'<div class="for-wide">{drawn}</div><div class="for-narrow">{narrow}</div></figure>'
        if drawn
        else ""
    )
    return (
        f'<section id="pad-{report.header.horizon}" aria-labelledby="pad-kop"><h2 id="pad-kop">{h(said)}</h2>'
        f"{more}{figure}</section>"
    )
