"""The mail that goes with the workbook: two sentences, and at most two questions."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from thuistafel.exchange.delivery.model import Delivery
from thuistafel.exchange.feedback.remarks import Remark, Sort
from thuistafel.exchange.feedback.summary import Tally
from thuistafel.exchange.feedback.values import safe_text
from thuistafel.wording import number, written
from thuistafel.wording.feedback import MAIL
from thuistafel.wording.language import DUTCH, speaking

MOST_QUESTIONS = 2


@dataclass(frozen=True, slots=True)
class Told:
    """A file with how it fared and all that was said about it."""

    delivery: Delivery
    tally: Tally
    remarks: Sequence[Remark]


@speaking(DUTCH)
def mail_text(sender: str, files: Sequence[Told], visible_from: date | None = None) -> str:
    """Subject and text for one sender about all its files; the rest of the questions is in the workbooks."""
    greeting = MAIL["greeting"].format(sender=_plain(sender)) if sender else MAIL["greeting_unknown"]
    parts = [MAIL["subject"], greeting, " ".join(_sentences(files)), *_asked(files)]
    if visible_from:
        parts.append(MAIL["visible_from"].format(day=written(visible_from)))
    return "\n\n".join((*parts, MAIL["closing"])) + "\n"


def _sentences(files: Sequence[Told]) -> Iterator[str]:
    tallies = [one.tally for one in files if not one.delivery.refused]
    if tallies:
        yield MAIL["read"].format(tally=Tally.together(tallies).sentence)
        yield MAIL["attached"]
    for one in files:
        if one.delivery.refused:
            why = " ".join(_plain(f"{each.what} {each.now}") for each in one.remarks)
            yield MAIL["refused"].format(why=why)


def _asked(files: Sequence[Told]) -> list[str]:
    questions = [each for one in files for each in one.remarks if each.sort is Sort.QUESTION]
    if not questions:
        return []
    name = {1: "one", MOST_QUESTIONS: "two"}.get(len(questions), "more")
    asked = [f"{place}. {_plain(each.what)}" for place, each in enumerate(questions[:MOST_QUESTIONS], start=1)]
    return ["\n".join((MAIL[name].format(count=number(len(questions))), *asked))]


def _plain(text: str) -> str:
    """On one line: what a sender wrote does not begin a header or a line of its own."""
    return " ".join(safe_text(text).split())
