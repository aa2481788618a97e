"""The mail that goes with the workbook: two sentences, and at most two questions."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from thuistafel.exchange.delivery.model import Delivery
from thuistafel.exchange.feedback.remarks import Remark, Sort
from thuistafel.exchange.feedback.summary import Tally
from thuistafel.exchange.feedback.values import safe_text
from thuistafel.wording import number, written
from thuistafel.wording.feedback import MAIL

MOST_QUESTIONS = 2


def mail_text(
    sender: str, files: Sequence[tuple[Delivery, Tally, Sequence[Remark]]], visible_from: date | None = None
) -> str:
    """Subject and text for one sender about all its files; the rest of the questions is in the workbooks."""
    refused = [each for each in files if each[0].refused]
    first = _refused(refused[0]) if len(refused) == len(files) else _read(files)
    questions = [each for _, _, remarks in files for each in remarks if each.sort is Sort.QUESTION]
    second = MAIL["questions"][min(len(questions), MOST_QUESTIONS)]
    asked = [f"{place}. {_plain(each.what)}" for place, each in enumerate(questions[:MOST_QUESTIONS], start=1)]
    more = (
        [MAIL["more"].format(count=number(len(questions) - MOST_QUESTIONS))] if len(questions) > MOST_QUESTIONS else []
    )
    later = [MAIL["visible_from"].format(day=written(visible_from))] if visible_from else []
    greeting = MAIL["greeting"].format(sender=_plain(sender)) if sender else MAIL["greeting_unknown"]
    parts = [MAIL["subject"], greeting, f"{first} {second}".strip(), *asked, *more, *later, MAIL["closing"]]
    return "\n\n".join(parts) + "\n"


def _read(files: Sequence[tuple[Delivery, Tally, Sequence[Remark]]]) -> str:
    tallies = [counted for delivery, counted, _ in files if not delivery.refused]
    read, corrected = (sum(getattr(one, name) for one in tallies) for name in ("read", "corrected"))
    aside = sum(one.aside for one in tallies)
    return MAIL["read"].format(read=number(read), corrected=number(corrected), aside=number(aside))


def _refused(each: tuple[Delivery, Tally, Sequence[Remark]]) -> str:
    return f"{MAIL['refused']} {' '.join(_plain(f'{one.what} {one.now}') for one in each[2])}"


def _plain(text: str) -> str:
    """On one line: what a sender wrote does not begin a header or a line of its own."""
    return " ".join(safe_text(text).split())
