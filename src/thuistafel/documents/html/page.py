"""One HTML file that can be mailed on: no requests, readable without scripts, every number with its why."""

from __future__ import annotations

import base64
import hashlib
import re
from html import escape as h
from importlib.resources import files
from string import Template

from thuistafel.documents import figures
from thuistafel.documents.fonts import page_font
from thuistafel.documents.html import opened, parts
from thuistafel.documents.report import Report
from thuistafel.documents.report_words import say
from thuistafel.wording.language import language

WORDS = (
    *("plan", "skip", "menu", "where", "distribution", "number", "choices", "sources", "alderman", "by_origin"),
    *("opens", "bars", "tiles", "which", "to_choose", "bold", "grades", "aside", "letters", "notes"),
)
"""The fixed words of the page, each a sentence of its own."""


def render_html(report: Report) -> str:
    """The whole page; the same report gives the same bytes."""
    style, script = packaged("page.css").replace("$regular", font("regular")), packaged("page.js")
    style = style.replace("$semibold", font("semibold")).replace("$label", report.header.label)
    filled = {**head(report), **first_screen(report), **sections(report)}
    return Template(packaged("page.html")).substitute(
        style=style,
        script=script,
        language=language(),
        style_hash=fingerprint(style),
        script_hash=fingerprint(script),
        **{name: lean(part) for name, part in filled.items()},
        **{f"page_{name}": h(say(f"page_{name}")) for name in WORDS},
    )


def packaged(name: str) -> str:
    """A file of this package, without the blank space that carries nothing."""
    text = files(__package__).joinpath(name).read_text(encoding="utf-8")
    return "\n".join(line.strip() for line in text.splitlines() if line.strip())


SPARE = re.compile(
    r"""</(?:li|td|th|tr|thead|tbody|dt|dd)>|</p>(?=<(?:p|div|h[1-6]|[uo]l|dl|table|section)\b|</(?:div|section)>)|"""
    r""" xmlns="[^"]*"| font-family="[^"]*"(?= font-size)"""
)
PLAIN_VALUE = re.compile(r"""="([\w#.()-]+)"(/?)(?=[ >])""", re.ASCII)


def lean(markup: str) -> str:
    """Markup without the end tags and quotes HTML does without, and figures without what the page says already."""
    return PLAIN_VALUE.sub(_unquoted, SPARE.sub("", markup))


def _unquoted(value: re.Match[str]) -> str:
    """A slash right behind a value without quotes would belong to it."""
    return f"={value[1]}{' /' if value[2] else ''}"


def font(weight: str) -> str:
    """The letters of the page in one weight; ThuistafelError `fonts_missing` when the file is not there."""
    return base64.b64encode(page_font(weight).read_bytes()).decode()


def fingerprint(text: str) -> str:
    """The hash by which a content security policy allows exactly this text."""
    return f"sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}"


def head(report: Report) -> dict[str, str]:
    """Title, label and footer."""
    header = report.header
    label = f'<span class="label">{h(header.label)}</span>' if header.label else ""
    footer = " · ".join(
        part for part in (header.title, header.base_line, header.label, say("snapshot", hash=header.snapshot)) if part
    )
    return {
        "title": h(f"{header.title}: {report.summary.headline}"),
        "label": label,
        "region": h(header.title),
        "year": str(header.plan_year),
        "base_line": h(header.base_line),
        "footer": h(footer),
    }


def first_screen(report: Report) -> dict[str, str]:
    """What is seen without scrolling: the conclusion, how certain it is, and the houses."""
    summary = report.summary
    ranges = [f"<p><strong>{h(summary.incomplete)}</strong></p>"] if summary.incomplete else []
    ranges.append(f"<p>{h(summary.range_agreed)} {h(summary.range_deviation)}</p>")
    if summary.backlog:
        ranges.append(f'<p class="second">{h(summary.backlog)}</p>')
    chooser = "".join(f'<li><a href="#a4-{h(note.code)}">{h(note.name)}</a></li>' for note in report.notes)
    return {
        "headline": re.sub(r"(?<=\d) (?=\w)", "\u00a0", h(summary.headline)),
        "ranges": "".join(ranges),
        "bounds": opened.bounds(report),
        "assumption": h(summary.assumption),
        "chooser": chooser,
        "houses_title": h(say("houses_caption", percent=f"{report.header.percent}%")),
        "houses": figures.houses(report, width=680),
        "houses_narrow": figures.houses(report, width=328, key="huisjes-smal"),
    }


def sections(report: Report) -> dict[str, str]:
    """Everything below the first screen."""
    following = report.next_numbers
    return {
        "notes": "".join(parts.note(one, report) for one in report.notes),
        "table": parts.table(report),
        "certain": parts.items(report.summary.certain),
        "bars": figures.bars(report, width=640),
        "bars_narrow": figures.bars(report, width=328, key="balken-smal"),
        "tiles": figures.tiles(report, width=448),
        "tiles_narrow": figures.tiles(report, width=328, key="kaart-smal"),
        "limit": parts.limit(report),
        "limit_link": f'<a href="#grens">{h(say("limit_link"))}</a>' if report.variants else "",
        "whether": h(following.whether),
        "how_much": h(following.how_much),
        "detail": h(following.detail),
        "mail": parts.mail(following),
        "numbers": parts.numbers(following.rows),
        "horizon": parts.horizon(report),
        "new_homes": opened.new_homes(report),
        "choices": parts.choices(report),
        "sources": parts.sources(report),
        "notice_sentence": h(report.notice_sentence),
        "notices": parts.notices(report),
        "grades": "".join(f"<dt>{h(letter)}</dt><dd>{h(words)}</dd>" for letter, words in report.grades),
    }
