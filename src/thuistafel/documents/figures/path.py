"""The path to the horizon: who still waits at the end of each year."""

from __future__ import annotations

from thuistafel.documents.figures.ink import (
    BRICK,
    FAINT,
    GREEN,
    GREY,
    INK,
    LINE,
    SMALL,
    TEXT,
    Frame,
    Style,
    box,
    fit,
    framed,
    rule,
    text,
)
from thuistafel.documents.report import PathYear, Report
from thuistafel.documents.report_words import households, number, say

HEIGHT = 190
TOP, FLOOR = 40, 160


def path(report: Report, *, width: int = 480, key: str = "pad") -> str:
    """One column per year with its number above it; '' when the plan has no path."""
    if report.path is None or not report.path.years:
        return ""
    years = report.path.years
    step = width // len(years)
    most = max((year.end or 0 for year in years), default=0) or 1
    body = [rule(0, FLOOR, step * len(years), FLOOR, LINE)]
    for index, year in enumerate(years):
        body += column(year, index * step, step, most, index == len(years) - 1)
    rows = "; ".join(f"{year.year}: {households(year.end)}" for year in years)
    description = say("figure_path_description", sentence=report.path.sentence, rows=f"{rows}.")
    frame = Frame(
        key,
        width,
        HEIGHT,
        say("figure_path_title"),
        description,
        report.header.label,
    )
    body.append(text(0, 14, fit(say("figure_path_unit"), width, SMALL), Style(SMALL, GREY)))
    return framed(frame, body)


def column(year: PathYear, x: int, step: int, most: int, last: bool) -> list[str]:
    """One year; the last in the colour of its meaning, a missing one as a dash."""
    middle = x + step // 2
    parts = [text(middle, FLOOR + 18, fit(str(year.year), step, SMALL), Style(SMALL, INK, last, "middle"))]
    if year.end is None:
        return [*parts, text(middle, FLOOR - 6, number(None), Style(TEXT, GREY, anchor="middle"))]
    tall = year.end * (FLOOR - TOP) // most
    fill = (BRICK if year.end else GREEN) if last else FAINT
    shown = fit(number(year.end), step, TEXT)
    return [
        *parts,
        box(x + step // 6, FLOOR - tall, step - step // 3, tall, fill),
        text(middle, FLOOR - tall - 6, shown, Style(TEXT, INK, last, "middle")),
    ]
