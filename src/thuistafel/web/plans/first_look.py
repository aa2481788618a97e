"""What a party sees in the period of first look: its own number, and nothing anyone else's can be computed from.

Left out, because each gives another's number away: totals (minus one's own), prices and variants (the same totals),
where a share comes from (pool and exact share give the sum of all lettings), the room of others in any sentence,
and the snapshot's signs (a guess at all numbers can be checked by them).
"""

from __future__ import annotations

from dataclasses import fields, replace
from datetime import datetime

from django.utils import timezone
from django.utils.formats import date_format

from thuistafel.core.distribution import Figures
from thuistafel.core.errors import ThuistafelError
from thuistafel.core.plan import REGION
from thuistafel.documents.report import Line, NextNumbers, Note, PriceRow, Report, Row, Summary, Why
from thuistafel.documents.report_words import homes, households, number, places, say
from thuistafel.web.region.pages import Here

NOTHING = Figures(**dict.fromkeys((field.name for field in fields(Figures)), None))  # type: ignore[arg-type]
NO_SIGNS = "–"


def masked(report: Report, here: Here) -> Report:
    """The report as the member may see it until everyone may see everything."""
    until = moment_words(here.region.first_look_until)
    row = next((_own_row(row, until) for row in report.rows if row.code == here.own_code), None)
    note = _own_note(row, report, until) if row else None
    return replace(
        report,
        header=replace(report.header, snapshot=NO_SIGNS),
        summary=_summary(note, until),
        rows=(row,) if row else (),
        total=Row(REGION, report.total.name, NOTHING, None, None, "", "", "", delivered=0, members=0),
        notes=(note,) if note else (),
        next_numbers=NextNumbers("", "", "", ()),
        price=(_price(row),) if row else (),
        price_total=PriceRow(REGION, report.price_total.name, None, None, None, None),
        variants=(),
        notices=(),
        notice_sentence="",
        sources=(),
        path=None,
        urgency="",
        bounds=(),
        new_homes=None,
        waterfall=None,
    )


def refuse_others(here: Here) -> None:
    """Raise `first_look_hidden` for who may only see its own number now."""
    if here.is_first_look:
        raise ThuistafelError("first_look_hidden", until=moment_words(here.region.first_look_until))


def moment_words(moment: datetime | None) -> str:
    """`15 december 2026`, on the calendar of the region; '' for none."""
    return date_format(timezone.localtime(moment), "j F Y") if moment else ""


def _summary(note: Note | None, until: str) -> Summary:
    hidden = say("first_look_hidden", until=until)
    return Summary(note.sentence if note else say("first_look_other", until=until), "", hidden, "", "", ())


def _own_row(row: Row, until: str) -> Row:
    own = alone(row.figures)
    return replace(row, figures=own, verdict="", verdict_words="", verdict_deviation="", why=_whys(row, own, until))


def alone(figures: Figures) -> Figures:
    """The numbers of a municipality by itself, before anyone helps anyone: help tells how much room others have."""
    if figures.room is None:
        return replace(
            figures, received=0, housed_elsewhere=0, placed=None, shortage=None, room_left=None, regular=None
        )
    moved, received = figures.housed_elsewhere, figures.received
    return replace(
        figures,
        received=0,
        housed_elsewhere=0,
        shortage=_plus(figures.shortage, moved),
        room_left=_plus(figures.room_left, received),
        regular=_plus(figures.regular, received),
    )


def _plus(known: int | None, more: int) -> int | None:
    return None if known is None else known + more


def _whys(row: Row, own: Figures, until: str) -> tuple[Why, ...]:
    """Only lines about own numbers: known origin, own lettings and the maximum, task against room."""
    lines = {why.field: why.lines for why in row.why}
    if not lines:
        return ()
    share = own.task - own.known
    code = "first_look_share" if share else "first_look_no_share"
    task = (*lines["opgave"][:1], Line(say(code, share=households(share), until=until)))
    opened = [Why("opgave", say("why_task", name=row.name, task=own.task), task)]
    if own.room is None or own.shortage is None:
        return tuple(opened)
    opened.append(Why("ruimte", say("why_room", name=row.name, room=own.room), lines["ruimte"]))
    asked = say("why_shortage" if own.shortage else "why_no_shortage", name=row.name, shortage=homes(own.shortage))
    opened.append(Why("tekort", asked, (_outcome(own),)))
    return tuple(opened)


def _outcome(own: Figures) -> Line:
    code = "first_look_short" if own.shortage else "first_look_fits"
    return Line(say(code, task=households(own.task), room=number(own.room), shortage=homes(own.shortage)))


def _own_note(row: Row, report: Report, until: str) -> Note:
    own = row.figures
    state = "unknown" if own.shortage is None else "short" if own.shortage else "fits"
    values = {
        "name": row.name,
        "task": households(own.task),
        "percent": f"{report.header.percent}%",
        "fits": number(own.placed),
        "shortage": homes(own.shortage),
        "left": places(own.room_left),
    }
    hidden = say("first_look_hidden", until=until)
    helps = any(choice.switch == "tekort" and not choice.is_default for choice in report.choices)
    sentence = say(f"note_{state}", **values)
    why = tuple(line for opened in row.why for line in opened.lines)
    return Note(
        row.code,
        row.name,
        say(f"note_number_{state}", **values),
        f"{sentence} {say('first_look_alone')}" if helps else sentence,
        why[:5],
        (),
        (),
        (),
        (hidden,),
        "",
    )


def _price(row: Row) -> PriceRow:
    own = row.figures
    return PriceRow(row.code, row.name, own.lettings, own.placed, own.other_priority, own.regular)
